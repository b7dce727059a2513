//! Forgetting a chat takes away everything that was its own, in every table, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{Told, WHO, at, attempt, claim, day, id, lease, member, send, sought, start, told_of, tx, verified};
use super::schema::{self, Kind};
use crate::both::{Place, on_both, on_both_places};
use crate::raw::{Cell, Cells, Raw};

on_both!(
    a_forgotten_chat_is_a_newcomer,
    forgetting_a_family_leaves_the_member_of_the_team,
    forgetting_a_chat_that_is_unknown_or_gone_is_no_error,
    an_answer_that_comes_after_forgetting_changes_nothing,
    forgetting_also_ends_what_was_removed_but_not_yet_final,
    cards_of_a_forgotten_chat_are_gone_from_the_queue,
    whoever_is_out_of_reach_for_too_long_is_forgotten,
);
on_both_places!(every_column_is_known, forgetting_leaves_every_table_as_if_the_chat_had_never_written);

async fn a_forgotten_chat_is_a_newcomer(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    let told = told_of(&mut t, 341, release, at(1)).await;
    t.put_dialogue(told.chat, b"state", at(60)).await.unwrap();
    let reply = t.enqueue(told.chat, Lane::Answer, b"an answer", Spot::New, at(1), at(1)).await.unwrap();
    let code = t.delivery(told.alert).await.unwrap().unwrap().code;
    t.forget(told.chat, at(5)).await.unwrap();

    assert!(t.subscriber(told.chat).await.unwrap().is_none());
    assert!(t.dialogue(told.chat).await.unwrap().is_none());
    assert!(t.subscription(told.subscription).await.unwrap().is_none());
    assert!(t.subscriptions(told.subscriber).await.unwrap().is_empty());
    assert!(t.match_row(told.matched).await.unwrap().is_none());
    assert!(t.delivery(told.alert).await.unwrap().is_none() && t.notice(told.alert).await.unwrap().is_none());
    assert!(t.delivery_by_code(told.subscriber, &code).await.unwrap().is_empty());
    assert!(t.unread(told.subscriber).await.unwrap().is_empty());
    assert!(t.due(day(1), 10).await.unwrap().is_empty());
    assert!(t.claim_reply(reply, lease(at(6)), at(6)).await.unwrap().is_none());
    assert!(!t.restore_subscription(told.subscription, at(6)).await.unwrap());
    assert_eq!(t.followed().await.unwrap(), 0);

    let again = t.add_subscriber(told.chat, Language::Es, at(9)).await.unwrap();
    assert_ne!(again.id, told.subscriber);
    assert!(t.subscriptions(again.id).await.unwrap().is_empty());
}

async fn forgetting_a_family_leaves_the_member_of_the_team(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 342, Role::Coordinator, "Araguato", start()).await;
    let release = verified(&mut t, WHO, start()).await;
    told_of(&mut t, 342, release, at(1)).await;
    t.forget(ChatId(342), at(5)).await.unwrap();
    let still = t.volunteer(ChatId(342)).await.unwrap().expect("leaving the team is another thing");
    assert_eq!((still.id, still.role), (ana.id, Role::Coordinator));
    assert!(t.release(release).await.unwrap().is_some(), "releases are public statements");
}

async fn forgetting_a_chat_that_is_unknown_or_gone_is_no_error(store: Store) {
    let mut t = tx(&store).await;
    t.forget(ChatId(343), at(1)).await.unwrap();
    t.add_subscriber(ChatId(343), Language::Es, at(2)).await.unwrap();
    t.forget(ChatId(343), at(3)).await.unwrap();
    t.forget(ChatId(343), at(4)).await.unwrap();
    // Somebody who never followed anybody leaves a dialogue and replies all the same.
    t.put_dialogue(ChatId(344), b"state", at(60)).await.unwrap();
    t.enqueue(ChatId(344), Lane::Answer, b"an answer", Spot::New, at(1), at(1)).await.unwrap();
    t.forget(ChatId(344), at(5)).await.unwrap();
    assert!(t.dialogue(ChatId(344)).await.unwrap().is_none());
    assert!(t.due(at(6), 10).await.unwrap().is_empty());
}

async fn an_answer_that_comes_after_forgetting_changes_nothing(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    let told = told_of(&mut t, 345, release, at(1)).await;
    let reply = t.enqueue(ChatId(346), Lane::Answer, b"an answer", Spot::New, at(1), at(1)).await.unwrap();
    let flying = claim(&mut t, told.alert, at(2)).await;
    t.claim_reply(reply, lease(at(2)), at(2)).await.unwrap().unwrap();
    t.forget(told.chat, at(3)).await.unwrap();
    t.forget(ChatId(346), at(3)).await.unwrap();
    let sent = Next::Sent { message: Some(MessageId(1)) };
    assert!(!t.settle_notice(told.alert, flying.attempt, sent, None, at(4)).await.unwrap());
    t.settle_reply(reply, ReplyNext::Again { at: at(5) }).await.unwrap();
    assert!(t.due(day(1), 10).await.unwrap().is_empty());
    assert!(t.lost_attempts(day(1)).await.unwrap().is_empty());
    t.mark_read(told.alert, at(5)).await.unwrap();
    t.set_answer(told.alert, Some(FamilyAnswer::WithUs), at(5)).await.unwrap();
}

