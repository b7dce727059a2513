//! The demo as a newcomer meets it: the real program, its page in a real browser, a name
//! typed by hand, and the alert read on the phone.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::browser::{self, Browser, Screen};

/// Set to a path, a picture of the page at work is written there: `docs/phones.png` was made so.
const PICTURE: &str = "PICTURE";
const MARIA: &str = "[data-phone='7001']";
const ANA: &str = "[data-phone='7003']";
const LUIS: &str = "[data-phone='7004']";

/// The program, and its output: a closed pipe would end it.
struct Demo {
    child: Child,
    _output: BufReader<ChildStdout>,
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn demo() -> (Demo, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vigilia"))
        .args(["demo", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.trim().starts_with("http") {
        line.clear();
        assert_ne!(output.read_line(&mut line).unwrap(), 0, "the demo ended without an address");
    }
    let url = line.trim().to_owned();
    (Demo { child, _output: output }, url)
}

/// Waits until a phone shows these words.
async fn shows(browser: &Browser, phone: &str, words: &str) {
    let words = words.replace('\'', "\\'");
    browser.waits_until(&format!("document.querySelector(\"{phone} .messages\").innerText.includes('{words}')")).await;
}

/// Taps the newest button with this label.
async fn taps(browser: &Browser, phone: &str, label: &str) {
    let button = format!(
        "[...document.querySelectorAll(\"{phone} .key\")].filter(b => b.innerText.trim() === \"{label}\").at(-1)"
    );
    browser.waits_until(&format!("!!{button}")).await;
    browser.value(&format!("{button}.click()")).await;
}

async fn plays(browser: &Browser, scene: usize) {
    let button = format!("document.querySelectorAll('#scenes button')[{scene}]");
    browser.waits_until(&format!("{button} && !{button}.disabled")).await;
    browser.value(&format!("{button}.click()")).await;
}

#[tokio::test]
async fn a_newcomer_types_a_name_and_reads_the_alert_in_a_real_browser() {
    let (_demo, url) = demo();
    let Some(browser) = browser::open(&url, Screen::Desk).await else { return };
    browser.waits_until("document.querySelectorAll('.phone').length === 4").await;
    shows(&browser, LUIS, "Te damos la bienvenida").await;
    browser.click(&format!("{MARIA} .start")).await;
    taps(&browser, MARIA, "Agregar un nombre").await;
    taps(&browser, MARIA, "Sí, de acuerdo").await;
    shows(&browser, MARIA, "Escriba el nombre completo").await;
    browser.types(&format!("{MARIA} textarea"), "Wilmer Antonio Chacón Parra\u{e007}").await;
    taps(&browser, MARIA, "Sí, está bien").await;
    taps(&browser, MARIA, "No lo sé").await;
    taps(&browser, MARIA, "Discretos (recomendado)").await;
    shows(&browser, MARIA, "está en su lista").await;
    assert!(!browser.text(&format!("{MARIA} .messages")).await.contains("Chacón"), "the name stayed in the chat");

    plays(&browser, 1).await;
    shows(&browser, ANA, "terminada").await;
    for volunteer in [ANA, LUIS] {
        browser.types(&format!("{volunteer} textarea"), "/cola\u{e007}").await;
        taps(&browser, volunteer, "Confirmar").await;
        shows(&browser, volunteer, "Confirmaste").await;
    }
    shows(&browser, MARIA, "Hay una actualización en su lista").await;
    let lock = browser.text(&format!("{MARIA} .lock-text")).await;
    assert!(!lock.contains("Chacón") && !lock.contains("prisión"), "the lock screen says: {lock}");
    taps(&browser, MARIA, "Leer ahora").await;
    shows(&browser, MARIA, "salió de prisión").await;
    if let Some(path) = std::env::var_os(PICTURE) {
        browser.grows(1400, 1500).await;
        std::fs::write(path, browser.picture().await).unwrap();
    }
}
