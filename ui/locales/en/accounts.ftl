acc-sum-ok = All { $count } accounts are good.
acc-sum-ok1 = { $has_date ->
        [yes] { $name } is good until { $date }.
       *[no] { $name } is good.
    }
acc-sum-need = { $total ->
        [one] Your account needs you.
       *[other] { $count ->
            [one] { $count } of { $total } accounts needs you.
           *[other] { $count } of { $total } accounts need you.
        }
    }
acc-sum-need1 = { $name } needs you.
acc-sum-soon = { $count ->
        [one] { $count } of { $total } accounts expires soon.
       *[other] { $count } of { $total } accounts expire soon.
    }
acc-sum-soon1 = { $name } expires soon.
acc-sum-more = { $count ->
        [one] { $count } more expires soon.
       *[other] { $count } more expire soon.
    }
acc-sum-rest = { $count ->
        [one] The other one is good.
       *[other] The other { $count } are good.
    }
acc-sum-next = We extend { $name } next, on { $date }.
acc-begun = You began to set up { $network }: step { $now } of { $total }.
acc-off = You're offline. The dates were checked { $time }. We'll check again when you're back online.
acc-search = Search name, client, file
acc-show = Show accounts
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
acc-selected-clear = Clear selection
rec-each = Reconnect one by one
rec-next = Next: { $name }
rec-queue = Account { $number } of { $total }
rec-skip = Skip this account
acc-none-need = No account needs you.
acc-none-here = There is no such account.
acc-add = Add account
acc-extend-all = Extend all
acc-add-connect = Connect an account
acc-add-connect-more = Log in at Instagram, Threads or Facebook
acc-add-import = Add a token you already have
acc-add-import-more = A token, a .env file or a list (.csv)
acc-add-app = Set up your Meta app
acc-add-app-more = Needed once, before the first account
acc-bulk-title = { $count ->
        [one] Extend { $count } token?
       *[other] Extend { $count } tokens?
    }
acc-bulk-body = Tokens that are too new are left out. You can stop at any time. Tokens that are extended stay extended.
# Extends that were asked for with one click.
bulk-run = Extending { $number } of { $total }…
bulk-stop = Stop
bulk-stopping = Stopping after the accounts at hand…
bulk-extended = { $count ->
        [one] { $count } extended
       *[other] { $count } extended
    }
bulk-too_new = { $count ->
        [one] { $count } too new to extend
       *[other] { $count } too new to extend
    }
bulk-unchanged = { $count ->
        [one] { $count } keeps its date
       *[other] { $count } keep their dates
    }
bulk-later = { $count ->
        [one] { $count } not extended yet
       *[other] { $count } not extended yet
    }
bulk-need = { $count ->
        [one] { $count } needs you
       *[other] { $count } need you
    }
bulk-none = Nothing was extended.
# A row.
row-by-itself = We'll extend it for you on { $date }.
row-sent = { $count ->
        [one] Sent to { $count } place.
       *[other] Sent to { $count } places.
    }
row-pasted = { $count ->
        [one] Pasted in { $count } place.
       *[other] Pasted in { $count } places.
    }
row-then-paste = { $count ->
        [one] Then you paste the new token into { $place }.
       *[other] Then you paste the new token in { $count } places.
    }
row-young = It can be extended from { $time }.
row-manual = Auto-extend is off for this account.
row-soon = Extending adds up to 60 days.
row-login = Log in again by { $date }. Extending doesn't change this date.
row-waitnet = We'll extend it as soon as you're online.
row-unknown = { $has_date ->
        [yes] We don't know its end date yet. The next extend, on { $date }, tells it.
       *[no] We'll know the end date once the token is extended.
    }
row-unknown-off = { $has_time ->
        [yes] Auto-extend is off, and we don't know when this token ends. It can be extended from { $time }.
       *[no] Auto-extend is off, and we don't know when this token ends. Extend it to find out.
    }
row-never = We check the token every day.
row-stuck = { $has_date2 ->
        [yes] We haven't been able to extend it since { $date }. It still works until { $date2 }.
       *[no] We haven't been able to extend it since { $date }.
    }
row-expired = An expired token can't be extended. Log in once to get a new one.
row-off = { $network } no longer accepts the token, often after a new password. Log in once to get a new one.
row-business = Its token has ended. Make a new one in Meta's Business settings, and add it here.
row-perm = { $has_permission ->
        [yes] The permission "{ permission-name }" is missing.
       *[no] A permission is missing.
    }
