//! `ragam run`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::values;

/// Simulate scenarios and write figures, tables and charts
///
/// Each scenario gets a folder of its own in the output folder, named after its file:
/// summary.json, cash.csv, sales.csv, scenario.toml and the charts. Of several scenarios the output
/// folder also gets scenarios.csv and scenarios.json, one row a scenario.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct RunArgs {
    /// Scenario files, and folders whose *.toml files are scenarios
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::program) inputs: Vec<PathBuf>,

    /// Add futures until the relative standard error of expected_shortfall_95 is at most X, or
    /// there are a million [0.0001 to 1]
    #[arg(long, value_name = "X", value_parser = values::precision)]
    pub(in crate::program) precision: Option<f64>,

    /// Change a number for this run alone, by the path of its key, such as
    /// business.opening_cash=20_000_000; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = values::setting, allow_hyphen_values = true)]
    pub(in crate::program) sets: Vec<(String, f64)>,

    /// Run again whenever a file is saved, until it is stopped
    #[arg(long)]
    pub(in crate::program) watch: bool,

    /// Also write paths.csv, one row a future: its figures with shocks and without, which shocks
    /// happened, the unknown numbers as they were drawn. About 0.5 KB a future, so 5 MB for 10,000
    /// futures of an ordinary shop and 500 MB for a million; it is held in memory until it is written
    #[arg(long)]
    pub(in crate::program) paths_csv: bool,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

const AFTER_HELP: &str = "\
Examples:
  ragam run shop.toml
  ragam run scenarios --out results --lang en --formats png
  ragam run shop.toml --precision 0.05 --json
  ragam run shop.toml --set business.opening_cash=20_000_000";
