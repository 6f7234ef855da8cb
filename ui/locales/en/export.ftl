# The calendar and the table that a person takes out of the program.
calendar-expires = { $name }: the { $network } token expires
calendar-expires-means = Extend it in Sixty before then. An expired token can't be extended.
calendar-login = { $name }: { $network } wants a new log-in
calendar-login-means = Reconnect the account in Sixty before then. Extending does not move this day.
report-account = Account
report-network = Network
report-label = Name
report-client = Belongs to
report-status = Status
report-extended = Made or extended
report-expires = Expires
report-login = New log-in by
report-places = Places
