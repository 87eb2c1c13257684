//! `ragam attribute`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;

/// Find out where the risk comes from: each shock, ups and downs, what is not known, each channel
///
/// Takes them out in all combinations, over the same possible futures, and shares the loss of the
/// worst 1 in 20 futures and the chance of running out of cash among them (Shapley values).
/// The folder `<file>-attribution` gets summary.json, attribution.csv and the chart.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct AttributeArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    /// With this mix of the file, by id; `today` is today's
    #[arg(long, value_name = "ID")]
    pub(in crate::program) mix: Option<String>,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

const AFTER_HELP: &str = "\
Examples:
  ragam attribute shop.toml
  ragam attribute shop.toml --paths 2000 --lang en";
