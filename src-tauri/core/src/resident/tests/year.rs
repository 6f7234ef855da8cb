//! A year over the resident, with a moved clock: a computer that is off, asleep or killed, trouble at Meta, new passwords
//! and a clock that is wrong. What holds in every year holds in each of these; the seed of a year that does not is named.
//!
//! `SIXTY_YEARS` is how many years are lived, 4 without it.

mod fate;
mod world;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use chrono::{Datelike, TimeDelta, Timelike, Weekday};
use tokio::runtime;
use tokio::task::JoinHandle;

use super::bench::*;
use crate::account::{Account, App, Step, TokenFacts, UNDO_FOR};
use crate::moment::Moment;
use crate::network::Network;
use crate::policy;
use crate::ports::{EntryName, Ports, Profile, VaultTrouble};
use crate::resident::{Handle, LOOK_EVERY, Outside, Resident};
use crate::secret::Secret;
use crate::tokens::{Stored, Tokens};

use fate::{Fate, Hour};
use world::World;

const HOURS: u64 = 365 * 24;

/// Accounts of each network: in many years they meet what many accounts meet in one.
const FEW: usize = 6;

/// The years in which an agency has 200 accounts; its computer is on for an hour a week in one, in office hours in the other.
const OF_AN_AGENCY: [u64; 2] = [2, 101];

/// For how many hours all may be well with a computer that is on before the trouble of an account was told: Meta is asked
/// once a day, and reminders are shown in the daytime of a weekday.
const TOLD_WITHIN: u64 = 24;

/// After how many days another account is disconnected: the one before can no longer be brought back.
const DISCONNECTED_EVERY: u64 = 40;

/// How often a healthy year may speak.
const SPOKEN_IN_A_YEAR: usize = 12;

#[test]
fn in_no_year_is_a_token_lost_or_a_person_left_in_the_dark() {
    let cut_off = AtomicUsize::new(0);
    each_year(|seed| {
        let accounts = if OF_AN_AGENCY.contains(&seed) { 200 } else { FEW };
        let year = alone(Year::live(Fate::new(seed, false), accounts, seed));
        cut_off.fetch_add(year.cut_off, Ordering::Relaxed);
    });
    assert!(cut_off.into_inner() > 0, "no year has killed the program while Meta was asked for a new token");
}

#[test]
fn a_healthy_year_is_a_silent_year() {
    each_year(|seed| {
        let year = alone(Year::live(Fate::new(seed, true), FEW, seed));
        let said = year.bench.notifier.titles();
        assert!(said.len() <= SPOKEN_IN_A_YEAR, "year {seed}: {said:#?}");
    });
}

/// Lives as many years as are asked for, on all processors.
fn each_year(live: impl Fn(u64) + Sync) {
    let years = std::env::var("SIXTY_YEARS").map_or(4, |years| years.parse().unwrap());
    let lanes = u64::try_from(thread::available_parallelism().unwrap().get()).unwrap();
    thread::scope(|scope| {
        let of_lane = |lane| (lane..years).step_by(usize::try_from(lanes).unwrap());
        let lives: Vec<_> = (0..lanes)
            .map(|lane| {
                scope.spawn({
                    let live = &live;
                    move || of_lane(lane).for_each(live)
                })
            })
            .collect();
        lives.into_iter().for_each(|life| life.join().unwrap());
    });
}

fn alone<T>(year: impl Future<Output = T>) -> T {
    runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(year)
}

/// A year under way.
struct Year {
    seed: u64,
    bench: Bench,
    world: Arc<World>,
    fate: Fate,
    on: Option<On>,
    known: Vec<Known>,
    /// When the clock was wrong for the last time.
    wrong_until: Moment,
    /// When Meta could not be asked for the last time.
    hindered_until: Moment,
    /// When the last account was disconnected.
    disconnected_at: Moment,
    /// How often the program was killed while Meta was asked for a new token.
    cut_off: usize,
}

/// The running program.
struct On {
    resident: JoinHandle<()>,
    handle: Handle,
}

/// What is true of an account, whatever the program knows.
#[derive(Default)]
struct Known {
    end: Option<Moment>,
    /// When all was well for an hour while its token was due, at most once in 26 hours.
    chances: Vec<Moment>,
    /// For how many calm hours it has needed the person.
    needs_for: Option<u64>,
    /// How many notices there are of its end.
    told: usize,
}

impl Year {
    async fn live(fate: Fate, accounts: usize, seed: u64) -> Self {
        let bench = Bench { practice: false, ..Bench::new() };
        let world = Arc::new(World::new(Arc::clone(&bench.clock)));
        let mut year = Self {
            seed,
            bench,
            world,
            fate,
            on: None,
            known: Vec::new(),
            wrong_until: Moment::UNIX_EPOCH,
            hindered_until: Moment::UNIX_EPOCH,
            disconnected_at: Moment::UNIX_EPOCH,
            cut_off: 0,
        };
        year.connect(accounts).await;
        for number in 0..HOURS {
            let at = year.world.inner().now;
            if number.is_multiple_of(DISCONNECTED_EVERY * 24) {
                year.disconnect(accounts).await;
            }
            let hour = year.fate.hour(number, at);
            year.pass(hour).await;
            if !hour.is_online || hour.refused.is_some() || hour.is_locked {
                year.hindered_until = year.world.inner().now;
            }
            if hour.is_on {
                year.judge(hour, number).await;
            }
            year.who_was_disconnected_can_come_back(accounts, number);
        }
        year.turn_off(None).await;
        year
    }

