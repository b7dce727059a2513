//! Where log lines go, and which may exist at all.
//!
//! Only our own targets pass, at every level: teloxide logs updates that it cannot
//! parse, sqlx logs statements, HTTP clients log addresses with the token in them.
//! Records of the `log` crate are not even collected. A panic is reported by its
//! place; its payload may quote a name.

use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use tracing::Subscriber;
use tracing_subscriber::filter::{Targets, filter_fn};
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::registry::Registry;

use crate::config::{Log, LogFormat};

const OURS: &str = "vigilia";

/// Sends our log lines to standard error and panics into the log, from now on.
/// A second call changes nothing.
pub fn start(log: &Log) {
    let subscriber = subscriber(log, std::io::stderr);
    if tracing::subscriber::set_global_default(subscriber).is_ok() {
        std::panic::set_hook(Box::new(report_panic));
    }
}

/// The subscriber of [`start`], writing elsewhere.
pub fn subscriber<W>(log: &Log, writer: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let layer = fmt::layer().with_writer(writer).with_ansi(std::io::stderr().is_terminal());
    match log.format {
        LogFormat::Text => Box::new(Registry::default().with(only_ours(layer, &log.filter))),
        LogFormat::Json => Box::new(Registry::default().with(only_ours(layer.json(), &log.filter))),
    }
}

fn only_ours<L: Layer<Registry>>(layer: L, levels: &Targets) -> impl Layer<Registry> + use<L> {
    let ours = filter_fn(|metadata| {
        let rest = metadata.target().strip_prefix(OURS);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    });
    layer.with_filter(tracing_subscriber::filter::FilterExt::and(ours, levels.clone()))
}

fn report_panic(panic: &PanicHookInfo<'_>) {
    match panic.location() {
        Some(place) => tracing::error!(file = place.file(), line = place.line(), "a part of the program panicked"),
        None => tracing::error!("a part of the program panicked"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    const CANARY: &str = "Canaria Inventada Probeta";
    const IN_THE_CHILD: &str = "LOGGING_TEST_CHILD";

    /// What a subscriber wrote.
    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Page {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn written(log: &Log, act: impl FnOnce()) -> String {
        let page = Page::default();
        let writer = page.clone();
        tracing::subscriber::with_default(subscriber(log, move || writer.clone()), act);
        let bytes = page.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    fn log(filter: &str, format: LogFormat) -> Log {
        Log { filter: filter.parse().unwrap(), format }
    }

    #[test]
    fn nobody_elses_lines_pass_at_any_level() {
        for format in [LogFormat::Text, LogFormat::Json] {
            let lines = written(&log("trace,vigilia=trace", format), || {
                tracing::error!(target: "teloxide_core::net", "{CANARY}");
                tracing::trace!(target: "teloxide", "{CANARY}");
                tracing::warn!(target: "sqlx::query", "{CANARY}");
                tracing::info!(target: "hyper_util::client", "{CANARY}");
                tracing::info!(target: "reqwest::connect", "{CANARY}");
                tracing::info!(target: "vigilias", "{CANARY}");
                tracing::info!(target: "log", "{CANARY}");
                tracing::debug!(target: "vigilia::outbox", deliveries = 3, "claimed");
            });
            assert!(!lines.contains("Canaria"), "{lines}");
            assert_eq!(lines.lines().count(), 1, "{lines}");
            assert!(lines.contains("claimed"), "{lines}");
        }
    }

    #[test]
    fn levels_are_set_by_room() {
        let lines = written(&log("warn,vigilia::outbox=debug", LogFormat::Text), || {
            tracing::info!(target: "vigilia::intake", "too quiet");
            tracing::warn!(target: "vigilia::intake", "loud enough");
            tracing::debug!(target: "vigilia::outbox", "asked for");
        });
        assert!(
            !lines.contains("too quiet") && lines.contains("loud enough") && lines.contains("asked for"),
            "{lines}"
        );
    }

    #[test]
    fn a_json_line_is_an_object() {
        let lines =
            written(&log("info", LogFormat::Json), || tracing::info!(target: "vigilia", deliveries = 3, "sent"));
        let line: serde_json::Value = serde_json::from_str(&lines).unwrap();
        assert_eq!(line["fields"]["deliveries"], 3);
    }

    /// The hook belongs to the process, so the panic happens in a child: this test binary
    /// again, with this test alone and the variable set.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the child is told by a variable that it is the child")]
    fn a_panic_is_reported_by_its_place_without_its_payload() {
        if std::env::var_os(IN_THE_CHILD).is_some() {
            start(&log("info", LogFormat::Text));
            panic!("{CANARY}");
        }
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "logging::tests::a_panic_is_reported_by_its_place_without_its_payload", "--nocapture"])
            .env(IN_THE_CHILD, "1")
            .output()
            .unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
        assert!(!child.status.success(), "{said}");
        assert!(said.contains("a part of the program panicked") && said.contains("logging.rs"), "{said}");
        assert!(!said.contains("Canaria"), "{said}");
    }
}
