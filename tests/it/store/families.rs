//! Families that exist nowhere else, and what they do: material for searching a disk afterwards.

use vigilia::domain::*;
use vigilia::names::PersonName;
use vigilia::store::*;

use super::given::{self, at, attempt, cedula, claim, day, id, lease, matched, member, send, source, start};
use crate::canaries::Canary;

pub const FAMILIES: i64 = 200;

/// A family that exists nowhere else: each part of the name is its own.
pub struct Family {
    pub number: i64,
    pub chat: i64,
    pub names: [String; 3],
    pub cedula: String,
}

impl Family {
    pub fn new(number: i64) -> Family {
        let names = [0, 1, 2].map(|part| invented(number * 3 + part));
        // Beyond 40 bits, so that chance does not put the same bytes into a ciphertext.
        let chat = 98_765_000_000_000 + number * 7_919_003;
        Family { number, chat, names, cedula: format!("V-90{:06}", 100_003 + number * 4_211) }
    }

    pub fn name(&self) -> String {
        self.names.join(" ")
    }

    pub fn canaries(&self) -> Vec<Canary> {
        let label = |what: &str| format!("{what} of family {}", self.number);
        let digits = &self.cedula[2..];
        let dotted = format!("{}.{}.{}", &digits[..2], &digits[2..5], &digits[5..]);
        let mut canaries = vec![
            Canary::number(label("chat"), self.chat),
            Canary::text(label("cédula"), digits),
            Canary::text(label("cédula with dots"), &dotted),
        ];
        canaries.extend(self.names.iter().map(|name| Canary::text(label("name"), name)));
        canaries
    }
}

/// A name of four syllables that nobody has; a different one for each number.
pub fn invented(number: i64) -> String {
    const HEADS: [&str; 8] = ["Zur", "Qui", "Xol", "Wam", "Yev", "Nux", "Ñor", "Kéb"];
    const MIDDLES: [&str; 10] = ["bax", "dñe", "fói", "guz", "hék", "jyx", "lúv", "mip", "pqo", "rwy"];
    let middle = |place: i64| MIDDLES[(number / 10_i64.pow(place as u32) % 10) as usize];
    format!("{}{}{}{}ez", HEADS[(number % 8) as usize], middle(0), middle(1), middle(2))
}

pub fn families() -> Vec<Family> {
    (0..FAMILIES).map(Family::new).collect()
}

pub fn canaries(families: &[Family]) -> Vec<Canary> {
    families.iter().flat_map(Family::canaries).collect()
}

/// What all families share: the team, the published events, an import that waits.
pub struct Around {
    pub team: [Volunteer; 2],
    pub release: ReleaseId,
    pub elsewhere: ReleaseId,
}

pub async fn around(t: &mut Tx, families: &[Family]) -> Around {
    let [ana, eva] = [&families[0], &families[1]];
    let team = [
        member(t, ana.chat, Role::Volunteer, &ana.names[0], start()).await,
        member(t, eva.chat, Role::Coordinator, &eva.names[0], start()).await,
    ];
    let release = given::verified(t, given::WHO, start()).await;
    // A release's cédula is not published: lists do not carry it.
    let number = cedula(&families[2].cedula);
    let new = NewRelease { cedula: Some(&number), ..given::event("Eleuterio Barrios", "eleuterio barrios") };
    let elsewhere = id(t.put_release(&new, start()).await.unwrap());
    let verifier = source(t, "Observatorio Araguaney", Tier::Verifier, start()).await;
    given::report(t, elsewhere, &verifier, Some(team[0].id), start()).await;
    t.add_import(families[3].name().as_bytes(), &[3; 32], Some(team[0].id), start()).await.unwrap();
    Around { team, release, elsewhere }
}

/// One family through every flow.
pub async fn lives(t: &mut Tx, family: &Family, around: &Around) {
    let chat = ChatId(family.chat);
    let said = format!("{{\"name\":\"{}\",\"cedula\":\"{}\",\"chat\":{}}}", family.name(), family.cedula, family.chat);
    assert!(t.is_new_update(&format!("message:{}:{said}", family.chat), at(1)).await.unwrap());
    let subscriber = t.add_subscriber(chat, Language::Es, at(1)).await.unwrap();
    let name = PersonName::parse(&family.name()).expect("an invented name reads");
    let sought = Sought { cedula: Some(cedula(&family.cedula)), ..Sought::named(name) };
    let kept = t.add_subscription(subscriber.id, &sought, at(1)).await.unwrap();
    let removed = t.add_subscription(subscriber.id, &sought, at(1)).await.unwrap();
    t.remove_subscription(removed.id, at(2)).await.unwrap();
    let dialogue = t.put_dialogue(chat, said.as_bytes(), at(600)).await.unwrap();
    t.put_dialogue(chat, format!("{said}{said}").as_bytes(), at(600)).await.unwrap();
    t.set_dialogue_screen(dialogue.id, MessageId(7)).await.unwrap();
    let gone = t.enqueue(chat, Lane::Answer, said.as_bytes(), Spot::Screen(dialogue.id), at(1), at(1)).await.unwrap();
    t.claim_reply(gone, lease(at(2)), at(2)).await.unwrap().unwrap();
    t.settle_reply(gone, ReplyNext::Done).await.unwrap();
    t.enqueue(chat, Lane::Answer, said.as_bytes(), Spot::New, day(1), at(2)).await.unwrap();
    t.enqueue(chat, Lane::Tidying, b"7", Spot::Over(MessageId(7)), at(3), at(2)).await.unwrap();

    let one = matched(t, kept.id, around.release, at(3)).await;
    let other = matched(t, kept.id, around.elsewhere, at(3)).await;
    for volunteer in &around.team {
        t.claim_match(one, volunteer.id, at(20), at(4)).await.unwrap();
        t.judge(one, volunteer.id, Judgement::Positive, Weight::One, None, at(4)).await.unwrap();
    }
    t.skip(other, around.team[0].id, at(4)).await.unwrap();
    t.set_match_state(one, &[MatchState::Open], MatchState::Confirmed, at(4)).await.unwrap();
    let (subscriber, subscription, release) = (subscriber.id, kept.id, around.release);
    let mut told = given::Told { chat, subscriber, subscription, release, matched: one, alert: DeliveryId(0) };
    told.alert = id(t.add_delivery(&told.alert_of(at(5)), at(5)).await.unwrap());
    match family.number % 4 {
        0 => send(t, told.alert, 9, at(6)).await,
        1 => attempt(t, told.alert, Next::AgainUncertain { at: day(1) }, at(6)).await,
        2 => attempt(t, told.alert, Next::Unreachable, at(6)).await,
        _ => drop(claim(t, told.alert, at(6)).await),
    }
    if family.number % 4 == 0 {
        t.mark_read(told.alert, at(7)).await.unwrap();
        t.set_answer(told.alert, Some(FamilyAnswer::NotPerson), at(7)).await.unwrap();
        t.reopen_match(one, FamilyAnswer::NotPerson, at(7)).await.unwrap();
        let correction = id(t.add_delivery(&told.correction(at(8)), at(8)).await.unwrap());
        send(t, correction, 10, at(8)).await;
    }
    given::lives_quietly(t, &told, at(8)).await;
    t.audit(Actor::System, "alert", "C-0412", at(8)).await.unwrap();
}
