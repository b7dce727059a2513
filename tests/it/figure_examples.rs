//! Examples of the screens of figures.

use vigilia::domain::*;

use crate::samples::{ID, Sample, moment};

fn figure(s: &Sample, kind: FigureKind, figure: Option<Figure>, bound: Option<Bound>) -> Announcement {
    Announcement {
        by: s.source.clone(),
        kind,
        figure,
        bound,
        as_of: "2026-01-25/2026-01-26".parse().ok(),
        window: "2026-01-08".into(),
        reference: "El Diario del Alba, 26 ene 2026".into(),
    }
}

/// A figure in every way in which one can be said.
fn every_figure(s: &Sample) -> Vec<Announcement> {
    let one = |kind, amount, bound| figure(s, kind, amount, bound);
    let exactly = Some(Figure::Exactly(2_021));
    let mut all = vec![
        Announcement {
            window: Window::OneDay,
            ..one(FigureKind::Claimed, None, Some(Bound::Words("un \"buen\" número".into())))
        },
        Announcement {
            as_of: None,
            window: Window::Unknown,
            ..one(FigureKind::Verified, Some(Figure::Between(151, 154)), None)
        },
        Announcement {
            as_of: "2026-02-15T21:30:00-04:00".parse().ok(),
            window: Window::Words(s.source.clone()),
            ..one(FigureKind::Counted, exactly, None)
        },
    ];
    let bounds = [Bound::MoreThan, Bound::AtLeast, Bound::About, Bound::UpTo, Bound::DependingOnSource];
    all.extend(bounds.map(|bound| one(FigureKind::Remaining, exactly, Some(bound))));
    all.push(Announcement { reference: s.source.clone(), ..one(FigureKind::Lifted, exactly, None) });
    all
}

pub fn found(s: &Sample) -> Vec<Reply> {
    let offer = |n: usize, state| FiguresFound {
        offer: OfferId(ID),
        found: every_figure(s).into_iter().cycle().take(n).map(|said| FoundFigure { said, state }).collect(),
        aside: n as u32,
    };
    let all = [
        offer(1, FoundState::Offered),
        offer(1, FoundState::Kept(7)),
        offer(2, FoundState::Offered),
        offer(40, FoundState::Offered),
        offer(40, FoundState::Kept(112)),
    ];
    all.into_iter().map(|found| Reply::FiguresFound(Box::new(found))).collect()
}

pub fn screens(s: &Sample) -> Vec<Reply> {
    let month = |text: &str| text.parse::<Month>().ok();
    let few = OwnCounts {
        sent: Tally::Few,
        read: Tally::Exactly(0),
        corrected: Tally::Exactly(0),
        open: Tally::Exactly(1_234),
        mean_wait_seconds: Some(86_400),
    };
    let none = OwnCounts { mean_wait_seconds: None, ..few };
    let screen = |n: usize, span, own| FiguresScreen {
        at: moment(),
        span,
        figures: every_figure(s).into_iter().cycle().take(n).collect(),
        earlier: month("2025-12"),
        later: month("2026-09"),
        own,
    };
    let september = Span::Month(month("2026-09").unwrap());
    [screen(0, Span::Latest, none), screen(9, Span::Latest, few), screen(40, september, few)]
        .map(|screen| Reply::Figures(Box::new(screen)))
        .to_vec()
}
