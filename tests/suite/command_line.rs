//! The program from outside: what it reads, writes, says, and how it ends.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what helps tests fails as tests do"
)]

mod chart;
mod check;
pub mod dir;
mod exit_code;
mod help;
mod inputs;
#[cfg(unix)]
mod interrupt;
mod manual;
mod pack;
mod page;
mod precision;
mod replay;
mod results;
mod said;
mod scenarios;
mod schema;
mod tables;
mod threads;
mod usage;
