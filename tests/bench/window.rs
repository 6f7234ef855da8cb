//! The window with a thousand accounts, in the web view of this system: how long the list lets a person wait, and how long
//! its page stands still for a key of the search and while many accounts are extended.

use serde_json::Value;
use sixty_tests::desktop::Desktop;
use sixty_tests::page::Page;
use sixty_tests::running::until_seen;
use sixty_tests::words::{button, say};
use tokio::runtime::Runtime;

use crate::crowd;
use crate::figure::Figure;
use crate::meta::MetaOfMany;

const CROWD: usize = 1_000;
const EXTENDED: f64 = 200.0;

/// How often the list is shown and hidden again.
const LISTS: usize = 10;

/// What is typed into the search, letter by letter; the numbers of accounts and their networks are found by it.
const SEARCHED: &str = "made.up.77";

/// What a person does not notice, a frame, and from when on a window is felt to stand still.
const LIMITS: [f64; 3] = [100.0, 16.0, 50.0];

/// Watches the page: `watch.longest` is the longest time in milliseconds between two tasks that ask for a turn at once,
/// painting included. Timers that call each other come after four milliseconds at the earliest (HTML, timers).
const WATCH: &str = "\
(() => {
  let last = performance.now();
  window.watch = { longest: 0 };
  const look = () => {
    const now = performance.now();
    window.watch.longest = Math.max(window.watch.longest, now - last);
    last = now;
    setTimeout(look);
  };
  look();
  return true;
})()";

pub fn figures() -> Vec<Figure> {
    let runtime = Runtime::new().expect("a runtime");
    let meta = runtime.block_on(MetaOfMany::start());
    let desktop = Desktop::new();
    let accounts = crowd::in_ledger(&desktop.sandbox, CROWD);
    crowd::in_vault_file(&desktop.sandbox, &accounts, &runtime);
    let program = desktop.start_against_for_driver(meta.base.as_str());
    let page = desktop.page_of(&program);
    assert_eq!(seen(&page, WATCH), Value::Bool(true), "no watch");
    vec![
        Figure::new("the list of 1000 accounts, from the click on", "ms", Some(LIMITS[0]), lists(&page)),
        Figure::new(
            "a key of the search among them, the page stands still",
            "ms",
            Some(LIMITS[1]),
            keys(&page),
        ),
        Figure::new(
            "200 of them are extended, the page stands still at most",
            "ms",
            Some(LIMITS[2]),
            extends(&page),
        ),
    ]
}

/// Milliseconds from the click that shows the list until its first rows are painted.
fn lists(page: &Page) -> Vec<f64> {
    let shown = "\
        (async () => {
          const begin = performance.now();
          document.querySelector('[data-region] .head button').click();
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return [performance.now() - begin, document.querySelectorAll('[data-row]').length];
        })()";
    let mut spent = Vec::new();
    while spent.len() < LISTS {
        let answer = seen(page, shown);
        if answer[1].as_u64() > Some(0) {
            spent.push(answer[0].as_f64().expect("milliseconds"));
        }
    }
    spent
}

/// The longest stand-still after each key.
fn keys(page: &Page) -> Vec<f64> {
    let mut spent = Vec::new();
    // Letter by letter, and away again at the end.
    for end in (1..=SEARCHED.len()).chain([0]) {
        let typed = format!(
            "(async () => {{
              const field = document.querySelector('[type=search]');
              window.watch.longest = 0;
              field.value = '{}';
              field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
              await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
              return window.watch.longest;
            }})()",
            &SEARCHED[..end]
        );
        spent.push(seen(page, &typed).as_f64().expect("milliseconds"));
    }
    spent
}

/// The longest stand-still until so many have their new date.
fn extends(page: &Page) -> Vec<f64> {
    seen(page, "window.watch.longest = 0");
    let all = button(&say("acc-extend-all"));
    page.press(&all).expect("a button");
    page.press(&format!("//dialog{all}")).expect("its question");
    let done = || page.value("document.querySelector('.bar progress')?.value ?? 0");
    until_seen("the extends", done, |done| done.as_f64() >= Some(EXTENDED)).expect("extends");
    vec![seen(page, "window.watch.longest").as_f64().expect("milliseconds")]
}

fn seen(page: &Page, expression: &str) -> Value {
    page.value(expression).expect("a page")
}
