//! Shows the accounts of the ledger and asks Meta nothing.

mod view;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use sixty_adapters::clock::{ShiftedClock, SystemClock};
use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::face::{Change, Head, Intent, Snapshot};
use sixty_core::ports::{Clock, Ledger};
use sixty_core::problem::{Action, Code, Problem};
use tokio::sync::broadcast;

use super::{Desktop, Engine};
use crate::options::Options;

/// How soon the work of another program beside us is seen.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Changes that a slow listener may miss before it has to ask for everything.
const BACKLOG: usize = 64;

/// So many lines of an account's history are shown.
const HISTORY: usize = 200;

/// The ledger of one profile.
pub struct Reader {
    folder: Option<PathBuf>,
    is_practice: bool,
    clock: Box<dyn Clock>,
    /// Opened at the first look that can.
    ledger: OnceLock<SqliteLedger>,
    changes: broadcast::Sender<Change>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    desktop: Desktop,
    history_of: Option<String>,
    last: Option<Snapshot>,
}

impl Reader {
    /// A reader that looks again and again until nobody holds it.
    pub fn start(options: &Options) -> Arc<dyn Engine> {
        let is_practice = options.practice || options.practice_url.is_some();
        let base = options.data_dir.clone().or_else(DataDir::usual_place);
        let now = options.now.as_ref().filter(|_| is_practice).and_then(|now| now.parse().ok());
        let clock: Box<dyn Clock> = match now {
            Some(now) => Box::new(ShiftedClock::starting_at(now)),
            None => Box::new(SystemClock),
        };
        let reader = Arc::new(Self {
            folder: base.map(|base| if is_practice { base.join("practice") } else { base }),
            is_practice,
            clock,
            ledger: OnceLock::new(),
            changes: broadcast::Sender::new(BACKLOG),
            state: Mutex::default(),
        });
        let watching = Arc::downgrade(&reader);
        tokio::spawn(async move {
            while let Some(reader) = watching.upgrade() {
                reader.look();
                drop(reader);
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
        reader
    }

    /// Reads everything, and tells what is different from the last time.
    fn look(&self) -> Snapshot {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fresh = self.read(&state);
        if let Some(last) = &state.last {
            fresh.head.version = last.head.version;
            if !is_same(last, &fresh) {
                fresh.head.version = last.head.version.wrapping_add(1);
                // Nobody may be listening.
                drop(self.changes.send(difference(last, &fresh)));
            }
        }
        state.last.insert(fresh).clone()
    }

    fn read(&self, state: &State) -> Snapshot {
        let now = self.clock.now();
        let mut head = view::head(now, self.is_practice, state.desktop);
        let read = self.ledger().and_then(|ledger| {
            head.apps = ledger.apps()?.iter().map(view::app).collect();
            if let Some(id) = &state.history_of {
                let lines = ledger.history(id, HISTORY)?;
                head.history = Some((id.clone(), lines.iter().map(view::line).collect()));
            }
            Ok((ledger.accounts()?, ledger.places()?))
        });
        match read {
            Ok((accounts, places)) => view::snapshot(head, &accounts, &places, now),
            Err(problem) => {
                head.problem = Some(view::problem(&problem));
                Snapshot { head, accounts: Vec::new() }
            }
        }
    }

    fn ledger(&self) -> Result<&SqliteLedger, Problem> {
        if let Some(ledger) = self.ledger.get() {
            return Ok(ledger);
        }
        let Some(folder) = &self.folder else {
            return Err(Problem::new(Code::Ledger, Action::Report).with_text("detail", "no home folder"));
        };
        let opened = open(folder)?;
        Ok(self.ledger.get_or_init(|| opened))
    }
}

#[async_trait]
impl Engine for Reader {
    fn snapshot(&self) -> Snapshot {
        self.look()
    }

    fn ask(&self, intent: Intent) {
        if let Intent::ShowHistory { account } = intent {
            self.state.lock().unwrap_or_else(PoisonError::into_inner).history_of = account;
            self.look();
        }
    }

    fn file(&self, _: PathBuf) {}

    fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    fn stands(&self, desktop: Desktop) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).desktop = desktop;
        self.look();
    }

    async fn still(&self) {}
}

fn open(folder: &Path) -> Result<SqliteLedger, Problem> {
    let data = DataDir::open(folder).map_err(|trouble| {
        Problem::new(Code::Ledger, Action::Report).with_text("detail", trouble.to_string())
    })?;
    Ok(SqliteLedger::open(data.path())?)
}

/// Whether nothing but the time is different.
fn is_same(last: &Snapshot, fresh: &Snapshot) -> bool {
    let head = Head { now: fresh.head.now.clone(), ..last.head.clone() };
    head == fresh.head && last.accounts == fresh.accounts
}

fn difference(last: &Snapshot, fresh: &Snapshot) -> Change {
    let ids = |snapshot: &Snapshot| -> Vec<String> {
        snapshot.accounts.iter().map(|account| account.id.clone()).collect()
    };
    let order = ids(fresh);
    Change {
        head: fresh.head.clone(),
        accounts: fresh.accounts.iter().filter(|account| !last.accounts.contains(account)).cloned().collect(),
        order: (order != ids(last)).then_some(order),
    }
}
