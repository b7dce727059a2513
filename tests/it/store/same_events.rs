//! Records of one event: joined, parted, asked about.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{
    at, day, event, family, id, matched, member, report, row, send, source, start, state, told, told_of, tx, verified,
    viewer,
};
use crate::both::on_both;

on_both!(
    joined_records_are_one_event,
    what_is_joined_is_told_once,
    what_is_in_doubt_or_retracted_is_so_in_every_record,
    a_parted_record_is_what_it_was,
    a_pair_is_asked_about_once,
    the_last_answer_of_each_member_counts,
    a_question_is_settled_once,
    nobody_is_asked_about_a_name_of_their_own_list,
    a_second_card_waits_until_the_question_is_settled,
);

const WHO: &str = "Eleuterio José Barrios Canelón";
const ALSO: &str = "Eleuterio Barios Canelón";

/// Two verified records of one person, the second by another verifier.
async fn two(t: &mut Tx) -> (ReleaseId, ReleaseId) {
    let first = verified(t, WHO, at(1)).await;
    let second = id(t.put_release(&event(ALSO, "eleuterio barios canelon"), at(2)).await.unwrap());
    let other = source(t, "Comité Río Arauca", Tier::Verifier, start()).await;
    report(t, second, &other, None, at(2)).await;
    (first, second)
}

async fn joined_records_are_one_event(store: Store) {
    let mut t = tx(&store).await;
    let first = verified(&mut t, WHO, at(1)).await;
    let second = id(t.put_release(&event(ALSO, "eleuterio barios canelon"), at(2)).await.unwrap());
    let media = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    report(&mut t, second, &media, None, at(2)).await;
    assert!(t.join_events(first, second).await.unwrap());
    assert!(!t.join_events(first, second).await.unwrap(), "they are one already");
    assert!(!t.join_events(second, first).await.unwrap(), "they are one already");
    for record in [first, second] {
        assert_eq!(t.records(record).await.unwrap(), [first, second]);
        assert_eq!(t.release(record).await.unwrap().unwrap().event, first);
        assert_eq!(t.reports(record).await.unwrap().len(), 2);
        let said: Vec<_> = t.statements(record).await.unwrap().iter().map(|s| (s.record, s.tier)).collect();
        assert_eq!(said, [(first, Tier::Verifier), (second, Tier::Media)]);
        assert!(t.release(record).await.unwrap().unwrap().verified_at.is_some(), "one verifier verifies the event");
    }
    let third = verified(&mut t, "Nicanor Abreu", at(3)).await;
    assert!(t.join_events(second, third).await.unwrap(), "a record leads to the one that stands for the event");
    assert_eq!(t.release(third).await.unwrap().unwrap().event, first);
    let unmatched: Vec<_> = t.unmatched_releases(9, 10).await.unwrap().rows.iter().map(|r| r.id).collect();
    assert_eq!(unmatched, [first], "the event is compared, not its records");
}

async fn what_is_joined_is_told_once(store: Store) {
    let mut t = tx(&store).await;
    let (first, second) = two(&mut t).await;
    let (_, both) = family(&mut t, 301, WHO, at(3)).await;
    let (_, only) = family(&mut t, 302, WHO, at(3)).await;
    let card = matched(&mut t, both.id, first, at(4)).await;
    let again = matched(&mut t, both.id, second, at(5)).await;
    let other = matched(&mut t, only.id, second, at(5)).await;
    assert_eq!(t.other_events(both.id, first).await.unwrap(), [second]);
    assert!(t.other_events(only.id, second).await.unwrap().is_empty());
    t.join_events(first, second).await.unwrap();
    let states = [card, again, other];
    let mut found = Vec::new();
    for id in states {
        found.push(row(&mut t, id).await.state);
    }
    assert_eq!(found, [MatchState::Open, MatchState::Withdrawn, MatchState::Open]);
    assert!(t.other_events(both.id, first).await.unwrap().is_empty());
    assert!(t.is_matched_elsewhere(only.id, first).await.unwrap(), "it has the card of the other record");
    assert!(!t.is_matched_elsewhere(both.id, first).await.unwrap());
    assert!(t.is_matched(second).await.unwrap());
    let pair = super::given::pair(both.id, second);
    assert_eq!(t.put_match(&pair, at(6)).await.unwrap(), None, "no match is made with a joined record");
    assert_eq!(t.rivals(card).await.unwrap(), 0, "a record of the same event is no look-alike");
}