row-by-hand = Waiting for you: paste the token into { $place }.
row-place = { $why ->
        [moved] We can't find { $place }. Was it moved? Show us where it is now.
        [changed] Someone changed the line in { $place }. Look at it, then send the token again.
        [not_writable] We may not write to { $place }. Allow it, then send the token again.
        [in_use] Another program holds { $place }. Close it there, then send the token again.
        [key_missing] { $place } has no such line anymore. Add the place again.
        [key_twice] { $place } has the line twice. Delete the line that your site doesn't use.
        [hook_failed] The token is in { $place }, but the program that runs after it ended with an error.
       *[other] { $place } still has the old token.
    }
col-expired = Expired { $date }
col-since = Stopped { $date }
col-until = Until { $date }
col-unknown = End not known yet
col-never = No end date
col-today = Until today, { $time }
# The menu of a row.
row-menu-details = Details
row-menu-check = Check now
row-menu-remind = Remind me later
row-menu-auto-off = Turn auto-extend off
row-menu-auto-on = Turn auto-extend on
row-menu-label = Set client or group
row-menu-select = Select
row-menu-disconnect = Disconnect…
det-copy-dead = The token of { $name } no longer works, so we didn't copy it. Reconnect the account first.
det-copied = The token is copied. We'll clear it from the clipboard in 60 seconds.
# Dialogs.
ask-dis-title = Disconnect { $name }?
ask-dis-body = { $why ->
        [file] We'll stop extending its token. Files keep the token they have until it expires.
        [hand] We'll stop extending its token. Where you pasted the token, it works until it expires.
        [both] We'll stop extending its token. Your files, and the places where you pasted it, keep the token they have until it expires.
        [dead] We'll stop checking it and reminding you of it.
       *[none] We'll stop extending its token. The token works until it expires.
    } You can bring the account back for 30 days, under your accounts.
ask-dis-here = Disconnect
dis-undo = { $name } is disconnected.
dis-undo-btn = Bring back
dis-list = { $count ->
        [one] { $count } disconnected account
       *[other] { $count } disconnected accounts
    }
dis-until = You can bring it back until { $date }.
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
snz-late = The token expires before that. Remind you on { $date }?
snz-late-only = The token expires before that.
snz-late-btn = Remind me on { $date }
snz-save = Remind me
lab-title = Client or group
lab-long = That is too long. 100 letters are the most.
lab-help = Once an account has a client, "{ cl-group }" appears above the list. It puts the accounts of one client together.
lab-own = Your own name for this account (optional)
lab-own-help = We show it beside the account's name. You can search for it.
cl-group = Group by client
cl-filter = Client
cl-all = All clients
cl-none = No client
cl-stop = { $count ->
        [one] { $count } needs you
       *[other] { $count } need you
    }
cl-paste = { $count ->
        [one] { $count } waits for you to paste
       *[other] { $count } wait for you to paste
    }
cl-soon = { $count ->
        [one] { $count } expires soon
       *[other] { $count } expire soon
    }
cl-good = { $count ->
        [one] { $count } good
       *[other] { $count } good
    }
cl-page = Page for the client
cl-page-of = Page for the client: { $client }
cl-page-sub = Accounts on { $date }
cl-account = Account
cl-network = Network
cl-state = State
cl-until = Connected until
cl-as-off = Not connected: needs a log-in
cl-as-permission = A permission is missing
cl-as-soon = Connected, ends soon
cl-as-connected = Connected
cl-ended = { $has_date ->
        [yes] Ended on { $date }
       *[no] Ended
    }
cl-page-from = { $has_name ->
        [yes] Made by { $name }, who keeps these accounts connected.
       *[no] Made by the people who keep these accounts connected.
    }
cl-page-nothing = There is nothing for you to do.
cl-page-do = What you can do: log in once to { $names }. We tell you how.
cl-sender = Your name, for the client (optional)
cl-empty = This client has no accounts now.
cl-print = Print or save as PDF
cl-message = Write to the client
cl-message-of = Write to the client: { $client }
cl-message-title = Write to { $client }
cl-message-body = There is no token in it. You can change it after you paste it.
cl-message-often = The better way: set up the client's own { -app }. Then the log-in ends on their computer, and what comes back to you is sealed.
cl-message-language = Language of the message
cl-language-en = English
cl-language-ru = Русский
cl-message-copy = Copy message
cl-message-copied = The message is copied. Paste it, and read it before you send it.
