//! From what a shop has to its scenario: exports are read (`reading`), the variation of sales is
//! fitted (`level`), and a scenario is written in which every number says where it comes from
//! (`writing`).
//!
//! Bytes in, data and text out: no files, no clock, no threads, so that it also runs in a browser.

pub mod backtest;
mod fitted;
mod fitted_shop;
mod lebarans;
pub mod level;
mod questions;
pub mod reading;
pub mod telling;
pub mod writing;

pub use fitted::{Fitted, Past, fit, kind_of, lebaran_offset, title_of};
pub use fitted_shop::{FittedShop, stretch};
pub use lebarans::Lebarans;
pub use questions::Question;