async fn what_is_in_doubt_or_retracted_is_so_in_every_record(store: Store) {
    use ReleaseState::{Active, InDoubt, Retracted};
    let mut t = tx(&store).await;
    let (first, second) = two(&mut t).await;
    let (early, late) = (told_of(&mut t, 303, first, at(3)).await, told_of(&mut t, 304, second, at(3)).await);
    let unsent = told_of(&mut t, 305, second, at(3)).await;
    send(&mut t, early.alert, 1, at(4)).await;
    send(&mut t, late.alert, 2, at(4)).await;
    t.join_events(first, second).await.unwrap();
    assert!(t.set_release_state(first, &[Active], InDoubt, at(5)).await.unwrap());
    assert_eq!(t.hold_unsent(first, Doubt::All, at(5)).await.unwrap(), 1);
    assert_eq!(t.release(second).await.unwrap().unwrap().state, InDoubt);
    assert_eq!(t.free_held(second, at(6)).await.unwrap(), 1);
    assert_eq!(t.told(first, None).await.unwrap(), Told { told: 2, read: 0, unsent: 1 });
    let whom: Vec<_> = t.told_deliveries(second, None).await.unwrap().iter().map(|d| d.id).collect();
    assert_eq!(whom, [early.alert, late.alert]);
    assert_eq!(t.told_releases(9).await.unwrap().iter().map(|r| r.id).collect::<Vec<_>>(), [first]);
    assert!(t.set_release_state(first, &[InDoubt], Retracted, at(7)).await.unwrap());
    assert_eq!(t.release(second).await.unwrap().unwrap().state, Retracted);
    assert_eq!(state(&mut t, unsent.alert).await, DeliveryState::Cancelled);
    assert!(!t.join_events(first, second).await.unwrap());
}

async fn a_parted_record_is_what_it_was(store: Store) {
    let mut t = tx(&store).await;
    let first = id(t.put_release(&event(WHO, "eleuterio barrios"), at(1)).await.unwrap());
    let media = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    report(&mut t, first, &media, None, at(1)).await;
    let second = verified(&mut t, ALSO, at(2)).await;
    t.join_events(second, first).await.unwrap();
    assert!(t.release(first).await.unwrap().unwrap().verified_at.is_some());
    assert!(!t.part_event(second).await.unwrap(), "it stands for the event");
    assert!(t.part_event(first).await.unwrap());
    assert!(!t.part_event(first).await.unwrap());
    assert!(!t.part_event(ReleaseId(404)).await.unwrap());
    let (one, other) = (t.release(first).await.unwrap().unwrap(), t.release(second).await.unwrap().unwrap());
    assert_eq!((one.event, one.verified_at, other.event), (first, None, second), "media verify nobody");
    assert!(other.verified_at.is_some());
    assert_eq!(t.reports(first).await.unwrap().len(), 1);
    t.settle_as_different(second, first, at(3)).await.unwrap();
    let Put::Known(asked) = t.ask_same_event(first, second, at(4)).await.unwrap() else { panic!("it was settled") };
    assert_eq!(asked.state, SameEventState::Different);
}

async fn a_pair_is_asked_about_once(store: Store) {
    let mut t = tx(&store).await;
    let (first, second) = two(&mut t).await;
    assert_eq!(t.same_events_waiting().await.unwrap(), (0, 0));
    let Put::New(asked) = t.ask_same_event(second, first, at(3)).await.unwrap() else { panic!("it is new") };
    assert_eq!((asked.first, asked.second, asked.state), (first, second, SameEventState::Open));
    assert_eq!(t.ask_same_event(first, second, at(9)).await.unwrap(), Put::Known(asked));
    assert_eq!(t.same_event(asked.id).await.unwrap(), Some(asked));
    assert_eq!(t.same_event(SameEventId(404)).await.unwrap(), None);
    assert_eq!(t.same_events_waiting().await.unwrap(), (1, 0));
}

