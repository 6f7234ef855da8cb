//! `sixty`, ended as by a power cut after the call that the environment names. With an account's id in the environment it
//! switches off that account's old token instead, for which there is a button and no command.

use clap::Parser;
use sixty_core::journeys::end_old::end_old;
use sixty_profile::{Options, Profile};
use sixty_tests::ENDS_OLD_OF;
use sixty_tests::dying::wrap;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    profile: Options,
}

fn main() -> std::process::ExitCode {
    match std::env::var(ENDS_OLD_OF) {
        Ok(account) => switch_off_old(&account),
        Err(_) => sixty::main(std::env::args_os(), wrap),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn switch_off_old(account: &str) -> std::process::ExitCode {
    let Ok(profile) = Profile::new(Arguments::parse().profile) else { return 2.into() };
    let ended = async { end_old(&wrap(profile.ports().await?), account).await };
    u8::from(ended.await.is_err()).into()
}
