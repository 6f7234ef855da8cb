# A card for each problem: what happened, what is still fine, one thing to do.
# .terminal takes the place of .body where there is no window.
# Each fact that a card names may be unknown: $has_name, $has_date and so on are "yes" or "no".
# $name comes with its @ where one is due. $network is "Meta" where it is not known.

# A token, at the start of a sentence.
which-token = { $has_name ->
        [yes] { $name }
       *[no] This token
    }
# Places are named to accounts that have some. Nobody logs in as a system user ($has_business).
log-in-again = { $has_places ->
        [yes] { $has_business ->
            [yes] Make a new one in Meta's Business settings, at "System users". Add it here. Your places stay.
           *[no] Log in once more. Your places stay.
        }
       *[no] { $has_business ->
            [yes] Make a new one in Meta's Business settings, at "System users". Add it here.
           *[no] Log in once more.
        }
    }
# The button that does it.
again-button = { $has_business ->
        [yes] Open Business settings
       *[no] Reconnect
    }
# What Meta says about an error to people, behind the body of any card.
meta-says = Meta's words: "{ $said }"
# The token itself, where the sentence is about the token and not about the account.
whose-token = { $has_name ->
        [yes] The token of { $name }
       *[no] This token
    }
# A permission in our words; Meta's own name for one that we do not know.
permission-name = { $permission ->
        [threads_basic] { perm-basic }
        [instagram_basic] { perm-basic }
        [instagram_business_basic] { perm-basic }
        [pages_read_engagement] { perm-basic }
        [threads_content_publish] { perm-publish }
        [instagram_content_publish] { perm-publish }
        [instagram_business_content_publish] { perm-publish }
        [pages_manage_posts] { perm-publish }
        [threads_manage_replies] { perm-comments }
        [instagram_manage_comments] { perm-comments }
        [instagram_business_manage_comments] { perm-comments }
        [instagram_business_manage_messages] { perm-messages }
        [instagram_manage_messages] { perm-messages }
        [pages_messaging] { perm-messages }
        [threads_read_replies] { perm-comments }
        [pages_manage_engagement] { perm-comments }
        [pages_read_user_content] { perm-comments }
        [read_insights] { perm-insights }
        [pages_manage_metadata] { perm-page-settings }
        [business_management] { perm-business }
        [public_profile] { perm-profile }
        [email] { perm-email }
        [threads_manage_insights] { perm-insights }
        [instagram_manage_insights] { perm-insights }
        [instagram_business_manage_insights] { perm-insights }
        [pages_show_list] { perm-pages }
       *[other] { $permission }
    }
perm-basic = See the profile and posts
perm-publish = Publish posts
perm-comments = Read and answer comments
perm-messages = Read and answer messages
perm-insights = See numbers (reach, likes)
perm-pages = See the list of your Pages
perm-page-settings = See and change the settings of a Page
perm-business = See the business that a Page belongs to
perm-profile = See your name and picture
perm-email = See your e-mail address
# Where people log in.
site = { $network ->
        [Threads] threads.com
        [Instagram] instagram.com
       *[other] facebook.com
    }

e-denied =
    .title = You pressed Cancel
    .body = { $has_name ->
        [yes] Nothing changed. To connect { $name }, press "Allow" next time.
       *[no] Nothing changed. To connect, press "Allow" next time.
    }
    .main = Try again
    .second = Close
e-wrongAccount =
    .title = { $why ->
        [said_no] That isn't the right account
       *[other] That's a different account
    }
    .body = { $why ->
        [said_no] { $has_name ->
            [yes] You said that { $name } isn't the right one. We did not change anything.
           *[no] You said that it isn't the right one. We did not change anything.
        }
       *[other] { $has_name ->
            [yes] { $has_other ->
                [yes] You wanted { $name } but logged in as { $other }. We did not change anything.
               *[no] You wanted { $name } but logged in as someone else. We did not change anything.
            }
           *[no] { $has_other ->
                [yes] You logged in as { $other }. We did not change anything.
               *[no] You logged in as someone else. We did not change anything.
            }
        }
    }
    .main = { $has_name ->
        [yes] Try again as { $name }
       *[no] Try again
    }
    .second = { $has_other ->
        [yes] Add { $other } as new
       *[no] Add it as new
    }
con-wait =
    .title = You're almost done
    .body = A warning, a blank page, or "can't connect" is OK. Copy the whole address from the top of that page and paste it where you started to connect.
    .main = Paste the address
e-timeout =
    .title = We stopped waiting
    .body = { $why ->
        [no_answer] We asked you a question and got no answer. Nothing changed. Start again when you are ready.
       *[other] Nobody came back from the browser. Nothing changed. If you have the address, you can still paste it.
    }
    .terminal = { $why ->
        [no_answer] { $has_name ->
            [yes] Nobody said whether { $name } is the right account. Nothing changed. Start again when you are ready.
           *[no] We asked you a question and got no answer. Nothing changed. Start again when you are ready.
        }
       *[other] Nobody came back from the browser. Nothing changed. Start again when you are ready.
    }
    .main = Try again
    .second = Paste the address
e-codeUsed =
    .title = That address was used before
    .body = Each address works once. Start again to get a fresh one.
    .main = Try again
    .second = Close
e-codeOld =
    .title = That address is too old
    .body = It works only for a short time. Start again to get a fresh one.
    .main = Try again
    .second = Close
e-notAddress =
    .title = { $why ->
        [address_cut] A part of the address is missing
        [address_changed] Another program changed this address
       *[other] That isn't the right address
    }
    .body = { $why ->
        [address_cut] Its end was not copied. Copy the whole line at the top of the browser.
        [address_changed] Mail and chat programs do that. Copy the whole line at the top of the browser.
       *[other] { $has_return_address ->
            [yes] It should start with { $return_address }. Copy the whole line at the top of the browser.
           *[no] Copy the whole line at the top of the browser.
        }
    }
    .main = Paste again
    .second = Try again
e-oldAttempt =
    .title = This is from an earlier try
    .body = For your safety, only the newest try counts. Start again from here.
    .main = Try again
    .second = Close
e-portBusy =
    .title = Another program is in our way
    .body = It uses the port that the browser comes back to. You can still connect: when the browser stops, copy its address and paste it here.
    .main = Go on anyway
    .second = Show details
e-noBrowser =
    .title = { $why ->
        [folder] The folder didn't open
       *[other] The browser didn't open
    }
    .body = { $why ->
        [folder] Copy the path and look for it in your files.
       *[other] Copy the link and open it in any browser on this computer.
    }
    .main = { $why ->
        [page] Try again
        [folder] Try again
       *[other] Copy the link
    }
    .second = Try again
e-somePerms =
    .title = One permission is missing
    .body = { $has_permission ->
        [yes] { $has_place ->
            [yes] You left out "{ permission-name }". { $place } needs it.
           *[no] You left out "{ permission-name }".
        }
       *[no] { $has_place ->
            [yes] You left one out. { $place } needs it.
           *[no] You left one out.
        }
    }
    .main = Ask again
    .second = Go on without it
e-personal =
    .title = This is a personal account
    .body = Instagram only allows this for "Business" or "Creator" accounts. It's free to switch in the Instagram app. To log in with Facebook, link it to your Page too, in the settings of the Page.
    .main = Show me how
    .second = Try again
    .how = In the Instagram app: "Settings and activity", then "Account type and tools", then "Switch to professional account".
e-noPages =
    .title = { $why ->
        [unknown] No Page of that name came back
        [several] Several Pages have that name
        [not_named] This Page wasn't in the list
       *[other] No Facebook Page came back
    }
    .body = { $why ->
        [unknown] Facebook didn't offer a Page called "{ $page }". It offered these: { $pages }.
        [several] More than one Page is called "{ $page }". Use the number of the one you mean: { $pages }.
        [not_named] The token of { $other } no longer reaches "{ $page }". The Page keeps the token that it has. Log in as { $other } once more and tick the Page.
       *[other] You need to be an admin of the Page, and tick it in the list Facebook shows.
    }
    .main = Try again
    .second = Show me how
    .how = Log in once more. On Facebook's page press "Edit settings", tick the Page and leave every permission on.
