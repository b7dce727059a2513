//! What matching has still to compare, and the matches that it makes.

use vigilia::domain::*;
use vigilia::names::Band;
use vigilia::store::*;

use super::given::{at, event, family, id, matched, member, pair, report, row, source, start, tx, verified, viewer};
use crate::both::on_both;

on_both!(
    a_new_name_waits_to_be_compared_until_it_was,
    names_wait_oldest_first_and_no_more_than_asked_for,
    only_an_active_release_of_a_told_kind_waits,
    a_newer_matcher_compares_everything_again,
    active_names_come_in_pages,
    releases_come_in_pages,
    a_pair_is_matched_once,
    an_unjudged_open_match_is_refreshed,
    a_judged_or_decided_match_is_not_refreshed,
    no_match_is_made_for_what_is_gone,
    followed_counts_active_names,
);

async fn a_new_name_waits_to_be_compared_until_it_was(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 61, "Ramona Isabel Quintero Mújica", at(1)).await;
    let waiting = t.unmatched_subscriptions(1, 10).await.unwrap().rows;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].sought.name.shown(), "Ramona Isabel Quintero Mújica");
    t.subscription_matched(subscription.id, 1).await.unwrap();
    assert!(t.unmatched_subscriptions(1, 10).await.unwrap().rows.is_empty());
}

async fn names_wait_oldest_first_and_no_more_than_asked_for(store: Store) {
    let mut t = tx(&store).await;
    let (_, old) = family(&mut t, 62, "Nicanor Abreu Sotillo", at(1)).await;
    let (_, young) = family(&mut t, 63, "Ramona Isabel Quintero Mújica", at(3)).await;
    let (_, removed) = family(&mut t, 64, "Eleuterio Barrios", at(0)).await;
    t.remove_subscription(removed.id, at(4)).await.unwrap();
    let ids = |list: Vec<Subscription>| list.iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!(ids(t.unmatched_subscriptions(1, 10).await.unwrap().rows), [old.id, young.id]);
    assert_eq!(ids(t.unmatched_subscriptions(1, 1).await.unwrap().rows), [old.id]);
}

async fn only_an_active_release_of_a_told_kind_waits(store: Store) {
    let mut t = tx(&store).await;
    let media = source(&mut t, "Diario El Samán", Tier::Media, start()).await;
    let verifier = source(&mut t, "Observatorio Araguaney", Tier::Verifier, start()).await;

    let unverified = id(t.put_release(&event("Nicanor Abreu", "nicanor abreu"), start()).await.unwrap());
    report(&mut t, unverified, &media, None, at(1)).await;
    let waiting = t.unmatched_releases(1, 10).await.unwrap().rows;
    assert_eq!(waiting.iter().map(|r| (r.id, r.verified_at)).collect::<Vec<_>>(), [(unverified, None)], "to be linked");
    t.release_matched(unverified, 1).await.unwrap();

    let death = NewRelease { kind: ReleaseKind::Death, ..event("Nicanor Abreu", "nicanor abreu") };
    let death = id(t.put_release(&death, start()).await.unwrap());
    report(&mut t, death, &verifier, None, at(1)).await;
    assert!(t.unmatched_releases(1, 10).await.unwrap().rows.is_empty(), "a death is never compared");

    report(&mut t, unverified, &verifier, None, at(2)).await;
    let waiting = t.unmatched_releases(1, 10).await.unwrap().rows;
    assert_eq!(waiting.iter().map(|r| r.id).collect::<Vec<_>>(), [unverified]);

    t.set_release_state(unverified, &[ReleaseState::Active], ReleaseState::Retracted, at(3)).await.unwrap();
    assert!(t.unmatched_releases(1, 10).await.unwrap().rows.is_empty(), "a retracted release is not compared");
}

async fn a_newer_matcher_compares_everything_again(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 65, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    t.subscription_matched(subscription.id, 4).await.unwrap();
    t.release_matched(release, 4).await.unwrap();
    assert!(t.unmatched_subscriptions(4, 10).await.unwrap().rows.is_empty());
    assert!(t.unmatched_releases(4, 10).await.unwrap().rows.is_empty());
    assert_eq!(t.unmatched_subscriptions(5, 10).await.unwrap().rows.len(), 1);
    assert_eq!(t.unmatched_releases(5, 10).await.unwrap().rows.len(), 1);
}

async fn active_names_come_in_pages(store: Store) {
    let mut t = tx(&store).await;
    let mut expected = Vec::new();
    for chat in 0..7 {
        let (_, subscription) = family(&mut t, 700 + chat, "Ramona Isabel Quintero Mújica", at(chat)).await;
        t.subscription_matched(subscription.id, 1).await.unwrap();
        expected.push(subscription.id);
    }
    t.remove_subscription(expected.pop().unwrap(), at(9)).await.unwrap();
    expected.sort();
    let (mut read, mut after) = (Vec::new(), SubscriptionId(0));
    loop {
        let page = t.subscriptions_after(after, 4).await.unwrap().rows;
        assert!(page.len() <= 4);
        let Some(last) = page.last() else { break };
        after = last.id;
        read.extend(page.iter().map(|s| s.id));
    }
    assert_eq!(read, expected);
}

