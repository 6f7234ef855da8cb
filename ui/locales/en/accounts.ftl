acc-sum-ok = All { $count } accounts are good.
acc-sum-ok1 = { $has_date ->
        [yes] { $name } is good until { $date }.
       *[no] { $name } is good.
    }
acc-sum-need = { $count ->
        [one] { $count } of { $total } accounts needs you.
       *[other] { $count } of { $total } accounts need you.
    }
acc-sum-need1 = { $name } needs you.
acc-sum-soon = { $count ->
        [one] { $count } of { $total } accounts expires soon.
       *[other] { $count } of { $total } accounts expire soon.
    }
acc-sum-soon1 = { $name } expires soon.
acc-sum-rest = Everything else is good.
acc-sum-next = Next by itself: { $name } on { $date }.
acc-off = You're offline. Dates are from { $time }. We'll check again when you're back.
acc-search = Search name, client, place
acc-show = Show
acc-chip-all = All
acc-chip-need = Need you
acc-chip-soon = Expires soon
acc-chip-good = Good
acc-group-need = Need you
acc-group-soon = Expires soon
acc-group-good = Good
acc-show-all = { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
acc-show-less = Show less
acc-none = No account matches "{ $query }".
acc-clear = Clear search
acc-select = Select { $name }
acc-selected = { $count ->
        [one] { $count } selected
       *[other] { $count } selected
    }
acc-selected-clear = Clear
rec-each = Reconnect one by one
rec-queue = { $number } of { $total }
rec-skip = Skip this one
acc-none-need = Nothing needs you.
acc-none-here = None here.
acc-add = Add account
acc-extend-all = Extend all
acc-add-connect = Connect an account
acc-add-import = Add a token you already have
acc-add-app = Set up your Meta app
acc-bulk-title = { $count ->
        [one] Extend { $count } token?
       *[other] Extend { $count } tokens?
    }
acc-bulk-body = We skip those that are too new. What is done stays done.
# A row.
row-by-itself = Extends by itself on { $date }.
row-sent = { $count ->
        [one] Sent to { $count } place.
       *[other] Sent to { $count } places.
    }
row-manual = Extending is off for this account.
row-soon = Adds up to 60 days.
row-login = Log in again by { $date }. Extending doesn't move this date.
row-waitnet = Extending as soon as you're online.
row-unknown = { $has_time ->
        [yes] We learn the date when it's first extended, after { $time }.
       *[no] We learn the date when it's first extended.
    }
row-never = We check it every day.
row-stuck = { $has_date2 ->
        [yes] Couldn't extend since { $date }. Still works until { $date2 }.
       *[no] Couldn't extend since { $date }.
    }
row-expired = An expired token can't be extended.
row-off = Turned off by { $network }. Log in once more.
row-perm = { $has_permission ->
        [yes] Needs one more permission: { permission-name }.
       *[no] Needs one more permission.
    }
row-place = { $place } still has the old token.
col-expired = Expired { $date }
col-since = Since { $date }
col-unknown = Not known yet
col-never = No end date
col-today = Today, { $time }
# The menu of a row.
row-menu-details = Details
row-menu-check = Check now
row-menu-copy = Copy token
row-menu-remind = Remind me later
row-menu-auto-off = Turn auto-extend off
row-menu-auto-on = Turn auto-extend on
row-menu-label = Client or group
row-menu-select = Select
row-menu-disconnect = Disconnect
det-copied = Copied. We'll clear it in 60 seconds.
# Dialogs.
dis-title = Disconnect { $name }?
dis-body = We'll stop extending it. Files keep the token they have until it expires. You can undo this for 30 days.
dis-here = Disconnect
dis-undo = { $name } disconnected.
dis-undo-btn = Undo
snz-title = Remind me later
snz-about = { $has_date ->
        [yes] { $name } expires on { $date }.
       *[no] { $name }
    }
snz-tomorrow = Tomorrow
snz-three = In 3 days
snz-before = The day before it expires
snz-pick = Pick a date
snz-date = Date
snz-late = It expires before that. Remind you on { $date }?
snz-late-only = It expires before that.
snz-late-btn = Remind me on { $date }
snz-save = Remind me
lab-title = Client or group
lab-help = It stands beside the name and can be searched for.
