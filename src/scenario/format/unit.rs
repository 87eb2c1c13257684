//! Units of keys.

use crate::language::Said;

macro_rules! units {
    ($($name:ident = $words:literal,)+) => {
        /// The unit of a number.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Unit {
            /// No unit: a name, or a count without a noun.
            None,
            $( #[doc = concat!("In ", $words, ".")] $name, )+
        }

        impl Unit {
            /// The unit in words; empty for none.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self {
                    Self::None => "",
                    $( Self::$name => $words, )+
                }
            }
        }
    };
}

units! {
    Rupiah = "rupiah",
    RupiahADay = "rupiah a day",
    RupiahAWeek = "rupiah a week",
    RupiahAMonth = "rupiah a month",
    RupiahACalendarYear = "rupiah a calendar year",
    RupiahAnOrder = "rupiah an order",
    Share = "share of 1",
    ShareAYear = "share of 1 a year",
    ShareOfCost = "share of cost",
    ShareOfTheCost = "share of the cost",
    ShareOfDemandCancelled = "share of demand, per share of ordinary sales cancelled",
    ShareOfNormal = "share of normal",
    ShareOfReturnedGoods = "share of returned goods",
    ShareOfSales = "share of sales",
    ShareOfSalesLessReturns = "share of sales less returns",
    ShareOfOwnSales = "share of the channel's own sales",
    ShareOfTheirSalesLessReturns = "share of their sales less returns",
    ShareOfExpectedNeed = "share of the expected need",
    ShareOfStock = "share of the stock",
    Hours = "hours",
    Days = "days",
    DayOfMonth = "day of the month",
    Weeks = "weeks",
    Months = "months",
    MonthsOfWages = "months of wages",
    TimesAYear = "times a year",
    TimesOrdinarySales = "times ordinary sales",
    Factor = "factor",
    MultipleOfEffort = "multiple of the effort",
    MultipleOfSpending = "multiple of the spending",
    Exponent = "exponent",
    Correlation = "correlation",
    DeviationOfLogSales = "standard deviation of log sales",
    DeviationOfLogSalesADay = "standard deviation of log sales a day",
    DeviationOverMean = "standard deviation over mean",
    Orders = "orders",
    OrdersADay = "orders a day",
    OrdersAWeek = "orders a week",
    OrdersAPerson = "orders a person reached",
    People = "people",
    PeopleASession = "people a session",
    PeopleAnHour = "people an hour",
    SessionsAWeek = "sessions a week",
}

impl Unit {
    /// The unit in any language.
    pub(in crate::scenario) fn said(self) -> Said {
        let words = self.words().replace(',', "").replace([' ', '\''], "_");
        Said::explained(format!("problem.unit.{words}"), self.words())
    }

    /// Whether it is a share, which people also write in percent.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.words().starts_with("share of")
    }

    /// Whether it counts orders or people.
    #[must_use]
    pub fn is_count(self) -> bool {
        matches!(
            self,
            Self::OrdersADay
                | Self::OrdersAWeek
                | Self::People
                | Self::PeopleASession
                | Self::PeopleAnHour
        )
    }

    /// Whether it is money.
    #[must_use]
    pub fn is_money(self) -> bool {
        self.words().starts_with("rupiah")
    }
}
