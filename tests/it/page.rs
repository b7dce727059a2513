//! The page of phones in a real browser, and its guards without one.

use std::time::Duration;

use serde_json::json;
use teloxide::payloads::setters::*;
use teloxide::prelude::*;
use teloxide::types::{BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ParseMode, UpdateKind};
use vigilia::sandbox::{
    Clock, Marks, Pace, Page, PagePhone, Paste, PersonSpec, Sample, Sandbox, SandboxConfig, Scene, SceneError, Step,
    run_scene,
};

use crate::browser::{self, Screen};

const TOKEN: &str = "4242:page-token";
const NOON: i64 = 1_790_000_000;
const MARIA: i64 = 1;
const ANA: i64 = 3;
const AT_ONCE: Pace = Pace::AtOnce { patience: Duration::from_secs(10) };

fn phone(id: i64, name: &str, language: &str) -> PagePhone {
    let (caption_es, caption_en) = ("familia".to_owned(), "family".to_owned());
    let person = PersonSpec::new(id, name, language);
    PagePhone { person, caption_es, caption_en, time_zone: "America/Caracas".to_owned() }
}

fn greeting() -> Scene {
    let text = |text: &str| text.to_owned();
    Scene {
        id: text("greeting"),
        title_es: text("Un saludo"),
        title_en: text("A greeting"),
        steps: vec![
            Step::Narrates(text("María empieza."), text("María begins.")),
            Step::Start(MARIA, String::new()),
            Step::Taps(MARIA, text("Guardar")),
            Step::SeesPopUp(MARIA, text("Hecho")),
            Step::WaitsFor(MARIA, text("Guardado")),
            Step::Says(MARIA, text("Ramiro Aldana")),
            Step::WaitsFor(MARIA, text("Recibido")),
            Step::WaitsUntilGone(MARIA, text("Ramiro")),
        ],
    }
}

async fn sandbox() -> Sandbox {
    let sample = Sample {
        id: "short".into(),
        title_es: "Corta".into(),
        title_en: "Short".into(),
        text: "1. Celia Montoya\n2. Bruno Ibarra".into(),
    };
    let page = Page {
        phones: vec![
            phone(MARIA, "María", "es"),
            phone(2, "Alejandra", "en"),
            phone(ANA, "Ana", "es"),
            phone(4, "Luis", "es"),
        ],
        scenes: vec![greeting()],
        samples: vec![sample],
        paste: Paste { person: ANA, steps: vec![Step::Says(ANA, "/importar".into())] },
        pace: AT_ONCE,
    };
    let config = SandboxConfig { page, ..SandboxConfig::new(TOKEN, Clock::by_hand(NOON)) };
    let sandbox = Sandbox::start(config).await.expect("loopback");
    tokio::spawn(notebook(Bot::new(TOKEN).set_api_url(sandbox.url().parse().expect("an address"))));
    sandbox
}

/// A small bot that sends, edits, deletes and pops up: everything that the page has to show.
async fn notebook(bot: Bot) {
    bot.set_my_name().name("Cuaderno").await.expect("named");
    bot.set_my_description().description("Un cuaderno de avisos.").await.expect("described");
    bot.set_my_commands([BotCommand::new("lista", "Ver mi lista")]).await.expect("a menu");
    let mut offset = 0;
    loop {
        let Ok(updates) = bot.get_updates().offset(offset).timeout(5).await else { return };
        for update in updates {
            offset = i32::try_from(update.id.0).expect("small") + 1;
            match update.kind {
                UpdateKind::Message(message) if message.text() == Some("/start") => {
                    let keys = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Guardar", "save")]]);
                    let text = "Hola. <b>Bienvenida</b> &lt;img src=x onerror=alert(1)&gt;";
                    let sent = bot.send_message(message.chat.id, text).parse_mode(ParseMode::Html).reply_markup(keys);
                    sent.await.expect("sent");
                }
                UpdateKind::Message(message) => {
                    bot.delete_message(message.chat.id, message.id).await.expect("deleted");
                    let characters = message.text().unwrap_or_default().chars().count();
                    bot.send_message(message.chat.id, format!("Recibido: {characters}")).await.expect("sent");
                }
                UpdateKind::CallbackQuery(query) => {
                    bot.answer_callback_query(query.id.clone()).text("Hecho").await.expect("answered");
                    let message = query.regular_message().expect("with its message");
                    let edit = bot.edit_message_text(message.chat.id, message.id, "<s>Hola</s> Guardado");
                    edit.parse_mode(ParseMode::Html).await.expect("edited");
                }
                _ => {}
            }
        }
    }
}

