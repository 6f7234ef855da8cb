//! What crosses between the window and its host: intents in, snapshots out. Facts and keys alone: every sentence is made
//! by the window from the texts that the rest of the program uses. No secret ever.

mod activity;
mod backup;
pub mod build;
mod change;
mod check_up;
mod forecast;
mod handover;
mod intent;
mod meant;
mod places;
mod reading;
mod setup;
mod snapshot;
mod time;
mod together;
mod trust;

pub use crate::history::{Kind, Mark, Wanted};
pub use crate::ports::PracticeEvent;
pub use crate::settings::{Frame, Setting};
pub use crate::setup::Change as SetupChange;
pub use activity::{Activity, ActivityLine, CatchUp};
pub use backup::{Backup, Inside, Restored, SameOutcome, SavedAccount, SavedApp};
pub use check_up::{Check, CheckSaid, CheckUp};
pub use forecast::{Expiring, Export, Exported, Forecast};
pub use handover::{ForOther, HandedOver, Handover, ToSend};
pub use intent::Intent;
pub use meant::{Box, ChosenAccounts, Copied, Leave, Opened, Shown, ToClient, Typed};
pub use places::{Credential, Exposed, NewPlace, Place, PlaceLine, WaitingPlace};
pub use reading::{Reading, Taken};
pub use setup::{Setup, SetupWalk};
pub use snapshot::{
    Account, App, Attempt, AttemptStage, Change, Desktop, Disconnected, Exercise, Head, HistoryLine, Import,
    LeftOut, Offered, OfferedPage, Outcome, Pasted, Permissions, Practice, Problem, Question,
    ReturnAddresses, Snapshot, VaultState, Verdict, Work,
};
pub use time::Time;
pub use together::Together;
pub use trust::{Trust, TrustStore};

#[cfg(test)]
mod tests {
    use super::*;
    use std::any::TypeId;
    use std::collections::HashSet;
    use ts_rs::{Config, TS, TypeVisitor};

    /// The window's types, generated from what crosses; `SIXTY_WRITE_TYPES=1` writes them anew.
    #[test]
    fn the_windows_types_are_those_of_the_host() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/host/types.gen.ts");
        let mut types = Types::new();
        types.visit::<Snapshot>();
        types.visit::<Change>();
        types.visit::<Intent>();
        // Both carry the head among their own fields.
        types.visit::<Head>();
        // In the order of the alphabet: the order in which a type names its parts is another one after each build.
        types.declared.sort();
        let head = "// Generated from src-tauri/core/src/face; do not edit.\n";
        let mut written = format!("{head}{}", types.declared.concat());
        for kind in ["Snapshot", "Change"] {
            written = written.replace(&format!("type {kind} = {{"), &format!("type {kind} = Head & {{"));
        }
        if std::env::var_os("SIXTY_WRITE_TYPES").is_some() {
            std::fs::write(file, &written).unwrap();
        }
        assert!(
            std::fs::read_to_string(file).is_ok_and(|kept| kept == written),
            "the types have changed: run this test with SIXTY_WRITE_TYPES=1"
        );
    }

    /// The declarations of the types that were visited and of all that they are made of, each once.
    struct Types {
        config: Config,
        seen: HashSet<TypeId>,
        declared: Vec<String>,
    }

    impl Types {
        fn new() -> Self {
            Self {
                // JSON has one kind of number.
                config: Config::default().with_large_int("number"),
                seen: HashSet::new(),
                declared: Vec::new(),
            }
        }
    }

    impl TypeVisitor for Types {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_none() || !self.seen.insert(TypeId::of::<T>()) {
                return;
            }
            self.declared.push(format!("\nexport {}\n", T::decl(&self.config)));
            T::visit_dependencies(self);
        }
    }
}
