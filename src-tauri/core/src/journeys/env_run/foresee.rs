//! What a run would do. A job that is set up by a dry run must not learn only at night that its token is dead.

use super::job::Job;
use super::{Ask, EnvPorts, Ran};
use crate::exchange::{self, Outcome};
use crate::problem::{Action, Code, Fact, FactName, Problem};

impl Job {
    /// Says how a run would end, as far as that is known without asking for a newer token.
    pub(super) async fn foresee(&self, ports: &EnvPorts, ask: &Ask<'_>) -> Ran {
        let now = ports.clock.now();
        let mut candidate = self.candidate(ports, ask).await;
        if let Some(ran) = self.not_now(ports, &mut candidate, ask.within).await {
            return ran;
        }
        let told_end = candidate.lifetime.expires_at;
        if let Some(end) = told_end.filter(|end| *end <= now) {
            let expired = Problem::new(Code::Expired, Action::Reconnect)
                .of_network(self.network)
                .with(FactName::Date, Fact::Date(end));
            let expired = if candidate.logs_in { expired } else { expired.without_log_in() };
            return self.dated(&candidate, Outcome::of(&expired), Some(self.named(expired)));
        }
        // Of a token with dates they were taken from METADATA, or Meta has just called it valid.
        let dead = match told_end {
            Some(_) => None,
            None => exchange::death(ports.meta.as_ref(), &candidate, self.keys.as_ref(), now).await,
        };
        match dead {
            Some(verdict) => self.concluded(verdict),
            None => {
                let old_date = self.date_line.clone();
                Ran { old_date, ..self.dated(&candidate, Outcome::Extended, None) }
            }
        }
    }
}
