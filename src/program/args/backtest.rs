//! `ragam backtest`.

use std::path::PathBuf;

use clap::Args;

use super::CsvArg;
use super::values;
use crate::language::Language;

/// Try forecasts on a shop's own past: how often did their ranges hold what came?
///
/// At dates a week apart (--every) only the days before are fitted, and what came afterwards is held against the
/// ranges that would have been given; so too for past days drawn anew and for last month's mean.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct BacktestArgs {
    /// Files as for `ragam fit`
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::program) files: Vec<PathBuf>,

    /// Days of history at each date
    #[arg(long, value_name = "DAYS", value_delimiter = ',', default_values_t = [90, 180, 365], value_parser = values::days_of_history)]
    pub(in crate::program) history: Vec<u32>,

    /// Days to foretell
    #[arg(long, value_name = "DAYS", value_delimiter = ',', default_values_t = [30, 90], value_parser = values::days_foretold)]
    pub(in crate::program) horizon: Vec<u32>,

    /// Days from one date to the next
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = values::days_between)]
    pub(in crate::program) every: u32,

    /// Channel of a table that names none, such as shopee or offline: what is known of other shops
    /// of its kind is used
    #[arg(long, value_name = "NAME")]
    pub(in crate::program) channel: Option<String>,

    /// A chart (PNG) of the past with the ranges that would have been foretold, of the channel that sold most
    #[arg(long, value_name = "FILE")]
    pub(in crate::program) chart: Option<PathBuf>,

    /// A table (CSV) of how often ranges held, for every channel, history and horizon
    #[arg(long, value_name = "FILE")]
    pub(in crate::program) out: Option<PathBuf>,

    /// How the table is written: plain (commas, decimal point, every digit), id (for a spreadsheet
    /// set to Indonesian: semicolons, decimal comma, whole rupiah) or lang (in the reader's way)
    #[arg(long, value_name = "STYLE", value_enum, default_value_t)]
    pub(in crate::program) csv: CsvArg,

    /// Language of what is said
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,
}

const AFTER_HELP: &str = "\
Example:
  ragam backtest daily.csv --history 180 --horizon 30,90 --chart past.png";
