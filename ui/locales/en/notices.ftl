# Notifications. A title has no full stop. $name comes with its @ where one is due.
n-practice = Practice: { $title }
n-extend = Extend Token
n-extendAll = Extend all
n-tomorrow = Remind me tomorrow

# One account: title and body.
n-soon14 =
    .title = { $name } expires in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
    .body = Auto-extend is off for this account. One click keeps it going.
n-soon =
    .title = { $name } expires in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
    .body = On { $date }. One click adds up to 60 days.
n-soonReconnect =
    .title = { $name } expires in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
    .body = { $has_business ->
        [yes] On { $date }. Make a new token in Meta's Business settings and add it to { -app }.
       *[no] On { $date }. Log in once to keep it going.
    }
n-today =
    .title = { $name } expires today
    .body = { $has_business ->
        [yes] Its token ends { $time }. After that you'd have to make a new one in Meta's Business settings.
       *[no] Its token ends { $time }. After that you'd have to log in again.
    }
n-turnedOff =
    .title = { $has_business ->
        [yes] { $name } needs a new token
       *[no] { $name } needs a new log-in
    }
    .body = { $has_business ->
        [yes] { $network } no longer accepts the old one. Make a new one in Meta's Business settings and add it to { -app }.
       *[no] { $network } no longer accepts its token, often after a new password. Log in once to go on. It takes 2 minutes.
    }
n-autoStuck =
    .title = We can't extend { $name } yet
    .body = { $has_reason ->
        [yes] { $reason }. { $has_date ->
            [yes] It still works until { $date }.
           *[no] It still works.
        }
       *[no] { $has_date ->
            [yes] It still works until { $date }.
           *[no] It still works.
        }
    }
n-expired =
    .title = { $name } has expired
    .body = { $has_business ->
        [yes] Your website or scheduler can't use it now. Make a new token in Meta's Business settings and add it to { -app }.
       *[no] Your website or scheduler can't use it now. Reconnect to fix it.
    }
n-placeMissed =
    .title = { $why ->
        [moved] We can't find { $place }
        [changed] Someone changed { $place }
        [not_writable] We may not write to { $place }
        [in_use] { $place } is in use
        [key_missing] { $place } has no line { $line } now
        [key_twice] { $place } has the line { $line } twice
       *[other] { $place } still has the old token
    }
    .body = { $why ->
        [moved] The new token of { $name } isn't in it. Open { -app } and show us where the file is now: { $file }.
        [changed] The line { $line } isn't as we wrote it. Look at it, then send the token of { $name } again. File: { $file }.
        [not_writable] The new token of { $name } isn't in it. Allow writing in the settings of { $file }, then send it again.
        [in_use] The new token of { $name } isn't in it. Close { $file } in the other program, then send it again.
        [key_missing] The new token of { $name } isn't in it. Put the line back, then send it again. File: { $file }.
        [key_twice] Keep only the line that your site uses, then send the token of { $name } again. File: { $file }.
       *[other] The new one for { $name } couldn't be saved in line { $line } of { $file }.
    }
n-manualPlace =
    .title = A new token is ready for { $place }
    .body = Copy the token from { -app } and paste it there.
n-keyEnds =
    .title = The key for { $place } ends on { $date }
    .body = Make a new one there before that day. Without it, the next token of { $name } can't get there.
n-keyEnded =
    .title = The key for { $place } has ended
    .body = Make a new one there. Without it, the next token of { $name } can't get there.
n-login90 =
    .title = { $network } wants a new log-in for { $name }
    .body = Log in by { $date }. It's { $network }'s 90-day rule. Nothing is broken.
n-login90Over =
    .title = { $network } wants a new log-in for { $name }
    .body = It was due on { $date }. It's { $network }'s 90-day rule. Log in once to keep it going.

# Several accounts. The body of n-digest and n-digestLater is made of up to two n-state-…, n-digest-more and
# n-digest-later.
n-digest =
    .title = { $count ->
        [one] { $count } account needs you
       *[other] { $count } accounts need you
    }
n-digestLater =
    .title = { $count ->
        [one] { $count } account will need you soon
       *[other] { $count } accounts will need you soon
    }
n-digest-later = { $count ->
        [one] { $count } more will need you soon.
       *[other] { $count } more will need you soon.
    }
n-digest-more = And { $count ->
        [one] { $count } more.
       *[other] { $count } more.
    }
n-digestSoon =
    .title = { $count ->
        [one] { $count } account expires this week
       *[other] { $count } accounts expire this week
    }
    .body = First: { $name } on { $date }.
n-state-turned_off = { $has_business ->
        [yes] { $name } needs a new token.
       *[no] { $name } needs a new log-in.
    }
n-state-expired = { $name } has expired.
n-state-today = { $name } expires today.
n-state-days = { $name } expires in { $days ->
        [one] { $days } day.
       *[other] { $days } days.
    }
n-state-stuck = { $name } can't be extended yet.
n-state-login = { $name } needs a new log-in.
n-state-manual = { $name }: paste the new token into { $place }.
n-state-key = { $place } needs a new key.
n-state-place = { $why ->
        [moved] We can't find { $place }, which takes the token of { $name }.
       *[other] { $place } still has the old token of { $name }.
    }

# The first reminder after an absence, where an account expired meanwhile. The body is made of these parts.
n-back =
    .title = We're back after { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
    .extended = { $count ->
        [one] { $count } token extended.
       *[other] { $count } tokens extended.
    }
    .expired = { $name } expired while this computer was off.
    .hidden = { $count ->
        [one] { $count } account needs you.
       *[other] { $count } accounts need you.
    }

# In the place of a notification whose button was pressed.
n-extendedByClick =
    .title = { $has_date ->
        [yes] { $name } is good until { $date }
       *[no] { $name } is good
    }
    .body = { $count ->
        [0] The new token is in your password vault.
        [one] Sent to { $count } place.
       *[other] Sent to { $count } places.
    }
n-unchanged =
    .title = { $name } keeps its date
    .body = { $has_date ->
        [yes] { $network } kept { $date }. Log in once to get a later one.
       *[no] { $network } kept the same date. Log in once to get a later one.
    }
n-test =
    .title = This is what a reminder looks like
    .body = You'll only see one when something needs you.
n-extendedAll =
    .title = { $count ->
        [one] { $count } account is good again
       *[other] { $count } accounts are good again
    }
    .body = There is nothing else to do.

# With names hidden.
n-account = Your account
n-hidden =
    .body = Open { -app } to see more.
