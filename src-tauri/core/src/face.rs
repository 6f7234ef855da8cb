//! What crosses between the window and its host: intents in, snapshots out. Facts and keys alone: every sentence is made
//! by the window from the texts that the rest of the program uses. No secret ever.

pub mod build;
mod change;
mod handover;
mod intent;
mod places;
mod reading;
mod setup;
mod snapshot;
mod time;
mod together;
mod trust;

pub use crate::ports::PracticeEvent;
pub use crate::settings::{Frame, Setting};
pub use crate::setup::Change as SetupChange;
pub use handover::{ForOther, HandedOver, Handover, ToSend};
pub use intent::{Box, ChosenAccounts, Copied, Intent, Leave, Opened, Shown, ToClient, Typed};
pub use places::{NewPlace, Place, PlaceLine, WaitingPlace};
pub use reading::{Reading, Taken};
pub use setup::{Setup, SetupWalk};
pub use snapshot::{
    Account, App, Attempt, AttemptStage, Change, Desktop, Disconnected, Exercise, Found, Head, HistoryLine,
    Import, LeftOut, Offered, OfferedPage, Outcome, Pasted, Permissions, Practice, Problem, Question,
    ReturnAddresses, Snapshot, VaultState, Verdict, Work,
};
pub use time::Time;
pub use together::Together;
pub use trust::{Trust, TrustStore};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Kind, SecretKeeping, TokenKind, Way};
    use crate::handover::Difference;
    use crate::journeys::extend::Outcome as ExtendEnd;
    use crate::network::Network;
    use crate::policy::Status;
    use crate::problem::{Action, Case, Fact, MetaFacts};
    use crate::reminders::Pause;
    use crate::settings::Settings;
    use crate::setup::{AppPage, Stage, Whose};
    use ts_rs::{Config, TS};

    /// The window's types, generated from these; `SIXTY_WRITE_TYPES=1` writes them anew.
    #[test]
    fn the_windows_types_are_those_of_the_host() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/host/types.gen.ts");
        // JSON has one kind of number.
        let config = Config::default().with_large_int("number");
        let mut written = String::from("// Generated from src-tauri/core/src/face; do not edit.\n");
        macro_rules! each {
            ($($kind:ty),* $(,)?) => { $(written.push_str(&format!("\nexport {}\n", <$kind>::decl(&config)));)* };
        }
        each!(
            Network,
            Kind,
            TokenKind,
            Status,
            SecretKeeping,
            ExtendEnd,
            Action,
            Case,
            Fact,
            MetaFacts,
            Time,
            Head,
            Snapshot,
            Change,
            Practice,
            PracticeEvent,
            Exercise,
            VaultState,
            Account,
            Work,
            Outcome,
            Permissions,
            Place,
            WaitingPlace,
            NewPlace,
            PlaceLine,
            Problem,
            App,
            ReturnAddresses,
            Attempt,
            AttemptStage,
            OfferedPage,
            LeftOut,
            Import,
            Offered,
            Found,
            Handover,
            HandedOver,
            Difference,
            ToSend,
            ForOther,
            Reading,
            Taken,
            Together,
            Trust,
            TrustStore,
            Way,
            Stage,
            Whose,
            AppPage,
            Setup,
            SetupWalk,
            SetupChange,
            Disconnected,
            Pasted,
            Verdict,
            HistoryLine,
            Settings,
            Desktop,
            Question,
            Intent,
            ChosenAccounts,
            Pause,
            Box,
            Copied,
            Shown,
            Opened,
            Setting,
            Frame,
            Leave,
        );
        // Both carry the head among their own fields.
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
}