e-tester =
    .title = { $why ->
        [no_role] This person has no role in the app
        [or_personal] { $network } didn't take this log-in
       *[other] The invite isn't accepted yet
    }
    .body = { $why ->
        [no_role] The Meta app is still in development. In your Meta app, open "App roles" and add the person. Then log in again.
        [or_personal] The account may not have accepted the Tester invite. Or it is a personal one. Fix that, then log in again.
       *[other] { $has_name ->
            [yes] { $name } must accept the Tester invite on { $network } first.
           *[no] The account that logged in must accept the Tester invite on { $network } first.
        } { $has_page ->
            [yes] Open { $page } and look for "{ $field }".
           *[no] It waits in the settings of that account.
        } Make sure the browser is logged in as that account.
    }
    .main = { $why ->
        [no_role] Open the app page
       *[other] Open invites
    }
    .second = { $why ->
        [no_role] Try again
        [or_personal] Try again
       *[other] I accepted it, try again
    }
e-wrongAppId =
    .title = { $why ->
        [empty] The app ID is missing
        [strange] Meta doesn't know this app ID
        [deleted] The Meta app was deleted
       *[other] That's the other app ID
    }
    .body = { $why ->
        [deleted] Its tokens ended with it. Choose another Meta app, or make a new one. Then log in again.
       *[other] { $why ->
            [empty] No app ID went along.
            [strange] It may have a typing error, or be the one of another network.
           *[other] { $has_network ->
                [yes] { $network } has its own app ID. You have the one from the top of Meta's page.
               *[no] Instagram and Threads have their own app IDs. You have the one from the top of Meta's page.
            }
        } { $has_page ->
            [yes] In your Meta app, open { $page }. Copy the number at "{ $field }".
           *[no] In your Meta app, copy the number from the page of that network.
        }
    }
    .main = { $why ->
        [deleted] Choose another Meta app
       *[other] Fix the app ID
    }
    .second = Show me where
e-returnAddr =
    .title = { $why ->
        [session] Instagram lost the log-in
       *[other] The return address doesn't match
    }
    .body = { $why ->
        [session] Close the page. Start again in an ordinary browser window. If it stays, fill in the two boxes below the return address in your Meta app too: for removing the app, and for deleting data.
       *[other] { $why ->
            [http] It begins with http. It has to begin with https.
            [chip] Meta has a different one, or it wasn't saved. Paste it again, and press the line that Meta offers below the box. It turns into a tag. Then save.
            [domain] Your Meta app doesn't know the site it leads to. Add its domain there.
            [or_secret] The app secret or the return address is wrong. Check the secret first.
           *[other] Meta has a different one, or it wasn't saved. { $has_return_address ->
                [yes] The program sends { $return_address }. It must be the same in the Meta app.
               *[no] It must be the same in the program and in the Meta app. Copy it and paste it again.
            }
        } { $has_page ->
            [yes] In your Meta app, open { $page }. The box is "{ $field }".
           *[no] { $why ->
                [domain] In your Meta app, open "App settings", then "Basic". The box is "App domains".
               *[other] Each letter counts, and the last slash too.
            }
        }
    }
    .main = { $why ->
        [session] Try again
       *[other] Fix the return address
    }
    .second = Show details
e-useCase =
    .title = { $why ->
        [not_live] The app isn't ready for this yet
        [system_user] The system user has no Page
        [new_pages] New Pages don't have this anymore
        [business_login] The app needs a business permission
        [retired_permission] The program asks for an old permission
        [strange_permission] The program asks for too much
       *[other] The app can't ask for these
    }
    .body = { $why ->
        [no_product] Your token is fine. Your Meta app has no use case for this yet. In your Meta app, open "Use cases" and add it.
        [not_live] Your token is fine. Your Meta app is not live, or Meta has not yet approved it for this. In your Meta app, look at "App Review".
        [system_user] Your token is fine. Give the Page to the system user in Meta's business settings. Then make a new token.
        [new_pages] Nothing is wrong with the token. The other program asks for something that new Pages no longer have. Its makers must change it.
        [business_login] This Meta app logs in with Facebook Login for Business. Add a business permission to it. Or make a configuration and use its config ID.
        [retired_permission] { $has_permission ->
            [yes] { $permission ->
                [user_profile] It asks for { $permission }, which Instagram ended in December 2024. It needs instagram_business_basic.
                [user_media] It asks for { $permission }, which Instagram ended in December 2024. It needs instagram_business_basic.
               *[other] It asks for { $permission }, which Meta has ended.
            }
           *[no] It asks for one that Meta has ended.
        } Its makers or its settings must change that.
        [strange_permission] { $has_permission ->
            [yes] It asks for { $permission }. Meta doesn't know that, or the Meta app lacks it.
           *[no] It asks for a permission that Meta doesn't know, or that the Meta app lacks.
        } Its makers or its settings must change that.
       *[other] { $has_permission ->
            [yes] Meta doesn't let it ask for { $permission }. It was made with a different use case. Making a new app takes 3 minutes.
           *[no] It was made with a different use case. Making a new app takes 3 minutes. Your accounts stay.
        }
    }
    .main = { $why ->
        [no_product] Check your Meta app
        [not_live] Open the app page
        [system_user] Open Business settings
        [new_pages] OK
        [business_login] Open the app page
        [retired_permission] OK
        [strange_permission] OK
       *[other] Make a new app
    }
    .second = Show details
e-appOff =
    .title = { $why ->
        [log_in_page] Meta's log-in page said no
       *[other] Your Meta app is switched off
    }
    .body = { $why ->
        [log_in_page] Look for a note on the app's page. Then start the log-in again.
       *[other] Meta paused the app or wants something from its owner. Look for a note on the app's page.
    }
    .main = Open the app page
    .second = Try again
e-secretWrong =
    .title = { $why ->
        [of_other] The token is from another Meta app
       *[other] The app secret doesn't fit
    }
    .body = { $why ->
        [of_other] It may be fine. It was made with another Meta app than the ID and secret that asked. Use the ID and secret of its own app.
        [proof_wrong] The proof is made of the app secret and the token. The secret may be cut off or changed, or the token is from another Meta app. { $has_page ->
            [yes] In your Meta app, open { $page }. Press "Show" at "{ $field }" and copy all 32 characters.
           *[no] In your Meta app, press "Show" beside the app secret and copy all 32 characters.
        }
       *[other] It may be cut off, or it was changed on Meta's page. { $has_page ->
            [yes] In your Meta app, open { $page }. Press "Show" at "{ $field }" and copy all 32 characters.
           *[no] In your Meta app, press "Show" beside the app secret and copy all 32 characters.
        }
    }
    .main = Paste it again
    .second = Show me where
e-pageGone =
    .title = "This page isn't available"
    .body = Instagram shows this when the app ID is wrong or empty. { $has_page ->
        [yes] In your Meta app, open { $page }. Copy the number at "{ $field }".
       *[no] In your Meta app, copy the number at "Instagram app ID".
    }
    .main = Check the app ID
    .second = Try again
e-already =
    .title = { $has_name ->
        [yes] { $name } is already here
       *[no] This account is already here
    }
    .body = Use this log-in for it? Its places and history stay.
    .main = Use it
    .second = Cancel
e-checkpoint =
    .title = { $network } wants to check it's you
    .body = { $has_network ->
        [yes] Log in at { site } on this computer and follow the steps. Then come back.
       *[no] Log in there on this computer and follow the steps. Then come back.
    }
    .main = { $has_network ->
        [yes] Open { site }
       *[no] Open Meta's page
    }
    .second = Try again later
e-private =
    .title = The profile is private
    .body = Threads may ask private profiles to log in again every 90 days. Extending can still work.
    .main = Go on
    .second = Close
e-noApp =
    .title = { $has_network ->
        [yes] There is no Meta app for { $network } yet
       *[no] There is no Meta app yet
    }
    .body = Meta asks every user to have their own small "app". It is free. You make it once.
    .main = Set up your Meta app
e-appNeeded =
    .title = This Meta app is still in use
    .body = Your accounts came with it and need it to log in again. Disconnect those accounts first.
    .main = Close

x-young =
    .title = A little too new
    .body = { $has_hours ->
        [yes] { $hours ->
            [0] { whose-token } was made less than an hour ago.
            [one] { whose-token } was made { $hours } hour ago.
           *[other] { whose-token } was made { $hours } hours ago.
        }
       *[no] { whose-token } was made less than a day ago.
    } { $has_time ->
        [yes] It can be extended from { $time }.
       *[no] It can be extended when it is a day old.
    } Try again then, or let auto-extend do it.
    .terminal = { $has_hours ->
        [yes] { $hours ->
            [0] { whose-token } was made less than an hour ago.
            [one] { whose-token } was made { $hours } hour ago.
           *[other] { whose-token } was made { $hours } hours ago.
        }
       *[no] { whose-token } was made less than a day ago.
    } { $has_time ->
        [yes] You can extend it again from { $time }.
       *[no] Extend it again when it is a day old.
    }
    .main = OK
