//! Pictures of every page that the browser is shown, for a person to look at: `target/pictures`.

use std::path::Path;

use sixty_core::text::Language;
use sixty_tests::browser::{Browser, Scheme};
use sixty_tests::sandbox::{Sandbox, SignIn, T};

use super::{allow, certificate, is_dressed, title_in};

#[test]
#[ignore = "taken by make proof: somebody has to look at them"]
fn every_page_in_every_language_and_light() {
    for language in Language::ALL {
        let studio = Studio::set(language);
        studio.take("web-done", &[], |browser| allow(browser, "corner.bakery")).end().ended(0);
        let cancel = |browser: &Browser| browser.press("//button[@value='cancel']").unwrap();
        studio.take("web-cancelled", &[], cancel).end().ended(3);
        let other = |browser: &Browser| allow(browser, "jam.and.toast");
        studio.take("web-question", &["--expect", "corner.bakery"], other).end().ended(3);
        studio.sandbox.practice.fault("*", "code", Some("t-exchange-code-used"), Some(1)).unwrap();
        studio.take("web-trouble", &[], |browser| allow(browser, "corner.bakery")).end().ended(3);
        studio.sandbox.practice.fault("*", "code", Some("timeout"), Some(1)).unwrap();
        studio.take("web-waiting", &[], |browser| allow(browser, "corner.bakery")).kill();
        let earlier = format!("https://localhost:{}/?code=AQearlier&state=earlier", studio.sandbox.port);
        studio.take("web-old", &[], |browser| browser.open(&earlier.parse().unwrap()).unwrap()).kill();
    }
}

/// One person's program and browser.
struct Studio {
    language: Language,
    sandbox: Sandbox,
    browser: Browser,
}

impl Studio {
    fn set(language: Language) -> Self {
        let sandbox = Sandbox::set();
        // The first attempt makes the certificate.
        SignIn::start(&sandbox, T, &[]).kill();
        let browser = Browser::that_trusts(&certificate(&sandbox)).unwrap();
        Self { language, sandbox, browser }
    }

    /// Does what leads to a page, and takes its pictures.
    fn take(&self, page: &str, more: &[&str], act: impl FnOnce(&Browser)) -> SignIn {
        let mut command = self.sandbox.command();
        command.env("LANG", if self.language == Language::Russian { "ru_RU.UTF-8" } else { "C.UTF-8" });
        let sign_in = SignIn::of(command, T, more);
        self.browser.open(&sign_in.address).unwrap();
        act(&self.browser);
        self.browser.wait_for(&title_in(self.language, page)).unwrap();
        assert_eq!(self.browser.value("document.documentElement.lang").unwrap(), self.language.tag());

        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pictures");
        std::fs::create_dir_all(&folder).unwrap();
        for (look, width, height, scheme) in [
            ("light", 800, 520, Scheme::Light),
            ("dark", 800, 520, Scheme::Dark),
            ("narrow", 320, 568, Scheme::Light),
        ] {
            self.browser.look(width, height, scheme).unwrap();
            is_dressed(&self.browser, scheme);
            let name = format!("{page}-{}-{look}.png", self.language.tag());
            std::fs::write(folder.join(name), self.browser.picture().unwrap()).unwrap();
        }
        sign_in
    }
}