#[tokio::test]
async fn a_visitor_plays_a_family_by_hand() {
    let sandbox = sandbox().await;
    let Some(browser) = browser::open(&sandbox.url(), Screen::Desk).await else { return };
    browser.waits_until("document.querySelectorAll('.phone').length === 4").await;
    let notice = browser.text(".notice").await;
    assert!(notice.contains("inventados") && notice.contains("invented"));
    browser
        .waits_until("document.querySelector('[data-phone=\"1\"] .about-text').innerText === 'Un cuaderno de avisos.'")
        .await;

    browser.click("[data-phone='1'] .start").await;
    browser.waits_until("document.querySelector('[data-phone=\"1\"] .bold')?.innerText === 'Bienvenida'").await;
    assert!(browser.text("[data-phone='1'] .messages").await.contains("<img src=x onerror=alert(1)>"));
    assert_eq!(browser.value("document.querySelectorAll('main img').length").await, json!(0));
    assert_eq!(browser.text("[data-phone='1'] .lock-text b").await, "Cuaderno");

    browser.click("[data-phone='1'] .key").await;
    browser.waits_until("document.querySelector('[data-phone=\"1\"] .strikethrough')").await;
    assert!(browser.text("[data-phone='1'] .messages").await.contains("editado"));
    browser.waits_until("document.querySelector('[data-phone=\"1\"] .toast').innerText === 'Hecho'").await;

    browser.types("[data-phone='1'] textarea", "Ramiro Aldana\u{e007}").await;
    browser
        .waits_until("document.querySelector('[data-phone=\"1\"] .messages').innerText.includes('mensaje borrado')")
        .await;
    browser
        .waits_until("document.querySelector('[data-phone=\"1\"] .lock-text').innerText.includes('Recibido: 13')")
        .await;
    assert!(!browser.text("[data-phone='1'] .messages").await.contains("Ramiro"));

    browser.click("[data-phone='1'] .commands").await;
    browser.click("[data-phone='1'] .menu button").await;
    browser
        .waits_until("document.querySelector('[data-phone=\"1\"] .lock-text').innerText.includes('Recibido: 6')")
        .await;
    browser.click("[data-phone='1'] .more").await;
    browser.click("[data-phone='1'] .options button").await;
    browser
        .waits_until("document.querySelector('[data-phone=\"1\"] .start').innerText.toLowerCase() === 'desbloquear'")
        .await;
    let origins = "performance.getEntriesByType('resource').every(entry => entry.name.startsWith(location.origin))";
    assert_eq!(browser.value(origins).await, json!(true), "nothing comes from elsewhere");
}

#[tokio::test]
async fn a_visitor_starts_a_scene_and_pastes_a_list() {
    let sandbox = sandbox().await;
    let Some(browser) = browser::open(&format!("{}?lang=en", sandbox.url()), Screen::Desk).await else { return };
    browser.click("[data-scene='greeting']").await;
    browser.waits_until("document.querySelector('#story').innerText === 'María begins.'").await;
    browser
        .waits_until("document.querySelector('[data-phone=\"1\"] .messages').innerText.includes('Recibido: 13')")
        .await;
    browser.waits_until("!document.querySelector('[data-scene=\"greeting\"]').disabled").await;

    browser.click("[data-phone='3'] .start").await;
    browser.click("#open-lists").await;
    browser.click("#sample option[value='short']").await;
    browser.waits_until("document.querySelector('#own').value.includes('Celia')").await;
    browser.click("#lists-send").await;
    browser
        .waits_until("document.querySelector('[data-phone=\"3\"] .messages').innerText.includes('Recibido: 32')")
        .await;
    assert_eq!(browser.value("document.querySelector('#lists').open").await, json!(false));
    browser.click("#language").await;
    assert_eq!(browser.text("[data-scene='greeting']").await, "Un saludo");
}

