//! `ragam buffer`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::values;

/// Say how much cash to hold today, so that it lasts in a wanted share of futures
///
/// For today's mix and every [[mix]] of the file, over the same possible futures. The folder
/// `<file>-buffer` gets summary.json, buffer.csv (the reserve for 50 to 99 of 100 futures) and the
/// chart.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct BufferArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    /// Share of futures in which cash is to last, between 0 and 1
    #[arg(long, value_name = "SHARE", value_parser = values::share, default_value = "0.95")]
    pub(in crate::program) survive: f64,

    /// Only these mixes of the file, by id, separated by commas; `today` is today's
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(in crate::program) mix: Vec<String>,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

const AFTER_HELP: &str = "\
Examples:
  ragam buffer shop.toml
  ragam buffer shop.toml --survive 0.99 --mix today,spread --lang en";
