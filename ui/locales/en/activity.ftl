# The page of what happened.
nav-activity = Activity
act-show = What is shown
act-kind = Show
act-kind-all = Everything
act-kind-extended = Extended
act-kind-delivered = Sent to places
act-kind-problem = Problems
act-kind-reminder = Reminders
act-kind-you = What you did
act-account = Account
act-any = Any account
act-period = From
act-days = { $count ->
        [one] Last { $count } day
       *[other] Last { $count } days
    }
act-ever = All that we kept
act-today = Today
act-yesterday = Yesterday
act-sent = { $count ->
        [one] Sent to { $count } place.
       *[other] Sent to { $count } places.
    }
# Follows the names of two accounts.
act-more = { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
act-times = { $count ->
        [one] { $count } time.
       *[other] { $count } times.
    }
act-details = Details
act-detail-at = Time { $detail }
act-detail-event = Event { $detail }
act-detail-network = Network { $detail }
act-detail-reason = Reason { $detail }
act-detail-problem = Problem { $detail }
act-reconnect = Reconnect
act-older = Older
act-newer = Newer
act-copy-all = Copy details for support
act-copied-all = Copied. Tokens and secrets are left out.
act-csv = Export CSV
act-saved = Saved in { $file }.
act-none = Nothing has happened yet.
act-none-found = Nothing like this happened in that time.
# Told once after the program did not run for a week or more.
back-title = { $count ->
        [one] We were off for { $count } day
       *[other] We were off for { $count } days
    }
back-extended = { $count ->
        [one] { $count } token extended on our return.
       *[other] { $count } tokens extended on our return.
    }
back-none = No token expired meanwhile.
back-expired = { $has_date ->
        [yes] { $name } expired on { $date } while this computer was off.
       *[no] { $name } expired while this computer was off.
    }
back-more = { $count ->
        [one] { $count } more expired.
       *[other] { $count } more expired.
    }
back-all = Show all
back-login = Start when I log in
