setup-hand-title = How to make a Meta app for { $network }
setup-hand-intro = { $has_from ->
        [yes] { $has_name ->
            [yes] { $from } asks you for help with the { $network } account { $name }.
           *[no] { $from } asks you for help with an account on { $network }.
        }
       *[no] { $has_name ->
            [yes] You are asked for help with the { $network } account { $name }.
           *[no] You are asked for help with an account on { $network }.
        }
    }
setup-hand-why = A website or a scheduler uses the account with a "token", a long code. Meta gives tokens to a "Meta app" alone, and only a person with a Facebook account can make one. It is free, and you can delete it at any time.
setup-hand-login = Log in on Meta's pages with your own Facebook account. You need no password of anybody else.
setup-hand-words = The words in quotes are Meta's own, in English. { setup-language }
setup-hand-account = The person who runs the { $network } account does this:
# The page of an app, before the app has a number.
setup-hand-page = { $address }, choose the app there, then "{ $page }"
setup-hand-give = When you're done, two values go to the person who asked you:
setup-hand-values = "{ $app_id }" and "{ $app_secret }"
setup-hand-how = Read both out on the phone, or share them by a password manager. Don't send them by mail or chat: the secret works like a password.
setup-hand-then = That person opens { -app }, presses "I have the app ID and the app secret already" and types both. Then your part is done.
setup-hand-token = The person who runs the account makes the token: sitting beside you, they press "{ $generate }" and paste the token into { -app } on their own computer. Never send a token.
