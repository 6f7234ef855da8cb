det-expires = { $count ->
        [one] Expires in { $count } day, on { $date }.
       *[other] Expires in { $count } days, on { $date }.
    }
det-good = { $count ->
        [one] Good for { $count } day, until { $date }.
       *[other] Good for { $count } days, until { $date }.
    }
det-today = Expires today at { $time }.
det-expired = Expired on { $date }.
det-off = { $network } no longer accepts this token.
det-perm = One permission is missing.
det-by-hand = The token waits for you to paste it.
det-place = { $why ->
        [moved] We can't find a file that takes this token.
        [changed] Someone changed a line that takes this token.
        [not_writable] We may not write to a file that takes this token.
        [in_use] Another program holds a file that takes this token.
        [key_missing] A file has lost the line for this token.
        [key_twice] A file has the line for this token twice.
        [hook_failed] The program that runs after the file ended with an error.
       *[other] One file still has the old token.
    }
det-unknown = The end date is not known yet.
det-never = This token has no end date.
det-login = { $count ->
        [one] Log in at { $network } again within { $count } day, by { $date }.
       *[other] Log in at { $network } again within { $count } days, by { $date }.
    }
det-login90 = { $network } also wants you to log in again by { $date }. Extending doesn't change this date. Reconnecting does.
det-kind-profile = Profile
det-kind-person = Person
det-kind-page = Page
det-kind-system = System user
det-who = Account
det-id = ID { $id }
det-connected = Connected { $date }
det-app = Meta app { $id }
det-token = This token
det-token-long = 60-day token
det-token-short = 1-hour token
det-token-endless = No end date
det-token-unknown = In your password vault
det-until = Until { $time }
det-old-off = Switch off the old token…
ask-old-title = Switch off the old token of { $name }?
ask-old-body = Your places have the new one. Anything else that still uses the old one stops working at once. This can't be undone.
ask-old-here = Switch it off
det-copy = Copy token
det-places = Where the token goes
det-places-none = We don't put this token anywhere yet. Add the settings file (.env) of your website, and we'll keep it up to date.
det-hand-why = We extend this token when 14 days are left, not 30, so that you have to paste it less often.
det-place-open = Open folder
det-place-find = Find the file
det-place-send = Send now
det-place-current = { $has_date ->
        [yes] Up to date since { $date }
       *[no] Up to date
    }
det-place-waiting = This place waits for you
det-place-stale = This place has an older token
det-place-failed = The new token didn't get here
det-reason-moved = We can't find the file. Was it moved? Show us where it is now.
det-reason-changed = Someone changed this line after us. Look at the line first. "Send now" replaces what is there.
det-reason-not_writable = We may not write to this file. Allow it in the file's settings, then press "Send now".
det-reason-in_use = Another program holds the file. Close it there, then press "Send now".
det-reason-key_missing = The line isn't in the file anymore. Add the place again, and we'll write the line.
det-reason-key_twice = The line is in the file twice. Delete the line that your site doesn't use, then press "Send now".
det-reason-hook_failed = The program that runs after it ended with an error.
det-reason-by_hand = You paste the token here yourself.
det-reason-not_yet = Nothing was sent yet.
det-perms = Permissions
det-perm-untold = { $network } doesn't say which permissions you gave.
det-perm-missing = This permission is missing.
det-perm-ask = Ask for it again
det-history = History
det-history-none = Nothing has happened yet.
# Lines of history.
his-connected = { $has_date ->
        [yes] Connected. Good until { $date }.
       *[no] Connected.
    }
his-imported = { $has_date ->
        [yes] Added by pasting a token. Good until { $date }.
       *[no] Added by pasting a token.
    }
his-restored = { $has_date ->
        [yes] Brought back from a backup. Good until { $date }.
       *[no] Brought back from a backup.
    }
his-extended = { $has_date ->
        [yes] Extended until { $date }.
       *[no] Extended.
    }
his-read_anew = Got a new token with the account that the Page belongs to.
his-not_read = Couldn't get a new token for the Page, so we kept the old token.
his-old_ended = Switched off the old token.
his-expired = The token expired.
his-put_off = We couldn't extend the token. We'll try again.
his-refused = { $network } refused to extend the token.
his-not_proved = The new token didn't work, so we kept the old token.
his-checked = Checked. The token works.
his-checked-not = Checked. The token doesn't work.
his-checked-unknown = Checked. { $network } gave no answer.
his-many = { $count ->
        [one] Checked { $count } time since { $date }. The token works.
       *[other] Checked { $count } times since { $date }. The token works.
    }
his-many-not = { $count ->
        [one] Checked { $count } time since { $date }. The token doesn't work.
       *[other] Checked { $count } times since { $date }. The token doesn't work.
    }
his-many-unknown = { $count ->
        [one] Checked { $count } time since { $date }. { $network } gave no answer.
       *[other] Checked { $count } times since { $date }. { $network } gave no answer.
    }
# Follows the sentence of an event that happened several times one after another.
his-run = { $count ->
        [one] { $count } time since { $date }.
       *[other] { $count } times since { $date }.
    }
his-delivered = Sent to { $place }.
his-not_delivered = { $place } didn't get the new token.
his-waits_for_you = { $place } waits for you to paste the new token.
his-pasted_older = You pasted a token into { $place } that was replaced by then.
his-pasted_undone = You took back that the token was pasted into { $place }.
his-pasted = You pasted the token into { $place }.
his-send_asked = You asked to send the token to its places.
his-place_added = { $place } was added as a place.
his-disconnected = You disconnected the account.
his-disconnect_undone = You brought the account back.
his-place_removed = We don't update { $place } anymore.
his-set = You changed a setting of this account.
his-set-auto-extend = { $value ->
        [on] You turned auto-extend on.
       *[off] You turned auto-extend off.
    }
his-set-client = { $has_value ->
        [yes] You set the client or group: { $value }.
       *[no] You removed the client or group.
    }
his-set-label = { $has_value ->
        [yes] You set your own name for it: { $value }.
       *[no] You removed your own name for it.
    }
his-set-snooze = { $has_date ->
        [yes] You put reminders off until { $date }.
       *[no] You put reminders off.
    }
his-other = Noted: { $event }.
