// Generated from src-tauri/core/src/face; do not edit.

export type Account = { id: string, network: Network, 
/**
 * Meta's username without `@`; on Facebook, the name.
 */
name: string, label: string | null, 
/**
 * The client that it belongs to.
 */
client: string | null, user_id: string, kind: Kind, app_id: string | null, 
/**
 * How a person got the token; null for a token that came from elsewhere.
 */
way: Way | null, 
/**
 * Whether a log-in gives a new token: a system user's is made in Meta's Business settings.
 */
logs_in: boolean, auto_extend: boolean, status: Status, token_kind: TokenKind, 
/**
 * The work that runs for the account at this moment.
 */
work: Work | null, connected_at: Time, obtained_at: Time | null, expires_at: Time | null, login_required_by: Time | null, 
/**
 * The earliest moment at which Meta extends the token.
 */
extend_from: Time | null, 
/**
 * When the program extends it next without being asked.
 */
next_attempt: Time | null, 
/**
 * Since when tries have failed, without a success in between.
 */
failing_since: Time | null, snoozed_until: Time | null, permissions: Permissions, places: Array<Place>, problem: Problem | null, 
/**
 * How the last extend that a person started in the window ended; null before the first.
 */
outcome: Outcome | null, };

export type Action = "reconnect" | "reconnect_with_permission" | "retry_login" | "fix_setup" | "check_paste" | "wait" | "retry_later" | "open_meta" | "report" | "extend" | "none";

export type Activity = { 
/**
 * What the page was asked for.
 */
wanted: WantedHistory, 
/**
 * Newest first.
 */
lines: Array<ActivityLine>, 
/**
 * Where the next page begins; null where nothing is older.
 */
older: HistoryMark | null, 
/**
 * The file into which the table was written last.
 */
saved: string | null, };

export type ActivityLine = { at: Time, kind: EventKind, 
/**
 * A key of the texts; `checked` or `unanswered` for what is counted by day.
 */
event: string, facts: Record<string, unknown>, 
/**
 * The account that it is about, by id. Null where it is about several or none.
 */
account: string | null, 
/**
 * Its name without `@`, also where it is not here anymore.
 */
name: string | null, network: Network | null, 
/**
 * How many accounts it is about, where it is counted by day; else null.
 */
count: number | null, };

export type App = { network: Network, id: string, return_address: string, permissions: Array<string>, secret: SecretKeeping, default: boolean, };

export type AppPage = { "is": "found", number: string, } | { "is": "no_number" } | { "is": "other_network", network: Network, } | { "is": "business" } | { "is": "secret" } | { "is": "elsewhere" } | { "is": "nothing" };

export type Attempt = { network: Network, 
/**
 * The account that must log in, without `@`.
 */
expected: string | null, 
/**
 * The account that is reconnected.
 */
account: string | null, 
/**
 * Whether the person chooses Pages after the log-in.
 */
pages: boolean, return_address: string, 
/**
 * When the wait for the browser ends.
 */
until: Time, stage: AttemptStage, 
/**
 * A trouble that does not end the log-in: the port is busy, no browser opened, or the pasted text is no address of
 * this log-in.
 */
notice: Problem | null, 
/**
 * Whether the clipboard holds the address that this log-in waits for.
 */
on_clipboard: boolean, };

export type AttemptStage = { "is": "waiting" } | { "is": "finishing" } | { "is": "is_this_right", name: string, } | { "is": "which_pages", pages: Array<OfferedPage>, } | { "is": "done", account: string, others: Array<string>, known: Array<string>, left_out: Array<LeftOut>, } | { "is": "sealed", left_out: Array<LeftOut>, } | { "is": "over", problem: Problem, };

export type Backup = { "is": "asks", inside: Inside, } | { "is": "working" } | { "is": "made", file: string, inside: Inside, accounts_left_out: Array<SavedAccount>, apps_left_out: Array<SavedApp>, } | { "is": "locked", file: string, problem: Problem | null, } | { "is": "found", made_at: Time, inside: Inside, change: Restored, } | { "is": "restored", change: Restored, } | { "is": "refused", problem: Problem, is_open: boolean, };

export type Box = "address" | "token" | { "made_token": Network } | { "app_page": Network } | { "app_id": Network } | "secret" | "error";

