//! The records of all files put together; what stands in several is counted once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Sheet;
use super::creators;
use super::facts::{Source, ratio};
use super::goods;
use super::records::{Order, Payout, Purpose, Reason};
use super::shop::{CashBook, Channel, Shop};

/// The channel of a cash book.
const OFFLINE: &str = "offline";

/// Longer than any delay of a payout; a later date is an adjustment.
const LONGEST_DELAY: i32 = 120;

/// Equal parts of orders that payouts are told by.
const PAYOUT_PARTS: usize = 5;

type Files = BTreeSet<usize>;

pub(super) fn join(sheets: &mut [Sheet], names: &[String]) -> Shop {
    // Later files know more of an order: whether it was cancelled, what was sent back.
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    let last_day = |sheet: &Sheet| sheet.records.orders.iter().map(|order| order.day).max();
    order.sort_by_key(|at| std::cmp::Reverse(last_day(&sheets[*at])));
    let mut days = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for at in order {
        take_orders(&mut sheets[at], &mut seen, &mut days);
    }
    creators::mark_orders(sheets);
    let mut seen = BTreeSet::new();
    for sheet in sheets.iter_mut() {
        take_totals(sheet, &mut days);
        drop_repeated_payouts(sheet, &mut seen);
    }
    let cash_book = cash_book(sheets, names, &mut days);
    let mut channels: Vec<Channel> =
        days.into_iter().filter_map(|(id, known)| channel(id, &known, sheets, names)).collect();
    for channel in &mut channels {
        creators::facts(channel, sheets, names);
        payout_facts(channel, sheets, names);
    }
    let from_platform = sheets.iter().filter(|sheet| sheet.records.cash.is_empty());
    let platform_balance =
        from_platform.filter_map(|sheet| sheet.records.balance).max_by_key(|(day, _)| *day);
    Shop { channels, cash_book, platform_balance, goods_cost: goods::cost(sheets, names) }
}

/// What is known of the days of a channel.
#[derive(Default)]
struct Known {
    days: BTreeMap<Date, f64>,
    orders: f64,
    files: Files,
}

type Days = BTreeMap<String, Known>;

fn take_orders(sheet: &mut Sheet, seen: &mut BTreeSet<(String, String)>, days: &mut Days) {
    let records = &mut sheet.records;
    let mut periods: BTreeMap<String, (Date, Date)> = BTreeMap::new();
    for order in &records.orders {
        let period = periods.entry(order.channel.clone()).or_insert((order.day, order.day));
        *period = (period.0.min(order.day), period.1.max(order.day));
    }
    for (channel, (first, last)) in periods {
        let known = days.entry(channel).or_default();
        known.files.insert(sheet.file);
        // Every day of the period is covered: a day without an order is a day without sales.
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last) {
            known.days.entry(day).or_insert(0.0);
        }
    }
    let before = records.orders.len();
    records.orders.retain(|order| seen.insert((order.channel.clone(), order.id.clone())));
    for _ in records.orders.len()..before {
        records.left_out.add(Reason::InAnotherFile, 0);
    }
    for order in records.orders.iter().filter(|order| !order.cancelled) {
        if let Some(known) = days.get_mut(&order.channel) {
            *known.days.entry(order.day).or_insert(0.0) += order.sales;
            known.orders += 1.0;
        }
    }
}

/// Totals of days fill what no order covers.
fn take_totals(sheet: &mut Sheet, days: &mut Days) {
    let records = &mut sheet.records;
    let mut repeated = 0;
    records.days.retain(|total| {
        let known = days.entry(total.channel.clone()).or_default();
        if known.days.contains_key(&total.day) {
            repeated += total.rows;
            return false;
        }
        known.days.insert(total.day, total.sales);
        known.orders += total.orders.unwrap_or(0.0);
        known.files.insert(sheet.file);
        true
    });
    records.left_out.add_rows(Reason::InAnotherFile, repeated, 0);
}

fn drop_repeated_payouts(sheet: &mut Sheet, seen: &mut BTreeSet<(String, String, Date)>) {
    let records = &mut sheet.records;
    let before = records.payouts.len();
    records
        .payouts
        .retain(|payout| seen.insert((payout.channel.clone(), payout.id.clone(), payout.paid)));
    for _ in records.payouts.len()..before {
        records.left_out.add(Reason::InAnotherFile, 0);
    }
}

