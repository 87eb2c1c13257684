//! `[costs]`, `[[one_off]]` and `[credit]`.

use jiff::civil::Date;

use super::Located;
use crate::scenario::Number;

/// `[costs]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Costs {
    /// Wages, rupiah a month.
    pub wages_per_month: Located<Number>,
    /// Day of the month on which wages are paid.
    pub wages_day: Located<u8>,
    /// Religious holiday allowance, months of wages.
    pub thr_months: Located<Number>,
    /// Rent, rupiah a month.
    pub rent_per_month: Located<Number>,
    /// Day of the month on which rent is paid.
    pub rent_day: Located<u8>,
    /// Cost of goods of channels that do not say their own, share of sales.
    pub goods_share: Located<Number>,
    /// Days between sale and payment of goods of channels that do not say their own.
    pub goods_credit_days: Located<Number>,
    /// Packing of channels that do not say their own, rupiah an order.
    pub packing_per_order: Located<Number>,
    /// `[[costs.other]]`.
    pub other: Vec<OtherCost>,
}

/// `[[costs.other]]`: another cost that comes every month.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherCost {
    /// What it is; unique.
    pub name: Located<String>,
    /// Rupiah a month.
    pub per_month: Located<Number>,
    /// Day of the month on which it is paid.
    pub day: Located<u8>,
}

/// `[[one_off]]`: one amount on one date.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOff {
    /// What it is; unique.
    pub name: Located<String>,
    /// When.
    pub date: Located<Date>,
    /// Rupiah; positive comes in, negative goes out.
    pub amount: Located<Number>,
}

/// `[credit]`: a credit line that draws and repays itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// The most that can be drawn, rupiah.
    pub limit: Located<Number>,
    /// Interest a year, share of 1.
    pub interest_per_year: Located<Number>,
    /// Balance below which it is drawn, rupiah.
    pub drawn_below: Located<Number>,
}
