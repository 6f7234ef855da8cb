# What a person takes along: a backup, files with the dates of all accounts, and a look at the time away.
set-data = Your data
data-back-up = Back up…
data-restore = Restore…
data-calendar = Export expiry dates (.ics)
data-report = Report (.csv)
data-why = A backup takes everything to another computer. The dates go into a calendar, the report opens in a spreadsheet. Neither has a token in it.
data-saved = Saved: { $file }
data-remove = Remove everything…
remove-title = Remove everything?
remove-what = All accounts with their tokens, your Meta apps, places, settings and what happened are deleted from this computer. This can't be undone.
remove-sites = Your websites and programs keep the tokens they have. Those tokens end on their dates, because nothing extends them any more.
remove-after = Then Sixty ends. If you open it again, it begins as on the first day.
remove-back-up = Back up first…
remove-go = Remove everything
bak-title = Back up everything
bak-why = One sealed file takes everything to another computer, or brings it back here.
bak-inside = This is what goes into it
bak-accounts = { $count ->
        [one] { $count } account with its token
       *[other] { $count } accounts with their tokens
    }
bak-apps = { $count ->
        [one] { $count } Meta app, with its secret where we keep it
       *[other] { $count } Meta apps, with their secrets where we keep them
    }
bak-places = { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
bak-settings = Your settings
bak-pass = Choose a passphrase
bak-pass-help = At least 8 letters. We can't recover it for you, so write it down.
bak-pass-guessed = A program could guess this. Add a word or two.
bak-pass-fair = This is good. Another word makes it better.
bak-pass-strong = This is strong.
bak-apart = Whoever has this file and its passphrase has these accounts. Keep the two apart.
bak-done = Backup saved
bak-left-out = { $name } is not in it, because its token isn't in the vault anymore.
bak-app-left-out = The { $network } app { $app } is not in it, because something in it isn't right.
bak-not-made = The backup was not saved
bak-restore = Restore a backup
bak-restore-why = You see what is inside, and what would change here, before anything is changed.
bak-choose = Choose the backup
bak-locked = This backup is sealed
bak-locked-pass = Its passphrase
bak-locked-help = You chose it when the backup was made. Small and capital letters count.
bak-found = The backup of { $date }
bak-has = In it
bak-change = What changes here
bak-same = Nothing changes: all of it is here already.
bak-restored = { $count ->
        [one] { $count } account comes back:
       *[other] { $count } accounts come back:
    }
bak-kept = { $count ->
        [one] { $count } account stays as it is, because nothing shows that its token in the backup is better:
       *[other] { $count } accounts stay as they are, because nothing shows that their tokens in the backup are better:
    }
bak-older = { $count ->
        [one] { $count } account stays as it is, because its token in the backup ends earlier:
       *[other] { $count } accounts stay as they are, because their tokens in the backup end earlier:
    }
bak-already = { $count ->
        [one] { $count } account is here already, with the same token:
       *[other] { $count } accounts are here already, with the same tokens:
    }
bak-disconnected = { $count ->
        [one] { $count } account is disconnected here, and stays so:
       *[other] { $count } accounts are disconnected here, and stay so:
    }
bak-and-more = { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
bak-app-back = The { $network } app { $app } comes back.
bak-app-away = Log-ins with the app { $app } go on to { $return_address }. Go on only if that is your own site.
bak-place-back = { $place } becomes a place again. We don't write to it.
bak-settings-back = Your settings come back where they were never changed here.
bak-unknown-places = { $count ->
        [one] { $count } place is of a kind that this version doesn't know. It is left out.
       *[other] { $count } places are of a kind that this version doesn't know. They are left out.
    }
bak-go = Bring it back
bak-back = It is back
bak-was = What changed here
bak-next = We ask Meta about each account that came back now, so its status may change in a moment.
bak-two = Does Sixty still run on the other computer? Stop it there, or both extend the same tokens.
bak-not-opened = The backup could not be opened
bak-partly = It did not all come back
bak-partly-body = What came back stays. Try again, and the rest follows.
bak-again = Try again
ahead-title = If this computer stays off for
ahead-weeks = { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
ahead-safe = { $count ->
        [one] Until { $date } nothing ends. Your account is good beyond that day.
       *[other] Until { $date } nothing ends. All { $count } accounts are good beyond that day.
    }
ahead-none = No account can end by { $date }.
ahead-ends = { $count ->
        [one] If this computer stays off until { $date }, { $count } account ends:
       *[other] If this computer stays off until { $date }, { $count } accounts end:
    }
ahead-on = ends { $date }
ahead-over = has ended
ahead-turned-off = is turned off
ahead-login = wants a log-in by { $date }
ahead-more = { $count ->
        [one] and { $count } more account
       *[other] and { $count } more accounts
    }
ahead-extend = { $count ->
        [one] Extend { $count } now
       *[other] Extend { $count } now
    }
ahead-not = { $count ->
        [one] { $count } of them can't be extended now. You may have to log in for it, or it is too new.
       *[other] { $count } of them can't be extended now. You may have to log in for them, or they are too new.
    }