x-youngMaybe =
    .title = It may be too new
    .body = { which-token } works, but can't be extended yet. It may be less than a day old. Try again tomorrow, or let auto-extend do it.
    .terminal = { which-token } works, but can't be extended yet. It may be less than a day old. Extend it again tomorrow.
    .main = OK
x-expired =
    .title = { which-token } has expired
    .body = { $has_date ->
        [yes] It ran out on { $date }. An expired token can't be extended. { log-in-again }
       *[no] An expired token can't be extended. { log-in-again }
    }
    .main = { again-button }
    .second = Remind me later
x-password =
    .title = { $has_name ->
        [yes] { $network } no longer accepts the token of { $name }
       *[no] { $network } no longer accepts this token
    }
    .body = { $why ->
        [not_good] It ran out, or Meta ended it early. Meta doesn't say why.
        [logged_out] Someone logged out, or Meta had trouble.
        [ended_by_call] A program ended it.
        [unused] Nobody used it for 90 days.
        [page_role] Whoever connected it may not manage this Page anymore. Or the Page asks for two-step log-in. Fix that first.
        [page_closed] Whoever connected this Page may not manage it anymore. Or the Page is not public. Get the role back, then connect the Page again.
        [other_app] It was made for another Meta app. Use yours.
        [held] { $network } wants to check it's you. Log in there first.
       *[other] { $has_business ->
            [yes] Someone ended it in the business, or Meta did to keep it safe.
           *[no] The password was changed, or Meta ended the session to keep the account safe.
        }
    } { log-in-again }
    .main = { again-button }
    .second = Remind me later
x-removed =
    .title = { $has_name ->
        [yes] Your Meta app was removed from { $name }
       *[no] Your Meta app was removed from this account
    }
    .body = { $has_business ->
        [yes] Someone took the app away from the system user. If that was a mistake, give it back first. { log-in-again }
       *[no] Someone removed it in the account's settings. If that was a mistake, reconnect.
    }
    .main = { again-button }
    .second = Disconnect
x-perm =
    .title = { $why ->
        [page_admin] An admin of the Page is needed
       *[other] { which-token } needs one more permission
    }
    .body = { $why ->
        [page_admin] The token works. For this, an admin of the Page has to log in. Ask one, then reconnect.
       *[other] { $has_permissions ->
            [yes] The token works. For this it needs permissions that it lacks, all or one of these: { $permissions }. { $has_business ->
                [yes] { log-in-again } Tick them there.
               *[no] Reconnect and leave them ticked.
            }
           *[no] { $has_permission ->
                [yes] The token works. "{ permission-name }" is missing. Meta's page calls it { $permission }. { $has_business ->
                    [yes] { log-in-again } Tick it there.
                   *[no] Reconnect and leave it ticked.
                }
               *[no] The token works. Meta doesn't say which one is missing. { $has_business ->
                    [yes] { log-in-again } Tick all that you need.
                   *[no] Reconnect and leave every tick on.
                }
            }
        }
    }
    .main = { again-button }
    .second = Show details
x-net =
    .title = { $why ->
        [elsewhere] { $network } was not reached
        [no_roots] This computer has no certificates
       *[other] No internet
    }
    .body = { $why ->
        [elsewhere] The program had no connection to Meta. Your token is not touched. Try again later.
        [no_roots] It has no list of certificates to trust. So we can't tell Meta from anyone else. On Debian and Ubuntu, install the package ca-certificates. Your token is not touched.
       *[other] { $has_date ->
            [yes] { which-token } is fine until { $date }. { $has_time ->
                [yes] Next try: { $time }.
               *[no] We'll go on when you're back online.
            }
           *[no] Nothing was changed. Try again when you're back online.
        }
    }
    .terminal = { $why ->
        [elsewhere] The program had no connection to Meta. Your token is not touched. Try again later.
        [no_roots] It has no list of certificates to trust. So we can't tell Meta from anyone else. On Debian and Ubuntu, install the package ca-certificates. Your token is not touched.
       *[other] { $has_date ->
            [yes] { which-token } is fine until { $date }. Try again when you're back online.
           *[no] Nothing was changed. Try again when you're back online.
        }
    }
    .main = Try now
x-slow =
    .title = { $why ->
        [day_limit] Today's limit for posts is reached
        [elsewhere] { $network } limits the calls
       *[other] Meta asked us to slow down
    }
    .body = { $why ->
        [day_limit] Meta lets an account post only so often in 24 hours. Wait until tomorrow. Your token is fine.
       *[other] { $has_time ->
            [yes] Next try: { $time }.
           *[no] { $has_minutes ->
                [yes] Wait { $minutes ->
                    [one] { $minutes } minute
                   *[other] { $minutes } minutes
                }, then try again.
               *[no] Wait a while, then try again.
            }
        } { $has_date ->
            [yes] { which-token } is fine until { $date }.
           *[no] Your token is not touched.
        }
    }
    .terminal = { $why ->
        [day_limit] Meta lets an account post only so often in 24 hours. Wait until tomorrow. Your token is fine.
       *[other] { $has_time ->
            [yes] You can try again from { $time }.
           *[no] { $has_minutes ->
                [yes] Wait { $minutes ->
                    [one] { $minutes } minute
                   *[other] { $minutes } minutes
                }, then try again.
               *[no] Wait a while, then try again.
            }
        } { $has_date ->
            [yes] { which-token } is fine until { $date }.
           *[no] Your token is not touched.
        }
    }
    .main = OK
x-down =
    .title = { $why ->
        [not_ready] Meta isn't done with this yet
       *[other] { $network } isn't answering well
    }
    .body = { $why ->
        [not_ready] Your token is fine. Meta is still working on the picture or video. Try again in a few minutes.
       *[other] The trouble is on their side. { $has_date ->
            [yes] { which-token } is fine until { $date }.
           *[no] Your token is not touched.
        } { $has_time ->
            [yes] Next try: { $time }.
           *[no] Try again later.
        }
    }
    .terminal = { $why ->
        [not_ready] Your token is fine. Meta still works on the picture or video. Try again in a few minutes.
       *[other] The trouble is on their side. { $has_date ->
            [yes] { which-token } is fine until { $date }.
           *[no] Your token is not touched.
        } { $has_time ->
            [yes] You can try again from { $time }.
           *[no] Try again later.
        }
    }
    .main = Try now
x-needsSecret =
    .title = We need your app secret
    .body = { $why ->
        [proof] Your token is fine. Your Meta app wants every call signed with the app secret. The Page's own token may work too.
       *[other] { $network ->
            [Facebook] Facebook asks for it each time we extend this token.
           *[other] { $network } asks for it when you connect or reconnect.
        }
    } { $has_page ->
        [yes] In your Meta app, open { $page }. Press "Show" at "{ $field }".
       *[no] You find it in your Meta app.
    }
    .main = Add the app secret
    .second = Reconnect
x-vaultLocked =
    .title = { $why ->
        [asking] Your computer asks for the password of your vault
        [wrong_passphrase] The passphrase doesn't open your vault
       *[other] Your password vault is locked
    }
    .body = { $why ->
        [asking] Look for its window, perhaps behind others, and answer it. Then we go on.
        [wrong_passphrase] Your tokens are in a file that was sealed with another passphrase. Write that one into the file that SIXTY_PASSPHRASE_FILE names, then try again.
       *[other] Unlock it and we'll go on.
    }
    .terminal = { $why ->
        [asking] Nobody answered in time. Run this again, and answer in the window that opens.
        [wrong_passphrase] Your tokens are in a file that was sealed with another passphrase. Write that one into the file that SIXTY_PASSPHRASE_FILE names, then try again.
       *[other] Unlock it, then try again.
    }
    .main = { $why ->
        [asking] Try again
        [wrong_passphrase] Try again
       *[other] Unlock
    }
    .second = Later
