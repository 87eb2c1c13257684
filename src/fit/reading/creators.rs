//! What the reports of creators' orders add to a channel: which of its orders creators brought, and
//! what they are paid.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Sheet;
use super::facts::{Source, ratio};
use super::records::{CreatorSale, Reason};
use super::shop::Channel;

/// An order in several reports is kept once, and marked where files of orders have it.
pub(super) fn mark_orders(sheets: &mut [Sheet]) {
    let mut seen = BTreeSet::new();
    for sheet in sheets.iter_mut() {
        let records = &mut sheet.records;
        let before = records.creator_sales.len();
        records.creator_sales.retain(|sale| seen.insert(sale.id.clone()));
        for _ in records.creator_sales.len()..before {
            records.left_out.add(Reason::InAnotherFile, 0);
        }
    }
    for order in sheets.iter_mut().flat_map(|sheet| &mut sheet.records.orders) {
        order.creator |= seen.contains(&order.id);
    }
}

/// The commission of creators; their share too where no file of orders says it.
pub(super) fn facts(channel: &mut Channel, sheets: &[Sheet], names: &[String]) {
    let with_file = sheets
        .iter()
        .flat_map(|sheet| sheet.records.creator_sales.iter().map(|sale| (sheet.file, sale)));
    let found: Vec<(usize, &CreatorSale)> =
        with_file.filter(|(_, sale)| sale.channel == channel.id).collect();
    let files = found.iter().map(|(file, _)| *file).collect();
    let days = || found.iter().map(|(_, sale)| sale.day);
    let source = || Source::of(&files, names, days());
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return };
    let commissions: Vec<(Date, f64, f64)> =
        found.iter().map(|(_, sale)| (sale.day, sale.commission, sale.base)).collect();
    channel.creator_commission = ratio(&commissions, source()).filter(|fact| fact.value > 0.0);
    let has_orders = sheets
        .iter()
        .flat_map(|sheet| &sheet.records.orders)
        .any(|order| order.channel == channel.id);
    if has_orders {
        return;
    }
    let sold = channel.sales.iter().enumerate().filter_map(|(day, sales)| {
        let date = channel.start.saturating_add(jiff::Span::new().days(day as i64));
        (first..=last).contains(&date).then_some((date, 0.0, (*sales)?))
    });
    let brought = found.iter().map(|(_, sale)| (sale.day, sale.base, 0.0));
    let parts: Vec<(Date, f64, f64)> = sold.chain(brought).collect();
    channel.creator_share = ratio(&parts, source()).filter(|fact| fact.value > 0.0).map(|fact| {
        let share = |value: f64| value.min(1.0);
        let (low, high) = fact.range;
        super::facts::Fact { value: share(fact.value), range: (share(low), share(high)), ..fact }
    });
}
