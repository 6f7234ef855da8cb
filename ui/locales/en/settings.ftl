set-title = Settings
set-saved = Saved
set-remind = Reminders
set-notify = Remind me when an account needs me
    .why = You get a notification. The list and the icon near the clock say it too.
    .list = You get a notification. The list says it too.
set-notify-unseen = This desktop shows no notifications, so the last reminder is still waiting. The list and the icon near the clock say it meanwhile.
set-paused = Reminders are paused until { $date }.
set-resume = Resume reminders
set-remind-at = Warn me before the end
    .why = We stay quiet when all is well.
set-remind-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
set-remind-day = On the day
set-quiet = Quiet hours
    .why = We show nothing during these hours. You get the reminder afterwards.
set-quiet-from = From
set-quiet-to = To
set-weekends = No reminders on weekends
    .why = A reminder that would come on a weekend comes on the Friday before.
set-last-day = Except on the last day
    .why = On the day on which a token ends we remind you on a weekend too.
set-test = Send a test
set-practice-quiet = In practice, quiet hours and weekends hold nothing back, so that you see each reminder at once.
set-hide = Hide account names in notifications
    .why = Notifications then say how many accounts need you, and no names.
set-auto = Auto-extend
set-auto-on = Extend tokens for me
    .why = We try first when 30 days are left, then every day until it works. Where you paste the token yourself, we begin at 14 days, so that you paste less often.
set-start = Start-up
set-login = Start when I log in to this computer
    .why = Then we can extend your tokens on time.
set-keep = Keep working when the window is closed
    .why = If we stop, tokens won't be extended and you won't get reminders.
set-tray = Show the icon near the clock
    .why = It says at a glance whether all is well.
set-tray-none = This desktop shows no icons near the clock. To see this window again, open { app-name } once more.
set-look = Look
set-theme = Theme
set-theme-system = System
set-theme-light = Light
set-theme-dark = Dark
set-text-size = Size of the text
set-percent = { $size } %
set-language = Language
set-language-system = System
set-language-en = English
set-language-ru = Русский
set-log-in = Log-in
set-clip = Look for the browser's address on the clipboard
    .why = Only while a log-in waits for you, when you come back to this window. We take nothing but the address of that log-in.
set-apps = Meta apps
set-apps-none = No Meta app yet.
set-apps-add = Add an app
set-app-kept = Its secret is in your password vault.
set-app-once = Its secret isn't kept. We ask for it each time.
set-app-none = It has no secret yet.
set-app-begun = { $done ->
        [one] Begun in the steps: { $done } of { $total } is done.
       *[other] Begun in the steps: { $done } of { $total } are done.
    }
set-app-quick = Made in the steps, the quick way. Meta's page makes its tokens, so we need no app ID and no secret.
set-practice = Practice
set-practice-why = Pretend accounts. Nothing is real and nothing leaves this computer.
set-practice-enter = Start practice
set-about = About
set-version = { app-name } { $version }
set-about-what = { app-name } keeps the tokens of your Instagram, Threads and Facebook accounts going.
set-about-data = { -system.kind ->
        [macos] Accounts and settings are on this computer, in ~/Library/Application Support/sixty, and the tokens in your password vault.
        [windows] Accounts and settings are on this computer, in %APPDATA%\sixty, and the tokens in your password vault.
       *[linux] Accounts and settings are on this computer, in ~/.local/share/sixty, and the tokens in your password vault.
    }
set-about-license = It is free software, under the MIT License or the Apache License 2.0, as you like.
set-about-open = Open the project's page
set-keys = Keyboard keys
