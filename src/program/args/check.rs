//! `ragam check`.

use std::path::PathBuf;

use clap::Args;

use super::values;
use crate::language::Language;

/// Check scenarios and say what they mean, without simulating
///
/// All that is wrong with a file is shown at once, each with its place and how to mend it. A sound
/// file is told back as a story that its owner can confirm: a month in rupiah, how long cash lasts, what
/// may happen.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct CheckArgs {
    /// Scenario files, and folders whose *.toml files are scenarios
    #[arg(value_name = "PATH", required = true)]
    pub(in crate::program) inputs: Vec<PathBuf>,

    /// Print what the files mean as JSON, with every number and where it comes from
    #[arg(long)]
    pub(in crate::program) json: bool,

    /// Language of what is said
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,
}

const AFTER_HELP: &str = "\
Examples:
  ragam check shop.toml
  ragam check scenarios --lang en
  ragam check shop.toml --json";
