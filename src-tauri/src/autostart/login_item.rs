//! macOS: the app as a login item (SMAppService, macOS 13). It stands in the system's settings with its own name, and a
//! person may switch it off there.
//!
//! A login item is started without arguments, so that it opens no window is decided by the event with which it is opened
//! (`os::was_started_at_login`).

use anyhow::{Context, bail};
use sixty_adapters::app_bundle::{self, Bundle};
use smappservice_rs::{AppService, ServiceManagementError, ServiceStatus, ServiceType};

/// Starts the app at every log-in, or stops doing so. Where a person switched it off in the system's settings, only they
/// can switch it on again, so the settings are opened.
///
/// # Errors
/// The program is in no app bundle, the bundle was not moved to its place yet, or the system refuses.
pub fn set(on: bool) -> anyhow::Result<()> {
    match app_bundle::of_this_program() {
        Bundle::Settled => {}
        Bundle::Passing => bail!("Sixty was not moved to the Applications folder yet"),
        Bundle::None => bail!("this program is in no app bundle"),
    }
    let app = AppService::new(ServiceType::MainApp);
    if on {
        switch_on(&app)
    } else if app.status() == ServiceStatus::NotRegistered {
        Ok(())
    } else {
        app.unregister().context("the login item could not be removed")
    }
}

/// Whether the app starts at log-in.
///
/// # Errors
/// None: outside of an app bundle nothing starts.
pub fn is_on() -> anyhow::Result<bool> {
    let is_there = app_bundle::of_this_program() != Bundle::None;
    Ok(is_there && AppService::new(ServiceType::MainApp).status() == ServiceStatus::Enabled)
}

fn switch_on(app: &AppService) -> anyhow::Result<()> {
    let registered = app.register();
    if app.status() == ServiceStatus::RequiresApproval {
        AppService::open_system_settings_login_items();
        bail!("a person has to allow it in the system's settings");
    }
    match registered {
        Ok(()) | Err(ServiceManagementError::AlreadyRegistered) => Ok(()),
        Err(error) => Err(error).context("the login item could not be made"),
    }
}
