//! From the report to the charts.

use rayon::prelude::*;

use super::owner_pictures::{cash_calendar, live_of, plan_of};
use super::{Artifact, ArtifactOptions, OutputError};
use crate::charts::{
    self, CashFan, CashJump, ChannelSales, ChartError, FanWithoutShocks, FirstWeek, JumpKind, Look,
    NetCashFlow, Picture, RunningOutTwice, ShockAnatomy, ShockWindow, WeeklySales, WithWithout,
};
use crate::metrics::RunningOut;
use crate::model::AccountKind;
use crate::report::{Anatomy, Jump, Metric, Report, ShockReport};

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// 1920 x 1080 pixels.
    Png,
    /// Lines that stay sharp at any size.
    Svg,
}

impl PictureFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// A chart that is not drawn yet.
pub(super) type Undrawn<'a> = Box<dyn Fn() -> Result<Picture, ChartError> + Send + 'a>;

/// The charts of a run with their names, drawn side by side.
///
/// # Errors
/// When one of them cannot be drawn.
pub fn run_charts(
    report: &Report,
    look: impl Into<Look>,
) -> Result<Vec<(&'static str, Picture)>, OutputError> {
    drawn(charts_of_run(report, look.into()))
}

/// Draws charts side by side, in their order.
pub(super) fn drawn(
    charts: Vec<(&'static str, Undrawn<'_>)>,
) -> Result<Vec<(&'static str, Picture)>, OutputError> {
    let draw = |(name, draw): (&'static str, Undrawn<'_>)| {
        Ok((name, draw().map_err(|source| OutputError::chart(name, source))?))
    };
    charts.into_par_iter().map(draw).collect()
}

/// The charts of a run with their names, to be drawn.
pub(super) fn charts_of_run(report: &Report, look: Look) -> Vec<(&'static str, Undrawn<'_>)> {
    let look = look.in_currency(&report.currency).with_seed(report.seed);
    let mut charts: Vec<(&'static str, Undrawn<'_>)> = vec![
        ("cash_fan", Box::new(move || charts::cash_fan(&fan_of(report), look))),
        ("weekly_sales", Box::new(move || charts::weekly_sales(&weekly_sales_of(report), look))),
        ("net_cash_flow", Box::new(move || charts::net_cash_flow(&net_cash_flow_of(report), look))),
    ];
    if let Some(calendar) = cash_calendar(report) {
        charts.push(("cash_calendar", Box::new(move || charts::cash_calendar(&calendar, look))));
    }
    if !report.shocks.is_empty() {
        let draw = move || charts::with_without(&with_without_of(report), look);
        charts.push(("with_without", Box::new(draw)));
    }
    if let Some(anatomy) = &report.anatomy {
        let draw = move || charts::shock_anatomy(&anatomy_of(report, anatomy), look);
        charts.push(("shock_anatomy", Box::new(draw)));
    }
    if let Some(effect) = &report.plan {
        charts.push(("plan", Box::new(move || charts::plan(&plan_of(report, effect), look))));
    }
    if !report.live.is_empty() {
        charts.push(("live_funnel", Box::new(move || charts::live_funnel(&live_of(report), look))));
    }
    charts
}

/// One file a chart and format, in their order, made side by side.
pub(super) fn in_formats(
    charts: &[(String, Picture)],
    options: &ArtifactOptions,
) -> Result<Vec<Artifact>, OutputError> {
    let wanted = |chart| options.formats.iter().map(move |format| (chart, *format));
    let wanted: Vec<(&(String, Picture), PictureFormat)> = charts.iter().flat_map(wanted).collect();
    let file = |((name, picture), format): (&(String, Picture), PictureFormat)| {
        let bytes =
            in_format(picture, format).map_err(|source| OutputError::chart(name, source))?;
        Ok(Artifact { name: format!("{name}.{}", format.extension()), bytes })
    };
    wanted.into_par_iter().map(|(chart, format)| file((chart, format))).collect()
}

fn in_format(picture: &Picture, format: PictureFormat) -> Result<Vec<u8>, ChartError> {
    match format {
        PictureFormat::Png => picture.png(),
        PictureFormat::Svg => Ok(picture.svg().into_bytes()),
    }
}

pub(super) fn fan_of(report: &Report) -> CashFan {
    CashFan {
        business: report.business.clone(),
        start: report.horizon.start(),
        opening_cash: report.opening_cash,
        p05: report.cash.quantile(0.05),
        p25: report.cash.quantile(0.25),
        p50: report.cash.quantile(0.5),
        p75: report.cash.quantile(0.75),
        p95: report.cash.quantile(0.95),
        example_paths: report.examples.iter().map(|example| example.cash.clone()).collect(),
        shock_windows: report.shocks.iter().map(window_of).collect(),
        out_of_cash_level: -report.credit_limit,
        owed_at_end: owed_at_end(report),
        jumps: report.jumps.iter().map(jump_of).collect(),
        probability_out_of_cash: report.metrics.value(Metric::ProbabilityOutOfCash),
        likeliest_month_out_of_cash: report.likeliest_month_out_of_cash(),
        paths: report.paths as u64,
        is_ordinary: false,
        without_shocks: report.cash_without_shocks.as_ref().map(|fan| FanWithoutShocks {
            p05: fan.quantile(0.05),
            p50: fan.quantile(0.5),
            running_out: running_out_of(report),
        }),
    }
}

