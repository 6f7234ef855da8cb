# A backup that moves to another computer, and what comes back from it.
backup-made = Your backup is in { $file }:
backup-accounts = { $count ->
        [one] { $count } account with its token
       *[other] { $count } accounts with their tokens
    }
backup-apps = { $count ->
        [one] { $count } Meta app, with its secret where we keep it
       *[other] { $count } Meta apps, with their secrets where we keep them
    }
backup-places = { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
backup-settings = your settings
backup-warning = Whoever has this file and its passphrase has these accounts. Keep the two apart. We can't recover the passphrase for you.
backup-left-out = { $name } is not in it, because its token isn't in the vault anymore.
backup-app-left-out = The { $network } app { $app } is not in it, because something in it isn't right.
restore-inside = In the backup of { $date }:
restore-will-restored = { $name }: would come back.
restore-restored = { $name }: is back.
restore-kept = { $name }: stays as it is here. Nothing shows that the token in the backup is better.
restore-older = { $name }: stays as it is here. The token in the backup ends earlier.
restore-already = { $name }: is here already, with the same token.
restore-disconnected = { $name }: is disconnected here, and stays so. To bring it back: { $sixty } disconnect --undo { $account }
restore-will-app = The { $network } app { $app } would come back.
restore-app = The { $network } app { $app } is back.
restore-app-away = Log-ins with the app { $app } go on to { $return_address }. Is that your own site? If not, remove the app: { $sixty } app remove { $app }
restore-will-place = { $place } would be a place again.
restore-place = { $place } is a place again. We did not write to it.
restore-will-settings = Your settings would come back where they were never changed here.
restore-settings = Your settings are back where they were never changed here.
restore-unknown-places = { $count ->
        [one] { $count } place in it is of a kind that this version doesn't know. It was left out.
       *[other] { $count } places in it are of a kind that this version doesn't know. They were left out.
    }
restore-ask = Bring this back? y or n:
restore-nothing-changed = Nothing was changed.
restore-check = To ask Meta about each account now: { $sixty } check
restore-two-computers = If Sixty still runs on the other computer, both extend the same tokens. Stop it there.
