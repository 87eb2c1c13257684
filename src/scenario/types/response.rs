//! `[[response]]`.

use jiff::civil::Date;

use super::{LoanTerms, Located};
use crate::scenario::Number;

/// `[[response]]`: what the owner does when something happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Unique id.
    pub id: Located<String>,
    /// Shown name; the id by default.
    pub name: Located<String>,
    /// When it begins.
    pub when: When,
    /// Days for which it holds; `None` for good.
    pub lasts_days: Option<Located<Number>>,
    /// Changes of advertising.
    pub ads: Vec<ChangeAds>,
    /// Costs that are cut.
    pub cut_costs: Vec<CutCost>,
    /// Channels that get more effort, or start.
    pub raise: Vec<Raise>,
    /// A loan.
    pub loan: Option<LoanTerms>,
    /// Stock that is sold below its price.
    pub sell_stock: Option<SellStock>,
    /// `phases`, or those of `eight_weeks`.
    pub plan: Option<Plan>,
    /// Channels whose demand the plan lifts; `None` for all.
    pub lifts: Option<Vec<Located<String>>>,
    /// Days in which half of the lift goes after the last phase.
    pub lift_half_life_days: Located<Number>,
}

/// When a response begins.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// On a date.
    Date(Located<Date>),
    /// Some days after the first start of a shock.
    AfterShock {
        /// Id of the shock.
        shock: Located<String>,
        /// Days after its start.
        days_after: Located<Number>,
    },
    /// When sales of some days are below a share of what is normal on them.
    SalesBelow {
        /// Id of the channel; `None` for all together.
        channel: Option<Located<String>>,
        /// Share of normal sales.
        share: Located<Number>,
        /// Days over which sales are added up.
        for_days: Located<u32>,
    },
    /// When cash is below so many days of fixed costs.
    CashBelow {
        /// Days of fixed costs.
        days: Located<Number>,
    },
}

/// An entry of `ads`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeAds {
    /// Id of a channel with ads.
    pub channel: Located<String>,
    /// Spending against what was planned.
    pub factor: Located<Number>,
}

/// An entry of `cut_costs`.
#[derive(Debug, Clone, PartialEq)]
pub struct CutCost {
    /// `wages`, `rent`, or the name of another monthly cost.
    pub cost: Located<String>,
    /// What is saved, share of it.
    pub share: Located<Number>,
}

/// An entry of `raise`.
#[derive(Debug, Clone, PartialEq)]
pub struct Raise {
    /// Id of the channel.
    pub channel: Located<String>,
    /// Effort against that of the mix, or against the reference share.
    pub effort: Located<Number>,
    /// Days without result.
    pub delay_days: Located<Number>,
    /// Days from the first result to the whole.
    pub length_days: Located<Number>,
}

/// `[response.sell_stock]`.
#[derive(Debug, Clone, PartialEq)]
pub struct SellStock {
    /// Share of the stock.
    pub share: Located<Number>,
    /// What it brings, share of cost.
    pub price: Located<Number>,
}

/// A plan with costs that lifts demand.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// `phases`, one after the other.
    Phases(Vec<Phase>),
    /// `[response.eight_weeks]`.
    EightWeeks {
        /// Rupiah a week.
        cost_per_week: Located<Number>,
        /// Lift of demand in the last two weeks, share of 1.
        lift: Located<Number>,
    },
}

/// An entry of `phases`.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// How long.
    pub days: Located<u32>,
    /// Rupiah a week.
    pub cost_per_week: Located<Number>,
    /// Lift of demand while it lasts, share of 1.
    pub lift: Located<Number>,
}
