//! `[capacity]`, `[stock]` and `[overselling]`.

use super::Located;
use crate::scenario::Number;

/// `[capacity]`: the most that can be delivered in a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Capacity {
    /// `orders_per_day`.
    Orders(Located<Number>),
    /// `sales_per_day`, rupiah.
    Sales(Located<Number>),
}

/// `[stock]`: goods are bought ahead, and can run out.
#[derive(Debug, Clone, PartialEq)]
pub struct Stock {
    /// Days from one order to the next.
    pub review_days: Located<u32>,
    /// Days from order to arrival.
    pub lead_time_days: Located<u32>,
    /// What is ordered beyond the expected need, share of it.
    pub safety_share: Located<Number>,
    /// Stock before day 0 at cost, rupiah; `None` for what the rule would have ordered up to.
    pub opening: Option<Located<Number>>,
}

/// `[overselling]`: orders that cannot be delivered are taken and cancelled.
#[derive(Debug, Clone, PartialEq)]
pub struct Overselling {
    /// Share of demand lost on the next day for each share of ordinary sales cancelled.
    pub trust_lost: Located<Number>,
    /// Days until half of the lost trust is back.
    pub half_life_days: Located<Number>,
}
