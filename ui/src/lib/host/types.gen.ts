// Generated from src-tauri/core/src/face; do not edit.

export type Head = { 
/**
 * Rises with every change; a change that does not follow the last one seen asks for a whole snapshot.
 */
version: number, 
/**
 * The clock of this profile.
 */
now: string, 
/**
 * `en` or `ru`.
 */
language: string, 
/**
 * Set in the practice profile.
 */
practice: Practice | null, vault: VaultState, 
/**
 * Since when Meta could not be reached; null while it can.
 */
offline_since: string | null, 
/**
 * Until when reminders are paused; null while they are not.
 */
paused_until: string | null, 
/**
 * When Meta last answered.
 */
checked_at: string | null, 
/**
 * Accounts of the first four statuses.
 */
needs_you: number, 
/**
 * The next account that extends by itself: its id and when.
 */
next_by_itself: [string, string] | null, apps: Array<App>, 
/**
 * What Meta's form is given, with an app or before there is one.
 */
return_addresses: ReturnAddresses, attempt: Attempt | null, import: Import | null, 
/**
 * What the error that was pasted last means.
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
 * A file is held over the window.
 */
file_over: boolean, 
/**
 * What was pasted as an app secret last; it waits for its app if it can be one.
 */
pasted: Pasted | null, 
/**
 * Of the account whose details are open; newest first.
 */
history: [string, Array<HistoryLine>] | null, 
/**
 * The last thing that stood in the way of an intent, until the next intent.
 */
problem: Problem | null, settings: Settings, desktop: Desktop, 
/**
 * What a person is asked before the program stops.
 */
question: Question | null, };

export type Snapshot = { 
/**
 * Most urgent first.
 */
accounts: Array<Account>, 
/**
 * Rises with every change; a change that does not follow the last one seen asks for a whole snapshot.
 */
version: number, 
/**
 * The clock of this profile.
 */
now: string, 
/**
 * `en` or `ru`.
 */
language: string, 
/**
 * Set in the practice profile.
 */
practice: Practice | null, vault: VaultState, 
/**
 * Since when Meta could not be reached; null while it can.
 */
offline_since: string | null, 
/**
 * Until when reminders are paused; null while they are not.
 */
paused_until: string | null, 
/**
 * When Meta last answered.
 */
checked_at: string | null, 
/**
 * Accounts of the first four statuses.
 */
needs_you: number, 
/**
 * The next account that extends by itself: its id and when.
 */
next_by_itself: [string, string] | null, apps: Array<App>, 
/**
 * What Meta's form is given, with an app or before there is one.
 */
return_addresses: ReturnAddresses, attempt: Attempt | null, import: Import | null, 
/**
 * What the error that was pasted last means.
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
 * A file is held over the window.
 */
file_over: boolean, 
/**
 * What was pasted as an app secret last; it waits for its app if it can be one.
 */
pasted: Pasted | null, 
/**
 * Of the account whose details are open; newest first.
 */
history: [string, Array<HistoryLine>] | null, 
/**
 * The last thing that stood in the way of an intent, until the next intent.
 */
problem: Problem | null, settings: Settings, desktop: Desktop, 
/**
 * What a person is asked before the program stops.
 */
question: Question | null, };

export type Change = { 
/**
 * New or different ones.
 */
accounts: Array<Account>, 
/**
 * Ids of all accounts, most urgent first; null when neither the order nor the number changed.
 */
order: Array<string> | null, 
/**
 * Rises with every change; a change that does not follow the last one seen asks for a whole snapshot.
 */
version: number, 
/**
 * The clock of this profile.
 */
now: string, 
/**
 * `en` or `ru`.
 */
language: string, 
/**
 * Set in the practice profile.
 */
practice: Practice | null, vault: VaultState, 
/**
 * Since when Meta could not be reached; null while it can.
 */
offline_since: string | null, 
/**
 * Until when reminders are paused; null while they are not.
 */
paused_until: string | null, 
/**
 * When Meta last answered.
 */
checked_at: string | null, 
/**
 * Accounts of the first four statuses.
 */
needs_you: number, 
/**
 * The next account that extends by itself: its id and when.
 */
next_by_itself: [string, string] | null, apps: Array<App>, 
/**
 * What Meta's form is given, with an app or before there is one.
 */
return_addresses: ReturnAddresses, attempt: Attempt | null, import: Import | null, 
/**
 * What the error that was pasted last means.
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
 * A file is held over the window.
 */
file_over: boolean, 
/**
 * What was pasted as an app secret last; it waits for its app if it can be one.
 */
pasted: Pasted | null, 
/**
 * Of the account whose details are open; newest first.
 */
history: [string, Array<HistoryLine>] | null, 
/**
 * The last thing that stood in the way of an intent, until the next intent.
 */
problem: Problem | null, settings: Settings, desktop: Desktop, 
/**
 * What a person is asked before the program stops.
 */
question: Question | null, };

