//! The pages a browser is shown: plain, without scripts, readable on any screen.

use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest;
use sixty_core::ports::{Mood, Page};
use tokio::sync::watch;

/// What stands on the pages of one attempt, and whether the outcome was fetched.
pub struct Shown {
    waiting: Page,
    stale: Page,
    outcome: Mutex<Option<Page>>,
    awaited: watch::Sender<Step>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    NobodyCame,
    CameBack,
    Fetched,
}

impl Shown {
    pub fn new(waiting: Page, stale: Page) -> Self {
        Self { waiting, stale, outcome: Mutex::new(None), awaited: watch::Sender::new(Step::NobodyCame) }
    }

    /// The outcome from here on.
    pub fn show(&self, page: Page) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(page);
    }

    /// A browser came back and will ask for the outcome.
    pub fn expect_fetch(&self) {
        self.awaited.send_if_modified(|step| {
            let first = *step == Step::NobodyCame;
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

    /// Returns once the outcome was fetched.
    pub async fn fetched(&self) {
        drop(self.awaited.subscribe().wait_for(|step| *step == Step::Fetched).await);
    }

    /// The page behind the callback as it is. `address`: its own, where it looks again while it waits.
    pub fn outcome_page(&self, address: &str) -> String {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner).clone();
        outcome.map_or_else(|| html(&self.waiting, &again(address)), |page| html(&page, ""))
    }

    /// The outcome page has gone out.
    pub fn note_fetch(&self) {
        if self.outcome.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            self.awaited.send_replace(Step::Fetched);
        }
    }

    /// The page for a link of an earlier try.
    pub fn stale_page(&self) -> String {
        html(&self.stale, "")
    }
}

/// `style-src` by the hash of the one style there is (CSP Level 3, section 2.3.1).
pub fn policy() -> String {
    let hash = STANDARD.encode(digest::digest(&digest::SHA256, STYLE.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

const STYLE: &str = "\
:root{color-scheme:light dark;--page:#f6f4ee;--surface:#fffdf9;--ink:#1e2329;--ink-2:#474e57;--line:#dcd6ca;--good:#15655a;--quiet:#777b83;--track:#ece8df}\
@media(prefers-color-scheme:dark){:root{--page:#14171b;--surface:#1b1f24;--ink:#edeae3;--ink-2:#bfbdb6;--line:#30363e;--good:#9ad6ad;--quiet:#8f9296;--track:#0f1215}}\
*{box-sizing:border-box}\
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--page);color:var(--ink);font:17px/1.5 Inter,system-ui,sans-serif}\
main{width:100%;max-width:30rem;padding:40px 32px;background:var(--surface);border:1px solid var(--line);border-radius:12px;text-align:center}\
svg{width:96px;height:96px}\
.track{stroke:var(--track)}.arc{stroke:var(--good)}.quiet{stroke:var(--quiet)}\
h1{margin:24px 0 8px;font:600 28px/1.25 'Source Serif 4',ui-serif,Georgia,'Noto Serif',serif;text-wrap:balance}\
p{margin:0;color:var(--ink-2);text-wrap:pretty}";

/// Meta ends its addresses in `#_`, and a redirect hands that on. A refresh to an address with a fragment only scrolls
/// (HTML, section 7.4.2.2), so it names the address without.
fn again(address: &str) -> String {
    format!("<meta http-equiv=\"refresh\" content=\"1;url={}\">", escaped(address))
}

fn html(page: &Page, again: &str) -> String {
    let dial = match page.mood {
        Mood::Waiting => QUIET,
        Mood::Done => DONE,
        Mood::Stopped => STOPPED,
    };
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">{again}\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
         <style>{STYLE}</style></head><body><main>{dial}<h1>{title}</h1><p>{}</p></main></body></html>\n",
        escaped(&page.language),
        escaped(&page.body),
        title = escaped(&page.title),
    )
}

/// The dial: full with a tick, empty with three dots, half with a bar. Drawn, so that nothing is loaded.
const DONE: &str = "<svg viewBox=\"0 0 96 96\" fill=\"none\" stroke-width=\"6\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">\
<circle class=\"arc\" cx=\"48\" cy=\"48\" r=\"42\"/><path class=\"arc\" d=\"M32 49l11 11 21-23\"/></svg>";
const QUIET: &str = "<svg viewBox=\"0 0 96 96\" fill=\"none\" stroke-width=\"6\" stroke-linecap=\"round\" aria-hidden=\"true\">\
<circle class=\"track\" cx=\"48\" cy=\"48\" r=\"42\"/><path class=\"quiet\" d=\"M32 48h.01M48 48h.01M64 48h.01\"/></svg>";
const STOPPED: &str = "<svg viewBox=\"0 0 96 96\" fill=\"none\" stroke-width=\"6\" stroke-linecap=\"round\" aria-hidden=\"true\">\
<circle class=\"track\" cx=\"48\" cy=\"48\" r=\"42\"/><path class=\"quiet\" d=\"M48 6a42 42 0 0 1 42 42M34 48h28\"/></svg>";

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
