//! The menus of the menu bar while the window is open: those that every program of macOS has. Without "Edit" its keys do
//! nothing in the window.
//!
//! Quit is ours and not the system's, which would end the program at once: it asks first where a token would expire.

use sixty_core::text::Texts;
use sixty_core::tray::Act;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Wry};

use crate::engine::{Shared, texts};

/// Shows the menus in the language of the window.
pub fn show(app: &AppHandle) -> tauri::Result<()> {
    let texts = texts(&app.state::<Shared>().snapshot());
    let menu = Menu::with_items(app, &[&program(app, &texts)?, &edit(app, &texts)?, &window(app, &texts)?])?;
    app.set_menu(menu).map(drop)
}

fn program(app: &AppHandle, texts: &Texts) -> tauri::Result<Submenu<Wry>> {
    let say = |key: &str| texts.say(key, &[]);
    let ours = |act: Act, key: &str, keys: &str| MenuItem::with_id(app, act.id(), say(key), true, Some(keys));
    Submenu::with_items(
        app,
        &app.package_info().name,
        true,
        &[
            &ours(Act::Settings, "tray-settings", "Cmd+,")?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::hide(app, Some(&say("menu-hide")))?,
            &PredefinedMenuItem::hide_others(app, Some(&say("menu-hide-others")))?,
            &PredefinedMenuItem::show_all(app, Some(&say("menu-show-all")))?,
            &PredefinedMenuItem::separator(app)?,
            &ours(Act::Quit, "tray-quit", "Cmd+Q")?,
        ],
    )
}

fn edit(app: &AppHandle, texts: &Texts) -> tauri::Result<Submenu<Wry>> {
    let say = |key: &str| texts.say(key, &[]);
    Submenu::with_items(
        app,
        say("menu-edit"),
        true,
        &[
            &PredefinedMenuItem::undo(app, Some(&say("menu-undo")))?,
            &PredefinedMenuItem::redo(app, Some(&say("menu-redo")))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::cut(app, Some(&say("menu-cut")))?,
            &PredefinedMenuItem::copy(app, Some(&say("menu-copy")))?,
            &PredefinedMenuItem::paste(app, Some(&say("menu-paste")))?,
            &PredefinedMenuItem::select_all(app, Some(&say("menu-select-all")))?,
        ],
    )
}

fn window(app: &AppHandle, texts: &Texts) -> tauri::Result<Submenu<Wry>> {
    let say = |key: &str| texts.say(key, &[]);
    Submenu::with_items(
        app,
        say("menu-window"),
        true,
        &[
            &PredefinedMenuItem::minimize(app, Some(&say("menu-minimize")))?,
            &PredefinedMenuItem::maximize(app, Some(&say("menu-zoom")))?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::close_window(app, Some(&say("menu-close")))?,
        ],
    )
}
