# The check-up in the window. Its lines and remedies are made by the host (doctor.ftl).
fix-all = Check everything
chk-why = We look at everything that we depend on: the internet, the vault, your places, reminders and more.
chk-working = We are looking…
chk-well = Nothing is wrong.
chk-wrong = { $count ->
        [one] { $count } thing needs you.
       *[other] { $count } things need you.
    }
chk-at = Checked { $time }.
chk-again = Check again
chk-good = Good
chk-bad = Needs you
chk-open = Not known
chk-fix-unlock = Unlock the vault
chk-fix-start_at_login = Start when I log in
chk-fix-test_reminder = Send a test
chk-fix-remind = Switch reminders on
chk-fix-show_tray = Show the icon
chk-fix-accounts = Open Accounts
chk-bundle = Save a report for support
chk-bundle-title = The report for support
chk-bundle-why = This is all that is in the report. Read it before you send it to somebody. Tokens, secrets and names are left out.
