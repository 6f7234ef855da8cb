# Said on stderr when the list of accounts was lost: the file in the data folder was gone or empty.
cli-rebuilt = { $count ->
        [one] The list of accounts was gone. We found { $count } account again in the password vault. Add its places again: they are not known anymore.
       *[other] The list of accounts was gone. We found { $count } accounts again in the password vault. Add their places again: they are not known anymore.
    }
cli-none-found = The list of accounts is gone, and this password vault has none of your tokens. Are they in another one? Then run this again with that one. If not, add each account once to begin a new list: { $sixty } connect or { $sixty } import.
cli-not-rebuilt = The list of accounts was gone, and this computer's password vault can't tell what it holds. Connect each account once: { $sixty } connect.
cli-rebuild-waits = The list of accounts is gone. Your tokens are in the password vault, which did not open. Unlock it, then run this again.
cli-status-none = No accounts yet. Add your first one: { $sixty } connect or { $sixty } import.
cli-status-all-good = { $count ->
        [one] Your account is good.
       *[other] All { $count } accounts are good.
    }
cli-status-need-you = { $total ->
        [one] Your account needs you.
       *[other] { $count ->
            [one] { $count } of { $total } accounts needs you.
           *[other] { $count } of { $total } accounts need you.
        }
    }
cli-status-turned_off = Needs a log-in
cli-status-expired = Expired
cli-status-missing_permission = Missing permission
cli-status-not_delivered = Not delivered
cli-status-soon = Expires soon
cli-status-date_unknown = Date not known yet
cli-status-no_end_date = No end date
cli-status-good = Good
cli-status-some-soon = { $count ->
        [one] { $count } account expires soon.
       *[other] { $count } accounts expire soon.
    }
cli-extend-extended = { $has_date ->
        [yes] { $name }: extended. New date: { $date }.
       *[no] { $name }: extended.
    }
cli-extend-unchanged = { $has_date ->
        [yes] { $name }: { $network } kept the same date: { $date }. Reconnect to get a later one.
       *[no] { $name }: { $network } kept the same date. Reconnect to get a later one.
    }
cli-extend-too_new = { $has_time ->
        [yes] { $name }: made less than a day ago. Run this again after { $time }.
       *[no] { $name }: works, but can't be extended yet. It may be less than a day old. Try again tomorrow.
    }
cli-extend-not_due = { $has_date ->
        [yes] { $name }: good until { $date }. No need yet.
       *[no] { $name }: no end date. There is nothing to extend.
    }
cli-extend-reconnect = { $name }: needs a new log-in.
cli-extend-retry_later = { $has_time ->
        [yes] { $name }: not now. Run this again after { $time }.
       *[no] { $name }: not now. Try again later.
    }
cli-extend-failed = { $name }: not extended. The old token stays.
cli-extend-sent = { $count ->
        [one] Sent to { $count } place.
       *[other] Sent to { $count } places.
    }
cli-extend-same = { $has_date ->
        [yes] { $name }: extended. New date: { $date }. The token itself did not change, so there is nothing to update.
       *[no] { $name }: extended. The token itself did not change, so there is nothing to update.
    }
cli-extend-would = { $name }: would be extended now. Nothing was changed.
cli-connect-open = Open this address in your browser, if it did not open by itself:
cli-connect-paste = You may see a warning page. That's expected. Copy its address and paste it here.
cli-connect-port-busy = Another program uses port { $port }. You can still connect: open the address yourself and paste the one you come back to.
cli-connect-no-browser = The browser didn't open. Copy the address and open it yourself.
cli-connect-came-back = Thanks. Asking for your 60-day token…
cli-connect-is-this-right = Is { $name } the right account? (yes/no)
cli-status-linked = Linked to @{ $name } on Instagram
cli-connect-page-facebook = --page is for Facebook alone. { $network } has no Pages.
cli-connect-expect-network = That account is on { $other }, and this connects { $network }. Use --network or --expect for the same one.
cli-connect-page-one-place = One place takes one token. Name one Page with --page, or leave --for-place out.
cli-page-read = { $name } has a new token, read with the account that it belongs to.
cli-page-not-read = { $name } keeps the token that it has:
cli-connect-page-left = { $page } was not kept:
cli-connect-place-waiting = { $count ->
        [one] { $count } place waits for a token from { $network }:
       *[other] { $count } places wait for a token from { $network }:
    }
