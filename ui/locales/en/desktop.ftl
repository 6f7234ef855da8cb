file-choose = Choose a settings file
file-save = Save the file

# The message to a client whose accounts need a log-in. They read it in a mail.
msg-hello = Hello,
msg-need = { $count ->
        [one] { $count } of your accounts needs you to log in once. It takes about two minutes.
       *[other] { $count } of your accounts need you to log in once. It takes about two minutes each.
    }
msg-turned_off = { $name } on { $network }: { $network } turned our access off. This often happens after a new password.
msg-expired = { $has_date ->
        [yes] { $name } on { $network }: our access ended on { $date }.
       *[no] { $name } on { $network }: our access has ended.
    }
msg-permission = { $name } on { $network }: a permission is missing.
msg-login = { $has_date ->
        [yes] { $name } on { $network }: { $network } asks you to log in again by { $date }.
       *[no] { $name } on { $network }: { $network } asks you to log in again.
    }
msg-steps = What to do:
msg-step-time = Tell us when you have five minutes. We then send you a link to the log-in page.
msg-step-open = Open the link and log in with the account that is named above. Your password stays with you.
msg-step-allow = Press Allow. Leave every permission as it is.
msg-step-back = Your browser then says that it can't open the page. This is right. Copy the whole address from the top of the browser and send it back to us at once.
msg-good = All your accounts are connected. There is nothing for you to do.
msg-until = { $has_date ->
        [yes] { $name } on { $network }: connected until { $date }. We extend it in time.
       *[no] { $name } on { $network }: connected.
    }
