//! `ragam fit`.

use std::path::PathBuf;

use clap::Args;

use super::values;
use crate::language::Language;

/// Make a scenario from what a shop has: exports of Shopee, TikTok Shop and Tokopedia, cash books, tables
///
/// What was read is said back: period, orders, sales by month, rows left out and why. Every number of
/// the scenario says where it comes from; what no file says is asked at a terminal, or assumed and
/// marked so. Buyers' names, phones and addresses are never kept.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct FitArgs {
    /// Files as they were downloaded (.xlsx, .csv), of any name, in any order
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::program) files: Vec<PathBuf>,

    /// The scenario to write; without it, it is printed
    #[arg(long, value_name = "FILE")]
    pub(in crate::program) out: Option<PathBuf>,

    /// A shock that you know of, first and last day; may be given several times
    #[arg(long = "shock", value_name = "A..B")]
    pub(in crate::program) shocks: Vec<String>,

    /// Channel of a table that names none, such as shopee or offline: what is known of other shops
    /// of its kind is used
    #[arg(long, value_name = "NAME")]
    pub(in crate::program) channel: Option<String>,

    /// Name of the shop
    #[arg(long, value_name = "TEXT")]
    pub(in crate::program) name: Option<String>,

    /// Cash and savings of the shop today, rupiah
    #[arg(long, value_name = "AMOUNT")]
    pub(in crate::program) cash: Option<String>,

    /// Rent a month, rupiah
    #[arg(long, value_name = "AMOUNT")]
    pub(in crate::program) rent: Option<String>,

    /// What the family takes a month, rupiah
    #[arg(long, value_name = "AMOUNT")]
    pub(in crate::program) family: Option<String>,

    /// Percent of sales that goods cost
    #[arg(long, value_name = "PERCENT")]
    pub(in crate::program) goods: Option<String>,

    /// Ask nothing; what no file says is assumed
    #[arg(long)]
    pub(in crate::program) no_questions: bool,

    /// Simulate the scenario at once; needs --out
    #[arg(long, requires = "out")]
    pub(in crate::program) run: bool,

    /// Language of what is said and of the comments in the file
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,
}

const AFTER_HELP: &str = "\
Examples:
  ragam fit Order.all.xlsx Income.xlsx --out shop.toml
  ragam fit daily.csv cash.csv --out shop.toml --shock 2023-10-04..2023-12-12 --run";
