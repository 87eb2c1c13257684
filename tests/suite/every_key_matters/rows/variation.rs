//! `[variation]`: how strongly sales vary where channels say nothing of their own.

use super::super::bases::KINDS;
use super::super::output::Output::Sales;
use super::super::row::{Row, row};

/// A line in a table that the base does not have.
macro_rules! given {
    ($line:literal) => {
        &[("[simulation]\n", concat!("[variation]\n", $line, "\n\n[simulation]\n"))]
    };
}

pub(super) const ROWS: &[Row] = &[
    row("variation.noise_online", KINDS, given!("noise_online = 0.7"), Sales),
    row("variation.noise_orders", KINDS, given!("noise_orders = 0.7"), Sales),
    row("variation.noise_offline", KINDS, given!("noise_offline = 0.7"), Sales),
    row("variation.slow_level_step_online", KINDS, given!("slow_level_step_online = 0.1"), Sales),
    row("variation.slow_level_step_offline", KINDS, given!("slow_level_step_offline = 0.1"), Sales),
    row("variation.slow_level_step_other", KINDS, given!("slow_level_step_other = 0.1"), Sales),
    row(
        "variation.slow_level_half_life_days",
        KINDS,
        given!("slow_level_half_life_days = 30"),
        Sales,
    ),
];