vault-in-a-file = Or keep the tokens in a file with a passphrase: write the passphrase into a file that only you can read, let SIXTY_PASSPHRASE_FILE name that file, and start "sixty-app --vault file".
# With a detail and no case there is a vault, and it refused.
x-vaultMissing =
    .title = { $why ->
        [no_keyring] Your password vault has no keyring yet
        [denied] Your password vault keeps { -app } out
        [none_of_ours] This password vault has none of your tokens
        [no_passphrase] The passphrase of your vault can't be read
        [one_entry] One entry in your password vault can't be used
       *[other] { $has_detail ->
            [yes] Your password vault can't be used
           *[no] No password vault found
        }
    }
    .body = { $why ->
        [no_keyring] A vault runs on this computer, but there is no keyring in it, so that it can keep nothing. Make one, then try again.
        [denied] A rule of this computer or of the vault forbids it. Nothing was changed. Allow { -app } there, then try again.
        [none_of_ours] A vault is open, and it isn't the one that your tokens are in. No token is lost or turned off by that. Open the other one, then try again. If it is gone for good, reconnect each account, or restore a backup.
        [no_passphrase] SIXTY_PASSPHRASE_FILE has to name a file with the passphrase that only you can read. Put that right, then try again.
        [one_entry] Something else is in its place, or there are two that differ. Look at it in your vault's own program. Your other accounts go on.
       *[other] { $has_detail ->
            [yes] It answered with an error. Nothing was changed, and your tokens are still in it. We try again by ourselves.
           *[no] { -system.kind ->
                [macos] Open Keychain Access and unlock "login", then try again.
                [windows] Log in to Windows again, then try again.
               *[linux] Turn on GNOME Keyring, KWallet or KeePassXC, then try again.
            } You can look around in practice without one.
        }
    }
    .terminal = { $why ->
        [no_keyring] A vault runs here and has no keyring. Make one, for example in "Passwords and Keys", then try again.
        [denied] A rule of this computer or of the vault forbids it. Nothing was changed. Allow { -app } there, then try again.
        [none_of_ours] A vault is open, and it isn't the one that your tokens are in. No token is lost or turned off by that. Open the other one, then try again. If it is gone for good, connect each account again, or restore a backup.
        [no_passphrase] SIXTY_PASSPHRASE_FILE has to name a file with the passphrase that only you can read. Put that right, then try again.
        [one_entry] Something else is in its place, or there are two that differ. Look at it in your vault's own program.
       *[other] { $has_detail ->
            [yes] Nothing was changed. The details say why. Then try again.
           *[no] { -system.kind ->
                [macos] Unlock "login" in Keychain Access, then try again.
                [windows] Log in to Windows again, then try again.
               *[linux] Turn on GNOME Keyring, KWallet or KeePassXC, then try again.
            } A server can use a file with a passphrase: --vault file.
        }
    }
    .main = Try again
    .second = Show me how
    .how = { $why ->
        [no_keyring] 1. Open "Passwords and Keys" (seahorse). If it isn't there, install it. 2. Press "+" and choose "Password keyring". 3. Give it a name and the password of your computer. 4. Press the keyring with the right button and choose "Set as default". 5. Come back here and press "Try again". In KDE, open "KDE Wallet" in the System Settings, turn it on and make a wallet. In KeePassXC, share a group under "Secret Service Integration". { vault-in-a-file }
        [denied] { -system.kind ->
            [macos] Open "Keychain Access" and look for "sixty". Open its entries one by one, choose "Access Control" and add { -app }.
            [windows] Whoever looks after this computer may have set a rule that keeps programs out of "Credential Manager". Ask them.
           *[linux] Flatpak and Snap: allow the program to talk to "org.freedesktop.secrets". KDE: System Settings, "KDE Wallet", "Access Control", take away the rule for { -app }. KeePassXC: Settings, "Secret Service Integration", the second tab.
        } { vault-in-a-file }
        [none_of_ours] { -system.kind ->
            [macos] Open "Keychain Access". If "sixty" is in another list than "login", choose that list and make it the default.
            [windows] Log in to Windows as the user who set up { -app }. Your tokens are in that user's "Credential Manager".
           *[linux] Open "Passwords and Keys" (seahorse) or your vault's own program. Look for the keyring with "Sixty" in it. Unlock it, and set it as default. If you have moved your home folder, bring ".local/share/keyrings" along.
        }
        [no_passphrase] 1. Write the passphrase into a file. 2. Take away the right to read it from everybody but you (chmod 600). 3. Let SIXTY_PASSPHRASE_FILE name that file where { -app } is started. "sixty doctor" in a terminal says what is wrong with it.
        [one_entry] { -system.kind ->
            [macos] Open "Keychain Access" and look for "sixty".
            [windows] Open "Credential Manager" in the Control Panel and look for "sixty".
           *[linux] Open "Passwords and Keys" (seahorse) or your vault's own program and look for "Sixty".
        } Are there two of one name? Delete the older one. "sixty doctor" in a terminal says what is wrong.
       *[other] { $has_detail ->
            [yes] Start your vault's program again, or log out of this computer and in again. "sixty doctor" in a terminal says what the vault answered.
           *[no] { -system.kind ->
                [macos] Open "Keychain Access", choose "login" and unlock it.
                [windows] Open "Credential Manager" in the Control Panel. If it does not open, log in to Windows again. Where a rule of your company forbids to keep passwords, ask whoever looks after this computer.
               *[linux] GNOME: install "Passwords and Keys" and log in again. KDE: System Settings, "KDE Wallet", turn it on. Any other: KeePassXC, Settings, "Secret Service Integration".
            }
        } { vault-in-a-file }
    }
x-vaultLost =
    .title = The token isn't in the vault anymore
    .body = { $has_business ->
        [yes] Another program may have removed it. { log-in-again } Or restore a backup.
       *[no] { $has_name ->
            [yes] Another program may have removed it. Reconnect { $name }, or restore a backup.
           *[no] Another program may have removed it. Reconnect, or restore a backup.
        }
    }
    .main = { again-button }
    .second = Restore a backup
x-place =
    .title = { $why ->
        [restart] The token is fine
        [not_sent] The token isn't there yet
        [by_hand] A token waits for you to paste it
       *[other] Extended, but one place missed it
    }
    .body = { $why ->
        [not_sent] { $reason ->
            [moved] We can't find { $place }. Was it moved? Choose where it is now.
            [changed] Someone changed { $line } in { $place } since we last wrote it. Look at the line, then send again.
            [not_writable] We may not write to { $place }. Change who may write there, then send again.
            [in_use] Another program holds { $place }. Close it there, then send again.
            [key_missing] { $place } has no line { $line } now. Put it back, then send again.
            [key_twice] { $line } stands in { $place } more than once. Keep only the line that your site uses, then send again.
            [hook_failed] The program for { $place } ended with an error. Look at what it says, then send again.
            [refused] The other side didn't take the token for { $place }. Check that it is still there, then send again.
            [unreachable] We couldn't reach the other side for { $place }. We try again by ourselves.
            [credential] The key that opens { $place } is missing, has ended or may not do this. Give a new one.
           *[other] { $place } still has what it had. Send again.
        }
        [restart] Your site hasn't read the new one yet. Restart it.
        [by_hand] { $has_place ->
            [yes] Copy it, paste it into { $place }, and mark it as done.
           *[no] Copy it, paste it where you use it, and mark it as done.
        }
       *[other] { $has_date ->
            [yes] { which-token } is good until { $date }.
           *[no] { which-token } works.
        } { $has_place ->
            [yes] { $place } still has the old token.
           *[no] That place still has the old token.
        }
    }
    .main = { $why ->
        [by_hand] Copy token
       *[other] { $has_place ->
            [yes] Fix { $place }
           *[no] Fix the place
        }
    }
    .second = Copy token
x-clock =
    .title = { $why ->
        [differs] This computer's clock and Meta's differ
       *[other] Your computer's clock is off
    }
    .body = { $why ->
        [differs] They differ by more than a day, so we don't know when your token ends. It works. Check this computer's date. We'll ask again tomorrow.
        [ahead] { $minutes ->
            [one] It's { $minutes } minute ahead of Meta's. We go by Meta's time until you set it.
           *[other] It's { $minutes } minutes ahead of Meta's. We go by Meta's time until you set it.
        }
        [behind] { $minutes ->
            [one] It's { $minutes } minute behind Meta's. We go by Meta's time until you set it.
           *[other] It's { $minutes } minutes behind Meta's. We go by Meta's time until you set it.
        }
        [another_day] It shows another day than Meta's. Your tokens are safe. Set the date of this computer: until then we extend nothing.
       *[other] Dates here may be wrong until you set it.
    }
    .terminal = { $why ->
        [differs] By more than a day, so we don't know until when your token lives. It works. Look at this computer's date, then extend again.
        [ahead] { $minutes ->
            [one] It's { $minutes } minute ahead of Meta's. Meta's time counts until you set it.
           *[other] It's { $minutes } minutes ahead of Meta's. Meta's time counts until you set it.
        }
        [behind] { $minutes ->
            [one] It's { $minutes } minute behind Meta's. Meta's time counts until you set it.
           *[other] It's { $minutes } minutes behind Meta's. Meta's time counts until you set it.
        }
        [another_day] It shows another day than Meta's. Your tokens are safe. Set the date of this computer: until then nothing is extended.
       *[other] Dates here may be wrong until you set it.
    }
    .main = Open clock settings
    .second = Go on
