//! The HTTP side of the Bot API: reads a request, lets a fault strike, calls the method, answers.
//! It listens on loopback only and answers only requests that were addressed to loopback by name.

use std::future::pending;
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Request, State};
use axum::http::header::{CONNECTION, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};

use super::answer::{Answer, Refusal, response};
use super::arguments::Arguments;
use super::faults::Fault;
use super::ledger::{Fate, Request as Noted};
use super::methods;
use super::updates::Again;
use super::wire::Cord;
use super::world::Shared;

/// Telegram takes files of up to 50 MB from a bot.
const BODY_LIMIT: usize = 50 * 1024 * 1024;

/// The Bot API's routes, before the page's are added.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/{bot}/{method}", any(call))
        .route("/file/{bot}/{*path}", get(file))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

/// Refuses requests that were addressed to another name than loopback's: a web page elsewhere may have made its name
/// point here (DNS rebinding).
pub(super) fn loopback_only(router: Router) -> Router {
    router.layer(from_fn(async |request: Request, next: Next| {
        if is_loopback(request.headers()) { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() }
    }))
}

fn is_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

async fn call(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(cord): ConnectInfo<Cord>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    match bot.strip_prefix("bot") {
        Some(token) if token == shared.token => {}
        Some(_) => return response(&Err(Refusal::new(401, "Unauthorized"))),
        None => return response(&Err(Refusal::new(404, "Not Found"))),
    }
    let method = method.to_ascii_lowercase();
    let arguments = match Arguments::read(request).await {
        Ok(arguments) => arguments,
        Err(refusal) => return response(&Err(refusal)),
    };
    let chat = arguments.chat();
    let Some(fault) = shared.world().strike(&method, chat) else {
        let answer = methods::call(&shared, &method, &arguments).await;
        note(&shared, &method, chat, fate(&answer));
        return response(&answer);
    };
    if !fault.takes_effect() {
        return without_effect(&shared, &cord, &method, chat, fault).await;
    }
    if fault == Fault::Redelivered {
        shared.world().updates.repeat(Again::SameId);
    }
    let answer = methods::call(&shared, &method, &arguments).await;
    note(&shared, &method, chat, if answer.is_ok() { Fate::AcceptedAndSpoiled } else { fate(&answer) });
    spoiled(&cord, &answer, fault).await
}

fn fate(answer: &Answer) -> Fate {
    match answer {
        Ok(_) => Fate::Accepted,
        Err(refusal) => Fate::Refused(refusal.code, refusal.description.clone()),
    }
}

fn note(shared: &Shared, method: &str, chat: i64, fate: Fate) {
    let mut world = shared.world();
    let at = world.clock.now();
    world.ledger.request(Noted { at, method: method.to_owned(), chat, fate });
    world.ring();
}

/// The answer to a request that is not even tried.
async fn without_effect(shared: &Shared, cord: &Cord, method: &str, chat: i64, fault: Fault) -> Response {
    let refusal = match fault {
        Fault::TooMany(seconds) => Refusal::too_many(seconds),
        Fault::TooManyWithoutTime => Refusal::new(429, "Too Many Requests"),
        Fault::Refused(code, description) => Refusal::new(code, description),
        Fault::Migrated(to) => Refusal::migrated(to),
        Fault::BadGateway => {
            note(shared, method, chat, Fate::Lost);
            let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
            return (StatusCode::BAD_GATEWAY, Html(page)).into_response();
        }
        Fault::Reset => {
            note(shared, method, chat, Fate::Lost);
            cord.cut();
            return pending().await;
        }
        _ => Refusal::new(500, "Internal Server Error"),
    };
    note(shared, method, chat, Fate::Refused(refusal.code, refusal.description.clone()));
    response(&Err(refusal))
}

/// What is left of the answer to a request that took effect.
async fn spoiled(cord: &Cord, answer: &Answer, fault: Fault) -> Response {
    match fault {
        Fault::AcceptThenDrop => {
            cord.cut();
            pending().await
        }
        Fault::AcceptThenSilence => pending().await,
        Fault::AcceptThenServerError => response(&Err(Refusal::new(500, "Internal Server Error"))),
        Fault::BrokenJson => broken_json(answer),
        Fault::SlowBody(pause) => {
            cord.trickle(pause);
            // The connection is slow for good, so it serves nobody else.
            let mut slow = response(answer);
            slow.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            slow
        }
        _ => response(answer),
    }
}

/// The beginning of the right answer: `"ok":true` and the message's id can be read, and then it breaks off.
fn broken_json(answer: &Answer) -> Response {
    let id = answer.as_ref().ok().and_then(|result| result["message_id"].as_i64()).unwrap_or(0);
    let body = format!("{{\"ok\":true,\"result\":{{\"message_id\":{id},\"date\":");
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}

async fn file(State(shared): State<Arc<Shared>>, Path((bot, path)): Path<(String, String)>) -> Response {
    if bot.strip_prefix("bot") != Some(shared.token.as_str()) {
        return response(&Err(Refusal::new(401, "Unauthorized")));
    }
    let key = path.strip_prefix("documents/").unwrap_or(&path);
    let bytes = shared.world().files.get(key).cloned();
    bytes.map_or_else(|| response(&Err(Refusal::new(404, "Not Found"))), IntoResponse::into_response)
}
