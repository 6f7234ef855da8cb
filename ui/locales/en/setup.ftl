# Of today, with the time; before that, with the day.
setup-saved = { $has_date ->
        [yes] Saved { $date }
       *[no] Saved { $time }
    }
setup-whose = Whose accounts?
setup-whose-mine = Mine or my company's
setup-whose-clients = My clients'
setup-way = Pick a way
setup-way-quick = Quick way
    .why = { $minutes ->
        [one] About { $minutes } minute. Meta's page makes the token, and you paste it. Best for one account: fewer steps now. When its token stops working, you make the next one there in two minutes.
       *[other] About { $minutes } minutes. Meta's page makes the token, and you paste it. Best for one account: fewer steps now. When its token stops working, you make the next one there in two minutes.
    }
setup-way-full = Full way
    .why = { $minutes ->
        [one] About { $minutes } minute. After that, you connect and reconnect with one click and a log-in. Best for two accounts or more, and for one account if you rarely want to see Meta's page again.
       *[other] About { $minutes } minutes. After that, you connect and reconnect with one click and a log-in. Best for two accounts or more, and for one account if you rarely want to see Meta's page again.
    }
setup-way-only = Facebook has one way. Its tokens can be extended only with the app secret, so we need it once.
setup-steps = The steps
setup-row-done = Done
setup-row-next = Start
setup-row-go-on = Go on
setup-over-quick = Your account is connected. When its token stops working, you make a new one the same way.
setup-to-accounts = Show my accounts
setup-connect-more = Connect another account
setup-again = Start over
    .sure = Forget all ticks and start over
setup-have = Your Meta app for { $network } is saved here: app ID { $id }.
setup-form = I have the app ID and the app secret already
setup-helper = Ask someone to do this for me
setup-checked = Meta moves things around. We last checked these steps on { $date }.
setup-step-of = { $network } · step { $now } of { $total }
setup-step-before = { $network } · before the first step
setup-words = We quote the words on Meta's pages in English. If your pages have another language, our drawings show the places.
setup-language = At facebook.com/settings?tab=language you can switch Meta's language.
setup-see = What you'll see
setup-ready = Have these ready
setup-do = What to do
setup-worked = How you know it worked:
setup-ready-when = One check before you go on:
setup-later = I can't do this now
setup-next = Done, next
setup-finish = Done
setup-kept = Saved. You can close this and go on later.
setup-open-page = Open "{ $page }"
setup-number-unknown = We don't know the number of your app yet, so this button opens the list of your apps. Choose your app there.

setup-stage-before = Before you start
    .sub = Things to have ready
setup-stage-app = Make the app
    .sub = On Meta's page, about 3 minutes
setup-stage-return = { $network ->
        [Facebook] Leave the return address out
       *[other] Add the return address
    }
    .sub = { $network ->
        [Facebook] Nothing to paste
        [Threads] Copy one line, paste it three times
       *[other] Copy one line and paste it
    }
setup-stage-permissions = { $network ->
        [Facebook] Check the permissions
       *[other] Allow the permissions
    }
    .sub = { $network ->
        [Facebook] Look for a few names
       *[other] A few clicks
    }
setup-stage-invite = Invite the account
    .sub = { $network ->
        [Facebook] Send it. The person accepts it on Facebook
       *[other] Send it, then accept it on { $network }
    }
setup-stage-token = Make the token
    .sub = Meta's page makes it, you paste it here
setup-stage-keys = Copy the app ID and the app secret
    .sub = Two values from one page
setup-stage-try = Try it
    .sub = Connect your first account

setup-see-before = Meta asks for these things on the way. With them at hand you won't have to stop.
setup-see-app = A page with all your Meta apps. It is empty the first time.
setup-see-return = { $network ->
        [Threads] A page with three boxes for addresses, all empty.
        [Facebook] A box named "{ $redirect_box }" on Meta's page. You don't need it now.
       *[other] A page in several parts. One part is about the log-in.
    }
setup-see-permissions = { $network ->
        [Threads] A list of names that begin with "threads".
        [Facebook] A long list of names, with a box to search in it.
       *[other] The page that you know. Its first part is about permissions.
    }
