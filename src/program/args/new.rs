//! `ragam new`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::values;
use crate::language::Language;
use crate::starter::CASES;

/// Write a scenario file: from ten plain questions, or as a copy of a shipped case
///
/// At a terminal it asks what no flag answers. Amounts may be written as 15000000, 15.000.000,
/// "15 juta" or "15 million". A file that is there is never overwritten.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct NewArgs {
    /// The file to write
    #[arg(value_name = "FILE", required_unless_present = "list")]
    pub(in crate::program) file: Option<PathBuf>,

    /// Copy a shipped case instead of asking
    #[arg(long, value_name = "CASE", value_parser = cases(), conflicts_with = "answers")]
    pub(in crate::program) from: Option<String>,

    /// List the shipped cases and write nothing
    #[arg(long, conflicts_with_all = ["file", "from", "answers"])]
    pub(in crate::program) list: bool,

    #[command(flatten)]
    pub(in crate::program) answers: AnswerArgs,

    /// Language of the questions and of the comments in the file
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,
}

/// The answers that were given as flags.
#[derive(Debug, Args)]
#[group(id = "answers", multiple = true)]
pub(in crate::program) struct AnswerArgs {
    /// Name of the shop
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// Cash and savings of the shop today, rupiah
    #[arg(long, value_name = "AMOUNT")]
    cash: Option<String>,

    /// Sales of an ordinary week, all channels together, rupiah
    #[arg(long, value_name = "AMOUNT")]
    sales: Option<String>,

    /// Value of an order, rupiah
    #[arg(long, value_name = "AMOUNT")]
    order_value: Option<String>,

    /// Percent of sales on TikTok Live
    #[arg(long, value_name = "PERCENT")]
    live: Option<String>,

    /// Percent of sales on a marketplace; what is left is sold directly
    #[arg(long, value_name = "PERCENT")]
    marketplace: Option<String>,

    /// Cost of goods in percent of their price
    #[arg(long, value_name = "PERCENT")]
    goods: Option<String>,

    /// Wages, rent, power and internet a month, rupiah
    #[arg(long, value_name = "AMOUNT")]
    fixed: Option<String>,

    /// What the household takes out a month, rupiah
    #[arg(long, value_name = "AMOUNT")]
    drawings: Option<String>,

    /// Days for which the main channel stops
    #[arg(long, value_name = "DAYS")]
    stop_days: Option<String>,
}

impl AnswerArgs {
    /// The answer that a flag gave, by the name of the flag.
    pub(in crate::program) fn given(&self, flag: &str) -> Option<&str> {
        let given = match flag {
            "name" => &self.name,
            "cash" => &self.cash,
            "sales" => &self.sales,
            "order-value" => &self.order_value,
            "live" => &self.live,
            "marketplace" => &self.marketplace,
            "goods" => &self.goods,
            "fixed" => &self.fixed,
            "drawings" => &self.drawings,
            "stop-days" => &self.stop_days,
            _ => return None,
        };
        given.as_deref()
    }
}

fn cases() -> PossibleValuesParser {
    PossibleValuesParser::new(CASES.iter().map(|case| case.name))
}

const AFTER_HELP: &str = "\
Examples:
  ragam new --list
  ragam new copy.toml --from oemar-batik
  ragam new melati.toml --name Melati --cash 15jt --sales 12jt --order-value 85rb --live 70 --marketplace 20 --goods 60 --fixed 4jt --drawings 5jt --stop-days 14";
