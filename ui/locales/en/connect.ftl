con-title = Connect an account
con-again = Reconnect { $name }
con-what = When you connect an account, we get its token. { token-what }
con-network = Which network?
con-expect = Which account? Type its name, so that we notice if another one logs in.
con-known = { $has_name ->
        [yes] We connect { $name } on { $network }.
       *[no] We connect an account on { $network }.
    }
con-known-other = Another account
con-next = What happens next
con-next-1 = Your browser opens on { $network }.
con-next-2 = { $has_name ->
        [yes] Log in as { $name }.
       *[no] Log in with the account that you want to connect.
    }
con-next-3 = Press "Allow".
con-next-4 = Your browser shows a page with a warning. That's expected: it's our own page. Copy its address and come back here.
con-next-4-still = Is there still a page with a warning? Then the browser was open all the time. Copy the address of that page and come back here.
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
con-wait-help = That's fine. You're almost done. Copy the whole address from the top of that page and paste it here.
con-box = The address from the browser
con-paste = Paste and finish
con-clip = The address is on your clipboard.
con-clip-btn = Finish
con-paste-safe = This address works like a key for a short time. Paste it only here, and put it into no mail and no chat.
con-noopen = The browser didn't open
    .body = Copy this link and open it yourself.
    .copy = Copy the link
    .again = Open the browser again
con-page = I see an error page from Meta
    .body = Nothing is lost. Copy the words on that page and paste them in "Help me fix it". We'll tell you what they mean. Are there no words? Then it's often the app ID, the return address, or a Tester invite that nobody accepted yet.
    .main = Check your Meta app
con-other = The browser is logged in as someone else
    .body = Log out of { $network } in the browser first, or use a private window. Copy the link and open it there.
con-more = Keep waiting
con-got = Thanks. Asking { $network } for your 60-day token…
con-got-1 = You are back from the browser
con-got-2 = Getting a 60-day token for you
con-got-3 = Checking which account it is for
con-confirm = Is this the right account?
con-confirm-body = A pasted address can come from someone else. Keep this account only if you logged in as it.
con-yes = Yes, keep it
con-no = No, try again
con-pages = Connect Facebook Pages
    .why = You choose the Pages after you have logged in. Without a tick here, only the person who logs in is connected.
con-which = Which Pages?
con-which-body = Facebook gave us these Pages. Tick the Pages whose tokens we should keep alive.
con-which-all = All Pages
con-which-instagram = Linked to { $name } on Instagram.
con-which-keep = { $count ->
        [0] Choose a Page
        [one] Connect { $count } Page
       *[other] Connect { $count } Pages
    }
con-done = { $has_date ->
        [yes] { $name } is connected until { $date }.
       *[no] { $name } is connected.
    }
con-works = { $has_date ->
        [yes] { $name } works again until { $date }.
       *[no] { $name } works again.
    }
con-done-placed = { $count ->
        [one] The new token is at its place.
       *[other] The new token is at its { $count } places.
    }
con-done-auto = We'll extend the token for you around { $date }.
con-done-hand = { $count ->
        [one] Around { $date } we extend it. Then you paste the new token into { $place }.
       *[other] Around { $date } we extend it. Then you paste the new token in { $count } places.
    }
con-done-waiting = { $count ->
        [one] Now it waits for you: paste it into { $place } and press "{ pl-mark }".
       *[other] Now it waits for you: paste it in { $count } places and press "{ pl-mark }" at each.
    }
con-only-open = Now we extend the token only if { -app } is open then.
con-done-off = Auto-extend is off for this account.
con-done-where = One more thing: where is this token used?
con-dontknow = I don't know yet
con-later = Later, back to the list
con-wanted = The account you wanted
con-came = You logged in as
con-unchanged = Nothing was changed.
con-tip = Tip: log out of { $network } in the browser first, or use a private window.
con-other-here = { $name } is already in your list.
con-other-once = We didn't keep the token of this log-in, because you asked for another account. To use { $name }, log in once more.
con-renew-other = Reconnect { $name }
con-add-other = Add { $name } as a new account
cert-title = Why is there a warning?
cert-body = After the log-in, { $network } sends you to a page of ours, which is on this computer alone. Nobody on the internet can vouch for such a page, so the browser is careful. Nothing was sent to a stranger.
cert-best = You don't have to click past the warning. Copy the address of that page and paste it here.
cert-go = I'd rather continue in the browser
cert-go-chrome = Chrome or Edge: choose "Advanced", then "Proceed" or "Continue to localhost".
cert-go-firefox = Firefox: choose "Advanced", then "Accept the risk and continue".
cert-go-safari = Safari: choose "Show details", then "visit this website".
cert-go-maybe = Some browsers don't let you continue. Then copy the address and paste it here.
cert-only = Do this only for an address that starts with https://localhost. Never for another site.
