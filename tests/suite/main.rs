//! All tests from outside, in one binary: it links once. Each module is about one thing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod agreement;
mod attribute;
mod bad_input;
mod book;
mod buffer;
mod cases;
mod changes;
mod command_line;
mod compare;
mod compare_further;
mod currency;
mod delivery;
mod district;
mod district_wrong;
mod every_key_matters;
mod finance;
mod fit_affiliates;
mod fit_backtest;
mod fit_damaged;
mod fit_effects;
mod fit_languages;
mod fit_reading;
mod fit_recovery;
mod fit_scenario;
mod known_answers;
mod laws;
mod layers;
mod live;
mod mechanisms;
mod money_terms;
mod new;
mod optimize;
mod owner_properties;
mod parts;
mod pictures;
mod pinned;
mod properties;
mod readme;
mod reliability;
mod reported_faults;
mod responses;
mod schema;
mod seller_terms;
mod sensitivity;
mod set_or_written;
mod shared_luck;
mod slips;
mod stress;
mod support;
mod trial;
mod with_without;
mod without;
mod zero_and_less;
