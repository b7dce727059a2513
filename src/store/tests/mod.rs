//! What only the store itself can test: rows changed behind its back, the key, the seed,
//! the bytes on disk. The contract of every method stands in `tests/it/`.

use chrono::DateTime;
use secrecy::SecretString;

use super::tx::sql;
use super::*;
use crate::domain::*;
use crate::names::{Band, Cedula, PersonName};

mod changed;
mod opening;
mod sending;

const MEMORY: &str = "sqlite::memory:";

fn keys(byte: &str) -> Keys {
    Keys::parse(&SecretString::from(format!("1 {}", byte.repeat(32)))).unwrap()
}

async fn store() -> Store {
    Store::open(MEMORY, keys("ab"), Entropy::Seeded(1)).await.unwrap()
}

fn at(second: i64) -> Moment {
    DateTime::from_timestamp(1_770_000_000 + second, 0).unwrap()
}

fn sought(name: &str) -> Sought {
    Sought { cedula: Some(Cedula::parse("V12345678").unwrap()), ..Sought::named(PersonName::parse(name).unwrap()) }
}

/// A family with a confirmed match and an alert that is due.
struct Told {
    subscriber: SubscriberId,
    subscription: SubscriptionId,
    release: ReleaseId,
    match_id: MatchId,
    alert: DeliveryId,
}

async fn release(tx: &mut Tx, name: &str) -> ReleaseId {
    let source = match tx.add_source("Comité de prueba", Tier::Verifier, at(0)).await.unwrap() {
        Put::New(source) | Put::Known(source) => source,
    };
    let import = tx.add_import(b"draft", &[7; 32], None, at(0)).await.unwrap();
    let new = NewRelease {
        name,
        folded: name,
        cedula: None,
        kind: ReleaseKind::LeftPrison,
        date: None,
        place: Some("Centro Inventado"),
        gender: Gender::Unknown,
        measures: &[Measure::Report],
    };
    let (Put::New(release) | Put::Known(release)) = tx.put_release(&new, at(0)).await.unwrap();
    let report = NewReport {
        tier: Tier::Verifier,
        release,
        source: source.id,
        import: import.id,
        line: 3,
        original: name,
        at: at(0),
        entered_by: None,
    };
    tx.put_report(&report, at(0)).await.unwrap();
    release
}

async fn told(tx: &mut Tx, chat: i64, name: &str) -> Told {
    let subscriber = tx.add_subscriber(ChatId(chat), Language::Es, at(0)).await.unwrap().id;
    let subscription = tx.add_subscription(subscriber, &sought(name), at(0)).await.unwrap().id;
    let release = release(tx, name).await;
    let new = NewMatch {
        subscription,
        release,
        log_odds: 9.3,
        evidence: 12.0,
        band: Band::Review,
        class: RiskClass::Ordinary,
        priority: Priority::Normal,
        version: 1,
    };
    let match_id = tx.put_match(&new, at(0)).await.unwrap().unwrap();
    assert!(tx.set_match_state(match_id, &[MatchState::Open], MatchState::Confirmed, at(0)).await.unwrap());
    let alert = alert(tx, match_id, subscription, release).await;
    Told { subscriber, subscription, release, match_id, alert }
}

async fn alert(tx: &mut Tx, match_id: MatchId, subscription: SubscriptionId, release: ReleaseId) -> DeliveryId {
    let new = NewDelivery {
        match_id,
        subscription,
        release,
        kind: NoticeKind::Alert,
        revision: 1,
        due_at: at(0),
        corrects: None,
    };
    match tx.add_delivery(&new, at(0)).await.unwrap() {
        Put::New(id) | Put::Known(id) => id,
    }
}

async fn change(tx: &mut Tx, statement: &'static str, row: i64, to: i64) {
    assert_eq!(tx.write(sql(statement).bind(to).bind(row)).await.unwrap(), 1);
}
