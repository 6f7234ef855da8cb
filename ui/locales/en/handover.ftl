ho-title = Set up someone else
ho-title-client = Set up { $client }
ho-why = One sealed file brings your Meta app to another person's { -app }. There is never a token in it.
ho-no-app = Set up your own Meta app first. Then you can hand it over.
ho-secret = Put the app secret in
    .why = Without it they have to type it before they can connect.
ho-reply = They connect, and the token comes to me
    .why = Their Sixty keeps no token. It gives them a sealed text to send you, which only your Sixty opens.
ho-reply-needs = They can't connect without the app secret. Put it in as well.
ho-from = Your name, as they see it
ho-from-help = It also stands under the message. You may leave it empty.
ho-passphrase = A passphrase for the file
ho-passphrase-help = At least 8 letters. Several words are good to say aloud. Write it down: we don't keep it, and without it nobody can open the file.
ho-passphrase-again = The passphrase once more
ho-passphrase-show = Show the passphrase
ho-short = That's too short. It has 8 letters at least.
ho-other = This is not what you typed above. Type the same again, or look at it.
ho-save = Save as a file
ho-working = One moment…
ho-made = The file for { $network } is ready
ho-made-send = Send this file by mail or chat.
ho-made-phone = Say the passphrase on the phone, not in the same message.
ho-made-reply = A sealed text comes back to you within 30 days. Paste it where you paste tokens.
ho-made-no-secret = The app secret is not in the file. Say it on the phone too.
ho-made-message = What you can write with it
ho-again = Back to the form
ho-more = Make another one
ho-got = Did someone send you a file?
ho-got-help = Its name ends in .sixty. You see what is inside before anything is kept.
ho-choose = Choose the file
ho-refused = Nothing was changed
ho-locked = This file sets up Sixty
ho-locked-passphrase = The passphrase
ho-locked-help = The person who sent the file tells you. Small and capital letters count.
ho-type = Type the passphrase here.
ho-open = Open
ho-found = { $has_name ->
        [yes] { $name } wants to set up Sixty for you
       *[no] This sets up Sixty for you
    }
ho-has-app = { $network } app ID
ho-has-return = Return address
ho-has-permissions = Connecting asks for
ho-has-secret = App secret
ho-secret-in = It is in the file. You can connect at once.
ho-secret-out = It is not in the file. You need it before you can connect.
ho-has-reply = Who gets the token
ho-reply-to = { $has_name ->
        [yes] { $name }. Nothing is kept here.
       *[no] The person who made the file. Nothing is kept here.
    }
ho-differs = You have this Meta app already
ho-differs-body = The file has another { $values }. Yours is replaced if you go on.
ho-value-return_address = return address
ho-value-permissions = list of permissions
ho-value-config_id = configuration ID
ho-value-secret = app secret
ho-trust = Go on only if you know who sent it.
ho-set-up = Set up
ho-replace = Replace mine
ho-taken = Your { $network } app is set up
ho-taken-own = Now connect your account.
ho-taken-reply = { $has_name ->
        [yes] Now connect your account for { $name }. You log in as always. Then you send back what we give you.
       *[no] Now connect your account. You log in as always. Then you send back what we give you.
    }
ho-taken-secret = Type the { $network } app secret next. Then you can connect.
ho-connect = Connect
ho-enter-secret = Type the secret
ho-for = { $has_name ->
        [yes] Connect { $network } for { $name }
       *[no] Connect { $network } for the person who set you up
    }
ho-for-body = The token is sealed for them. Nothing is kept here.
ho-send-back = Send this back
ho-all-sent = All is sent
ho-to-send = Waiting to be sent
ho-sealed = { $has_other ->
        [yes] The sealed token of { $name }, for { $other }
       *[no] The sealed token of { $name }
    }
ho-copy = Copy
ho-copied = Copied. Paste it into a mail or a chat.
ho-sent = I sent it
ho-send-help = Send it by mail or chat. Nobody else can open it. We keep it until you say that you sent it, 30 days at most.
ho-waits = { $count ->
        [one] { $count } sealed token waits to be sent.
       *[other] { $count } sealed tokens wait to be sent.
    }
ho-show = Show
ho-open-page = Set up someone else
ho-open-got = I was sent a file
