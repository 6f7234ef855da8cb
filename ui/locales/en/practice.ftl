prac-name = Practice
prac-unfold = Show its buttons
prac-fold = Hide its buttons
prac-bar = Pretend accounts. Nothing is real and nothing leaves this computer.
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
prac-leave = Leave practice
prac-entering = Getting practice ready…
prac-leaving = Removing practice data…
prac-done = Practice data removed.
vault-where = { -system.kind ->
        [macos] Tokens are kept in the macOS Keychain.
        [windows] Tokens are kept in Windows Credential Manager.
       *[linux] Tokens are kept in the keyring of this desktop.
    } Reminders still work from the dates we know. Extending waits until it's open.
vault-look = Look around with pretend accounts
