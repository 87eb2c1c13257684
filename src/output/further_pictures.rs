//! From the report, and figures for pictures alone, to the charts that a run does not draw.

use super::OutputError;
use super::pictures::{Undrawn, fan_of, running_out_cumulated, window_of};
use crate::charts::{
    self, CashFan, ChannelShare, Dependence, FutureMoney, HaveNeed, Look, MoneyYear, OneFuture,
    Picture, Purpose, WhenOutOfCash,
};
use crate::metrics::RunningOut;
use crate::model::AccountKind;
use crate::report::{Life, LivedFuture, Metric, PictureFigures, Report};

/// Names of the frames of futures one by one.
const FRAMES: [&str; 12] = [
    "future_01",
    "future_02",
    "future_03",
    "future_04",
    "future_05",
    "future_06",
    "future_07",
    "future_08",
    "future_09",
    "future_10",
    "future_11",
    "future_12",
];

/// The charts beyond those of a run with their names, to be drawn.
pub(super) fn further_charts<'a>(
    report: &'a Report,
    figures: &'a PictureFigures,
    look: Look,
) -> Vec<(&'static str, Undrawn<'a>)> {
    let look = look.in_currency(&report.currency).with_seed(report.seed);
    let mut charts: Vec<(&'static str, Undrawn<'a>)> = vec![
        ("money_year", Box::new(move || charts::money_year(&money_of(report, figures), look))),
        (
            "when_out_of_cash",
            Box::new(move || charts::when_out_of_cash(&when_of(report, figures), look)),
        ),
        ("have_need", Box::new(move || charts::have_need(&have_need_of(report), look))),
        ("dependence", Box::new(move || charts::dependence(&dependence_of(report), look))),
    ];
    for (place, name) in FRAMES.into_iter().enumerate().take(figures.futures.len()) {
        let draw = move || charts::one_future(&future_of(report, figures, place), look);
        charts.push((name, Box::new(draw)));
    }
    charts
}

/// Name of the chart of a year without shocks.
const ORDINARY: &str = "ordinary_year";

/// The cash of the same futures without any shock, day by day, with its name.
///
/// # Errors
/// When it cannot be drawn.
pub fn ordinary_year(
    report: &Report,
    figures: &PictureFigures,
    look: Look,
) -> Result<(String, Picture), OutputError> {
    let look = look.in_currency(&report.currency).with_seed(report.seed);
    let drawn = charts::cash_fan(&ordinary_of(report, figures, look), look);
    let picture = drawn.map_err(|source| OutputError::chart(ORDINARY, source))?;
    Ok((ORDINARY.to_owned(), picture))
}

fn ordinary_of(report: &Report, figures: &PictureFigures, look: Look) -> CashFan {
    let with = fan_of(report);
    let Some(fan) = &report.cash_without_shocks else { return with };
    let chance = report.metrics.of(Metric::ProbabilityOutOfCash, Life::WithoutShocks);
    let month = figures.running_out_without.as_ref().and_then(|out| report.likeliest_month_of(out));
    CashFan {
        business: look.words.text("chart.cash_fan.ordinary", &[("business", &report.business)]),
        p05: fan.quantile(0.05),
        p25: fan.quantile(0.25),
        p50: fan.quantile(0.5),
        p75: fan.quantile(0.75),
        p95: fan.quantile(0.95),
        // Those that are kept were lived with shocks.
        example_paths: Vec::new(),
        shock_windows: Vec::new(),
        probability_out_of_cash: chance.map_or(f64::NAN, |chance| chance.value),
        likeliest_month_out_of_cash: month,
        without_shocks: None,
        is_ordinary: true,
        ..with
    }
}

fn money_of(report: &Report, figures: &PictureFigures) -> MoneyYear {
    MoneyYear {
        business: report.business.clone(),
        days: report.horizon.days() as u32,
        typical: money_by_purpose(&figures.typical),
        bad: money_by_purpose(&figures.bad),
        paths: report.paths as u64,
    }
}

