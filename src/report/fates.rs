//! What becomes of paths, with shocks and without (MODEL 10a): the same figures of both lives, and
//! their differences with paired errors.

use std::borrow::Cow;

use super::columns::Columns;
use super::metric::{Life, Metric, MetricEstimate, MetricList};
use super::paths::Paths;
use crate::metrics::{
    Estimate, Figure, MetricError, TAIL_LEVEL, cash_needed, cash_needed_difference, chance,
    chance_difference, difference_in_differences, expected_shortfall,
    expected_shortfall_difference, given, mean, mean_difference, median, quantile_difference,
    value_at_risk, value_at_risk_difference,
};
use crate::simulate::{Block, Counterfactual, NEVER};

/// Share of paths that the cash needed carries.
const SURVIVAL: f64 = 0.95;

/// What becomes of each path, in path order, a column at a time.
pub(super) trait Fates {
    /// Numbers of the paths.
    fn numbers(&self, of: Fate) -> Cow<'_, [f64]>;

    /// Whether cash runs out.
    fn ran_out(&self) -> Cow<'_, [bool]>;
}

/// A number of each path; rupiah, net of drawings, but for the days.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fate {
    NetCashFlow,
    LowestCash,
    CashNeeded,
    DaysBelowZero,
    Sales,
}

/// The paths as they are.
impl Fates for Columns {
    fn numbers(&self, of: Fate) -> Cow<'_, [f64]> {
        Cow::Borrowed(match of {
            Fate::NetCashFlow => &self.net_cash_flow,
            Fate::LowestCash => &self.lowest_cash,
            Fate::CashNeeded => &self.cash_needed,
            Fate::DaysBelowZero => &self.days_below_zero,
            Fate::Sales => &self.sales,
        })
    }

    fn ran_out(&self) -> Cow<'_, [bool]> {
        Cow::Borrowed(&self.ran_out)
    }
}

/// Paths that were lived otherwise: where they are and how. No column stays longer than it is read.
struct Otherwise<'a, P, F> {
    paths: &'a P,
    life: F,
}

impl<P: Paths, F: Fn(&Block) -> &Counterfactual> Fates for Otherwise<'_, P, F> {
    fn numbers(&self, of: Fate) -> Cow<'_, [f64]> {
        let Self { paths, life } = self;
        Cow::Owned(match of {
            Fate::NetCashFlow => paths.column(|block| life(block).net_cash_flow),
            Fate::LowestCash => paths.column(|block| life(block).lowest_cash),
            Fate::CashNeeded => paths.column(|block| life(block).cash_needed),
            Fate::DaysBelowZero => {
                paths.collect(|block, lane| f64::from(life(block).days_below_zero[lane]))
            }
            Fate::Sales => paths.column(|block| life(block).sales),
        })
    }

    fn ran_out(&self) -> Cow<'_, [bool]> {
        let Self { paths, life } = self;
        let out = |block: &Block, lane: usize| life(block).first_day_out_of_cash[lane] != NEVER;
        Cow::Owned(paths.collect(out))
    }
}

/// Paths that were lived otherwise.
fn otherwise(paths: &impl Paths, life: impl Fn(&Block) -> &Counterfactual) -> impl Fates {
    Otherwise { paths, life }
}

/// The same paths without shocks.
fn without_shocks(paths: &impl Paths) -> impl Fates {
    otherwise(paths, |block| &block.without_shocks)
}

/// The figures of some lives.
fn figures(lives: &impl Fates) -> Result<Vec<(Metric, Estimate)>, MetricError> {
    let mut list = Vec::with_capacity(9);
    {
        let x = lives.numbers(Fate::NetCashFlow);
        list.push((Metric::NetCashFlowMean, mean(&x)?));
        list.push((Metric::NetCashFlowMedian, median(&x)?));
        list.push((Metric::ValueAtRisk95, value_at_risk(&x, TAIL_LEVEL)?));
        list.push((Metric::ExpectedShortfall95, expected_shortfall(&x, TAIL_LEVEL)?));
    }
    let number = |of| lives.numbers(of);
    list.push((Metric::ProbabilityOutOfCash, chance(&lives.ran_out())?.estimate));
    list.push((Metric::CashNeeded95, cash_needed(&number(Fate::CashNeeded), SURVIVAL)?));
    list.push((Metric::LowestCashMedian, median(&number(Fate::LowestCash))?));
    list.push((Metric::DaysBelowZeroMean, mean(&number(Fate::DaysBelowZero))?));
    list.push((Metric::SalesMean, mean(&number(Fate::Sales))?));
    Ok(list)
}

