//! What the store promises, as sentences. Each runs on SQLite and on PostgreSQL.

mod covered;
mod families;
mod given;
mod runs;
mod schema;

mod audit;
mod changes;
mod chats;
mod damaged;
mod deliveries;
mod dialogues;
mod figures;
mod forgetting;
mod holding;
mod judgements;
mod matching;
mod opening;
mod outbox;
mod pauses;
mod pressing;
mod queue;
mod quiet;
mod releases;
mod retention;
mod retractions;
mod same_events;
mod screens;
mod sealing;
mod seized;
mod sending;
mod subscribers;
mod subscriptions;
mod team;
mod telling;

/// The moment at which tests begin.
pub fn noon() -> vigilia::domain::Moment {
    given::start()
}