async fn the_last_answer_of_each_member_counts(store: Store) {
    let mut t = tx(&store).await;
    let (first, second) = two(&mut t).await;
    let asked = id(t.ask_same_event(first, second, at(3)).await.unwrap());
    let ana = member(&mut t, 306, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 307, Role::Coordinator, "Turpial", start()).await;
    for (who, answer, weight) in [
        (&ana, Judgement::Unsure, Weight::One),
        (&eva, Judgement::Negative, Weight::Settles),
        (&ana, Judgement::Positive, Weight::One),
    ] {
        t.answer_same_event(asked.id, who.id, answer, weight, at(4)).await.unwrap();
    }
    let given: Vec<_> = t.same_event_answers(asked.id).await.unwrap().iter().map(|j| (j.by, j.judgement)).collect();
    assert_eq!(given, [(eva.id, Judgement::Negative), (ana.id, Judgement::Positive)]);
    t.remove_member(ana.id, at(5)).await.unwrap();
    assert_eq!(t.same_event_answers(asked.id).await.unwrap().len(), 1, "who left does not count");
}

async fn a_question_is_settled_once(store: Store) {
    let mut t = tx(&store).await;
    let (first, second) = two(&mut t).await;
    let asked = id(t.ask_same_event(first, second, at(3)).await.unwrap());
    assert!(t.set_same_event(asked.id, SameEventState::Tied, at(4)).await.unwrap());
    assert!(t.set_same_event(asked.id, SameEventState::Same, at(5)).await.unwrap());
    assert!(!t.set_same_event(asked.id, SameEventState::Different, at(6)).await.unwrap());
    let read = t.same_event(asked.id).await.unwrap().unwrap();
    assert_eq!(read.state, SameEventState::Same);
    assert!(read.revision > asked.revision, "an old button no longer fits");
}

async fn nobody_is_asked_about_a_name_of_their_own_list(store: Store) {
    let mut t = tx(&store).await;
    let (first, second) = two(&mut t).await;
    let asked = id(t.ask_same_event(first, second, at(3)).await.unwrap());
    let ana = member(&mut t, 308, Role::Volunteer, "Araguato", start()).await;
    let (own, subscription) = family(&mut t, 308, WHO, at(3)).await;
    matched(&mut t, subscription.id, first, at(4)).await;
    let hers = Viewer { own: Some(own.id), ..viewer(&ana) };
    assert_eq!(t.next_same_event(hers).await.unwrap(), None);
    assert!(!t.may_answer(hers, &asked).await.unwrap());
    let eva = member(&mut t, 309, Role::Volunteer, "Turpial", start()).await;
    assert!(t.may_answer(viewer(&eva), &asked).await.unwrap());
    assert_eq!(t.next_same_event(viewer(&eva)).await.unwrap(), Some(asked));
    t.answer_same_event(asked.id, eva.id, Judgement::Positive, Weight::One, at(4)).await.unwrap();
    assert_eq!(t.next_same_event(viewer(&eva)).await.unwrap(), None, "she has answered");
    t.set_same_event(asked.id, SameEventState::Tied, at(5)).await.unwrap();
    let faro = member(&mut t, 310, Role::Volunteer, "Faro", start()).await;
    assert_eq!(t.next_same_event(viewer(&faro)).await.unwrap(), None, "a coordinator decides");
    let ceiba = member(&mut t, 311, Role::Coordinator, "Ceiba", start()).await;
    assert!(t.next_same_event(viewer(&ceiba)).await.unwrap().is_some());
}

async fn a_second_card_waits_until_the_question_is_settled(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 312, Role::Volunteer, "Araguato", start()).await;
    let told = told(&mut t, 313, day(0)).await;
    let (_, second) = two(&mut t).await;
    let waiting = matched(&mut t, told.subscription, second, at(5)).await;
    let asked = id(t.ask_same_event(told.release, second, at(5)).await.unwrap());
    assert_eq!(t.next_match(viewer(&ana), at(6)).await.unwrap(), None);
    assert!(!t.may_judge(viewer(&ana), waiting).await.unwrap());
    assert_eq!(t.same_events_waiting().await.unwrap(), (1, 1));
    t.set_same_event(asked.id, SameEventState::Different, at(7)).await.unwrap();
    assert_eq!(t.next_match(viewer(&ana), at(8)).await.unwrap(), Some(waiting));
}
