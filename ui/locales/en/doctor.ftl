# The check-up: each check has a line, and a remedy (-fix) where something is wrong. Where a sentence names a command,
# the window has another one (.window).
doctor-clock-good = The clock is right.
doctor-clock-off = The clock of this computer is wrong. It shows { $time }, and it is { $other }.
doctor-clock-far-off = The clock of this computer is off by more than a day. It shows { $time }, and it is { $other }. Until it is right, we can't tell when a new token ends.
doctor-clock-fix = { -system.kind ->
        [macos] Open System Settings, then General, then Date & Time. Switch on "Set time and date automatically".
        [windows] Open Settings, then Time & language, then Date & time. Switch on "Set time automatically".
       *[linux] Let the computer set its time by itself: in the settings for date and time, or with "timedatectl set-ntp true".
    }
doctor-clock-unknown = We can't tell if the clock is right, because Meta did not tell the time.
doctor-internet-good = The internet can be reached.
doctor-internet-practice = Practice needs no internet.
doctor-internet-none = This computer is offline.
doctor-internet-none-fix = Check the cable or the Wi-Fi, then check again. Your tokens are not touched.
doctor-internet-proxy = The proxy of this computer does not let us through.
doctor-internet-proxy-fix = Check the proxy in the network settings, or ask the person who looks after the network.
doctor-internet-late = Nobody on the internet answered in time.
doctor-internet-late-fix = Check the cable or the Wi-Fi. If web pages open, a firewall may keep us out.
doctor-internet-unknown = We can't tell if the internet can be reached.
doctor-vault-good = The password vault is open.
doctor-vault-refused = The password vault can't be used: { $detail }.
doctor-vault-refused-fix = Put that right, then check again. Nothing was changed.
doctor-vault-passphrase-fix = Let SIXTY_PASSPHRASE_FILE name a file with the passphrase that only you can read, then check again.
doctor-vault-damaged = The password vault is open, but an entry in it is damaged.
doctor-vault-damaged-fix = Find out which account it is with "sixty check", and connect that account again.
    .window = Press "Check now" at your accounts, and connect the one again that says so.
doctor-vault-lost = The password vault is open, but it has no token of { $name }.
doctor-vault-lost-fix = Connect { $name } again. If its token is in another vault, open that one.
doctor-vault-more = { $count ->
        [one] { $count } more account has none.
       *[other] { $count } more accounts have none.
    }
doctor-port-free = Port { $port } is free, so a log-in can come back.
doctor-port-ours = A log-in of ours is waiting at port { $port }.
doctor-port-unknown = We don't know the port of your log-ins while the list of accounts can't be read.
doctor-port-elsewhere = No port is needed: log-ins are ended by pasting the address.
doctor-port-taken = { $has_program ->
        [yes] { $program } uses port { $port }, to which log-ins come back.
       *[no] Another program uses port { $port }, to which log-ins come back.
    }
doctor-port-taken-fix = Close that program. Until then you can end a log-in by pasting the address from the browser.
doctor-port-refused = The system does not let us use port { $port }: { $detail }.
doctor-port-refused-fix = Choose a return address with a port from 1024 up, or end log-ins by pasting the address.
doctor-meta-good = Meta answers: { $network }.
doctor-meta-practice = The pretend Meta answers.
doctor-meta-unasked = Meta can't be asked without internet.
doctor-meta-blocked = We can't reach { $network } from here.
doctor-meta-blocked-fix = A firewall, a work network or a virus scanner may be in the way. Let this computer reach { $network }, or try another network.
doctor-meta-unsafe = The way to { $network } is not safe, so we did not take it.
doctor-meta-unsafe-fix = Check the date of this computer. A work network or a virus scanner that reads along may be the cause, too.
doctor-meta-no-roots = This computer has no list of certificates to trust. So we can't tell { $network } from anyone else.
doctor-meta-no-roots-fix = Add that list, then check again. On Debian and Ubuntu it is in the package ca-certificates.
doctor-meta-strange = The answer from { $network } was not from Meta.
doctor-meta-down = { $network } has trouble of its own right now.
doctor-meta-down-fix = Wait an hour, then check again. Your tokens are not touched.
doctor-meta-pretend-gone = The pretend Meta does not answer.
doctor-meta-pretend-gone-fix = Start it, or give its right address.
doctor-places-none = No places yet.
doctor-places-good = { $count ->
        [one] Your place can take a new token.
       *[other] All { $count } places can take a new token.
    }
doctor-places-unknown = We don't know your places while the list of accounts can't be read.
doctor-places-more = { $count ->
        [one] { $count } more place has trouble.
       *[other] { $count } more places have trouble.
    }
doctor-place-moved = { $file } is not there.
doctor-place-moved-fix = Put the file back, or remove the place: sixty places remove.
    .window = Put the file back, or open the account and choose where the file is now.
doctor-place-changed = The line { $line } in { $file } was changed by somebody else.
doctor-place-changed-fix = If our token belongs there, send it: sixty places send. If not, remove the place: sixty places remove.
    .window = If our token belongs there, open the account and send it now. If not, remove the place there.
