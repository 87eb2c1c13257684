//! The scenario format: every table and key, declared once.
//!
//! One file a table or a few that belong together. A declaration gives the struct with its reading
//! and the row of which the walker, the defaults, the help and the schema are made; see `declare.rs`.

mod business;
mod change;
mod channel;
mod common;
mod declare;
mod delivery;
mod distributions;
mod district;
mod event;
mod fields;
mod file;
mod finance;
mod function;
mod key;
mod live;
mod mitigation;
mod mix;
mod money;
mod promotion;
mod response;
mod sales;
mod shock;
mod table;
mod unit;
mod variation;

pub use distributions::{DISTRIBUTIONS, WHICH, distribution};
pub use district::{
    AboutDistrict, DISTRICT, DistrictBase, DistrictFile, Diversify, ReserveFund, ShopDraw,
    ShopTable,
};
pub use file::ROOT;
pub use key::{Bound, Fallback, Items, KeyFormat, Kind, Usual};
pub use table::{Group, TableFormat};
pub use unit::Unit;

pub use business::{Business, NamedValue, Simulation, Together};
pub use change::{ByPath, Change};
pub use channel::Channel;
pub use common::{Factor, Link, Loading, Loadings, SlowLoading};
pub use delivery::{Cap, Capacity, Overselling, Stock};
pub use event::{Calendar, Event, EventDates, EventEffect};
pub use file::Scenario;
pub use finance::{DrawingAmount, Drawings, Loan, LoanTerm, LoanTerms, Tax};
pub use function::Function;
pub use live::{Fatigue, Hosts, Live};
pub use mitigation::Mitigation;
pub use mix::{Mix, SetKey};
pub use money::{Costs, Credit, OneOff, OtherCost};
pub use promotion::{Ads, AdsPlan, Affiliates, Ramp};
pub use response::{ChangeAds, CutCost, EightWeeks, Phase, Plan, Raise, Response, SellStock, When};
pub use sales::{PayDays, Payout, PayoutShare, Sales};
pub use shock::{ActsOn, Hit, OccurrenceNumber, Recovery, Shock, Target, Timing, Window};
pub use variation::{OfKind, Variation};

pub(super) use business::ANY_VALUE;
pub(super) use declare::Declared;
pub(super) use fields::Fields;
pub(crate) use live::WEEKDAYS;

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

/// The table that declares a key.
fn home_of(key: &KeyFormat) -> Option<&'static TableFormat> {
    let is_same = |own: &KeyFormat| own.name == key.name && own.doc == key.doc;
    tables().into_iter().find(|table| table.keys.iter().any(is_same))
}

/// Every table of the format, distributions among them.
pub(in crate::scenario) fn tables() -> Vec<&'static TableFormat> {
    let mut found = below(&ROOT);
    found.extend(DISTRIBUTIONS);
    found.extend(below(&DISTRICT));
    found
}

/// A table and all tables inside it.
fn below(root: &'static TableFormat) -> Vec<&'static TableFormat> {
    let mut found = vec![root];
    let mut at = 0;
    while let Some(table) = found.get(at) {
        found.extend(table.keys.iter().filter_map(|key| key.kind.inner()));
        at += 1;
    }
    found
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
