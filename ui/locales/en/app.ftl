wiz-title = Set up your Meta app
wiz-why = Meta asks every user to have their own small "app". It is free. You make it once.
wiz-form = App ID and app secret
wiz-form-sub = For a Meta app that you have already. Without one, go back and follow the steps.
wiz-network = Which network?
wiz-open-btn = Open Meta's apps
wiz-id = { $network ->
        [Facebook] App ID
       *[other] { $network } app ID
    }
wiz-id-help = { $network ->
        [Facebook] You find it at the top of your app's page on Meta.
       *[other] Use the number called "{ $network } app ID". The number at the top of the page is a different one.
    }
wiz-id-same = This is the same number as your { $other } app ID. { $network } has its own. Look for "{ $network } app ID" a bit lower.
wiz-id-top = That's the number of the Meta app. { $network } has its own: look for "{ $network } app ID".
wiz-id-missing = Type the { $network } app ID here.
wiz-id-bad = An app ID is only digits. This looks like something else.
wiz-id-token = This looks like a token, not an app ID. Want to add it as an account?
wiz-id-secret = That's the app secret. We moved it to its own box below. The ID is the number next to it.
wiz-id-token-btn = Add a token
wiz-secret = { $network ->
        [Facebook] App secret
       *[other] { $network } app secret
    }
wiz-secret-help = Press "Show" on Meta's page, then copy the whole secret: 32 characters. Meta's box is small, so part of it may be out of sight.
wiz-secret-why = { $network ->
        [Facebook] We keep it in your password vault. We need it when you connect or reconnect, and each time we extend a token.
       *[other] We keep it in your password vault. We need it only when you connect or reconnect.
    }
wiz-secret-kept = Kept. Paste a new one to change it.
wiz-secret-box = Paste the app secret
wiz-secret-paste = Paste
wiz-secret-count = { $count ->
        [one] { $count } of 32 characters
       *[other] { $count } of 32 characters
    }
wiz-secret-nothing = Nothing was on the clipboard. Copy the app secret first.
wiz-secret-short = { $count ->
        [one] That's { $count } character. An app secret has 32. Part of it may be missing.
       *[other] That's { $count } characters. An app secret has 32. Part of it may be missing.
    }
wiz-secret-token = This looks like a token, not an app secret. Want to add it as an account?
wiz-secret-app_token = That's a token of the Meta app. We need the app secret.
wiz-secret-app_id = That's a number, like an app ID. The app secret is further down on Meta's page.
wiz-secret-other = This doesn't look like an app secret. A secret has 32 characters: digits and letters from a to f.
wiz-keep = Keep the secret
    .why = Without a tick we ask you for it each time you connect.
wiz-return = Add the return address
wiz-return-why = After you press "Allow", Meta sends your browser to this address. It must match exactly.
wiz-return-instagram = On Meta's page, go to "{ $login_part }" and press "{ $set_up }". Paste the address under "{ $redirect_box }", then press "{ $save }".
wiz-return-threads = Paste the address in all three boxes. After each paste, press the suggestion that pops up, so that the address turns into a tag with a cross. Then press "{ $save }".
wiz-return-facebook = Leave the box on Meta's page empty. Meta allows this address without it, while your app is in "Development mode". The checker on the page may say no. You can ignore it.
wiz-dev = Leave your app in "Development mode". That is right for accounts you look after.
wiz-save = Save app
wiz-done = Your Meta app is ready. You won't have to do this again.
wiz-connect = Connect an account
wiz-remove = Remove this app
