imp-title = Add a token you already have
imp-drop = Paste a token here, or drop a .env file
imp-here = Drop the file here
imp-clean = Extra quotes, spaces and line breaks don't matter.
imp-paste = Paste
imp-add = Add this token
imp-choose = Choose a file
imp-choose-help = A settings file (.env), or a list of your clients (.csv) with the columns handle, client and token. We find the tokens and ask you about each.
imp-clipboard = Add the token on your clipboard?
imp-clipboard-btn = Add the token
imp-asking = Asking Meta whose token it is…
imp-asks = Found in { $file }
imp-asks-why = Nothing is added yet. Take away the tick of a line that you want to leave out.
imp-asks-none = Nothing is added yet. Not one line can be added as it is.
imp-asks-not = These lines can't be added
imp-offer = Add { $name } and keep its line up to date
imp-offer-already = Take this token for { $name } as well. The account is already here.
imp-offer-known-row = { $has_client ->
        [yes] Put { $name } under { $client } and take this token for it as well. The account is already here.
       *[no] Take this token for { $name } as well. The account is already here.
    }
imp-offer-row = { $has_client ->
        [yes] Add { $name } for { $client }
       *[no] Add { $name }
    }
imp-row = Line { $line }
imp-row-other = This row is called { $name }, but its token is for { $other }. Put the right token into the row, then choose the file again.
imp-offer-waits = This token no longer works. Fill this line once its account is connected.
imp-add-lines = { $count ->
        [0] Choose a line
        [one] Add { $count } line
       *[other] Add { $count } lines
    }
imp-already = { $name } was already here. Its token was not changed.
imp-of-client = Client: { $client }
imp-added = { $name } is added. The token is good until { $date }.
imp-added-unknown = { $name } is added. The token works. We'll know its end date once it is extended.
imp-added-endless = { $name } is added. The token has no end date. We check it every day.
imp-added-old = { $name } is added. Log in once to get a new token.
imp-found = { $count ->
        [one] { $count } account was added.
       *[other] { $count } accounts were added.
    }
imp-found-here = { $count ->
        [one] { $count } account was already here.
       *[other] { $count } accounts were already here.
    }
imp-found-only-here = { $count ->
        [one] No new account: this account was already here.
       *[other] No new accounts: these { $count } were already here.
    }
imp-found-none = No account was added.
imp-skipped = No account was added for these lines
imp-left-out = { $count ->
        [one] { $count } line was left out.
       *[other] { $count } lines were left out.
    }
imp-left-out-show = Show what was left out
imp-left-out-own = You took its tick away.
imp-again = Choose the file again
imp-again-help = Correct these lines in the file and save it. Then choose it again.
imp-line = { $key }, line { $line }
imp-more = Add another token
imp-safe = The token goes straight to your password vault. It isn't shown here in full.
