//! `ragam optimize`.

use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::values;

/// Look for the best mix: the most cash on average within what the worst times may cost
///
/// Effort is spread over the channels in many ways, the transition from today's mix included, all in
/// the same possible futures. The best mix is then checked in fresh ones. The folder
/// `<file>-optimize` gets summary.json, frontier.csv, best_mix.toml and the chart.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct OptimizeArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    /// The smallest share of a channel; may be repeated
    #[arg(long, value_name = "CHANNEL=SHARE", value_parser = values::channel_share)]
    pub(in crate::program) min_share: Vec<(String, f64)>,

    /// The largest share of a channel; may be repeated
    #[arg(long, value_name = "CHANNEL=SHARE", value_parser = values::channel_share)]
    pub(in crate::program) max_share: Vec<(String, f64)>,

    /// The largest expected shortfall (95%) that is borne, an amount or `none` [default: today's]
    #[arg(long, value_name = "AMOUNT", value_parser = values::risk_limit, allow_hyphen_values = true)]
    pub(in crate::program) risk_limit: Option<RiskLimitArg>,

    /// Step of the first mixes tried, a share of 1 [default: by the number of channels]
    #[arg(long, value_name = "SHARE", value_parser = values::step)]
    pub(in crate::program) step: Option<f64>,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

/// A limit of risk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::program) enum RiskLimitArg {
    /// An amount of money.
    Amount(f64),
    /// Any risk is borne.
    None,
}

const AFTER_HELP: &str = "\
Examples:
  ragam optimize shop.toml
  ragam optimize shop.toml --max-share tiktok_live=0.5 --min-share shopee=0.2
  ragam optimize shop.toml --risk-limit 25_000_000 --lang en";