export type Case = "no_roots" | "gone" | "in_use" | "changed" | "not_settings" | "pipe" | "folder" | "page" | "too_large" | "not_readable" | "not_ours" | "no_folder" | "another_users" | "is_link" | "others_write" | "kept_beside" | "not_plain" | "not_metadata" | "not_noted" | "form" | "stray" | "script" | "open_quote" | "backslash" | "behind_quote" | "touching" | "words" | "in_address" | "invisible" | "header_word" | "reference" | "empty_line" | "around" | "practice" | "practice_broken" | "pretend_elsewhere" | "no_keyring" | "asking" | "denied" | "none_of_ours" | "one_entry" | "wrong_passphrase" | "no_passphrase" | "practicing" | "running" | "taken" | "part" | "not_text" | "unclear" | "twice" | "name" | "said_no" | "no_answer" | "unknown" | "several" | "not_good" | "unused" | "page_role" | "other_app" | "held" | "user_id" | "other_text" | "number" | "id_token" | "http" | "chip" | "domain" | "or_secret" | "empty" | "strange" | "of_other" | "proof" | "no_product" | "permissions" | "by_hand" | "not_sent" | "restart" | "logged_out" | "ended_by_call" | "page_closed" | "window" | "recipient" | "sending" | "message_switch" | "not_linked" | "account_held" | "opted_out" | "day_limit" | "duplicate" | "media" | "worked_then" | "caption" | "link" | "asked_for" | "proof_wrong" | "token_of_app" | "not_ready" | "not_live" | "not_named" | "system_user" | "new_pages" | "business_login" | "retired_permission" | "strange_permission" | "page_token" | "person_token" | "other_page" | "paused" | "asleep" | "behalf" | "page_admin" | "refused" | "no_token" | "asked_wrongly" | "other_program" | "website" | "status" | "works" | "works_endless" | "wrong_id" | "person_id" | "page_number" | "deleted" | "no_role" | "or_personal" | "session" | "asked_elsewhere" | "elsewhere" | "log_in_page" | "kept" | "may_be" | "newer" | "updated" | "differs" | "ahead" | "behind" | "another_day" | "found_again" | "none_found" | "not_listed" | "address_cut" | "address_changed" | "two_tokens" | "log_in_code" | "no_value" | "kept_elsewhere" | "masked" | "address" | "placeholder" | "other_service" | "over_lines" | "env_form" | "colon" | "dash" | "nameless" | "no_line" | "behind_mark" | "other_case" | "in_line" | "first_kind" | "no_certutil" | "own_password" | "no_browser" | "stopped" | "passphrase" | "passphrase_short" | "other_key" | "sealed_cut" | "sealed_strange" | "sealed_newer" | "handover_away" | "handover_damaged" | "handover_differs" | "backup_passphrase" | "backup_strange" | "backup_cut" | "backup_damaged" | "backup_large" | "backup_practice" | "backup_real" | "is_handover" | "is_backup" | "is_there";

export type CatchUp = { days: number, 
/**
 * How many tokens were extended on the return.
 */
extended: number, 
/**
 * The accounts that expired meanwhile and still need a person, by id.
 */
expired: Array<string>, };

export type Change = Head & { 
/**
 * The accounts that are new or have changed.
 */
accounts: Array<Account>, 
/**
 * Ids of all accounts, most urgent first; null when neither the order nor the number changed.
 */
order: Array<string> | null, };

export type Check = { 
/**
 * What was checked: a word of the contract.
 */
id: string, 
/**
 * Null where it cannot be judged here.
 */
ok: boolean | null, said: CheckSaid, 
/**
 * The same without names of accounts and files, for a person who shares the screen.
 */
without_names: CheckSaid, 
/**
 * What one press puts right; null where only the person can.
 */
fix: Fix | null, };

export type CheckSaid = { line: string, 
/**
 * What a person does about it; null where nothing is wrong.
 */
remedy: string | null, };

export type CheckUp = { 
/**
 * Whether it is being looked; what is shown meanwhile is what was found before.
 */
busy: boolean, 
/**
 * When the checks were found; null before.
 */
at: Time | null, checks: Array<Check>, 
/**
 * The text for whoever helps, once the person asked for it: it is read before it is saved.
 */
bundle: string | null, 
/**
 * The file into which that text was saved.
 */
saved: string | null, };

export type ChosenAccounts = "all" | { "these": Array<string> };

