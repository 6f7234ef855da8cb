//! The presets, in the order in which they are listed. What an entry says was read on its page, and tried with the program
//! where it could be had: against a server on this computer that wrote down what arrived.
//!
//! A check prints a name, or nothing; a command that prints the log-in itself is no check.

mod hosting;
mod restarts;
mod stores;

use super::{Allowed, Need, Parameter, Preset};

pub(super) static PRESETS: [Preset; 19] = [
    hosting::GITHUB,
    hosting::VERCEL,
    hosting::CLOUDFLARE,
    hosting::FLY,
    hosting::SUPABASE,
    hosting::NETLIFY,
    hosting::HEROKU,
    hosting::RAILWAY,
    stores::KUBERNETES,
    stores::GOOGLE_CLOUD,
    stores::AWS,
    stores::AWS_PARAMETER,
    stores::OPENBAO,
    stores::OPENBAO_PATCH,
    stores::VAULT,
    stores::VAULT_PATCH,
    restarts::DOCKER_COMPOSE,
    restarts::SYSTEMD,
    restarts::PM2,
];

const fn of(name: &'static str, need: Need, allowed: Allowed) -> Parameter {
    Parameter { name, need, allowed }
}
