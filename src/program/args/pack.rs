//! `ragam pack`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::output::{CsvArg, OutputArgs};
use super::values;
use crate::language::Language;
use crate::pack;

/// Make what a trainer carries into the room: slides, a plan of the lesson and the papers
///
/// Each scenario gets a folder of its own, `<file>-pack`: slides.pptx to be edited, facilitator.md with the
/// plan of 90 minutes, and what else is listed under --only. All speak of the same possible futures.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct PackArgs {
    /// Scenario files
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::program) files: Vec<PathBuf>,

    /// Only these documents, separated by commas
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = PossibleValuesParser::new(pack::kinds()))]
    pub(in crate::program) only: Vec<String>,

    /// Folder for the results
    #[arg(long, value_name = "DIR", default_value = "ragam-out")]
    out: PathBuf,

    /// Number of possible futures, instead of the scenario's own, of which 2000 are taken at most
    /// [1 to 5000000]
    #[arg(long, value_name = "N", value_parser = values::paths)]
    paths: Option<u64>,

    /// Seed of all draws, instead of the scenario's own
    #[arg(long, value_name = "N", value_parser = values::seed)]
    seed: Option<u64>,

    /// Number of threads; results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = values::threads)]
    threads: Option<usize>,

    /// Language of charts and of what is said
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    lang: Language,

    /// Say nothing but what is wrong
    #[arg(long)]
    quiet: bool,
}

impl PackArgs {
    /// What was typed as other commands take it; a pack has neither tables nor charts of its own.
    pub(in crate::program) fn output(&self) -> OutputArgs {
        OutputArgs {
            out: self.out.clone(),
            paths: self.paths,
            seed: self.seed,
            threads: self.threads,
            lang: self.lang,
            formats: Vec::new(),
            csv: CsvArg::default(),
            no_charts: true,
            quiet: self.quiet,
            json: false,
        }
    }
}

const AFTER_HELP: &str = "\
Examples:
  ragam pack shop.toml
  ragam pack shops/a.toml shops/b.toml --out lesson --lang en
  ragam pack shop.toml --only slides,facilitator";
