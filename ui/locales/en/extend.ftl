ext-btn = Extend Token
ext-busy = Extending…
ext-done = Extended
ext-check-busy = Checking…
ext-send-busy = Sending…
ext-try = Try now
ext-fix = Fix place
ext-check = Check now
ext-asking = Asking { $network }…
ext-vault = Your computer asks for the password of your password vault. Look for its window.
ext-sending = Sending the token to its places…
ext-ok = { $has_date ->
        [yes] Extended. New date: { $date }.
       *[no] Extended.
    }
ext-ok-sent = { $has_date ->
        [yes] { $count ->
            [one] Extended. New date: { $date }. Sent to { $count } place.
           *[other] Extended. New date: { $date }. Sent to { $count } places.
        }
       *[no] { $count ->
            [one] Extended. Sent to { $count } place.
           *[other] Extended. Sent to { $count } places.
        }
    }
ext-ok-same = { $has_date ->
        [yes] Extended. New date: { $date }. The token itself did not change, so there is nothing to update.
       *[no] Extended. The token itself did not change, so there is nothing to update.
    }
ext-samedate = { $has_date ->
        [yes] { $network } kept the same date: { $date }. Reconnect to get a later one.
       *[no] { $network } kept the same date. Reconnect to get a later one.
    }
ext-noneed = { $has_date ->
        [yes] Good until { $date }. You don't need to extend it yet, but you can.
       *[no] This token has no end date. There is nothing to extend.
    }
ext-young = { $hours ->
        [0] The token was made less than an hour ago. It can be extended from { $time }.
        [one] The token was made { $hours } hour ago. It can be extended from { $time }.
       *[other] The token was made { $hours } hours ago. It can be extended from { $time }.
    }
rec-btn = Reconnect
rec-business = Make a new one
rec-busy = Connecting…
