//! `[[loan]]`, `[drawings]` and `[tax]`.

use jiff::civil::Date;

use super::declare::{Declared, Stated, keys, table};
use super::fields::{Extracted, Fields};
use super::key::{date, day_of_month, id, integer, number, other, rupiah, share, truth};
use super::{Fallback, Group, KeyFormat, Kind, TableFormat, Unit};
use crate::scenario::{Located, Number};

/// `[[loan]]`: a loan and the day on which it is paid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Loan {
    /// Unique id.
    pub id: Located<String>,
    /// Day on which it is paid out.
    pub date: Located<Date>,
    /// Day of the month of its payments; `None` for that of the loan.
    pub day: Option<Located<u8>>,
    /// What is lent and how it is paid back.
    pub terms: LoanTerms,
}

impl Declared for Loan {
    const FORMAT: &'static TableFormat = &TableFormat {
        name: "[[loan]]",
        doc: "A loan that is paid back in equal amounts every month or every week, interest included.",
        keys: keys! {
            /// Name of the loan, each once.
            id = id().required("\"kur\""),
            /// What is lent.
            amount = rupiah().usual(1e5, 1e10, "amount").required("25_000_000"),
            /// Day on which it is paid out; may lie before the simulation, then only what is left is
            /// paid back.
            date = date().required("2026-02-02"),
            /// Monthly payments, the first one month after the loan.
            months = LOAN_MONTHS,
            /// Weekly payments instead, the first one week after the loan.
            weeks = LOAN_WEEKS,
            /// Interest on what is still owed; 6% is the rate of a first KUR micro loan.
            interest_per_year = LOAN_INTEREST,
            /// Whether interest is on all that was lent, to the last payment, as cooperatives and lenders
            /// by telephone reckon.
            flat = LOAN_FLAT,
            /// Day of the month on which it is paid back, from the month after the loan on; in shorter
            /// months the last day.
            day = day_of_month()
                .default_is(Fallback::Words("that of the loan")).example("10"),
        },
        groups: &[Group::ExactlyOne(&["months", "weeks"]), Group::Needs("day", &["months"])],
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        let (id, date) = (fields.get("id")?, fields.get("date")?);
        Ok(Self { id, date, day: fields.get("day")?, terms: LoanTerms::read(fields)? })
    }
}

const LOAN_MONTHS: KeyFormat =
    integer().from(1.0).to(360.0).unit(Unit::Months).usual(1.0, 240.0, "loan_months").example("24");

const LOAN_WEEKS: KeyFormat =
    integer().from(1.0).to(1560.0).unit(Unit::Weeks).usual(1.0, 150.0, "loan_weeks").example("50");

/// For how long a loan is paid back, and how often.
#[derive(Debug, Clone, PartialEq)]
pub enum LoanTerm {
    /// `months`: so many monthly payments.
    Months(Located<u32>),
    /// `weeks`: so many weekly payments.
    Weeks(Located<u32>),
}

impl Stated for LoanTerm {
    const KEYS: &'static [KeyFormat] = keys! {
        /// Monthly payments, the first one month after the loan.
        months = LOAN_MONTHS,
        /// Weekly payments instead, the first one week after the loan.
        weeks = LOAN_WEEKS,
    };

    /// The walker has made sure that exactly one of the two is given.
    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        match fields.get("weeks")? {
            Some(weeks) => Ok(Self::Weeks(weeks)),
            None => fields.get("months").map(Self::Months),
        }
    }
}

const LOAN_FLAT: KeyFormat = truth().default("false").example("true");

const LOAN_INTEREST: KeyFormat = number()
    .from(0.0)
    .to(10.0)
    .unit(Unit::ShareAYear)
    .usual(0.005, 1.0, "interest")
    .default("0.06")
    .example("0.06");

table! {
    "[response.loan]",
    /// A loan that is taken on that day.
    struct LoanTerms {
        /// What is lent.
        amount: Located<Number> = rupiah().usual(1e5, 1e10, "amount").required("10_000_000"),
        /// How often and for how long it is paid back.
        term: LoanTerm,
        /// Interest on what is still owed; 6% is the rate of a first KUR micro loan.
        interest_per_year: Located<Number> = LOAN_INTEREST,
        /// Whether interest is on all that was lent, to the last payment, as cooperatives and lenders by
        /// telephone reckon.
        flat: Located<bool> = LOAN_FLAT,
    }
    rules: [Group::ExactlyOne(&["months", "weeks"]),]
}

table! {
    "[drawings]",
    /// What the owner takes out of the business every month.
    struct Drawings {
        /// How much.
        amount: DrawingAmount,
        /// Day on which it is taken; in shorter months the last day.
        day: Located<u8> = day_of_month().default("28").example("28"),
    }
    rules: [Group::ExactlyOne(&["per_month", "share_of_surplus"]),]
}

/// How much the owner takes out every month.
#[derive(Debug, Clone, PartialEq)]
pub enum DrawingAmount {
    /// `per_month`, rupiah.
    PerMonth(Located<Number>),
    /// `share_of_surplus` of the month before.
    ShareOfSurplus(Located<Number>),
}

impl Stated for DrawingAmount {
    const KEYS: &'static [KeyFormat] = keys! {
        /// A fixed amount.
        per_month = rupiah().unit(Unit::RupiahAMonth).usual(5e4, 1e9, "monthly_cost").example("3_000_000"),
        /// Share of what the last month left over: its change of cash before drawings, loan proceeds and
        /// one-off amounts, if positive.
        share_of_surplus = share().example("0.5"),
    };

    fn read(fields: &Fields<'_>) -> Extracted<Self> {
        match fields.get("per_month")? {
            Some(amount) => Ok(Self::PerMonth(amount)),
            None => fields.get("share_of_surplus").map(Self::ShareOfSurplus),
        }
    }
}

table! {
    "[tax]",
    /// Final income tax of individuals on sales less returns; without this table there is none.
    struct Tax {
        /// Rate; 0.5% by Indonesian law.
        rate: Located<Number> =
            share().unit(Unit::ShareOfSalesLessReturns).usual(0.001, 0.12, "tax").default("0.005").example("0.005"),
        /// Sales of a calendar year that are free.
        threshold_per_year: Located<Number> = rupiah().unit(Unit::RupiahACalendarYear)
            .usual(1e7, 1e10, "threshold").default("500_000_000").example("500_000_000"),
        /// Sales less returns of the first calendar year before day 0.
        turnover_so_far: Located<Number> = rupiah().usual(1e5, 1e11, "turnover").default("0").example("80_000_000"),
        /// Tax of the months before day 0 that is still to be paid, on the first day of payment.
        due_at_start: Located<Number> = rupiah().usual(1e3, 1e9, "amount").default("0").example("150_000"),
        /// Day on which the tax of the month before is paid; in shorter months the last day.
        day: Located<u8> = day_of_month().default("15").example("15"),
        /// First day whose sales are taxed by the platform, out of the payout; with `withheld_by`.
        withheld_from: Option<Located<Date>> = date().example("2026-01-01"),
        /// Ids of the channels that withhold it; with `withheld_from`.
        withheld_by: Vec<Located<String>> = other(Kind::Ids).example("[\"shopee\"]"),
        /// Whether they were told that sales of a year stay below the threshold: then they withhold
        /// nothing before they pass it, else from the first rupiah on.
        declared: Located<bool> = truth().default("false").example("true"),
    }
    rules: [
        Group::Together(&["withheld_from", "withheld_by"]),
        Group::Needs("declared", &["withheld_from"]),
    ]
}