cli-connect-place-row = { $number }. { $line } in { $file }
cli-connect-place-ask = Which one gets the token of { $name }? Type its number, or press Enter for none:
cli-connect-place-sure = Nothing shows that { $line } in { $file } belongs to { $name }. Write the token of { $name } there? y or n:
cli-connect-place-no-number = There is no { $number } in this list. Type one of its numbers, or press Enter for none:
cli-connect-place-done = { $line } in { $file } has the token of { $name } now.
cli-connect-place-left = Nothing was written. It can wait.
cli-connect-place-later = To put it there later: { $sixty } connect --network { $network } --for-place { $place }
cli-connect-place-unknown = No place { $place } waits for a token from { $network }. See them all: { $sixty } places list
cli-import-added = { $name } is good until { $date }.
cli-import-added-unknown = { $name } works. We'll learn its date when it is first extended.
cli-import-added-endless = { $name } is kept. It has no end date. To see whether it still works: { $sixty } check.
cli-import-linked = { $page } is linked to @{ $name } on Instagram.
cli-import-already = { $name } is here already. Its token was not changed.
cli-import-skipped = { $key }, line { $line }:
cli-import-skipped-row = Line { $line }:
cli-import-client = { $name } is an account of the client { $client }.
cli-handover-made = { $file } sets up another Sixty with your { $network } app.
cli-handover-by-phone = Send the file by mail or chat. Say the passphrase by phone, not in the same message.
cli-handover-no-secret = The app secret is not in it. The other side has to enter it before it can connect. Add --with-secret to put it in.
cli-handover-has-app = In the file: the { $network } app { $app }
cli-handover-has-return = Return address: { $return_address }
cli-handover-has-permissions = Connecting asks for: { $permissions }
cli-handover-has-secret = The app secret is in it. You can connect at once.
cli-handover-has-no-secret = The app secret is not in it. You need it before you can connect.
cli-handover-has-reply = { $has_other ->
        [yes] The token that you connect is sealed for { $other }. It is not kept here.
       *[no] The token that you connect is sealed for the person who made the file. It is not kept here.
    }
cli-handover-differs = This app is here already. The file has another { $values }.
cli-handover-return-address = return address
cli-handover-permissions = list of permissions
cli-handover-config-id = configuration ID
cli-handover-secret = app secret
cli-handover-take = Set this up? y or n:
cli-handover-replace = Put the file's values in the place of yours? y or n:
cli-handover-left = Nothing was changed.
cli-handover-add-replace = To put the file's values in the place of yours, add --replace.
cli-handover-taken = The { $network } app { $app } is set up.
cli-reply-send = { $has_other ->
        [yes] This is the token of { $name }, sealed for { $other }. Send them the text above. Nobody else can open it.
       *[no] This is the token of { $name }, sealed for the person who set you up. Send them the text above. Nobody else can open it.
    }
cli-reply-lost = The token of { $name } was not sealed to its end. Connect once more.
cli-reply-done = When it was sent: { $sixty } handover reply --sent
cli-reply-none = Nothing waits to be sent.
cli-reply-forgotten = Forgotten. Nothing waits to be sent.
cli-check-works = { $name }: works.
cli-check-dead = { $name }: does not work.
cli-check-unknown = { $name }: we couldn't ask Meta.
cli-app-set = { $network ->
        [Facebook] Kept the Facebook app { $app }. Meta allows this return address by itself while your app is in "Development mode":
        [Threads] Kept the Threads app { $app }. Paste this return address in all three boxes on Meta's page:
       *[other] Kept the { $network } app { $app }. Paste this return address on Meta's page:
    }
