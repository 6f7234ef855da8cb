imp-title = Add a token you already have
imp-drop = Paste a token here, or drop a .env file
imp-here = Drop the settings file here
imp-clean = Quotes, spaces and line breaks don't matter.
imp-paste = Paste
imp-choose = Choose a file
imp-choose-help = A settings file (.env). We find its tokens and keep the file updated from now on.
imp-clipboard = Add the token on your clipboard?
imp-clipboard-btn = Add it
imp-asking = Asking Meta whose it is…
imp-already = { $name } is already here with this token. Nothing was changed.
imp-added = Added { $name }. Good until { $date }.
imp-added-unknown = Added { $name }. It works. We'll learn its date tomorrow.
imp-added-endless = Added { $name }. It has no end date. We check it every day.
imp-added-old = Added { $name }. Log in once to get a new token.
imp-found = { $count ->
        [one] { $count } account is here now.
       *[other] { $count } accounts are here now.
    }
imp-found-none = No account yet.
imp-skipped = These lines gave no account
imp-line = { $key }, line { $line }
imp-more = Add another
imp-safe = The token goes straight to your password vault. It isn't shown here.
