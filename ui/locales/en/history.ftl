# What happened: lines of the history of an account, in the window and in the table that a person takes out.
his-connected = { $has_date ->
        [yes] Connected. Good until { $date }.
       *[no] Connected.
    }
his-imported = { $has_date ->
        [yes] Added by pasting a token. Good until { $date }.
       *[no] Added by pasting a token.
    }
his-restored = { $has_date ->
        [yes] Brought back from a backup. Good until { $date }.
       *[no] Brought back from a backup.
    }
his-extended = { $has_date ->
        [yes] Extended until { $date }.
       *[no] Extended.
    }
his-read_anew = Got a new token with the account that the Page belongs to.
his-not_read = Couldn't get a new token for the Page, so we kept the old token.
his-old_ended = Switched off the old token.
his-expired = The token expired.
his-put_off = We couldn't extend the token. We'll try again.
his-refused = { $network } refused to extend the token.
his-not_proved = The new token didn't work, so we kept the old token.
his-checked = Checked. The token works.
his-checked-not = Checked. The token doesn't work.
his-checked-unknown = Checked. { $network } gave no answer.
his-checked-but = Checked. { $detail }
his-many = { $count ->
        [one] Checked { $count } time since { $date }. The token works.
       *[other] Checked { $count } times since { $date }. The token works.
    }
his-many-not = { $count ->
        [one] Checked { $count } time since { $date }. The token doesn't work.
       *[other] Checked { $count } times since { $date }. The token doesn't work.
    }
his-many-unknown = { $count ->
        [one] Checked { $count } time since { $date }. { $network } gave no answer.
       *[other] Checked { $count } times since { $date }. { $network } gave no answer.
    }
# Follows the sentence of an event that happened several times one after another.
his-run = { $count ->
        [one] { $count } time since { $date }.
       *[other] { $count } times since { $date }.
    }
his-delivered = Sent to { $place }.
his-not_delivered = { $place } didn't get the new token.
his-waits_for_you = { $place } waits for you to paste the new token.
his-undone = You put back what was there before: { $place }.
his-taken_up = What uses it was started anew: { $place }.
his-in_force = You said that the token is in use: { $place }.
his-pasted_older = You pasted a token into { $place } that was replaced by then.
his-pasted_undone = You took back that the token was pasted into { $place }.
his-pasted = You pasted the token into { $place }.
his-send_asked = You asked to send the token to its places.
his-place_added = { $place } was added as a place.
his-disconnected = You disconnected the account.
his-disconnect_undone = You brought the account back.
his-place_removed = We don't update { $place } anymore.
his-set = You changed a setting of this account.
his-set-auto-extend = { $value ->
        [on] You turned auto-extend on.
       *[off] You turned auto-extend off.
    }
his-set-client = { $has_value ->
        [yes] You set the client or group: { $value }.
       *[no] You removed the client or group.
    }
his-set-label = { $has_value ->
        [yes] You set your own name for it: { $value }.
       *[no] You removed your own name for it.
    }
his-set-snooze = { $has_date ->
        [yes] You put reminders off until { $date }.
       *[no] You put reminders off.
    }
his-other = Noted: { $event }.
his-place_waits = { $place } waits for its account.
his-forgotten = Deleted here, 30 days after the disconnect.
his-day-checked = { $count ->
        [one] Checked { $count } account. It answered.
       *[other] Checked { $count } accounts. All answered.
    }
his-day-unanswered = { $count ->
        [one] Checked { $count } account. There was no answer.
       *[other] Checked { $count } accounts. There was no answer.
    }
# A reminder, by what it was about.
his-reminded-days = { $count ->
        [0] Reminder shown: the token expires today.
        [one] Reminder shown: { $count } day left.
       *[other] Reminder shown: { $count } days left.
    }
his-reminded-expired = Reminder shown: the token has expired.
his-reminded-turned_off = Reminder shown: a new log-in is needed.
his-reminded-stuck = Reminder shown: the token can't be extended yet.
his-reminded-login = Reminder shown: { $network } wants a new log-in.
his-reminded-place = Reminder shown: a place doesn't have the new token.