/// What a future pays for each purpose.
#[must_use]
pub fn money_by_purpose(future: &LivedFuture) -> FutureMoney {
    let mut amounts = [0.0; Purpose::ALL.len()];
    for (_, kind, amount) in &future.postings {
        let purpose = purpose(*kind);
        if let Some(place) = Purpose::ALL.iter().position(|one| *one == purpose) {
            amounts[place] += amount;
        }
    }
    FutureMoney { opening: future.opening, amounts }
}

const fn purpose(kind: AccountKind) -> Purpose {
    use AccountKind as Kind;
    match kind {
        Kind::Sales | Kind::Returns | Kind::OpeningReceipts | Kind::PayoutsLost => Purpose::Sales,
        Kind::Commission | Kind::CreatorCommission | Kind::OrderFees => Purpose::Fees,
        Kind::Goods
        | Kind::OpeningBills
        | Kind::Packing
        | Kind::StockPurchases
        | Kind::StockSold => Purpose::Goods,
        Kind::Ads => Purpose::Ads,
        Kind::Wages | Kind::HolidayAllowance => Purpose::Wages,
        Kind::Rent | Kind::OtherCost | Kind::ChannelFixedCost => Purpose::Fixed,
        Kind::Mitigation | Kind::OneOff | Kind::ResponseCost => Purpose::Single,
        Kind::LoanProceeds | Kind::LoanRepayment | Kind::CreditInterest => Purpose::Loans,
        Kind::Tax | Kind::TaxWithheld => Purpose::Tax,
        Kind::Drawings => Purpose::Family,
    }
}

fn when_of(report: &Report, figures: &PictureFigures) -> WhenOutOfCash {
    let cumulated = |running_out: &RunningOut| running_out_cumulated(running_out, report.paths);
    let figure = |metric| report.metrics.get(metric).map(|found| found.value);
    WhenOutOfCash {
        business: report.business.clone(),
        start: report.horizon.start(),
        with: cumulated(&report.running_out),
        without: figures.running_out_without.as_ref().map(cumulated),
        depth: figure(Metric::DepthWhenOutOfCashMedian).map(f64::abs),
        days_below_zero: figure(Metric::DaysBelowZeroWhenOutOfCashMedian),
        shock_windows: report.shocks.iter().map(window_of).collect(),
        paths: report.paths as u64,
    }
}

fn have_need_of(report: &Report) -> HaveNeed {
    let without = report.metrics.of(Metric::CashNeeded95, Life::WithoutShocks);
    HaveNeed {
        business: report.business.clone(),
        days: report.horizon.days() as u32,
        have: report.opening_cash,
        need: report.metrics.value(Metric::CashNeeded95),
        need_without: without.filter(|_| !report.shocks.is_empty()).map(|need| need.value),
        paths: report.paths as u64,
    }
}

fn dependence_of(report: &Report) -> Dependence {
    let channels = report.channels.iter().enumerate();
    // What belongs to no channel sells nothing.
    let channels = channels.filter(|(_, channel)| !channel.platform.is_empty());
    let added = Metric::ProbabilityOutOfCash;
    let without = report.metrics.of(added, Life::WithoutShocks);
    Dependence {
        business: report.business.clone(),
        channels: channels
            .map(|(place, channel)| ChannelShare {
                name: channel.name.clone(),
                platform: channel.platform.clone(),
                sales: channel.sales_mean.value,
                place,
            })
            .collect(),
        effective_channels: report.metrics.value(Metric::EffectiveChannels),
        anyway: without.map_or(report.metrics.value(added), |chance| chance.value),
        shocks: report
            .shocks
            .iter()
            .map(|shock| {
                (shock.name.clone(), shock.because_of_it.get(added).map_or(0.0, |it| it.value))
            })
            .collect(),
        paths: report.paths as u64,
    }
}

fn future_of(report: &Report, figures: &PictureFigures, place: usize) -> OneFuture {
    OneFuture {
        business: report.business.clone(),
        start: report.horizon.start(),
        opening_cash: report.opening_cash,
        futures: figures.futures.clone(),
        place,
        out_of_cash_level: -report.credit_limit,
        paths: report.paths as u64,
    }
}
