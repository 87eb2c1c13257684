//! The names of the figures of a run: an enum, so that none can be misspelt.

use std::borrow::Cow;

use serde::Serialize;

use crate::metrics::Estimate;

/// What the numbers of a figure count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Rupiah, or the scenario's own currency.
    Money,
    /// Share of 1.
    Share,
    /// Days.
    Days,
    /// A plain number.
    Number,
}

/// Declares the figures: variant, name in every output, unit, meaning.
macro_rules! metrics {
    ($($variant:ident, $name:literal, $unit:ident, $meaning:literal;)*) => {
        /// A figure of a run, over all of its paths.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Metric {
            $(#[doc = $meaning] $variant,)*
        }

        impl Metric {
            /// All figures.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in every output.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What its numbers count.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(Self::$variant => Unit::$unit,)* }
            }
        }
    };
}

metrics! {
    NetCashFlowMean, "net_cash_flow_mean", Money, "Mean change of cash over the horizon, net of drawings.";
    NetCashFlowMedian, "net_cash_flow_median", Money, "Median of the same.";
    NetCashFlowStandardDeviation, "net_cash_flow_standard_deviation", Money, "Standard deviation of the same.";
    NetCashFlowBeforeOneOffsMean, "net_cash_flow_before_one_offs_mean", Money, "Mean change of cash without one-off amounts and loan proceeds.";
    OneOffsMean, "one_offs_mean", Money, "Mean of one-off amounts.";
    ValueAtRisk95, "value_at_risk_95", Money, "Value at risk of net cash flow at 95%.";
    ValueAtRisk99, "value_at_risk_99", Money, "Value at risk of net cash flow at 99%.";
    ExpectedShortfall95, "expected_shortfall_95", Money, "Expected shortfall of net cash flow at 95%: minus the mean of the worst 5%.";
    ExpectedShortfall99, "expected_shortfall_99", Money, "Expected shortfall of net cash flow at 99%.";
    CashFlowAtRisk95, "cash_flow_at_risk_95", Money, "Cash-flow at risk at 95%: median less the 5% quantile.";
    LoanProceedsMean, "loan_proceeds_mean", Money, "Mean of what loans brought in.";
    ProbabilityOutOfCash, "probability_out_of_cash", Share, "Chance that cash runs out within the horizon.";
    CashNeeded90, "cash_needed_90", Money, "Opening cash with which 90% of the paths do not run out.";
    CashNeeded95, "cash_needed_95", Money, "The same for 95%.";
    CashNeeded99, "cash_needed_99", Money, "The same for 99%.";
    LowestCashMedian, "lowest_cash_median", Money, "Median of the lowest balance.";
    LowestCashWorst5Percent, "lowest_cash_worst_5_percent", Money, "The lowest balance below which 5% of the paths fall.";
    LargestFallMedian, "largest_fall_median", Money, "Median of the largest fall of the balance from an earlier peak.";
    DaysBelowZeroMean, "days_below_zero_mean", Days, "Mean number of days with a balance below zero.";
    OutOfCashInNeither, "probability_out_of_cash_in_neither", Share, "Chance that cash runs out neither with shocks nor without.";
    OutOfCashOnlyWithShocks, "probability_out_of_cash_only_with_shocks", Share, "Chance that cash runs out with shocks and does not without.";
    OutOfCashOnlyWithoutShocks, "probability_out_of_cash_only_without_shocks", Share, "Chance that cash runs out without shocks and does not with them.";
    OutOfCashInBoth, "probability_out_of_cash_in_both", Share, "Chance that cash runs out with shocks and without.";
    DepthWhenOutOfCashMedian, "depth_when_out_of_cash_median", Money, "Median of how far below zero cash falls, of the paths on which it runs out.";
    DaysBelowZeroWhenOutOfCashMedian, "days_below_zero_when_out_of_cash_median", Days, "Median number of days below zero, of the paths on which cash runs out.";
    LowestCashAfterItsEndMedian, "lowest_cash_after_its_end_median", Money, "Median of the lowest balance after the first occurrence of a shock has ended, of the paths on which it does.";
    SalesMean, "sales_mean", Money, "Mean sales over the horizon.";
    SalesWithoutShocksMean, "sales_without_shocks_mean", Money, "Mean sales of the same paths without shocks.";
    SalesChangeByShocksMean, "sales_change_by_shocks_mean", Money, "Mean change of sales by shocks, path by path.";
    SalesCoefficientOfVariation, "sales_coefficient_of_variation", Share, "Standard deviation of sales over their mean.";
    SalesWithoutShocksCoefficientOfVariation, "sales_without_shocks_coefficient_of_variation", Share, "The same without shocks.";
    HerfindahlIndex, "herfindahl_index", Number, "Herfindahl index of mean sales by channel.";
    EffectiveChannels, "effective_channels", Number, "One over the Herfindahl index: as if there were so many equal channels.";
    HerfindahlIndexByPlatform, "herfindahl_index_by_platform", Number, "Herfindahl index after channels of one platform are merged.";
    EffectiveChannelsByPlatform, "effective_channels_by_platform", Number, "Effective number of channels after such merging.";
    UndeliveredSalesMean, "undelivered_sales_mean", Money, "Mean sales that could not be delivered.";
    ReceiptsDueAtEndMean, "receipts_due_at_end_mean", Money, "Mean of receipts still to come at the end.";
    ReceiptsHeldAtEndMean, "receipts_held_at_end_mean", Money, "Mean of payouts still held at the end.";
    BillsDueAtEndMean, "bills_due_at_end_mean", Money, "Mean of supplier bills still to pay at the end.";
    StockAtEndMean, "stock_at_end_mean", Money, "Mean stock at the end, at cost.";
    StockOnOrderAtEndMean, "stock_on_order_at_end_mean", Money, "Mean stock paid and not yet arrived at the end.";
    LoansDueAtEndMean, "loans_due_at_end_mean", Money, "Mean of what is still owed on loans at the end.";
    TaxDueAtEndMean, "tax_due_at_end_mean", Money, "Mean tax still to pay at the end.";
    FirstWeekSalesChangeMean, "first_week_sales_change_mean", Share, "Mean change of sales in the first seven days of a shock against the same days without that shock.";
    FirstWeekSalesChange10Percent, "first_week_sales_change_10_percent", Share, "Its 10% quantile.";
    FirstWeekSalesChangeMedian, "first_week_sales_change_median", Share, "Its median.";
    FirstWeekSalesChange90Percent, "first_week_sales_change_90_percent", Share, "Its 90% quantile.";
    BeginsOnDayMedian, "begins_on_day_median", Days, "Median day on which a response begins, of the paths on which it does.";
}

