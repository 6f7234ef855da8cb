//! Looks at the screen as fast as it can be asked.

use std::collections::HashSet;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{Atom, AtomEnum, ConnectionExt as _, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

/// Where both programs have something to show, and where every window is on the screen.
const SEEN: (u16, u16) = (640, 480);

/// The edges of letters have at least so many; paper, frame and a window that is not drawn yet have fewer.
const SHADES: usize = 8;

pub struct Eyes {
    screen: RustConnection,
    root: Window,
    windows: Atom,
    title: Atom,
}

impl Eyes {
    pub fn open(display: &str) -> Self {
        let (screen, number) = RustConnection::connect(Some(display)).expect("a screen");
        let root = screen.setup().roots[number].root;
        let atom = |name: &str| {
            let answer = screen.intern_atom(false, name.as_bytes()).expect("a question").reply();
            answer.expect("an atom").atom
        };
        let (windows, title) = (atom("_NET_CLIENT_LIST"), atom("_NET_WM_NAME"));
        Self { screen, root, windows, title }
    }

    /// Whether a window of this title shows so many colours that it is text.
    pub fn see(&self, title: &str) -> bool {
        self.window(title).is_some_and(|window| self.shows(window).unwrap_or(false))
    }

    fn window(&self, title: &str) -> Option<Window> {
        let windows = self.property(self.root, self.windows, AtomEnum::WINDOW.into())?;
        let ids = windows.chunks_exact(4).filter_map(|id| Some(u32::from_ne_bytes(id.try_into().ok()?)));
        let is_meant = |window: &Window| {
            self.property(*window, self.title, AtomEnum::ANY.into())
                .is_some_and(|name| name == title.as_bytes())
        };
        ids.into_iter().find(is_meant)
    }

    fn property(&self, window: Window, name: Atom, kind: Atom) -> Option<Vec<u8>> {
        let answer = self.screen.get_property(false, window, name, kind, 0, 1024).ok()?;
        Some(answer.reply().ok()?.value)
    }

    /// None while it is not on the screen.
    fn shows(&self, window: Window) -> Option<bool> {
        let (width, height) = SEEN;
        let question = self.screen.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, u32::MAX);
        let picture = question.ok()?.reply().ok()?.data;
        let mut colours = HashSet::new();
        Some(picture.chunks_exact(4).any(|pixel| colours.insert(pixel) && colours.len() >= SHADES))
    }
}
