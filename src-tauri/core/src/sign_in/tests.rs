//! The log-in's address, and what is read out of pasted texts.

mod address;
mod any_text;
mod pasted;

use super::*;
use crate::account::SecretKeeping;
use crate::network::Network;

fn asking(app: &App) -> Asking {
    Asking { permissions: app.permissions.clone(), ..Asking::default() }
}

fn sign_in() -> SignIn {
    let app = app();
    SignIn::new(&app, &asking(&app)).unwrap()
}

fn app() -> App {
    App {
        network: Network::Threads,
        id: "1000000001".into(),
        return_address: "https://localhost:16060/".into(),
        permissions: vec!["threads_basic".into(), "threads_content_publish".into()],
        config_id: None,
        secret: SecretKeeping::Kept,
        default: true,
        set_at: Moment::UNIX_EPOCH,
    }
}
