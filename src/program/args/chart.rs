//! `ragam chart`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::OutputArgs;
use crate::charts::Size;

/// Draw every chart of a scenario, for a projector, a phone or a printed page
///
/// The folder `<file>-charts` gets summary.json and the charts: those of `run`, and those that show
/// the year's money, when cash runs out, what is needed, the calendar of cash, what the shop depends
/// on, its mixes and single futures. `tornado` and `attribution` take longer and are drawn only where
/// they are named.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct ChartArgs {
    /// Scenario file
    #[arg(value_name = "FILE")]
    pub(in crate::program) file: PathBuf,

    /// Only these charts, separated by commas
    #[arg(long, value_name = "NAMES", value_enum, value_delimiter = ',')]
    pub(in crate::program) only: Vec<ChartArg>,

    /// The page: slide (1920x1080), phone (1080x1350, larger type) or a4 (A4 across)
    #[arg(long, value_name = "SIZE", value_enum, default_value_t)]
    pub(in crate::program) size: SizeArg,

    /// Light on dark, for a dark room
    #[arg(long)]
    pub(in crate::program) dark: bool,

    #[command(flatten)]
    pub(in crate::program) output: OutputArgs,
}

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::program) enum SizeArg {
    #[default]
    Slide,
    Phone,
    A4,
}

impl From<SizeArg> for Size {
    fn from(typed: SizeArg) -> Self {
        match typed {
            SizeArg::Slide => Self::Slide,
            SizeArg::Phone => Self::Phone,
            SizeArg::A4 => Self::A4,
        }
    }
}

/// A chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(in crate::program) enum ChartArg {
    CashFan,
    WeeklySales,
    NetCashFlow,
    CashCalendar,
    WithWithout,
    ShockAnatomy,
    Plan,
    LiveFunnel,
    MoneyYear,
    WhenOutOfCash,
    HaveNeed,
    Dependence,
    Futures,
    MixComparison,
    Diversification,
    ReserveCurve,
    Tornado,
    Attribution,
}

impl ChartArg {
    /// The name of its files.
    pub(in crate::program) fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

const AFTER_HELP: &str = "\
Examples:
  ragam chart shop.toml
  ragam chart shop.toml --size phone --only cash_fan,with_without
  ragam chart shop.toml --size a4 --formats svg --lang en
  ragam chart shop.toml --dark";