setup-see-invite = A list of the people who work on your app. Your own name is in it.
setup-see-token = { $network ->
        [Threads] A long page. You need its very end.
       *[other] A page in several parts. You need the part "{ $token_part }".
    }
setup-see-keys = { $network ->
        [Threads] A page with two values that belong together: "{ $app_id }" and "{ $app_secret }".
       *[other] Two values near the top of the page: "{ $app_id }" and "{ $app_secret }".
    }
setup-see-try = Your browser opens on { $network }. It asks whether your app may use the account.

setup-worked-before = Log in at facebook.com. Facebook should ask for a code after your password, for example from your phone.
setup-worked-app = Meta's page shows the name of your app at the top. Its number is in the address of the page.
setup-worked-return = { $network ->
        [Facebook] The box is still empty, and you changed nothing else.
       *[other] The page says that it saved. The address is still there after you reload the page.
    }
setup-worked-permissions = { $network ->
        [Facebook] You found each name in the list.
       *[other] Each of the names that you copied here now says "{ $ready }". Other names on that page don't matter.
    }
setup-worked-invite = On Meta's page, "{ $pending }" is gone beside the name.
setup-worked-token = We name the account here, and say whether its token works.
setup-worked-keys = The ID has only digits. The secret has 32 characters.
setup-worked-try = We say until when the account is connected.

setup-do-open = Open Meta's page.
setup-do-ready-login = A Facebook log-in with two-step log-in turned on.
setup-do-ready-professional = An Instagram account set to "Business" or "Creator". It's free to switch in the Instagram app.
setup-do-ready-account = The name and the password of your { $network } account.
setup-do-ready-page = You are an admin of the Facebook Page.
setup-do-ready-phone = Your phone, in case Meta sends a code.
setup-do-ready-time = { $minutes ->
        [one] About { $minutes } quiet minute. You can stop at any step.
       *[other] About { $minutes } quiet minutes. You can stop at any step.
    }
setup-do-app-open = Open Meta's page. If it asks you to log in, use your own Facebook account.
setup-do-app-create = Press "{ $create_app }". The first time, Meta wants you to sign up. It's free: press "{ $get_started }" and go through its steps.
setup-do-app-name = Type a name that you will know again, such as "My website", and your e-mail address. Meta takes no name with a part of its brands in it, such as "Insta", "Face", "Threads" or "Meta". Press "{ $next }".
setup-do-app-use-case = { $network ->
        [Threads] Tick "{ $use_case }". Press "{ $next }".
        [Facebook] Scroll to the very end of the list, choose "{ $use_case }" and press "{ $next }". On the next page choose "{ $app_type }" and press "{ $next }" again.
       *[other] Find "{ $group }", on the left or above the list, and choose it. Tick "{ $use_case }". Press "{ $next }".
    }
setup-do-app-business = Choose "{ $no_business }". Press "{ $next }" until you see the last page.
setup-do-app-finish = Press "{ $create_app }". Meta may ask for your Facebook password.
setup-do-app-product = On the page that opens, find "{ $product }" and press "{ $set_up }".
setup-do-app-address = You are on the page of your app now. Copy its whole address from the top of the browser and paste it here. We'll pick out the app number.
setup-do-return-copy = Copy this address.
setup-do-return-find = { $network ->
        [Threads] Look for the box "{ $redirect_box }".
       *[other] Go to the part "{ $login_part }". Press "{ $set_up }", or "{ $login_settings }" if you see that.
    }
setup-do-return-paste = { $network ->
        [Threads] Paste the address in all three boxes: "{ $redirect_box }", "{ $uninstall_box }" and "{ $delete_box }". After each paste, press the suggestion that pops up. The address turns into a tag with a cross.
       *[other] Paste the address under "{ $redirect_box }". Does the page have more boxes for addresses? Paste it there too.
    }
