//! The JSON Schema of the scenario format: it is sound, it accepts what the program accepts, and
//! it refuses what breaks the rules of single keys.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::{Draft, Validator};
use ragam::language::{Language, Words};
use ragam::output::scenario_schema;
use ragam::scenario::format::{DISTRIBUTIONS, Kind, ROOT, TableFormat, all_keys};
use ragam::starter::{Answers, QUESTIONS, scenario_text};
use serde_json::{Value, json};

fn schema() -> Value {
    serde_json::from_slice(&scenario_schema()).unwrap()
}

/// The schema as its own draft reads it, and as editors for TOML do.
fn validators() -> [(&'static str, Validator); 2] {
    [("2020-12", Draft::Draft202012), ("7", Draft::Draft7)].map(|(name, draft)| {
        let mut schema = schema();
        if draft == Draft::Draft7 {
            schema.as_object_mut().unwrap().remove("$schema");
        }
        let options = jsonschema::options().with_draft(draft).should_validate_formats(true);
        (name, options.build(&schema).unwrap())
    })
}

/// TOML as JSON; dates become texts, as in editors.
fn json_of(text: &str) -> Option<Value> {
    fn json_of_value(value: &toml::Value) -> Value {
        match value {
            toml::Value::String(text) => json!(text),
            toml::Value::Integer(number) => json!(number),
            toml::Value::Float(number) => json!(number),
            toml::Value::Boolean(truth) => json!(truth),
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(items) => items.iter().map(json_of_value).collect(),
            toml::Value::Table(table) => {
                table.iter().map(|(key, value)| (key.clone(), json_of_value(value))).collect()
            }
        }
    }
    let table: toml::Table = toml::from_str(text).ok()?;
    Some(json_of_value(&toml::Value::Table(table)))
}

fn complaints(validator: &Validator, scenario: &Value) -> Vec<String> {
    let errors = validator.iter_errors(scenario);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn toml_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[track_caller]
fn assert_accepted(name: &str, text: &str) {
    let scenario = json_of(text).unwrap_or_else(|| panic!("{name} is no TOML"));
    for (draft, validator) in validators() {
        let complaints = complaints(&validator, &scenario);
        assert!(complaints.is_empty(), "{name}, draft {draft}:\n{}", complaints.join("\n"));
    }
}

#[test]
fn the_schema_is_a_schema() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$id"], "urn:ragam:scenario:1");
    jsonschema::meta::validate(&schema).unwrap();
}

#[test]
fn shipped_scenarios_and_those_of_tests_are_accepted() {
    for path in ["scenarios", "tests/known"].into_iter().flat_map(toml_files) {
        assert_accepted(&path.display().to_string(), &fs::read_to_string(&path).unwrap());
    }
    assert_accepted("full.toml", include_str!("../../src/scenario/tests/full.toml"));
}

#[test]
fn files_of_the_starter_are_accepted() {
    for language in Language::ALL {
        let words = Words::of(language);
        let mut answers = Answers::default();
        for question in &QUESTIONS {
            question.answer(&question.example(&words), &mut answers, &words).unwrap();
        }
        let text = scenario_text(&answers, &words);
        assert_accepted("starter", &text);
    }
}

/// What the schema does not see: what values mean together, and what JSON does not tell apart (a
/// date from a text in quotes).
const BEYOND: &[&str] = &[
    "group_shock_holds_nothing",
    "kind_date_in_quotes",
    "limit_no_lower_end",
    "limit_no_upper_end",
    "number_likely_outside",
    "number_minimum_above_maximum",
    "number_nothing_left",
    "number_upside_down",
    "number_weights_missing",
    "number_weights_zero",
    "number_without_width",
];

/// Files whose name begins so break the rule of a single key or table.
const OF_KEYS: &[&str] = &["key_", "kind_", "limit_", "group_", "number_", "table_", "business_"];

#[test]
fn files_that_break_rules_of_keys_are_refused() {
    let mut seen = 0;
    let mut let_through = Vec::new();
    for path in toml_files("tests/bad_input") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let scenario = fs::read_to_string(&path).ok().and_then(|text| json_of(&text));
        let (true, Some(scenario)) =
            (OF_KEYS.iter().any(|begin| name.starts_with(begin)), scenario)
        else {
            continue;
        };
        seen += 1;
        let accepted: Vec<_> =
            validators().iter().map(|(_, validator)| validator.is_valid(&scenario)).collect();
        assert_eq!(accepted[0], accepted[1], "{name}: the drafts do not agree");
        if accepted[0] {
            let_through.push(name);
        }
    }
    assert!(seen >= 60, "only {seen} files");
    assert_eq!(let_through, BEYOND);
}

