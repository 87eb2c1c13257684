//! Pictures of results, drawn for a projector, a phone or a printed page: one drawing gives SVG and
//! PNG.
//!
//! A chart takes plain figures and a [`Look`], or a [`Language`](crate::language::Language) for a plain
//! slide, and returns a [`Picture`]. It reads no files, needs no font on the machine and never panics: figures that
//! cannot be drawn give a [`ChartError`].
//!
//! Each chart has a file with its figures and its words. What charts share:
//!
//! - `look`: language, page (projector, phone, A4), light or dark, what a picture rests on;
//! - `page`: the title that says the finding, the subtitle, the notes, the sizes of text;
//! - `canvas`, `palette`, `fonts`: shapes, colours, text measured with the embedded fonts;
//! - `axes`, `axis`, `unit`, `time_axis`, `time_plot`, `tick_texts`: scales, round ticks,
//!   months, given texts;
//! - `labels`, `side_labels`, `row_names`, `value_marks`: texts that wrap, fit and never touch;
//! - `shocks`, `marks`, `histogram`, `running_out`, `around`: what several charts draw;
//! - `backend`, `picture`: from shapes to SVG and PNG.
//!
//! A new chart gets a file of its own, sentences in both translation files, samples in `samples`
//! (ordinary and extreme) and a line in the layout, fuzz and contact sheet lists.

mod anatomy_words;
mod around;
mod attribution_bars;
mod attribution_table;
mod axes;
mod axis;
mod backend;
mod canvas;
mod cash_calendar;
mod cash_fan;
mod check;
mod dependence;
mod diversification;
mod error;
mod fonts;
mod frontier;
mod frontier_plot;
#[cfg(test)]
mod fuzz_analysis_test;
#[cfg(test)]
mod fuzz_test;
mod have_need;
mod heat_map;
mod histogram;
mod jumps;
mod labels;
#[cfg(test)]
mod layout_test;
mod live_funnel;
mod look;
mod loss_exceedance;
mod marks;
mod mix_comparison;
mod mix_table;
mod money_year;
mod net_cash_flow;
mod one_future;
mod page;
mod palette;
mod past_forecasts;
mod period;
mod picture;
mod plan;
mod platform_grid;
#[cfg(test)]
mod refusal_analysis_test;
#[cfg(test)]
mod refusal_test;
mod reserve_curve;
mod reserve_plot;
mod row_names;
mod running_out;
#[cfg(test)]
mod samples;
mod shock_anatomy;
mod shocks;
mod shops_at_risk;
mod side_labels;
mod stress_line;
mod stress_map;
mod tick_texts;
mod time_axis;
mod time_plot;
mod tornado;
mod tornado_table;
mod unit;
mod value_marks;
mod waterfall;
mod weekly_sales;
mod when_out_of_cash;
mod with_without;

#[cfg(feature = "pdf")]
pub(crate) use fonts::{ASCENT, DESCENT, Weight, drawable, width};
#[cfg(feature = "pdf")]
pub(crate) use palette::{BLUE, Color, INK, MUTED, RULE, SHADE, VERMILLION_TEXT};
#[cfg(feature = "pdf")]
pub(crate) use period::in_words as period_in_words;

pub use attribution_bars::{
    Attribution, AttributionBars, PartOfTotal, WithoutShocks, attribution_bars,
};
pub use cash_calendar::{CalendarPurpose, CalendarRow, CashCalendar, cash_calendar};
pub use cash_fan::{CashFan, FanWithoutShocks, cash_fan};
pub use dependence::{ChannelShare, Dependence, dependence};
pub use diversification::{Diversification, MixPrice, diversification};
pub use error::ChartError;
pub use fonts::font_faces;
pub use frontier::{BestMix, Frontier, MixPoint, NamedMix, frontier};
pub use have_need::{HaveNeed, have_need};
pub use jumps::{CashJump, JumpKind};
pub use live_funnel::{FunnelChannel, LiveFunnel, live_funnel};
pub use look::{Basis, Look, Size};
pub use loss_exceedance::{LossExceedance, loss_exceedance};
pub use mix_comparison::{MixComparison, MixOutcome, PairedDifference, mix_comparison};
pub use money_year::{FutureMoney, MoneyYear, Purpose, money_year};
pub use net_cash_flow::{NetCashFlow, net_cash_flow};
pub use one_future::{OneFuture, one_future};
pub use past_forecasts::{PastForecast, PastForecasts, past_forecasts};
pub use picture::{Picture, TextBox};
pub use plan::{Plan, plan};
pub use platform_grid::{GridPlatform, PlatformGrid, platform_grid};
pub use reserve_curve::{MixReserve, ReserveCurve, reserve_curve};
pub use running_out::RunningOutTwice;
pub use shock_anatomy::{ShockAnatomy, shock_anatomy};
pub use shocks::ShockWindow;
pub use shops_at_risk::{ShopsAtRisk, shops_at_risk};
pub use stress_map::{StressAxis, StressMap, stress_map};
pub use tornado::{ExplainedShare, Tornado, TornadoFigure, TornadoRow, tornado};
pub use weekly_sales::{ChannelSales, FirstWeek, WeeklySales, weekly_sales};
pub use when_out_of_cash::{WhenOutOfCash, when_out_of_cash};
pub use with_without::{WithWithout, with_without};