async fn forgetting_also_ends_what_was_removed_but_not_yet_final(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    let told = told_of(&mut t, 347, release, at(1)).await;
    t.remove_subscription(told.subscription, at(2)).await.unwrap();
    t.forget(told.chat, at(3)).await.unwrap();
    assert!(t.subscription(told.subscription).await.unwrap().is_none());
    assert_eq!(t.erase_removed(day(1), day(1)).await.unwrap(), 0);
    assert_eq!(t.erased_since(0).await.unwrap().0, [told.subscription]);
}

async fn cards_of_a_forgotten_chat_are_gone_from_the_queue(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 348, Role::Volunteer, "Araguato", start()).await;
    let (_, subscription) = super::given::family(&mut t, 349, WHO, at(1)).await;
    let release = verified(&mut t, WHO, start()).await;
    let card = super::given::matched(&mut t, subscription.id, release, at(1)).await;
    t.claim_match(card, ana.id, at(20), at(2)).await.unwrap();
    t.forget(ChatId(349), at(3)).await.unwrap();
    assert_eq!(t.next_match(super::given::viewer(&ana), at(4)).await.unwrap(), None);
    assert!(!t.holds_match(card, ana.id, at(4)).await.unwrap());
    assert_eq!(t.queue_length().await.unwrap().0, 0);
    assert_eq!(t.claim_match(card, ana.id, at(30), at(4)).await.unwrap(), Claim::Decided);
}

async fn whoever_is_out_of_reach_for_too_long_is_forgotten(store: Store) {
    let mut t = tx(&store).await;
    let release = verified(&mut t, WHO, start()).await;
    let gone = told_of(&mut t, 355, release, start()).await;
    let away = told_of(&mut t, 356, release, start()).await;
    let back = told_of(&mut t, 357, release, start()).await;
    for told in [gone, back] {
        t.set_unreachable(told.subscriber, day(1)).await.unwrap();
    }
    t.set_reachable(back.subscriber, day(2)).await.unwrap();
    t.set_unreachable(away.subscriber, day(3)).await.unwrap();
    assert_eq!(t.erase_unreachable(day(1), day(31)).await.unwrap(), 0, "not before its time");
    assert_eq!(t.erase_unreachable(day(2), day(32)).await.unwrap(), 1);
    assert!(t.subscriber(gone.chat).await.unwrap().is_none());
    assert!(t.subscription(gone.subscription).await.unwrap().is_none());
    for told in [away, back] {
        assert!(t.subscription(told.subscription).await.unwrap().is_some());
    }
    assert_eq!(t.erased_since(0).await.unwrap().0, [gone.subscription]);
}

async fn every_column_is_known(place: Place) {
    place.open().await.close().await;
    let mut raw = Raw::open(&place).await;
    let tables = raw.tables().await;
    for table in &tables {
        for column in raw.columns(table).await {
            assert!(schema::kind(table, &column).is_some(), "{table}.{column}: does it identify somebody?");
        }
    }
    for (table, _) in schema::KNOWN {
        assert!(tables.iter().any(|known| known == table), "{table} is gone from the schema");
    }
}

/// Every table with its rows in an order of their own.
async fn dump(place: &Place) -> BTreeMap<String, Vec<Cells>> {
    let mut raw = Raw::open(place).await;
    let mut all = BTreeMap::new();
    for table in raw.tables().await {
        let mut rows = raw.rows(&table).await;
        rows.sort();
        all.insert(table, rows);
    }
    raw.close().await;
    all
}

/// What stays after forgetting: the journal, scores without ids, numbers already given, and what
/// keeps an update from being handled twice.
const STAY: [&str; 5] = ["erasures", "scores", "counters", "updates", "meta"];