export type Copied = { "return_address": Network } | "login_address" | { "token": string } | "client_message" | "handover_message" | { "reply": { network: Network, user_id: string, } } | "bundle" | { "details": Shown } | "activity" | { "name": Network } | { "permission": string } | "steps" | "not_opened" | "practice_token";

export type Credential = { 
/**
 * When it ends, where the other side has told.
 */
ends: Time | null, state: 'good' | 'soon' | 'expired' | 'unknown', };

export type Desktop = { start_at_login: boolean, 
/**
 * Whether our tray icon is shown.
 */
has_tray: boolean, program_version: string, };

export type Difference = "return_address" | "permissions" | "config_id" | "secret";

export type Disconnected = { id: string, network: Network, 
/**
 * Meta's username without `@`; on Facebook, the name.
 */
name: string, 
/**
 * Until when the disconnect can be undone.
 */
until: Time, };

export type EventKind = "extended" | "delivered" | "problem" | "reminder" | "you" | "checked" | "unanswered";

export type Exercise = "import" | "extend" | "reconnect" | "send_to_file" | "see_reminder" | "set_up";

export type Expiring = { id: string, 
/**
 * In the past where it has ended.
 */
at: Time, why: Why, 
/**
 * Why it does not work any more; null while it works.
 */
over: Over | null, 
/**
 * Whether extending it now moves that end.
 */
can_extend_now: boolean, };

export type Export = "calendar" | "report";

export type Exported = { what: Export, file: string, };

export type Exposed = { kind: Exposure, 
/**
 * What one press puts right.
 */
remedy: Remedy | null, };

export type Exposure = "git_tracked" | "not_ignored" | "git_history" | "world_readable" | "web_root" | "synced";

export type ExtendEnd = "extended" | "unchanged" | "too_new" | "not_due" | "reconnect" | "retry_later" | "failed";

export type Fact = { "text": string } | { "number": number } | { "date": string } | { "time": string };

export type Fix = "unlock" | "start_at_login" | "test_reminder" | "remind" | "show_tray" | "accounts";

export type ForOther = { network: Network, app_id: string, 
/**
 * For whom, where they gave a name.
 */
from: string | null, };

export type Forecast = { 
/**
 * How many days the person looks ahead.
 */
days: number, 
/**
 * The day that is meant.
 */
until: Time, 
/**
 * The accounts that end by then, the first to end first.
 */
expiring: Array<Expiring>, 
/**
 * How many accounts are good beyond that day.
 */
safe: number, };

export type Frame = { x: number, y: number, width: number, height: number, 
/**
 * Whether the window fills the screen; the other values are those it returns to.
 */
maximized: boolean, };

export type HandedOver = { network: Network, app_id: string, return_address: string, permissions: Array<string>, 
/**
 * Whether the app secret is in it.
 */
secret: boolean, 
/**
 * Whether the token that is connected goes to the person who made the file.
 */
reply: boolean, 
/**
 * The maker's name.
 */
from: string | null, 
/**
 * The values in which the app that is kept here differs.
 */
differs: Array<Difference>, };

export type Handover = { "is": "working" } | { "is": "made", file: string, network: Network, secret: boolean, reply: boolean, message: string, } | { "is": "locked", file: string, problem: Problem | null, } | { "is": "found", content: HandedOver, } | { "is": "taken", content: HandedOver, } | { "is": "refused", problem: Problem, };

