//! What a snooze silences, and what ends it early.

use super::*;

#[test]
fn a_snooze_is_silent_and_says_it_again_when_it_is_over() {
    let mut computer = Computer::with([switched_off(days(12))]);
    assert_eq!(computer.tick(), ["14"]);
    computer.accounts[0].snoozed_until = Some(sample::now() + days(2));
    assert_eq!(computer.live(4), [(2, "14")]);
}

#[test]
fn a_snooze_ends_early_when_the_account_gets_worse_but_not_for_what_was_known() {
    let mut computer = Computer::with([switched_off(days(2))]);
    computer.accounts[0].snoozed_until = Some(sample::now() + days(30));
    assert_eq!(computer.live(5), [(2, "expired")]);

    let mut computer = Computer::with([switched_off(-days(1))]);
    let known = already_known(&computer.view(), &computer.accounts[0]);
    computer.given.extend(known);
    computer.accounts[0].snoozed_until = Some(sample::now() + days(30));
    let nothing: [(i64, &str); 0] = [];
    assert_eq!(computer.live(29), nothing);
}
