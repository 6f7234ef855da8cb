//! An Instagram and a Threads that know any number of people: the pretend Meta has but a handful.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use axum::routing::any;
use serde_json::json;
use tokio::net::TcpListener;
use url::Url;

use crate::crowd;

/// The letters of a token before the number of its owner.
const BEGINNING: &str = "IGAAmadeup";

/// Serves for as long as the runtime on which it was started.
pub struct MetaOfMany {
    pub base: Url,
    answers: Arc<AtomicU32>,
}

impl MetaOfMany {
    /// A Meta that answers at once.
    pub async fn start() -> Self {
        Self::that_takes(Duration::ZERO).await
    }

    /// A Meta that takes so long for each answer.
    pub async fn that_takes(latency: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its number");
        let answers = Arc::<AtomicU32>::default();
        let counted = Arc::clone(&answers);
        let answer = async move |path: Path<String>, query: Query<BTreeMap<String, String>>| {
            counted.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(latency).await;
            answer(path, query)
        };
        let router = Router::new().route("/{*path}", any(answer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base: Url::parse(&format!("http://{address}/")).expect("an address"), answers }
    }

    /// How often it was asked since the last time this was.
    pub fn take_answers(&self) -> u32 {
        self.answers.swap(0, Ordering::Relaxed)
    }
}

/// The token of the person with this number, as long as Meta's.
pub fn token(number: usize) -> String {
    format!("{BEGINNING}{number:0>170}")
}

fn answer(Path(path): Path<String>, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let token = query.get("access_token").cloned().unwrap_or_default();
    let owner = token.strip_prefix(BEGINNING).map(|digits| digits.trim_start_matches('0'));
    let of_threads = token.strip_prefix(crowd::BEGINNING).map(|digits| digits.trim_start_matches('0'));
    match (owner.or(of_threads), path.rsplit('/').next()) {
        (Some(owner), Some("me")) if of_threads.is_some() => {
            let number = crowd::FIRST_USER_ID + owner.parse().unwrap_or(0);
            Json(json!({ "id": number.to_string(), "username": format!("made.up.{owner:0>1}") })).into_response()
        }
        (Some(owner), Some("me")) => {
            Json(json!({ "user_id": format!("17841400000{owner:0>6}"), "username": format!("made.up.{owner:0>1}") }))
                .into_response()
        }
        (Some(_), Some("refresh_access_token")) => {
            Json(json!({ "access_token": token, "token_type": "bearer", "expires_in": 5_184_000 })).into_response()
        }
        _ => (StatusCode::BAD_REQUEST, Json(json!({ "error": { "message": "no", "code": 100 } }))).into_response(),
    }
}