export type Head = { 
/**
 * Rises with every change. A window that missed a number asks for a whole snapshot.
 */
version: number, 
/**
 * The time of this profile; practice has a clock of its own.
 */
now: Time, 
/**
 * The language of the texts: `en` or `ru`.
 */
language: string, 
/**
 * Set in the practice profile.
 */
practice: Practice | null, vault: VaultState, 
/**
 * Whether the vault has been asked and the system waits for the person's password.
 */
vault_asks: boolean, 
/**
 * Since when Meta could not be reached; null while it can.
 */
offline_since: Time | null, 
/**
 * Until when reminders are paused; null while they are not.
 */
paused_until: Time | null, 
/**
 * Whether the last reminder was not shown, because this desktop shows no notifications. It comes once it does.
 */
reminder_unseen: boolean, 
/**
 * When Meta last answered.
 */
checked_at: Time | null, 
/**
 * The number of accounts with one of the first four statuses.
 */
needs_you: number, 
/**
 * The next account that extends by itself: its id and the moment.
 */
next_by_itself: [string, Time] | null, apps: Array<App>, 
/**
 * The return addresses for Meta's form, also before there is an app.
 */
return_addresses: ReturnAddresses, 
/**
 * How far a person has come with the Meta apps.
 */
setup: Setup, 
/**
 * Extends that were asked for with one click, under way or over, until their sum is closed.
 */
together: Together | null, 
/**
 * Accounts whose disconnect can still be undone, the one that is deleted first before the others.
 */
disconnected: Array<Disconnected>, attempt: Attempt | null, import: Import | null, 
/**
 * The message to a client that is shown, before it is copied.
 */
client_message: string | null, 
/**
 * A backup that is made or brought back, until it is closed.
 */
backup: Backup | null, 
/**
 * What ends while this computer stays off, while the person looks ahead.
 */
forecast: Forecast | null, 
/**
 * The file with the dates of all accounts that was saved last.
 */
exported: Exported | null, 
/**
 * The check-up, until it is closed.
 */
check_up: CheckUp | null, 
/**
 * A file that hands a Meta app over, until it is closed.
 */
handover: Handover | null, 
/**
 * Sealed tokens that wait to be sent to somebody else.
 */
to_send: Array<ToSend>, 
/**
 * Meta apps whose tokens are for somebody else.
 */
for_others: Array<ForOther>, 
/**
 * The text that was taken last for the box of a token or an error, with its secrets hidden.
 */
taken: Taken | null, 
/**
 * The meaning of the error text that was pasted last.
 */
reading: Reading | null, 
/**
 * A settings file that a person chose for an account, until a line is picked.
 */
new_place: NewPlace | null, 
/**
 * Lines of files that wait for an account of their network.
 */
waiting: Array<WaitingPlace>, 
/**
 * Whether a file is held over the window.
 */
file_over: boolean, 
/**
 * The last text that was pasted as an app secret. It waits for its app if it can be a secret.
 */
pasted: Pasted | null, 
/**
 * The history of the account whose details are open, newest first.
 */
history: [string, Array<HistoryLine>] | null, 
/**
 * The page of what happened, while it is open.
 */
activity: Activity | null, 
/**
 * What is told after an absence, until it is closed.
 */
catch_up: CatchUp | null, 
/**
 * The account whose details are open, by id, where the token before the one in use may be switched off at Meta.
 */
old_token: string | null, 
/**
 * The problem of the last intent, until the next intent.
 */
problem: Problem | null, settings: Settings, desktop: Desktop, 
/**
 * What the browsers make of our certificate; null until a page has asked.
 */
trust: Trust | null, 
/**
 * The question that has to be answered before the program stops.
 */
question: Question | null, };

export type HistoryLine = { at: Time, event: string, facts: Record<string, unknown>, };

export type HistoryMark = { 
/**
 * The line's number in the ledger.
 */
number: number, at: string, };

export type Import = { "is": "asking" } | { "is": "asks", file: string, lines: Array<Offered>, } | { "is": "done", accounts: Array<string>, known: Array<string>, already: Array<string>, skipped: Array<Offered>, left_out: Array<Offered>, } | { "is": "refused", problem: Problem, };

export type Inside = { accounts: number, apps: number, places: number, };