/// The figures of some lives less those of others of the same paths.
fn less(these: &impl Fates, others: &impl Fates) -> Result<Vec<(Metric, Estimate)>, MetricError> {
    let mut list = Vec::with_capacity(9);
    {
        let (x, y) = (these.numbers(Fate::NetCashFlow), others.numbers(Fate::NetCashFlow));
        list.push((Metric::NetCashFlowMean, mean_difference(&x, &y)?));
        list.push((Metric::NetCashFlowMedian, quantile_difference(&x, &y, 0.5)?));
        list.push((Metric::ValueAtRisk95, value_at_risk_difference(&x, &y, TAIL_LEVEL)?));
        let shortfall = expected_shortfall_difference(&x, &y, TAIL_LEVEL)?;
        list.push((Metric::ExpectedShortfall95, shortfall));
    }
    let ran_out = chance_difference(&these.ran_out(), &others.ran_out())?;
    list.push((Metric::ProbabilityOutOfCash, ran_out));
    let needed = |x: &[f64], y: &[f64]| cash_needed_difference(x, y, SURVIVAL);
    let middle = |x: &[f64], y: &[f64]| quantile_difference(x, y, 0.5);
    let pairs: [(Metric, Fate, Difference); 4] = [
        (Metric::CashNeeded95, Fate::CashNeeded, needed),
        (Metric::LowestCashMedian, Fate::LowestCash, middle),
        (Metric::DaysBelowZeroMean, Fate::DaysBelowZero, mean_difference),
        (Metric::SalesMean, Fate::Sales, mean_difference),
    ];
    for (metric, of, difference) in pairs {
        list.push((metric, difference(&these.numbers(of), &others.numbers(of))?));
    }
    Ok(list)
}

/// How a figure of some paths differs from that of the same paths lived otherwise.
type Difference = fn(&[f64], &[f64]) -> Result<Estimate, MetricError>;

/// Both lives of the same paths.
pub(super) struct BothLives<'a> {
    with: &'a Columns,
    without: Columns,
}

impl<'a> BothLives<'a> {
    pub(super) fn of(paths: &impl Paths, columns: &'a Columns) -> Self {
        let calm = without_shocks(paths);
        let without = Columns {
            net_cash_flow: calm.numbers(Fate::NetCashFlow).into_owned(),
            lowest_cash: calm.numbers(Fate::LowestCash).into_owned(),
            cash_needed: calm.numbers(Fate::CashNeeded).into_owned(),
            days_below_zero: calm.numbers(Fate::DaysBelowZero).into_owned(),
            sales: calm.numbers(Fate::Sales).into_owned(),
            ran_out: calm.ran_out().into_owned(),
        };
        Self { with: columns, without }
    }

    /// The figures of these paths less those of others on the same draws: as they are, without
    /// shocks, and how much larger the difference is because of shocks.
    pub(super) fn less(&self, other: &BothLives<'_>) -> Result<MetricList, MetricError> {
        let lives = [
            (Life::AsItIs, less(self.with, other.with)?),
            (Life::WithoutShocks, less(&self.without, &other.without)?),
            (Life::BecauseOfShocks, self.in_differences(other)?),
        ];
        let named = lives.into_iter().flat_map(|(life, figures)| named(life, figures));
        Ok(MetricList(named.collect()))
    }

    /// The difference with shocks less the difference without, with the error over all four lives.
    fn in_differences(
        &self,
        other: &BothLives<'_>,
    ) -> Result<Vec<(Metric, Estimate)>, MetricError> {
        let of = |figure, column: fn(&Columns) -> &[f64]| {
            let with = [column(self.with), column(other.with)];
            let without = [column(&self.without), column(&other.without)];
            difference_in_differences(figure, with, without)
        };
        let numbers = |lives: &Columns| -> Vec<f64> {
            lives.ran_out.iter().map(|out| if *out { 1.0 } else { 0.0 }).collect()
        };
        let [a, b] = [numbers(self.with), numbers(other.with)];
        let [c, d] = [numbers(&self.without), numbers(&other.without)];
        let ran_out = difference_in_differences(Figure::Mean, [&a, &b], [&c, &d])?;
        Ok(vec![
            (Metric::NetCashFlowMean, of(Figure::Mean, |lives| &lives.net_cash_flow)?),
            (Metric::NetCashFlowMedian, of(Figure::Quantile(0.5), |lives| &lives.net_cash_flow)?),
            (
                Metric::ValueAtRisk95,
                of(Figure::ValueAtRisk(TAIL_LEVEL), |lives| &lives.net_cash_flow)?,
            ),
            (
                Metric::ExpectedShortfall95,
                of(Figure::ExpectedShortfall(TAIL_LEVEL), |lives| &lives.net_cash_flow)?,
            ),
            (Metric::ProbabilityOutOfCash, ran_out),
            (Metric::CashNeeded95, of(Figure::CashNeeded(SURVIVAL), |lives| &lives.cash_needed)?),
            (Metric::LowestCashMedian, of(Figure::Quantile(0.5), |lives| &lives.lowest_cash)?),
            (Metric::DaysBelowZeroMean, of(Figure::Mean, |lives| &lives.days_below_zero)?),
            (Metric::SalesMean, of(Figure::Mean, |lives| &lives.sales)?),
        ])
    }
}

