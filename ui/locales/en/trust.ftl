# The browser's warning of our certificate: how it is stopped, and what it looks like where it is not.
trust-offer = Stop this warning on this computer
    .why = When you come back from { $network }, your browser will warn you, because it doesn't know the certificate that { -app } uses on this computer. We can tell your browsers to accept this one certificate; it works for localhost alone.
    .yes = Stop the warning
    .no = No, thanks
trust-working = Telling your browsers…
trust-done = { $has_date ->
        [yes] Your browser won't warn you: it accepts our certificate until { $date }.
       *[no] Your browser won't warn you: it accepts our certificate.
    }
trust-firefox = If Firefox is open, close all of its windows now and open it again. It reads this only when it starts.
trust-warning = Your browser will show a warning
    .body = That's expected. Copy the address of that page and come back here: that is all we need.
    .browser = Your browser
set-trust = Browser
set-trust-on = No warning when you come back from a log-in
    .why = Your browsers then accept our certificate, for localhost on this computer alone. Switch it off to take that back.
set-trust-accepts = { $has_date ->
        [yes] { $name } accepts it until { $date }. We renew it before that.
       *[no] { $name } accepts it.
    }
set-trust-warns = { $name } still shows the warning.
set-trust-none = We found no browser that we can tell. Open your browser once, then look here again.
