//! A pause of one name: its alerts wait, its corrections pass, and nothing is lost.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, claim, day, family, id, send, start, told, tx};
use crate::both::on_both;

on_both!(
    a_paused_name_s_alerts_wait_and_go_out_when_the_pause_is_over,
    a_correction_passes_a_pause,
    the_seven_days_stand_still_in_a_pause,
    a_pause_says_itself_and_can_be_changed,
    a_pause_with_an_end_is_found_when_it_has_come,
    a_name_off_the_list_cannot_be_paused,
);

async fn a_paused_name_s_alerts_wait_and_go_out_when_the_pause_is_over(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 701, at(1)).await;
    assert!(t.pause(told.subscription, Pause::Open, at(2)).await.unwrap());
    assert!(t.due(day(30), 10).await.unwrap().is_empty());
    assert!(t.claim_notice(told.alert, day(31), day(30)).await.unwrap().is_none());
    assert_eq!(t.unpause(told.subscription, day(30)).await.unwrap(), Some(1));
    assert_eq!(t.due(day(30), 10).await.unwrap().len(), 1);
    assert_eq!(t.unpause(told.subscription, day(30)).await.unwrap(), None, "it ends once");
}

async fn a_correction_passes_a_pause(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 702, at(1)).await;
    send(&mut t, told.alert, 5, at(2)).await;
    t.pause(told.subscription, Pause::Until(day(7)), at(3)).await.unwrap();
    let correction = id(t.add_delivery(&told.correction(at(4)), at(4)).await.unwrap());
    claim(&mut t, correction, at(5)).await;
}

async fn the_seven_days_stand_still_in_a_pause(store: Store) {
    let mut t = tx(&store).await;
    let told = told(&mut t, 703, at(0)).await;
    t.pause(told.subscription, Pause::Open, at(10)).await.unwrap();
    t.unpause(told.subscription, day(9)).await.unwrap();
    let claimed = claim(&mut t, told.alert, day(9)).await;
    assert_eq!(claimed.before.sendable_since, day(9) - chrono::TimeDelta::minutes(10));
}

async fn a_pause_says_itself_and_can_be_changed(store: Store) {
    let mut t = tx(&store).await;
    let (_, made) = family(&mut t, 704, "Nicanor Abreu Sotillo", start()).await;
    assert_eq!(made.pause, Pause::No);
    for pause in [Pause::Until(day(1)), Pause::Open, Pause::Until(day(7)), Pause::No] {
        assert!(t.pause(made.id, pause, at(1)).await.unwrap());
        let read = t.subscription(made.id).await.unwrap().unwrap();
        assert_eq!(read.pause, pause);
        assert!(read.revision > made.revision);
    }
    assert!(!t.pause(made.id, Pause::No, at(2)).await.unwrap());
}

async fn a_pause_with_an_end_is_found_when_it_has_come(store: Store) {
    let mut t = tx(&store).await;
    let (_, short) = family(&mut t, 705, "Nicanor Abreu Sotillo", start()).await;
    let (_, open) = family(&mut t, 706, "Eleuterio Barrios Canelón", start()).await;
    let (_, removed) = family(&mut t, 707, "Ramona Isabel Quintero Mújica", start()).await;
    t.pause(short.id, Pause::Until(day(1)), at(1)).await.unwrap();
    t.pause(open.id, Pause::Open, at(1)).await.unwrap();
    t.pause(removed.id, Pause::Until(day(1)), at(1)).await.unwrap();
    t.remove_subscription(removed.id, at(2)).await.unwrap();
    assert!(t.pauses_over(at(2)).await.unwrap().is_empty());
    assert_eq!(t.pauses_over(day(1)).await.unwrap(), [(ChatId(705), short.id)]);
}

async fn a_name_off_the_list_cannot_be_paused(store: Store) {
    let mut t = tx(&store).await;
    let (_, made) = family(&mut t, 708, "Nicanor Abreu Sotillo", start()).await;
    t.remove_subscription(made.id, at(1)).await.unwrap();
    assert!(!t.pause(made.id, Pause::Open, at(2)).await.unwrap());
}