    /// Accounts of all networks, with tokens of every age.
    async fn connect(&mut self, accounts: usize) {
        for network in [Network::Threads, Network::Facebook] {
            let app = App { network, ..app() };
            let name = EntryName::app(network, &app.id);
            self.bench.vault.put(&name, Secret::new("0123456789abcdef0123456789abcdef"));
            self.bench.ledger.elsewhere(|inner| inner.apps.push(app));
        }
        for number in 0..accounts {
            let network = [Network::Threads, Network::Instagram, Network::Facebook][number % 3];
            let fewest = if self.fate.is_healthy() { 30 } else { 1 };
            let days = i64::try_from(fewest + self.fate.below(60 - fewest)).unwrap();
            let account = Account { network, ..account(number, days) };
            self.bench.keep(account.clone()).await;
            let token = self.token(number).await;
            self.world.belongs(&token, profile(&account), TimeDelta::days(days));
            self.known.push(Known::default());
        }
    }

    /// An account beside the others that the person does not want any more.
    async fn disconnect(&mut self, number: usize) {
        self.disconnected_at = self.world.inner().now;
        let gone = Account { disconnected_at: Some(self.disconnected_at), ..account(number, 40) };
        self.bench.ledger.elsewhere(|inner| inner.accounts.retain(|known| known.id != gone.id));
        let shut = self.bench.vault.open_for_a_look();
        self.bench.keep(gone).await;
        self.bench.vault.shut(shut);
    }

    fn who_was_disconnected_can_come_back(&self, number: usize, hour: u64) {
        let since = self.world.inner().now - self.disconnected_at;
        let is_kept =
            self.bench.ledger.read(|inner| inner.accounts.iter().any(|known| known.id == id(number)));
        assert!(is_kept || since > UNDO_FOR, "year {}, hour {hour}: deleted after {since}", self.seed);
    }

    /// An hour, with all that happens in it.
    async fn pass(&mut self, hour: Hour) {
        self.move_time(TimeDelta::minutes(55), hour);
        self.bench.vault.shut(hour.is_locked.then_some(VaultTrouble::Locked));
        if self.on.is_some() && !hour.is_on && !self.fate.one_in(3) {
            let killed = self.fate.one_in(3).then(|| Duration::from_millis(self.fate.below(400)));
            self.turn_off(killed).await;
        }
        if hour.is_on {
            if self.on.is_none() {
                self.turn_on();
                if self.fate.one_in(4) {
                    // As the first errands run.
                    let after = Duration::from_millis(self.fate.below(1_500));
                    self.turn_off(Some(after)).await;
                    self.cut_off += self.bench.ledger.read(|inner| inner.attempts.len());
                    self.turn_on();
                }
                look().await;
            }
            self.move_time(TimeDelta::minutes(5), hour);
            look().await;
        } else {
            // Where it sleeps, the time passes without a look.
            self.move_time(TimeDelta::minutes(5), hour);
        }
    }

    fn move_time(&mut self, span: TimeDelta, hour: Hour) {
        let mut truth = self.world.inner();
        truth.now += span;
        (truth.is_online, truth.refused) = (hour.is_online, hour.refused);
        self.bench.clock.set(truth.now + hour.clock_ahead);
    }

    fn turn_on(&mut self) {
        let ports = Ports { meta: self.world.clone(), ..self.bench.ports() };
        let (resident, handle, _) = Resident::new(Outside {
            ports,
            clipboard: self.bench.clipboard.clone(),
            practice: None,
            may_touch: Arc::new(|_| Ok(())),
            check_up: self.bench.check_up(),
            facts: facts(),
            listener: None,
        });
        self.on = Some(On { resident: tokio::spawn(resident.run()), handle });
    }

    /// Ends the program, or cuts it off after this time.
    async fn turn_off(&mut self, killed: Option<Duration>) {
        let Some(On { resident, handle }) = self.on.take() else { return };
        match killed {
            Some(after) => {
                tokio::time::sleep(after).await;
                resident.abort();
                resident.await.unwrap_or_default();
            }
            None => handle.stop().await,
        }
    }

    /// What must be true after any hour.
    async fn judge(&mut self, hour: Hour, number: u64) {
        let now = self.world.inner().now;
        for account in 0..self.known.len() {
            let token = self.token(account).await;
            let (end, works) = self.world.end_of(&token);
            let said = format!("year {}, hour {number}, account {account}, {hour:?}", self.seed);
            self.no_chance_was_missed(account, (end, works), hour, &said);
            self.the_person_knows(account, works, hour, &said);
            let is_person_there = hour.is_calm() && self.known[account].told > 0 && self.fate.one_in(60);
            if !works && is_person_there {
                self.log_in(account).await;
            } else if works && !self.fate.is_healthy() && self.fate.one_in(24 * 700) {
                self.world.turn_off(&self.bench.account(account).user_id);
            }
        }
        self.nothing_is_extended_twice_a_day(now, hour);
    }

