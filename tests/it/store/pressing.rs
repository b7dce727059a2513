//! Two people press at the same moment: exactly one of them wins.

use std::sync::Arc;

use tokio::sync::Barrier;
use vigilia::domain::*;
use vigilia::store::*;

use super::given::{WHO, at, family, id, lease, matched, member, start, told, tx, verified};
use crate::both::{Place, on_both_places};

on_both_places!(
    one_of_two_gets_the_card,
    one_of_two_uses_the_invitation,
    one_of_two_makes_the_delivery,
    one_of_two_claims_the_delivery,
    one_of_two_claims_the_reply,
    one_of_two_handles_the_update,
    one_of_two_decides_the_match,
    two_judgements_at_once_both_count_and_the_later_sees_the_earlier,
    one_of_two_settles_the_attempt,
    one_of_two_puts_the_hold,
    a_chat_that_writes_twice_at_once_is_one_subscriber,
    many_writers_lose_nothing,
);

/// How often each race is run.
const ROUNDS: i64 = 10;

/// Runs the same act on two tasks with a handle each, both begun at the same moment; `$who` is 0 or 1.
macro_rules! race {
    ($stores:expr, |$t:ident, $who:ident| $act:expr) => {{
        let barrier = Arc::new(Barrier::new(2));
        let mut pressed = Vec::new();
        for $who in 0..2 {
            let (store, barrier) = (Store::clone(&$stores[$who]), Arc::clone(&barrier));
            pressed.push(tokio::spawn(async move {
                barrier.wait().await;
                let mut $t = store.begin().await.expect("a busy database waits");
                let result = $act;
                $t.commit().await.expect("what was done is kept");
                result
            }));
        }
        let other = pressed.pop().expect("two were pushed");
        let one = pressed.pop().expect("two were pushed");
        [one.await.expect("the task ends"), other.await.expect("the task ends")]
    }};
}

/// Two handles, as of two processes.
async fn handles(place: &Place) -> [Store; 2] {
    [place.open().await, place.open().await]
}

fn one_of(results: [bool; 2]) -> bool {
    results[0] != results[1]
}

async fn one_of_two_gets_the_card(place: Place) {
    let stores = handles(&place).await;
    let mut t = tx(&stores[0]).await;
    let team = [
        member(&mut t, 401, Role::Volunteer, "Araguato", start()).await.id,
        member(&mut t, 402, Role::Volunteer, "Turpial", start()).await.id,
    ];
    let release = verified(&mut t, WHO, start()).await;
    let mut cards = Vec::new();
    for chat in 0..ROUNDS {
        let (_, subscription) = family(&mut t, 1_400 + chat, WHO, start()).await;
        cards.push(matched(&mut t, subscription.id, release, start()).await);
    }
    t.commit().await.unwrap();
    for card in cards {
        let claims = race!(stores, |t, who| t.claim_match(card, team[who], at(20), at(1)).await.unwrap());
        let winner = claims.iter().position(|claim| matches!(claim, Claim::Yours { .. })).expect("one gets it");
        assert_eq!(claims[1 - winner], Claim::Taken);
        assert!(tx(&stores[0]).await.holds_match(card, team[winner], at(2)).await.unwrap());
    }
}

async fn one_of_two_uses_the_invitation(place: Place) {
    let stores = handles(&place).await;
    for round in 0..ROUNDS {
        let mut t = tx(&stores[0]).await;
        let token = t.invite(Role::Coordinator, at(60), start()).await.unwrap();
        t.commit().await.unwrap();
        let chats = [1_500 + 2 * round, 1_501 + 2 * round];
        let token: [u8; 22] = token.as_bytes().try_into().expect("22 characters");
        let joined = race!(stores, |t, who| {
            let (name, token) = (Private::new("Araguato"), str::from_utf8(&token).expect("it is plain"));
            t.join(token, ChatId(chats[who]), &name, Language::Es, at(1)).await.unwrap().is_some()
        });
        assert!(one_of(joined));
        let mut t = tx(&stores[0]).await;
        for (chat, joined) in chats.into_iter().zip(joined) {
            assert_eq!(t.volunteer(ChatId(chat)).await.unwrap().is_some(), joined);
        }
    }
}

async fn one_of_two_makes_the_delivery(place: Place) {
    let stores = handles(&place).await;
    let mut t = tx(&stores[0]).await;
    let told = told(&mut t, 403, at(1)).await;
    t.commit().await.unwrap();
    for revision in 2..2 + u32::try_from(ROUNDS).unwrap() {
        let put = race!(stores, |t, _who| {
            let new = NewDelivery { revision, ..told.alert_of(at(2)) };
            t.add_delivery(&new, at(2)).await.unwrap()
        });
        let news = put.map(|put| matches!(put, Put::New(_)));
        assert!(one_of(news), "one makes it, the other finds it");
        assert_eq!(id(put[0]), id(put[1]));
    }
}

async fn one_of_two_claims_the_delivery(place: Place) {
    let stores = handles(&place).await;
    for chat in 0..ROUNDS {
        let mut t = tx(&stores[0]).await;
        let told = told(&mut t, 1_600 + chat, at(1)).await;
        t.commit().await.unwrap();
        let claimed =
            race!(stores, |t, _who| { t.claim_notice(told.alert, lease(at(2)), at(2)).await.unwrap().is_some() });
        assert!(one_of(claimed));
        assert_eq!(tx(&stores[0]).await.lost_attempts(at(60)).await.unwrap().len() as i64, chat + 1);
    }
}

