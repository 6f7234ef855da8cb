ext-btn = Extend Token
ext-busy = Extending…
ext-done = Extended
ext-check-busy = Checking…
ext-send-busy = Sending…
ext-try = Try now
ext-unlock = Unlock
ext-fix = Fix place
ext-check = Check now
ext-asking = Asking { $network }…
ext-sending = The new token goes to its places…
ext-ok = { $has_date ->
        [yes] New date: { $date }.
       *[no] Extended.
    }
ext-ok-sent = { $has_date ->
        [yes] { $count ->
            [one] New date: { $date }. Sent to { $count } place.
           *[other] New date: { $date }. Sent to { $count } places.
        }
       *[no] { $count ->
            [one] Extended. Sent to { $count } place.
           *[other] Extended. Sent to { $count } places.
        }
    }
ext-ok-same = { $has_date ->
        [yes] New date: { $date }. The token itself did not change, so there is nothing to update.
       *[no] The token itself did not change, so there is nothing to update.
    }
ext-ok-manual = { $count ->
        [one] New token ready. Paste it in { $count } place.
       *[other] New token ready. Paste it in { $count } places.
    }
ext-partly = Extended, but { $place } didn't get it.
ext-samedate = { $has_date ->
        [yes] { $network } kept the same date: { $date }. Reconnect to get a later one.
       *[no] { $network } kept the same date. Reconnect to get a later one.
    }
ext-noneed = { $has_date ->
        [yes] Good until { $date }. No need yet, but you can.
       *[no] No end date. There is nothing to extend.
    }
ext-young = { $hours ->
        [0] Made less than an hour ago. It can be extended after { $time }. We'll do it.
        [one] Made { $hours } hour ago. It can be extended after { $time }. We'll do it.
       *[other] Made { $hours } hours ago. It can be extended after { $time }. We'll do it.
    }
rec-btn = Reconnect
rec-busy = Connecting…