x-saveFailed =
    .title = We got a new token but couldn't save it
    .body = Don't close this window. Copy the token now, or try to save again.
    .terminal = Your password vault did not take it, and the old one stays there. Unlock the vault, then extend again.
    .main = Save again
    .second = Copy token
x-oldKind =
    .title = This is an old kind of token
    .body = { $why ->
        [first_kind] It is from before 2020, and it ended long ago. { $has_number ->
            [yes] Connect the account, and put its new token on line { $number }, { $line }.
           *[no] Reconnect to get a new kind.
        }
       *[other] Instagram ended it in December 2024. { $has_number ->
            [yes] Connect the account, and put its new token on line { $number }, { $line }.
           *[no] Reconnect to get a new kind.
        }
    }
    .main = Reconnect
    .second = Show details
x-notYours =
    .title = { $why ->
        [page_token] This wants the Page's own token
        [person_token] This wants the token of a person
        [other_page] This wants the token of another Page
        [token_of_app] This wants a token of the Meta app
       *[other] The token belongs to another account
    }
    .body = { $why ->
        [page_token] The token works, but it is a person's. Connect the Page, and use the Page's own token.
        [person_token] The token works, but it is not a person's. Connect the person, and use that token.
        [other_page] The token works, but it is for another Page. Connect the right Page, and use its token.
        [token_of_app] Your token is not touched. Meta wants the app's own token here, or that of a developer of the app. Put it into the program that asked.
       *[other] { $has_other ->
            [yes] { $has_name ->
                [yes] It's for { $other }, not { $name }. We did not use it.
               *[no] It's for { $other }. We did not use it.
            }
           *[no] { $has_name ->
                [yes] It isn't for { $name }. We did not use it.
               *[no] We did not use it.
            }
        }
    }
    .main = { $why ->
        [page_token] Connect the Page
        [person_token] Connect
        [other_page] Connect the Page
        [token_of_app] OK
       *[other] { $has_other ->
            [yes] Add { $other } as new
           *[no] Add it as new
        }
    }
    .second = Cancel
x-blocked =
    .title = { $why ->
        [window] The time to answer is over
        [recipient] This person can't be reached
        [sending] Meta stopped messages from here for a while
        [message_switch] The inbox is closed to programs
        [not_linked] Page and Instagram are not linked
        [account_held] { $network } holds this account back
        [opted_out] Apps are switched off for this person
        [duplicate] The same was posted before
        [media] The picture or video didn't work
        [caption] The words of the post didn't fit
        [link] The link in the post didn't work
       *[other] { $has_name ->
            [yes] { $network } limited { $name } for now
           *[no] { $network } limited this account for now
        }
    }
    .body = { $why ->
        [window] Your token is fine. Meta lets you answer for 24 hours after the customer wrote. Wait until they write again.
        [recipient] It is about the person who was written to. Your token is fine. There is nothing to mend.
        [sending] Your token is fine. Look at the notices of the Page or account on Meta's page.
        [message_switch] Your token is fine. In the Instagram app, open the settings for messages. Switch on "Allow access to messages".
        [not_linked] Your token is fine. Link the Instagram account to the Facebook Page. Or switch on two-step log-in, if the Page asks for it.
        [account_held] Open its app or site and do what it asks. Your token may be fine, and it is kept.
        [opted_out] In the settings at Facebook, open "Apps and websites" and switch them on again. Then log in again.
        [duplicate] Your token is fine. Change the text a little, then post again.
        [media] Your token is fine. Meta could not fetch or use this file. Its address must be open to everybody, and its size and kind must fit.
        [caption] Your token is fine. Meta didn't take the text of the post. It may be too long, or have too many hashtags or mentions.
        [link] Your token is fine. Meta could not open the link, or doesn't allow it. Open it yourself in a private window, then post again.
       *[other] It may have broken a rule there. Look in the account's own messages. Your token is fine.
    }
    .main = { $why ->
        [window] OK
        [recipient] OK
        [duplicate] OK
        [media] OK
        [caption] OK
        [link] OK
       *[other] { $has_network ->
            [yes] Open { $network }
           *[no] Open Meta's page
        }
    }
    .second = Remind me later
x-unknown =
    .title = { $why ->
        [refused] Meta said no to this
        [asked_for] Meta didn't take what was asked for
        [no_token] No token came along
        [asked_wrongly] A program asked Meta in a wrong way
        [other_program] This is no answer of Meta's
        [website] This is no answer about your token
        [status] This is no answer of Meta's about a token
        [worked_then] Meta called this token good
        [works] { which-token } works
        [works_endless] { which-token } works
        [stopped] You stopped this
       *[other] Something we don't know yet
    }
    .body = { $why ->
        [refused] Your token itself works. A missing permission is one of the things it could be. You can send the details to { -reports }.
        [asked_for] Your token is fine. A value in the post or in the program's question doesn't fit. Meta's words name it.
        [no_token] Meta saw no token, so it says nothing about yours. Look where your program takes it from. It may be an empty line.
        [asked_wrongly] Your token is not touched. The makers of the program that asked must change it.
        [other_program] { $has_program ->
            [yes] It comes from { $program }. Look there.
           *[no] It comes from another program. Look there.
        } Your token is not touched.
        [website] A tool read the site like a visitor, without a token. Your token is not touched. There is nothing to do here.
        [status] Any site on the web says this, so your token is not touched. There may be more words below it. Paste those too, or send them to { -reports }.
        [worked_then] That was before { $date }, when it was to end. Ask again now: extend it, or check it.
        [works] { $has_date ->
            [yes] Its end date is { $date }.
           *[no] Meta says so.
        } { $has_permissions ->
            [yes] It has these permissions: { $permissions }.
           *[no] There is nothing to do.
        }
        [works_endless] It has no end date. { $has_permissions ->
            [yes] It has these permissions: { $permissions }.
           *[no] There is nothing to do.
        }
        [stopped] No token was lost. You can start again when you are ready.
       *[other] { $has_date ->
            [yes] { which-token } still shows a date of { $date }.
           *[no] Your token is not touched.
        } Nothing was changed. If it stays, send the details to { -reports }.
    }
    .main = { $why ->
        [refused] Copy details
        [asked_for] OK
        [no_token] Copy details
        [asked_wrongly] Copy details
        [other_program] OK
        [website] OK
        [status] Copy details
        [worked_then] OK
        [works] OK
        [works_endless] OK
       *[other] Try again
    }
    .second = Copy details
x-blockedNet =
    .title = Something blocks { $network } here
    .body = A firewall or work network may be in the way. Nothing was changed.
    .main = Try now
    .second = Show details