/// Follows `$ref`, alone or inside `allOf`, to the schema of a table.
fn followed<'a>(whole: &'a Value, schema: &'a Value) -> &'a Value {
    let one = schema.get("allOf").and_then(|all| all.get(0)).unwrap_or(schema);
    match one.get("$ref").and_then(Value::as_str) {
        Some(place) => whole.pointer(place.strip_prefix('#').unwrap()).unwrap(),
        None => schema,
    }
}

/// Collects the paths of all keys that a table of the schema has, checking each on the way.
fn collect(
    whole: &Value,
    schema: &Value,
    format: &TableFormat,
    at: &str,
    paths: &mut BTreeSet<String>,
) {
    assert_eq!(schema["type"], "object", "{at}");
    for key in format.keys {
        let path = format!("{at}{}", key.name);
        let property = match key.name {
            "*" if format.has_paths() => &schema["additionalProperties"],
            "*" => schema["patternProperties"].as_object().unwrap().values().next().unwrap(),
            name => &schema["properties"][name],
        };
        let description = property["description"].as_str().unwrap_or_else(|| panic!("{path}"));
        assert!(
            description.starts_with(key.doc) && description.contains(key.unit.words()),
            "{path}"
        );
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = required.is_some_and(|names| names.contains(&json!(key.name)));
        assert_eq!(is_required, key.required, "{path}");
        let inner = match key.kind {
            Kind::IdsOrTables(..) => &property["items"]["anyOf"][1],
            Kind::Tables(..) => &property["items"],
            _ => property,
        };
        if let Some(table) = key.kind.inner() {
            collect(whole, followed(whole, inner), table, &format!("{path}."), paths);
        }
        if !matches!(key.kind, Kind::Table(_) | Kind::Tables(_, _)) {
            paths.insert(path);
        }
    }
}

#[test]
fn every_key_of_the_format_is_in_the_schema() {
    let schema = schema();
    let mut paths = BTreeSet::new();
    collect(&schema, &schema, &ROOT, "", &mut paths);
    assert_eq!(paths, all_keys().into_iter().collect());
    for distribution in DISTRIBUTIONS {
        let defined = &schema["$defs"][format!("distribution.{}", distribution.name)];
        assert_eq!(defined["properties"]["distribution"]["const"], distribution.name);
        for key in distribution.keys {
            assert!(defined["properties"][key.name]["description"].is_string(), "{}", key.name);
        }
    }
}

/// Beside a `$ref`, draft 7 reads nothing; other words are unknown to it.
#[test]
fn editors_that_know_draft_7_alone_miss_nothing() {
    fn check(value: &Value, place: &str) {
        match value {
            Value::Object(words) => {
                assert!(words.len() == 1 || !words.contains_key("$ref"), "{place}");
                for (word, inner) in words {
                    assert!(!LATER.contains(&word.as_str()), "{place}/{word}");
                    check(inner, &format!("{place}/{word}"));
                }
            }
            Value::Array(items) => items.iter().for_each(|item| check(item, place)),
            _ => {}
        }
    }
    const LATER: &[&str] = &[
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedProperties",
        "unevaluatedItems",
        "prefixItems",
        "minContains",
        "maxContains",
        "$anchor",
        "$dynamicRef",
    ];
    check(&schema(), "");
}

#[test]
fn defaults_and_examples_fit_their_own_keys() {
    fn check(whole: &Value, value: &Value, place: &str, seen: &mut usize) {
        if let Some(words) = value.as_object() {
            let shown = words.get("default").into_iter();
            let shown = shown.chain(words.get("examples").and_then(|all| all.get(0)));
            // A key of this name is a schema, not a word of one.
            for shown in shown.filter(|_| words.contains_key("description")) {
                let mut one = value.clone();
                one["$defs"] = whole["$defs"].clone();
                let options = jsonschema::options().should_validate_formats(true);
                let validator = options.with_draft(Draft::Draft202012).build(&one).unwrap();
                assert!(validator.is_valid(shown), "{place}: {shown}");
                *seen += 1;
            }
            for (word, inner) in words {
                check(whole, inner, &format!("{place}/{word}"), seen);
            }
        }
    }
    let schema = schema();
    let mut seen = 0;
    check(&schema, &schema, "", &mut seen);
    assert!(seen > 100, "only {seen} were found");
}
