setup-hand-title = How to make a Meta app for { $network }
setup-hand-intro = Someone asks you to do these steps on Meta's pages. You need your own Facebook log-in for them.
setup-hand-owner = The owner of the account does this:
setup-hand-give = When you're done, hand over these two values:
setup-hand-values = "{ $app_id }" and "{ $app_secret }"
setup-hand-how = Tell them by phone or with a password manager, not by e-mail.
setup-hand-token = The owner of the account makes the token. They sit down with you and press "{ $generate }". Then they paste the token into their own program. Never send a token.