fn channel(id: String, known: &Known, sheets: &[Sheet], names: &[String]) -> Option<Channel> {
    let (first, last) = (*known.days.first_key_value()?.0, *known.days.last_key_value()?.0);
    let all = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
    let sales: Vec<Option<f64>> = all.map(|day| known.days.get(&day).copied()).collect();
    let kept: Vec<&Order> = orders_of(&id, sheets).filter(|order| !order.cancelled).collect();
    let source = || Source::of(&known.files, names, kept.iter().map(|order| order.day));
    let parts = |part: fn(&Order) -> (f64, f64)| -> Vec<(Date, f64, f64)> {
        kept.iter().map(|order| (order.day, part(order).0, part(order).1)).collect()
    };
    let mut order_value = ratio(&parts(|order| (order.sales, 1.0)), source());
    if order_value.is_none() && known.orders > 0.0 {
        let value = known.days.values().sum::<f64>() / known.orders;
        let source = Source::of(&known.files, names, known.days.keys().copied());
        order_value = Some(super::facts::Fact { value, range: (value, value), source });
    }
    let by_creators = ratio(
        &parts(|order| (if order.creator { order.sales } else { 0.0 }, order.sales)),
        source(),
    );
    Some(Channel {
        start: first,
        source: Source::of(&known.files, names, known.days.keys().copied()),
        orders: known.orders,
        cancelled: orders_of(&id, sheets).filter(|order| order.cancelled).count(),
        order_value_cv: variation(&kept),
        order_value,
        returns: ratio(&parts(|order| (order.sales * order.returned, order.sales)), source()),
        commission: None,
        order_fee: None,
        creator_share: by_creators.filter(|fact| fact.value > 0.0),
        creator_commission: None,
        payout_shares: Vec::new(),
        payout_source: Source::default(),
        sales,
        id,
    })
}

fn orders_of<'a>(id: &'a str, sheets: &'a [Sheet]) -> impl Iterator<Item = &'a Order> {
    sheets.iter().flat_map(|sheet| &sheet.records.orders).filter(move |order| order.channel == id)
}

fn variation(orders: &[&Order]) -> Option<f64> {
    if orders.len() < 30 {
        return None;
    }
    let count = orders.len() as f64;
    let mean = orders.iter().map(|order| order.sales).sum::<f64>() / count;
    let square =
        orders.iter().map(|order| (order.sales - mean) * (order.sales - mean)).sum::<f64>();
    (mean > 0.0).then(|| (square / (count - 1.0)).sqrt() / mean)
}

fn payout_facts(channel: &mut Channel, sheets: &[Sheet], names: &[String]) {
    let id = channel.id.clone();
    let with_file = sheets
        .iter()
        .flat_map(|sheet| sheet.records.payouts.iter().map(|payout| (sheet.file, payout)));
    let found: Vec<(usize, &Payout)> =
        with_file.filter(|(_, payout)| payout.channel == id).collect();
    if found.is_empty() {
        return;
    }
    let files: Files = found.iter().map(|(file, _)| *file).collect();
    let source = || Source::of(&files, names, found.iter().map(|(_, payout)| payout.paid));
    let parts = |part: fn(&Payout) -> (f64, f64)| -> Vec<(Date, f64, f64)> {
        found.iter().map(|(_, payout)| (payout.paid, part(payout).0, part(payout).1)).collect()
    };
    let paid = |part: fn(&Payout) -> (f64, f64)| ratio(&parts(part), source());
    channel.commission = paid(|payout| (payout.commission, payout.base));
    channel.order_fee = paid(|payout| (payout.order_fee, 1.0));
    let is_by_creator = |payout: &Payout| payout.creator_commission > 0.0;
    if found.iter().any(|(_, payout)| is_by_creator(payout)) {
        let base =
            |payout: &Payout| if payout.creator_commission > 0.0 { payout.base } else { 0.0 };
        channel.creator_commission = paid(|payout| {
            (
                payout.creator_commission,
                if payout.creator_commission > 0.0 { payout.base } else { 0.0 },
            )
        });
        let shares: Vec<(Date, f64, f64)> =
            found.iter().map(|(_, payout)| (payout.paid, base(payout), payout.base)).collect();
        channel.creator_share = ratio(&shares, source());
    }
    if channel.returns.as_ref().is_none_or(|fact| fact.value == 0.0) {
        channel.returns = paid(|payout| (payout.refunded, payout.base + payout.refunded));
    }
    channel.payout_shares = payout_shares(&found, channel, sheets);
    channel.payout_source = source();
}

