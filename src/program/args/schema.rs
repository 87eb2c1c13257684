//! `ragam schema`.

use std::path::PathBuf;

use clap::Args;

/// Print the scenario format as a JSON Schema, for editors
///
/// With it an editor completes keys, explains them with their units and defaults, and marks
/// mistakes while you type. Write `#:schema ./ragam-scenario.schema.json` into the first line of a
/// scenario for Taplo and Even Better TOML.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct SchemaArgs {
    /// File for the schema, instead of standard output
    #[arg(short, long, visible_alias = "out", value_name = "FILE")]
    pub(in crate::program) output: Option<PathBuf>,
}

const AFTER_HELP: &str = "\
Examples:
  ragam schema
  ragam schema -o ragam-scenario.schema.json";
