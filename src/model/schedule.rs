//! Payments that come by the calendar: wages, rent, other monthly costs, fixed costs of channels,
//! loans, amounts on one date.

use super::account::{AccountId, AccountKind, ChartOfAccounts};
use super::channel::Channel;
use super::horizon::Horizon;
use super::loan::{Repayment, Rhythm};
use super::mitigation::Mitigation;
use super::parameter::{ParameterId, ParameterTable};
use crate::calendar::Festival;
use crate::scenario::{self, Scenario};

/// By Indonesian law the allowance is paid at the latest so many days before the holiday.
const DAYS_BEFORE_LEBARAN: i64 = 7;

/// One payment by the calendar on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payment {
    pub(crate) account: AccountId,
    /// Position of its amount among [`Schedule::amounts`].
    pub(crate) amount: usize,
    /// Only where a response has started this channel.
    pub(crate) only_if_started: Option<usize>,
    /// Whether it is no part of a surplus: proceeds of a loan, an amount on one date.
    pub(crate) is_apart: bool,
}

/// What is paid: rupiah into the till, negative out of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// A parameter comes in.
    In(ParameterId),
    /// A parameter goes out.
    Out(ParameterId),
    /// So many months of wages go out.
    Allowance {
        /// Rupiah a month.
        wages: ParameterId,
        /// Months.
        months: ParameterId,
    },
    /// A payment of a loan goes out.
    LoanPayment(Loan),
}

/// A loan by its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loan {
    pub(crate) amount: ParameterId,
    pub(crate) interest_per_year: ParameterId,
    pub(crate) repayment: Repayment,
    /// Payments made by the end of the simulation.
    pub(crate) paid_at_end: u32,
}

impl Amount {
    /// The numbers that it follows from and that can change on a date.
    pub(crate) fn numbers(&self) -> Vec<ParameterId> {
        match *self {
            Self::Out(amount) => vec![amount],
            Self::Allowance { wages, months } => vec![wages, months],
            Self::In(_) | Self::LoanPayment(_) => Vec::new(),
        }
    }

    /// The amount, given the value of each parameter.
    pub(crate) fn at(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        match *self {
            Self::In(amount) => value(amount),
            Self::Out(amount) => -value(amount),
            Self::Allowance { wages, months } => -value(wages) * value(months),
            Self::LoanPayment(loan) => {
                let rate = value(loan.interest_per_year);
                -loan.repayment.payment(value(loan.amount), rate)
            }
        }
    }
}

impl Loan {
    /// Payments of an average month, rupiah.
    pub(crate) fn a_month(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        let payment = self.repayment.payment(value(self.amount), value(self.interest_per_year));
        payment * self.repayment.rhythm.times_a_month()
    }

    /// What is still owed at the end of the simulation, rupiah.
    pub(crate) fn owed_at_end(&self, value: impl Fn(ParameterId) -> f64) -> f64 {
        let rate = value(self.interest_per_year);
        self.repayment.still_owed(value(self.amount), rate, self.paid_at_end)
    }
}

/// The payments of each day, in the order of posting.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schedule {
    by_day: Vec<Vec<Payment>>,
    amounts: Vec<Amount>,
    loans: Vec<Loan>,
    /// Amounts that come every month, each once.
    monthly: Vec<ParameterId>,
}

impl Schedule {
    /// The payments of a day of the horizon.
    pub(crate) fn on(&self, day: usize) -> &[Payment] {
        &self.by_day[day]
    }

    /// The amounts that payments refer to.
    pub(crate) fn amounts(&self) -> &[Amount] {
        &self.amounts
    }

    /// The loans of the scenario.
    pub(crate) fn loans(&self) -> &[Loan] {
        &self.loans
    }

    /// The costs that come every month, rupiah.
    pub(crate) fn monthly_costs(&self) -> impl Iterator<Item = ParameterId> {
        self.monthly.iter().copied()
    }

