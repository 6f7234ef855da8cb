# A card for each problem: what happened, what is still fine, one thing to do.
# .terminal takes the place of .body where there is no window.
# Each fact that a card names may be unknown: $has_name, $has_date and so on are "yes" or "no".
# $name comes with its @ where one is due. $network is "Meta" where it is not known.

# A token, at the start of a sentence.
which-token = { $has_name ->
        [yes] { $name }
       *[no] This token
    }
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
    .body = Nobody came back from the browser. Nothing changed. If you have the address, you can still paste it.
    .terminal = { $why ->
        [no_answer] { $has_name ->
            [yes] Nobody said whether { $name } is the right account. Nothing changed. Start again when you are ready.
           *[no] Nobody said whether it is the right account. Nothing changed. Start again when you are ready.
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
    .title = That isn't the right address
    .body = { $has_return_address ->
        [yes] It should start with { $return_address }. Copy the whole line at the top of the browser.
       *[no] Copy the whole line at the top of the browser.
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
    .body = It uses the door we listen on. You can still connect: paste the address when the browser stops.
    .main = Go on anyway
    .second = Show details
e-noBrowser =
    .title = The browser didn't open
    .body = Copy the link and open it in any browser on this computer.
    .main = Copy the link
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
    .body = Instagram only allows this for "Business" or "Creator" accounts. It's free to switch in the Instagram app.
    .main = Show me how
    .second = Try again
    .how = In the Instagram app: "Settings and activity", then "Account type and tools", then "Switch to professional account".
e-noPages =
    .title = { $why ->
        [unknown] No Page of that name came back
        [several] Several Pages have that name
       *[other] No Facebook Page came back
    }
    .body = { $why ->
        [unknown] Facebook shows no "{ $page }" to this log-in. It shows these: { $pages }.
        [several] More than one Page is called "{ $page }". Use the number of the one you mean: { $pages }.
       *[other] You need to be an admin of the Page, and tick it in the list Facebook shows.
    }
    .main = Try again
    .second = Show me how
    .how = Log in once more. On Facebook's page press "Edit settings", tick the Page and leave every permission on.
e-tester =
    .title = The invite isn't accepted yet
    .body = { $has_name ->
        [yes] { $name } must accept the Tester invite on { $network } first.
       *[no] The account must accept the Tester invite on { $network } first.
    } { $has_page ->
        [yes] Open { $page } and look for "{ $field }".
       *[no] It waits in the settings of that account.
    } Make sure the browser is logged in as that account.
    .main = Open invites
    .second = I accepted it, try again
e-wrongAppId =
    .title = { $why ->
        [empty] The app ID is missing
        [strange] Meta doesn't know this app ID
       *[other] That's the other app ID
    }
    .body = { $why ->
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
    .main = Fix the app ID
    .second = Show me where
e-returnAddr =
    .title = The return address doesn't match
    .body = { $why ->
        [http] It begins with http. It has to begin with https.
        [chip] Meta has a different one, or it wasn't saved. Paste ours, and press the line that Meta offers below the box. It turns grey. Then save.
        [domain] Your Meta app doesn't know the site it leads to.
        [or_secret] The app secret or the return address is wrong. Check the secret first.
       *[other] Meta has a different one, or it wasn't saved. Copy ours and paste it again.
    } { $has_page ->
        [yes] In your Meta app, open { $page }. The box is "{ $field }".
       *[no] Each letter counts, and the last slash too.
    }
    .main = Fix the return address
    .second = Show details
e-useCase =
    .title = The app can't ask for these
    .body = { $why ->
        [no_product] Your Meta app has no use case for this yet. In your Meta app, open "Use cases" and add it.
       *[other] It was made with a different use case. Making a new app takes 3 minutes. Your accounts stay.
    }
    .main = { $why ->
        [no_product] Check your Meta app
       *[other] Make a new app
    }
    .second = Show details
e-appOff =
    .title = Your Meta app is switched off
    .body = Meta paused the app or wants something from its owner. Look for a note on the app's page.
    .main = Open the app page
    .second = Try again
e-secretWrong =
    .title = The app secret doesn't fit
    .body = { $why ->
        [of_other] It belongs to another Meta app than this token.
       *[other] It may be cut off, or it was changed on Meta's page.
    } { $has_page ->
        [yes] In your Meta app, open { $page }. Press "Show" at "{ $field }" and copy all 32 characters.
       *[no] In your Meta app, press "Show" next to it and copy all 32 characters.
    }
    .main = Paste it again
    .second = Show me where
e-pageGone =
    .title = "This page isn't available"
    .body = Instagram shows this when the app ID is wrong or empty. { $has_page ->
        [yes] In your Meta app, open { $page }. Copy the number at "{ $field }".
       *[no] In your Meta app, copy the number at "Instagram App ID".
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
        [yes] It can be extended after { $time }.
       *[no] It can be extended when it is a day old.
    } We'll do it for you.
    .main = OK
x-youngMaybe =
    .title = It may be too new
    .body = { which-token } works, but can't be extended yet. It may be less than a day old. We'll try again tomorrow.
    .main = OK
x-expired =
    .title = { which-token } has expired
    .body = { $has_date ->
        [yes] It ran out on { $date }. An expired token can't be extended. Log in once more to get a new one. Your places stay.
       *[no] An expired token can't be extended. Log in once more to get a new one. Your places stay.
    }
    .main = Reconnect
    .second = Remind me later
x-password =
    .title = { $has_name ->
        [yes] { $network } turned { $name } off
       *[no] { $network } turned this token off
    }
    .body = { $why ->
        [not_good] It was logged out, or ended. Log in once more.
        [unused] Nobody used it for 90 days. Log in once more.
        [page_role] Whoever connected it may not manage this Page anymore. Or the Page asks for two-step log-in. Mend that, then log in once more.
        [other_app] It was made for another Meta app. Log in once more with yours.
        [held] { $network } wants to check it's you. Log in there first, then here once more.
       *[other] This happens after a new password. Log in once more.
    } Your places stay.
    .main = Reconnect
    .second = Remind me later
x-removed =
    .title = { $has_name ->
        [yes] Your Meta app was removed from { $name }
       *[no] Your Meta app was removed from this account
    }
    .body = Someone removed it in the account's settings. If that was a mistake, reconnect.
    .main = Reconnect
    .second = Disconnect
x-perm =
    .title = { which-token } needs one more permission
    .body = { $has_permission ->
        [yes] "{ permission-name }" is gone. Reconnect and leave it ticked.
       *[no] One is gone. Reconnect and leave them all ticked.
    }
    .main = Reconnect
    .second = Show details
x-net =
    .title = No internet
    .body = { $has_date ->
        [yes] { which-token } is fine until { $date }. We'll try again in 5 minutes, then every hour.
       *[no] Nothing was changed. Try again when you're back online.
    }
    .main = Try now
x-slow =
    .title = Meta asked us to slow down
    .body = { $has_time ->
        [yes] Next try at { $time }.
       *[no] Wait an hour, then try again.
    } { $has_date ->
        [yes] { which-token } is fine until { $date }.
       *[no] Nothing was changed.
    }
    .main = OK
x-down =
    .title = { $network } isn't answering well
    .body = The trouble is on their side. { $has_date ->
        [yes] { which-token } is fine until { $date }.
       *[no] Nothing was changed.
    } { $has_time ->
        [yes] Next try at { $time }.
       *[no] Try again later.
    }
    .main = Try now
x-needsSecret =
    .title = We need your app secret
    .body = { $why ->
        [proof] Your Meta app asks for it with every question.
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
    .title = Your password vault is locked
    .body = Unlock it and we'll go on.
    .terminal = Unlock it, then try again.
    .main = Unlock
    .second = Later
# With a detail there is a vault, and it refused.
x-vaultMissing =
    .title = { $has_detail ->
        [yes] Your password vault can't be used
       *[no] No password vault found
    }
    .body = { $has_detail ->
        [yes] Nothing was changed. The details say why. Then try again.
       *[no] { -system.kind ->
            [macos] Open Keychain Access and unlock your login keychain, then try again.
            [windows] Log in to Windows again, then try again.
           *[linux] Turn on GNOME Keyring, KWallet or KeePassXC, then try again.
        } You can look around in practice without one.
    }
    .terminal = { $has_detail ->
        [yes] Nothing was changed. The details say why. Then try again.
       *[no] { -system.kind ->
            [macos] Unlock your login keychain, then try again.
            [windows] Log in to Windows again, then try again.
           *[linux] Turn on GNOME Keyring, KWallet or KeePassXC, then try again.
        } A server can use a file with a passphrase: --vault file.
    }
    .main = Try again
    .second = Show me how
    .how = { -system.kind ->
        [macos] Open "Keychain Access", choose "login" and unlock it.
        [windows] Open "Credential Manager" in the Control Panel. If it does not open, log in to Windows again.
       *[linux] GNOME: install "Passwords and Keys" and log in again. KDE: System Settings, "KDE Wallet", turn it on. Any other: KeePassXC, Settings, "Secret Service Integration".
    } Or keep the tokens in a file with a passphrase: write the passphrase into a file that only you can read, let SIXTY_PASSPHRASE_FILE name that file, and start "sixty-app --vault file".
x-vaultLost =
    .title = The token isn't in the vault anymore
    .body = { $has_name ->
        [yes] Another program may have removed it. Reconnect { $name }, or restore a backup.
       *[no] Another program may have removed it. Reconnect, or restore a backup.
    }
    .main = Reconnect
    .second = Restore a backup
x-place =
    .title = { $why ->
        [restart] The token is fine
       *[other] Extended, but one place missed it
    }
    .body = { $why ->
        [restart] Your site hasn't read the new one yet. Restart it.
       *[other] { $has_date ->
            [yes] { which-token } is good until { $date }.
           *[no] { which-token } works.
        } { $has_place ->
            [yes] { $place } still has the old token.
           *[no] That place still has the old token.
        }
    }
    .main = { $has_place ->
        [yes] Fix { $place }
       *[no] Fix the place
    }
    .second = Copy the token
# $diff is in minutes.
x-clock =
    .title = Your computer's clock is off
    .body = { $has_diff ->
        [yes] { $diff ->
            [one] It's { $diff } minute ahead. Dates here may be wrong until you set it.
           *[other] It's { $diff } minutes ahead. Dates here may be wrong until you set it.
        }
       *[no] Dates here may be wrong until you set it.
    }
    .main = Open clock settings
    .second = Go on
x-saveFailed =
    .title = We got a new token but couldn't save it
    .body = Don't close this window. Copy the token now, or try to save again.
    .terminal = Your password vault did not take it, and the old one stays there. Unlock the vault, then extend again.
    .main = Save again
    .second = Copy the token
x-oldKind =
    .title = This is an old kind of token
    .body = Instagram ended it in December 2024. Reconnect to get a new kind.
    .main = Reconnect
    .second = Show details
x-notYours =
    .title = The token belongs to another account
    .body = { $has_other ->
        [yes] { $has_name ->
            [yes] It's for { $other }, not { $name }. We did not use it.
           *[no] It's for { $other }. We did not use it.
        }
       *[no] { $has_name ->
            [yes] It isn't for { $name }. We did not use it.
           *[no] We did not use it.
        }
    }
    .main = { $has_other ->
        [yes] Add { $other } as new
       *[no] Add it as new
    }
    .second = Cancel
x-blocked =
    .title = { $has_name ->
        [yes] { $network } limited { $name } for now
       *[no] { $network } limited this account for now
    }
    .body = It may have broken a rule there. Look in the account's own messages.
    .main = { $has_network ->
        [yes] Open { $network }
       *[no] Open Meta's page
    }
    .second = Remind me later
x-unknown =
    .title = Something we don't know yet
    .body = { $has_date ->
        [yes] { which-token } still shows a date of { $date }. Nothing was changed.
       *[no] Nothing was changed. Try again, or send us the details.
    }
    .main = Try again
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
       *[other] { $network } doesn't know this token
    }
    .body = { $why ->
        [number] It may be an app ID or a user ID. We need the token for your account.
        [user_id] Your file may have the name in place of the number. Look at the user ID in it.
        [id_token] It only says who you are. We need the one that Meta calls "access token".
        [other_text] Copy the token alone, all the way to the end.
       *[other] It may be cut off, or have extra quotes or spaces. Copy it again, all the way to the end.
    }
    .main = Paste again
    .second = Show details
x-otherNetwork =
    .title = { $has_network ->
        [yes] This token is from { $network }
       *[no] This token is from another network
    }
    .body = { $has_other ->
        [yes] You chose { $other }. Nothing was changed.
       *[no] Nothing was changed.
    } { $has_network ->
        [yes] Choose { $network } and try again.
       *[no] Choose the other network and try again.
    }
    .main = { $has_network ->
        [yes] Use { $network }
       *[no] Choose again
    }
    .second = Cancel
x-readOnly =
    .title = { $why ->
        [gone] The file isn't there
        [in_use] The file is in use
        [changed] The file changed meanwhile
        [not_settings] This isn't a settings file
        [practicing] Another program is practicing
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
        [practicing] It uses { $file }. Close it there, then try again. Nothing was changed.
        [practice] { $has_file ->
            [yes] { $file } is outside of it and stays as it was.
           *[no] The file is outside of it and stays as it was.
        }
        [part] Type it whole, from the first folder to the file's name.
        [twice] { $has_file ->
            [yes] Leave the line in { $file } that your site uses. Then try again.
           *[no] Leave the line that your site uses. Then try again.
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
    .main = Choose another
    .second = Try again
x-diskFull =
    .title = The disk is full
    .body = Nothing was lost. Make some room, then try again.
    .main = Try again
x-ledger =
    .title = We can't read our own notes
    .body = Your tokens are safe in the password vault. Send us the details.
    .main = Copy details
    .second = Try again
x-blockedApi =
    .title = Meta stopped your Meta app for now
    .body = Your token is safe. Look for a note on the app's page and do what it asks.
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
        [permissions] We asked for a permission that Meta doesn't know, or that your Meta app lacks. Send us the details.
        [by_hand] Meta lets no program do it. Remove the app in the settings of your account.
       *[other] Nothing was changed. Send us the details, and we'll mend it.
    }
    .main = { $why ->
        [by_hand] Open Meta's page
       *[other] Copy details
    }
    .second = Try again

imp-cut =
    .title = This token looks cut off
    .body = Copy it again, all the way to the end.
    .main = Paste again
imp-hour =
    .title = This is a 1-hour token
    .body = With your app secret we can turn it into a 60-day token.
    .main = Add the app secret
imp-appsecret =
    .title = That's an app secret, not a token
    .body = Keep it private. We need the token for your account.
    .main = Paste again
imp-apptoken =
    .title = That's a token for the Meta app itself
    .body = We need the one for your account.
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
imp-none =
    .title = { $why ->
        [gone] The file isn't there
       *[other] { $has_file ->
            [yes] No token found in { $file }
           *[no] No token found
        }
    }
    .body = { $why ->
        [gone] { $has_file ->
            [yes] We can't find { $file }. Was it moved?
           *[no] We can't find it. Was it moved?
        }
       *[other] { $has_line ->
            [yes] We looked for one line called { $line }. Is that its name?
           *[no] Look for a line that ends in TOKEN.
        }
    }
    .main = Choose another

# What a person can do, for a problem that has no card of its own.
action-reconnect =
    .body = Log in once more. Your places stay.
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
    .main = OK
action-retry_later =
    .body = Nothing is lost. Try again later.
    .main = Try now
action-open_meta =
    .body = Look at the account on Meta's own page.
    .main = Open Meta's page
action-report =
    .body = Send us the details. Tokens and secrets are left out.
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
