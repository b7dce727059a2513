//! Figures without names: a volunteer keeps those that a reader found, and looks at all of them.
//!
//! Nothing here makes a release or is compared with a name.

use crate::domain::{
    Action, Announcement, FiguresFound, FiguresScreen, FoundFigure, FoundState, MessageId, Month, OfferId, Press,
    Reply, Span,
};
use crate::intake::{Aside, Reading};
use crate::store::{Actor, Put, StoreError, Volunteer};

use super::turn::Turn;

/// What was found, until a person keeps it; sealed.
#[derive(serde::Serialize, serde::Deserialize)]
struct Found {
    said: Vec<Announcement>,
    aside: u32,
}

impl Turn<'_> {
    /// Offers the figures of a reading. Lines that a table of figures set aside are counted with it.
    pub async fn offer_figures(&mut self, who: &Volunteer, reading: &Reading) -> Result<(), StoreError> {
        if reading.announcements.is_empty() {
            return Ok(());
        }
        let only_figures = reading.entries.is_empty();
        let rows = reading.unparsed.iter().filter(|line| only_figures && line.outcome == Aside::Rejected);
        let found = Found {
            aside: rows.count() as u32,
            said: reading.announcements.iter().map(|announced| announced.said.clone()).collect(),
        };
        let offer = self.tx.add_offer(&found.write(), who.id, self.now).await?;
        let screen = self.found_screen(offer, found).await?;
        self.say(screen);
        Ok(())
    }

    /// The buttons of this screen and of `/estadisticas`. False if it is none of them.
    pub async fn figures_press(
        &mut self,
        who: &Volunteer,
        message: MessageId,
        press: &Press,
    ) -> Result<bool, StoreError> {
        match press.action {
            Action::KeepFigure => self.keep_figures(who, message, press).await?,
            Action::DropFigures => self.edit(message, Reply::FiguresDropped),
            Action::Figures => {
                let screen = self.figures_screen(&press.argument).await?;
                self.edit(message, screen);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `/estadisticas`, with or without a month behind it.
    pub async fn stats(&mut self, argument: &str) -> Result<(), StoreError> {
        let screen = self.figures_screen(argument).await?;
        self.say(screen);
        Ok(())
    }

    async fn keep_figures(&mut self, who: &Volunteer, message: MessageId, press: &Press) -> Result<(), StoreError> {
        let id = OfferId(press.subject);
        let Some(found) = self.tx.offer(id, who.id).await?.and_then(|body| Found::read(&body)) else {
            return self.stale(message).await;
        };
        let place: Option<usize> = press.argument.parse().ok();
        for (i, said) in found.said.iter().enumerate() {
            if place.is_some_and(|place| place != i) {
                continue;
            }
            if let Put::New(number) = self.tx.put_announcement(said, Some(who.id), self.now).await? {
                self.tx.audit(Actor::Member(who.id), "figure", &format!("F-{number}"), self.now).await?;
            }
        }
        let screen = self.found_screen(id, found).await?;
        self.edit(message, screen);
        Ok(())
    }

    async fn found_screen(&mut self, offer: OfferId, found: Found) -> Result<Reply, StoreError> {
        let mut rows = Vec::with_capacity(found.said.len());
        for said in found.said {
            let number = self.tx.announcement_number(&said).await?;
            rows.push(FoundFigure { state: number.map_or(FoundState::Offered, FoundState::Kept), said });
        }
        Ok(Reply::FiguresFound(Box::new(FiguresFound { offer, found: rows, aside: found.aside })))
    }

    async fn figures_screen(&mut self, argument: &str) -> Result<Reply, StoreError> {
        let all: Vec<Announcement> = self.tx.announcements().await?.into_iter().map(|kept| kept.said).collect();
        let own = self.tx.tallies(self.now).await?;
        Ok(Reply::Figures(Box::new(FiguresScreen::of(&all, span(argument), own, self.now))))
    }
}

/// A month, or the newest figures for anything else.
fn span(argument: &str) -> Span {
    argument.parse::<Month>().map_or(Span::Latest, Span::Month)
}

impl Found {
    #[expect(clippy::expect_used, reason = "strings, numbers, enums and lists are what JSON can hold")]
    fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("figures hold only strings, numbers and lists, which JSON can hold")
    }

    fn read(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }
}
