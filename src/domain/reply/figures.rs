//! What the screens of figures show.

use serde::{Deserialize, Serialize};

use crate::domain::announcement::{Announcement, Month, OwnCounts, Span, figures, months};
use crate::domain::{Moment, OfferId};

/// Figures that a reader found; nothing is kept before a person says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresFound {
    pub offer: OfferId,
    /// In the order of the text; never empty.
    pub found: Vec<FoundFigure>,
    /// Lines of a table of figures that were not understood.
    pub aside: u32,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundFigure {
    pub said: Announcement,
    pub state: FoundState,
}

/// Whether somebody kept it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoundState {
    Offered,
    /// Under this number.
    Kept(u32),
}

/// `/estadisticas`: what others said, side by side, and what we did. Never a difference of two figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresScreen {
    pub at: Moment,
    pub span: Span,
    /// By kind, then by day.
    pub figures: Vec<Announcement>,
    /// The months before and after that also hold figures; before [`Span::Latest`] stands the newest.
    pub earlier: Option<Month>,
    pub later: Option<Month>,
    pub own: OwnCounts,
}

impl FiguresScreen {
    /// The screen of a span. `all` is in the order in which they were entered.
    pub fn of(all: &[Announcement], span: Span, own: OwnCounts, at: Moment) -> Self {
        let months = months(all);
        let (earlier, later) = match span {
            Span::Latest => (months.last().copied(), None),
            Span::Month(month) => (
                months.iter().rev().find(|other| **other < month).copied(),
                months.iter().find(|other| **other > month).copied(),
            ),
        };
        Self { at, span, figures: figures(all, span), earlier, later, own }
    }
}

/// The same figures as a picture: of each source and kind the newest of the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresChart {
    pub at: Moment,
    pub span: Span,
    pub figures: Vec<Announcement>,
}
