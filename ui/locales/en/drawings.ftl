draw-caption = A drawing of Meta's page
draw-caption-browser = A drawing of the warning
draw-not = not this one
draw-tag = each one must become a tag
draw-empty = leave this empty
draw-ignore = ignore what it says
draw-there = already there, nothing to press
draw-sample-app = My website
draw-sample-person = Your Name
draw-part = this is your app's number
draw-app = Drawing of Meta's page with your apps, for { $network }: press "{ $create_app }", type a name, then press "{ $next }".
draw-use = { $network ->
        [Facebook] Drawing of Meta's list of uses: scroll to its very end, tick "{ $use_case }" and press "{ $next }", then choose "{ $app_type }" and press "{ $next }" again.
        [Threads] Drawing of Meta's list of uses: tick "{ $use_case }", then press "{ $next }".
       *[other] Drawing of Meta's list of uses: press "{ $group }" on the left, tick "{ $use_case }", then press "{ $next }".
    }
draw-portfolio = Drawing of Meta's page about a business, for { $network }: choose "{ $no_business }", press "{ $next }" until the last page, then press "{ $create_app }".
draw-number = Drawing of the browser on the page of your app for { $network }: copy the whole address at the top, which has the app's number after "apps/".
draw-return = { $network ->
        [Facebook] Drawing of Meta's log-in settings: the box "{ $redirect_box }" stays empty, and what "{ $checker }" says does not matter.
        [Threads] Drawing of Meta's Threads settings: the return address stands in all three boxes and became a tag in each, then press "{ $save }".
       *[other] Drawing of Meta's log-in settings: press "{ $set_up }" beside "{ $login_part }", paste the return address in the box "{ $redirect_box }", then press "{ $save }".
    }
draw-permissions = { $network ->
        [Facebook] Drawing of Meta's list of permissions: the names that you need say "{ $standard }", so there is nothing to press.
        [Threads] Drawing of Meta's list of permissions: press "{ $add }" beside each permission that you need.
       *[other] Drawing of Meta's list of permissions: press "{ $add_permissions }".
    }
draw-tester = Drawing of Meta's page with the roles of your app: press "{ $add_people }", choose "{ $tester }", type the account's name, then press "{ $add }".
draw-accept = { $network ->
        [Facebook] Drawing of Meta's page with your requests: press "{ $accept }" beside the name of your app.
        [Threads] Drawing of the Threads page "{ $sites }": press "{ $invites }", then "{ $accept }" beside the name of your app.
       *[other] Drawing of the Instagram page "{ $sites }": press "{ $invites }", then "{ $accept }" beside the name of your app.
    }
draw-secret = { $network ->
        [Facebook] Drawing of Meta's page "{ $basic }": copy the number in "{ $app_id }", then press "{ $show }" beside "{ $app_secret }" and copy all of it.
       *[other] Drawing of Meta's page for { $network }: the number at the top is crossed out; copy the lower number called "{ $app_id }", then press "{ $show }" beside "{ $app_secret }" and copy all of it.
    }
draw-token = { $network ->
        [Threads] Drawing of Meta's "{ $token_part }": press "{ $generate }" beside your account, then copy the whole token.
       *[other] Drawing of Meta's "{ $token_part }": press "{ $add_account }", then "{ $generate }" beside your account, then copy the whole token.
    }
draw-warn-chrome = Drawing of the warning page of Chrome: copy the whole address at the top of the browser.
    .title = Your connection is not private
    .more = Advanced
    .back = Back to safety
draw-warn-edge = Drawing of the warning page of Edge: copy the whole address at the top of the browser.
    .title = Your connection isn't private
    .more = Advanced
    .back = Go back
draw-warn-firefox = Drawing of the warning page of Firefox: copy the whole address at the top of the browser.
    .title = Warning: Potential Security Risk Ahead
    .more = Advanced…
    .back = Go Back (Recommended)
draw-warn-safari = Drawing of the warning page of Safari: copy the whole address at the top of the browser.
    .title = This Connection Is Not Private
    .more = Show Details
    .back = Go Back
