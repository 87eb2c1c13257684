//! Ragam: what happens to a small shop's sales and cash when one of its sales channels fails.
//!
//! The modules are the road of a scenario file; `ARCHITECTURE.md` has the map.

pub mod calendar;
pub mod charts;
pub mod decide;
pub mod district;
pub mod ensemble;
pub mod fit;
pub mod language;
pub mod metrics;
pub mod model;
pub mod numeric;
pub mod output;
pub mod pack;
pub mod problems;
#[cfg(feature = "program")]
pub mod program;
pub mod report;
pub mod scenario;
pub mod simulate;
pub mod starter;