export type Intent = { "do": "connect", network: Network, expect: string | null, account: string | null, 
/**
 * Facebook: connects Pages of the person, who chooses them after the log-in.
 */
pages: boolean, } | { "do": "open_browser" } | { "do": "keep_waiting" } | { "do": "is_right", yes: boolean, } | { "do": "choose_pages", ids: Array<string>, } | { "do": "close_attempt" } | { "do": "paste", into: Box, } | { "do": "typed", into: Box, text: string, } | { "do": "choose_file", account: string | null, } | { "do": "name_file", path: string, account: string | null, } | { "do": "add_lines", lines: Array<number>, } | { "do": "find_file", place: string, } | { "do": "add_place", key: string, } | { "do": "add_by_hand", account: string, name: string, link: string | null, } | { "do": "confirm_place", place: string, } | { "do": "undo_confirm_place", place: string, } | { "do": "restarted", place: string, } | { "do": "undo_place", place: string, } | { "do": "put_right", place: string, remedy: Remedy, } | { "do": "close_new_place" } | { "do": "adopt_place", place: string, account: string, } | { "do": "remove_place", place: string, } | { "do": "close_import" } | { "do": "close_reading" } | { "do": "close_problem" } | { "do": "extend", who: ChosenAccounts, } | { "do": "test_reminder" } | { "do": "stop_extending" } | { "do": "close_together" } | { "do": "check", who: ChosenAccounts, } | { "do": "auto_extend", account: string, on: boolean, } | { "do": "rename", account: string, label: string | null, } | { "do": "set_client", accounts: Array<string>, client: string | null, } | { "do": "end_old_token", account: string, } | { "do": "disconnect", account: string, } | { "do": "undo_disconnect", account: string, } | { "do": "remind_later", account: string, until: string, } | { "do": "pause_reminders", span: Pause, } | { "do": "resume_reminders" } | { "do": "send_place", place: string, } | { "do": "show_history", account: string | null, } | { "do": "show_activity", wanted: WantedHistory | null, } | { "do": "save_activity", wanted: WantedHistory, } | { "do": "close_catch_up" } | { "do": "set_app", network: Network, id: string, forget_secret: boolean, } | { "do": "forget_secret" } | { "do": "remove_app", network: Network, id: string, } | { "do": "make_handover", network: Network, with_secret: boolean, reply: boolean, from: string | null, 
/**
 * The client that the file is for, which its offered name tells.
 */
client: string | null, passphrase: string, } | { "do": "open_handover", passphrase: string, } | { "do": "take_handover" } | { "do": "close_handover" } | { "do": "save_reply", network: Network, user_id: string, } | { "do": "reply_sent", network: Network, user_id: string, } | { "do": "begin_backup" } | { "do": "make_backup", passphrase: string, } | { "do": "choose_backup" } | { "do": "name_backup", path: string, } | { "do": "open_backup", passphrase: string, } | { "do": "restore" } | { "do": "close_backup" } | { "do": "export", what: Export, } | { "do": "look_ahead", days: number | null, } | { "do": "check_up" } | { "do": "show_bundle", on: boolean, } | { "do": "save_bundle" } | { "do": "close_check_up" } | { "do": "set_up", network: Network, change: SetupChange, } | { "do": "show_steps", network: Network | null, from: string | null, } | { "do": "show_message", to: ToClient | null, } | { "do": "save_steps" } | { "do": "copy", what: Copied, } | { "do": "open", what: Opened, } | { "do": "set", setting: Setting, } | { "do": "look_at_trust" } | { "do": "trust", on: boolean, } | { "do": "unlock" } | { "do": "enter_practice" } | { "do": "leave_practice" } | { "do": "skip_days", days: number, } | { "do": "practice_event", what: PracticeEvent, } | { "do": "close_window" } | { "do": "quit" } | { "do": "begin_again" } | { "do": "remove_everything" } | { "do": "leave", how: Leave, };

export type Kind = "profile" | "person" | "page" | "system";

export type Leave = "stay" | "keep_working" | "stop";

export type LeftOut = { name: string, problem: Problem, };

export type MetaFacts = { 
/**
 * Meta's `code`, a Graph API error number.
 */
code: number | null, 
/**
 * Meta's `error_subcode`, which narrows the code down.
 */
subcode: number | null, 
/**
 * Meta's `type`, e.g. `OAuthException`.
 */
type: string | null, 
/**
 * Meta's `fbtrace_id`: its support finds the call by it.
 */
fbtrace_id: string | null, 
/**
 * The HTTP status of the answer.
 */
http_status: number | null, };

export type Network = "threads" | "instagram" | "facebook";

export type NewPlace = { account: string, file: string, 
/**
 * The name of the line that has moved here; null for a new place.
 */
key: string | null, 
/**
 * The lines that look like tokens, by value or by name.
 */
lines: Array<PlaceLine>, 
/**
 * Why the file, or the chosen line, cannot become a place.
 */
problem: Problem | null, };