x-paste =
    .title = { $why ->
        [number] That's a number, not a token
        [user_id] Meta doesn't know this user ID
        [id_token] That's another kind of token
        [other_text] There is no token in this
        [wrong_id] The ID may be the wrong one
        [person_id] That ID is a person's
        [page_number] That ID is a Page's
        [words] There are words behind the token
        [in_address] The token stands inside an address
        [invisible] There is an invisible mark in the token
        [header_word] There is a word before the token
        [reference] The token is kept somewhere else
        [kept_elsewhere] This only says where the token is
        [empty_line] The line is empty
        [around] Something stands around the token
        [two_tokens] These are two tokens
        [log_in_code] That's a log-in code, not a token
        [no_value] There is no token here
        [masked] A part of this token is hidden
        [address] There is no token in this address
        [placeholder] This only stands in for a token
        [passphrase] That isn't the passphrase
        [passphrase_short] That passphrase is too short
        [other_key] This wasn't sealed for you
        [sealed_cut] A part of it is missing
        [sealed_strange] This isn't a file from Sixty
        [sealed_newer] This needs a newer Sixty
        [handover_away] This file leads to another computer
        [handover_damaged] Something in this file isn't right
        [handover_differs] This Meta app is here already
        [backup_passphrase] That isn't the passphrase
        [backup_strange] This isn't a backup
        [backup_cut] A part of this backup is missing
        [backup_damaged] Something in this backup isn't right
        [backup_large] That's too large for a backup
        [backup_practice] This is a backup of practice
        [backup_real] This is a backup of real accounts
        [is_handover] This file sets up a Meta app
        [is_backup] This is a backup
        [other_service] { $has_program ->
            [yes] That's a token from { $program }
           *[no] That's a token of another service
        }
       *[other] { $network } can't read this token
    }
    .body = { $why ->
        [number] { $has_number ->
            [yes] Look at line { $number }: { $line }. It may be an app ID or a user ID. The token of your account belongs there.
           *[no] It may be an app ID or a user ID. We need the token for your account.
        }
        [user_id] Your file may have the name in place of the number. Look at the user ID in it.
        [id_token] { $has_number ->
            [yes] Look at line { $number }: { $line }. Its value is a JWT. Meta's access tokens are no JWTs, so it's from elsewhere, or it only says who you are. Put the one there that Meta calls "access token".
           *[no] It is a JWT. Meta's access tokens are no JWTs, so it's from elsewhere, or it only says who you are. We need the one that Meta calls "access token".
        }
        [words] Look at line { $number }: { $line }. Put a # before the words, then try again.
        [in_address] Look at line { $number }: { $line }. Put the token on a line of its own, as NAME=token, then try again.
        [invisible] Look at line { $number }: { $line }. The mark came along when the token was copied. Delete the end of the line and type it anew, or paste the token again.
        [header_word] Look at line { $number }: { $line }. Put the token alone on a line of its own, as NAME=token, then try again.
        [reference] Line { $number }, { $line }, only says where the token is kept. We can't write there. Put the token itself on the line, or change it by hand where it is kept.
        [empty_line] Line { $number }, { $line }, has no token yet. Put it behind the =, then try again.
        [around] Look at line { $number }: { $line }. Leave only the token behind the =, then try again.
        [other_text] { $has_number ->
            [yes] Look at line { $number }: { $line }. Copy the token anew, all the way to the end.
           *[no] Copy the token alone, all the way to the end.
        }
        [wrong_id] Your token may be fine. Look at the ID beside it. It may be that of another account, Page or post.
        [person_id] Your token is fine. The number of a Page is wanted here. Copy the Page's ID.
        [page_number] Your token is fine. The number of something else is wanted here. Look at the ID.
        [kept] It is damaged, or it has ended. { log-in-again }
        [passphrase] Ask the person who sent the file to say it once more. Small and capital letters count.
        [passphrase_short] It has 8 letters at least. Several words are good to say by phone.
        [other_key] It is for another computer, or you took it more than a day ago. Ask for a new one, made with your latest file.
        [sealed_cut] Copy all of it, from the line with BEGIN to the line with END. Or ask for it once more.
        [sealed_strange] Choose the sealed file that you were sent. A reply is pasted where tokens are pasted.
        [sealed_newer] A newer version made it. Update Sixty, then try again.
        [handover_away] After a log-in it would go to { $return_address }. Whoever made the file could take your account.
        [handover_damaged] Ask the person who sent it for a new one.
        [handover_differs] The file has other values for { $app }. Nothing was changed.
        [backup_passphrase] Type it as you did when the backup was made. Small and capital letters count. Nothing was changed.
        [backup_strange] Choose a file that Sixty saved as a backup. Nothing was changed.
        [backup_cut] Copy the file once more from the place where you keep it. Nothing was changed.
        [backup_damaged] Sixty didn't make it like this, so nothing of it was taken. Use another backup.
        [backup_large] A backup has 32 MB at most.
        [backup_practice] Its accounts are made up, so it can be restored in practice alone. Nothing was changed.
        [backup_real] It can't be restored in practice. Leave practice first. Nothing was changed.
        [is_handover] It has no accounts in it. Take it with "sixty handover take". Nothing was changed.
        [is_backup] It has accounts in it. Restore it under "Your data" in Settings, or with "sixty restore". Nothing was changed.
        [two_tokens] { $has_number ->
            [yes] Look at line { $number }: { $line }. Leave one of them there, and put the other on a line of its own.
           *[no] Paste one of them, then the other. Nothing was kept.
        }
        [log_in_code] { $has_number ->
            [yes] Look at line { $number }: { $line }. A code works once, for a log-in that is under way. Connect the account, and put its token there.
           *[no] It works once, and only where the log-in was started. Paste it there, or connect again.
        }
        [no_value] { $has_number ->
            [yes] There is no token in line { $number }. Copy it from the program that has it.
           *[no] The token itself is missing. Copy it from the program that has it.
        }
        [kept_elsewhere] Open the program that keeps it. Copy the token itself from there.
        [masked] { $has_number ->
            [yes] Look at line { $number }: { $line }. Dots or stars stand in its place. Press "Show" where the token comes from, and copy all of it.
           *[no] Dots or stars stand in its place. Press "Show" where you found it, and copy the whole token.
        }
        [address] { $has_number ->
            [yes] Look at line { $number }: { $line }. Copy the token itself there, all the way to the end.
           *[no] Copy the token itself, all the way to the end.
        }
        [placeholder] { $has_number ->
            [yes] Look at line { $number }: { $line }. The token itself was never put there. Put it behind the =, then try again.
           *[no] The token itself was never put there. Copy it from where you got it, all the way to the end.
        }
        [other_service] { $has_number ->
            [yes] Look at line { $number }: { $line }. Meta can do nothing with it. The token of your account belongs there.
           *[no] Meta can do nothing with it, and we kept nothing. We need the token for your account.
        }
       *[other] It may be cut off, be something else, or have extra quotes or spaces. Copy it again, all the way to the end.
    }
    .main = { $why ->
        [kept] Reconnect
       *[other] Paste again
    }
    .second = Show details
x-otherNetwork =
    .title = { $why ->
        [asked_elsewhere] { $has_other ->
            [yes] { $network } was asked with a token from { $other }
           *[no] { $network } was asked with a strange token
        }
       *[other] { $has_network ->
            [yes] This token is from { $network }
           *[no] This token is from another network
        }
    }
    .body = { $why ->
        [asked_elsewhere] The token may be fine. { $has_program ->
            [yes] Ask { $program } with it, or use a token from { $network } here.
           *[no] Use a token from { $network } here.
        }
       *[other] { $has_other ->
            [yes] You chose { $other }. Nothing was changed.
           *[no] Nothing was changed.
        } { $has_network ->
            [yes] Choose { $network } and try again.
           *[no] Choose the other network and try again.
        }
    }
    .main = { $why ->
        [asked_elsewhere] OK
       *[other] { $has_network ->
            [yes] Use { $network }
           *[no] Choose again
        }
    }
    .second = Cancel
