//! `ragam compare`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::values;

/// Compare mixes of a scenario, or several scenarios, over the same possible futures
///
/// With one file: today's mix and every [[mix]] of the file. With several: the files as they are, or
/// with --mix each with these mixes of its own. The folder `<file>-compared` gets summary.json,
/// comparison.csv (a row for each figure), scenarios.csv (a row for each scenario and mix) and the
/// chart.
///
/// Each is judged against the first: how often and by how much it is better, whether it is so with
/// every kind of luck, and what it costs in quiet futures against what it saves in bad ones. Of one
/// file also: from how often on a shock makes a mix pay off (the first 4 shocks that have a rate or
/// a probability), and whether the verdicts hang on returns to effort; both for the first 6 mixes.
/// Up to 7 mixes are compared each with each, more only with the first.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct CompareArgs {
    /// Scenario files
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::program) files: Vec<PathBuf>,

    /// Only these mixes of each file, by id, separated by commas; `today` is today's. The others
    /// are judged against the first
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(in crate::program) mix: Vec<String>,

    /// Add futures until the standard errors of the differences to the first (of the mean and of
    /// expected_shortfall_95 of net cash flow) are at most X times the larger of the difference and of
    /// how far the worst 5% lie below the mean, or there are a million, all mixes together
    /// [0.0001 to 1]
    #[arg(long, value_name = "X", value_parser = values::precision)]
    pub(in crate::program) precision: Option<f64>,

    /// Do not look for the frequency of shocks at which mixes break even, which takes the longest
    #[arg(long)]
    pub(in crate::program) no_break_even: bool,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

const AFTER_HELP: &str = "\
Examples:
  ragam compare shop.toml
  ragam compare shop.toml --mix today,spread --lang en
  ragam compare shop.toml --precision 0.01
  ragam compare today.toml tomorrow.toml --json";
