//! What a key may hold.

use serde_json::{Map, Value, json};

use super::{Definitions, object, reference};
use crate::scenario::format::{
    Bound, Items, KeyFormat, Kind, LONGEST_ID, MOST_IDS, TableFormat, YEARS,
};

/// Names of definitions.
pub(super) const DISTRIBUTION: &str = "distribution";
const RANGE: &str = "range";
const VALUE_NAME: &str = "value_name";
const ID: &str = "id";
const DATE: &str = "date";
const TIMED_DATE: &str = "date_with_time";

impl Definitions {
    /// What many keys may hold.
    pub(super) fn define_scalars(&mut self) {
        self.define(
            RANGE,
            json!({
                "description": "An unknown number: [low, high], or [low, likeliest, high].",
                "type": "array",
                "items": { "type": "number" },
                "minItems": 2,
                "maxItems": 3,
            }),
        );
        self.define(
            VALUE_NAME,
            json!({
                "description": "The name of an entry of [values].",
                "type": "string",
                "pattern": id_pattern(),
            }),
        );
        self.define(
            ID,
            json!({
                "description": "Small letters, digits, `_` and `-`, beginning with a letter.",
                "type": "string",
                "pattern": id_pattern(),
            }),
        );
        let day = day_pattern();
        self.define(
            DATE,
            json!({
                "description": "A date such as 2026-01-31, without quotes.",
                "type": "string",
                "format": "date",
                "pattern": format!("^{day}$"),
            }),
        );
        // `date-time` would ask for a time zone, which the file must not have.
        self.define(
            TIMED_DATE,
            json!({
                "description": "A date with a time of day such as 2026-01-31T21:00:00, without quotes.",
                "type": "string",
                "pattern": format!("^{day}[Tt ][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\\.[0-9]+)?)?$"),
            }),
        );
    }

    /// The demands on a value, of which none is a lone `$ref`.
    pub(super) fn kind(&mut self, key: &KeyFormat, path: &str) -> Map<String, Value> {
        object(match key.kind {
            Kind::Number => json!({ "anyOf": drawn(key, true) }),
            Kind::Value => json!({ "anyOf": drawn(key, false) }),
            Kind::Plain => limited("number", key),
            Kind::Integer => limited("integer", key),
            Kind::Truth => json!({ "type": "boolean" }),
            Kind::Text(most) => json!({
                "type": "string",
                "minLength": 1,
                "maxLength": most,
                "pattern": TEXT,
            }),
            Kind::Id => json!({ "allOf": [reference(ID)] }),
            Kind::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
            Kind::Date => json!({ "allOf": [reference(DATE)] }),
            Kind::Moment => json!({ "anyOf": [reference(DATE), reference(TIMED_DATE)] }),
            Kind::Choice(words) => json!({ "type": "string", "enum": words }),
            Kind::Choices(words) => {
                json!({ "type": "array", "items": { "enum": words }, "uniqueItems": true })
            }
            Kind::Ids => json!({
                "type": "array",
                "items": reference(ID),
                "maxItems": MOST_IDS,
                "uniqueItems": true,
            }),
            Kind::Dates(most) => unique(list(reference(DATE), 1, most)),
            Kind::MonthDays(most) => {
                unique(list(json!({ "type": "string", "pattern": MONTH_DAY }), 1, most))
            }
            Kind::Plains(count) => list(limited("number", key), count, count),
            Kind::PlainList(most) => list(limited("number", key), 1, most),
            Kind::Anything => json!({}),
            Kind::Table(inner) => json!({ "allOf": [self.table(inner, path)] }),
            Kind::Tables(inner, Items { fewest, most }) => {
                list(self.table(inner, path), fewest, most)
            }
            Kind::IdsOrTables(inner, most) => list(self.id_or_table(inner, path), 1, most),
        })
    }

    fn id_or_table(&mut self, inner: &TableFormat, path: &str) -> Value {
        json!({ "anyOf": [reference(ID), self.table(inner, path)] })
    }
}

/// The ways to write a number that can be drawn.
fn drawn(key: &KeyFormat, can_be_named: bool) -> Vec<Value> {
    let limits = limits(key);
    let range = if limits.is_empty() {
        reference(RANGE)
    } else {
        json!({ "allOf": [reference(RANGE)], "items": limits })
    };
    let mut ways = vec![limited("number", key), range, reference(DISTRIBUTION)];
    if can_be_named {
        ways.push(reference(VALUE_NAME));
    }
    ways
}

/// A month and a day of it, such as 06-06; the longest months are checked with the file.
const MONTH_DAY: &str = "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

fn unique(list: Value) -> Value {
    let mut list = object(list);
    list.insert("uniqueItems".to_owned(), Value::Bool(true));
    Value::Object(list)
}

fn list(items: Value, fewest: usize, most: usize) -> Value {
    json!({ "type": "array", "items": items, "minItems": fewest, "maxItems": most })
}

fn limited(of_type: &str, key: &KeyFormat) -> Value {
    let mut schema = object(json!({ "type": of_type }));
    schema.extend(limits(key));
    Value::Object(schema)
}

fn limits(key: &KeyFormat) -> Map<String, Value> {
    let below = limit(key.minimum, "minimum", "exclusiveMinimum");
    let above = limit(key.maximum, "maximum", "exclusiveMaximum");
    below.into_iter().chain(above).collect()
}

fn limit(bound: Bound, inclusive: &str, exclusive: &str) -> Option<(String, Value)> {
    match bound {
        Bound::None => None,
        Bound::Inclusive(limit) => Some((inclusive.to_owned(), number(limit))),
        Bound::Exclusive(limit) => Some((exclusive.to_owned(), number(limit))),
    }
}

/// A limit, without a decimal point where it needs none.
fn number(value: f64) -> Value {
    let whole = value as i64;
    if whole as f64 == value { json!(whole) } else { json!(value) }
}

/// On one line, without control characters, and not of spaces alone.
const TEXT: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$";

/// Ids, and the names that authors choose.
pub(super) fn id_pattern() -> String {
    format!("^[a-z][a-z0-9_-]{{0,{}}}$", LONGEST_ID - 1)
}

/// A day within the years of the format.
fn day_pattern() -> String {
    format!("({})-[0-9]{{2}}-[0-9]{{2}}", years().join("|"))
}

/// Whole centuries, and the single years beside them.
fn years() -> Vec<String> {
    let (first, last) = (*YEARS.start(), *YEARS.end());
    let century = |century: u16| {
        let years = century * 100..=century * 100 + 99;
        if first <= *years.start() && *years.end() <= last {
            vec![format!("{century}[0-9]{{2}}")]
        } else {
            years.filter(|year| YEARS.contains(year)).map(|year| year.to_string()).collect()
        }
    };
    (first / 100..=last / 100).flat_map(century).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_whole_centuries_and_what_is_left() {
        assert_eq!(years(), ["19[0-9]{2}", "20[0-9]{2}", "21[0-9]{2}", "2200"]);
    }

    #[test]
    fn limits_look_as_in_the_tables() {
        assert_eq!(number(1e15).to_string(), "1000000000000000");
        assert_eq!(number(-0.5).to_string(), "-0.5");
    }
}
