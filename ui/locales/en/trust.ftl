# The browser's warning of our certificate: how it is stopped, and what it looks like where it is not.
trust-offer = Stop this warning on this computer
    .why = When you come back from { $network }, your browser shows a page with a warning: it doesn't know the page of { -app } on this computer. We can tell your browsers that this one page is ours. It changes nothing for other pages, and you can take it back in the settings.
    .looks = It looks like this. It is our own page.
    .yes = Stop the warning
    .no = No, thanks
trust-working = Telling your browsers…
trust-done = { $has_date ->
        [yes] Your browser won't warn you: it knows our page until { $date }.
       *[no] Your browser won't warn you: it knows our page.
    }
trust-restart = Is your browser open now? Close all of its windows and open it again: it learns this only when it starts. Until then it still warns.
trust-warning = Your browser will show a warning
    .body = That's expected. Copy the address of that page and come back here: that is all we need.
    .browser = Your browser
set-trust = Browser
set-trust-on = No warning when you come back from a log-in
    .why = Your browsers know the page of { -app } on this computer, and nothing else changed. Switch it off to take that back.
    .off = Switch it on, and your browsers know the page of { -app } on this computer. Nothing changes for other pages.
set-trust-accepts = { $has_date ->
        [yes] { $name } knows it until { $date }. We renew that in time.
       *[no] { $name } knows it.
    }
set-trust-warns = { $name } still shows the warning.
set-trust-none = We found no browser that we can tell. Open your browser once, then look here again.
