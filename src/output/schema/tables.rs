//! Tables: their keys, and which names they may have.

use serde_json::{Map, Value, json};

use super::{Definitions, groups, kinds, object, reference};
use crate::scenario::format::{DISTRIBUTIONS, Kind, MOST_NAMES, TableFormat, WHICH};

impl Definitions {
    /// Defines a table under its path and refers to it.
    pub(super) fn table(&mut self, format: &TableFormat, path: &str) -> Value {
        // A table stands before the tables inside it.
        self.define(path, Value::Null);
        let schema = self.table_schema(format, path);
        self.define(path, Value::Object(schema));
        reference(path)
    }

    /// What a table may hold.
    pub(super) fn table_schema(&mut self, format: &TableFormat, path: &str) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut of_any_name = None;
        for key in format.keys {
            let below = if path.is_empty() { key.name } else { &format!("{path}.{}", key.name) };
            let schema = self.key(key, below);
            if key.name == "*" {
                of_any_name = Some((key.kind, schema));
            } else {
                properties.insert(key.name.to_owned(), schema);
            }
        }
        let required: Vec<&str> =
            format.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        let rules: Vec<Value> = format.groups.iter().map(|group| groups::rule(*group)).collect();
        let mut schema = object(json!({
            "title": format.name,
            "description": format.doc,
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        }));
        if let Some((kind, value)) = of_any_name {
            let are_paths = matches!(kind, Kind::Anything) || format.has_paths();
            schema.extend(any_names(are_paths, value));
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        if !rules.is_empty() {
            schema.insert("allOf".to_owned(), Value::Array(rules));
        }
        schema
    }

    /// `distribution` with a definition for each one.
    pub(super) fn define_distributions(&mut self) {
        self.define(kinds::DISTRIBUTION, Value::Null);
        let all: Vec<Value> = DISTRIBUTIONS.iter().map(|format| self.one(format)).collect();
        let description = "A distribution that the number is drawn from.";
        let schema = json!({ "description": description, "type": "object", "oneOf": all });
        self.define(kinds::DISTRIBUTION, schema);
    }

    fn one(&mut self, format: &TableFormat) -> Value {
        let name = format!("{}.{}", kinds::DISTRIBUTION, format.name);
        let mut schema = self.table_schema(format, &name);
        let which = json!({ "description": format.doc, "type": "string", "const": format.name });
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(WHICH.to_owned(), which);
        }
        let required = schema.entry("required").or_insert_with(|| json!([]));
        if let Some(required) = required.as_array_mut() {
            required.push(Value::from(WHICH));
        }
        self.define(&name, Value::Object(schema));
        reference(&name)
    }
}

/// A table in which the author chooses the names: paths of keys with dots in them, or ids.
fn any_names(are_paths: bool, value: Value) -> Map<String, Value> {
    object(if are_paths {
        json!({ "additionalProperties": value, "maxProperties": MOST_NAMES })
    } else {
        json!({ "patternProperties": { kinds::id_pattern(): value }, "maxProperties": MOST_NAMES })
    })
}
