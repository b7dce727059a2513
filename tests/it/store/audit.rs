//! The trail of who did what, and small facts about the database.

use vigilia::domain::*;
use vigilia::store::*;

use super::given::{at, member, start, tx};
use crate::both::{Place, on_both, on_both_places};
use crate::raw::{Cell, Raw};

on_both!(a_fact_is_kept_and_replaced);
on_both_places!(
    each_row_of_the_trail_depends_on_all_rows_before,
    the_trail_names_who_by_id_and_what_by_code,
    a_changed_trail_is_found_where_it_was_changed,
);

async fn a_fact_is_kept_and_replaced(store: Store) {
    let mut t = tx(&store).await;
    assert_eq!(t.meta("matcher").await.unwrap(), None);
    t.set_meta("matcher", "3").await.unwrap();
    t.set_meta("bot", "").await.unwrap();
    t.set_meta("matcher", "4").await.unwrap();
    assert_eq!(t.meta("matcher").await.unwrap().as_deref(), Some("4"));
    assert_eq!(t.meta("bot").await.unwrap().as_deref(), Some(""));
    t.commit().await.unwrap();
    assert_eq!(tx(&store).await.meta("matcher").await.unwrap().as_deref(), Some("4"));
}

/// The hashes of the trail, oldest first.
async fn hashes(place: &Place) -> Vec<Cell> {
    let mut raw = Raw::open(place).await;
    let rows = raw.rows_of("SELECT hash FROM audits ORDER BY seq").await;
    raw.close().await;
    rows.into_iter().map(|mut row| row.remove(0).1).collect()
}

async fn append(place: &Place, acts: &[(Actor, &'static str, &str, i64)]) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    for (who, action, object, minute) in acts {
        t.audit(*who, action, object, at(*minute)).await.unwrap();
    }
    t.commit().await.unwrap();
    store.close().await;
}

async fn each_row_of_the_trail_depends_on_all_rows_before(place: Place) {
    let same = (Actor::Owner, "confirm", "C-0412", 1);
    append(&place, &[same, same, same]).await;
    let trail = hashes(&place).await;
    assert_eq!(trail.len(), 3);
    assert!(trail.iter().all(|hash| matches!(hash, Cell::Bytes(bytes) if bytes.len() >= 32)));
    assert!(trail[0] != trail[1] && trail[1] != trail[2], "equal acts, different hashes");

    // The same acts give the same trail; one act changed changes every hash from there on.
    let elsewhere = |change: usize| async move {
        let mut acts = vec![same; 3];
        match change {
            0 => acts[0].0 = Actor::System,
            1 => acts[0].1 = "reject",
            2 => acts[0].2 = "C-0413",
            3 => acts[0].3 = 2,
            _ => {}
        }
        let other = Place::sqlite();
        append(&other, &acts).await;
        hashes(&other).await
    };
    assert_eq!(elsewhere(9).await, trail, "also on another database");
    for change in 0..4 {
        let other = elsewhere(change).await;
        assert!((0..3).all(|row| other[row] != trail[row]), "change {change}");
    }
    append(&place, &[same]).await;
    assert_eq!(hashes(&place).await[..3], trail[..], "what was written stays");
}

async fn the_trail_names_who_by_id_and_what_by_code(place: Place) {
    let store = place.open().await;
    let mut t = tx(&store).await;
    let ana = member(&mut t, 311, Role::Volunteer, "Araguato", start()).await;
    t.audit(Actor::Member(ana.id), "judge", "C-0412", at(1)).await.unwrap();
    t.commit().await.unwrap();
    let mut raw = Raw::open(&place).await;
    let trail = raw.rows_of("SELECT actor, member_id, action, object, at FROM audits").await;
    let cells: Vec<Cell> = trail.into_iter().flatten().map(|(_, cell)| cell).collect();
    let text = |text: &str| Cell::Text(text.into());
    let expected =
        [text("member"), Cell::Integer(ana.id.0), text("judge"), text("C-0412"), Cell::Integer(at(1).timestamp())];
    assert_eq!(cells, expected);
}

async fn a_changed_trail_is_found_where_it_was_changed(place: Place) {
    let store = place.open().await;
    let empty = tx(&store).await.audit_head().await.unwrap();
    let acts = ["C-0412", "C-0413", "C-0414"].map(|object| (Actor::System, "confirm", object, 1));
    append(&place, &acts).await;
    let head = tx(&store).await.audit_head().await.unwrap();
    assert_ne!(head, empty);
    assert_eq!(hashes(&place).await.last(), Some(&Cell::Bytes(head.to_vec())));

    let tampering = [
        (
            "UPDATE audits SET object = 'C-0999' WHERE object = 'C-0413'",
            "UPDATE audits SET object = 'C-0413' WHERE object = 'C-0999'",
        ),
        (
            "UPDATE audits SET at = at + 1 WHERE object = 'C-0413'",
            "UPDATE audits SET at = at - 1 WHERE object = 'C-0413'",
        ),
        (
            "UPDATE audits SET actor = 'owner' WHERE object = 'C-0413'",
            "UPDATE audits SET actor = 'system' WHERE object = 'C-0413'",
        ),
        ("DELETE FROM audits WHERE object = 'C-0413'", ""),
    ];
    for (change, undo) in tampering {
        let mut raw = Raw::open(&place).await;
        assert_eq!(raw.execute(change).await, 1);
        let found = tx(&store).await.audit_head().await;
        assert!(matches!(found, Err(StoreError::Corrupt { table: "audits", .. })), "{change}");
        if !undo.is_empty() {
            raw.execute(undo).await;
            assert_eq!(tx(&store).await.audit_head().await.unwrap(), head);
        }
        raw.close().await;
    }
}
