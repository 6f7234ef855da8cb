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
det-reason-refused = The other side didn't take the token. Check that the place still exists, then press "Send now".
det-reason-unreachable = We couldn't reach the other side. We'll try again every day.
det-reason-credential = The key that opens this place has ended or may not do this. Give a new one with the command "sixty places credential".
det-reason-by_hand = You paste the token here yourself.
det-reason-not_yet = Nothing was sent yet.
det-perms = Permissions
det-perm-untold = { $network } doesn't say which permissions you gave.
det-perm-missing = This permission is missing.
det-perm-ask = Ask for it again
det-history = History
det-history-none = Nothing has happened yet.
