//! A newer version of the matcher compares everything anew, and what people judged stays.

use chrono::TimeDelta;
use vigilia::domain::{MatchId, Press, ReleaseId, SubscriptionId};
use vigilia::names::MATCHER_VERSION;
use vigilia::store::MatchState;

use crate::story::{all_confirm, cast, follows};
use crate::world::World;

/// As if everything had been compared by the version before this one; what those rows are.
async fn compared_by_the_version_before(world: &World) -> (Vec<SubscriptionId>, Vec<ReleaseId>) {
    let mut tx = world.store.begin().await.unwrap();
    let names: Vec<SubscriptionId> =
        tx.subscriptions_after(SubscriptionId(0), 100).await.unwrap().rows.iter().map(|row| row.id).collect();
    let releases: Vec<ReleaseId> =
        tx.releases_after(ReleaseId(0), 100).await.unwrap().rows.iter().map(|row| row.id).collect();
    for id in &names {
        tx.subscription_matched(*id, MATCHER_VERSION - 1).await.unwrap();
    }
    for id in &releases {
        tx.release_matched(*id, MATCHER_VERSION - 1).await.unwrap();
    }
    let waiting = tx.unmatched_subscriptions(MATCHER_VERSION, 100).await.unwrap().rows.len();
    assert!(waiting == names.len() && waiting > 0, "everything waits for the newer version");
    tx.commit().await.unwrap();
    (names, releases)
}

#[tokio::test]
async fn it_compares_everything_anew_and_judgements_stay() {
    let world = World::new().await;
    let (maria, ana, luis) = cast(&world).await;
    all_confirm(&maria, &ana, &luis).await;
    let (_, undo) = luis.button("Deshacer").expect("a judgement can be taken back for a while");
    let judged = MatchId(Press::parse(&undo).expect("our own button").subject);
    let rosa = world.person("es");
    follows(&rosa, "Yusbelys Carolina Gómez Arteaga").await;
    world.after(TimeDelta::minutes(3)).await;
    let told = maria.shown().len();

    let (names, releases) = compared_by_the_version_before(&world).await;
    world.restart().await;
    world.settle().await;

    let mut tx = world.store.begin().await.unwrap();
    assert!(tx.unmatched_subscriptions(MATCHER_VERSION, 100).await.unwrap().rows.is_empty());
    assert!(tx.unmatched_releases(MATCHER_VERSION, 100).await.unwrap().rows.is_empty());
    assert!(names.len() >= 2 && !releases.is_empty());
    assert_eq!(tx.judgements(judged).await.unwrap().len(), 2, "both judgements stay");
    assert_eq!(tx.match_row(judged).await.unwrap().unwrap().state, MatchState::Confirmed);
    drop(tx);
    world.after(TimeDelta::minutes(10)).await;
    assert_eq!(maria.shown().len(), told, "nobody is told a second time");
}
