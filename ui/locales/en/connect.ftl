con-title = Connect an account
con-again = Reconnect { $name }
con-network = Network
con-expect = Which account? This helps us catch mix-ups.
con-next = What happens next
con-next-1 = Your browser opens on { $network }.
con-next-2 = { $has_name ->
        [yes] Log in as { $name }.
       *[no] Log in with the account.
    }
con-next-3 = Press "Allow".
con-next-4 = You may see a warning page. That's expected. Copy its address and come back here.
con-open = Open { $network }
con-waiting = Waiting for you in the browser…
con-left = { $count ->
        [one] { $count } minute left.
       *[other] { $count } minutes left.
    }
con-allow = { $has_name ->
        [yes] Log in as { $name } and press "Allow".
       *[no] Log in and press "Allow".
    }
con-wait-ask = See a warning, a blank page, or "can't connect"?
con-wait-help = That's OK. You're almost done. Copy the whole address from the top of that page and paste it here.
con-box = The address from the browser
con-paste = Paste and finish
con-paste-safe = This address works like a key for a short time. Only paste it here. Don't send it to anyone.
con-noopen = The browser didn't open
    .body = Copy this link and open it yourself.
    .copy = Copy the link
    .again = Open the browser again
con-page = I see an error page from Meta
    .body = Nothing is lost. Copy its words and paste them in "Help me fix it". We say what they mean. No words? Mostly it's the app ID, the return address, or a Tester invite that waits.
    .main = Check your Meta app
con-other = It's logged in as someone else
    .body = Log out of { $network } in the browser first, or use a private window. Copy the link and open it there.
con-more = Keep waiting
con-got = Thanks. Asking { $network } for your 60-day token…
con-got-1 = You came back
con-got-2 = A 60-day token
con-got-3 = Looking who it is
con-confirm = Is this the right account?
con-confirm-body = The address had no mark of this try, so we ask.
con-yes = Yes, keep it
con-no = Not this one
con-pages = Connect Facebook Pages
    .why = You choose them when you are back. Without it, only the person who logs in is connected.
con-which = Which Pages?
con-which-body = These came back from Facebook. Tick the ones to keep alive.
con-which-all = Choose all
con-which-instagram = { $name } on Instagram is behind it.
con-which-keep = { $count ->
        [0] Choose a Page
        [one] Keep { $count } Page
       *[other] Keep { $count } Pages
    }
con-done = { $has_date ->
        [yes] { $name } is connected until { $date }.
       *[no] { $name } is connected.
    }
con-done-auto = We'll extend it by itself around { $date }. You don't need to do anything.
con-done-off = Extending is off for this account.
con-done-where = One more thing: where is this token used?
con-dontknow = I don't know yet
con-wanted = You wanted
con-came = You came back as
con-unchanged = We did not change anything.
con-tip = Tip: log out of { $network } in the browser first, or use a private window.
con-add-other = Add { $name } as new
cert-title = Why is there a warning?
cert-body = { $network } insists on a secure address. Your own computer can't get an official certificate, so the browser is being careful. Nothing was sent to a stranger.
cert-best = Best way: don't click past the warning. Copy the address and paste it here.
cert-go = I'd rather continue in the browser
cert-go-chrome = Chrome or Edge: choose "Advanced", then "Proceed" or "Continue to localhost".
cert-go-firefox = Firefox: choose "Advanced", then "Accept the risk and continue".
cert-go-safari = Safari: choose "Show details", then "visit this website".
cert-go-maybe = Some browsers offer no way through. Then paste the address.
cert-only = Do this only for an address that starts with https://localhost. Never for another site.
