//! What can be typed, and nothing of what it means.
//!
//! The comments of these structs are the text of `--help`.

mod attribute;
mod backtest;
mod buffer;
mod chart;
mod check;
mod compare;
mod completions;
mod district;
mod fit;
mod localized;
mod man;
mod new;
mod optimize;
mod output;
mod pack;
mod page;
mod replay;
mod run;
mod schema;
mod sensitivity;
mod stress;
mod values;
mod wrong;

use clap::{Parser, Subcommand};

pub(super) use attribute::AttributeArgs;
pub(super) use backtest::BacktestArgs;
pub(super) use buffer::BufferArgs;
pub(super) use chart::{ChartArg, ChartArgs};
pub(super) use check::CheckArgs;
pub(super) use compare::CompareArgs;
pub(super) use completions::CompletionsArgs;
pub(super) use district::DistrictArgs;
pub(super) use fit::FitArgs;
pub(super) use localized::{VARIABLE, command, language, untold};
pub(super) use man::ManArgs;
pub(super) use new::NewArgs;
pub(super) use optimize::{OptimizeArgs, RiskLimitArg};
pub(super) use output::{CsvArg, FormatArg, OutputArgs};
pub(super) use pack::PackArgs;
pub(super) use page::PageArgs;
pub(super) use replay::ReplayArgs;
pub(super) use run::RunArgs;
pub(super) use schema::SchemaArgs;
pub(super) use sensitivity::{FigureArg, SensitivityArgs};
pub(super) use stress::StressArgs;
pub(super) use wrong::told;

/// Simulates what happens to a small shop's sales and cash when one of its sales channels fails.
///
/// A scenario is a TOML file that describes the shop, its channels, its costs and what may go
/// wrong. Ragam plays its future many thousand times and says how often cash runs out.
#[derive(Debug, Parser)]
#[command(name = "ragam", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands, in the order in which help lists them.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Run(RunArgs),
    New(NewArgs),
    Fit(FitArgs),
    Backtest(BacktestArgs),
    Compare(CompareArgs),
    Buffer(BufferArgs),
    Sensitivity(SensitivityArgs),
    Attribute(AttributeArgs),
    Chart(ChartArgs),
    Pack(PackArgs),
    Stress(StressArgs),
    Optimize(OptimizeArgs),
    District(DistrictArgs),
    Check(CheckArgs),
    Replay(ReplayArgs),
    Schema(SchemaArgs),
    Page(PageArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

const AFTER_HELP: &str = "\
Examples:
  ragam new copy.toml --from oemar-batik
  ragam check shop.toml
  ragam run shop.toml

Exit codes:
  0    everything was done
  1    a scenario is wrong
  2    the command line is wrong
  3    a file could not be read or written
  130  interrupted; what was finished is kept";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Words};
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
        command(Words::of(Language::English)).debug_assert();
    }
}
