//! The scenario format as data: every table, key, unit, limit and default, once.
//!
//! The walker checks files against these tables, extraction fills defaults from them, and the
//! schema and the reference are printed from them.

mod ads;
mod affiliates;
mod business;
mod channel;
mod channel_money;
mod channel_season;
mod common;
mod delivery;
mod distributions;
mod event;
mod finance;
mod key;
mod mitigation;
mod mix;
mod money;
mod response;
mod shock;
mod table;

pub use distributions::{DISTRIBUTIONS, WHICH, distribution};
pub use key::{Bound, Fallback, Items, KeyFormat, Kind};
pub use table::{Group, TableFormat};

pub(super) use business::ANY_VALUE;
pub(super) use channel::WEEKDAYS;
use key::{integer, table, tables};

/// The version of the format that this program reads.
pub const VERSION: i64 = 1;

/// The first and last year of dates in a scenario.
pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;

/// The largest amount of money, rupiah: beyond it sums of a long simulation lose single rupiah.
pub const MOST_MONEY: f64 = 1e15;

/// The most characters of an id.
pub const LONGEST_ID: usize = 40;

/// The most ids in one list.
pub const MOST_IDS: usize = 50;

/// The most names of one's own in a table.
pub const MOST_NAMES: usize = 1000;

/// The whole file.
pub const ROOT: TableFormat = TableFormat {
    name: "",
    doc: "A scenario: one shop, its channels, and what may happen to them.",
    keys: &[
        integer("format")
            .from(1.0)
            .to(1.0)
            .required("1")
            .doc("Version of the file format; this program reads version 1."),
        table("business", &business::BUSINESS).needed(),
        table("simulation", &business::SIMULATION),
        table("values", &business::VALUES),
        tables("channel", &channel::CHANNEL, 200).needed(),
        table("calendar", &event::CALENDAR),
        tables("event", &event::EVENT, 200),
        tables("factor", &common::FACTOR, 50),
        tables("shock", &shock::SHOCK, 500),
        tables("mitigation", &mitigation::MITIGATION, 100),
        tables("link", &common::LINK, 2000),
        tables("mix", &mix::MIX, 50),
        table("costs", &money::COSTS),
        tables("one_off", &money::ONE_OFF, 5000),
        table("credit", &money::CREDIT),
        table("capacity", &delivery::CAPACITY),
        table("stock", &delivery::STOCK),
        table("overselling", &delivery::OVERSELLING),
        tables("loan", &finance::LOAN, 50),
        table("drawings", &finance::DRAWINGS),
        table("tax", &finance::TAX),
        tables("response", &response::RESPONSE, 100),
    ],
    groups: &[],
};

/// The paths of all keys, such as `channel.live.conversion`; `*` stands for a name of one's own.
#[must_use]
pub fn all_keys() -> Vec<String> {
    let mut paths = Vec::new();
    collect(&ROOT, "", &mut paths);
    paths
}

/// The key behind the path of a number, such as `channel.shopee.commission`, in which entries of
/// lists stand by their ids; `None` for a path that leads nowhere.
#[must_use]
pub fn key_of(path: &str) -> Option<&'static KeyFormat> {
    find(&ROOT, &path.split('.').collect::<Vec<&str>>())
}

fn find(table: &'static TableFormat, names: &[&str]) -> Option<&'static KeyFormat> {
    let (name, rest) = names.split_first()?;
    let key = table.key(name)?;
    match (key.kind, key.kind.inner()) {
        (_, None) => rest.is_empty().then_some(key),
        (Kind::Table(_), Some(inner)) => find(inner, rest),
        // An entry is named by one id or by two, and a name of one's own may hold a point.
        (_, Some(inner)) => (1..rest.len()).find_map(|skipped| find(inner, &rest[skipped..])),
    }
}

fn collect(table: &TableFormat, prefix: &str, paths: &mut Vec<String>) {
    for key in table.keys {
        let path = format!("{prefix}{}", key.name);
        if !matches!(key.kind, Kind::Table(_) | Kind::Tables(_, _)) {
            paths.push(path.clone());
        }
        if let Some(inner) = key.kind.inner() {
            collect(inner, &format!("{path}."), paths);
        }
    }
}

#[cfg(test)]
mod tests;