export type Offered = { line: number, 
/**
 * The name before `=`; empty in a list.
 */
key: string, 
/**
 * The account's handle as the row of a list says it.
 */
handle: string | null, 
/**
 * The account that its token is for, as people write it; null where it gives none.
 */
name: string | null, network: Network | null, 
/**
 * Whether that account is kept already.
 */
already: boolean, 
/**
 * The account that the row of a list names, as people write it, where its token is another account's. Such a row
 * is not added.
 */
expected: string | null, 
/**
 * The client whose account it is, by the row of a list.
 */
client: string | null, 
/**
 * Whether the token is dead and the line can wait for a new one.
 */
waits: boolean, 
/**
 * Why its token gives no account.
 */
problem: Problem | null, };

export type OfferedPage = { id: string, name: string, 
/**
 * The username of the Instagram account that is linked to the Page.
 */
instagram: string | null, };

export type Opened = "meta_apps" | "system_users" | { "network": Network } | { "invites": Network } | { "place": string } | "handed_over" | "saved" | { "meta_page": { network: Network, page: string, } } | "samples" | "project";

export type Outcome = { outcome: ExtendEnd, at: Time, token_changed: boolean | null, 
/**
 * How many places have the new token.
 */
sent: number, problem: Problem | null, };

export type Over = "expired" | "turned_off";

export type Pasted = { 
/**
 * The masked text, safe to show.
 */
masked: string, 
/**
 * Its length in characters.
 */
length: number, is: Verdict, };

export type Pause = "today" | "three_days" | "until_monday";

export type Permissions = { 
/**
 * The granted permissions; null when Meta never named them.
 */
granted: Array<string> | null, missing: Array<string>, };

export type Place = { id: string, kind: 'env_file' | 'json_file' | 'yaml_file' | 'toml_file' | 'ini_file' | 'php_file' | 'command' | 'http' | 'github' | 'vercel' | 'by_hand', 
/**
 * The path of the file; of a place that is none its address, by hand the name of the form.
 */
file: string, 
/**
 * The name of the variable in the file; empty for a place that is no file.
 */
key: string, 
/**
 * By hand: the page with the form, if it is known.
 */
link: string | null, state: 'current' | 'waiting' | 'failed' | 'stale', reason: string | null, last_sent: Time | null, 
/**
 * Whether it has the token and what uses it still runs with the one before.
 */
restart: boolean, 
/**
 * Whether what the file held before our last write can be put back.
 */
can_undo: boolean, 
/**
 * What is known of the key that opens it; null for a place without one.
 */
credential: Credential | null, 
/**
 * How others can come by its file, the worst first.
 */
exposures: Array<Exposed>, };

export type PlaceLine = { line: number, key: string, 
/**
 * The masked value, safe to show; null when the line is empty.
 */
masked: string | null, 
/**
 * The network whose token the value looks like.
 */
network: Network | null, 
/**
 * The account whose place this line is now.
 */
account: string | null, 
/**
 * The name of a line beside it that would keep the date of the token before.
 */
dated: string | null, 
/**
 * Why the line cannot be written: the file sets it twice, or programs read it differently.
 */
trouble: 'twice' | 'unclear' | null, };

export type Practice = { 
/**
 * Whether time and events are set where the pretend Meta runs, and not from here.
 */
elsewhere: boolean, 
/**
 * How many days of a skip are left; null when no skip is under way.
 */
skipping: number | null, 
/**
 * What was let happen and goes on until it is ended.
 */
going_on: Array<PracticeEvent>, 
/**
 * The exercises that were done since practice was entered.
 */
done: Array<Exercise>, };

export type PracticeEvent = "password_changed" | "no_internet" | "slow_meta" | "wrong_account" | "file_moved";

export type Problem = { 
/**
 * A key of the texts, with dots: `x.expired`.
 */
code: string, action: Action, 
/**
 * The values of its sentence, by the names that the texts use.
 */
facts: { [key in string]: Fact }, meta: MetaFacts | null, 
/**
 * The network that the problem is about, where one is known.
 */
network: Network | null, 
/**
 * The account that logged in instead of the wanted one, without `@`.
 */
other: string | null, 
/**
 * The case of its card that the problem is, where the card has several.
 */
case: Case | null, 
/**
 * Whether another process works on the account. Such a problem has a card of its own.
 */
busy: boolean, };

export type Question = { "is": "close" } | { "is": "quit", account: string, };

export type Reading = { 
/**
 * False when the cause is not known; the problem then says so.
 */
known: boolean, problem: Problem, 
/**
 * What the person sees, where the text says that and no cause.
 */
symptom: Symptom | null, network: Network | null, 
/**
 * The account that the text is about; null where none or several fit.
 */
account: string | null, 
/**
 * The text had a token or a secret in it.
 */
hid_secret: boolean, };

