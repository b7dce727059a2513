//! Rows that contracts start from. All people are invented.

use vigilia::domain::*;
use vigilia::names::{Band, Cedula, PersonName};
use vigilia::store::*;

/// A moment, in minutes after noon of 8 January 2026 (UTC).
pub fn at(minutes: i64) -> Moment {
    let noon = chrono::DateTime::from_timestamp(1_767_873_600, 0).expect("a moment");
    noon + chrono::TimeDelta::minutes(minutes)
}

/// A moment, in days after [`at`]`(0)`.
pub fn day(days: i64) -> Moment {
    at(days * 24 * 60)
}

/// The beginning of everything.
pub fn start() -> Moment {
    at(0)
}

pub async fn tx(store: &Store) -> Tx {
    store.begin().await.expect("a transaction begins")
}

pub fn name(text: &str) -> PersonName {
    PersonName::parse(text).expect("an invented name reads")
}

pub fn cedula(text: &str) -> Cedula {
    Cedula::parse(text).expect("an invented cédula reads")
}

pub fn sought(text: &str) -> Sought {
    Sought::named(name(text))
}

/// A chat that follows one name.
pub async fn family(tx: &mut Tx, chat: i64, who: &str, now: Moment) -> (Subscriber, Subscription) {
    let subscriber = tx.add_subscriber(ChatId(chat), Language::Es, now).await.expect("a subscriber is added");
    let subscription = tx.add_subscription(subscriber.id, &sought(who), now).await.expect("a name is followed");
    (subscriber, subscription)
}

/// The source's row, made or found.
pub async fn source(tx: &mut Tx, title: &str, tier: Tier, now: Moment) -> Source {
    match tx.add_source(title, tier, now).await.expect("a source is added") {
        Put::New(source) | Put::Known(source) => source,
    }
}

/// An event of which nothing is known but the name.
pub fn event<'a>(who: &'a str, folded: &'a str) -> NewRelease<'a> {
    NewRelease {
        name: who,
        folded,
        cedula: None,
        kind: ReleaseKind::LeftPrison,
        date: chrono::NaiveDate::from_ymd_opt(2026, 1, 8),
        place: None,
        gender: Gender::Unknown,
        measures: &[],
    }
}

pub fn id<T>(put: Put<T>) -> T {
    match put {
        Put::New(id) | Put::Known(id) => id,
    }
}

/// A report of the release, with an import of its own.
pub async fn report(tx: &mut Tx, release: ReleaseId, source: &Source, by: Option<MemberId>, now: Moment) -> ReportId {
    let import = tx.add_import(b"a draft", &[7; 32], by, now).await.expect("an import is added");
    let new = NewReport {
        release,
        source: source.id,
        import: import.id,
        tier: source.tier,
        line: 3,
        original: "3. Eleuterio Barrios Canelón",
        at: now,
        entered_by: by,
    };
    id(tx.put_report(&new, now).await.expect("a report is put"))
}

/// A verified release: a verifier reported it.
pub async fn verified(tx: &mut Tx, who: &str, now: Moment) -> ReleaseId {
    let folded = who.to_lowercase();
    let release = id(tx.put_release(&event(who, &folded), now).await.expect("a release is put"));
    let verifier = source(tx, "Observatorio Araguaney", Tier::Verifier, now).await;
    report(tx, release, &verifier, None, now).await;
    release
}

pub fn pair(subscription: SubscriptionId, release: ReleaseId) -> NewMatch {
    NewMatch {
        subscription,
        release,
        log_odds: 9.5,
        evidence: 12.0,
        band: Band::Review,
        class: RiskClass::Ordinary,
        priority: Priority::Normal,
        version: 1,
    }
}

/// An open match of the two.
pub async fn matched(tx: &mut Tx, subscription: SubscriptionId, release: ReleaseId, now: Moment) -> MatchId {
    let put = tx.put_match(&pair(subscription, release), now).await.expect("a match is put");
    put.expect("both sides are there")
}

/// A member of the team.
pub async fn member(tx: &mut Tx, chat: i64, role: Role, pseudonym: &str, now: Moment) -> Volunteer {
    let token = tx.invite(role, now + chrono::TimeDelta::hours(24), now).await.expect("an invitation is made");
    let joined = tx.join(&token, ChatId(chat), &Private::new(pseudonym), Language::Es, now).await;
    joined.expect("joining works").expect("the invitation holds")
}

pub fn viewer(volunteer: &Volunteer) -> Viewer {
    Viewer { member: volunteer.id, role: volunteer.role, own: None }
}

/// A confirmed match of a chat that follows the released person, and its alert.
#[derive(Clone, Copy)]
pub struct Told {
    pub chat: ChatId,
    pub subscriber: SubscriberId,
    pub subscription: SubscriptionId,
    pub release: ReleaseId,
    pub matched: MatchId,
    pub alert: DeliveryId,
}