    pub(super) fn build(
        parts: Parts<'_>,
        horizon: Horizon,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) -> Self {
        let mut builder = Builder {
            schedule: Self { by_day: vec![Vec::new(); horizon.days()], ..Self::default() },
            horizon,
            changed: parts
                .scenario
                .changes
                .iter()
                .flat_map(scenario::Change::paths)
                .map(|path| path.value.as_str())
                .collect(),
            chart,
            table,
        };
        let Parts { scenario, channels, mitigations } = parts;
        builder.add_channels(scenario, channels);
        builder.add_costs(scenario);
        builder.add_one_offs(scenario);
        builder.add_mitigations(mitigations);
        for loan in &scenario.loans {
            builder.add_loan(loan);
        }
        builder.schedule
    }
}

/// What a schedule is made of.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) channels: &'a [Channel],
    pub(super) mitigations: &'a [Mitigation],
}

/// A schedule while it is built.
struct Builder<'a> {
    schedule: Schedule,
    /// Paths of the keys that change on a date.
    changed: Vec<&'a str>,
    horizon: Horizon,
    chart: &'a mut ChartOfAccounts,
    table: &'a mut ParameterTable,
}

impl Builder<'_> {
    /// Whether a cost is nothing on every path, and stays so.
    fn is_never(&self, id: ParameterId) -> bool {
        self.table.is_zero(id) && !self.changed.contains(&self.table.get(id).name())
    }

    fn payment(&mut self, account: AccountId, amount: Amount) -> Payment {
        self.schedule.amounts.push(amount);
        let amount = self.schedule.amounts.len() - 1;
        Payment { account, amount, only_if_started: None, is_apart: false }
    }

    fn add_channels(&mut self, scenario: &Scenario, channels: &[Channel]) {
        for (position, (channel, written)) in channels.iter().zip(&scenario.channels).enumerate() {
            if self.is_never(channel.fixed_cost) {
                continue;
            }
            let account = channel.first_account + AccountKind::OF_A_CHANNEL.len() - 1;
            let mut payment = self.payment(account, Amount::Out(channel.fixed_cost));
            let mut from = channel.shape.start_day();
            if channel.shape.is_used() {
                self.schedule.monthly.push(channel.fixed_cost);
            } else {
                payment.only_if_started = Some(position);
                from = i64::MIN;
            }
            self.monthly(payment, written.fixed_cost_day.value, from);
        }
    }

    fn add_costs(&mut self, scenario: &Scenario) {
        let costs = &scenario.costs;
        let (wages, rent) = (&costs.wages_per_month.value, &costs.rent_per_month.value);
        let wages_day = costs.wages_day.value;
        self.add_cost(AccountKind::Wages, None, "wages_per_month", wages, wages_day);
        self.add_holiday_allowance(scenario);
        self.add_cost(AccountKind::Rent, None, "rent_per_month", rent, costs.rent_day.value);
        for other in &costs.other {
            let name = &other.name.value;
            let key = format!("other.{name}.per_month");
            let number = &other.per_month.value;
            self.add_cost(AccountKind::OtherCost, Some(name), &key, number, other.day.value);
        }
    }

    fn add_cost(
        &mut self,
        kind: AccountKind,
        item: Option<&str>,
        key: &str,
        number: &scenario::Number,
        day: u8,
    ) {
        let amount = self.table.add(&format!("costs.{key}"), number);
        let account = self.chart.add(kind, item);
        if !self.is_never(amount) {
            self.schedule.monthly.push(amount);
            let payment = self.payment(account, Amount::Out(amount));
            self.monthly(payment, day, i64::MIN);
        }
    }

    /// Months of wages, paid [`DAYS_BEFORE_LEBARAN`] days before each Lebaran.
    fn add_holiday_allowance(&mut self, scenario: &Scenario) {
        let costs = &scenario.costs;
        let wages = self.table.add_inherited("costs.wages_per_month", &costs.wages_per_month.value);
        let months = self.table.add("costs.thr_months", &costs.thr_months.value);
        let account = self.chart.add(AccountKind::HolidayAllowance, None);
        if self.is_never(wages) || self.table.is_zero(months) {
            return;
        }
        let payment = self.payment(account, Amount::Allowance { wages, months });
        let day = |day: i64| self.horizon.date(day + DAYS_BEFORE_LEBARAN);
        let (first, last) = (day(0), day(self.horizon.days() as i64 - 1));
        for lebaran in scenario.calendar.festival_days(Festival::Lebaran, first, last) {
            self.on(self.horizon.day_of(lebaran.date) - DAYS_BEFORE_LEBARAN, payment);
        }
    }

    fn add_one_offs(&mut self, scenario: &Scenario) {
        for one_off in &scenario.one_offs {
            let name = &one_off.name.value;
            let account = self.chart.add(AccountKind::OneOff, Some(name));
            let amount = self.table.add(&format!("one_off.{name}.amount"), &one_off.amount.value);
            let payment = self.payment(account, Amount::In(amount));
            let day = self.horizon.day_of(one_off.date.value);
            self.on(day, Payment { is_apart: true, ..payment });
        }
    }

    /// Costs of mitigations; one that is not used has an account all the same, so that the accounts
    /// of all mixes are alike.
    fn add_mitigations(&mut self, mitigations: &[Mitigation]) {
        for mitigation in mitigations {
            let account = self.chart.add(AccountKind::Mitigation, Some(&mitigation.id));
            let Some(cost) = mitigation.cost else {
                continue;
            };
            if !self.table.is_zero(cost.per_month) {
                self.schedule.monthly.push(cost.per_month);
                let payment = self.payment(account, Amount::Out(cost.per_month));
                self.monthly(payment, cost.day, i64::MIN);
            }
            if !self.table.is_zero(cost.at_start) {
                let payment = self.payment(account, Amount::Out(cost.at_start));
                self.on(0, payment);
            }
        }
    }

    /// A loan is paid out on its date and back every month from one month later, or every week from one
    /// week later; what lies outside the simulation is left out.
    fn add_loan(&mut self, loan: &scenario::Loan) {
        let id = &loan.id.value;
        let terms = &loan.terms;
        let proceeds = self.chart.add(AccountKind::LoanProceeds, Some(id));
        let repayment = self.chart.add(AccountKind::LoanRepayment, Some(id));
        let key = |key: &str| format!("loan.{id}.{key}");
        let amount = self.table.add(&key("amount"), &terms.amount.value);
        let rate = self.table.add(&key("interest_per_year"), &terms.interest_per_year.value);
        let plan = Repayment::from(terms);
        let mut numbers = Loan { amount, interest_per_year: rate, repayment: plan, paid_at_end: 0 };
        let day = loan.day.as_ref().map(|day| day.value);
        let lent_on = self.horizon.day_of(loan.date.value);
        let due_on = |k: u32| match plan.rhythm {
            Rhythm::Monthly => self.months_after(loan.date.value, k, day),
            Rhythm::Weekly => lent_on + 7 * i64::from(k),
        };
        let due: Vec<i64> = (1..=plan.payments).map(due_on).collect();
        let last = self.horizon.days() as i64;
        numbers.paid_at_end = due.iter().filter(|day| **day < last).count() as u32;
        self.schedule.loans.push(numbers);
        let paid_out = self.payment(proceeds, Amount::In(amount));
        self.on(lent_on, Payment { is_apart: true, ..paid_out });
        let paid_back = self.payment(repayment, Amount::LoanPayment(numbers));
        for day in due {
            self.on(day, paid_back);
        }
    }

    /// The day so many months after a date, or that day of the month; in a shorter month its last
    /// day.
    fn months_after(&self, date: jiff::civil::Date, months: u32, day: Option<u8>) -> i64 {
        let later = date.saturating_add(jiff::Span::new().months(i64::from(months)));
        let last = later.last_of_month();
        let of_month = |day: u8| {
            later.first_of_month().saturating_add(jiff::Span::new().days(i64::from(day) - 1))
        };
        self.horizon.day_of(day.map_or(later, |day| of_month(day).min(last)))
    }

    /// Puts a payment on a day; outside the simulation it is left out.
    fn on(&mut self, day: i64, payment: Payment) {
        let day = usize::try_from(day);
        if let Some(payments) = day.ok().and_then(|day| self.schedule.by_day.get_mut(day)) {
            payments.push(payment);
        }
    }

    fn monthly(&mut self, payment: Payment, day_of_month: u8, from: i64) {
        for (payments, day) in self.schedule.by_day.iter_mut().zip(0..) {
            if day >= from && self.horizon.is_due(day, day_of_month) {
                payments.push(payment);
            }
        }
    }
}