#[tokio::test]
async fn in_the_pocket_one_phone_is_seen_at_a_time() {
    let sandbox = sandbox().await;
    let Some(browser) = browser::open(&sandbox.url(), Screen::Pocket).await else { return };
    browser.waits_until("document.querySelectorAll('.tab').length === 4").await;
    assert_eq!(browser.value("document.documentElement.scrollWidth <= 390").await, json!(true));
    browser.click(".tab[data-phone='3']").await;
    browser
        .waits_until("document.querySelector('.tab[data-phone=\"3\"]').getAttribute('aria-current') === 'true'")
        .await;
    browser
        .waits_until("Math.abs(document.querySelector('section[data-phone=\"3\"]').getBoundingClientRect().left) < 2")
        .await;
    browser.click("section[data-phone='3'] .start").await;
    browser
        .waits_until("document.querySelector('section[data-phone=\"3\"] .messages').innerText.includes('Hola')")
        .await;
    let reach =
        "document.querySelector('section[data-phone=\"3\"] .lock').getBoundingClientRect().bottom <= innerHeight";
    assert_eq!(browser.value(reach).await, json!(true), "the lock screen is in sight");
}

#[tokio::test]
async fn only_the_page_itself_may_act() {
    let sandbox = sandbox().await;
    let client = reqwest::Client::new();
    let url = format!("{}api/phones/{MARIA}/start", sandbox.url());
    let post = || client.post(&url).json(&json!({}));
    assert_eq!(post().header("Origin", "http://attacker.example").send().await.unwrap().status(), 403);
    assert_eq!(post().header("Host", "attacker.example").send().await.unwrap().status(), 403);
    let simple = client.post(&url).header("Content-Type", "text/plain").body("{}").send().await.unwrap();
    assert!(simple.status().is_client_error());
    let other = client.post(format!("{}api/scenes/greeting", sandbox.url())).send().await.unwrap();
    assert_eq!(other.status(), 403);
    assert!(sandbox.person(PersonSpec::new(MARIA, "María", "es")).screen().is_empty());
    let page = client.get(sandbox.url()).send().await.unwrap();
    assert!(page.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    let samples: serde_json::Value =
        client.get(format!("{}api/samples", sandbox.url())).send().await.unwrap().json().await.unwrap();
    assert_eq!(samples[0]["title_es"], "Corta");
}

#[tokio::test]
async fn a_scene_reads_as_a_transcript() {
    let sandbox = sandbox().await;
    let mut seen = Vec::new();
    run_scene(&sandbox, &greeting(), AT_ONCE, |number, _| seen.push(number)).await.unwrap();
    assert_eq!(seen, [1, 2, 3, 4, 5, 6, 7, 8]);
    let mut events = sandbox.events();
    let mut lines = Vec::new();
    while let Some(event) = events.ready() {
        lines.push(event.plain(Marks::Kept));
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    — María empieza.
    — María begins.
    María > /start
    María < Hola. **Bienvenida** <img src=x onerror=alert(1)>
            [Guardar]
    María | pantalla bloqueada: Hola. Bienvenida <img src=x onerror=alert(1)>
    María > [Guardar]
    María < (aviso breve) Hecho
    María < (editado) ~~Hola~~ Guardado
    María > Ramiro Aldana
    María < (mensaje borrado)
    María < Recibido: 13
    María | pantalla bloqueada: Recibido: 13
    ");
}

#[tokio::test]
async fn a_scene_that_cannot_go_on_says_at_which_step_and_what_was_there() {
    let sandbox = sandbox().await;
    let impatient = Pace::AtOnce { patience: Duration::from_millis(300) };
    let steps =
        vec![Step::Start(MARIA, String::new()), Step::WaitsFor(MARIA, "Hola".into()), Step::Taps(MARIA, "Otra".into())];
    let scene = Scene { steps, ..greeting() };
    let stopped = run_scene(&sandbox, &scene, impatient, |_, _| {}).await.unwrap_err();
    assert!(matches!(&stopped, SceneError::Late { step: 3, late, .. } if late.seen == ["Guardar"]), "{stopped}");
    let nobody = Scene { steps: vec![Step::Says(99, "x".into())], ..greeting() };
    let stopped = run_scene(&sandbox, &nobody, impatient, |_, _| {}).await.unwrap_err();
    assert!(matches!(stopped, SceneError::NoSuchPerson { step: 1, person: 99 }));
}
