//! Promises that hold whatever happens to accounts.

use proptest::prelude::*;

use super::*;

proptest! {
    /// For one date each step is said once, and every step is more urgent than the one before.
    #[test]
    fn no_step_is_said_twice_and_they_only_get_more_urgent(
        left in -3_i64..70,
        offset in -12_i64..=14,
        ticks in proptest::collection::vec(0_i64..60, 1..80),
    ) {
        let mut computer = Computer::with([switched_off(days(left))]);
        computer.local = Box::new(move |moment| moment.naive_utc() + TimeDelta::hours(offset));
        let mut said = Vec::new();
        for hours in ticks {
            computer.pass(TimeDelta::hours(hours));
            said.extend(computer.tick().iter().map(|step| step.parse::<Step>().unwrap()));
        }
        let (expired, before): (Vec<Step>, Vec<Step>) = said.iter().partition(|step| **step == Step::Expired);
        prop_assert!(before.windows(2).all(|pair| pair[1] < pair[0]), "{:?}", said);
        prop_assert!(expired.len() <= 4);
        prop_assert!(said.iter().rev().take(expired.len()).all(|step| *step == Step::Expired));
    }

    #[test]
    fn one_that_is_extended_in_time_is_never_spoken_of(ticks in proptest::collection::vec(0_i64..24, 1..200)) {
        let mut account = switched_off(days(60));
        account.auto_extend = true;
        let mut computer = Computer::with([account]);
        for hours in ticks {
            computer.pass(TimeDelta::hours(hours));
            prop_assert_eq!(computer.tick(), Vec::<String>::new());
            if policy::next_attempt(&computer.accounts[0], computer.now).is_some_and(|at| at <= computer.now) {
                computer.extend();
            }
        }
    }

    /// A token that is not extended is spoken of before its end, if the computer was on then.
    #[test]
    fn a_token_that_will_end_is_spoken_of_before(ticks in proptest::collection::vec(1_i64..48, 60..120)) {
        let mut computer = Computer::with([switched_off(days(30))]);
        let mut said = Vec::new();
        for hours in ticks {
            computer.pass(TimeDelta::hours(hours));
            said.extend(computer.tick());
        }
        if computer.now > sample::now() + days(30) {
            prop_assert_eq!(said.first().map(String::as_str), Some("14"));
            prop_assert!(said.contains(&"expired".to_owned()));
        }
    }
}
