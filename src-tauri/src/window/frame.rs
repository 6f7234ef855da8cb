//! Position and size of the window: stored when it closes, and given to the next one as far as the screens allow by then.

use sixty_core::face::Frame;
use tauri::utils::config::WindowConfig;
use tauri::window::Monitor;
use tauri::{AppHandle, WebviewWindow};

/// The part of a screen that windows may cover, in physical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Room {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// Position and size of the window; None while it is minimised or in full screen. For a maximised window they are those
/// from `before`, to which it returns.
///
/// # Errors
/// The window system does not answer.
pub fn of(window: &WebviewWindow, before: Option<Frame>) -> tauri::Result<Option<Frame>> {
    if window.is_minimized()? || window.is_fullscreen()? {
        return Ok(None);
    }
    let (place, size) = (window.outer_position()?, window.inner_size()?);
    let maximized = window.is_maximized()?;
    let now = Frame { x: place.x, y: place.y, width: size.width, height: size.height, maximized };
    let frame = if maximized { Frame { maximized, ..before.unwrap_or(now) } } else { now };
    Ok(Some(frame))
}

/// Gives position and size to a window that is about to be made.
pub fn put(app: &AppHandle, config: &mut WindowConfig, frame: Frame) -> tauri::Result<()> {
    config.maximized = frame.maximized;
    let monitors = app.available_monitors()?;
    let rooms: Vec<Room> = monitors.iter().map(|monitor| room(monitor.work_area())).collect();
    if let Some((which, frame)) = within(frame, &rooms) {
        let scale = monitors.get(which).map_or(1.0, Monitor::scale_factor);
        (config.x, config.y) = (Some(f64::from(frame.x) / scale), Some(f64::from(frame.y) / scale));
        (config.width, config.height) = (f64::from(frame.width) / scale, f64::from(frame.height) / scale);
    }
    Ok(())
}

fn room(area: &tauri::PhysicalRect<i32, u32>) -> Room {
    Room { x: area.position.x, y: area.position.y, width: area.size.width, height: area.size.height }
}

/// The frame moved and shrunk into the screen that it covers most of, or else into the first one, with that screen's
/// number; None without any screen.
fn within(frame: Frame, rooms: &[Room]) -> Option<(usize, Frame)> {
    let (which, most) = rooms.iter().enumerate().rev().max_by_key(|(_, room)| covered(frame, room))?;
    let (width, height) = (frame.width.min(most.width), frame.height.min(most.height));
    let frame = Frame {
        x: inside(frame.x, width, most.x, most.width),
        y: inside(frame.y, height, most.y, most.height),
        width,
        height,
        ..frame
    };
    Some((which, frame))
}

fn covered(frame: Frame, room: &Room) -> i64 {
    let shared = |start: i32, length: u32, from: i32, room: u32| {
        let end = (i64::from(start) + i64::from(length)).min(i64::from(from) + i64::from(room));
        (end - i64::from(start.max(from))).max(0)
    };
    shared(frame.x, frame.width, room.x, room.width) * shared(frame.y, frame.height, room.y, room.height)
}

/// The start nearest to `start` at which `length`, which is no longer than the room, lies inside it.
fn inside(start: i32, length: u32, from: i32, room: u32) -> i32 {
    let spare = i32::try_from(room.saturating_sub(length)).unwrap_or(i32::MAX);
    start.clamp(from, from.saturating_add(spare))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Room = Room { x: 0, y: 30, width: 1280, height: 770 };
    const RIGHT: Room = Room { x: 1280, y: 0, width: 1920, height: 1080 };

    #[test]
    fn a_window_that_was_on_a_screen_comes_back_there() {
        let was = frame(1400, 100, 900, 600);
        assert_eq!(within(was, &[LEFT, RIGHT]), Some((1, was)));
    }

    #[test]
    fn a_window_of_a_screen_that_has_gone_comes_into_one_that_is_there() {
        for (was, is) in [
            (frame(1400, 100, 900, 600), frame(380, 100, 900, 600)),
            (frame(-5000, -5000, 900, 600), frame(0, 30, 900, 600)),
            (frame(1400, 100, 1900, 1000), frame(0, 30, 1280, 770)),
        ] {
            assert_eq!(within(was, &[LEFT]), Some((0, is)));
        }
        assert_eq!(within(frame(0, 0, 900, 600), &[]), None);
    }

    #[test]
    fn a_window_across_two_screens_goes_into_the_one_it_covers_most_of() {
        assert_eq!(within(frame(1000, 100, 900, 600), &[LEFT, RIGHT]), Some((1, frame(1280, 100, 900, 600))));
        assert_eq!(within(frame(500, 100, 900, 600), &[LEFT, RIGHT]), Some((0, frame(380, 100, 900, 600))));
    }

    #[test]
    fn no_number_makes_it_panic_or_leave_the_screens() {
        for start in [i32::MIN, -1, 0, 1, i32::MAX] {
            for length in [0, 1, 900, u32::MAX] {
                let (_, Frame { x, width, .. }) =
                    within(frame(start, start, length, length), &[RIGHT]).unwrap();
                assert!(x >= RIGHT.x && i64::from(x) + i64::from(width) <= 3200, "{start} {length}");
            }
        }
    }

    fn frame(x: i32, y: i32, width: u32, height: u32) -> Frame {
        Frame { x, y, width, height, maximized: false }
    }
}