cli-app-none = No Meta app yet.
cli-app-removed = Removed the app { $app }.
cli-app-unknown = There is no app { $app } here.
cli-app-needed =
    .title = The app is in use
    .body = { $count ->
        [one] One account needs the app { $app }. Disconnect it first.
       *[other] { $count } accounts need the app { $app }. Disconnect those first.
    }
    .main = Show them
cli-place-none = No places yet. Tell us where your tokens are used: { $sixty } places add.
cli-place-unknown = There is no place { $place } here.
cli-place-not-asked = Removed { $place }. We do not ask you to paste there anymore.
cli-place-nameless = Give the place a name, for example --by-hand "WordPress plugin".
cli-place-link = --link takes the address of a page that begins with https://.
cli-place-written = We write { $place } ourselves, so there is nothing to confirm.
cli-place-removed = Removed { $place }. The file stays as it is.
cli-place-of-another = { $place } is already a place of { $name }, so it was not given to { $other }. If { $other } is right: { $sixty } places remove { $id }, then add it again.
cli-place-one-line = The token and the user ID can't both be in { $key }. Name two lines.
cli-place-send-it = It gets the token at the next extend. To send it now: { $sixty } places send { $place }
cli-place-current = up to date
cli-place-waiting = waiting
cli-place-failed = not delivered
cli-place-stale = has an older token
cli-reason-moved = We can't find the file. Was it moved?
cli-reason-changed = Someone changed the line since we last saved. Look at it, then send to this place by its id.
cli-reason-not_writable = We may not write to the file or its folder.
cli-reason-in_use = Something holds the file. Close it and send again.
cli-reason-key_missing = The line isn't in the file. Add it at the end, then try again.
cli-reason-key_twice = The line is in the file twice. Keep only the one that your site uses.
cli-reason-hook_failed = The program ended with an error.
cli-place-no-key = No key opens { $place }.
cli-place-waits = { $place } waits for its account, so there is nothing to show yet.
cli-place-preview-sent = Sent: { $after }
cli-place-preview-line = Line { $line }: { $before } becomes { $after }
cli-place-health = --health takes an address that begins with https://, or one of this computer.
cli-place-command-empty = There is no command in that.
cli-place-command-open = A { $value } is not closed.
cli-place-command-shell = We run the program without a shell, so { $value } would do nothing. Put quotes around it if it belongs to a word, or write a script and name that.
cli-place-command-assignment = We run the program without a shell, so it can't begin with NAME=value. Write a script and name that.
cli-place-command-control = There is a character in the command that can't be seen. Type it anew.
cli-place-command-secret = There is a secret in the command. Other programs could read it there; the token comes on standard input.
cli-place-url = --http takes an address that begins with https://, or with http:// on this computer, without a password or a token in it.
cli-place-method = --method takes POST, PUT or PATCH.
cli-place-header = --header takes the name of a header that is free, for example X-Cron-Key.
cli-place-field = --field takes a name.
cli-place-repository = --github takes OWNER/REPO.
cli-place-secret-name = A secret's name has letters, digits and _, begins with no digit, and not with GITHUB_.
cli-place-environment = --environment takes the name of an environment.
cli-place-project = --vercel takes the name or id of a project.
cli-place-variable = A variable's name has letters, digits and _, and begins with no digit.
cli-place-team = --team takes the id or the short name of a team.
cli-place-hook = --deploy-hook takes an address that begins with https://.
cli-place-key-empty = The key comes on standard input, in one line. There was none.
cli-ask-key = Paste the key that opens this place:
cli-preset-unknown = There is no command of the name { $value }. To see them: { $sixty } places add --list-presets
cli-preset-restart-only = { $value } takes no token. Use it after --restart.
cli-preset-set = --set takes NAME=VALUE, not { $value }.
cli-preset-missing = It needs --set { $value }=…
cli-preset-no-such = It has nothing of the name { $value }. To see what it takes: { $sixty } places add --list-presets
cli-preset-unfit = The value of { $value } can't be one.
cli-preset-sends = gives the token to { $program }
cli-preset-restarts = after --restart, runs { $program }
cli-reason-refused = The other side didn't take it.
cli-place-said = It said: { $said }
cli-reason-unreachable = We couldn't reach the other side. We try again at the next extend.
cli-reason-credential = The key that opens this place is missing, has ended or may not do this. Give a new one: { $sixty } places credential { $place }
cli-guard-none = We know of nobody else who can read these files.
guard-git_tracked = Git keeps { $file }, so it goes to all who get your code.
guard-git_tracked-fix = Add a line { $entry } to the gitignore file, then: git rm --cached { $typed }
guard-not_ignored = Git may come to keep { $file }, and then all who get your code have it.
guard-not_ignored-fix = Add a line { $entry } to the gitignore file.
guard-git_history = Git's history has { $file } from before, with what was in it then.
guard-git_history-fix = Switch off the old token, or keep your code to yourself.
guard-world_readable = Every user of this computer may read { $file }.
guard-world_readable-fix = If your site runs as you: chmod 600 { $typed }
guard-web_root = A web server may show { $file } to everybody.
guard-web_root-fix = Move it out of the folder that the server shows, or let the server refuse it.
guard-synced = { $file } is copied to your other computers and to the company that keeps it.
guard-synced-fix = Move it to a folder that isn't copied.
cli-find-no-folder = { $folder } is no folder.
cli-find-current = the token of today
cli-find-old = an older token
cli-find-sum = { $count ->
        [0] No copy of your tokens in
        [one] { $count } copy of your tokens in
       *[other] { $count } copies of your tokens in
    } { $files ->
        [one] { $files } file.
       *[other] { $files } files.
    }
