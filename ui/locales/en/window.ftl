short-month = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
# Within a year nobody needs the year.
day-pattern = { short-month } { $day }
short-day-pattern = { short-month } { $day }
short-date-pattern = { short-month } { $day }, { $year }
# What a token is, for a person who meets the word for the first time.
token-what = A token is a long code that stands in for your password: with it, your website can show your photos and posts.
# Names of the networks and of the pages.
net-threads = Threads
net-instagram = Instagram
net-facebook = Facebook
nav-label = Pages of the program
nav-accounts = Accounts
nav-settings = Settings
nav-count = { $count ->
        [one] { $count } account needs you
       *[other] { $count } accounts need you
    }
nav-checked-now = Checked less than a minute ago
nav-checked = { $count ->
        [one] Checked { $count } minute ago
       *[other] Checked { $count } minutes ago
    }
nav-checked-at = Checked { $time }
nav-back = Back
# Small words that stand on many buttons.
win-cancel = Cancel
win-close = Close
win-copy = Copy
win-copied = Copied
win-done = Done
win-edit = Edit
win-save = Save
win-more-of = More for { $name }
win-details = Show details
win-details-hide = Hide details
win-row = { $doing }, { $name }
win-detail-account = Account { $detail }
win-detail-file = File { $detail }
win-detail-place = Place that you fill yourself: { $detail }
win-detail-line = Line { $detail }
win-detail-code = Code { $detail }
win-detail-trace = Meta's trace number { $detail }
win-detail-status = HTTP status { $detail }
act-copy = Copy details
act-copied = The details are copied. Tokens and names are left out.
win-no-paste = There's nothing to paste into on this page.
win-veiled = Names are hidden. Press the same keys to show them.
# Said after Ctrl + or Ctrl -. The value tells whether the text can become no larger, or no smaller.
win-text-size = { $value ->
        [largest] The text is { $size } % of its usual size. It can't be larger.
        [smallest] The text is { $size } % of its usual size. It can't be smaller.
       *[none] The text is { $size } % of its usual size.
    }
win-unveiled = Names are shown again.
# Statuses.
st-good = Good
st-soon = Expires soon
st-expired = Expired
st-turned_off = Needs a log-in
st-missing_permission = Permission missing
st-by_hand = Waiting for you
st-not_delivered = New token not delivered
st-date_unknown = End date not known yet
st-no_end_date = No end date
st-working = At work
dial-days = { $count ->
        [one] { $count } of 60 days left
       *[other] { $count } of 60 days left
    }
dial-unit = { $count ->
        [one] day
       *[other] days
    }
# The list of keys.
keys-title = Keyboard keys
keys-search = Search
keys-add = Add an account
keys-move = Move in the list
keys-open = Open an account
keys-extend = Extend the token
keys-reconnect = Reconnect
keys-check = Check now
keys-undo = Take back the last disconnect or "I pasted it"
keys-accounts = Accounts
keys-settings = Settings
keys-back = Back
keys-region = Next part of the window
keys-bigger = Larger text
keys-smaller = Smaller text
keys-usual = Usual text size
keys-help = This list
keys-jump = Go to an account
keys-paste = Paste into the page, or add the token on the clipboard
keys-select = Select an account
keys-select-more = Select more
keys-select-all = Select all shown
keys-clear = Clear the selection, close, go back
keys-copy = Copy the token of the open account
keys-hide = Hide names
keys-quit = Quit
# Before the program stops.
close-ask = Keep working when the window is closed?
    .body = If we stop, tokens won't be extended and you won't get reminders.
    .again = Open { -app } again to see this window.
    .keep = Keep working
    .stop = Stop
close-begun = The set-up that you began is saved. You can go on later.
quit-title = Quit { -app }?
quit-ask = The token of { $name } expires on { $date }. If you quit, we can't extend it.
    .stop = Quit