setup-do-return-save = Press "{ $save }".
setup-do-return-empty = Leave the box "{ $redirect_box }" empty. Meta allows our address without it. The checker on that page may say no. You can ignore it.
setup-do-return-mode = Leave your app in "{ $development }". That is right for accounts you look after.
setup-do-permissions-publish = Does a program publish posts for you, such as a scheduler? Only then is the permission for it needed. A website that shows your posts does without it.
setup-publishes = A program publishes posts for me
setup-do-permissions-add = { $network ->
        [Threads] Find each of the names below. Press "{ $add }" where it doesn't say "{ $ready }".
        [Facebook] Find each of the names below. If it says "{ $standard }" or "{ $ready }", it's fine.
       *[other] Press "{ $add_permissions }".
    }
setup-do-permissions-more = Now open "{ $permissions_page }". Find each of the names below. Press "{ $add }" where it doesn't say "{ $ready }".
setup-do-invite-name = Which account do you want to connect? Type its name.
setup-do-invite-add = { $network ->
        [Facebook] Press "{ $add_people }" and choose "{ $tester }". Type the name of the person who runs the Page. Press "{ $add }".
       *[other] Press "{ $add_people }" and choose "{ $tester }". Type the name of the account, pick it from the list and press "{ $add }".
    }
setup-do-invite-go = { $network ->
        [Facebook] Now the person logs in on Facebook and opens this page.
       *[other] Now accept the invite. It's on { $network }, not on this Meta page. { $has_name ->
            [yes] Log in there as { $name }.
           *[no] Log in there with the account.
        }
    }
setup-do-invite-accept = { $network ->
        [Facebook] They press "{ $accept }".
       *[other] Choose "{ $invites }" and press "{ $accept }".
    }
setup-do-token-permissions = Do you see "{ $add_permissions }"? Press it first.
setup-do-token-account = { $network ->
        [Threads] Scroll to "{ $token_part }" at the very end of the page. Your account is listed there.
       *[other] Go to the part "{ $token_part }". Press "{ $add_account }". { $has_name ->
            [yes] Log in as { $name }.
           *[no] Log in with the account that you want to connect.
        }
    }
setup-do-token-generate = Press "{ $generate }" beside the name. Meta shows the token once, so copy all of it.
setup-do-token-paste = Come back here and paste the token.
setup-do-keys-find = { $network ->
        [Facebook] Find "{ $app_id }" and "{ $app_secret }". Press "{ $show }" to see the secret.
       *[other] Find "{ $app_id }" and "{ $app_secret }". The number at the very top of the page is a different one. Press "{ $show }" to see the secret.
    }
setup-do-keys-enter = Copy both into these boxes.
setup-do-keys-desktop = Open one more page and look for "{ $desktop }". It has to say "{ $no }".
setup-do-try-warning = { $network ->
        [Facebook] Log in with the Facebook account that runs the Page.
       *[other] After you press "Allow", your browser may show a page with a warning. That's expected: it's our own page. We show you what it looks like and what to do.
    }
setup-do-try-connect = Connect your account now.

setup-english = Meta's page isn't in English, so its words differ. { setup-language }
setup-wrong-app = The app was made for something else. Go back to the first step and make a new one. It takes 3 minutes.
setup-lost-ready-instagram = I don't have one of these
    .one = Two-step log-in is off. Turn it on at facebook.com: open the settings, then "Accounts Center", then "Password and security".
    .two = Your Instagram is a personal account. In the Instagram app, open "{ $account_type }" in the settings. Choose "{ $professional }".
    .three = You have no Facebook account. Meta gives apps only to people with a Facebook log-in. Make one, or ask someone to do this for you.
setup-lost-ready-threads = I don't have one of these
    .one = Two-step log-in is off. Turn it on at facebook.com: open the settings, then "Accounts Center", then "Password and security".
    .two = You don't know a password for Threads. It's the one of your Instagram account.
    .three = You have no Facebook account. Meta gives apps only to people with a Facebook log-in. Make one, or ask someone to do this for you.
setup-lost-ready-facebook = I don't have one of these
    .one = Two-step log-in is off. Turn it on at facebook.com: open the settings, then "Accounts Center", then "Password and security".
    .two = You are no admin of the Page. Ask an admin to give you full control in the settings of the Page.
    .three = You have no Facebook account of your own. Don't use a shared one: Meta locks those. Ask someone to do this for you.
