//! The pages that the browser is shown: plain, without scripts, readable on any screen.

use std::f64::consts::TAU;
use std::sync::{LazyLock, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest;
use sixty_core::ports::{DoorPages, Mood, Page};
use tokio::sync::watch;

/// The texts of one log-in's pages, and whether the browser has loaded the outcome.
pub struct Shown {
    pages: DoorPages,
    outcome: Mutex<Option<Page>>,
    awaited: watch::Sender<Step>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Waiting,
    CameBack,
    Fetched,
}

impl Shown {
    pub fn new(pages: DoorPages) -> Self {
        Self { pages, outcome: Mutex::new(None), awaited: watch::Sender::new(Step::Waiting) }
    }

    /// Sets the page that is shown as the outcome.
    pub fn show(&self, page: Page) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(page);
    }

    /// Records that a browser returned and was redirected to the outcome.
    pub fn expect_fetch(&self) {
        self.awaited.send_if_modified(|step| {
            let first = *step == Step::Waiting;
            if first {
                *step = Step::CameBack;
            }
            first
        });
    }

    /// Whether a browser waits for the outcome.
    pub fn is_awaited(&self) -> bool {
        *self.awaited.borrow() == Step::CameBack
    }

    /// Waits until the outcome was loaded.
    pub async fn fetched(&self) {
        drop(self.awaited.subscribe().wait_for(|step| *step == Step::Fetched).await);
    }

    /// The page that the browser was redirected to: the outcome, or a waiting page that reloads `address`, its own
    /// address.
    pub fn outcome_page(&self, address: &str) -> String {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner).clone();
        outcome.map_or_else(|| html(&self.pages.waiting, &again(address)), |page| html(&page, ""))
    }

    /// Records that the page was sent. It counts only once it shows an outcome.
    pub fn note_fetch(&self) {
        if self.outcome.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            self.awaited.send_replace(Step::Fetched);
        }
    }

    /// The page for a link of an earlier log-in.
    pub fn stale_page(&self) -> String {
        html(&self.pages.stale, "")
    }

    /// The page for a browser that returned and did not come in by the entrance.
    pub fn strange_page(&self) -> String {
        html(&self.pages.strange, "")
    }
}

/// The Content-Security-Policy: nothing may load or run except the one style, which is named by its hash (CSP Level 3,
/// section 2.3.1).
pub fn policy() -> String {
    let hash = STANDARD.encode(digest::digest(&digest::SHA256, STYLE.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

/// The style of every page. The colours are those of the window.
const STYLE: &str = "\
:root{color-scheme:light dark;--page:#f6f4ee;--ink:#1e2329;--ink-2:#474e57;--line:#dcd6ca;--good:#15655a;--work:#4479ea;--quiet:#777b83}\
@media(prefers-color-scheme:dark){:root{--page:#14171b;--ink:#edeae3;--ink-2:#bfbdb6;--line:#30363e;--good:#9ad6ad;--work:#7489f5;--quiet:#8f9296}}\
*{box-sizing:border-box;margin:0}\
body{min-height:100vh;display:grid;place-items:center;padding:2rem;background:var(--page);color:var(--ink);text-align:center;\
font:400 .9375rem/1.467 'Inter Variable',Inter,system-ui,'Segoe UI Variable',Cantarell,'Noto Sans',sans-serif;letter-spacing:-.004em;-webkit-font-smoothing:antialiased}\
main{max-width:26.25rem;overflow-wrap:break-word}\
svg{display:block;width:10rem;height:10rem;margin:0 auto 1.75rem;fill:none;stroke:var(--line);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}\
.done{stroke:var(--good)}.waiting .sign{stroke:var(--work);stroke-width:7}.stopped .sign{stroke:var(--quiet)}.sign{stroke-width:4}\
h1{font:500 1.625rem/1.28 'Source Serif 4 Variable','Source Serif 4',ui-serif,Georgia,'Noto Serif',serif;letter-spacing:-.012em;text-wrap:balance}\
p{min-height:2.934em;margin-top:.5rem;color:var(--ink-2);text-wrap:balance}";

/// Reloads the page every second. The address is named without a fragment: Meta ends its addresses in `#_`, a redirect
/// keeps that, and a refresh to an address with a fragment only scrolls (HTML, section 7.4.2.2).
fn again(address: &str) -> String {
    format!("<meta http-equiv=\"refresh\" content=\"1;url={}\">", escaped(address))
}

fn html(page: &Page, again: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">{again}\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style></head><body><main>{}<h1>{title}</h1><p>{}</p></main></body></html>\n",
        escaped(&page.language),
        dial(page.mood),
        escaped(&page.body),
        title = escaped(&page.title),
    )
}

/// The dial of 60 days with a sign in its middle: full with a tick, empty with three dots or an arrow back.
fn dial(mood: Mood) -> String {
    let (class, sign) = match mood {
        Mood::Done => ("done", "M60 82l14 14 27-30"),
        Mood::Waiting => ("waiting", "M62 80h0M80 80h0M98 80h0"),
        Mood::Stopped => ("stopped", "M73 61L57 77l16 16M57 77h31a14 14 0 0 1 14 14v7"),
    };
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 160 160\" aria-hidden=\"true\"><path d=\"{}\"/>\
         <path class=\"sign\" d=\"{sign}\"/></svg>",
        *MARKS
    )
}

/// The dial's 60 marks, one for each day, drawn as one path.
static MARKS: LazyLock<String> = LazyLock::new(|| {
    let mark = |day: u8| {
        let (sin, cos) = (f64::from(day) * TAU / 60.0).sin_cos();
        let [x, y, far_x, far_y] = [62.0 * sin, -62.0 * cos, 74.0 * sin, -74.0 * cos].map(|part| 80.0 + part);
        format!("M{x:.1} {y:.1}L{far_x:.1} {far_y:.1}")
    };
    (0..60).map(mark).collect()
});

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_shown_and_never_run() {
        let page = Page {
            language: "en\"><script>".into(),
            mood: Mood::Done,
            title: "<b>Done</b>".into(),
            body: "'&\"".into(),
        };
        let html = html(&page, "");
        assert!(!html.contains("<script") && !html.contains("<b>"));
        assert!(html.contains("<title>&lt;b&gt;Done&lt;/b&gt;</title>") && html.contains("&#39;&amp;&quot;"));
    }
}
