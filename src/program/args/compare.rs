//! `ragam compare`.

use std::path::PathBuf;

use clap::Args;

use super::run::{FormatArg, RunArgs};
use super::values;
use crate::language::Language;

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

    /// Folder for the results
    #[arg(long, value_name = "DIR", default_value = "ragam-out")]
    pub(in crate::program) out: PathBuf,

    /// Number of possible futures, instead of the first scenario's own [1 to 5000000]
    #[arg(long, value_name = "N", value_parser = values::paths)]
    pub(in crate::program) paths: Option<u64>,

    /// Seed of all draws, instead of the first scenario's own
    #[arg(long, value_name = "N", value_parser = values::seed)]
    pub(in crate::program) seed: Option<u64>,

    /// Number of threads; results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = values::threads)]
    pub(in crate::program) threads: Option<usize>,

    /// Language of the chart and of what is said
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,

    /// Formats of the chart, separated by commas
    #[arg(
        long,
        value_name = "FORMATS",
        value_enum,
        value_delimiter = ',',
        default_value = "png,svg",
        conflicts_with = "no_charts"
    )]
    pub(in crate::program) formats: Vec<FormatArg>,

    /// Make no chart
    #[arg(long)]
    pub(in crate::program) no_charts: bool,

    /// Say nothing but what is wrong
    #[arg(long)]
    pub(in crate::program) quiet: bool,

    /// Print the comparison as JSON
    #[arg(long, conflicts_with = "quiet")]
    pub(in crate::program) json: bool,
}

impl CompareArgs {
    /// The mixes that were asked for, and the rest as `run` understands it.
    pub(in crate::program) fn into_run(self) -> (Vec<String>, RunArgs) {
        let run = RunArgs {
            inputs: self.files,
            out: self.out,
            paths: self.paths,
            seed: self.seed,
            threads: self.threads,
            precision: None,
            lang: self.lang,
            formats: self.formats,
            no_charts: self.no_charts,
            quiet: self.quiet,
            json: self.json,
        };
        (self.mix, run)
    }
}

const AFTER_HELP: &str = "\
Examples:
  ragam compare shop.toml
  ragam compare shop.toml --mix today,spread --lang en
  ragam compare today.toml tomorrow.toml --json";
