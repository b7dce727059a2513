//! The page of phones: what is on them, as JSON, and what a visitor can do with them. Everything comes from this
//! program (no outside resource), and only a page of the same origin may act.

mod state;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::people::PersonSpec;
use super::phone::{CannotDo, Phone};
use super::scene::{Pace, Scene, SceneError, Step, play};
use super::world::Shared;

/// What the page shows besides the phones' own contents.
#[derive(Clone, Debug)]
pub struct Page {
    /// The phones, from left to right.
    pub phones: Vec<PagePhone>,
    /// The scenes that can be started with one click.
    pub scenes: Vec<Scene>,
    /// Posts to try.
    pub samples: Vec<Sample>,
    /// How a list that a visitor pastes is handed in.
    pub paste: Paste,
    /// How fast scenes are played.
    pub pace: Pace,
}

impl Default for Page {
    /// An empty page that leaves its visitors time to read.
    fn default() -> Page {
        let pace = Pace::Readable { patience: Duration::from_secs(30), between: Duration::from_millis(1400) };
        let (phones, scenes, samples, paste) = Default::default();
        Page { phones, scenes, samples, paste, pace }
    }
}

/// One phone on the page.
#[derive(Clone, Debug)]
pub struct PagePhone {
    /// Whose phone.
    pub person: PersonSpec,
    /// Who that is, in Spanish ("Familia, Caracas").
    pub caption_es: String,
    /// Who that is, in English.
    pub caption_en: String,
    /// The phone's time zone, by its IANA name.
    pub time_zone: String,
}

/// A post to try.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its name in addresses.
    pub id: String,
    /// Its title in Spanish.
    pub title_es: String,
    /// Its title in English.
    pub title_en: String,
    /// The post.
    pub text: String,
}

/// How a pasted list is handed in: these steps, and then this person sends it.
#[derive(Clone, Debug, Default)]
pub struct Paste {
    /// Who sends it.
    pub person: i64,
    /// What that person does first, as `/importar`.
    pub steps: Vec<Step>,
}

/// What the phones are being used for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Playing {
    /// Nobody plays.
    #[default]
    Nothing,
    /// This scene is at this step of so many.
    Scene { id: String, step: usize, of: usize },
    /// The last scene ended early.
    Stopped { id: String, why: String },
}

/// A visitor's browser asks again after so long, even if nothing changed.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
/// A longer text does not fit into one message and goes as a file.
const ONE_MESSAGE: usize = 4096;

/// Nothing from elsewhere, nothing inline, no framing.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

type Reply = Result<Json<Value>, (StatusCode, Json<Value>)>;

pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(|| async { asset("text/html; charset=utf-8", include_str!("page.html")) }))
        .route("/page.css", get(|| async { asset("text/css; charset=utf-8", include_str!("page.css")) }))
        .route("/page.js", script(include_str!("page.js")))
        .route("/phone.js", script(include_str!("phone.js")))
        .route("/bubble.js", script(include_str!("bubble.js")))
        .route("/texts.js", script(include_str!("texts.js")))
        .route("/api/state", get(state))
        .route("/api/samples", get(samples))
        .route("/api/paste", post(paste))
        .route("/api/scenes/{id}", post(scene))
        .route("/api/phones/{id}/{act}", post(act))
}

fn script(body: &'static str) -> MethodRouter<Arc<Shared>> {
    get(move || async move { asset("text/javascript; charset=utf-8", body) })
}

fn asset(kind: &'static str, body: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, kind),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (headers, body).into_response()
}

/// Whether the request may act: sent as JSON, which another origin's page cannot do unasked, and not by such a page.
fn from_our_page(headers: &HeaderMap) -> Result<(), (StatusCode, Json<Value>)> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_json = text(CONTENT_TYPE).starts_with("application/json");
    let origin = text(header::ORIGIN);
    let ours = origin.is_empty() || origin.strip_prefix("http://") == Some(text(header::HOST));
    if is_json && ours { Ok(()) } else { Err(refused(StatusCode::FORBIDDEN, "only this page may do that")) }
}

fn refused(status: StatusCode, why: &str) -> (StatusCode, Json<Value>) {
    (status, Json(json!({"error": why})))
}

fn done() -> Reply {
    Ok(Json(json!({"ok": true})))
}

#[derive(Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