setup-lost-app-create = I don't see "{ $create_app }"
    .one = You see a welcome page. You have not signed up yet: press "{ $get_started }" first.
    .two = You land on business.facebook.com. That's a business log-in. Log out and log in with your own Facebook account.
    .three = Your window is too narrow. The button is at the top right. Make the window wider.
setup-lost-app-use-case = I don't see "{ $use_case }" in the list
    .one = The list is longer than it looks. Scroll down inside the list.
    .two = A filter on the left hides it. Choose "All" there.
    .three = { setup-english }
setup-lost-app-name = Meta doesn't take what I typed
    .one = The name has a word of Meta's in it, such as "Insta", "Face", "Threads" or "Meta". Choose another name.
    .two = The e-mail address has a typo. Use the one of your Facebook account.
    .three = Meta wants to check that it's you. Follow its steps, then press "{ $create_app }" once more.
setup-lost-return-box = I don't see these boxes
    .one = You are on the page of another app. Look at the name at the top.
    .two = You are on the page "Use cases". Press "{ $customize }" beside "{ $use_case }".
    .three = { setup-english }
setup-lost-return-save = It won't save
    .one = { $network ->
        [Threads] The address is still plain text. Press the suggestion under the box, so that it turns into a tag.
       *[other] A space came along with the address. Empty the box and paste again.
    }
    .two = A box for an address is empty. Paste the address there too.
    .three = The address has another spelling. It has to begin with "https" and to end with "/". Copy it from here again.
setup-lost-return-facebook = The page says that our address is not allowed
    .one = The checker doesn't know this rule of Meta's. You can go on.
    .two = Your app is not in "{ $development }". Switch it back at the top of the page.
    .three = You typed our address into the box and Meta won't save it. Empty the box again.
setup-lost-permissions-instagram = I don't see the button, or a name is missing
    .one = You pressed it before. Then each name already says "{ $ready }", and you can go on.
    .two = { setup-wrong-app }
    .three = { setup-english }
setup-lost-permissions-threads = A name is missing
    .one = You are on "{ $settings }". The list is on "{ $permissions_page }". The menu of the page leads there.
    .two = It was added before. Then it says "{ $ready }" further up.
    .three = { setup-english }
setup-lost-permissions-facebook = A name is missing
    .one = The list is long. Type the name into the search box above it.
    .two = { setup-wrong-app }
    .three = { setup-english }
setup-lost-invite-tester = I can't add the account
    .one = "{ $tester }" isn't offered. { setup-wrong-app }
    .two = Meta doesn't find the name. Type it exactly as on the profile, without the @.
    .three = You are in a list of test users. Choose "{ $roles }" below "{ $app_roles }" on the left.
setup-lost-invite-accept = I don't see the invite
    .one = You are logged in as someone else. Log out there, and log in as the account you invited.
    .two = You are in the app on your phone. The invite is on the website only.
    .three = It was not sent. On Meta's page, the name has to say "{ $pending }".
setup-lost-invite-facebook = The person doesn't see the request
    .one = They are logged in as someone else. The request goes to their own Facebook account.
    .two = They have not signed up on developers.facebook.com yet. It's free, and Meta asks for it first.
    .three = It was not sent. On Meta's page, the name has to say "{ $pending }".
setup-lost-token-instagram = I don't see "{ $generate }"
    .one = The invite isn't accepted yet. Go one step back.
    .two = The account is a personal one. In the Instagram app, open "{ $account_type }" in the settings. Choose "{ $professional }".
    .three = You are on another page. Open it with the button above.
setup-lost-token-threads = I don't see "{ $generate }"
    .one = The invite isn't accepted yet. Go one step back.
    .two = It's below the boxes for addresses. Scroll to the very end of the page.
    .three = You are on another page. Open it with the button above.
setup-lost-keys-instagram = I don't see "{ $app_id }"
    .one = You are in the settings of the app. The values there are different ones. Open the page with the button above.
    .two = { setup-wrong-app }
    .three = { setup-english }
