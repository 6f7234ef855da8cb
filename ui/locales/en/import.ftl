imp-title = Add a token you already have
imp-drop = Paste a token here, or drop a .env file
imp-here = Drop the settings file here
imp-clean = Extra quotes, spaces and line breaks don't matter.
imp-paste = Paste
imp-add = Add this token
imp-choose = Choose a file
imp-choose-help = A settings file (.env). We find the tokens in it and keep the file up to date from now on.
imp-clipboard = Add the token on your clipboard?
imp-clipboard-btn = Add the token
imp-asking = Asking Meta whose token it is…
imp-already = { $name } is already here with this token. Nothing was changed.
imp-added = { $name } is added. The token is good until { $date }.
imp-added-unknown = { $name } is added. The token works. We'll know its end date once it is extended.
imp-added-endless = { $name } is added. The token has no end date. We check it every day.
imp-added-old = { $name } is added. Log in once to get a new token.
imp-found = { $count ->
        [one] { $count } account is here now.
       *[other] { $count } accounts are here now.
    }
imp-found-none = No account was added.
imp-skipped = No account was added for these lines
imp-line = { $key }, line { $line }
imp-more = Add another token
imp-safe = The token goes straight to your password vault. It isn't shown here in full.