async fn releases_come_in_pages(store: Store) {
    let mut t = tx(&store).await;
    let mut expected = Vec::new();
    for who in ["Ana Rojas Piña", "Berta Rojas Piña", "Carla Rojas Piña", "Delia Rojas Piña", "Elsa Rojas Piña"] {
        expected.push(verified(&mut t, who, at(1)).await);
    }
    expected.insert(0, id(t.put_release(&event("Fabiola Rojas", "fabiola rojas"), start()).await.unwrap()));
    let gone = expected.pop().unwrap();
    t.set_release_state(gone, &[ReleaseState::Active], ReleaseState::Retracted, at(3)).await.unwrap();
    expected.sort();
    let (mut read, mut after) = (Vec::new(), ReleaseId(0));
    loop {
        let page = t.releases_after(after, 3).await.unwrap().rows;
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        after = last.id;
        read.extend(page.iter().map(|r| r.id));
    }
    assert_eq!(read, expected);
}

async fn a_pair_is_matched_once(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 66, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let other = verified(&mut t, "Ramona Mújica", at(1)).await;
    let first = matched(&mut t, subscription.id, release, at(2)).await;
    assert_eq!(first, matched(&mut t, subscription.id, release, at(3)).await);
    assert_ne!(first, matched(&mut t, subscription.id, other, at(3)).await);
    let made = row(&mut t, first).await;
    assert_eq!((made.subscription, made.release, made.created_at), (subscription.id, release, at(2)));
    assert_eq!((made.state, made.class, made.band), (MatchState::Open, RiskClass::Ordinary, Band::Review));
    assert_eq!((made.priority, made.family_said, made.log_odds), (Priority::Normal, None, 9.5));
}

async fn an_unjudged_open_match_is_refreshed(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 67, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let made = matched(&mut t, subscription.id, release, at(2)).await;
    let better = NewMatch {
        log_odds: -2.25,
        band: Band::Certain,
        class: RiskClass::Certain,
        priority: Priority::High,
        version: 2,
        ..pair(subscription.id, release)
    };
    assert_eq!(t.put_match(&better, at(3)).await.unwrap(), Some(made));
    let row = row(&mut t, made).await;
    assert_eq!(
        (row.log_odds, row.band, row.class, row.priority),
        (-2.25, Band::Certain, RiskClass::Certain, Priority::High)
    );
    assert_eq!(row.created_at, at(2));
}

async fn a_judged_or_decided_match_is_not_refreshed(store: Store) {
    let mut t = tx(&store).await;
    let (_, subscription) = family(&mut t, 68, "Ramona Isabel Quintero Mújica", at(1)).await;
    let ana = member(&mut t, 900, Role::Volunteer, "Araguato", start()).await;
    let judged_release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let decided_release = verified(&mut t, "Ramona Mújica", at(1)).await;
    let judged = matched(&mut t, subscription.id, judged_release, at(2)).await;
    t.claim_match(judged, ana.id, at(20), at(2)).await.unwrap();
    t.judge(judged, ana.id, Judgement::Positive, Weight::One, None, at(3)).await.unwrap();
    let decided = matched(&mut t, subscription.id, decided_release, at(2)).await;
    t.set_match_state(decided, &[MatchState::Open], MatchState::Rejected, at(3)).await.unwrap();

    for (release, made) in [(judged_release, judged), (decided_release, decided)] {
        let before = row(&mut t, made).await;
        let lighter = NewMatch { class: RiskClass::Certain, log_odds: 1.0, ..pair(subscription.id, release) };
        assert_eq!(t.put_match(&lighter, at(4)).await.unwrap(), Some(made));
        let after = row(&mut t, made).await;
        assert_eq!((after.class, after.log_odds, after.state), (before.class, before.log_odds, before.state));
    }
    assert_eq!(t.judgements(judged).await.unwrap().len(), 1);
    assert!(t.next_match(viewer(&ana), at(30)).await.unwrap().is_none());
}

async fn no_match_is_made_for_what_is_gone(store: Store) {
    let mut t = tx(&store).await;
    let (_, removed) = family(&mut t, 69, "Ramona Isabel Quintero Mújica", at(1)).await;
    let (_, kept) = family(&mut t, 70, "Ramona Isabel Quintero Mújica", at(1)).await;
    let release = verified(&mut t, "Ramona Quintero", at(1)).await;
    let retracted = verified(&mut t, "Ramona Mújica", at(1)).await;
    t.remove_subscription(removed.id, at(2)).await.unwrap();
    t.set_release_state(retracted, &[ReleaseState::Active], ReleaseState::Retracted, at(2)).await.unwrap();
    assert_eq!(t.put_match(&pair(removed.id, release), at(3)).await.unwrap(), None);
    assert_eq!(t.put_match(&pair(kept.id, retracted), at(3)).await.unwrap(), None);
    assert_eq!(t.put_match(&pair(SubscriptionId(404), release), at(3)).await.unwrap(), None);
    assert_eq!(t.put_match(&pair(kept.id, ReleaseId(404)), at(3)).await.unwrap(), None);
    assert!(t.match_row(MatchId(404)).await.unwrap().is_none());
}

async fn followed_counts_active_names(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(t.followed().await.unwrap(), 0);
    let (_, one) = family(&mut t, 71, "Ramona Isabel Quintero Mújica", at(1)).await;
    family(&mut t, 72, "Ramona Isabel Quintero Mújica", at(1)).await;
    assert_eq!(t.followed().await.unwrap(), 2);
    t.remove_subscription(one.id, at(2)).await.unwrap();
    assert_eq!(t.followed().await.unwrap(), 1);
}
