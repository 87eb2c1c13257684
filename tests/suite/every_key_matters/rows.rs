//! The table of keys: every key of the format, what is changed, and where it must show.

mod business;
mod calendar;
mod change;
mod channel;
mod channel_money;
mod common;
mod costs;
mod delivery;
mod distributions;
mod finance;
mod live;
mod mix;
mod response;
mod shock;
mod terms;
mod variation;

use super::row::Row;

/// All rows, in the order of the format; distributions and mixes last.
pub(crate) fn all_rows() -> impl Iterator<Item = &'static Row> {
    let tables = [
        business::ROWS,
        channel::ROWS,
        channel_money::ROWS,
        calendar::ROWS,
        common::ROWS,
        shock::ROWS,
        variation::ROWS,
        costs::ROWS,
        delivery::ROWS,
        finance::ROWS,
        response::ROWS,
        distributions::ROWS,
        live::ROWS,
        mix::ROWS,
        change::ROWS,
        terms::ROWS,
    ];
    tables.into_iter().flatten()
}