export type Practice = { 
/**
 * While days are lived through: how many are left.
 */
skipping: number | null, };

export type VaultState = "open" | "locked" | "missing";

export type Account = { id: string, network: 'threads' | 'instagram' | 'facebook', 
/**
 * Without `@`.
 */
name: string, label: string | null, user_id: string, kind: 'profile' | 'person' | 'page' | 'system', app_id: string | null, auto_extend: boolean, status: 'turned_off' | 'expired' | 'missing_permission' | 'not_delivered' | 'soon' | 'date_unknown' | 'no_end_date' | 'good', token_kind: 'short' | 'long' | 'endless' | 'unknown', 
/**
 * What is running for it now.
 */
work: Work | null, connected_at: string, obtained_at: string | null, expires_at: string | null, login_required_by: string | null, 
/**
 * The earliest moment at which Meta extends it.
 */
extend_from: string | null, 
/**
 * When we try next by ourselves.
 */
next_attempt: string | null, 
/**
 * Since when tries have failed.
 */
failing_since: string | null, snoozed_until: string | null, permissions: Permissions, places: Array<Place>, problem: Problem | null, 
/**
 * How the last extend that a person asked for here ended; null before one.
 */
outcome: Outcome | null, };

export type Work = "extending" | "checking" | "connecting" | "sending";

export type Outcome = { outcome: 'extended' | 'unchanged' | 'too_new' | 'not_due' | 'reconnect' | 'retry_later' | 'failed', at: string, token_changed: boolean | null, 
/**
 * Places that have the new token.
 */
sent: number, problem: Problem | null, };

export type Permissions = { 
/**
 * Null when Meta never told.
 */
granted: Array<string> | null, missing: Array<string>, };

export type Place = { id: string, kind: string, 
/**
 * The file, as a path.
 */
file: string, 
/**
 * The line's name.
 */
key: string, state: 'current' | 'waiting' | 'failed' | 'stale', reason: string | null, last_sent: string | null, };

export type WaitingPlace = { id: string, 
/**
 * Whose token it needs.
 */
network: 'threads' | 'instagram' | 'facebook', file: string, key: string, };

export type NewPlace = { account: string, file: string, 
/**
 * Those that look like tokens, by value or by name.
 */
lines: Array<PlaceLine>, 
/**
 * Why it, or the line that was asked for, cannot be one.
 */
problem: Problem | null, };

export type PlaceLine = { line: number, key: string, 
/**
 * What a person may see of its value; null when there is none.
 */
masked: string | null, 
/**
 * Whose token the value looks like.
 */
network: 'threads' | 'instagram' | 'facebook' | null, 
/**
 * The account whose place this line is now.
 */
account: string | null, 
/**
 * Why it cannot be written.
 */
trouble: 'twice' | 'unclear' | null, };

export type Problem = { 
/**
 * A key of the texts, with dots: `x.expired`.
 */
code: string, action: 'reconnect' | 'reconnect_with_permission' | 'retry_login' | 'fix_setup' | 'check_paste' | 'wait' | 'retry_later' | 'open_meta' | 'report' | 'extend' | 'none', facts: Record<string, { text: string } | { number: number } | { date: string } | { time: string }>, meta: { code: number | null, subcode: number | null, type: string | null, fbtrace_id: string | null, http_status: number | null } | null, };

export type App = { network: 'threads' | 'instagram' | 'facebook', id: string, return_address: string, permissions: Array<string>, secret: 'kept' | 'once' | 'none', default: boolean, };

export type ReturnAddresses = { threads: string, instagram: string, facebook: string, };

export type Attempt = { network: 'threads' | 'instagram' | 'facebook', 
/**
 * Who must come back, without `@`.
 */
expected: string | null, 
/**
 * The account that is reconnected.
 */
account: string | null, 
/**
 * Pages are chosen once somebody is back.
 */
pages: boolean, return_address: string, 
/**
 * Until when we wait.
 */
until: string, stage: AttemptStage, 
/**
 * Said while it goes on: the port is busy, no browser opened, what was pasted is not it.
 */
notice: Problem | null, };

export type AttemptStage = { "is": "waiting" } | { "is": "finishing" } | { "is": "is_this_right", name: string, } | { "is": "which_pages", pages: Array<OfferedPage>, } | { "is": "done", account: string, others: Array<string>, left_out: Array<LeftOut>, } | { "is": "over", problem: Problem, };

export type OfferedPage = { id: string, name: string, 
/**
 * The username of the Instagram account behind it.
 */
instagram: string | null, };

export type LeftOut = { name: string, problem: Problem, };

export type Import = { "is": "asking" } | { "is": "done", accounts: Array<string>, already: Array<string>, skipped: Array<Found>, } | { "is": "refused", problem: Problem, };

export type Found = { line: number, key: string, problem: Problem, };