/// Which life of the same paths a figure is about (MODEL 10a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Life {
    /// As it is, shocks and all.
    #[default]
    AsItIs,
    /// The same draws without shocks.
    WithoutShocks,
    /// The difference of the two, path by path.
    BecauseOfShocks,
}

impl Life {
    /// What is put behind the name of a figure.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::AsItIs => "",
            Self::WithoutShocks => "_without_shocks",
            Self::BecauseOfShocks => "_because_of_shocks",
        }
    }
}

/// One figure and its error.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricEstimate {
    /// Which figure.
    pub metric: Metric,
    /// Of which life of the paths.
    pub life: Life,
    /// The figure and its error.
    pub estimate: Estimate,
}

impl MetricEstimate {
    /// A figure of the paths as they are.
    #[must_use]
    pub const fn new(metric: Metric, estimate: Estimate) -> Self {
        Self { metric, life: Life::AsItIs, estimate }
    }

    /// Its name in every output.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        match self.life {
            Life::AsItIs => Cow::Borrowed(self.metric.name()),
            life => Cow::Owned(format!("{}{}", self.metric.name(), life.suffix())),
        }
    }
}

/// Figures in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MetricList(pub Vec<MetricEstimate>);

impl MetricList {
    /// A figure of the paths as they are; `None` where it has no meaning for this shop.
    #[must_use]
    pub fn get(&self, metric: Metric) -> Option<&Estimate> {
        self.of(metric, Life::AsItIs)
    }

    /// A figure of one life of the paths; `None` where it has no meaning for this shop.
    #[must_use]
    pub fn of(&self, metric: Metric, life: Life) -> Option<&Estimate> {
        let found = self.0.iter().find(|one| one.metric == metric && one.life == life);
        found.map(|one| &one.estimate)
    }

    /// The value of a figure of the paths as they are; NaN where it has no meaning for this shop.
    #[must_use]
    pub fn value(&self, metric: Metric) -> f64 {
        self.get(metric).map_or(f64::NAN, |estimate| estimate.value)
    }

    /// The figures one after another.
    pub fn iter(&self) -> std::slice::Iter<'_, MetricEstimate> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a MetricList {
    type Item = &'a MetricEstimate;
    type IntoIter = std::slice::Iter<'a, MetricEstimate>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_figures_share_a_name() {
        let names: BTreeSet<&str> = Metric::ALL.iter().map(|metric| metric.name()).collect();
        assert_eq!(names.len(), Metric::ALL.len());
    }
}