async fn one_of_two_claims_the_reply(place: Place) {
    let stores = handles(&place).await;
    for chat in 0..ROUNDS {
        let mut t = tx(&stores[0]).await;
        let reply = t.enqueue(ChatId(1_700 + chat), Lane::Answer, b"an answer", Spot::New, at(1), at(1)).await.unwrap();
        t.commit().await.unwrap();
        let claimed = race!(stores, |t, _who| { t.claim_reply(reply, lease(at(2)), at(2)).await.unwrap().is_some() });
        assert!(one_of(claimed));
    }
}

async fn one_of_two_handles_the_update(place: Place) {
    let stores = handles(&place).await;
    for round in 0..ROUNDS {
        let new = race!(stores, |t, _who| t.is_new_update(&format!("message:1:{round}"), at(1)).await.unwrap());
        assert!(one_of(new));
    }
}

async fn one_of_two_decides_the_match(place: Place) {
    let stores = handles(&place).await;
    let mut t = tx(&stores[0]).await;
    let release = verified(&mut t, WHO, start()).await;
    let mut cards = Vec::new();
    for chat in 0..ROUNDS {
        let (_, subscription) = family(&mut t, 1_800 + chat, WHO, start()).await;
        cards.push(matched(&mut t, subscription.id, release, start()).await);
    }
    t.commit().await.unwrap();
    for card in cards {
        let decided = race!(stores, |t, who| {
            let to = [MatchState::Confirmed, MatchState::Rejected][who];
            t.set_match_state(card, &[MatchState::Open], to, at(2)).await.unwrap()
        });
        assert!(one_of(decided));
    }
}

async fn two_judgements_at_once_both_count_and_the_later_sees_the_earlier(place: Place) {
    let stores = handles(&place).await;
    let mut t = tx(&stores[0]).await;
    let team = [
        member(&mut t, 404, Role::Volunteer, "Araguato", start()).await.id,
        member(&mut t, 405, Role::Volunteer, "Turpial", start()).await.id,
    ];
    let release = verified(&mut t, WHO, start()).await;
    let mut cards = Vec::new();
    for chat in 0..ROUNDS {
        let (_, subscription) = family(&mut t, 1_900 + chat, WHO, start()).await;
        cards.push(matched(&mut t, subscription.id, release, start()).await);
    }
    t.commit().await.unwrap();
    for card in cards {
        let mut seen = race!(stores, |t, who| {
            t.judge(card, team[who], Judgement::Positive, Weight::One, None, at(2)).await.unwrap();
            t.judgements(card).await.unwrap().len()
        });
        seen.sort_unstable();
        assert_eq!(seen, [1, 2], "or a quorum of two would be reached by nobody, or by both");
        assert_eq!(tx(&stores[1]).await.judgements(card).await.unwrap().len(), 2);
    }
}

async fn one_of_two_settles_the_attempt(place: Place) {
    let stores = handles(&place).await;
    for chat in 0..ROUNDS {
        let mut t = tx(&stores[0]).await;
        let told = told(&mut t, 2_000 + chat, at(1)).await;
        let attempt = super::given::claim(&mut t, told.alert, at(2)).await.attempt;
        t.commit().await.unwrap();
        let settled = race!(stores, |t, who| {
            let next = [Next::Sent { message: Some(MessageId(1)) }, Next::AgainUncertain { at: at(9) }][who];
            t.settle_notice(told.alert, attempt, next, None, at(3)).await.unwrap()
        });
        assert!(one_of(settled), "the sender and the watchman of leases do not both settle it");
    }
}

async fn one_of_two_puts_the_hold(place: Place) {
    let stores = handles(&place).await;
    for round in 0..ROUNDS {
        let put = race!(stores, |t, _who| t.put_hold(HoldReason::Person, None, at(round)).await.unwrap());
        assert!(one_of(put));
        let lifted = race!(stores, |t, _who| t.lift_hold(None, at(round)).await.unwrap());
        assert!(one_of(lifted));
    }
}

async fn a_chat_that_writes_twice_at_once_is_one_subscriber(place: Place) {
    let stores = handles(&place).await;
    for chat in 0..ROUNDS {
        let ids = race!(stores, |t, _who| {
            t.put_dialogue(ChatId(2_100 + chat), b"state", at(60)).await.unwrap();
            t.add_subscriber(ChatId(2_100 + chat), Language::Es, at(1)).await.unwrap().id
        });
        assert_eq!(ids[0], ids[1]);
    }
}

async fn many_writers_lose_nothing(place: Place) {
    let store = place.open().await;
    let writers: Vec<_> = (0..16)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for turn in 0..10 {
                    let mut t = store.begin().await.expect("a busy database waits");
                    let count = t.meta("count").await.unwrap().map_or(0, |count| count.parse::<u32>().unwrap());
                    t.set_meta("count", &(count + 1).to_string()).await.unwrap();
                    t.audit(Actor::System, "count", &format!("{writer}.{turn}"), at(1)).await.unwrap();
                    t.commit().await.expect("what was done is kept");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("no writer fails");
    }
    assert_eq!(tx(&store).await.meta("count").await.unwrap().as_deref(), Some("160"));
}