export type Remedy = "ignore" | "close";

export type RestoreOutcome = "restored" | "kept" | "older" | "already";

export type Restored = { 
/**
 * The accounts by what becomes of them; the first group is what comes back.
 */
accounts: Array<SameOutcome>, 
/**
 * The apps that come back.
 */
apps: Array<SavedApp>, 
/**
 * The places that come back, as people write them.
 */
places: Array<string>, 
/**
 * Whether settings come back.
 */
settings: boolean, 
/**
 * How many places are of a kind that this version does not know. They stay out.
 */
unknown_places: number, };

export type ReturnAddresses = { threads: string, instagram: string, facebook: string, };

export type SameOutcome = { outcome: RestoreOutcome, 
/**
 * Whether they are disconnected here, and stay so.
 */
disconnected: boolean, count: number, 
/**
 * The first of them: a list of thousands is read by nobody.
 */
first: Array<SavedAccount>, };

export type SavedAccount = { network: Network, 
/**
 * Meta's username without `@`; on Facebook, the name.
 */
name: string, };

export type SavedApp = { network: Network, id: string, 
/**
 * The address to which its log-ins go on, where that is not on this computer.
 */
leads_to: string | null, };

export type SecretKeeping = "kept" | "once" | "none";

export type Setting = { "language": string | null } | { "theme": string } | { "text_size": number } | { "notify": boolean } | { "remind_at": Array<number> } | { "quiet": [number, number] | null } | { "not_on_weekends": boolean } | { "last_day_always": boolean } | { "hide_names": boolean } | { "auto_extend": boolean } | { "start_at_login": boolean } | { "keep_running": boolean } | { "show_tray": boolean } | { "asked": boolean } | { "closing_told": boolean } | { "trust_asked": boolean } | { "look_at_clipboard": boolean } | { "by_client": boolean } | { "folded_clients": Array<string> } | { "frame": Frame };

export type Settings = { 
/**
 * The language of the texts; null to follow the system.
 */
language: 'en' | 'ru' | null, 
/**
 * The theme: `system`, `light` or `dark`.
 */
theme: string, 
/**
 * The size of everything in the window, in percent of the usual size.
 */
text_size: number, 
/**
 * Whether reminders are shown as notifications.
 */
notify: boolean, 
/**
 * The days before the end at which to remind, in falling order; 0 is the day of the end.
 */
remind_at: Array<number>, 
/**
 * The hours at which quiet begins and ends; null for no quiet hours.
 */
quiet: [number, number] | null, not_on_weekends: boolean, 
/**
 * Whether the day on which a token ends is told on a weekend too.
 */
last_day_always: boolean, hide_names: boolean, auto_extend: boolean, keep_running: boolean, show_tray: boolean, 
/**
 * Whether the three start-up questions were answered.
 */
asked: boolean, 
/**
 * Whether the person was told, or asked, what closing the window does.
 */
closing_told: boolean, 
/**
 * Whether the person was asked to stop the browser's warning of our certificate.
 */
trust_asked: boolean, 
/**
 * Whether the clipboard may be looked at while a log-in waits for the browser's address.
 */
look_at_clipboard: boolean, 
/**
 * Whether the list of accounts stands in groups by client.
 */
by_client: boolean, 
/**
 * The clients whose groups are folded.
 */
folded_clients: Array<string>, 
/**
 * The window's position and size when it was last closed.
 */
frame: Frame | null, };

export type Setup = { 
/**
 * The network whose walk was open last.
 */
network: Network | null, 
/**
 * When something was entered last.
 */
saved_at: Time | null, walks: Array<SetupWalk>, 
/**
 * What was pasted last as the address of an app's page, and for which network.
 */
app_page: [Network, AppPage] | null, 
/**
 * The steps as a page for someone else, while it is shown.
 */
handout: string | null, 
/**
 * The file into which that page was saved last.
 */
handout_file: string | null, };

export type SetupChange = "open" | { "way": Way } | { "whose": Whose } | { "publishes": boolean } | { "app_number": string | null } | { "app_id": string | null } | { "name": string | null } | { "done": Stage } | { "not_done": Stage } | "again";

