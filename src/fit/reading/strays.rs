//! Dates that cannot belong to their file: one row of the year 2062 among those of 2026 would make
//! a history of decades.

use jiff::civil::Date;

use super::records::{Reason, Records};

/// Days without any row that part a file.
const GAP: i32 = 400;

/// A part with fewer than one in so many rows is a slip.
const ONE_IN: usize = 8;

/// Leaves out the records of parts that are far away from nearly all others.
pub(super) fn leave_out(records: &mut Records) {
    let mut days: Vec<Date> = records.orders.iter().map(|order| order.day).collect();
    days.extend(records.days.iter().map(|total| total.day));
    days.extend(records.cash.iter().map(|line| line.day));
    days.sort_unstable();
    let apart = |one: &Date, next: &Date| one.until(*next).is_ok_and(|span| span.get_days() <= GAP);
    let strays: Vec<(Date, Date)> = days
        .chunk_by(apart)
        .filter(|part| part.len() * ONE_IN < days.len())
        .map(|part| (part[0], part[part.len() - 1]))
        .collect();
    if strays.is_empty() {
        return;
    }
    let is_stray = |day: Date| strays.iter().any(|(first, last)| (*first..=*last).contains(&day));
    let orders = records.orders.iter().filter(|order| is_stray(order.day)).count();
    let totals = records.days.iter().filter(|total| is_stray(total.day)).map(|total| total.rows);
    let cash = records.cash.iter().filter(|line| is_stray(line.day)).map(|line| line.rows);
    let rows = orders + totals.chain(cash).sum::<usize>();
    records.orders.retain(|order| !is_stray(order.day));
    records.days.retain(|total| !is_stray(total.day));
    records.cash.retain(|line| !is_stray(line.day));
    records.left_out.add_rows(Reason::OtherTime, rows, 0);
}
