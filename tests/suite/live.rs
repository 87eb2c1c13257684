//! Live selling, affiliates, booms and mitigations against closed forms and sums by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod affiliates;
mod affiliates_money;
mod booms;
mod mitigations;
mod sessions;
