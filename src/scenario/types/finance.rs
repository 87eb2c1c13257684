//! `[channel.ads]`, `[[loan]]`, `[drawings]` and `[tax]`.

use jiff::civil::Date;

use super::Located;
use crate::scenario::Number;

/// `[channel.ads]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Ads {
    /// Today's spending, rupiah a week.
    pub per_week_today: Located<Number>,
    /// Spending decided from day 0 on, rupiah a week; `None` means today's.
    pub per_week: Option<Located<Number>>,
    /// Sales go with spending to this power.
    pub effect_exponent: Located<Number>,
    /// Days with more or less.
    pub plan: Vec<AdsPlan>,
}

/// An entry of `plan`.
#[derive(Debug, Clone, PartialEq)]
pub struct AdsPlan {
    /// First day.
    pub from: Located<Date>,
    /// Last day.
    pub to: Located<Date>,
    /// Spending against `per_week`.
    pub factor: Located<Number>,
}

/// `[[loan]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Loan {
    /// Unique id.
    pub id: Located<String>,
    /// Day on which it is paid out.
    pub date: Located<Date>,
    /// What is lent and how it is paid back.
    pub terms: LoanTerms,
}

/// What is lent and how it is paid back.
#[derive(Debug, Clone, PartialEq)]
pub struct LoanTerms {
    /// Rupiah.
    pub amount: Located<Number>,
    /// Number of monthly payments.
    pub months: Located<u32>,
    /// Interest a year, share of 1.
    pub interest_per_year: Located<Number>,
}

/// `[drawings]`: what the owner takes out.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawings {
    /// How much.
    pub amount: DrawingAmount,
    /// Day of the month.
    pub day: Located<u8>,
}

/// How much the owner takes out every month.
#[derive(Debug, Clone, PartialEq)]
pub enum DrawingAmount {
    /// `per_month`, rupiah.
    PerMonth(Located<Number>),
    /// `share_of_surplus` of the month before.
    ShareOfSurplus(Located<Number>),
}

/// `[tax]`: final income tax on sales less returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Tax {
    /// Rate, share of sales less returns.
    pub rate: Located<Number>,
    /// Sales of a calendar year that are free, rupiah.
    pub threshold_per_year: Located<Number>,
    /// Sales less returns of the first calendar year before day 0, rupiah.
    pub turnover_so_far: Located<Number>,
    /// Tax of earlier months that is still to be paid, rupiah.
    pub due_at_start: Located<Number>,
    /// Day of the next month on which it is paid.
    pub day: Located<u8>,
}
