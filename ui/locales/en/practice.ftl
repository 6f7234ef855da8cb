prac-name = Practice
prac-unfold = Show its buttons
prac-fold = Hide its buttons
prac-bar = Pretend accounts. Nothing is real and nothing leaves this computer.
prac-bar-elsewhere = Pretend accounts. The pretend Meta runs in another program, which also sets the time and what happens.
prac-today = Today is { $date }
prac-skip = Skip ahead
prac-skip-days = { $count ->
        [one] +{ $count } day
       *[other] +{ $count } days
    }
prac-skipping = { $count ->
        [one] { $count } day to go…
       *[other] { $count } days to go…
    }
prac-lived = { $count ->
        [0] In the days you skipped, no token had to be extended.
        [one] In the days you skipped, we extended { $count } token.
       *[other] In the days you skipped, we extended { $count } tokens.
    }
prac-lived-need = { $count ->
        [one] { $count } account needs you.
       *[other] { $count } accounts need you.
    }
prac-happen = Make something happen
prac-event-password_changed = Someone changes the password
prac-event-no_internet = The internet goes away
prac-event-slow_meta = Meta gets slow
prac-event-wrong_account = The browser is logged in as someone else
prac-event-file_moved = Someone moves a settings file
prac-password = The password of { $name } was changed, so its token no longer works.
prac-now-no_internet = No internet
prac-now-slow_meta = Meta is slow
prac-now-wrong_account = Someone else in the browser
prac-end = { $what } · End this
prac-try = Try these: { $done } of { $all } done
prac-try-import = Add an account with a token or a file
prac-try-extend = Extend a token
prac-try-reconnect = Reconnect an account
prac-try-send_to_file = Send a token to a settings file
prac-try-see_reminder = See a reminder: skip ahead until one comes
prac-try-set_up = Make a Meta app, step by step
prac-done-mark = Done
prac-type = In practice, type { $name }. This account exists there.
prac-have = Practice brings a Meta app for { $network }, so you can connect at once. Here you try how to make one yourself.
prac-token = Copy a practice token
prac-token-copied = Copied. Now add an account and paste it.
prac-samples = Open the sample folder
prac-leave = Leave practice
prac-entering = Getting practice ready…
prac-leaving = Removing practice data…
prac-done = Practice data removed.
vault-where = { -system.kind ->
        [macos] Tokens are kept in the macOS Keychain.
        [windows] Tokens are kept in Windows Credential Manager.
       *[linux] Tokens are kept in the keyring of this desktop.
    }
vault-waits = Reminders still work from the dates we know. Extending waits until it's open.
vault-works = Your password vault works now.
vault-look = Look around with pretend accounts