async fn forgetting_leaves_every_table_as_if_the_chat_had_never_written(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    let team = [
        member(&mut t, 351, Role::Volunteer, "Araguato", start()).await,
        member(&mut t, 352, Role::Coordinator, "Turpial", start()).await,
    ];
    let release = verified(&mut t, WHO, start()).await;
    let elsewhere = verified(&mut t, "Eleuterio Barrios", start()).await;
    let neighbour = told_of(&mut t, 353, release, at(1)).await;
    send(&mut t, neighbour.alert, 4, at(1)).await;
    t.commit().await.unwrap();
    let before = dump(&place).await;

    let mut t = tx(&store).await;
    a_whole_life(&mut t, 354, release, elsewhere, &team).await;
    t.commit().await.unwrap();
    let between = dump(&place).await;
    for table in [
        "subscribers",
        "dialogues",
        "subscriptions",
        "matches",
        "judgements",
        "skips",
        "deliveries",
        "attempts",
        "replies",
        "messages",
        "rates",
        "updates",
    ] {
        assert!(between[table].len() > before[table].len(), "the chat left nothing in {table}");
    }

    let mut t = tx(&store).await;
    t.forget(ChatId(354), day(2)).await.unwrap();
    assert_eq!(super::given::deletes(&mut t, day(2)).await, 1, "what was typed is still deleted in the chat");
    t.commit().await.unwrap();
    let after = dump(&place).await;
    for (table, rows) in &after {
        if !STAY.contains(&table.as_str()) {
            assert!(rows == &before[table], "something of the chat is left in {table}");
        }
    }
    let own = telling(&between).difference(&telling(&before)).cloned().collect::<BTreeSet<_>>();
    assert!(own.len() >= 25, "only {} cells were its own", own.len());
    for (table, column, cell) in telling_places(&after) {
        let journal = (table.as_str(), column.as_str()) == ("erasures", "row_id") || table == "updates";
        assert!(journal || !own.contains(&cell), "{table}.{column} still holds an id, tag or sealed cell of the chat");
    }
}

/// Everything that a family and the team can do about one chat.
async fn a_whole_life(t: &mut Tx, chat: i64, release: ReleaseId, elsewhere: ReleaseId, team: &[Volunteer; 2]) {
    t.is_new_update("message:354:1", at(1)).await.unwrap();
    let told: Told = told_of(t, chat, release, at(1)).await;
    t.set_mode(told.subscriber, NoticeMode::Full).await.unwrap();
    let second = t.add_subscription(told.subscriber, &sought("Ramona Isabel Quintero Mújica"), at(2)).await.unwrap();
    let third = t.add_subscription(told.subscriber, &sought("Nicanor Abreu Sotillo"), at(2)).await.unwrap();
    t.remove_subscription(third.id, at(3)).await.unwrap();
    let dialogue = t.put_dialogue(told.chat, b"state", at(60)).await.unwrap();
    t.set_dialogue_screen(dialogue.id, MessageId(3)).await.unwrap();
    let card = super::given::matched(t, second.id, elsewhere, at(3)).await;
    t.claim_match(card, team[0].id, at(20), at(4)).await.unwrap();
    t.judge(card, team[0].id, Judgement::Positive, Weight::One, None, at(5)).await.unwrap();
    t.withdraw_judgement(card, team[0].id, at(5)).await.unwrap();
    t.skip(card, team[1].id, at(6)).await.unwrap();
    t.claim_match(card, team[0].id, at(30), at(7)).await.unwrap();
    attempt(t, told.alert, Next::AgainUncertain { at: at(9) }, at(8)).await;
    send(t, told.alert, 5, at(9)).await;
    t.mark_read(told.alert, at(10)).await.unwrap();
    t.set_answer(told.alert, Some(FamilyAnswer::NotPerson), at(10)).await.unwrap();
    t.reopen_match(told.matched, FamilyAnswer::NotPerson, at(10)).await.unwrap();
    let reason = CorrectionReason::WrongPerson;
    t.propose_retraction(release, Some(told.matched), reason, Some(team[0].id), at(11)).await.unwrap();
    let correction = id(t.add_delivery(&told.correction(at(11)), at(11)).await.unwrap());
    claim(t, correction, at(11)).await;
    t.enqueue(told.chat, Lane::Answer, b"an answer", Spot::Screen(dialogue.id), at(12), at(12)).await.unwrap();
    t.enqueue(told.chat, Lane::Answer, b"hide it", Spot::Over(MessageId(5)), at(90), at(12)).await.unwrap();
    t.enqueue(told.chat, Lane::Tidying, b"delete it", Spot::Over(MessageId(4)), at(90), at(12)).await.unwrap();
    super::given::lives_quietly(t, &told, at(12)).await;
}

/// Cells that lead to somebody: ids, tags, codes, sealed cells.
fn telling(all: &BTreeMap<String, Vec<Cells>>) -> BTreeSet<Cell> {
    telling_places(all).into_iter().map(|(_, _, cell)| cell).collect()
}

fn telling_places(all: &BTreeMap<String, Vec<Cells>>) -> Vec<(String, String, Cell)> {
    let mut places = Vec::new();
    for (table, rows) in all {
        for (column, cell) in rows.iter().flatten() {
            let kind = schema::kind(table, column).expect("every column is known");
            // By kind, and by the look of it: a random id or bytes where none should be.
            let tells = matches!(kind, Kind::Id | Kind::Tag | Kind::Sealed | Kind::Code)
                || matches!(cell, Cell::Integer(number) if *number > 1 << 40)
                || matches!(cell, Cell::Bytes(_));
            if tells && *cell != Cell::Null {
                places.push((table.clone(), column.clone(), cell.clone()));
            }
        }
    }
    places
}
