//! The one integration binary: conversations as transcripts, and tables.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test that cannot run says so")]
#![expect(clippy::disallowed_methods, reason = "tests ask whether this is CI, and which picture to make")]

mod attachments;
mod banned;
mod both;
mod bringing_in;
mod browser;
mod canaries;
mod catalogue;
mod cli;
mod config;
mod discretion;
mod documents;
mod encodings;
mod examples;
mod families;
mod figure_examples;
mod figures;
mod ftl;
mod importing;
mod intake;
mod killing;
mod migrations;
mod names;
mod names_cards;
mod names_properties;
mod names_unicode;
mod naming;
mod newer_matcher;
mod outcomes;
mod page;
mod page_demo;
mod postgres;
mod program;
mod raw;
mod reading_ease;
mod robust;
mod same_event;
mod samples;
mod sandbox;
mod sandbox_faults;
mod sandbox_polls;
mod sandbox_strict;
mod screens;
mod screens_in_time;
mod seizure;
mod settings;
mod store;
mod story;
mod tidy;
mod traces;
mod words;
mod workbooks;
mod world;
