//! `ragam sensitivity`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::OutputArgs;

/// Find out which unknown number of a scenario matters most
///
/// Holds each number that is not known at a low and at a high value, over the same possible futures,
/// and says which part of the ups and downs each of them explains, and luck.
/// The folder `<file>-sensitivity` gets summary.json, sensitivity.csv and the chart.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct SensitivityArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    /// With this mix of the file, by id; `today` is today's
    #[arg(long, value_name = "ID")]
    pub(in crate::program) mix: Option<String>,

    /// The figure that is examined
    #[arg(long, value_name = "FIGURE", value_enum, default_value = "net_cash_flow")]
    pub(in crate::program) figure: FigureArg,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

/// A figure of each possible future.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::program) enum FigureArg {
    /// Change of cash from the first day to the last
    NetCashFlow,
    /// Lowest balance of cash at the close of a day
    LowestCash,
    /// Sales of all channels
    Sales,
}

const AFTER_HELP: &str = "\
Examples:
  ragam sensitivity shop.toml
  ragam sensitivity shop.toml --figure lowest_cash --lang en";
