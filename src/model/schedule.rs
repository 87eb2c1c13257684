//! Payments that come by the calendar: wages, rent, other monthly costs, fixed costs of channels,
//! amounts on one date.

use super::account::{AccountId, AccountKind, ChartOfAccounts};
use super::channel::Channel;
use super::horizon::Horizon;
use super::parameter::{ParameterId, ParameterTable};
use crate::scenario::Scenario;

/// One payment by the calendar on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payment {
    pub(crate) account: AccountId,
    /// Rupiah.
    pub(crate) amount: ParameterId,
    /// +1 where the amount comes in, -1 where it goes out.
    pub(crate) sign: f64,
}

/// The payments of each day, in the order of posting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schedule {
    by_day: Vec<Vec<Payment>>,
    /// Amounts that come every month, each once.
    monthly: Vec<ParameterId>,
}

impl Schedule {
    /// The payments of a day of the horizon.
    pub(crate) fn on(&self, day: usize) -> &[Payment] {
        &self.by_day[day]
    }

    /// The costs that come every month, rupiah.
    pub(crate) fn monthly_costs(&self) -> impl Iterator<Item = ParameterId> {
        self.monthly.iter().copied()
    }

    pub(super) fn build(
        scenario: &Scenario,
        channels: &[Channel],
        horizon: Horizon,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) -> Self {
        let by_day = vec![Vec::new(); horizon.days()];
        let mut schedule = Self { by_day, monthly: Vec::new() };
        for (channel, written) in channels.iter().zip(&scenario.channels) {
            let account = channel.first_account + AccountKind::OF_A_CHANNEL.len() - 1;
            if !channel.shape.is_used() {
                continue;
            }
            let payment = Payment { account, amount: channel.fixed_cost, sign: -1.0 };
            let from = channel.shape.start_day();
            schedule.monthly(payment, written.fixed_cost_day.value, from, horizon, table);
        }
        schedule.add_costs(scenario, horizon, chart, table);
        schedule.add_one_offs(scenario, horizon, chart, table);
        schedule
    }

    fn add_costs(
        &mut self,
        scenario: &Scenario,
        horizon: Horizon,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) {
        let costs = &scenario.costs;
        let mut add = |kind, item: Option<&str>, key: &str, number, day| {
            let amount = table.add(&format!("costs.{key}"), number);
            let payment = Payment { account: chart.add(kind, item), amount, sign: -1.0 };
            self.monthly(payment, day, i64::MIN, horizon, table);
        };
        let (wages, rent) = (&costs.wages_per_month.value, &costs.rent_per_month.value);
        add(AccountKind::Wages, None, "wages_per_month", wages, costs.wages_day.value);
        add(AccountKind::Rent, None, "rent_per_month", rent, costs.rent_day.value);
        for other in &costs.other {
            let name = &other.name.value;
            let key = format!("other.{name}.per_month");
            let number = &other.per_month.value;
            add(AccountKind::OtherCost, Some(name), &key, number, other.day.value);
        }
    }

    fn add_one_offs(
        &mut self,
        scenario: &Scenario,
        horizon: Horizon,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) {
        for one_off in &scenario.one_offs {
            let name = &one_off.name.value;
            let account = chart.add(AccountKind::OneOff, Some(name));
            let amount = table.add(&format!("one_off.{name}.amount"), &one_off.amount.value);
            let day = usize::try_from(horizon.day_of(one_off.date.value));
            if let Some(payments) = day.ok().and_then(|day| self.by_day.get_mut(day)) {
                payments.push(Payment { account, amount, sign: 1.0 });
            }
        }
    }

    fn monthly(
        &mut self,
        payment: Payment,
        day_of_month: u8,
        from: i64,
        horizon: Horizon,
        table: &ParameterTable,
    ) {
        if table.is_zero(payment.amount) {
            return;
        }
        self.monthly.push(payment.amount);
        for (payments, day) in self.by_day.iter_mut().zip(0..) {
            if day >= from && horizon.is_due(day, day_of_month) {
                payments.push(payment);
            }
        }
    }
}
