//! What the owner does when something happens (MODEL 8).

use super::account::{AccountId, AccountKind, ChartOfAccounts};
use super::channel::Channel;
use super::horizon::Horizon;
use super::loan::Repayment;
use super::parameter::{ParameterId, ParameterTable};
use super::shock::Shock;
use crate::scenario::{self, Plan};

/// Weeks of one part of the plan of eight weeks, in days.
const PART_OF_EIGHT_WEEKS: usize = 14;

/// How much of its lift each part of the plan of eight weeks has reached.
const LIFT_OF_EIGHT_WEEKS: [f64; 4] = [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];

/// A response of the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) when: When,
    /// Days for which it holds; `None` for good.
    pub(crate) lasts: Option<ParameterId>,
    /// Channel, and spending on ads against the plan.
    pub(crate) ads: Vec<(usize, ParameterId)>,
    /// Account, and share that is saved.
    pub(crate) cuts: Vec<(AccountId, ParameterId)>,
    pub(crate) raise: Vec<Raise>,
    pub(crate) loan: Option<ResponseLoan>,
    pub(crate) sell_stock: Option<SellStock>,
    pub(crate) phases: Vec<Phase>,
    /// Account of what the phases cost.
    pub(crate) cost_account: AccountId,
    /// Channels that the phases lift.
    pub(crate) lifts: Vec<usize>,
    pub(crate) lift_half_life: ParameterId,
}

/// When a response begins.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// On that day.
    Day(i64),
    /// So many days after the first start of a shock.
    AfterShock {
        /// Position of the shock.
        shock: usize,
        /// Days.
        days: ParameterId,
    },
    /// When sales of the last days are below a share of normal.
    SalesBelow {
        /// Position of the channel; `None` for all together.
        channel: Option<usize>,
        /// Share of normal sales.
        share: ParameterId,
        /// Number of days.
        days: usize,
    },
    /// When cash is below so many days of fixed costs.
    CashBelow(ParameterId),
}

/// More effort for a channel, or a channel that starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Raise {
    pub(crate) channel: usize,
    /// Effort against that of the mix, or against the reference share.
    pub(crate) effort: ParameterId,
    /// Returns to effort.
    pub(crate) exponent: ParameterId,
    pub(crate) delay: ParameterId,
    pub(crate) length: ParameterId,
}

/// A loan that a response takes.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseLoan {
    pub(crate) amount: ParameterId,
    pub(crate) interest_per_year: ParameterId,
    pub(crate) terms: Repayment,
    pub(crate) proceeds: AccountId,
    pub(crate) repayment: AccountId,
}

/// Stock that a response sells below its price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SellStock {
    pub(crate) share: ParameterId,
    pub(crate) price: ParameterId,
    pub(crate) account: AccountId,
}

/// A part of a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Phase {
    pub(crate) days: usize,
    pub(crate) cost_per_week: ParameterId,
    pub(crate) lift: ParameterId,
    /// How much of the lift this part has reached, share of 1.
    pub(crate) reached: f64,
}

impl Response {
    /// Unique id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Shown name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it begins by the balance of cash.
    pub(crate) fn watches_cash(&self) -> bool {
        matches!(self.when, When::CashBelow(_))
    }

    /// Days of all its phases together.
    pub(crate) fn days_of_phases(&self) -> usize {
        self.phases.iter().map(|phase| phase.days).sum()
    }
}

/// What a response can refer to.
pub(super) struct Known<'a> {
    pub(super) channels: &'a [Channel],
    pub(super) shocks: &'a [Shock],
    pub(super) horizon: Horizon,
}

