draw-not = not this one
draw-tag = each one must become a tag
draw-empty = leave this empty
draw-ignore = ignore what it says
draw-there = already there, nothing to press
draw-part = this is your app's number
draw-app = Drawing of Meta's page with your apps, for { $network }: press "Create app", type a name, then press "Next".
draw-use = { $network ->
        [Facebook] Drawing of Meta's list of uses: scroll to its very end, tick "Other" and press "Next", then choose "Business" and press "Next" again.
        [Threads] Drawing of Meta's list of uses: tick "Access the Threads API", then press "Next".
       *[other] Drawing of Meta's list of uses: press "Content management" on the left, tick "Manage messaging & content on Instagram", then press "Next".
    }
draw-portfolio = Drawing of Meta's page about a business, for { $network }: choose "I don't want to connect a business portfolio yet.", then press "Create app".
draw-number = Drawing of the browser on the page of your app for { $network }: copy the whole address at the top, which has the app's number after "apps/".
draw-return = { $network ->
        [Facebook] Drawing of Meta's log-in settings: the box "Valid OAuth Redirect URIs" stays empty, and what "Redirect URI Validator" says does not matter.
        [Threads] Drawing of Meta's Threads settings: the return address stands in all three boxes and became a tag in each, then press "Save".
       *[other] Drawing of Meta's log-in settings: press "Set up" beside "Business login", paste the return address in the box "OAuth redirect URIs", then press "Save".
    }
draw-permissions = { $network ->
        [Facebook] Drawing of Meta's list of permissions: the ones you need are there already, so there is nothing to press.
        [Threads] Drawing of Meta's list of permissions: press "Add" beside each permission that you need.
       *[other] Drawing of Meta's list of permissions: press "Add all required permissions".
    }
draw-tester = { $network ->
        [Facebook] Drawing of Meta's page with the roles of your app: press "Add people", choose "Tester", type the account's name, then press "Add".
       *[other] Drawing of Meta's page with the roles of your app: press "Add people", choose "{ $network } Tester", type the account's name, then press "Add".
    }
draw-accept = { $network ->
        [Facebook] Drawing of Meta's page with your requests: press "Accept" beside the name of your app.
        [Threads] Drawing of the Threads page "Website permissions": press "Invites", then "Accept" beside the name of your app.
       *[other] Drawing of the Instagram page "Apps and websites": press "Tester invites", then "Accept" beside the name of your app.
    }
draw-secret = { $network ->
        [Facebook] Drawing of Meta's page "Basic": copy the number in "App ID", then press "Show" beside "App secret" and copy all of it.
       *[other] Drawing of Meta's page for { $network }: the number at the top is crossed out; copy the lower number called "{ $network } app ID", then press "Show" beside "{ $network } app secret" and copy all of it.
    }
draw-token = { $network ->
        [Facebook] Drawing of Meta's Graph API Explorer: press "Generate Access Token", then copy the whole token.
        [Threads] Drawing of Meta's "User Token Generator": press "Generate Access Token" beside your account, then copy the whole token.
       *[other] Drawing of Meta's "Generate access tokens": press "Add account", then "Generate token" beside your account, then copy the whole token.
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
