//! What commands that write results have in common.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::values;
use crate::language::Language;
use crate::output::CsvStyle;

/// Draws, results and how they are told.
#[derive(Debug, Args)]
pub(in crate::program) struct OutputArgs {
    /// Folder for the results
    #[arg(long, value_name = "DIR", default_value = "ragam-out")]
    pub(in crate::program) out: PathBuf,

    /// Number of possible futures, instead of the scenario's own [1 to 5000000]
    #[arg(long, value_name = "N", value_parser = values::paths)]
    pub(in crate::program) paths: Option<u64>,

    /// Seed of all draws, instead of the scenario's own
    #[arg(long, value_name = "N", value_parser = values::seed)]
    pub(in crate::program) seed: Option<u64>,

    /// Number of threads; results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = values::threads)]
    pub(in crate::program) threads: Option<usize>,

    /// Language of charts and of what is said
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,

    /// Formats of the charts, separated by commas
    #[arg(
        long,
        value_name = "FORMATS",
        value_enum,
        value_delimiter = ',',
        default_value = "png,svg",
        conflicts_with = "no_charts"
    )]
    pub(in crate::program) formats: Vec<FormatArg>,

    /// How tables are written: plain (commas, decimal point, every digit), id (for a spreadsheet set
    /// to Indonesian: semicolons, decimal comma, whole rupiah) or lang (as --lang says)
    #[arg(long, value_name = "STYLE", value_enum, default_value_t)]
    pub(in crate::program) csv: CsvArg,

    /// Make no charts
    #[arg(long)]
    pub(in crate::program) no_charts: bool,

    /// Say nothing but what is wrong
    #[arg(long)]
    pub(in crate::program) quiet: bool,

    /// Print the summary as JSON; of several scenarios one document with all of them
    #[arg(long, conflicts_with = "quiet")]
    pub(in crate::program) json: bool,
}

/// A style of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::program) enum CsvArg {
    #[default]
    Plain,
    Id,
    Lang,
}

impl CsvArg {
    /// The style, for readers of a language.
    pub(in crate::program) fn style(self, language: Language) -> CsvStyle {
        match self {
            Self::Plain => CsvStyle::Plain,
            Self::Id => CsvStyle::Indonesian,
            Self::Lang => CsvStyle::of(language),
        }
    }
}

/// A format of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::program) enum FormatArg {
    Png,
    Svg,
}
