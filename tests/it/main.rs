//! The one integration binary: conversations as transcripts, and tables.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod banned;
mod browser;
mod catalogue;
mod cli;
mod config;
mod discretion;
mod documents;
mod examples;
mod ftl;
mod killing;
mod page;
mod program;
mod reading_ease;
mod samples;
mod sandbox;
mod sandbox_faults;
mod sandbox_polls;
mod sandbox_strict;
mod screens;
mod story;
mod tidy;
mod words;
mod world;
