//! A Tauri program that does nothing: a tray icon, whose click makes a window, which is destroyed when it is closed.

use tauri::image::Image;
use tauri::tray::{MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, RunEvent, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let app = tauri::Builder::default().build(tauri::generate_context!())?;
    let icon = TrayIconBuilder::with_id("empty")
        .icon(Image::new(&[0; 44 * 44 * 4], 44, 44))
        .on_tray_icon_event(|icon, event| {
            if let TrayIconEvent::Click { button_state: MouseButtonState::Up, .. } = event {
                drop(open(icon.app_handle()));
            }
        })
        .build(&app)?;
    if !std::env::args().any(|argument| argument == "--hidden") {
        open(app.handle())?;
    }
    app.run(|_, event| {
        if let RunEvent::ExitRequested { code: None, api, .. } = event {
            api.prevent_exit();
        }
    });
    drop(icon);
    Ok(())
}

fn open(app: &AppHandle) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.first() else { return Ok(()) };
    WebviewWindowBuilder::from_config(app, config)?.build().map(drop)
}
