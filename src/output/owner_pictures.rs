//! From the report to the charts of what the owner plans by: the calendar of cash, a plan, an hour of live
//! selling.

use crate::charts::{CalendarPurpose, CalendarRow, CashCalendar, FunnelChannel, LiveFunnel, Plan};
use crate::metrics::Estimate;
use crate::model::AccountKind;
use crate::report::{PlanEffect, Report};

/// Whether anything is paid on days of its own: with sales and what they cost alone, a calendar says nothing.
fn has_dates(report: &Report) -> bool {
    let is_dated = |kind| {
        !matches!(
            calendar_purpose(kind),
            CalendarPurpose::Receipts | CalendarPurpose::Goods | CalendarPurpose::Ads
        )
    };
    let mut rows = report.calendar.rows.iter();
    rows.any(|(kind, row)| is_dated(*kind) && row.iter().any(|amount| *amount != 0.0))
}

const fn calendar_purpose(kind: AccountKind) -> CalendarPurpose {
    use AccountKind as Kind;
    match kind {
        Kind::Sales
        | Kind::Returns
        | Kind::OpeningReceipts
        | Kind::PayoutsLost
        | Kind::Commission
        | Kind::CreatorCommission
        | Kind::OrderFees => CalendarPurpose::Receipts,
        Kind::Goods | Kind::OpeningBills | Kind::Packing => CalendarPurpose::Goods,
        Kind::StockPurchases | Kind::StockSold => CalendarPurpose::Restock,
        Kind::Ads => CalendarPurpose::Ads,
        Kind::Wages => CalendarPurpose::Wages,
        Kind::HolidayAllowance => CalendarPurpose::HolidayAllowance,
        Kind::Rent | Kind::OtherCost | Kind::ChannelFixedCost => CalendarPurpose::Fixed,
        Kind::Mitigation | Kind::OneOff | Kind::ResponseCost => CalendarPurpose::Single,
        Kind::LoanProceeds | Kind::LoanRepayment | Kind::CreditInterest => CalendarPurpose::Loans,
        Kind::Tax | Kind::TaxWithheld => CalendarPurpose::Tax,
        Kind::Drawings => CalendarPurpose::Family,
    }
}

/// The calendar of cash of the first year; nothing where it would say nothing.
#[must_use]
pub fn cash_calendar(report: &Report) -> Option<CashCalendar> {
    has_dates(report).then(|| calendar_of(report))
}

fn calendar_of(report: &Report) -> CashCalendar {
    let weeks = report.calendar.weeks;
    let row = |purpose| {
        let of_it =
            report.calendar.rows.iter().filter(|(kind, _)| calendar_purpose(*kind) == purpose);
        let by_week = of_it.fold(vec![0.0; weeks], |mut sum, (_, row)| {
            sum.iter_mut().zip(row).for_each(|(sum, amount)| *sum += amount);
            sum
        });
        CalendarRow { purpose, by_week }
    };
    let days = (7 * weeks).min(report.horizon.days());
    let first_year = |mut row: Vec<f64>| {
        row.truncate(days);
        row
    };
    CashCalendar {
        business: report.business.clone(),
        start: report.horizon.start(),
        rows: CalendarPurpose::ALL.map(row).into(),
        middle: first_year(report.cash.quantile(0.5)),
        low: first_year(report.cash.quantile(0.05)),
        paths: report.paths as u64,
    }
}

pub(super) fn plan_of(report: &Report, effect: &PlanEffect) -> Plan {
    let name = report.responses.get(effect.response).map(|response| response.name.clone());
    let is_clear = |change: &Estimate| {
        let told = change.interval.is_some_and(|range| range.low > 0.0 || range.high < 0.0);
        told || (change.value != 0.0 && change.std_error == Some(0.0))
    };
    Plan {
        business: report.business.clone(),
        plan: name.unwrap_or_default(),
        weeks_before: effect.weeks_before as u32,
        lasts: Some(effect.lasts).filter(|days| days.is_finite()),
        sales_with: effect.sales.clone(),
        sales_without: effect.sales_without.clone(),
        cash_with: effect.cash.clone(),
        cash_without: effect.cash_without.clone(),
        sales_clear: is_clear(&effect.sales_change),
        cash_clear: is_clear(&effect.cash_change),
        borrowed: effect.borrowed,
        out_of_cash: (effect.out_of_cash, effect.out_of_cash_without),
        paths_with_plan: effect.paths_with_it as u64,
        paths: effect.paths as u64,
    }
}

/// The channel that sells most an hour first: the title speaks of it.
pub(super) fn live_of(report: &Report) -> LiveFunnel {
    let mut channels: Vec<FunnelChannel> = report
        .live
        .iter()
        .map(|live| FunnelChannel {
            name: report.channels.get(live.channel).map_or_else(String::new, |it| it.name.clone()),
            place: live.channel,
            sessions_per_week: live.sessions_per_week,
            hours_per_session: live.hours_per_session,
            viewers_first_hour: live.viewers_first_hour,
            viewers_later_hour: live.viewers_later_hour,
            conversion: live.conversion,
            order_value: live.order_value,
            margin: live.margin,
        })
        .collect();
    let an_hour = |it: &FunnelChannel| it.viewers_first_hour * it.conversion * it.order_value;
    channels.sort_by(|one, other| an_hour(other).total_cmp(&an_hour(one)));
    LiveFunnel { business: report.business.clone(), channels }
}
