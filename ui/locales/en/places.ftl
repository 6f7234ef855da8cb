# The page of all places.
nav-places = Places
nav-restarts = { $count ->
        [one] { $count } place waits for a restart
       *[other] { $count } places wait for a restart
    }
pl-title = { $count ->
        [0] Every place has its token.
        [one] One place needs you.
       *[other] { $count } places need you.
    }
pl-none = No places yet.
pl-what = A place is anything that needs the newest token. We update files for you. For the rest, we remind you.
pl-restart = It has the new token. Restart what uses it, so that it reads the new one.
pl-restarted = I restarted it
pl-restarted-of = I restarted it: { $place }
pl-undo = Put back
pl-undo-of = Put back what { $file } had before
pl-undo-title = Put back what { $file } had before?
pl-undo-body = The file gets back what it had before we last wrote to it. It gets no new token until you press "{ det-place-send }".
pl-add-title = Where is the token used?
pl-add-whose = Whose token?
pl-key-ends = The key that opens this place ends on { $date }.
pl-key-ended = The key that opens this place ended on { $date }. Make a new one there.
# Who else can come by the file of a place.
pl-guard-git_tracked = This file is shared through git, so your token may become public. Ask whoever knows git to take it out.
pl-guard-not_ignored = This folder is shared through git. Make sure the file is left out, or your token may become public.
pl-guard-git_history = An older version of this file is still in git, with the token of that time.
pl-guard-world_readable = Everybody who uses this computer can read this file.
pl-guard-web_root = A website may show this file to everybody. Move it to another folder.
pl-guard-synced = This folder is copied to other computers. The token will be there too.
pl-right-ignore = Leave it out of git
pl-right-close = Close it to others
pl-right-of = { $doing }: { $file }
pl-file = A settings file (.env)
pl-file-sub = We keep the token in this file up to date for you.
pl-add = Add a place
pl-add-more = Another settings file (.env)
pl-path = I can't find the file
pl-path-label = Path of the file
pl-path-help = Type or paste the whole path, with the file's name at the end.
pl-path-btn = Open this file
pl-waits = This line had a token that ran out. It waits for a new one.
pl-adopt = Put the token here
pl-adopt-of = Put the token here: { $line } of { $file }
pl-adopt-ask = Put the token of { $name } here?
pl-adopt-body = The line { $line } of { $file } gets this token now, and each new one.
pl-remove = Remove
pl-remove-of = Remove { $line } of { $file }
pl-remove-title = Stop updating { $file }?
pl-remove-body = { $has_line ->
        [yes] The line { $line } keeps the token that it has now. It won't get the next token.
       *[no] It keeps the token that it has now. It won't get the next token.
    }
pl-sent = { $file } has the token now.
pl-not-sent = { $file } didn't get the token.
# The file that may become a place.
pl-which = Which line takes the token?
pl-moved = Which line is it now?
pl-which-body = The { $network } token of { $name } goes into
pl-line-empty = This line is empty
pl-line-twice = This line is in the file twice. Delete the line that your site doesn't use.
pl-line-unclear = Not every program reads this line the same way.
pl-line-new = A new line at the end
pl-name = Name of the line
pl-name-help = The name your website looks for.
pl-name-bad = Use letters from A to Z, digits and _. Begin with a letter.
pl-dated = { $line } beside it has a date. We don't write that line, so it will stay old.
pl-preview = One line will change. Everything else stays as it is.
pl-save = Save and update
pl-hand = I paste it somewhere myself
pl-hand-of = I paste it somewhere myself: { $name }
pl-hand-sub = A WordPress plugin, Wix, Later, n8n. We tell you when there is a new token.
pl-hand-title = Where do you paste the token of { $name }?
pl-hand-body = About every six weeks we extend the token and ask you to paste the new one, here and in a reminder. You copy it, paste it there and press "{ pl-mark }".
pl-hand-else = Did somebody else make your website? They know the page where the token stands.
pl-hand-usual = Names of usual places
pl-hand-wordpress = WordPress plugin
pl-hand-other = Something else
pl-hand-name = What do you call it?
pl-hand-nameless = Give it a name, so that we can tell you where to paste.
pl-hand-link = Its page (optional)
pl-hand-link-help = The address of the page where you paste the token. We open it for you.
pl-hand-no-link = Use the address of a page, e.g. www.example.com/wp-admin. It can't begin with http://, and no password may stand in it.
pl-hand-save = Add this place
pl-wait = Waiting for you
pl-wait-body = Copy the token, paste it there, then press "{ pl-mark }".
pl-wait-replaced = A newer token came after you copied. Copy it, paste it there, then press "{ pl-mark }".
pl-pasted = { $has_date ->
        [yes] You pasted it on { $date }
       *[no] You pasted it
    }
pl-mark = I pasted it
pl-mark-of = I pasted it: { $place }
pl-marked = { $place } is marked as done.
pl-marked-undo = Undo
pl-dead-hand = The token of this account no longer works. Reconnect the account, and a new one waits here for you to paste.
pl-dead-file = The token there no longer works. Reconnect the account, and we write the new one here.
pl-link-open = Open its page
pl-link-open-of = Open its page: { $place }
pl-remove-hand = Remove { $place }
pl-remove-hand-title = Stop asking you about { $place }?
pl-remove-hand-body = The token stays where you pasted it. When it expires, you get no reminder to paste a new one.