doctor-place-closed = We may not write { $file }.
doctor-place-closed-fix = Let your user write this file and its folder, then check again.
doctor-place-in-use = A program holds { $file }, so we can't write it.
doctor-place-in-use-fix = Close the program that holds it, then check again.
doctor-place-no-line = { $file } has no line { $line }.
doctor-place-no-line-fix = Add the line to the file, or remove the place: sixty places remove.
    .window = Add the line to the file, or open the account and remove the place.
doctor-place-twice = { $file } has the line { $line } twice.
doctor-place-twice-fix = Leave one of them, so that we know which one counts.
doctor-place-waits = The line { $line } in { $file } waits for its token.
doctor-place-waits-fix = Send it now: sixty places send.
    .window = Open the account, and send it now.
doctor-place-hook = The program for { $file } ended with an error.
doctor-place-hook-fix = Send the token again, and look at what it says: sixty places send.
    .window = Open the account, and send it again.
doctor-place-refused = The other side did not take the token for { $file }.
doctor-place-refused-fix = See that the place still exists. Then send again: sixty places send.
    .window = See that the place still exists. Then open the account, and send it again.
doctor-place-unreached = We could not reach the other side for { $file }.
doctor-place-unreached-fix = We try again every day. To send now: sixty places send.
    .window = We try again every day. To send it now, open the account.
doctor-place-key = The key that opens { $file } is missing, has ended or may not do this.
doctor-place-key-fix = Make a new key on the other side, and give it to us. How: sixty places --help.
    .window = Make a new key on the other side. Then whoever set up this place gives it to us.
doctor-place-by-hand = A token waits until you paste it into { $file }.
doctor-place-by-hand-fix = Copy it with "sixty get", paste it, and say so: sixty places confirm.
    .window = Open the account, copy it and paste it there.
doctor-place-lacks = { $file } waits for its token.
doctor-notifications-good = This desktop can show reminders.
doctor-notifications-off = Reminders on the screen are switched off in Settings.
doctor-notifications-missing = No program on this desktop shows notifications.
doctor-notifications-missing-fix = Start one, such as dunst or mako. Or switch reminders off in Settings.
doctor-notifications-unknown = There is no desktop here that could show reminders.
doctor-tray-good = This desktop has room for our icon near its clock.
doctor-tray-off = Our icon near the clock is switched off in Settings.
doctor-tray-missing = This desktop has no room for icons near its clock. All works without it; in GNOME, the extension "AppIndicator" adds it.
doctor-tray-unknown = There is no desktop here that could show our icon.
doctor-autostart-good = { -app } starts when you log in.
doctor-autostart-keep = "sixty keep" starts by itself and works in the background.
doctor-autostart-practice = Practice does not start by itself, and need not.
doctor-autostart-no-accounts = There is no account yet for which we would have to start.
doctor-autostart-server = "sixty keep" is not set up here. A daily job may do its work, or: sixty keep --install.
    .window = Nothing starts { -app } when you log in, and this computer has no desktop.
doctor-autostart-unknown = This system does not say whether { -app } starts when you log in.
doctor-autostart-missing = Nothing starts { -app } when you log in, so tokens may end unseen.
doctor-autostart-missing-fix = Switch on "Start when I log in to this computer" in Settings. Without the window: sixty keep --install.
    .window = Let us start when you log in to this computer.
doctor-disk-good = The disk has room, and we may write.
doctor-disk-little = There is hardly any room left on the disk.
doctor-disk-little-fix = Make some room. Without it no new token can be kept.
doctor-disk-closed = We may not write in { $folder }.
doctor-disk-closed-fix = Let your user write there, or choose another folder with --data-dir. What is kept can be read all the same.
    .window = Let your user write there. What is kept can be read all the same.
doctor-disk-unknown = The disk can be judged once our folder can be used.
doctor-ledger-good = The list of accounts can be read and is whole.
doctor-ledger-none = There is nothing yet: no account was added.
doctor-ledger-lost = The list of accounts is gone.
doctor-ledger-lost-fix = We make it again from the password vault: sixty status. Then add your places again.
    .window = We make it again from the password vault. Then add your places again.
doctor-ledger-damaged = The list of accounts is damaged: { $detail }.
doctor-ledger-damaged-fix = Your tokens are safe in the password vault. Move the file ledger.sqlite out of our folder, then run: sixty status. That makes the list again.
    .window = Your tokens are safe in the password vault. Quit { -app }, move the file ledger.sqlite out of our folder and open { -app } again. That makes the list again.
doctor-folder-open = Other people here can look into { $folder }.
doctor-folder-open-fix = { -system.kind ->
        [windows] Right-click it and open Properties. On the Security tab, keep only your own name.
       *[other] Shut them out: chmod 700 { $folder }
    }
doctor-bundle-title = { -app }: what was found on this computer
doctor-bundle-about = There is no token, password or app secret in this text. Names of accounts and files are left out, too.
doctor-bundle-versions = Versions
doctor-bundle-checks = Checks
doctor-bundle-accounts = Accounts
doctor-bundle-settings = Settings
doctor-bundle-history = What happened
doctor-bundle-log = Log
