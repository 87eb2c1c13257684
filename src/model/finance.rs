//! Drawings of the owner and final income tax (MODEL 7).

use super::account::{AccountId, AccountKind, ChartOfAccounts};
use super::channel::Channel;
use super::horizon::Horizon;
use super::parameter::{ParameterId, ParameterTable};
use crate::scenario;

/// What the owner takes out every month.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawings {
    pub(crate) amount: DrawingAmount,
    /// Whether it is taken, by day.
    pub(crate) is_due: Vec<bool>,
    pub(crate) account: AccountId,
}

/// How much the owner takes out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DrawingAmount {
    /// Rupiah a month.
    PerMonth(ParameterId),
    /// Share of what the last month left over.
    ShareOfSurplus(ParameterId),
}

/// Final income tax on sales less returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Tax {
    pub(crate) rate: ParameterId,
    pub(crate) threshold: ParameterId,
    pub(crate) turnover_so_far: ParameterId,
    pub(crate) due_at_start: ParameterId,
    /// Whether it is paid, by day.
    pub(crate) is_due: Vec<bool>,
    pub(crate) account: AccountId,
    pub(crate) withheld: Option<Withheld>,
}

/// Tax that platforms take out of payouts.
#[derive(Debug, Clone, PartialEq)]
pub struct Withheld {
    /// First day of sale.
    pub(crate) from: i64,
    /// By channel: whether it withholds.
    pub(crate) by: Vec<bool>,
    /// Whether nothing is withheld before the threshold is passed.
    pub(crate) declared: bool,
    pub(crate) account: AccountId,
}

impl Drawings {
    pub(super) fn build(
        drawings: &scenario::Drawings,
        horizon: Horizon,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) -> Self {
        let amount = match &drawings.amount {
            scenario::DrawingAmount::PerMonth(amount) => {
                DrawingAmount::PerMonth(table.add("drawings.per_month", &amount.value))
            }
            scenario::DrawingAmount::ShareOfSurplus(share) => {
                DrawingAmount::ShareOfSurplus(table.add("drawings.share_of_surplus", &share.value))
            }
        };
        let account = chart.add(AccountKind::Drawings, None);
        Self { amount, is_due: due_days(horizon, drawings.day.value), account }
    }
}

impl Tax {
    pub(super) fn build(
        tax: &scenario::Tax,
        channels: &[Channel],
        horizon: Horizon,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) -> Self {
        Self {
            rate: table.add("tax.rate", &tax.rate.value),
            threshold: table.add("tax.threshold_per_year", &tax.threshold_per_year.value),
            turnover_so_far: table.add("tax.turnover_so_far", &tax.turnover_so_far.value),
            due_at_start: table.add("tax.due_at_start", &tax.due_at_start.value),
            is_due: due_days(horizon, tax.day.value),
            account: chart.add(AccountKind::Tax, None),
            withheld: tax.withheld_from.as_ref().map(|from| Withheld {
                from: horizon.day_of(from.value),
                by: channels
                    .iter()
                    .map(|channel| tax.withheld_by.iter().any(|id| id.value == channel.id))
                    .collect(),
                declared: tax.declared.value,
                account: chart.add(AccountKind::TaxWithheld, None),
            }),
        }
    }
}

fn due_days(horizon: Horizon, day_of_month: u8) -> Vec<bool> {
    (0..horizon.days() as i64).map(|day| horizon.is_due(day, day_of_month)).collect()
}
