//! The scenario format as a JSON Schema, for editors.
//!
//! It is made from the tables of [`crate::scenario::format`], which are what a file is checked
//! against, so it says what the program does. Types of Rust could not say as much: limits, units,
//! defaults and explanations stand in the tables alone.
//!
//! The schema declares draft 2020-12, but what it demands is written in words that draft 7 has
//! too, and nothing stands beside a `$ref`: editors for TOML read any schema as draft 7 and pass
//! over words that they do not know.

mod groups;
mod keys;
mod kinds;
mod tables;

use serde_json::{Map, Value, json};

use crate::scenario::format::{ROOT, VERSION};

/// How the schema of any version of the format begins to name itself.
const FAMILY: &str = "urn:ragam:scenario:";

/// The schema of scenario files, pretty-printed.
#[must_use]
pub fn scenario_schema() -> Vec<u8> {
    super::json::bytes(&schema())
}

/// Whether a text is a schema of ours, of this version or another.
#[must_use]
pub fn is_scenario_schema(bytes: &[u8]) -> bool {
    let schema: Option<Value> = serde_json::from_slice(bytes).ok();
    let id = schema.as_ref().and_then(|schema| schema.get("$id")?.as_str());
    id.is_some_and(|id| id.starts_with(FAMILY))
}

fn schema() -> Value {
    let mut definitions = Definitions::new();
    let root = definitions.table_schema(&ROOT, "");
    let mut schema = object(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{FAMILY}{VERSION}"),
        "title": format!("Ragam scenario, format {VERSION}"),
    }));
    for (word, value) in root {
        schema.entry(word).or_insert(value);
    }
    schema.insert("$defs".to_owned(), Value::Object(definitions.all));
    Value::Object(schema)
}

/// What is defined once and referred to.
struct Definitions {
    all: Map<String, Value>,
}

impl Definitions {
    fn new() -> Self {
        let mut definitions = Self { all: Map::new() };
        definitions.define_scalars();
        definitions.define_distributions();
        definitions
    }

    fn define(&mut self, name: &str, schema: Value) {
        self.all.insert(name.to_owned(), schema);
    }
}

/// A place that refers to a definition.
fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// The words of a schema that is written as an object.
fn object(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(words) => words,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_knows_its_kind() {
        assert!(is_scenario_schema(&scenario_schema()));
        assert!(is_scenario_schema(br#"{"$id": "urn:ragam:scenario:7"}"#));
        for other in [&b""[..], b"{}", b"[1]", br#"{"$id": 1}"#, br#"{"$id": "urn:other"}"#] {
            assert!(!is_scenario_schema(other));
        }
    }
}
