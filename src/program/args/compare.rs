//! `ragam compare`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;

/// Compare mixes of a scenario, or several scenarios, over the same possible futures
///
/// With one file: today's mix and every [[mix]] of the file. With several: the files as they are.
/// The folder `<file>-compared` gets summary.json, comparison.csv and the chart.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct CompareArgs {
    /// Scenario files
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::program) files: Vec<PathBuf>,

    /// Only these mixes of the file, by id, separated by commas; `today` is today's. The others
    /// are judged against the first
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(in crate::program) mix: Vec<String>,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

const AFTER_HELP: &str = "\
Examples:
  ragam compare shop.toml
  ragam compare shop.toml --mix today,spread --lang en
  ragam compare today.toml tomorrow.toml --json";
