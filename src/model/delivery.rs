//! What the business can deliver (MODEL 6): capacity, stock, overselling.

use super::account::{AccountId, AccountKind, ChartOfAccounts};
use super::parameter::{ParameterId, ParameterTable};
use crate::scenario;

/// The limits of delivery; all absent when anything can be delivered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Delivery {
    pub(crate) capacity: Option<Capacity>,
    pub(crate) stock: Option<Stock>,
    pub(crate) overselling: Option<Overselling>,
}

/// The most that can be delivered in a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Capacity {
    /// Orders a day.
    Orders(ParameterId),
    /// Rupiah of sales a day.
    Sales(ParameterId),
}

/// A stock that is reviewed every so many days and ordered up to the expected need.
#[derive(Debug, Clone, PartialEq)]
pub struct Stock {
    pub(crate) review_days: usize,
    pub(crate) lead_time_days: usize,
    pub(crate) safety_share: ParameterId,
    /// At cost, rupiah; `None` for what the rule orders up to.
    pub(crate) opening: Option<ParameterId>,
    pub(crate) account: AccountId,
    /// Days between an order and its payment; `None` where it is paid at once.
    pub(crate) credit_days: Option<ParameterId>,
}

impl Stock {
    /// Days from an order to the arrival of the next one: what an order must last for.
    pub(crate) fn days_to_cover(&self) -> usize {
        self.review_days + self.lead_time_days
    }
}

/// What cancelled orders cost in trust.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overselling {
    pub(crate) trust_lost: ParameterId,
    pub(crate) half_life: ParameterId,
}

impl Delivery {
    pub(super) fn build(
        scenario: &scenario::Scenario,
        chart: &mut ChartOfAccounts,
        table: &mut ParameterTable,
    ) -> Self {
        let capacity = scenario.capacity.as_ref().map(|capacity| match capacity {
            scenario::Capacity::Orders(orders) => {
                Capacity::Orders(table.add("capacity.orders_per_day", &orders.value))
            }
            scenario::Capacity::Sales(sales) => {
                Capacity::Sales(table.add("capacity.sales_per_day", &sales.value))
            }
        });
        let stock = scenario.stock.as_ref().map(|stock| Stock {
            review_days: stock.review_days.value as usize,
            lead_time_days: stock.lead_time_days.value as usize,
            safety_share: table.add("stock.safety_share", &stock.safety_share.value),
            opening: stock
                .opening
                .as_ref()
                .map(|opening| table.add("stock.opening", &opening.value)),
            account: chart.add(AccountKind::StockPurchases, None),
            credit_days: {
                let days = &scenario.costs.goods_credit_days.value;
                let id = table.add_inherited("costs.goods_credit_days", days);
                let changes = scenario.changes.iter().flat_map(scenario::Change::paths);
                let mut names = changes.map(|path| path.value.as_str());
                let comes = names.any(|path| path == "costs.goods_credit_days");
                (comes || !table.is_zero(id)).then_some(id)
            },
        });
        let overselling = scenario.overselling.as_ref().map(|overselling| Overselling {
            trust_lost: table.add("overselling.trust_lost", &overselling.trust_lost.value),
            half_life: table.add("overselling.half_life_days", &overselling.half_life_days.value),
        });
        Self { capacity, stock, overselling }
    }

    /// Whether there is any limit.
    pub(crate) fn is_limited(&self) -> bool {
        self.capacity.is_some() || self.stock.is_some()
    }
}
