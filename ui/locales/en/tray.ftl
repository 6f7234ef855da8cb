tray-practice = Practice mode
tray-none = No accounts yet
tray-locked = Your password vault is locked
tray-missing = No password vault found
tray-asking = Your computer asks for the password of your vault
tray-other-vault = This password vault has none of your tokens
tray-no-use = Your password vault can't be used
tray-ok = { $count ->
        [1] Your account is good
        [one] All { $count } accounts are good
       *[other] All { $count } accounts are good
    }
tray-soon = { $count ->
        [one] { $count } account expires soon
       *[other] { $count } accounts expire soon
    }
tray-stop = { $count ->
        [one] { $count } account needs you
       *[other] { $count } accounts need you
    }
tray-work = { $count ->
        [one] Extending { $count } token…
       *[other] Extending { $count } tokens…
    }
tray-off = Offline since { $time }
tray-checked = Checked { $time }
tray-next = Next: we extend { $name } on { $date }
tray-account-turned_off = { $name }: needs a log-in
tray-account-expired = { $name }: expired
tray-account-missing_permission = { $name }: missing permission
tray-account-not_delivered = { $name }: not delivered
tray-account-by_hand = { $name }: a token waits for you to paste it
tray-account-soon = { $count ->
        [0] { $name }: expires today
        [one] { $name }: { $count } day left
       *[other] { $name }: { $count } days left
    }
tray-account-unseen = { $name }: auto-extend is off, end not known
tray-account-waits = { $name }: can't be extended yet
tray-reconnect = Reconnect…
tray-extend = Extend Token
tray-details = Details
tray-tomorrow = Remind me tomorrow
tray-all = { $count ->
        [one] Show { $count } account…
       *[other] Show all { $count } accounts…
    }
tray-extend-all = Extend all tokens that can be extended ({ $count })
tray-check = Check now
tray-pause = Pause reminders
tray-pause-today = For today
tray-pause-three-days = For 3 days
tray-pause-until-monday = Until Monday
tray-resume = Resume reminders
tray-paused = Reminders paused until { $date }
tray-open = Open { -app }
tray-settings = Settings…
tray-quit = Quit { -app }
# Said once, when the window is closed.
close-title = { -app } keeps working
close-tray = We keep working in the background. Open { -app } again to see this window.