/// The state, as soon as it is newer than what the visitor has.
async fn state(State(shared): State<Arc<Shared>>, Query(Since { since }): Query<Since>) -> Json<Value> {
    let deadline = Instant::now() + LONGEST_WAIT;
    let mut bell = shared.bell.subscribe();
    loop {
        bell.mark_unchanged();
        {
            let world = shared.world();
            if world.version != since || world.closing {
                return Json(state::json(&world));
            }
        }
        if !matches!(timeout_at(deadline, bell.changed()).await, Ok(Ok(()))) {
            return Json(state::json(&shared.world()));
        }
    }
}

async fn samples(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let json = |s: &Sample| json!({"id": s.id, "title_es": s.title_es, "title_en": s.title_en, "text": s.text});
    Json(Value::Array(world.page.samples.iter().map(json).collect()))
}

/// What a visitor does with a phone.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Body {
    text: String,
    payload: String,
    message: i64,
    row: usize,
    column: usize,
}

async fn act(
    State(shared): State<Arc<Shared>>,
    Path((id, act)): Path<(i64, String)>,
    headers: HeaderMap,
    Json(body): Json<Body>,
) -> Reply {
    from_our_page(&headers)?;
    let spec = shared.world().people.get(&id).map(|person| person.spec.clone());
    let phone = Phone::new(shared, spec.ok_or_else(|| refused(StatusCode::NOT_FOUND, "no such phone"))?);
    let result = match act.as_str() {
        "say" => sends_text(&phone, &body.text).await,
        "start" => phone.presses_start(&body.payload).await,
        "tap" => phone.taps_at(body.message, body.row, body.column).await,
        "block" => {
            phone.blocks().await;
            Ok(())
        }
        "unblock" => {
            phone.unblocks().await;
            Ok(())
        }
        _ => return Err(refused(StatusCode::NOT_FOUND, "no such act")),
    };
    result.map_err(|why| refused(StatusCode::CONFLICT, &why.to_string()))?;
    done()
}

async fn sends_text(phone: &Phone, text: &str) -> Result<(), CannotDo> {
    match text.trim() {
        "" => Ok(()),
        short if super::html::units(short) <= ONE_MESSAGE => phone.says(short).await,
        long => phone.sends_document("lista.txt", long.as_bytes()).await,
    }
}

async fn scene(State(shared): State<Arc<Shared>>, Path(id): Path<String>, headers: HeaderMap) -> Reply {
    from_our_page(&headers)?;
    let scene = shared.world().page.scenes.iter().find(|scene| scene.id == id).cloned();
    begin(&shared, scene.ok_or_else(|| refused(StatusCode::NOT_FOUND, "no such scene"))?)
}

async fn paste(State(shared): State<Arc<Shared>>, headers: HeaderMap, Json(body): Json<Body>) -> Reply {
    from_our_page(&headers)?;
    let text = body.text.trim().to_owned();
    if text.is_empty() {
        return Err(refused(StatusCode::BAD_REQUEST, "nothing to send"));
    }
    let Paste { person, mut steps } = shared.world().page.paste.clone();
    steps.push(if super::html::units(&text) <= ONE_MESSAGE {
        Step::Says(person, text)
    } else {
        Step::SendsDocument(person, "lista.txt".to_owned(), text.into_bytes())
    });
    let (title_es, title_en) = ("Lista propia".to_owned(), "Own list".to_owned());
    begin(&shared, Scene { id: "paste".to_owned(), title_es, title_en, steps })
}

/// Begins a scene, if no other is being played, and does not wait for its end.
fn begin(shared: &Arc<Shared>, scene: Scene) -> Reply {
    let pace = {
        let mut world = shared.world();
        if matches!(world.playing, Playing::Scene { .. }) {
            return Err(refused(StatusCode::CONFLICT, &SceneError::Busy.to_string()));
        }
        world.playing = Playing::Scene { id: scene.id.clone(), step: 0, of: scene.steps.len() };
        world.ring();
        world.page.pace
    };
    let shared = shared.clone();
    tokio::spawn(async move {
        let (id, of) = (scene.id.clone(), scene.steps.len());
        let on_step = |step, _: &Step| {
            let mut world = shared.world();
            world.playing = Playing::Scene { id: id.clone(), step, of };
            world.ring();
        };
        let played = play(&shared, &scene, pace, on_step).await;
        let mut world = shared.world();
        world.playing = match played {
            Ok(()) => Playing::Nothing,
            Err(why) => Playing::Stopped { id: scene.id.clone(), why: why.to_string() },
        };
        world.ring();
    });
    done()
}
