//! Places that are no file: a program, an address, a secret at GitHub, a variable at Vercel. Each is asked once; what it
//! refuses is tried again with the next delivery.

use url::Url;

use super::after::of_program;
use super::{Delivery, Filled, Missed};
use crate::moment;
use crate::places::github::{self, Repository, SealingKey};
use crate::places::vercel::{self, Project};
use crate::places::{Credential, Progress, Reason, Restart, Target, http};
use crate::ports::{EntryName, WebAnswer, WebRequest};
use crate::secret::Secret;

/// The most letters of an answer that are kept to be shown.
const LONGEST_SAID: usize = 300;

/// Fills the place of a delivery.
pub(super) async fn fill(delivery: &Delivery<'_>) -> Result<Filled, Missed> {
    let token = &delivery.tokens.current.token;
    match &delivery.place.target {
        Target::Command { words, reads } => {
            let run = delivery.ports.programs.run(words, Some(&reads.bytes(token))).await;
            run.map(|()| Filled::default()).map_err(|trouble| of_program(&trouble))
        }
        Target::Http { url, method, header, field } => {
            let address = address(url)?;
            let headers = match header {
                Some(header) => vec![(header.as_str(), delivery.key().await?)],
                None => Vec::new(),
            };
            let content = Some(http::body(field, token));
            let request = WebRequest { address: &address, method: Some(*method), headers, content };
            delivery.taken(&request).await?;
            Ok(Filled::default())
        }
        Target::Github { repository, secret, environment } => {
            delivery.to_github(repository, secret, environment.as_deref()).await
        }
        Target::Vercel { project, name, deploy_hook } => {
            delivery.to_vercel(project, name, deploy_hook.as_deref()).await
        }
        Target::EnvFile { .. } | Target::File { .. } | Target::ByHand { .. } => Err(Reason::ByHand.into()),
    }
}

impl Delivery<'_> {
    async fn to_github(
        &self,
        repository: &Repository,
        secret: &str,
        environment: Option<&str>,
    ) -> Result<Filled, Missed> {
        let key = self.key().await?;
        let headers = || {
            vec![
                ("authorization", Secret::new(format!("Bearer {}", key.expose()))),
                ("accept", Secret::new("application/vnd.github+json")),
                ("x-github-api-version", Secret::new(github::API_VERSION)),
            ]
        };
        let place = github::key_address(repository, environment).ok_or(Reason::Refused)?;
        let request = WebRequest { headers: headers(), ..WebRequest::reading(&place) };
        let answer = self.taken(&request).await?;
        let ends = answer.header(github::KEY_ENDS).and_then(github::key_ends);
        let expires_at = ends.and_then(|ends| moment::credible(ends, self.ports.clock.now()));
        let sealing: SealingKey = serde_json::from_slice(&answer.content).map_err(|_| Reason::Refused)?;
        let content = github::sealed(&sealing, &self.tokens.current.token);
        let place = github::secret_address(repository, environment, secret).ok_or(Reason::Refused)?;
        let request = WebRequest {
            address: &place,
            method: Some(http::Method::Put),
            headers: headers(),
            content: Some(content.ok_or(Reason::Refused)?),
        };
        self.taken(&request).await?;
        let credential = Some(Credential { expires_at });
        Ok(Filled { progress: Progress::WriteOnly, credential, ..Filled::default() })
    }

    async fn to_vercel(
        &self,
        project: &Project,
        name: &str,
        deploy_hook: Option<&str>,
    ) -> Result<Filled, Missed> {
        let key = self.key().await?;
        let place = vercel::address(project).ok_or(Reason::Refused)?;
        let request = WebRequest {
            address: &place,
            method: Some(http::Method::Post),
            headers: vec![("authorization", Secret::new(format!("Bearer {}", key.expose())))],
            content: Some(vercel::body(name, &self.tokens.current.token)),
        };
        let answer = self.taken(&request).await?;
        if vercel::has_failed(&answer.content) {
            return Err(self.refusal(Reason::Refused, &answer));
        }
        // A project that was built before goes on with the variable that it had; what is still to be done is told.
        let is_built_anew = match deploy_hook {
            Some(hook) => {
                let hook = address(hook)?;
                let request = WebRequest { method: Some(http::Method::Post), ..WebRequest::reading(&hook) };
                self.taken(&request).await.is_ok()
            }
            None => false,
        };
        let restart = if is_built_anew { Restart::Done } else { Restart::Needed };
        Ok(Filled { progress: Progress::WriteOnly, restart, ..Filled::default() })
    }

    /// The key that opens the place.
    async fn key(&self) -> Result<Secret, Missed> {
        let key = self.ports.vault.read(&EntryName::place(&self.place.id)).await;
        key.ok().flatten().ok_or(Missed { reason: Reason::Credential, said: None })
    }

    /// Sends a request, and tells a refusal by what a person does about it: another key, another address, or nothing.
    async fn taken(&self, request: &WebRequest<'_>) -> Result<WebAnswer, Missed> {
        let answer = self.ports.web.send(request).await;
        let answer = answer
            .map_err(|trouble| Missed { reason: Reason::Unreachable, said: Some(trouble.to_string()) })?;
        if answer.is_success() {
            return Ok(answer);
        }
        let reason = match answer.status {
            401 | 403 if self.place.target.needs_key() => Reason::Credential,
            408 | 429 | 500.. => Reason::Unreachable,
            _ => Reason::Refused,
        };
        Err(self.refusal(reason, &answer))
    }

    /// What the other side said, without our token and without the key.
    fn refusal(&self, reason: Reason, answer: &WebAnswer) -> Missed {
        let words: String = String::from_utf8_lossy(&answer.content).chars().take(LONGEST_SAID).collect();
        let is_safe = !self.tokens.current.token.has_piece_in(&words);
        let said = if is_safe { format!("{} {words}", answer.status) } else { answer.status.to_string() };
        Missed { reason, said: Some(said) }
    }
}

fn address(url: &str) -> Result<Url, Missed> {
    http::address(url).ok_or_else(|| Reason::Refused.into())
}