export type Reading = { 
/**
 * False: the problem says that nothing in it is known.
 */
known: boolean, problem: Problem, network: 'threads' | 'instagram' | 'facebook' | null, 
/**
 * The account that it is about; null where none or several may be meant.
 */
account: string | null, 
/**
 * The text had a token or a secret in it.
 */
hid_secret: boolean, };

export type Pasted = { 
/**
 * What a person may see of it.
 */
masked: string, 
/**
 * Its letters.
 */
length: number, is: Verdict, };

export type Verdict = "secret" | "nothing" | "short" | "token" | "app_token" | "app_id" | "other";

export type HistoryLine = { at: string, event: string, facts: Record<string, unknown>, };

export type Settings = { 
/**
 * Null goes with the system.
 */
language: 'en' | 'ru' | null, 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * Whether reminders come as notifications.
 */
notify: boolean, 
/**
 * Days before the end, falling; 0 is the day itself.
 */
remind_at: Array<number>, 
/**
 * Hours from which and until which nothing is shown; null: there are none.
 */
quiet: [number, number] | null, not_on_weekends: boolean, hide_names: boolean, auto_extend: boolean, keep_running: boolean, show_tray: boolean, 
/**
 * The three start-up questions were answered.
 */
asked: boolean, 
/**
 * A person was told, or asked, what closing the window does.
 */
closing_told: boolean, 
/**
 * Where the window stood when it was last closed.
 */
frame: Frame | null, };

export type Desktop = { start_at_login: boolean, 
/**
 * Whether our tray icon is shown.
 */
has_tray: boolean, program_version: string, };

export type Question = { "is": "close" } | { "is": "quit", account: string, };

export type Intent = { "do": "connect", network: 'threads' | 'instagram' | 'facebook', expect: string | null, account: string | null, 
/**
 * Of whoever logs in to Facebook, the Pages that are chosen then.
 */
pages: boolean, } | { "do": "open_browser" } | { "do": "keep_waiting" } | { "do": "is_right", yes: boolean, } | { "do": "choose_pages", ids: Array<string>, } | { "do": "close_attempt" } | { "do": "paste", into: Box, } | { "do": "typed", into: Box, text: string, } | { "do": "choose_file", account: string | null, } | { "do": "name_file", path: string, account: string | null, } | { "do": "add_place", key: string, } | { "do": "close_new_place" } | { "do": "adopt_place", place: string, account: string, } | { "do": "remove_place", place: string, } | { "do": "close_import" } | { "do": "close_reading" } | { "do": "close_problem" } | { "do": "extend", who: Who, } | { "do": "check", who: Who, } | { "do": "auto_extend", account: string, on: boolean, } | { "do": "rename", account: string, label: string | null, } | { "do": "disconnect", account: string, } | { "do": "undo_disconnect", account: string, } | { "do": "remind_later", account: string, until: string, } | { "do": "pause_reminders", span: Pause, } | { "do": "resume_reminders" } | { "do": "send_place", place: string, } | { "do": "show_history", account: string | null, } | { "do": "set_app", network: 'threads' | 'instagram' | 'facebook', id: string, forget_secret: boolean, } | { "do": "forget_secret" } | { "do": "remove_app", network: 'threads' | 'instagram' | 'facebook', id: string, } | { "do": "copy", what: Copied, } | { "do": "open", what: Opened, } | { "do": "set", setting: Setting, } | { "do": "unlock" } | { "do": "enter_practice" } | { "do": "leave_practice" } | { "do": "skip_days", days: number, } | { "do": "close_window" } | { "do": "quit" } | { "do": "leave", how: Leave, };

export type Who = "all" | { "these": Array<string> };

export type Pause = "today" | "three_days" | "until_monday";

export type Box = "address" | "token" | "secret" | "error";

export type Copied = { "return_address": 'threads' | 'instagram' | 'facebook' } | "login_address" | { "token": string } | { "details": Shown };

export type Shown = "intent" | { "account": string } | "attempt" | { "import": number | null } | "new_place" | "reading";

export type Opened = "meta_apps" | { "network": 'threads' | 'instagram' | 'facebook' } | { "invites": 'threads' | 'instagram' | 'facebook' } | { "place": string };

export type Setting = { "language": string | null } | { "theme": string } | { "notify": boolean } | { "remind_at": Array<number> } | { "quiet": [number, number] | null } | { "not_on_weekends": boolean } | { "hide_names": boolean } | { "auto_extend": boolean } | { "start_at_login": boolean } | { "keep_running": boolean } | { "show_tray": boolean } | { "asked": boolean } | { "closing_told": boolean } | { "frame": Frame };

export type Frame = { x: number, y: number, width: number, height: number, 
/**
 * It fills the screen; the rest is what it goes back to.
 */
maximized: boolean, };

export type Leave = "stay" | "keep_working" | "stop";
