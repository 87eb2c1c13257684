//! `ragam page`.

use std::path::PathBuf;

use clap::Args;

/// Write Ragam itself as one page for a browser, with scenarios inside
///
/// The page needs no network and no installation: send it to a phone and open it there. It computes
/// the same figures as this program.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct PageArgs {
    /// Scenario files, and folders whose *.toml files are scenarios
    #[arg(value_name = "PATH")]
    pub(in crate::program) inputs: Vec<PathBuf>,

    /// File for the page
    #[arg(short, long, visible_alias = "out", value_name = "FILE", default_value = "ragam.html")]
    pub(in crate::program) output: PathBuf,
}

const AFTER_HELP: &str = "\
Examples:
  ragam page
  ragam page shop.toml -o lesson.html";