/// Figures under the names of one life.
pub(super) fn named(
    life: Life,
    figures: Vec<(Metric, Estimate)>,
) -> impl Iterator<Item = MetricEstimate> {
    figures.into_iter().map(move |(metric, estimate)| MetricEstimate { metric, life, estimate })
}

/// The figures without shocks, what shocks change, on how many paths cash runs out in which of the
/// two lives, and how deep and how long it is out.
pub(super) fn with_and_without(
    paths: &impl Paths,
    columns: &Columns,
) -> Result<Vec<MetricEstimate>, MetricError> {
    let calm = without_shocks(paths);
    let mut list: Vec<MetricEstimate> = named(Life::WithoutShocks, figures(&calm)?).collect();
    list.extend(named(Life::BecauseOfShocks, less(columns, &calm)?));
    list.extend(both_lives(&columns.ran_out, &calm.ran_out())?);
    list.extend(out_of_cash(columns)?);
    Ok(list)
}

/// How often cash runs out in neither life, in one of them, in both; the four add up to one.
fn both_lives(with: &[bool], without: &[bool]) -> Result<Vec<MetricEstimate>, MetricError> {
    let lives = [
        (Metric::OutOfCashInNeither, false, false),
        (Metric::OutOfCashOnlyWithShocks, true, false),
        (Metric::OutOfCashOnlyWithoutShocks, false, true),
        (Metric::OutOfCashInBoth, true, true),
    ];
    let of = |(metric, a, b): (Metric, bool, bool)| {
        let hit: Vec<bool> = with.iter().zip(without).map(|(x, y)| *x == a && *y == b).collect();
        Ok(MetricEstimate::new(metric, chance(&hit)?.estimate))
    };
    lives.into_iter().map(of).collect()
}

/// How deep and how long, over the paths on which cash runs out; nothing when there is none.
fn out_of_cash(with: &Columns) -> Result<Vec<MetricEstimate>, MetricError> {
    let depth: Vec<f64> = with.lowest_cash.iter().map(|cash| -cash).collect();
    let figures = [
        (Metric::DepthWhenOutOfCashMedian, given(&depth, &with.ran_out, median)?),
        (
            Metric::DaysBelowZeroWhenOutOfCashMedian,
            given(&with.days_below_zero, &with.ran_out, median)?,
        ),
    ];
    let known = figures.into_iter().filter_map(|(metric, found)| Some((metric, found?)));
    Ok(known.map(|(metric, found)| MetricEstimate::new(metric, found)).collect())
}

/// What one shock alone changes: the paths as they are, less the same paths without that shock.
pub(super) fn because_of_one(
    paths: &impl Paths,
    columns: &Columns,
    shock: usize,
) -> Result<MetricList, MetricError> {
    let without =
        otherwise(paths, |block| block.without_each.get(shock).unwrap_or(&block.without_shocks));
    let difference = less(columns, &without)?;
    Ok(MetricList(named(Life::AsItIs, difference).collect()))
}

/// Cash after the first occurrence of a shock has ended, over the paths on which it does: the
/// lowest balance with it, without it, and the difference. When sales return, goods are paid at
/// once and payouts wait: the hole may be deepest then.
pub(super) fn after_its_end(
    paths: &impl Paths,
    shock: usize,
) -> Result<Vec<MetricEstimate>, MetricError> {
    let column = |of: fn(&crate::simulate::Reopening) -> &crate::numeric::Lanes| {
        let nothing = [f64::NAN; crate::numeric::LANES];
        paths.column(|block| block.reopenings.get(shock).map_or(nothing, |found| *of(found)))
    };
    let with = column(|found| &found.lowest_cash_after);
    let without = column(|found| &found.lowest_cash_after_without);
    let pairs: Vec<(f64, f64)> =
        with.into_iter().zip(without).filter(|(with, _)| !with.is_nan()).collect();
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let (with, without): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let metric = Metric::LowestCashAfterItsEndMedian;
    let one = |life, estimate| MetricEstimate { metric, life, estimate };
    Ok(vec![
        one(Life::AsItIs, median(&with)?),
        one(Life::WithoutShocks, median(&without)?),
        one(Life::BecauseOfShocks, quantile_difference(&with, &without, 0.5)?),
    ])
}
