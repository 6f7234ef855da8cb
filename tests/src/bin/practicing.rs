//! What the window does with practice, without the window: `practicing enter|leave DIR VAULT`. The program may be told to
//! end after a call (see `dying`).

use std::io::Write;
use std::process::ExitCode;

use sixty_core::problem::Problem;
use sixty_profile::{Options, Profile, VaultKind};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().unwrap_or_default();
    let (what, folder, vault) = (next(), next(), next());
    let options = Options {
        data_dir: Some(folder.into()),
        practice: true,
        practice_url: None,
        now: None,
        vault: if vault == "file" { VaultKind::File } else { VaultKind::Keychain },
        // As long as the other programs of a test: see `sandbox::PATIENT`.
        vault_wait: Some(60),
    };
    let outcome = match (Profile::new(options), &*what) {
        (Ok(profile), "enter") => profile.make_samples(sixty_tests::dying::wrap).await,
        (Ok(profile), "leave") => leave(profile).await,
        _ => return ExitCode::from(2),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let said = format!("{} {:?}", problem.code.key(), problem.facts);
            drop(writeln!(std::io::stderr(), "{said}"));
            ExitCode::FAILURE
        }
    }
}

async fn leave(profile: Profile) -> Result<(), Problem> {
    // The window's resident acts through these until it is stopped.
    drop(profile.ports().await?);
    profile.lock_others_out().await?;
    profile.leave().await
}