x-readOnly =
    .title = { $why ->
        [gone] The file isn't there
        [is_there] There is a file already
        [in_use] The file is in use
        [changed] The file changed meanwhile
        [not_settings] This isn't a settings file
        [pipe] A program hands out this file
        [folder] That's a folder
        [too_large] That file is too large
        [not_readable] We may not read this file
        [not_ours] Someone else made a file there
        [no_folder] The folder isn't there
        [another_users] That folder is someone else's
        [is_link] That folder is a link
        [others_write] Others may write into this folder
        [kept_beside] The line changed meanwhile
        [not_plain] The new token doesn't fit in the file
        [not_noted] The dates could not be written
        [not_metadata] That file holds something else
        [practicing] Another program is practicing
        [running] { -app } is still running
        [practice] Practice keeps to its own folder
        [part] That's only a part of a path
        [twice] The line is there twice
        [unclear] Programs read this file in different ways
        [not_text] The file isn't text in UTF-8
        [name] That can't be the name of a line
        [taken] That line holds something else
       *[other] We may not write there
    }
    .body = { $why ->
        [gone] { $has_file ->
            [yes] We can't find { $file }. Was it moved?
           *[no] We can't find it. Was it moved?
        }
        [is_there] { $file } is there already. Nothing was written over. Choose another name.
        [in_use] { $has_file ->
            [yes] Something holds { $file }. Close it there, then try again.
           *[no] Something holds it. Close it there, then try again.
        }
        [changed] { $has_file ->
            [yes] Someone changed { $file } since we read it. Nothing was written. Try again.
           *[no] Someone changed it since we read it. Nothing was written. Try again.
        }
        [not_settings] { $has_file ->
            [yes] { $file } stays as it was. Choose a settings file (.env).
           *[no] It stays as it was. Choose a settings file (.env).
        }
        [pipe] { $has_file ->
            [yes] { $file } is a pipe, as 1Password makes one. Change the token in that program, or choose a settings file (.env).
           *[no] It is a pipe, as 1Password makes one. Change the token in that program, or choose a settings file (.env).
        }
        [folder] { $has_file ->
            [yes] Choose a settings file (.env) in { $file }.
           *[no] Choose a settings file (.env) in it.
        }
        [too_large] { $has_file ->
            [yes] { $file } is larger than any settings file. It stays as it was. Choose a settings file (.env).
           *[no] It is larger than any settings file. Choose a settings file (.env).
        }
        [not_readable] { $has_file ->
            [yes] Your computer doesn't let us open { $file }. Change who may read it, then try again.
           *[no] Your computer doesn't let us open it. Change who may read it, then try again.
        }
        [not_ours] { $has_file ->
            [yes] { $file } isn't from us. Look at it and take it away, then try again. Nothing was changed.
           *[no] Look at it and take it away, then try again. Nothing was changed.
        }
        [no_folder] Make the folder for { $file } first, then try again. Nothing was changed.
        [another_users] { $file } belongs to another user of this computer, who could change what we keep there. Choose a folder of your own.
        [is_link] { $file } leads to another folder, and could lead elsewhere tomorrow. Give us the folder itself.
        [others_write] Others could swap what we keep in { $file }. Let only yourself write there (chmod go-w), then try again.
        [kept_beside] Someone changed { $line } in { $file } while we asked Meta. We left it as it is. The new token is kept in { $place }. Look at the line, then try again.
        [not_plain] Meta's new token has a character that can't stand in { $file }. The old one stays there. The new one is kept in { $place }.
        [not_noted] { $has_file ->
            [yes] Your token is extended and in its line. We could not write its dates to { $file }. Until we can, we ask Meta each time.
           *[no] Your token is extended and in its line. We could not write its dates. Until we can, we ask Meta each time.
        }
        [not_metadata] { $has_file ->
            [yes] { $file } isn't ours, so it stays as it was. Choose another name for the file with the dates.
           *[no] It stays as it was. Choose another name for the file with the dates.
        }
        [running] It works in { $file }. Quit it there, then try again. Your accounts and tokens are untouched.
        [practicing] It uses { $file }. Close it there, then try again. Nothing was changed.
        [practice] { $has_file ->
            [yes] { $file } is outside of it and stays as it was.
           *[no] The file is outside of it and stays as it was.
        } { $has_folder ->
            [yes] Choose a file in { $folder }.
           *[no] Choose a file in the practice folder.
        }
        [part] Type it whole, from the first folder to the file's name.
        [twice] { $has_file ->
            [yes] Keep only the line in { $file } that your site uses. Then try again.
           *[no] Keep only the line that your site uses. Then try again.
        }
        [unclear] { $has_line ->
            [yes] Look at line { $line }. Write it as NAME=value, then try again.
           *[no] Write each line as NAME=value, then try again.
        }
        [not_text] { $has_file ->
            [yes] Save { $file } as UTF-8, then try again.
           *[no] Save it as UTF-8, then try again.
        }
        [name] Use letters from A to Z, digits and _. Begin with a letter.
        [taken] It stays as it was. Choose another name for the line.
       *[other] { $has_file ->
            [yes] We may not write to { $file }. Choose another place, or change its settings.
           *[no] Nothing was changed. Choose another place, or change its settings.
        }
    }
    .main = { $why ->
        [practice] Open the practice folder
       *[other] Choose another
    }
    .second = { $why ->
        [practice] Choose another
       *[other] Try again
    }
x-diskFull =
    .title = The disk is full
    .body = Nothing was lost. Make some room, then try again.
    .main = Try again
x-ledger =
    .title = { $why ->
        [newer] Update { -app }
        [updated] { -app } was updated
        [found_again] Our notes were gone. We found your accounts again
        [none_found] Our notes are gone, and so are your accounts
        [not_listed] Our notes are gone
        [pretend_elsewhere] This pretend Meta runs in another program
        [practice_broken] Practice isn't working right now
       *[other] We can't read our own notes
    }
    .body = { $why ->
        [updated] A newer { -app } works with your accounts now. This one changes nothing more until it is started again.
        [newer] A newer { -app } has written these notes, and this one can't read them. Nothing is lost. Install the newest one.
        [found_again] Your tokens were in the password vault all the time. Add your places again: we don't know them anymore.
        [none_found] The password vault that is open has none of your tokens. Are they in another one? Then open that one. If not, connect or add each account once: that begins a new list.
        [not_listed] Your tokens may still be in the password vault, but this computer's vault can't tell us which. Connect each account once.
        [pretend_elsewhere] Its time and its events are set there, not here. Nothing was changed.
        [practice_broken] Your real accounts and tokens are not touched. Leave practice and start it again. If this comes back, send the details to { -reports }.
       *[other] Your tokens are safe in the password vault. Send the details to { -reports }.
    }
    .main = { $why ->
        [newer] OK
        [updated] Start again
        [found_again] OK
        [none_found] OK
        [not_listed] OK
        [pretend_elsewhere] OK
        [practice_broken] Try again
       *[other] Copy details
    }
    .second = { $why ->
        [practice_broken] Copy details
       *[other] Try again
    }
x-trust =
    .title = { $why ->
        [no_certutil] A small program is missing
        [own_password] Your browser's store has a password
        [in_use] Your browser's store is in use
        [no_browser] We found no browser
       *[other] We couldn't change your browser
    }
    .body = { $why ->
        [no_certutil] We do this with certutil, and it isn't here. Get it with the package libnss3-tools on Debian, Ubuntu and Mint. On Fedora it is in nss-tools, on openSUSE in mozilla-nss-tools, on Arch in nss. Then try again.
        [own_password] You or somebody else gave it one, so we can't add to it. Nothing was changed. You can connect all the same: copy the address of the page with the warning.
        [in_use] { $has_file ->
            [yes] Another program holds { $file }, or it is damaged. Close your browser, then try again.
           *[no] Another program holds it, or it is damaged. Close your browser, then try again.
        }
        [no_browser] Open your browser once, so that it makes its settings. Then try again.
       *[other] { $has_file ->
            [yes] { $file } stays as it was. You can connect all the same: copy the address of the page with the warning.
           *[no] Nothing was changed. You can connect all the same: copy the address of the page with the warning.
        }
    }
    .main = Try again
    .second = Not now
x-blockedApi =
    .title = { $why ->
        [paused] Meta paused your Meta app
        [asleep] Meta put your Meta app to sleep
        [behalf] Meta doesn't let the app act for this person
       *[other] Meta stopped your Meta app for now
    }
    .body = { $why ->
        [paused] Open the app's page and switch it on again. If the token stays dead after that, log in once more.
        [asleep] Nobody used it for 90 days. Open the app's page and restore it. Then log in once more, because the old tokens do not come back.
        [behalf] The app may be stopped. Or it is only for some countries or ages. Or it is in development, and this person has no role in it. Look at the app's page first.
       *[other] Your token is safe. Look for a note on the app's page and do what it asks.
    }
    .main = Open the app page
    .second = Try again
x-earlier =
    .title = The new token would end earlier
    .body = { $has_name ->
        [yes] We kept the old one for { $name }. It lasts longer.
       *[no] We kept the old one. It lasts longer.
    }
    .main = OK
    .second = Copy details
x-ourFault =
    .title = { $why ->
        [by_hand] Only you can do this one
       *[other] This one is our mistake
    }
    .body = { $why ->
        [permissions] We asked for a permission that Meta doesn't know, or that your Meta app lacks. Send the details to { -reports }.
        [by_hand] Meta lets no program do it. Remove the app in the settings of your account.
       *[other] Nothing was changed. Send the details to { -reports }, and we'll fix it.
    }
    .main = { $why ->
        [by_hand] Open Meta's page
       *[other] Copy details
    }
    .second = Try again

imp-cut =
    .title = This token looks cut off
    .body = { $why ->
        [over_lines] It was cut by a line break: the token on line { $number }, { $line }, goes on in the next line. Join the two lines, then try again.
       *[other] { $has_number ->
            [yes] Look at line { $number }: { $line }. Copy the token again, all the way to the end.
           *[no] Copy it again, all the way to the end.
        }
    }
    .main = Paste again
imp-hour =
    .title = { $why ->
        [may_be] This may be a 1-hour token
       *[other] This is a 1-hour token
    }
    .body = { $why ->
        [may_be] It works now, but Meta won't extend it. With your app secret we can turn it into a 60-day token. Or log in once more.
       *[other] With your app secret we can turn it into a 60-day token.
    }
    .main = Add the app secret
imp-appsecret =
    .title = That's an app secret, not a token
    .body = { $has_number ->
        [yes] Look at line { $number }: { $line }. The token of your account belongs there. Keep the secret private.
       *[no] Keep it private. We need the token for your account.
    }
    .main = Paste again
imp-apptoken =
    .title = That's a token for the Meta app itself
    .body = { $has_number ->
        [yes] Look at line { $number }: { $line }. The token of your account belongs there.
       *[no] We need the one for your account.
    }
    .main = Paste again