setup-lost-keys-threads = I don't see "{ $app_id }"
    .one = You see "{ $meta_id }" alone. That's a different number. Scroll down: the two values for Threads are further below.
    .two = { setup-wrong-app }
    .three = { setup-english }
setup-lost-keys-facebook = I don't see "{ $app_secret }"
    .one = You are on the first page of the app. The secret is under "{ $basic }".
    .two = You may look at the app, but you are no admin of it. Ask the person who made it.
    .three = { setup-english }
setup-lost-keys-secret = I can't copy the secret
    .one = Meta asks for your Facebook password first. That's fine: you type it on Meta's own page.
    .two = The box is too small. Click into it, press Ctrl+A, then Ctrl+C. On a Mac, use Command.
    .three = You are no admin of the app. Ask the person who made it.
setup-lost-try-instagram = It didn't work
    .one = You read "{ $error_role }". The invite isn't accepted yet.
    .two = You read "{ $error_address }". The return address on Meta's page is not the same as ours.
    .three = You read "{ $error_app }". The app ID is not the one called "{ $app_id }".
setup-lost-try-threads = It didn't work
    .one = You read { $error_role }. The invite isn't accepted yet.
    .two = You read { $error_address }. The return address was not saved as a tag.
    .three = You read { $error_app }. The app ID is not the one called "{ $app_id }".
setup-lost-try-facebook = It didn't work
    .one = You read "{ $error_scopes }". { setup-wrong-app }
    .two = You read "{ $error_off }". Meta wants something from you: look for a note on the page of your app.
    .three = No Page is listed. You need to be an admin of the Page, and to tick it in the list.

setup-page-box = The address of the page
setup-page-paste = Paste
setup-page-found = Found. Your app has the number { $app }.
setup-page-change = Use another app
setup-page-no_number = That's Meta's site, but not the page of one app. Open your app first, then copy the address.
setup-page-other_network = That's the page for { $network }. Open the page of your app, then copy its address.
setup-page-business = The number in this address is that of a business, not of the app. Open your app first.
setup-page-secret = That's a secret and no address. We forgot it at once.
setup-page-elsewhere = That's no page of Meta's for apps. Its address begins with developers.facebook.com.
setup-page-nothing = Nothing was on the clipboard. Copy the address first.

setup-name = Name of the account
setup-token-box = The token from Meta's page
setup-token-other = That token is for another account. We added it as an account of its own. { $name } still needs a new token.
setup-connect = { $has_name ->
        [yes] Connect { $name }
       *[no] Connect the account
    }

setup-clients-read = Read this first: three roads
setup-theirs = The account isn't yours, so its owner does what needs its log-in: says yes to the invite, and connects. You never need their password. Sixty makes a file that leads them through both.
setup-theirs-file = Make the file for its owner
setup-clients-title = Clients' accounts: three roads
setup-clients-sub = You can begin with the first road and change later. Nothing is lost.
setup-clients-testers = Invite each one as a tester
    .what = Works today, for all three networks. You invite each account, and its owner accepts once.
    .cost = It costs a few minutes for each account. It's best for a few.
setup-clients-review = Ask Meta to review your app
    .what = Then anyone can connect, without an invite.
    .cost = Meta wants a checked business, a film of your app at work and a page about privacy. It takes weeks.
setup-clients-partner = Your own app, and Pages shared with your business
    .what = Each of them shares the Page, and the Instagram account linked to it, with your business as a partner. One system user then reaches them all.
    .cost = It needs a business at Meta and no review. It doesn't work for Threads. A token that ran out is made anew in the business settings.
setup-clients-partner-how = Make the system user's token in Meta's business settings. Then add it here with "Add a token you already have".
setup-clients-start = Start with the first road

setup-hand-window = Print this page, or send it to someone you trust. It has no token and no secret. They make the app with their own Facebook account and hand two values back to you. You then press "I have the app ID and the app secret already" and enter both.
setup-hand-from = Your name (optional)
setup-hand-from-help = The page then says who asks.
setup-hand-saved = Saved as { $file }
setup-hand-copy = Copy the text
setup-hand-save = Save as a file
setup-hand-print = Print
