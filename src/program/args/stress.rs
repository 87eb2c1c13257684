//! `ragam stress`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::values;

/// Vary one or two numbers of a scenario and see where cash runs out
///
/// Every number can be varied by the path of its key, such as shock.live_halt.severity, and
/// share.<channel> is a channel's share of the effort; the others keep their proportions. All points
/// live through the same possible futures. The folder `<file>-stress` gets summary.json, tables and
/// charts.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct StressArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    /// What is varied, from one value to another in steps; once or twice
    #[arg(
        long = "axis",
        value_name = "PATH=FROM:TO:STEP",
        value_parser = values::axis,
        allow_hyphen_values = true
    )]
    pub(in crate::program) axes: Vec<AxisArg>,

    /// Find where the chance of running out of cash crosses --chance: along each axis, or, without
    /// one, for how severe each shock is, how long it lasts, and each channel's share
    #[arg(long)]
    pub(in crate::program) breaking_point: bool,

    /// The chance of running out of cash above which the shop counts as broken
    #[arg(long, value_name = "P", default_value = "0.05", value_parser = values::chance)]
    pub(in crate::program) chance: f64,

    /// The mix that is stressed, by id [default: today's]
    #[arg(long, value_name = "ID")]
    pub(in crate::program) mix: Option<String>,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

/// A range of values of a number.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::program) struct AxisArg {
    /// Path of the number.
    pub(in crate::program) path: String,
    /// First value, last value, step.
    pub(in crate::program) range: (f64, f64, f64),
}

const AFTER_HELP: &str = "\
Examples:
  ragam stress shop.toml --breaking-point
  ragam stress shop.toml --axis shock.live_halt.severity=0:1:0.1 --axis share.tiktok_live=0.1:0.9:0.1
  ragam stress shop.toml --axis business.opening_cash=0:50_000_000:5_000_000 --breaking-point --chance 0.1";
