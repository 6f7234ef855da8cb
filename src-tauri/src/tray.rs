//! Keeps the tray as [`sixty_core::tray`] says it is.
//!
//! On Linux there may be no tray: a panel starts late, is started again, or does not exist. So the tray speaks D-Bus
//! with the panel itself (ksni) and reports when no panel listens; we try again, look whether the panel still has the
//! icon, and tell the engine whether there is a tray (`has_tray`). Held by `a_panel_that_starts_late_still_gets_the_icon`,
//! `the_icon_comes_back_after_the_panel_was_started_again` and `a_panel_that_has_lost_the_icon_gets_it_again`
//! (`tests/desk/desk.rs`).

mod pictures;

use std::time::Duration;

use sixty_core::tray::{self, Act, Choice, Consequence, Item, Page, Tray};
use tauri::menu::{IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Wry};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::oneshot;

use crate::engine::{Shared, texts};
use crate::{desktop, os, window};

/// Tauri's name for our only tray icon.
const ID: &str = "sixty";

/// How often the tray is refreshed at least: its relative dates change without an event.
const AT_LEAST_EVERY: Duration = Duration::from_secs(60);

/// How long a panel takes to start again, and ksni to answer it.
const COMES_BACK_WITHIN: Duration = Duration::from_secs(3);

/// Sets the tray icon whenever it would look different. At a log-in the panel may start after us, and some desktops
/// have none, so a failed try is repeated; until it works the engine is told that there is no tray.
pub async fn keep(app: AppHandle) {
    let engine = Shared::clone(&app.state::<Shared>());
    let mut changes = engine.changes();
    let mut panel = os::Panel::new();
    let mut shown: Option<Tray> = None;
    let mut failures = 0;
    loop {
        if shown.is_some() && is_lost(&mut panel).await {
            // Nothing is there any more that this could fail to take away.
            set(&app, shown.take(), None).await.ok();
        }
        let snapshot = engine.snapshot();
        let wanted = snapshot.head.settings.show_tray.then(|| tray::tray(&snapshot, &texts(&snapshot)));
        if wanted != shown {
            match set(&app, shown.take(), wanted.clone()).await {
                Ok(()) => (shown, failures) = (wanted, 0),
                Err(error) => {
                    // The first failure of a row says it: the same would come each minute on a desktop without a tray.
                    if failures == 0 {
                        note(&engine, &error);
                    }
                    failures += 1;
                }
            }
            desktop::tell_tray(&app, shown.is_some());
        }
        tokio::select! {
            change = changes.recv() => if let Err(RecvError::Closed) = change { return },
            () = tokio::time::sleep(wait(failures)) => {}
        }
        // Many accounts at once make many changes, and only the last state is shown.
        while changes.try_recv().is_ok() {}
    }
}

/// A person clicked a line of the menu.
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    if let Some(act) = Act::from_id(event.id().as_ref()) {
        perform(app, &act);
    }
}

/// Does what a line of a menu says.
pub fn perform(app: &AppHandle, act: &Act) {
    let engine = Shared::clone(&app.state::<Shared>());
    match tray::consequence(act, &engine.snapshot()) {
        Some(Consequence::Ask(intent)) => engine.ask(intent),
        Some(Consequence::Show(page)) => window::open(app, page),
        Some(Consequence::AskAndShow(intent, page)) => {
            engine.ask(intent);
            window::open(app, page);
        }
        None => {}
    }
}

/// A person clicked the icon itself.
pub fn clicked(app: &AppHandle, event: TrayIconEvent) {
    let left = matches!(
        event,
        TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. }
    );
    if left && os::CLICK_OPENS_WINDOW {
        window::open(app, Page::Any);
    }
}

/// Whether the icon is gone and does not come back by itself, as it does when ksni hears that the panel was started again.
async fn is_lost(panel: &mut os::Panel) -> bool {
    if !panel.has_lost_icon().await {
        return false;
    }
    tokio::time::sleep(COMES_BACK_WITHIN).await;
    panel.has_lost_icon().await
}