impl Known<'_> {
    /// Reading refuses unknown channels, so the first is never taken in their place.
    fn channel(&self, id: &str) -> usize {
        self.channels.iter().position(|channel| channel.id == id).unwrap_or(0)
    }

    pub(super) fn build(
        &self,
        response: &scenario::Response,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) -> Response {
        let id = response.id.value.as_str();
        let mut add = |key: &str, number: &scenario::Located<scenario::Number>| {
            table.add_inherited(&format!("response.{id}.{key}"), &number.value)
        };
        let ads = response.ads.iter().zip(1..).map(|(change, number)| {
            let channel = self.channel(&change.channel.value);
            (channel, add(&format!("ads.{number}.factor"), &change.factor))
        });
        let ads = ads.collect();
        let raise = response.raise.iter().zip(1..).map(|(raise, number)| {
            let channel = self.channel(&raise.channel.value);
            Raise {
                channel,
                effort: add(&format!("raise.{number}.effort"), &raise.effort),
                exponent: self.channels[channel].shape.effort_exponent(),
                delay: add(&format!("raise.{number}.delay_days"), &raise.delay_days),
                length: add(&format!("raise.{number}.length_days"), &raise.length_days),
            }
        });
        let raise = raise.collect();
        let cuts = response.cut_costs.iter().zip(1..).filter_map(|(cut, number)| {
            let account = account_of_cost(&cut.cost.value, chart)?;
            Some((account, add(&format!("cut_costs.{number}.share"), &cut.share)))
        });
        let cuts = cuts.collect();
        let loan = response.loan.as_ref().map(|loan| ResponseLoan {
            amount: add("loan.amount", &loan.amount),
            interest_per_year: add("loan.interest_per_year", &loan.interest_per_year),
            terms: Repayment::from(loan),
            proceeds: chart.add(AccountKind::LoanProceeds, Some(&format!("response.{id}"))),
            repayment: chart.add(AccountKind::LoanRepayment, Some(&format!("response.{id}"))),
        });
        let sell_stock = response.sell_stock.as_ref().map(|sell| SellStock {
            share: add("sell_stock.share", &sell.share),
            price: add("sell_stock.price", &sell.price),
            account: chart.add(AccountKind::StockSold, Some(id)),
        });
        let phases = phases(response.plan.as_ref(), &mut add);
        let lifts = if response.lifts.is_empty() {
            (0..self.channels.len()).collect()
        } else {
            response.lifts.iter().map(|id| self.channel(&id.value)).collect()
        };
        Response {
            when: self.when(&response.when, &mut add),
            lasts: response.lasts_days.as_ref().map(|days| add("lasts_days", days)),
            ads,
            cuts,
            raise,
            loan,
            sell_stock,
            phases,
            cost_account: chart.add(AccountKind::ResponseCost, Some(id)),
            lifts,
            lift_half_life: add("lift_half_life_days", &response.lift_half_life_days),
            id: response.id.value.clone(),
            name: response.name.value.clone(),
        }
    }

    fn when(&self, when: &scenario::When, add: &mut Add) -> When {
        match when {
            scenario::When::Date(date) => When::Day(self.horizon.day_of(date.value)),
            scenario::When::AfterShock { shock, days_after } => When::AfterShock {
                shock: self.shocks.iter().position(|s| s.id == shock.value).unwrap_or(0),
                days: add("when.days_after", days_after),
            },
            scenario::When::SalesBelow { channel, share, for_days } => When::SalesBelow {
                channel: channel.as_ref().map(|id| self.channel(&id.value)),
                share: add("when.sales_below", share),
                days: for_days.value as usize,
            },
            scenario::When::CashBelow { days } => {
                When::CashBelow(add("when.cash_below_days", days))
            }
        }
    }
}

/// Puts the number of a key of the response into the table.
type Add<'a> = dyn FnMut(&str, &scenario::Located<scenario::Number>) -> ParameterId + 'a;

fn phases(plan: Option<&Plan>, add: &mut Add) -> Vec<Phase> {
    match plan {
        None => Vec::new(),
        Some(Plan::Phases(phases)) => phases
            .iter()
            .zip(1..)
            .map(|(phase, number)| Phase {
                days: phase.days.value as usize,
                cost_per_week: add(&format!("phases.{number}.cost_per_week"), &phase.cost_per_week),
                lift: add(&format!("phases.{number}.lift"), &phase.lift),
                reached: 1.0,
            })
            .collect(),
        Some(Plan::EightWeeks(plan)) => {
            let cost_per_week = add("eight_weeks.cost_per_week", &plan.cost_per_week);
            let lift = add("eight_weeks.lift", &plan.lift);
            LIFT_OF_EIGHT_WEEKS
                .map(|reached| Phase { days: PART_OF_EIGHT_WEEKS, cost_per_week, lift, reached })
                .to_vec()
        }
    }
}

/// The account of a monthly cost by the name it has in the file.
fn account_of_cost(name: &str, chart: &ChartOfAccounts) -> Option<AccountId> {
    match name {
        "wages" => chart.find(AccountKind::Wages, None),
        "rent" => chart.find(AccountKind::Rent, None),
        other => chart.find(AccountKind::OtherCost, Some(other)),
    }
}
