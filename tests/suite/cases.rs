//! The shipped scenarios: they read without problems, their figures behave as was reported, and the
//! lessons at their heads are what they show.
//!
//! `docs/validation.md` says what was fitted and what the halts show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod campaigns;
mod closures;
mod creators;
mod files;
mod growth;
mod halts;
mod lessons;
mod live_shows;
mod measured;
mod protection;
