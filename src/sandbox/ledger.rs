//! What the server accepted from the bot, and how often it was asked: the truth that tests compare with.
//! It only grows, and it knows nothing of what the bot believes.

use std::collections::BTreeMap;

/// One act of the bot that took effect, whether or not the bot ever read the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Counts from 1, in the order of acceptance.
    pub sequence: u64,
    /// When, in unix seconds.
    pub at: i64,
    /// In which chat.
    pub chat: i64,
    /// Which message.
    pub message: i64,
    /// What was done.
    pub act: Act,
}

/// What the bot did to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A new message with this text (or caption).
    Sent(String),
    /// The text became this.
    Edited(String),
    /// Only the buttons changed.
    Rebuttoned,
    /// It was deleted for everybody.
    Deleted,
    /// Its button was answered with this pop-up (empty: none).
    Answered(String),
}

/// One request of the bot and what it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// When it came, in unix seconds.
    pub at: i64,
    /// The method, in lower case.
    pub method: String,
    /// The chat that it named, 0 if none.
    pub chat: i64,
    /// What happened to it.
    pub fate: Fate,
}

/// What happened to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It took effect.
    Accepted,
    /// It was refused with this code and description.
    Refused(u16, String),
    /// A fault swallowed it before it took effect.
    Lost,
    /// It took effect, and a fault spoiled the answer.
    AcceptedAndSpoiled,
}

/// The whole record; a copy, as of the moment it was asked for.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    accepted: Vec<Accepted>,
    requests: Vec<Request>,
    overlaps: u64,
}

impl Ledger {
    /// Everything that took effect, in order.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// Every request, in order.
    pub fn requests(&self) -> &[Request] {
        &self.requests
    }

    /// How often two polls for updates overlapped.
    pub fn overlapping_polls(&self) -> u64 {
        self.overlaps
    }

    /// The texts of the new messages that a chat was sent, in order.
    pub fn sent_to(&self, chat: i64) -> Vec<&str> {
        let of_chat = self.accepted.iter().filter(|entry| entry.chat == chat);
        of_chat
            .filter_map(|entry| match &entry.act {
                Act::Sent(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// How many requests came for each method (names in lower case).
    pub fn counts(&self) -> BTreeMap<&str, usize> {
        self.requests.iter().fold(BTreeMap::new(), |mut counts, request| {
            *counts.entry(request.method.as_str()).or_default() += 1;
            counts
        })
    }

    pub(super) fn accept(&mut self, at: i64, chat: i64, message: i64, act: Act) {
        let sequence = self.accepted.len() as u64 + 1;
        self.accepted.push(Accepted { sequence, at, chat, message, act });
    }

    pub(super) fn request(&mut self, request: Request) {
        self.requests.push(request);
    }

    pub(super) fn overlap(&mut self) {
        self.overlaps += 1;
    }
}
