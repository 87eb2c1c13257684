//! From the TOML crate's tree to our own.

use toml::Spanned;
use toml::de::{DeArray, DeFloat, DeInteger, DeTable, DeValue};

use super::{Entry, Node, Table, Value};

/// Takes over a table. The parser has bounded the depth, so recursion is safe.
pub(super) fn table(from: &DeTable<'_>) -> Table {
    let entries = from.iter().map(|(key, value)| Entry {
        key: key.get_ref().to_string(),
        key_span: key.span().into(),
        node: node(value),
    });
    Table { entries: entries.collect() }
}

pub(super) fn node(from: &Spanned<DeValue<'_>>) -> Node {
    let value = match from.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(whole) => integer(whole),
        DeValue::Float(number) => Value::Float(float(number)),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Datetime(date) => Value::Date(*date),
        DeValue::Array(items) => Value::Array(array(items)),
        DeValue::Table(inner) => Value::Table(table(inner)),
    };
    Node { value, span: from.span().into() }
}

fn array(items: &DeArray<'_>) -> Vec<Node> {
    items.iter().map(node).collect()
}

/// A whole number too large for 64 bits becomes a float: every limit of the format then refuses it.
fn integer(whole: &DeInteger<'_>) -> Value {
    match i64::from_str_radix(whole.as_str(), whole.radix()) {
        Ok(number) => Value::Integer(number),
        Err(_) if whole.as_str().starts_with('-') => Value::Float(f64::NEG_INFINITY),
        Err(_) => Value::Float(f64::INFINITY),
    }
}

/// What cannot be read as a number is not a number; the walker refuses it with its place.
fn float(number: &DeFloat<'_>) -> f64 {
    number.as_str().parse().unwrap_or(f64::NAN)
}