impl Told {
    pub fn alert_of(&self, due_at: Moment) -> NewDelivery {
        NewDelivery {
            match_id: self.matched,
            subscription: self.subscription,
            release: self.release,
            kind: NoticeKind::Alert,
            revision: 1,
            due_at,
            corrects: None,
        }
    }

    pub fn correction(&self, due_at: Moment) -> NewDelivery {
        NewDelivery {
            kind: NoticeKind::Correction,
            corrects: Some((self.alert, CorrectionReason::WrongPerson)),
            ..self.alert_of(due_at)
        }
    }
}

pub const WHO: &str = "Eleuterio José Barrios Canelón";

/// A chat that follows [`WHO`], whose release is confirmed; its alert is due at once.
pub async fn told(tx: &mut Tx, chat: i64, now: Moment) -> Told {
    let release = verified(tx, WHO, start()).await;
    told_of(tx, chat, release, now).await
}

/// The same for a release that is there already.
pub async fn told_of(tx: &mut Tx, chat: i64, release: ReleaseId, now: Moment) -> Told {
    let (subscriber, subscription) = family(tx, chat, WHO, now).await;
    let matched = matched(tx, subscription.id, release, now).await;
    let confirmed = tx.set_match_state(matched, &[MatchState::Open], MatchState::Confirmed, now).await;
    assert!(confirmed.expect("the verdict is kept"));
    let mut told = Told {
        chat: ChatId(chat),
        subscriber: subscriber.id,
        subscription: subscription.id,
        release,
        matched,
        alert: DeliveryId(0),
    };
    told.alert = id(tx.add_delivery(&told.alert_of(now), now).await.expect("an alert is made"));
    told
}

/// The lease of a claim made at `now`.
pub fn lease(now: Moment) -> Moment {
    now + chrono::TimeDelta::seconds(30)
}

/// Claims the delivery, which must be possible.
pub async fn claim(tx: &mut Tx, delivery: DeliveryId, now: Moment) -> ClaimedNotice {
    let claimed = tx.claim_notice(delivery, lease(now), now).await.expect("claiming works");
    claimed.expect("the delivery can be claimed")
}

/// Claims and settles.
pub async fn attempt(tx: &mut Tx, delivery: DeliveryId, next: Next, now: Moment) {
    let claimed = claim(tx, delivery, now).await;
    let cause = match next {
        Next::Sent { .. } => None,
        _ => Some(Cause::Other),
    };
    assert!(tx.settle_notice(delivery, claimed.attempt, next, cause, now).await.expect("settling works"));
}

/// Sends the delivery as message `message`.
pub async fn send(tx: &mut Tx, delivery: DeliveryId, message: i32, now: Moment) {
    attempt(tx, delivery, Next::Sent { message: Some(MessageId(message)) }, now).await;
}

/// What a chat leaves besides: settings, numbers of messages, counts, a reminder.
pub async fn lives_quietly(tx: &mut Tx, told: &Told, now: Moment) {
    let zone = Zone::parse("Madrid").expect("a zone");
    let settings = Settings { zone, heartbeat: Heartbeat::Weekly, ..Settings::default() };
    tx.set_settings(told.subscriber, &settings, now).await.expect("settings are kept");
    tx.note_message(told.chat, MessageId(3), now).await.expect("a message is noted");
    for what in [Counted::Updates, Counted::Codes] {
        tx.count_one(told.chat, what, chrono::TimeDelta::minutes(10), now).await.expect("it is counted");
    }
    tx.set_shared(told.alert, Shared::Asked).await.expect("it is asked");
    tx.remind(told.alert, now, now).await.expect("it is reminded of");
}

/// Deletes in the chats whatever waits to be deleted; how many messages.
pub async fn deletes(tx: &mut Tx, now: Moment) -> usize {
    let mut deleted = 0;
    loop {
        let due = tx.due(now, 100).await.expect("reading works");
        let replies = due.into_iter().filter_map(|due| match due {
            Due::Reply { reply, lane: Lane::Tidying, .. } => Some(reply),
            _ => None,
        });
        let before = deleted;
        for reply in replies {
            tx.claim_reply(reply, lease(now), now).await.expect("claiming works").expect("it can be claimed");
            tx.settle_reply(reply, ReplyNext::Done).await.expect("settling works");
            deleted += 1;
        }
        if deleted == before {
            return deleted;
        }
    }
}

/// The state of a delivery.
pub async fn state(tx: &mut Tx, delivery: DeliveryId) -> DeliveryState {
    tx.delivery(delivery).await.expect("reading works").expect("the delivery is there").state
}

/// A match's row.
pub async fn row(tx: &mut Tx, matched: MatchId) -> MatchRow {
    tx.match_row(matched).await.expect("reading works").expect("the match is there")
}
