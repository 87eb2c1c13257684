//! `ragam replay`.

use std::path::PathBuf;

use clap::Args;

use super::CsvArg;
use super::values;

/// Write every posting of one possible future, day by day, as CSV
///
/// The numbers are those of the run, to the bit: adding up the amounts in their order gives the
/// balance of each day.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct ReplayArgs {
    /// The scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) scenario: PathBuf,

    /// Number of the future, counted from 0
    #[arg(long, value_name = "K", value_parser = values::path)]
    pub(in crate::program) path: u32,

    /// Seed of all draws, if the run was given one
    #[arg(long, value_name = "N", value_parser = values::seed)]
    pub(in crate::program) seed: Option<u64>,

    /// File for the postings, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(in crate::program) out: Option<PathBuf>,

    /// How the table is written: plain (commas, decimal point, every digit), id (for a spreadsheet
    /// set to Indonesian: semicolons, decimal comma, whole rupiah) or lang (in the reader's way)
    #[arg(long, value_name = "STYLE", value_enum, default_value_t)]
    pub(in crate::program) csv: CsvArg,
}

const AFTER_HELP: &str = "\
Examples:
  ragam replay shop.toml --path 0
  ragam replay shop.toml --path 7 --out postings.csv";
