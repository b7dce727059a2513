//! The one integration binary: conversations as transcripts, and tables.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod banned;
mod both;
mod browser;
mod canaries;
mod catalogue;
mod cli;
mod config;
mod discretion;
mod documents;
mod examples;
mod ftl;
mod intake;
mod killing;
mod migrations;
mod names;
mod names_properties;
mod page;
mod page_demo;
mod postgres;
mod program;
mod raw;
mod reading_ease;
mod samples;
mod sandbox;
mod sandbox_faults;
mod sandbox_polls;
mod sandbox_strict;
mod screens;
mod seizure;
mod store;
mod story;
mod tidy;
mod words;
mod world;
