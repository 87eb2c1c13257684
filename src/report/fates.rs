//! What becomes of paths, with shocks and without (MODEL 10a): the same figures of both lives, and
//! their differences with paired errors.

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

/// What becomes of each path, in path order; rupiah net of drawings.
pub(super) struct Fates {
    pub(super) net_cash_flow: Vec<f64>,
    pub(super) lowest_cash: Vec<f64>,
    pub(super) cash_needed: Vec<f64>,
    pub(super) days_below_zero: Vec<f64>,
    pub(super) ran_out: Vec<bool>,
    pub(super) sales: Vec<f64>,
}

impl Fates {
    /// Those of paths that were lived otherwise.
    pub(super) fn of(paths: &impl Paths, life: impl Fn(&Block) -> &Counterfactual) -> Self {
        Self {
            net_cash_flow: paths.column(|block| life(block).net_cash_flow),
            lowest_cash: paths.column(|block| life(block).lowest_cash),
            cash_needed: paths.column(|block| life(block).cash_needed),
            days_below_zero: paths
                .collect(|block, lane| f64::from(life(block).days_below_zero[lane])),
            ran_out: paths.collect(|block, lane| life(block).first_day_out_of_cash[lane] != NEVER),
            sales: paths.column(|block| life(block).sales),
        }
    }

    /// Those of the paths as they are.
    pub(super) fn as_they_are(columns: &Columns) -> Self {
        Self {
            net_cash_flow: columns.net_cash_flow.clone(),
            lowest_cash: columns.lowest_cash.clone(),
            cash_needed: columns.cash_needed.clone(),
            days_below_zero: columns.days_below_zero.clone(),
            ran_out: columns.ran_out.clone(),
            sales: columns.sales.clone(),
        }
    }

    /// The figures of these lives.
    pub(super) fn figures(&self) -> Result<Vec<(Metric, Estimate)>, MetricError> {
        let x = &self.net_cash_flow;
        Ok(vec![
            (Metric::NetCashFlowMean, mean(x)?),
            (Metric::NetCashFlowMedian, median(x)?),
            (Metric::ValueAtRisk95, value_at_risk(x, TAIL_LEVEL)?),
            (Metric::ExpectedShortfall95, expected_shortfall(x, TAIL_LEVEL)?),
            (Metric::ProbabilityOutOfCash, chance(&self.ran_out)?.estimate),
            (Metric::CashNeeded95, cash_needed(&self.cash_needed, SURVIVAL)?),
            (Metric::LowestCashMedian, median(&self.lowest_cash)?),
            (Metric::DaysBelowZeroMean, mean(&self.days_below_zero)?),
            (Metric::SalesMean, mean(&self.sales)?),
        ])
    }

    /// The same figures less those of other lives of the same paths.
    pub(super) fn less(&self, other: &Self) -> Result<Vec<(Metric, Estimate)>, MetricError> {
        let (x, y) = (&self.net_cash_flow, &other.net_cash_flow);
        let needed = cash_needed_difference(&self.cash_needed, &other.cash_needed, SURVIVAL)?;
        let lowest = quantile_difference(&self.lowest_cash, &other.lowest_cash, 0.5)?;
        Ok(vec![
            (Metric::NetCashFlowMean, mean_difference(x, y)?),
            (Metric::NetCashFlowMedian, quantile_difference(x, y, 0.5)?),
            (Metric::ValueAtRisk95, value_at_risk_difference(x, y, TAIL_LEVEL)?),
            (Metric::ExpectedShortfall95, expected_shortfall_difference(x, y, TAIL_LEVEL)?),
            (Metric::ProbabilityOutOfCash, chance_difference(&self.ran_out, &other.ran_out)?),
            (Metric::CashNeeded95, needed),
            (Metric::LowestCashMedian, lowest),
            (
                Metric::DaysBelowZeroMean,
                mean_difference(&self.days_below_zero, &other.days_below_zero)?,
            ),
            (Metric::SalesMean, mean_difference(&self.sales, &other.sales)?),
        ])
    }
}

/// Both lives of the same paths.
pub(super) struct BothLives {
    with: Fates,
    without: Fates,
}

impl BothLives {
    pub(super) fn of(paths: &impl Paths, columns: &Columns) -> Self {
        Self {
            with: Fates::as_they_are(columns),
            without: Fates::of(paths, |block| &block.without_shocks),
        }
    }

    /// The figures of these paths less those of others on the same draws: as they are, without
    /// shocks, and how much larger the difference is because of shocks.
    pub(super) fn less(&self, other: &Self) -> Result<MetricList, MetricError> {
        let lives = [
            (Life::AsItIs, self.with.less(&other.with)?),
            (Life::WithoutShocks, self.without.less(&other.without)?),
            (Life::BecauseOfShocks, self.in_differences(other)?),
        ];
        let named = lives.into_iter().flat_map(|(life, figures)| named(life, figures));
        Ok(MetricList(named.collect()))
    }

    /// The difference with shocks less the difference without, with the error over all four lives.
    fn in_differences(&self, other: &Self) -> Result<Vec<(Metric, Estimate)>, MetricError> {
        let of = |figure, column: fn(&Fates) -> &[f64]| {
            let with = [column(&self.with), column(&other.with)];
            let without = [column(&self.without), column(&other.without)];
            difference_in_differences(figure, with, without)
        };
        let numbers = |fates: &Fates| -> Vec<f64> {
            fates.ran_out.iter().map(|out| if *out { 1.0 } else { 0.0 }).collect()
        };
        let [a, b] = [numbers(&self.with), numbers(&other.with)];
        let [c, d] = [numbers(&self.without), numbers(&other.without)];
        let ran_out = difference_in_differences(Figure::Mean, [&a, &b], [&c, &d])?;
        Ok(vec![
            (Metric::NetCashFlowMean, of(Figure::Mean, |fates| &fates.net_cash_flow)?),
            (Metric::NetCashFlowMedian, of(Figure::Quantile(0.5), |fates| &fates.net_cash_flow)?),
            (
                Metric::ValueAtRisk95,
                of(Figure::ValueAtRisk(TAIL_LEVEL), |fates| &fates.net_cash_flow)?,
            ),
            (
                Metric::ExpectedShortfall95,
                of(Figure::ExpectedShortfall(TAIL_LEVEL), |fates| &fates.net_cash_flow)?,
            ),
            (Metric::ProbabilityOutOfCash, ran_out),
            (Metric::CashNeeded95, of(Figure::CashNeeded(SURVIVAL), |fates| &fates.cash_needed)?),
            (Metric::LowestCashMedian, of(Figure::Quantile(0.5), |fates| &fates.lowest_cash)?),
            (Metric::DaysBelowZeroMean, of(Figure::Mean, |fates| &fates.days_below_zero)?),
            (Metric::SalesMean, of(Figure::Mean, |fates| &fates.sales)?),
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
    let with = Fates::as_they_are(columns);
    let without = Fates::of(paths, |block| &block.without_shocks);
    let mut list: Vec<MetricEstimate> = named(Life::WithoutShocks, without.figures()?).collect();
    list.extend(named(Life::BecauseOfShocks, with.less(&without)?));
    list.extend(both_lives(&with.ran_out, &without.ran_out)?);
    list.extend(out_of_cash(&with)?);
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
fn out_of_cash(with: &Fates) -> Result<Vec<MetricEstimate>, MetricError> {
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
        Fates::of(paths, |block| block.without_each.get(shock).unwrap_or(&block.without_shocks));
    let difference = Fates::as_they_are(columns).less(&without)?;
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