cli-migrate-none = There is no token of Meta in this folder, and nothing that makes new ones.
cli-place-restart-needed = It has the new token. What uses it still runs with the old one: start it again.
cli-place-build-needed = It has the new token. What was built before still has the old one: build it again, then say so: { $sixty } places confirm { $id }
cli-place-undone = Put back. The place gets nothing until you send to it: { $sixty } places send { $id }
cli-place-no-former = Nothing from before is kept of { $place }.
cli-value-missing = { $file } has no { $at }.
cli-value-twice = { $file } has { $at } more than once, the last time in line { $line }. Keep only the one that is used.
cli-value-unclear = Programs may read line { $line } of { $file } in different ways, so we don't write { $at }. Give it a plain text in quotes.
cli-value-not-text = { $file } is no text in UTF-8.
cli-value-not-plain = { $at } can't hold a token in { $file }.
cli-reason-replaced = A newer token came since you copied it. Paste that one: { $sixty } get { $account }. Then: { $sixty } places confirm { $place }
cli-reason-by_hand = Paste the token there yourself. To see it: { $sixty } get { $account }. When it is done: { $sixty } places confirm { $place }
cli-reason-not_yet = Nothing was sent yet.
cli-disconnect-done = { $name } disconnected. You can undo this for 30 days: { $sixty } disconnect --undo { $account }
cli-disconnect-none = { $name } is not disconnected, so there is nothing to undo.
cli-disconnect-undone = { $name } is back.
cli-set-done = { $key } is { $value }.
cli-env-extended = { $has_date ->
        [yes] { $key }: extended. New date: { $date }. { $file } has the new token.
       *[no] { $key }: extended. { $file } has the new token.
    }
cli-env-unchanged = { $has_date ->
        [yes] { $key }: Meta kept the same date: { $date }. Reconnect to get a later one.
       *[no] { $key }: Meta kept the same date. Reconnect to get a later one.
    }
cli-env-too_new = { $has_time ->
        [yes] { $key }: made less than a day ago. Run this again after { $time }.
       *[no] { $key }: works, but can't be extended yet. It may be less than a day old. Try again tomorrow.
    }
cli-env-not_due = { $has_date ->
        [yes] { $key }: good until { $date }. No need yet.
       *[no] { $key }: no end date. There is nothing to extend.
    }