/// Whole weeks only: a last week of one day would look like a collapse.
fn weekly_sales_of(report: &Report) -> WeeklySales {
    let whole = report.horizon.days() / 7;
    // A run shorter than a week has nothing else to show.
    let weeks = if whole == 0 { 1 } else { whole };
    let cut = |values: &[f64]| values.iter().take(weeks).copied().collect::<Vec<f64>>();
    let channels = report.channels.iter().zip(&report.weekly_sales).enumerate();
    // A channel that only another mix would start has no place here, unless all are like that.
    let sells = |means: &[f64]| means.iter().any(|sales| *sales > 0.0);
    let none_sells = !report.weekly_sales.iter().any(|fan| sells(&fan.means));
    let channels = channels.filter(|(_, (_, fan))| none_sells || sells(&fan.means));
    WeeklySales {
        business: report.business.clone(),
        start: report.horizon.start(),
        channels: channels
            .map(|(place, (channel, fan))| ChannelSales {
                name: channel.name.clone(),
                weekly: cut(&fan.means),
                place,
            })
            .collect(),
        without_shocks: cut(&report.weekly_sales_without_shocks),
        first_week: first_week_of(report),
        shock_windows: report.shocks.iter().map(window_of).collect(),
        paths: report.paths as u64,
    }
}

/// The share of futures that have run out of cash by the close of each day.
pub(super) fn running_out_cumulated(running_out: &RunningOut, paths: usize) -> Vec<f64> {
    let mut sum = 0;
    let by_day = running_out.first_on_day.iter().map(|count| {
        sum += count;
        sum as f64 / (paths as f64).max(1.0)
    });
    by_day.collect()
}

/// What is still owed on loans on the last day, on average.
fn owed_at_end(report: &Report) -> f64 {
    report.metrics.get(Metric::LoansDueAtEndMean).map_or(0.0, |owed| owed.value.max(0.0))
}

fn jump_of(jump: &Jump) -> CashJump {
    let kind = match jump.kind {
        AccountKind::LoanProceeds => JumpKind::Loan,
        AccountKind::HolidayAllowance => JumpKind::HolidayAllowance,
        _ => JumpKind::Other(jump.name.replace('_', " ")),
    };
    CashJump { day: jump.day, kind, amount: jump.amount }
}

fn first_week_of(report: &Report) -> Option<FirstWeek> {
    let shock = report.shocks.get(report.anatomy.as_ref()?.shock)?;
    let change = shock.given_it_happens.get(Metric::FirstWeekSalesChangeMedian)?.value;
    Some(FirstWeek { shock: shock.name.clone(), change })
}

fn net_cash_flow_of(report: &Report) -> NetCashFlow {
    NetCashFlow {
        business: report.business.clone(),
        days: report.horizon.days() as u32,
        values: report.net_cash_flows.clone(),
        median: report.metrics.value(Metric::NetCashFlowMedian),
        level: 0.95,
        value_at_risk: report.metrics.value(Metric::ValueAtRisk95),
        expected_shortfall: report.metrics.value(Metric::ExpectedShortfall95),
        owed_at_end: owed_at_end(report),
    }
}

fn running_out_of(report: &Report) -> RunningOutTwice {
    let shock = match report.shocks.as_slice() {
        [only] => Some(only.name.clone()),
        _ => None,
    };
    RunningOutTwice {
        shock,
        both: report.metrics.value(Metric::OutOfCashInBoth),
        only_with: report.metrics.value(Metric::OutOfCashOnlyWithShocks),
        only_without: report.metrics.value(Metric::OutOfCashOnlyWithoutShocks),
        paths: report.paths as u64,
    }
}

fn with_without_of(report: &Report) -> WithWithout {
    WithWithout {
        business: report.business.clone(),
        days: report.horizon.days() as u32,
        running_out: running_out_of(report),
        with: report.net_cash_flows.clone(),
        without: report.net_cash_flows_without_shocks.clone(),
    }
}

fn anatomy_of(report: &Report, anatomy: &Anatomy) -> ShockAnatomy {
    let shock = report.shocks.get(anatomy.shock).map(|shock| shock.name.clone());
    ShockAnatomy {
        business: report.business.clone(),
        shock: shock.unwrap_or_default(),
        days_before: anatomy.days_before as u32,
        lasts: anatomy.duration,
        sales_with: anatomy.sales.clone(),
        sales_without: anatomy.sales_without.clone(),
        cash_with: anatomy.cash.clone(),
        cash_without: anatomy.cash_without.clone(),
        paths_with_shock: anatomy.paths_with_shock as u64,
        paths: anatomy.paths as u64,
    }
}

pub(super) fn window_of(shock: &ShockReport) -> ShockWindow {
    ShockWindow {
        name: shock.name.clone(),
        from_day: shock.window.from_day,
        to_day: shock.window.to_day,
        certain: shock.window.certain,
        chance: shock.probability.estimate.value,
        effect: shock.because_of_it.get(Metric::NetCashFlowMean).map_or(0.0, |it| it.value.abs()),
    }
}
