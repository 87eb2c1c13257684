//! What goods cost: the pieces sold, held against a list of costs. Names of goods are kept only as
//! numbers made of them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Sheet;
use super::facts::Source;
use super::table::Value;

/// What a thing is known by in an export: its SKU, its variation's, its name.
pub(super) type Keys = [Option<u64>; 3];

/// Pieces sold and what was paid for them, by thing. What is wanted of it is a ratio, so an order that
/// stands in two files may count twice.
pub(super) type Sold = BTreeMap<Keys, (f64, f64)>;

/// What goods cost, as a list of costs says it.
#[derive(Debug, Clone, PartialEq)]
pub struct GoodsCost {
    /// Cost of goods as a share of what they were sold for.
    pub share: f64,
    /// The part of sales that the list covers, share of 1.
    pub covered: f64,
    /// The list, and the orders that it was held against.
    pub source: Source,
}

/// The number of a name, whatever its capitals and spaces; nothing for an empty cell.
pub(super) fn key_of(value: &Value) -> Option<u64> {
    let text = value.text()?.to_lowercase();
    let mut hasher = DefaultHasher::new();
    for word in text.split_whitespace() {
        word.hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// The cost of what all sheets sold; `None` without a list, or where the list knows nothing of it.
pub(super) fn cost(sheets: &[Sheet], names: &[String]) -> Option<GoodsCost> {
    let costs: BTreeMap<u64, f64> =
        sheets.iter().flat_map(|sheet| sheet.records.costs.iter().copied()).collect();
    if costs.is_empty() {
        return None;
    }
    let (mut spent, mut known, mut all) = (0.0, 0.0, 0.0);
    for (keys, (pieces, sales)) in sheets.iter().flat_map(|sheet| &sheet.records.sold) {
        all += sales;
        if let Some(cost) = keys.iter().flatten().find_map(|key| costs.get(key)) {
            spent += pieces * cost;
            known += sales;
        }
    }
    if known <= 0.0 {
        return None;
    }
    let used = |sheet: &&Sheet| !sheet.records.costs.is_empty() || !sheet.records.sold.is_empty();
    let files = sheets.iter().filter(used).map(|sheet| sheet.file).collect();
    let days = sheets.iter().filter(|sheet| !sheet.records.sold.is_empty());
    let days = days.flat_map(|sheet| sheet.records.orders.iter().map(|order| order.day));
    Some(GoodsCost {
        share: spent / known,
        covered: known / all,
        source: Source::of(&files, names, days),
    })
}