cli-env-reconnect = { $key }: needs a new log-in. { $file } stays as it was.
cli-env-retry_later = { $key }: not now. { $file } stays as it was. Run this again later.
cli-env-failed = { $key }: not extended. { $file } stays as it was.
cli-env-secret = Next: give the app ID with --app-id, and its secret in FB_APP_SECRET or on a line of that name in { $file }.
cli-env-old-date = { $line } in { $file } still has the old date. We don't write that line.
cli-place-replaces = { $line } in { $file } holds something that is no token. Sending replaces it.
cli-env-dated = { $line } in { $file } has a date. We don't write that line, so it will stay old.
cli-env-metadata-hint = A daily job should have --metadata, so that it knows the date.
cli-env-which-line = Several lines in { $file } hold a token: { $keys }. Choose one with --key.
cli-env-no-line = No line in { $file } holds a token. Choose one with --key.
cli-env-would = { $key }: would be extended now. { $file } stays as it is.
cli-line-missing = There is no line { $key } in { $file }. Add it at the end, then try again.
cli-line-missing-others = There is no line { $key } in { $file }. { $has_line ->
    [yes] Line { $line }, { $other }, holds a token from { $network }. Did you mean { $other }?
   *[no] These lines hold a token: { $other }. Did you mean one of them?
}
cli-line-twice = { $key } is in { $file } more than once. Keep only the line that your site uses.
cli-line-not-in-script = There is no line { $key } in { $file }. Put export { $key }= into it yourself, where it belongs, then try again.
cli-account-none = There is no account { $name } here. These are:
cli-account-none-at-all = There is no account { $name } here, and no other. Add your first one: { $sixty } connect or { $sixty } import.
cli-account-several = Several accounts are called { $name }. Choose one by its id:
cli-ask-token = Paste the token (it is not shown):
cli-ask-secret = Paste the app secret (it is not shown):
cli-ask-passphrase = The passphrase of the file (it is not shown):
cli-ask-new-passphrase = A new passphrase for the file (it is not shown):
cli-ask-passphrase-again = The same passphrase once more:
cli-usage-empty-passphrase = Nothing came in. Give the passphrase on standard input.
cli-usage-passphrase-differs = These were two different passphrases. Nothing was written.
cli-usage-passphrase-short = { $count ->
        [one] A passphrase has { $count } letter at least. Several words are good to say by phone.
       *[other] A passphrase has { $count } letters at least. Several words are good to say by phone.
    }
cli-exec-variable = { $name } can't be the name of a variable. Use letters, digits and _, for example --as THREADS_TOKEN.
cli-exec-none = There is no program { $program } here.
cli-exec-refused = { $program } could not be started: { $detail }.
cli-get-reveal = A token would stay on this screen. Add --reveal if you want that.
cli-ask-text = Paste the error text, then press Ctrl-D on a line of its own:
cli-progress-extend = Extending…
cli-progress-ask = Asking Meta…
cli-progress-work = Working on it…
cli-progress-slow = Still working. This is slower than usual.
cli-not-written = The answer could not be written. Is the disk full?
cli-usage-secret-argument = There is a token or an app secret in the command line, where other programs can see it. Give it on standard input.
cli-diagnose-hid-secret = Your text had a token in it. We hid it.
cli-usage-empty-secret = Nothing came in. Give it on standard input.
cli-usage-empty-text = Nothing came in. Give the error text on standard input.
cli-usage-secret-shape = { $count ->
        [one] That's { $count } character. An app secret has 32 letters and numbers. Copy all of it, and nothing else.
       *[other] That's { $count } characters. An app secret has 32 letters and numbers. Copy all of it, and nothing else.
    }
