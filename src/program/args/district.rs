//! `ragam district`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;

/// Simulate many shops together and the shocks that all of them share
///
/// A district is a TOML file of its own: base scenarios, a table with one row a shop or a
/// distribution of shops to draw from, and shocks that are one event for everybody. It says how many
/// shops run out of cash at once, what sales and wages are lost, whom a reserve fund of a given size
/// saves and what it would change if part of the shops spread over more channels. Rows of the table
/// that are wrong are named and left out. The folder `<file>-district` gets summary.json, tables and
/// charts.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct DistrictArgs {
    /// District file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

const AFTER_HELP: &str = "\
Examples:
  ragam district scenarios/districts/pekalongan.toml
  ragam district district.toml --paths 500 --no-charts";
