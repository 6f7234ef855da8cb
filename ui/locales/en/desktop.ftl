file-choose = Choose a file with tokens or a sealed file
file-save = Save the file

# Linux alone.
screen-missing = There is no screen here to open a window on. On a server, use the command line: sixty keep

# Windows alone: the window's page is shown by a part of the system that older computers lack.
web-view-missing = The window of { -app } needs WebView2
    .how = { -app } shows its window with Microsoft's WebView2 Runtime, and this computer has none. It is free. Get it at { $address } and install it, then open { -app } again. Until then we keep working in the background.
web-view-broken = The window of { -app } could not be opened
    .how = Microsoft's WebView2 Runtime, which shows it, says: { $detail }. Installing it again from { $address } often helps. Until then we keep working in the background.
web-view-get = Open Microsoft's page
web-view-later = Later

# The menus of macOS. Their words are Apple's.
menu-hide = Hide { -app }
menu-hide-others = Hide Others
menu-show-all = Show All
menu-edit = Edit
menu-undo = Undo
menu-redo = Redo
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select All
menu-window = Window
menu-minimize = Minimize
menu-zoom = Zoom
menu-close = Close

# The message to a client whose accounts need a log-in. They read it in a mail.
msg-hello = Hello,
msg-need = { $count ->
        [one] We need you to log in once to { $name } on { $network }. It takes about five minutes.
       *[other] { $count } of your accounts need you to log in once. It takes about five minutes for each.
    }
msg-turned_off = { $name } on { $network }: { $network } no longer gives us access. This often happens after a new password.
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
msg-step-time = Tell us when you have ten minutes at your computer. We call you then and send you a link to the log-in page.
msg-step-open = Open the link and log in with the account that is named above. Your password stays with you.
msg-step-allow = Press Allow. Leave every permission as it is.
msg-step-back = Your browser then warns you, or says that it can't open the page. This is right. Leave the page open and stay on the phone: we look at your screen together and take the address at the top of the browser. It works like a key for some minutes, so don't put it into a mail or a chat.
# Goes with a file that hands a Meta app over.
msg-file = Here is a file that sets up { -app } for you. { -app } is a free program that keeps accounts connected. With it you connect your { $network } account in a few minutes:
msg-file-invite = Have you accepted my invite already? If not, open { $invites }, log in to { $network } and accept it there. Without that, the log-in is refused.
msg-file-install = Get { -app } at { $address }, install it on your computer and open it.
msg-file-open = Drag this file into the window of { -app }. A double-click on the file does the same.
msg-file-passphrase = Type the passphrase. I tell you that on the phone.
msg-file-secret = Type the app secret. I tell you that on the phone too.
msg-file-connect = Press "Connect", log in to { $network } in your browser and press "Allow". Your password stays with you.
msg-file-warning = Your browser may then show a page with a warning. That's expected: it is the own page of { -app }, which shows you what to do.
msg-file-reply = { -app } then shows "Send this back": a sealed text that only I can open. Copy it and send it to me.
msg-good = All your accounts are connected. There is nothing for you to do.
msg-until = { $has_date ->
        [yes] { $name } on { $network }: connected until { $date }. We extend it in time.
       *[no] { $name } on { $network }: connected.
    }