/// How long to wait after this many failures: from two seconds up to a minute.
fn wait(failures: u32) -> Duration {
    if failures == 0 { AT_LEAST_EVERY } else { AT_LEAST_EVERY.min(Duration::from_secs(1 << failures.min(6))) }
}

fn note(engine: &Shared, error: &tauri::Error) {
    engine.log().note(|| tracing::warn!(target: "desktop", what = "tray", kind = os::tray_trouble(error)));
}

async fn set(app: &AppHandle, shown: Option<Tray>, wanted: Option<Tray>) -> tauri::Result<()> {
    let (done, answer) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || {
        // An error means that the program is ending, and `keep` with it.
        drop(done.send(set_now(&handle, shown.as_ref(), wanted.as_ref())));
    })?;
    // Without an answer the event loop has ended, and the tray with it.
    answer.await.unwrap_or(Ok(()))
}

fn set_now(app: &AppHandle, shown: Option<&Tray>, wanted: Option<&Tray>) -> tauri::Result<()> {
    let Some(wanted) = wanted else {
        // The icon that this returns is removed from the panel when it is dropped.
        drop(app.remove_tray_by_id(ID));
        return Ok(());
    };
    match app.tray_by_id(ID) {
        Some(icon) => change(app, &icon, shown, wanted),
        None => show(app, wanted),
    }
}

fn show(app: &AppHandle, wanted: &Tray) -> tauri::Result<()> {
    let icon = TrayIconBuilder::with_id(ID)
        .menu(&menu(app, &wanted.menu)?)
        .icon(pictures::of(wanted.icon, os::panel_is_dark()))
        .icon_as_template(true)
        .tooltip(&wanted.tooltip)
        .show_menu_on_left_click(!os::CLICK_OPENS_WINDOW);
    let icon = if os::TRAY_HAS_NAME { icon.title(&app.package_info().name) } else { icon };
    icon.build(app)?;
    Ok(())
}

/// Sets only the parts that differ, because setting the menu closes one that a person has open.
fn change(app: &AppHandle, icon: &TrayIcon, shown: Option<&Tray>, wanted: &Tray) -> tauri::Result<()> {
    if shown.is_none_or(|shown| shown.menu != wanted.menu) {
        icon.set_menu(Some(menu(app, &wanted.menu)?))?;
    }
    if shown.is_none_or(|shown| shown.tooltip != wanted.tooltip) {
        icon.set_tooltip(Some(&wanted.tooltip))?;
    }
    if shown.is_none_or(|shown| shown.icon != wanted.icon) {
        icon.set_icon_with_as_template(Some(pictures::of(wanted.icon, os::panel_is_dark())), true)?;
    }
    Ok(())
}

fn menu(app: &AppHandle, items: &[Item]) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    for item in items {
        menu.append(native(app, item)?.as_ref())?;
    }
    Ok(menu)
}

fn native(app: &AppHandle, item: &Item) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    Ok(match item {
        Item::News(text) => Box::new(MenuItem::new(app, text, false, None::<&str>)?),
        Item::Separator => Box::new(PredefinedMenuItem::separator(app)?),
        Item::Choice(choice) => Box::new(native_choice(app, choice)?),
        Item::More(text, choices) => {
            let more = Submenu::new(app, text, true)?;
            for choice in choices {
                more.append(&native_choice(app, choice)?)?;
            }
            Box::new(more)
        }
    })
}

fn native_choice(app: &AppHandle, choice: &Choice) -> tauri::Result<MenuItem<Wry>> {
    MenuItem::with_id(app, choice.act.id(), &choice.label, true, None::<&str>)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_tray_is_looked_for_soon_and_then_once_a_minute() {
        let seconds: Vec<u64> = [1, 2, 3, 5, 6, 9_000].map(|failures| wait(failures).as_secs()).to_vec();
        assert_eq!(seconds, [2, 4, 8, 32, 60, 60]);
    }
}