imp-old =
    .title = { $has_line ->
        [yes] { $line } has expired
       *[no] { which-token } has expired
    }
    .body = { $has_date ->
        [yes] It ran out on { $date }.
       *[no] An expired token can't be extended.
    } { $has_line ->
        [yes] Log in once and we'll put the new one here.
       *[no] Reconnect to get a new one.
    }
    .main = { $has_line ->
        [yes] Connect
       *[no] Reconnect
    }
# A name that stands in a settings file in another form: of the import and of the command line.
line-behind-mark = { $line } is on line { $number } of { $file }, but behind a #. Take the # away, then try again.
line-other-case = Line { $number } of { $file } is called { $other }. Small and capital letters count: ask for it with --key { $other }.
line-in-line = { $line } is on line { $number } of { $file }, but not as NAME=value. Write it as { $line }=token, then try again.
imp-none =
    .title = { $why ->
        [form] This is { file-form }, not a .env file
        [env_form] This .env file is written like { file-form }
        [no_line] There is no line { $line }
        [behind_mark] The line is behind a #
        [other_case] The name has other letters
        [in_line] The line is not NAME=value
        [colon] There is a colon where = should be
        [dash] There is a dash before the line
        [nameless] The token has no name before it
        [stray] This isn't a settings file
        [script] This is a script
        [twice] The line is there twice
        [unclear] Programs read this file in different ways
        [open_quote] A quote is never closed
        [backslash] There is a backslash behind the quote
        [behind_quote] Something stands behind the quote
        [touching] A # touches the token
       *[other] { $has_file ->
            [yes] No token found in { $file }
           *[no] No token found
        }
    }
    .body = { $why ->
        [form] { file-form-where } { file-form-step }
        [env_form] { file-form-where } Programs read a .env file line by line, as NAME=value. Write it so, or change the token by hand if your program wants it as it is.
        [no_line] { $has_other ->
            [yes] These lines of { $file } hold a token: { $other }. Choose one of them.
           *[no] { $file } has no line that holds a token either. Choose the file that has it.
        }
        [behind_mark] { line-behind-mark }
        [other_case] { line-other-case }
        [in_line] { line-in-line }
        [colon] Look at line { $number } of { $file }. Programs that read a colon in a .env file read NAME=value, too. Write it so, then try again. If a program reads the file as YAML, change the token by hand instead.
        [dash] Look at line { $number } of { $file }. Lists like this are for docker-compose.yml. In a .env file no program reads them. Take the dash away, then try again.
        [nameless] Look at line { $number } of { $file }. Write it as NAME=token, with the name that your program looks for, then try again.
        [stray] Line { $number } of { $file } isn't NAME=value, so this is no settings file. Choose the settings file (.env) that has the token.
        [script] { $file } has commands in it. Put the line export NAME= into it yourself, where it belongs, then try again.
        [twice] { $line } stands in { $file } more than once. Keep only the line that your site uses.
        [unclear] Not every program reads line { $number } of { $file } the same way. Write it as NAME=value, then try again.
        [open_quote] Look at line { $number } of { $file }. Put the second quote at its end, then try again.
        [backslash] Look at line { $number } of { $file }. Take the backslash away, then try again.
        [behind_quote] Look at line { $number } of { $file }. Put a space and a # before what stands behind the quote, or take it away.
        [touching] Look at line { $number } of { $file }. Put a space before the #, then try again.
       *[other] { $has_line ->
            [yes] We looked for one line called { $line }. Is that its name?
           *[no] A token stands on a line like NAME=token. Choose the file that has it.
        }
    }
    .main = Choose another

# What a file is that is no settings file.
file-form = { $form ->
    [json] JSON
    [yaml] YAML
    [compose] a Docker Compose file (YAML)
    [kubernetes] a Kubernetes file (YAML)
    [kubernetes_secret] a Kubernetes Secret (YAML)
    [actions] a GitHub Actions workflow (YAML)
    [toml] TOML
    [php] a PHP file
    [python] a Python file
    [javascript] a JavaScript file
    [typescript] a TypeScript file
    [ruby] a Ruby file
    [powershell] a PowerShell script
    [fish] a fish script
    [html] a web page (HTML)
    [xml] XML
    [terraform] a Terraform file
    [dockerfile] a Dockerfile
    [batch] a Windows batch file
    [ini] an INI file with sections
    [systemd] a systemd unit
    [go] a Go file
    [java] a Java or Kotlin file
    [csharp] a C# file
    [c] a C or C++ file
    [rust] a Rust file
    [swift] a Swift file
    [dart] a Dart file
    [lua] a Lua file
    [perl] a Perl file
    [elixir] an Elixir file
    [nix] a Nix file
    [css] a style sheet (CSS)
    [sql] an SQL file
    [csv] a table (CSV)
    [markdown] a Markdown text
    [rtf] a formatted text (RTF)
    [make] a Makefile
    [apache] an Apache configuration
    [nginx] an nginx configuration
   *[other] a file of another kind
}
file-form-where = { $has_number ->
    [yes] { $has_line ->
        [yes] { $line } is there, on line { $number }.
       *[no] We see a token on line { $number }.
    }
   *[no] It stays as it was.
}
# What helps: the token in a settings file that the other file, or its program, reads.
file-form-step = { $form ->
    [compose] We can't write such a file yet. Put NAME=token into a .env file beside it, name that file under env_file, and choose it here.
    [kubernetes] We can't write such a file yet. Put NAME=token into a .env file, choose it here, and make a Secret from it: kubectl create secret generic NAME --from-env-file=.env
    [kubernetes_secret] Its values are in base64, and we can't write such a file yet. Put NAME=token into a .env file, choose it here, and make the Secret from it: kubectl create secret generic NAME --from-env-file=.env
    [actions] We can't write such a file, and everyone who sees the repository sees a token in it. Keep the token in the repository's secrets, and change it there by hand.
    [systemd] We can't write such a file yet. Put NAME=token into a .env file, name that file with EnvironmentFile=, and choose it here.
    [dockerfile] We can't write such a file, and a token in it comes into the image. Put NAME=token into a .env file, start the container with --env-file, and choose that file here.
    [html] Everyone who opens the page can read a token in it. Let your server read it from a .env file, and choose that file here.
    [css] Everyone who opens the page can read a token in it. Let your server read it from a .env file, and choose that file here.
    [csv] We can't write such a file. Put NAME=token into a .env file that your program reads, and choose it here. Or change the token by hand.
    [markdown] We can't write such a file. Put NAME=token into a .env file that your program reads, and choose it here. Or change the token by hand.
    [rtf] We can't write such a file. Put NAME=token into a .env file that your program reads, and choose it here. Or change the token by hand.
    [sql] We can't write such a file. Put NAME=token into a .env file that your program reads, and choose it here. Or change the token by hand.
   *[other] We can't write such a file yet. Put NAME=token into a .env file beside it, let your program read it from there, and choose the .env file here. Or change the token by hand.
}

# What a person can do, for a problem that has no card of its own.
action-reconnect =
    .body = { log-in-again }
    .main = Reconnect
action-reconnect_with_permission =
    .body = Log in once more and leave the permission ticked.
    .main = Reconnect
action-retry_login =
    .body = Start the log-in again.
    .main = Try again
action-fix_setup =
    .body = Look at the settings of your Meta app.
    .main = Check your Meta app
action-check_paste =
    .body = Copy it again, all the way to the end.
    .main = Paste again
action-wait =
    .body = There is nothing to do. We wait and go on by ourselves.
    .terminal = Wait a while, then try again.
    .main = OK
action-retry_later =
    .body = Nothing is lost. Try again later.
    .main = Try now
action-open_meta =
    .body = Look at the account on Meta's own page.
    .main = Open Meta's page
action-report =
    .body = Send the details to { -reports }. Tokens and secrets are left out.
    .main = Copy details
action-extend =
    .body = Give the token up to 60 more days.
    .main = Extend Token
action-none =
    .body = There is nothing to do.
    .main = OK
cli-busy = { $name }: another { -app } is working on it right now. We waited 60 seconds. Try again in a minute.
    .title = Another { -app } is working on this
    .body = { $has_name ->
        [yes] It has { $name } right now. We waited { $waited ->
            [one] { $waited } second
           *[other] { $waited } seconds
        }. Nothing was changed. Try again in a minute.
       *[no] We waited { $waited ->
            [one] { $waited } second
           *[other] { $waited } seconds
        }. Nothing was changed. Try again in a minute.
    }
    .main = Try again
