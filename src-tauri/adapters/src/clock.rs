//! The clock port: the only place that asks the system for the time.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{FixedOffset, Local, Offset, TimeDelta, Utc};
use sixty_core::moment::Moment;
use sixty_core::ports::Clock;

/// The longest sleep before the clock is asked again. Timers stop while a computer is suspended (tokio issue 2784) and
/// do not notice that the clock was set, so a long wait is made of short ones.
const SLICE: Duration = Duration::from_secs(30);

/// The clock of this computer.
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now(&self) -> Moment {
        system_now()
    }

    async fn until(&self, moment: Moment) {
        wait_until(system_now, moment).await;
    }

    fn offset(&self, moment: Moment) -> FixedOffset {
        local_offset(moment)
    }
}

/// The clock of this computer, moved by a fixed span so that it continues from any chosen moment.
pub struct ShiftedClock {
    ahead: TimeDelta,
}

impl ShiftedClock {
    /// A clock that shows `start` at this instant.
    pub fn starting_at(start: Moment) -> Self {
        Self { ahead: start - system_now() }
    }

    fn shifted_now(&self) -> Moment {
        // After the last moment of the calendar there is no later one.
        system_now().checked_add_signed(self.ahead).unwrap_or(Moment::MAX_UTC)
    }
}

#[async_trait]
impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        self.shifted_now()
    }

    async fn until(&self, moment: Moment) {
        wait_until(|| self.shifted_now(), moment).await;
    }

    fn offset(&self, moment: Moment) -> FixedOffset {
        local_offset(moment)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn system_now() -> Moment {
    Utc::now()
}

/// This computer's offset by `TZ`, or else by the time zone that the system is set to.
fn local_offset(moment: Moment) -> FixedOffset {
    moment.with_timezone(&Local).offset().fix()
}

async fn wait_until(now: impl Fn() -> Moment, moment: Moment) {
    // `to_std` fails once no time is left.
    while let Ok(left) = (moment - now()).to_std()
        && !left.is_zero()
    {
        tokio::time::sleep(left.min(SLICE)).await;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_wait_ends_when_its_moment_is_reached_and_not_before() {
        let begin = Instant::now();
        wait_until(|| noon() + begin.elapsed(), noon() + TimeDelta::hours(5)).await;
        assert_eq!(begin.elapsed().as_secs(), 5 * 3600);
    }

    #[tokio::test(start_paused = true)]
    async fn a_moment_that_has_passed_is_not_waited_for() {
        let begin = Instant::now();
        wait_until(noon, noon() - TimeDelta::days(3)).await;
        wait_until(noon, noon()).await;
        assert!(begin.elapsed().is_zero());
    }

    #[tokio::test(start_paused = true)]
    async fn a_computer_that_slept_past_the_moment_ends_the_wait_within_30_seconds() {
        let begin = Instant::now();
        let slept =
            |elapsed: Duration| if elapsed.is_zero() { TimeDelta::zero() } else { TimeDelta::hours(9) };
        wait_until(|| noon() + slept(begin.elapsed()), noon() + TimeDelta::hours(5)).await;
        assert_eq!(begin.elapsed(), SLICE);
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_set_back_makes_the_wait_longer_and_never_ends_it_early() {
        let (begin, asked) = (Instant::now(), Cell::new(0));
        let now = || {
            asked.set(asked.get() + 1);
            let set_back = if asked.get() > 1 { TimeDelta::minutes(10) } else { TimeDelta::zero() };
            noon() + begin.elapsed() - set_back
        };
        wait_until(now, noon() + TimeDelta::minutes(1)).await;
        assert_eq!(begin.elapsed(), Duration::from_secs(11 * 60));
    }

    #[test]
    fn a_shifted_clock_starts_at_its_moment() {
        let clock = ShiftedClock::starting_at(noon());
        let first = clock.now();
        assert!(first >= noon() && first < noon() + TimeDelta::minutes(1), "{first}");
        assert!(clock.now() >= first);
    }

    #[tokio::test]
    async fn a_shifted_clock_waits_for_a_moment_of_its_own_time() {
        let clock = ShiftedClock::starting_at(noon());
        clock.until(noon() + TimeDelta::milliseconds(20)).await;
        assert!(clock.now() >= noon() + TimeDelta::milliseconds(20));
    }

    #[tokio::test]
    async fn the_system_clock_waits_until_its_own_time_has_come() {
        let moment = SystemClock.now() + TimeDelta::milliseconds(20);
        SystemClock.until(moment).await;
        assert!(SystemClock.now() >= moment);
    }

    #[test]
    fn the_offset_is_whole_minutes_of_this_side_or_that_of_greenwich() {
        let seconds = SystemClock.offset(noon()).local_minus_utc();
        assert!(seconds.abs() <= 14 * 3600 && seconds % 60 == 0, "{seconds}");
        assert_eq!(SystemClock.offset(noon()), ShiftedClock::starting_at(noon()).offset(noon()));
    }

    fn noon() -> Moment {
        "2026-11-20T12:00:00Z".parse().unwrap()
    }
}
