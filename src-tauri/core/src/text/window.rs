//! The words of the window. They are handed to it by the host, so that it carries none of its own.

use super::{Language, SYSTEM};

impl Language {
    /// Every file with texts of the window.
    pub fn window_files(self) -> [&'static str; 25] {
        macro_rules! of {
            ($tag:literal) => {
                [
                    include_str!(concat!("../../../../ui/locales/", $tag, "/brand.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/lost.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/dates.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/problems.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/window.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/first.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/app.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/drawings.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/setup.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/connect.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/handover.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/trust.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/accounts.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/details.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/history.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/activity.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/extend.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/import.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/help.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/practice.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/places.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/settings.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/data.ftl")),
                    include_str!(concat!("../../../../ui/locales/", $tag, "/check-up.ftl")),
                    // Last, because it takes the place of a term above.
                    SYSTEM,
                ]
            };
        }
        match self {
            Self::English => of!("en"),
            Self::Russian => of!("ru"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_texts_reaches_the_window_or_the_rest_of_the_program() {
        for language in Language::ALL {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/locales").join(language.tag());
            for file in fs::read_dir(folder).unwrap() {
                let file = file.unwrap().path();
                let text = fs::read_to_string(&file).unwrap();
                let mut known = language.window_files().into_iter().chain(language.files());
                assert!(known.any(|known| known == text), "{} is read by nobody", file.display());
            }
        }
    }
}
