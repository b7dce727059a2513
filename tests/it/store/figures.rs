//! Figures without names, and what of our own counts may be told.

use chrono::TimeDelta;
use vigilia::domain::*;
use vigilia::store::*;

use super::given::{WHO, at, day, family, matched, member, send, start, told, told_of, tx};
use crate::both::on_both;

on_both!(
    every_part_of_a_figure_is_read_as_it_was_kept,
    the_same_statement_is_kept_once_and_another_one_beside_it,
    what_is_offered_is_its_members_alone_and_goes_after_a_week,
    counts_of_families_from_one_to_four_are_not_told,
);

fn said(figure: Option<Figure>, bound: Option<Bound>, as_of: &str, window: &str) -> Announcement {
    Announcement {
        by: "Comité Norte".into(),
        kind: FigureKind::Verified,
        figure,
        bound,
        as_of: as_of.parse().ok(),
        window: window.into(),
        reference: "Boletín 7".into(),
    }
}

async fn every_part_of_a_figure_is_read_as_it_was_kept(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 901, Role::Volunteer, "Araguato", start()).await;
    let all = [
        said(Some(Figure::Exactly(266)), None, "2026-01-26T21:30:00-04:00", "2026-01-08/"),
        said(Some(Figure::Between(151, 154)), Some(Bound::DependingOnSource), "2026-01-20/2026-01-23", "1d"),
        said(Some(Figure::Exactly(400)), Some(Bound::MoreThan), "2026-01-13", "desde noviembre"),
        said(None, Some(Bound::Words("un buen número".into())), "", ""),
    ];
    for (i, said) in all.iter().enumerate() {
        let by = (i == 0).then_some(ana.id);
        assert_eq!(t.put_announcement(said, by, at(i as i64)).await.unwrap(), Put::New(i as u32 + 1));
    }
    let kept = t.announcements().await.unwrap();
    assert!(kept.iter().map(|kept| &kept.said).eq(&all));
    assert_eq!(kept[0].entered_by, Some(ana.id));
    assert_eq!((kept[3].number, kept[3].entered_by, kept[3].entered_at), (4, None, at(3)));
}

async fn the_same_statement_is_kept_once_and_another_one_beside_it(store: Store) {
    let mut t = tx(&store).await;
    let first = said(Some(Figure::Exactly(261)), None, "2026-01-26", "");
    let later = said(Some(Figure::Exactly(266)), None, "2026-01-26", "");
    assert_eq!(t.announcement_number(&first).await.unwrap(), None);
    assert_eq!(t.put_announcement(&first, None, start()).await.unwrap(), Put::New(1));
    assert_eq!(t.put_announcement(&later, None, at(1)).await.unwrap(), Put::New(2));
    assert_eq!(t.put_announcement(&first, None, at(2)).await.unwrap(), Put::Known(1));
    assert_eq!(t.announcement_number(&later).await.unwrap(), Some(2));
    assert_eq!(t.announcements().await.unwrap().len(), 2);
}

async fn what_is_offered_is_its_members_alone_and_goes_after_a_week(store: Store) {
    let mut t = tx(&store).await;
    let ana = member(&mut t, 902, Role::Volunteer, "Araguato", start()).await;
    let eva = member(&mut t, 903, Role::Coordinator, "Turpial", start()).await;
    let offer = t.add_offer(b"figures", ana.id, start()).await.unwrap();
    assert_eq!(t.offer(offer, ana.id).await.unwrap().as_deref(), Some(&b"figures"[..]));
    assert_eq!(t.offer(offer, eva.id).await.unwrap(), None);
    t.tidy(day(7) - TimeDelta::minutes(1)).await.unwrap();
    assert!(t.offer(offer, ana.id).await.unwrap().is_some());
    t.tidy(day(7) + TimeDelta::minutes(1)).await.unwrap();
    assert!(t.offer(offer, ana.id).await.unwrap().is_none());
}

async fn counts_of_families_from_one_to_four_are_not_told(store: Store) {
    let mut t = tx(&store).await;
    let nothing = t.tallies(start()).await.unwrap();
    let zero = Tally::Exactly(0);
    assert_eq!((nothing.sent, nothing.read, nothing.corrected, nothing.open), (zero, zero, zero, zero));
    assert_eq!(nothing.mean_wait_seconds, None);
    let first = told(&mut t, 1_900, start()).await;
    send(&mut t, first.alert, 1, start()).await;
    for chat in 1_901..1_905 {
        assert_eq!(t.tallies(at(60)).await.unwrap().sent, Tally::Few);
        let next = told_of(&mut t, chat, first.release, start()).await;
        send(&mut t, next.alert, 1, start()).await;
    }
    for (chat, since) in [(1_910, 10), (1_911, 30)] {
        let (_, subscription) = family(&mut t, chat, WHO, start()).await;
        matched(&mut t, subscription.id, first.release, at(since)).await;
    }
    let five = t.tallies(at(60)).await.unwrap();
    assert_eq!((five.sent, five.read, five.open), (Tally::Exactly(5), zero, Tally::Few));
    assert_eq!(five.mean_wait_seconds, Some(40 * 60));
}
