//! A real headless Chromium for the tests of the page, driven through chromedriver, both ended with the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long the page may take for anything.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the browser runs on.
#[derive(Clone, Copy)]
pub enum Screen {
    /// 1400 × 900.
    Desk,
    /// 390 × 844, touched.
    Pocket,
}

/// An open browser; dropping it closes it.
pub struct Browser {
    client: Client,
    driver: Driver,
    session: String,
    _profile: tempfile::TempDir,
}

struct Driver {
    child: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromium ends with its session, also when the test failed; asked without the async client, which may be gone.
        let Ok(mut socket) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.driver.port)) else { return };
        drop(socket.set_read_timeout(Some(Duration::from_secs(5))));
        let end = format!("DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", self.session);
        drop(socket.write_all(end.as_bytes()));
        // The answer comes when Chromium has ended; the driver leaves the connection open after it.
        drop(socket.read(&mut [0; 512]));
    }
}

/// Opens an address. Where there is no chromedriver it says so and gives nothing; with `CI=true` that is a failure.
pub async fn open(url: &str, screen: Screen) -> Option<Browser> {
    let Some(driver) = start_driver() else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "chromedriver is not installed, and CI must have it");
        eprintln!("chromedriver is not installed: the page is not tested");
        return None;
    };
    let profile = tempfile::tempdir().expect("a temporary directory");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let capabilities = capabilities(profile.path().to_str().expect("UTF-8"), screen);
    builder.capabilities(capabilities.as_object().expect("an object").clone());
    let client = builder.connect(&format!("http://127.0.0.1:{}", driver.port)).await.expect("a browser");
    let session = client.session_id().await.expect("a session").expect("a session");
    let browser = Browser { client, driver, session, _profile: profile };
    browser.client.goto(url).await.expect("the page");
    Some(browser)
}

fn start_driver() -> Option<Driver> {
    let mut child = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).spawn().ok()?;
    let output = BufReader::new(child.stdout.take().expect("piped"));
    let port = output.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    Some(Driver { child, port: port.expect("chromedriver says its port") })
}

fn capabilities(profile: &str, screen: Screen) -> Value {
    let mut options = json!({"args": [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,900",
        format!("--user-data-dir={profile}"),
    ]});
    if let Screen::Pocket = screen {
        let metrics = json!({"width": 390, "height": 844, "pixelRatio": 2, "mobile": true, "touch": true});
        options["mobileEmulation"] = json!({"deviceMetrics": metrics});
    }
    json!({"browserName": "chrome", "goog:chromeOptions": options})
}

impl Browser {
    /// The element of this CSS selector, as soon as it is there.
    pub async fn find(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        found.unwrap_or_else(|why| panic!("{css}: {why}"))
    }

    /// Clicks an element.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|why| panic!("{css}: {why}"));
    }

    /// Types into an element; "\u{e007}" is the Enter key.
    pub async fn types(&self, css: &str, text: &str) {
        self.find(css).await.send_keys(text).await.unwrap_or_else(|why| panic!("{css}: {why}"));
    }

    /// The text of an element, also while it fades in.
    pub async fn text(&self, css: &str) -> String {
        let text = self.find(css).await.prop("innerText").await.unwrap_or_else(|why| panic!("{css}: {why}"));
        text.unwrap_or_default()
    }

    /// Waits until the expression is true in the page.
    pub async fn waits_until(&self, expression: &str) {
        // The page itself looks again at every frame; the answer comes as soon as it holds.
        let script = format!(
            "const done = arguments[arguments.length - 1], end = Date.now() + {};
             const look = () => ({expression}) ? done(true) : Date.now() > end ? done(false) : requestAnimationFrame(look);
             look();",
            PATIENCE.as_millis()
        );
        let held = self.client.execute_async(&script, vec![]).await.expect("the script runs");
        assert_eq!(held, json!(true), "never true: {expression}; the page says:\n{}", self.text("body").await);
    }

    /// Makes the window larger or smaller.
    pub async fn grows(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("a window of this size");
    }

    /// What the window shows, as a PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// The value of an expression in the page.
    pub async fn value(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression}"), vec![]).await.expect("the script runs")
    }
}
