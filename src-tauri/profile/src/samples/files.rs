//! The sample files of practice: what people have their tokens in, in a folder of its own.
//!
//! Their tokens are those of the pretend Meta, so that a file that is added behaves as a real one. The old token ran out
//! three days ago, as in a settings file that nobody looked after.

use chrono::TimeDelta;
use sixty_core::network::Network;
use sixty_core::ports::{Ledger, LedgerTrouble};
use sixty_core::problem::Problem;

use super::MADE;
use super::past::Past;
use crate::practice::files::samples;
use crate::problems::broken;

/// The ledger's setting for the files.
const KEY: &str = "sample-files";

/// Whether the files were made. A person may delete them; they are not made again.
///
/// # Errors
///
/// When the ledger cannot be read.
pub fn are_made(ledger: &dyn Ledger) -> Result<bool, LedgerTrouble> {
    Ok(ledger.setting(KEY)?.as_deref() == Some(MADE))
}

/// Makes the files that are not made yet.
///
/// # Errors
///
/// When a file cannot be written, or the ledger cannot be read.
pub fn make_once(past: &Past) -> Result<(), Problem> {
    if are_made(past.ports.ledger.as_ref())? {
        return Ok(());
    }
    past.go_back(TimeDelta::days(63));
    let old = past.token(Network::Instagram, "corner.bakery")?;
    past.go_back(TimeDelta::days(2));
    let (threads, instagram) = (Network::Threads, Network::Instagram);
    let shop = past.token(threads, "jam.and.toast")?;
    let blog = past.token(instagram, "harbor.spa")?;
    let clients = [(threads, "harbor.spa"), (instagram, "paper.and.pine"), (instagram, "jam.and.toast")];
    let mut rows = String::from("handle,client,token\n");
    for (network, name) in clients {
        let token = past.token(network, name)?;
        rows += &format!("@{name},{},{token}\n", client(name));
    }
    past.go_back(TimeDelta::zero());
    let folder = samples(past.folder());
    std::fs::create_dir_all(&folder).map_err(|error| broken(&error))?;
    let files = [
        (
            "shop.env",
            format!("# The settings of a web shop\nSHOP_NAME=\"Jam & Toast\"\nTHREADS_ACCESS_TOKEN={shop}\n"),
        ),
        (
            "old-shop.env",
            format!("# Not looked after for a while\nPORT=8080\nINSTAGRAM_ACCESS_TOKEN=\"{old}\"\n"),
        ),
        (
            "wp-config.php",
            format!(
                "<?php\ndefine( 'DB_NAME', 'harbor_spa' );\ndefine( 'INSTAGRAM_ACCESS_TOKEN', '{blog}' );\n"
            ),
        ),
        ("accounts.csv", rows),
    ];
    for (name, content) in files {
        past.write(&folder.join(name), content.as_bytes())?;
    }
    Ok(past.ports.ledger.set_setting(KEY, MADE)?)
}

fn client(name: &str) -> &'static str {
    match name {
        "harbor.spa" => "Harbor Spa",
        "paper.and.pine" => "Paper and Pine",
        _ => "Jam & Toast",
    }
}
