//! A person at the developer pages, who presses buttons and follows where they lead.

use sixty_practice::Network;

use crate::test_meta::{F, HttpAnswer, I, T, TestMeta, query};

/// The return address of every app here.
pub const RETURN: &str = "https://localhost:16060/";

/// Meta's name for a use case in its list.
pub fn case(network: Network) -> &'static str {
    match network {
        T => "THREADS_API",
        I => "INSTAGRAM_BUSINESS",
        F => "OTHER",
    }
}

/// An app that is being set up.
pub struct Desk<'a> {
    pub meta: &'a TestMeta,
    pub id: String,
}

impl<'a> Desk<'a> {
    /// Creates an app with these use cases; "OTHER" becomes "Business".
    pub async fn create(meta: &'a TestMeta, cases: &[&str]) -> Self {
        let creation = "developers.facebook.com/apps/creation/";
        let details = [("app_name", "Jam & Toast <shop>"), ("email", "mara@example.com"), ("do", "details")];
        let mut next = meta.post(creation, &details).await;
        let mut form: Vec<_> = cases.iter().map(|case| ("case", *case)).collect();
        form.push(("do", "use-cases"));
        next = follow(meta, &next, &form).await;
        next = match cases {
            ["OTHER"] => follow(meta, &next, &[("type", "business"), ("do", "type")]).await,
            _ => follow(meta, &next, &[("portfolio", "none"), ("do", "business")]).await,
        };
        next = follow(meta, &next, &[("do", "create")]).await;
        let at = next.header("location");
        let id = at.split("/apps/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { meta, id }
    }

    /// Does everything that a log-in of this network needs.
    pub async fn set_up(meta: &'a TestMeta, network: Network, person: &str) -> Self {
        let desk = Self::create(meta, &[case(network)]).await;
        desk.list(network, RETURN).await;
        desk.add_permissions(network).await;
        if network != F {
            desk.invite(network, person).await;
            desk.accept(network, person).await;
        }
        desk
    }

    pub fn path(&self, rest: &str) -> String {
        format!("developers.facebook.com/apps/{}/{rest}", self.id)
    }

    pub async fn look(&self, rest: &str) -> String {
        self.meta.get(&self.path(rest), &[]).await.text
    }

    pub async fn press(&self, rest: &str, form: &[(&str, &str)]) -> HttpAnswer {
        self.meta.post(&self.path(rest), form).await
    }

    /// Puts a return address into the app's list.
    pub async fn list(&self, network: Network, address: &str) {
        let saved = match network {
            T => {
                let tags = ["redirect-tag", "uninstall-tag", "delete-tag"].map(|name| (name, address));
                self.press(THREADS, &[&tags[..], &[("do", "save")]].concat()).await
            }
            I => self.press(INSTAGRAM_LOGIN, &[("redirect", address), ("do", "save")]).await,
            F => self.press(FACEBOOK, &[("redirects", address), ("do", "save")]).await,
        };
        assert_eq!(saved.status, 302, "{}", saved.text);
    }

    pub async fn add_permissions(&self, network: Network) {
        if network == I {
            assert_eq!(self.press(INSTAGRAM, &[("do", "require")]).await.status, 302);
            return;
        }
        let page = if network == T { THREADS_PERMISSIONS } else { "app-review/permissions/" };
        for name in network.permissions() {
            let added = self.press(page, &[("do", &format!("add:{name}"))]).await;
            assert_eq!(added.status, 302, "{}", added.text);
        }
    }

    pub async fn invite(&self, network: Network, person: &str) -> HttpAnswer {
        let role = network.key();
        let form = [("role", role), ("username", person), ("do", "invite")];
        self.press("roles/roles/?add=people", &form).await
    }

    /// Logs the browser in as the person on their network, and accepts there.
    pub async fn accept(&self, network: Network, person: &str) {
        let at = invites(network);
        let page = self.meta.get(at, &[]).await.text;
        let option =
            page.split("<option value=\"").skip(1).find(|option| option.contains(&format!(">{person}<")));
        let id = option.unwrap_or_else(|| panic!("no {person}")).split('"').next().unwrap();
        self.meta.post(at, &[("account", id), ("do", "switch")]).await;
        assert!(self.meta.get(at, &[]).await.text.contains("value=\"accept:"), "no invitation");
        self.meta.post(at, &[("do", &format!("accept:{}", self.id))]).await;
    }

    /// The app ID and secret of a network, as "Basic settings" shows them.
    pub async fn keys(&self, network: Network) -> (String, String) {
        let name = if network == F { "app" } else { network.key() };
        let page = self.press("settings/basic/", &[("do", &format!("show:{name}"))]).await.text;
        let id = between(&page, &format!("<code id=\"{name}-id\">"), "<");
        let after = page.split(&format!("id=\"{name}-secret\"")).nth(1).unwrap();
        (id, between(after, "value=\"", "\""))
    }

    /// What the log-in page of the network answers to this app; the parameters may differ from the right ones.
    pub async fn open_login(&self, network: Network, id: &str, redirect: &str, scope: &str) -> HttpAnswer {
        self.meta.get(&login_path(network), &login(id, redirect, scope)).await
    }

    /// What it answers when the person allows everything.
    pub async fn allow(&self, network: Network, id: &str, redirect: &str, person: &str) -> HttpAnswer {
        let mut page = self.meta.at(&login_path(network));
        page.query_pairs_mut().extend_pairs(login(id, redirect, usual(network)));
        let mut form = vec![("person", person), ("answer", "allow")];
        form.extend(usual(network).split(',').map(|name| ("permission", name)));
        self.meta.post(page.as_str(), &form).await
    }

    /// Logs in and exchanges the code for the first token.
    pub async fn log_in(&self, network: Network, person: &str) -> HttpAnswer {
        let (id, secret) = self.keys(network).await;
        let back = self.allow(network, &id, RETURN, person).await;
        let code = query(&back.header("location"), "code").unwrap();
        let form = [
            ("client_id", id.as_str()),
            ("client_secret", &secret),
            ("grant_type", "authorization_code"),
            ("redirect_uri", RETURN),
            ("code", &code),
        ];
        self.meta.post(crate::test_meta::code_path(network), &form).await
    }
}

pub const THREADS: &str = "use_cases/customize/?use_case_enum=THREADS_API&selected_tab=settings";
pub const THREADS_PERMISSIONS: &str =
    "use_cases/customize/?use_case_enum=THREADS_API&selected_tab=permissions";
pub const INSTAGRAM: &str = "use_cases/customize/?use_case_enum=INSTAGRAM_BUSINESS&selected_tab=API-Setup";
pub const INSTAGRAM_LOGIN: &str =
    "use_cases/customize/?use_case_enum=INSTAGRAM_BUSINESS&selected_tab=API-Setup&panel=business-login";
pub const FACEBOOK: &str = "fb-login/settings/";

/// Where an invitation of this network is accepted.
pub fn invites(network: Network) -> &'static str {
    match network {
        T => "www.threads.com/settings/website_permissions?tab=invites",
        I => "www.instagram.com/accounts/manage_access/?tab=invites",
        F => "developers.facebook.com/requests/",
    }
}

/// The permissions that Sixty asks for.
pub fn usual(network: Network) -> &'static str {
    match network {
        T => "threads_basic,threads_content_publish",
        I => "instagram_business_basic,instagram_business_content_publish",
        F => "pages_show_list,pages_read_engagement,instagram_basic",
    }
}

/// The text between two others.
pub fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split(after).next().unwrap().to_owned()
}

async fn follow(meta: &TestMeta, answer: &HttpAnswer, form: &[(&str, &str)]) -> HttpAnswer {
    assert_eq!(answer.status, 302, "{}", answer.text);
    let next = answer.header("location");
    assert_eq!(meta.get(&next, &[]).await.status, 200, "{next}");
    meta.post(&next, form).await
}

fn login_path(network: Network) -> String {
    network.authorize_path()[1..].to_owned()
}

fn login<'a>(id: &'a str, redirect: &'a str, scope: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("client_id", id), ("redirect_uri", redirect), ("response_type", "code"), ("scope", scope)]
}