/// Delays of payouts in equal parts of the orders, each told by its middle.
fn payout_shares(
    found: &[(usize, &Payout)],
    channel: &Channel,
    sheets: &[Sheet],
) -> Vec<(u32, f64)> {
    let by_id: BTreeMap<&str, Date> =
        orders_of(&channel.id, sheets).map(|order| (order.id.as_str(), order.day)).collect();
    let delay = |payout: &Payout| {
        let ordered = payout.ordered.or_else(|| by_id.get(payout.id.as_str()).copied())?;
        Some(ordered.until(payout.paid).ok()?.get_days())
            .filter(|days| (0..=LONGEST_DELAY).contains(days))
    };
    let mut delays: Vec<i32> = found.iter().filter_map(|(_, payout)| delay(payout)).collect();
    delays.sort_unstable();
    if delays.len() < 4 * PAYOUT_PARTS {
        let Some(middle) = delays.get(delays.len() / 2) else { return Vec::new() };
        return vec![(u32::try_from(*middle).unwrap_or(0), 1.0)];
    }
    let mut hundredths: BTreeMap<u32, u32> = BTreeMap::new();
    for part in 0..PAYOUT_PARTS {
        let at = delays.len() * (2 * part + 1) / (2 * PAYOUT_PARTS);
        *hundredths.entry(u32::try_from(delays[at]).unwrap_or(0)).or_default() +=
            100 / PAYOUT_PARTS as u32;
    }
    hundredths.into_iter().map(|(days, share)| (days, f64::from(share) / 100.0)).collect()
}

/// Sales of a cash book become a channel; its other lines are costs by month.
fn cash_book(sheets: &mut [Sheet], names: &[String], days: &mut Days) -> Option<CashBook> {
    let mut book: Option<CashBook> = None;
    let mut files = Files::new();
    let mut seen = BTreeSet::new();
    let mut lines: Vec<(Date, f64, Purpose)> = Vec::new();
    for sheet in sheets.iter_mut().filter(|sheet| !sheet.records.cash.is_empty()) {
        // Two books may overlap; a day belongs to the first that has it.
        let own: BTreeSet<Date> = sheet.records.cash.iter().map(|line| line.day).collect();
        let records = &mut sheet.records;
        let repeated = records.cash.iter().filter(|line| seen.contains(&line.day));
        let repeated = repeated.map(|line| line.rows).sum();
        records.cash.retain(|line| !seen.contains(&line.day));
        records.left_out.add_rows(Reason::InAnotherFile, repeated, 0);
        seen.extend(own);
        files.insert(sheet.file);
        lines.extend(records.cash.iter().map(|line| (line.day, line.amount, line.purpose)));
        let book = book.get_or_insert(CashBook {
            balance: None,
            per_month: BTreeMap::new(),
            source: Source::default(),
        });
        if records.balance.is_some_and(|(day, _)| book.balance.is_none_or(|(known, _)| day > known))
        {
            book.balance = records.balance;
        }
    }
    let mut book = book?;
    book.source = Source::of(&files, names, lines.iter().map(|(day, _, _)| *day));
    let (first, last) = book.source.period?;
    let months = (f64::from(first.until(last).ok()?.get_days()) + 1.0) / 30.4375;
    for (_, amount, purpose) in lines.iter().filter(|(_, amount, _)| *amount < 0.0) {
        *book.per_month.entry(*purpose).or_insert(0.0) -= amount / months.max(1.0);
    }
    let sales: Vec<&(Date, f64, Purpose)> =
        lines.iter().filter(|(_, _, purpose)| *purpose == Purpose::Sales).collect();
    if !sales.is_empty() {
        let known = days.entry(OFFLINE.to_owned()).or_default();
        known.files.extend(&files);
        for day in first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last) {
            known.days.entry(day).or_insert(0.0);
        }
        for (day, amount, _) in sales {
            *known.days.entry(*day).or_insert(0.0) += amount;
        }
    }
    Some(book)
}
