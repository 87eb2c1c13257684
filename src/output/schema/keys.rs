//! One key: what it means, its unit, its default, examples.

use serde_json::{Value, json};

use super::{Definitions, object};
use crate::scenario::format::{Fallback, KeyFormat};

impl Definitions {
    /// What stands under a key; `path` is where the key stands in the file.
    pub(super) fn key(&mut self, key: &KeyFormat, path: &str) -> Value {
        let mut schema = object(json!({ "description": description(key) }));
        schema.extend(self.kind(key, path));
        if let Fallback::Value(text) = key.default
            && let Some(value) = written(text)
        {
            schema.insert("default".to_owned(), value);
        }
        if let Some(example) = written(key.example) {
            schema.insert("examples".to_owned(), json!([example]));
        }
        Value::Object(schema)
    }
}

fn description(key: &KeyFormat) -> String {
    let unit = match key.unit.words() {
        "" => String::new(),
        unit => format!(" Unit: {unit}."),
    };
    let default = match key.default {
        Fallback::None => String::new(),
        Fallback::Value(value) => format!(" Default: {value}."),
        Fallback::Market { market, otherwise } => {
            format!(" Default: {market} for `market`, else {otherwise}.")
        }
        Fallback::SameAs(other) => format!(" Default: as `{other}`."),
        Fallback::Of(table, other) => format!(" Default: `{other}` of [{table}]."),
        Fallback::Words(words) => format!(" Default: {words}."),
    };
    format!("{}{unit}{default}", key.doc)
}

/// A value written as in a file.
fn written(text: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(&format!("value = {text}")).ok()?;
    table.get("value").and_then(json_value)
}

/// JSON has no dates: they become texts, as they do in editors.
fn json_value(value: &toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => Value::Array(items.iter().filter_map(json_value).collect()),
        toml::Value::Table(table) => {
            let entries =
                table.iter().filter_map(|(key, value)| Some((key.clone(), json_value(value)?)));
            Value::Object(entries.collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_in_a_file() {
        assert_eq!(written("15_000_000"), Some(json!(15_000_000)));
        assert_eq!(written("[0.6, 0.8]"), Some(json!([0.6, 0.8])));
        assert_eq!(written("2026-03-01"), Some(json!("2026-03-01")));
        assert_eq!(
            written("[{ days = 3, share = 0.7 }]"),
            Some(json!([{"days": 3, "share": 0.7}]))
        );
        assert_eq!(written(""), None);
    }
}
