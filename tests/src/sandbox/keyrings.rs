//! Which gnome-keyring serves which test, and what is done about one that dies by itself.

use std::cell::Cell;
use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde_json::Value;

use super::elsewhere::given;
use super::{Sandbox, text};
use crate::keyring::PrivateBus;

/// One keychain serves some tests at a time: every data folder has entries of its own. The last test ends it, where a
/// static would leave it running.
static BUS: Mutex<(Weak<PrivateBus>, usize)> = Mutex::new((Weak::new(), 0));

/// gnome-keyring seals all of its entries anew with every write: after a hundred tests a write takes a second.
const TESTS_A_KEYRING: usize = 8;

pub(super) fn shared_bus() -> Arc<PrivateBus> {
    let mut shared = BUS.lock().unwrap_or_else(PoisonError::into_inner);
    let (bus, served) = &mut *shared;
    // A keyring that died fails the tests that were on it, and no later one.
    let usable = bus.upgrade().filter(|bus| *served < TESTS_A_KEYRING && bus.keyring_death().is_none());
    let usable = usable.unwrap_or_else(|| {
        let new = own_bus();
        (*bus, *served) = (Arc::downgrade(&new), 0);
        new
    });
    *served += 1;
    usable
}

pub(super) fn own_bus() -> Arc<PrivateBus> {
    let mut new = PrivateBus::start().expect("a private D-Bus");
    new.start_keyring(true).expect("gnome-keyring");
    Arc::new(new)
}

/// Says and remembers that the gnome-keyring of a test died by itself.
pub(super) fn note_death_of(bus: &PrivateBus) {
    if let Some(death) = bus.keyring_death() {
        eprintln!("{death}");
        DEATHS.set(DEATHS.get() + 1);
    }
}

thread_local! {
    /// How many sandboxes of this thread met a gnome-keyring that died by itself.
    static DEATHS: Cell<u32> = const { Cell::new(0) };
}

/// Does `attempt`, which sets up a sandbox of its own, and does it again where it failed beside a gnome-keyring that had
/// died by itself: such an attempt says nothing. gnome-keyring was seen to end with SIGTRAP where several of its clients
/// are killed in the middle of a call.
pub fn again_if_the_keyring_died<T>(attempt: impl Fn() -> T) -> T {
    const MOST: u32 = 3;
    for _ in 1..MOST {
        let before = DEATHS.get();
        match catch_unwind(AssertUnwindSafe(&attempt)) {
            Ok(done) => return done,
            Err(_) if DEATHS.get() > before => {}
            Err(failure) => resume_unwind(failure),
        }
    }
    attempt()
}

impl Sandbox {
    /// The entry that the keychain holds for an account, as JSON.
    pub fn entry(&self, account: &Value) -> Value {
        let install = std::fs::read_to_string(self.data_dir().join("practice/install")).expect("install");
        let name = format!("{}/{}", text(account, "network"), text(account, "user_id"));
        let found = match given("vault_probe") {
            Some(probe) => self.entry_by_probe(&probe, install.trim(), &name),
            None => {
                let user = format!("{}/{name}", install.trim());
                self.assert_keyring_lives();
                self.bus.output("secret-tool", &["lookup", "service", "sixty-practice", "username", &user])
            }
        };
        serde_json::from_str(&found.expect("an entry")).expect("JSON")
    }

    /// A command that runs another program on this test's bus.
    pub fn on_bus(&self, program: impl AsRef<OsStr>) -> Command {
        self.assert_keyring_lives();
        self.bus.command(program)
    }

    /// The bus with the keychain of this test.
    pub fn bus(&self) -> &PrivateBus {
        &self.bus
    }

    pub(super) fn assert_keyring_lives(&self) {
        let death = self.bus.keyring_death();
        assert!(death.is_none(), "{}", death.unwrap_or_default());
    }
}
