//! Microsoft's WebView2, which shows the window's page. Windows 11 has it; an older Windows or a server may lack it. Then
//! the program works on with its tray, and each try to open the window tells what to install. A WebView2 that is there and
//! does not work is told in the same way.
//!
//! Tauri looks for it at the start of the program alone, so a program that finds it later begins again.

use std::sync::atomic::{AtomicBool, Ordering};

use rfd::{AsyncMessageDialog, MessageButtons, MessageDialogResult, MessageLevel};
use sixty_core::text::{Texts, Value};
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;

use crate::complain::complain;
use crate::engine::{Shared, texts};

/// Microsoft's page for people who need WebView2 for a program of somebody else's.
const PAGE: &str = "https://developer.microsoft.com/microsoft-edge/webview2/consumer/";

/// Whether a window was tried without WebView2.
static WAS_MISSING: AtomicBool = AtomicBool::new(false);
/// Whether a person is being told.
static IS_TOLD: AtomicBool = AtomicBool::new(false);
static AGAIN: Notify = Notify::const_new();

/// Whether a window can be made. If not, the person is told why, or the program begins again.
pub fn can_make_a_window(app: &AppHandle) -> bool {
    match (tauri::webview_version().is_ok(), WAS_MISSING.load(Ordering::Relaxed)) {
        (true, false) => true,
        (true, true) => {
            AGAIN.notify_one();
            false
        }
        (false, _) => {
            WAS_MISSING.store(true, Ordering::Relaxed);
            tell(app, "web-view-missing", "");
            false
        }
    }
}

/// Returns when WebView2 has come since the start of the program.
pub async fn has_to_begin_again() {
    AGAIN.notified().await;
}

/// Tells that the window could not be made although WebView2 is there.
pub fn window_failed(app: &AppHandle, error: &tauri::Error) {
    tell(app, "web-view-broken", &error.to_string());
}

/// Shows a message of these texts, one at a time. The program goes on meanwhile.
fn tell(app: &AppHandle, key: &'static str, detail: &str) {
    if !IS_TOLD.swap(true, Ordering::Relaxed) {
        let texts = texts(&app.state::<Shared>().snapshot());
        tauri::async_runtime::spawn(ask(texts, key, detail.to_owned()));
    }
}

async fn ask(texts: Texts, key: &str, detail: String) {
    let values = [("address", Value::Text(PAGE)), ("detail", Value::Text(&detail))];
    let open = texts.say("web-view-get", &[]);
    let buttons = MessageButtons::OkCancelCustom(open.clone(), texts.say("web-view-later", &[]));
    let dialog = AsyncMessageDialog::new()
        .set_level(MessageLevel::Warning)
        .set_title(texts.say(key, &[]))
        .set_description(texts.attribute(key, "how", &values))
        .set_buttons(buttons);
    let answer = dialog.show().await;
    IS_TOLD.store(false, Ordering::Relaxed);
    if answer == MessageDialogResult::Custom(open)
        && let Err(error) = sixty_adapters::browser::open_page(PAGE).await
    {
        complain("The page of WebView2 could not be opened", &error);
    }
}