cli-usage-secret-is-id = That's an app ID. The app secret goes here: 32 letters and numbers.
cli-usage-id-is-secret = That's an app secret, and other programs can see it here. Make a new one on Meta's page. The ID is the number next to it.
cli-app-same-id = { $network } and { $other } now have the same app ID, { $app }. Each has its own number on Meta's page. Look for "{ $network } app ID".
cli-usage-app-id = An app ID is only digits. This looks like something else.
cli-usage-forget-facebook = Facebook asks for the secret each time we extend, so it has to stay.
cli-usage-retired = { $network } has no permission { $permission } anymore. Ask for { $instead } instead.
cli-usage-config-id = Only Facebook has a configuration ID.
cli-usage-http-return = The return address must start with https for Instagram and Threads.
cli-usage-bad-address = That is not a return address. It looks like https://localhost:16060/
cli-usage-practice-url = A practice address must be on this computer: localhost, 127.0.0.1 or [::1].
cli-usage-now-practice = Only practice can move the clock.
cli-usage-bad-time = That is not a time. It looks like 2026-11-20T10:00:00Z
cli-usage-no-permissions = Name at least one permission, or leave --permissions out.
cli-usage-set-key = There is no setting { $key }. See { $sixty } set --help.
cli-usage-set-all = { $key } is the same for all accounts. Leave the account out.
cli-usage-set-on-off = { $key } does not take { $value }. Write on or off.
cli-usage-set-quiet = { $key } does not take { $value }. Write two different hours from 0 to 23, such as 20-8.
cli-usage-set-remind-at = { $key } does not take { $value }. Write days before the end, from 0 to 60, such as 14,7,3,1,0.
cli-usage-day = { $key } does not take { $value }. Write a day, such as 2026-12-24.
cli-usage-day-past = { $value } is over. Name a day that is still to come.
cli-usage-set-graph-version = { $key } does not take { $value }. Write a version, such as v25.0.
cli-usage-label-long = That name is too long. 100 letters are the most.
cli-usage-label = A name needs letters, and it stays on one line.
cli-details = Details: { $detail }
cli-next = Next: { $command }
cli-remind-none = Nothing needs you.
cli-remind-tomorrow = Put off until tomorrow. The next { $sixty } remind from then on says it again.
cli-remind-no-desktop = There is no desktop here, so no notification was shown.
cli-remind-not-shown = The notification was not shown: { $detail }
cli-removed-everything = Accounts, tokens, app secrets and settings of { -app } are deleted from this computer.
cli-trust-everywhere = Your browsers accept our certificate until { $date }. We renew it before that.
cli-trust-some = Some of your browsers accept our certificate until { $date }.
cli-trust-nowhere = No browser has been told to accept our certificate.
cli-trust-yes = accepts
cli-trust-no = warns
cli-trust-firefox = If Firefox is open, close all of its windows and open it again. It reads this only when it starts.
cli-forecast = { $count ->
        [0] If this computer stays off until { $date }, nothing expires.
        [one] If this computer stays off until { $date }, { $count } account expires:
       *[other] If this computer stays off until { $date }, { $count } accounts expire:
    }
cli-forecast-extend = can be extended now
cli-forecast-login = wants a log-in by then
cli-forecast-expires = expires
cli-forecast-expired = has expired already
cli-forecast-turned-off = is turned off already
cli-usage-doctor-json = With --json the answer is on standard output, so name a file for the bundle.
cli-usage-export-json = With --json the answer is on standard output, so name a file for the export.
cli-exported = { $count ->
        [one] { $count } account is in { $file }.
       *[other] { $count } accounts are in { $file }.
    }
cli-doctor-saved = { $count ->
        [one] What was found is in { $file } ({ $count } byte). It is a plain text. Read it before you send it.
       *[other] What was found is in { $file } ({ $count } bytes). It is a plain text. Read it before you send it.
    }
cli-keep-started = Sixty keeps your accounts alive until you press { $key }.
cli-keep-installed = Done. From now on the system runs it, from each log-in on: { $file }
cli-keep-no-service = This computer has no service for that (systemd does not run here). Put this line into your crontab with crontab -e:
cli-keep-removed = Done. The system no longer runs it. Your accounts and tokens stay.
cli-keep-none = The system did not run it, so nothing was changed.