    /// A token that could have been extended in two calm hours of two days has not expired.
    fn no_chance_was_missed(&mut self, account: usize, (end, works): (Moment, bool), hour: Hour, said: &str) {
        let now = self.world.inner().now;
        let known = &mut self.known[account];
        if known.end != Some(end) {
            assert!(known.end.is_none_or(|before| before < end), "{said}: the token in use ends earlier");
            *known =
                Known { end: Some(end), told: known.told, needs_for: known.needs_for, ..Known::default() };
        }
        let is_due = end - TimeDelta::days(policy::EXTEND_AT_DAYS_LEFT) <= now;
        let is_chance = hour.is_calm() && works && is_due;
        if is_chance && known.chances.last().is_none_or(|last| now - *last >= TimeDelta::hours(26)) {
            known.chances.push(now);
        }
        let is_missed = end <= now && known.needs_for.is_none() && known.chances.len() > 2;
        let (chances, account) = (&known.chances, self.bench.account(account));
        assert!(!is_missed, "{said}: it expired at {end} although all was well at {chances:?}: {account:#?}");
    }

    fn the_person_knows(&mut self, account: usize, works: bool, hour: Hour, said: &str) {
        let (now, hindered_until) = (self.world.inner().now, self.hindered_until);
        let id = id(account);
        let is_over = |step: Step| matches!(step, Step::TurnedOff | Step::Expired);
        let about = self.bench.ledger.read(|inner| {
            inner.notices.iter().filter(|notice| notice.account == id && is_over(notice.step)).count()
        });
        let known = &mut self.known[account];
        let is_new = about > known.told;
        known.told = about;
        if works {
            let was_dead = known.needs_for.take().is_some();
            // Where nobody could be asked, all that is known is the date, and a clock may be wrong.
            let could_ask = now - hindered_until > TimeDelta::hours(8);
            assert!(!is_new || was_dead || !could_ask, "{said}: it works, and its end was told");
            return;
        }
        let needs_for = known.needs_for.unwrap_or_default() + u64::from(hour.is_calm());
        known.needs_for = Some(needs_for);
        let is_daytime =
            (10..20).contains(&now.hour()) && !matches!(now.weekday(), Weekday::Sat | Weekday::Sun);
        let should_know = needs_for > TOLD_WITHIN && is_daytime && hour.is_calm();
        assert!(about > 0 || !should_know, "{said}: nobody was told for {needs_for} calm hours");
    }

    /// A clock that is wrong, or was a day ago, counts other hours.
    fn nothing_is_extended_twice_a_day(&mut self, now: Moment, hour: Hour) {
        if !hour.clock_ahead.is_zero() {
            self.wrong_until = now;
        }
        let was_right = now - self.wrong_until > TimeDelta::hours(26);
        let mut truth = self.world.inner();
        let mut last: BTreeMap<&str, Moment> = BTreeMap::new();
        for (person, at) in &truth.extended {
            let before = last.insert(person, *at).filter(|before| *at - *before < TimeDelta::hours(24));
            let seed = self.seed;
            assert!(before.is_none() || !was_right, "year {seed}: {person} at {before:?} and {at}");
        }
        truth.extended.retain(|(_, at)| now - *at < TimeDelta::hours(25));
    }

    /// The person logs in anew, in another program of ours.
    async fn log_in(&self, number: usize) {
        let account = self.bench.account(number);
        let token = self.world.hand_out(&profile(&account));
        let now = self.world.inner().now;
        let facts = TokenFacts {
            obtained_at: Some(now),
            expires_at: Some(now + TimeDelta::days(60)),
            fingerprint: token.fingerprint(),
            ..account.token.clone()
        };
        let stored = Stored { token, obtained_at: facts.obtained_at, expires_at: facts.expires_at };
        let account = Account {
            token: facts,
            problem: None,
            retry_at: None,
            failing_since: None,
            failures: 0,
            checked_at: Some(now),
            ..account
        };
        Tokens::first(stored).write(self.bench.vault.as_ref(), &account).await.unwrap();
        self.bench.ledger.elsewhere(|inner| {
            inner
                .accounts
                .iter_mut()
                .filter(|kept| kept.id == account.id)
                .for_each(|kept| *kept = account.clone());
        });
    }

    /// The token in use, whether the vault is open or not.
    async fn token(&self, number: usize) -> Secret {
        let shut = self.bench.vault.open_for_a_look();
        let token = self.bench.token(number).await;
        self.bench.vault.shut(shut);
        token
    }
}

/// Returns when everything that is due has been done.
async fn look() {
    tokio::time::sleep(LOOK_EVERY * 2).await;
}

fn profile(account: &Account) -> Profile {
    Profile { user_id: account.user_id.clone(), name: account.name.clone() }
}