export type SetupWalk = { network: Network, way: Way, 
/**
 * The ways that the network has.
 */
ways: Array<Way>, whose: Whose, 
/**
 * Whether a program is to publish with the tokens.
 */
publishes: boolean, 
/**
 * The number of the Meta app.
 */
app_number: string | null, 
/**
 * The app ID as far as it was typed.
 */
app_id: string | null, 
/**
 * The account that is to be connected, without `@`.
 */
name: string | null, 
/**
 * The stages of the chosen way, in their order.
 */
stages: Array<Stage>, done: Array<Stage>, 
/**
 * The first stage that is not done; null where every stage is.
 */
next: Stage | null, 
/**
 * Whether nothing was entered yet.
 */
is_new: boolean, 
/**
 * The permissions that connecting asks for.
 */
permissions: Array<string>, };

export type Shown = "intent" | { "account": string } | "attempt" | { "import": number | null } | "new_place" | "reading" | "backup";

export type Snapshot = Head & { 
/**
 * The accounts, most urgent first.
 */
accounts: Array<Account>, };

export type Stage = "before" | "app" | "return" | "permissions" | "invite" | "token" | "keys" | "try";

export type Status = "turned_off" | "expired" | "missing_permission" | "not_delivered" | "soon" | "date_unknown" | "no_end_date" | "good";

export type Symptom = "photos" | "posts" | "connect" | "page" | "reminders" | "warning" | "ending" | "token" | "invite" | "login" | "language";

export type Taken = { into: Box, 
/**
 * The beginning of the text, with every secret in it hidden.
 */
text: string, };

export type Time = string;

export type ToClient = { accounts: Array<string>, language: string, 
/**
 * The name under the message.
 */
from: string | null, };

export type ToSend = { network: Network, user_id: string, 
/**
 * Meta's username without `@`; on Facebook, the name.
 */
name: string, 
/**
 * For whom it is, where they gave a name.
 */
from: string | null, sealed_at: Time, };

export type Together = { 
/**
 * The number of accounts; those that a stop left out are not counted.
 */
total: number, extended: number, 
/**
 * Tokens that are too new; the program extends them later by itself.
 */
too_new: number, 
/**
 * Tokens whose date cannot move: Meta kept it, or they have none.
 */
unchanged: number, 
/**
 * Extends that can be tried again later, e.g. without internet.
 */
later: number, 
/**
 * The ids of the accounts that need a person: that have to log in again, or whose status asks for one.
 */
needs_you: Array<string>, 
/**
 * Whether the person has stopped them: only the accounts at hand are still finished.
 */
is_stopped: boolean, is_over: boolean, };

export type TokenKind = "short" | "long" | "endless" | "unknown";

export type Trust = { 
/**
 * Whether the person wants them to accept it.
 */
on: boolean, 
/**
 * Whether all of them do.
 */
trusted: boolean, 
/**
 * When the certificate ends that they accept; it is renewed before.
 */
until: Time | null, stores: Array<TrustStore>, 
/**
 * Whether the stores are being changed.
 */
busy: boolean, };

export type TrustStore = { 
/**
 * The names of the browsers.
 */
browsers: Array<string>, 
/**
 * The folder of the store.
 */
place: string, trusted: boolean, };

export type VaultState = "open" | "locked" | "missing" | "asking" | "no_keyring" | "denied" | "none_of_ours" | "wrong_passphrase" | "no_passphrase" | "refused";

export type Verdict = "secret" | "nothing" | "short" | "token" | "app_token" | "app_id" | "other";

export type WaitingPlace = { id: string, 
/**
 * The network whose token it needs.
 */
network: Network, file: string, key: string, 
/**
 * The accounts that the line fits, by id: it names them, or held their token. Empty where that is not known.
 */
fits: Array<string>, };

export type WantedHistory = { 
/**
 * Of this account, by id.
 */
account: string | null, 
/**
 * Of the accounts of this client.
 */
client: string | null, 
/**
 * Of this kind.
 */
kind: EventKind | null, 
/**
 * Of so many days.
 */
days: number | null, 
/**
 * The page that follows the one which ends here.
 */
older_than: HistoryMark | null, };

export type Way = "quick" | "full";

export type Whose = "mine" | "clients";

export type Why = "expires" | "login";

export type Work = "extending" | "checking" | "connecting" | "sending";
