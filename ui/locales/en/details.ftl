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
det-off = { $network } turned this token off.
det-perm = One permission is missing.
det-place = One place has the old token.
det-unknown = Date not known yet.
det-never = No end date.
det-login90 = Facebook also wants you to log in again by { $date }. Extending doesn't move this date. Reconnecting does.
det-kind-profile = Professional account
det-kind-person = Person
det-kind-page = Page
det-kind-system = System account
det-who = Who
det-id = ID { $id }
det-connected = Connected { $date }
det-app = Meta app { $id }
det-token = This token
det-token-long = 60-day token
det-token-short = 1-hour token
det-token-endless = No end date
det-token-unknown = Kept in your vault
det-until = Until { $time }
det-copy = Copy
det-places = Where it goes
det-places-none = No place yet.
det-place-open = Open
det-place-send = Send now
det-place-current = { $has_date ->
        [yes] Up to date since { $date }
       *[no] Up to date
    }
det-place-waiting = Waiting for you
det-place-stale = Has an older token
det-place-failed = Not delivered
det-reason-moved = We can't find the file. Was it moved?
det-reason-changed = Someone changed the line since we last saved. Look at it before we write.
det-reason-not_writable = We may not write to the file. Change its settings, then send again.
det-reason-in_use = Something holds the file. Close it and send again.
det-reason-key_missing = The line isn't in the file. Add it at the end, then send again.
det-reason-key_twice = The line is in the file twice. Leave the one your site uses.
det-reason-hook_failed = The program ended with an error.
det-reason-by_hand = You paste this one yourself.
det-reason-not_yet = Nothing was sent yet.
det-perms = Permissions
det-perm-untold = { $network } doesn't tell which ones were given.
det-perm-missing = Missing
det-perm-ask = Ask for it
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
his-extended = { $has_date ->
        [yes] Extended until { $date }.
       *[no] Extended.
    }
his-put_off = Couldn't extend. We try again.
his-refused = { $network } refused to extend it.
his-not_proved = The new token didn't prove itself. We kept the old one.
his-checked = Checked. It works.
his-checked-not = Checked. It doesn't work.
his-checked-unknown = Checked. { $network } gave no answer.
his-delivered = Sent to { $place }.
his-not_delivered = { $place } didn't get it.
his-send_asked = You asked to send it.
his-place_added = { $place } was added.
his-disconnected = You disconnected it.
his-disconnect_undone = You undid the disconnect.
his-place_removed = { $place } isn't updated any more.
his-set = A setting was changed.
his-other = Something was noted.
