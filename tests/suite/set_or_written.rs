//! A number that is set by its path is the same as one that stands in the file, for every key.

use std::collections::BTreeSet;

use ragam::model::Model;
use ragam::problems::Problem;
use ragam::scenario::format::{Bound, KeyFormat, Kind, ROOT, TableFormat};
use ragam::scenario::{Editor, Setting, read};
use toml::{Table, Value};

use crate::every_key_matters::bases::{
    CALENDAR, CHANGING, EVERYTHING, KINDS, LIVE, MIX, OTHER_OWNER, OWNER, SMALL, TERMS, TOGETHER,
};

/// Two channels that inherit all they can; `costs` is put behind.
fn inheriting(costs: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Waris\"\nopening_cash = 5_000_000\n\
         [[channel]]\nid = \"a\"\nweekly_sales = [3_000_000, 5_000_000]\norder_value = 80_000\n\
         order_fee = 1_000\nreturns = 0.1\n[channel.ads]\nper_week_today = [200_000, 300_000]\n\
         [[channel]]\nid = \"b\"\nweekly_sales = 2_000_000\norder_value = 60_000\norder_fee = 900\n\
         [[factor]]\nid = \"market\"\nloadings = {{ a = 0.3 }}\n\
         [[factor]]\nid = \"rain\"\nloading = [0.1, 0.3]\nslow_loadings = {{ b = 0.2 }}\n{costs}"
    )
}

fn bases() -> Vec<String> {
    let costs =
        "[costs]\ngoods_share = [0.5, 0.7]\ngoods_credit_days = 7\npacking_per_order = 800\n";
    let own = [
        EVERYTHING,
        LIVE,
        SMALL,
        KINDS,
        MIX,
        OWNER,
        OTHER_OWNER,
        CALENDAR,
        CHANGING,
        TERMS,
        TOGETHER,
    ];
    let own = own.map(str::to_owned);
    let inheriting = ["", "[costs]\nrent_per_month = 0\n", costs].map(inheriting);
    own.into_iter().chain(inheriting).collect()
}

/// The model, or the messages of what is wrong.
type Told = Result<Model, Vec<String>>;

fn messages(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| problem.message.to_string()).collect()
}

fn written(text: &str) -> Told {
    match read("written.toml", text.as_bytes()) {
        Ok(read) => Ok(Model::build(&read.scenario)),
        Err(failed) => Err(messages(failed.problems())),
    }
}

fn edited(text: &str, path: &str, value: f64) -> Told {
    let read = read("base.toml", text.as_bytes()).unwrap();
    let editor = Editor::new(&read.source).unwrap();
    match editor.set(None, &[Setting { path: path.to_owned(), value }]) {
        Ok(scenario) => Ok(Model::build(&scenario)),
        Err(problems) => Err(messages(&problems)),
    }
}

/// The model of a mix that sets the value; the effort is left where it is.
fn mixed(text: &str, path: &str, value: f64) -> Told {
    let text = format!("{text}\n[mix.set]\n\"{path}\" = {}\n", number(value));
    match read("mixed.toml", text.as_bytes()) {
        Ok(read) => Ok(Model::build(&read.variants.last().unwrap().scenario)),
        Err(failed) => Err(messages(failed.problems())),
    }
}

/// Whole numbers as such, as a person writes them.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        Value::Integer(value as i64)
    } else {
        Value::Float(value)
    }
}

/// A place in a document: names of keys, and positions in lists.
#[derive(Clone)]
enum Step {
    Key(String),
    Entry(usize),
}

/// A number that can be set: its path, its place, its key.
struct Place {
    path: String,
    steps: Vec<Step>,
    key: &'static KeyFormat,
}

/// Every number key that the tables know for what a file has, given there or not.
fn places(root: &Table) -> Vec<Place> {
    let mut found = Vec::new();
    let channels = list(root, "channel").iter().filter_map(|channel| text(channel, "id"));
    let channels: Vec<String> = channels.collect();
    let fixed = ["format", "simulation", "mix"];
    for key in ROOT.keys.iter().filter(|key| !fixed.contains(&key.name)) {
        in_key(key, Some(root), "", &[], &channels, &mut found);
    }
    found
}

fn in_key(
    key: &'static KeyFormat,
    table: Option<&Table>,
    prefix: &str,
    steps: &[Step],
    channels: &[String],
    found: &mut Vec<Place>,
) {
    let within = |name: &str| [steps, &[Step::Key(name.to_owned())]].concat();
    match key.kind {
        Kind::Number | Kind::Value | Kind::Plain | Kind::Integer if key.name == "*" => {
            let names: Vec<String> = table.into_iter().flat_map(Table::keys).cloned().collect();
            let loadings = prefix.contains("loadings");
            for name in if loadings { channels.to_vec() } else { names } {
                found.push(Place { path: format!("{prefix}{name}"), steps: within(&name), key });
            }
        }
        Kind::Number | Kind::Value | Kind::Plain | Kind::Integer => {
            let path = format!("{prefix}{}", key.name);
            found.push(Place { path, steps: within(key.name), key });
        }
        Kind::Table(inner) => {
            let prefix = format!("{prefix}{}.", key.name);
            let table = table.and_then(|table| table.get(key.name)?.as_table());
            for key in inner.keys {
                in_key(key, table, &prefix, &within(key_of(&prefix)), channels, found);
            }
        }
        Kind::Tables(inner, _) => {
            for (at, entry) in
                table.map_or(&[][..], |table| list(table, key.name)).iter().enumerate()
            {
                let prefix = format!("{prefix}{}.{}.", key.name, identity(inner, entry, at));
                let steps = [&within(key.name)[..], &[Step::Entry(at)]].concat();
                for key in inner.keys {
                    in_key(key, entry.as_table(), &prefix, &steps, channels, found);
                }
            }
        }
        _ => {}
    }
}

/// The last name of a prefix such as `channel.a.ads.`.
fn key_of(prefix: &str) -> &str {
    prefix.trim_end_matches('.').rsplit('.').next().unwrap_or_default()
}

fn list<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(entry: &Value, key: &str) -> Option<String> {
    entry.get(key)?.as_str().map(str::to_owned)
}

/// By what a path names an entry of a list.
fn identity(format: &TableFormat, entry: &Value, at: usize) -> String {
    let has = |name: &str| format.keys.iter().any(|key| key.name == name);
    let id = has("id").then(|| text(entry, "id")).flatten();
    let link = || Some(format!("{}.{}", text(entry, "from")?, text(entry, "to")?));
    let name = || has("name").then(|| text(entry, "name")).flatten();
    let follower = || has("follows").then(|| text(entry, "value")).flatten();
    id.or_else(link).or_else(follower).or_else(name).unwrap_or_else(|| (at + 1).to_string())
}

fn put(value: &mut Value, steps: &[Step], number: Value) {
    match steps {
        [] => *value = number,
        [Step::Key(name), rest @ ..] => {
            let table = value.as_table_mut().unwrap();
            let inner = table.entry(name.clone()).or_insert_with(|| Table::new().into());
            put(inner, rest, number);
        }
        [Step::Entry(at), rest @ ..] => put(&mut value.as_array_mut().unwrap()[*at], rest, number),
    }
}

/// The number that stands there.
fn standing(value: &Value, steps: &[Step]) -> Option<f64> {
    match steps {
        [] => value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64)),
        [Step::Key(name), rest @ ..] => standing(value.get(name)?, rest),
        [Step::Entry(at), rest @ ..] => standing(value.get(at)?, rest),
    }
}

/// Numbers to try at a key: its example, its limits, and what holds without it.
fn numbers(key: &KeyFormat) -> Vec<f64> {
    let written = |text: &str| text.replace('_', "").parse::<f64>().ok();
    let limit = |bound: Bound| match bound {
        Bound::Inclusive(limit) if limit.abs() < 1e6 => Some(limit),
        _ => None,
    };
    let default = match key.default {
        ragam::scenario::format::Fallback::Value(text) => written(text),
        _ => None,
    };
    let mut numbers: Vec<f64> =
        [written(key.example), limit(key.minimum), limit(key.maximum), default, Some(0.625)]
            .into_iter()
            .flatten()
            .collect();
    numbers.dedup();
    numbers
}

/// A mix of the channels in equal parts behind the text, for a number that it sets.
fn with_mix(root: &Table) -> String {
    let mut root = root.clone();
    let ids: Vec<String> = list(&root, "channel").iter().filter_map(|c| text(c, "id")).collect();
    let shares =
        ids.iter().map(|id| (id.clone(), Value::Float(if *id == ids[0] { 1.0 } else { 0.0 })));
    let mix = Table::from_iter([
        ("id".to_owned(), Value::String("law".to_owned())),
        ("shares".to_owned(), Value::Table(shares.collect())),
    ]);
    let mix =
        toml::to_string(&Table::from_iter([("mix".to_owned(), Value::Array(vec![mix.into()]))]));
    root.remove("mix");
    format!("{}\n{}", toml::to_string(&root).unwrap(), mix.unwrap())
}

/// Where two ways to the same model differ; keys that took one of the numbers are added.
fn differences(base: &str, mixes: bool, taken: &mut BTreeSet<&'static str>) -> Vec<String> {
    let root: Table = base.parse().unwrap();
    let plain = toml::to_string(&root).unwrap();
    let mut wrong = Vec::new();
    for place in places(&root) {
        let standing = standing(&Value::Table(root.clone()), &place.steps);
        for value in numbers(place.key).into_iter().chain(standing) {
            let mut changed = Value::Table(root.clone());
            put(&mut changed, &place.steps, number(value));
            let changed = changed.as_table().unwrap();
            let (file, set) = if mixes {
                (written(&with_mix(changed)), mixed(&with_mix(&root), &place.path, value))
            } else {
                (written(&toml::to_string(changed).unwrap()), edited(&plain, &place.path, value))
            };
            if file.is_ok() {
                taken.insert(place.key.doc);
            }
            // Problems may differ in their order, since what is set stands behind all else.
            let both_wrong = file.is_err() && set.is_err();
            if file != set && !both_wrong {
                let told = |told: Told| told.map(|_| "another model");
                wrong.push(format!("{} = {value}: {:?} / {:?}", place.path, told(file), told(set)));
            }
        }
    }
    wrong
}

#[test]
fn a_number_that_is_set_is_one_that_is_written() {
    let mut taken = BTreeSet::new();
    for base in bases() {
        let wrong = differences(&base, false, &mut taken);
        assert!(wrong.is_empty(), "{base}\n{wrong:#?}");
    }
    // The law says nothing of a key that refuses all that is tried.
    let refused: Vec<_> =
        number_keys().into_iter().filter(|key| !taken.contains(key.doc)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn a_number_that_a_mix_sets_is_one_that_is_written() {
    for base in bases() {
        let wrong = differences(&base, true, &mut BTreeSet::new());
        assert!(wrong.is_empty(), "{base}\n{wrong:#?}");
    }
}

/// The number keys that can be set.
fn number_keys() -> Vec<&'static KeyFormat> {
    fn all(table: &'static TableFormat, keys: &mut Vec<&'static KeyFormat>) {
        for key in table.keys {
            match key.kind {
                Kind::Number | Kind::Value | Kind::Plain | Kind::Integer => keys.push(key),
                Kind::Table(inner) | Kind::Tables(inner, _) => all(inner, keys),
                _ => {}
            }
        }
    }
    let mut keys = Vec::new();
    let fixed = ["format", "simulation", "mix"];
    for key in ROOT.keys.iter().filter(|key| !fixed.contains(&key.name)) {
        if let Some(inner) = key.kind.inner() {
            all(inner, &mut keys);
        }
    }
    keys
}

/// The chance of running out of cash in the JSON that a command prints, at a place.
fn printed(arguments: &[&str], place: impl Fn(&serde_json::Value) -> Vec<f64>) -> Vec<f64> {
    let usual = ["--no-charts", "--json", "--paths", "320"];
    let folder = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::Command::cargo_bin("ragam").unwrap();
    let done = command.current_dir(folder.path()).args(arguments).args(usual).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    place(&serde_json::from_slice(&done.stdout).unwrap())
}

#[test]
fn an_axis_over_what_a_channel_inherits_is_that_number_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for costs in ["", "[costs]\nrent_per_month = 0\n", "[costs]\ngoods_share = 0.2\n"] {
        let shop = |own: &str| {
            format!(
                "format = 1\n[business]\nname = \"Waris\"\nopening_cash = 5_000_000\n\
                 [[channel]]\nid = \"a\"\nweekly_sales = 4_000_000\n{own}\n\
                 [[channel]]\nid = \"b\"\nweekly_sales = 1_000_000\n\
                 [[one_off]]\nname = \"x\"\ndate = 2026-11-01\namount = -150_000_000\n{costs}"
            )
        };
        let file = folder.path().join("shop.toml");
        let file = file.to_str().unwrap();
        std::fs::write(file, shop("")).unwrap();
        let axis = "channel.a.goods_share=0.1:1.3:0.2";
        let mapped = printed(&["stress", file, "--axis", axis], |json| {
            let cells = json["grid"]["probability_out_of_cash"].as_array().unwrap();
            let cells = cells.iter().flat_map(|row| row.as_array().unwrap().clone());
            cells.map(|cell| cell["value"].as_f64().unwrap()).collect()
        });
        let written = (0..7).flat_map(|step| {
            let share = 0.1 + 0.2 * f64::from(step);
            std::fs::write(file, shop(&format!("goods_share = {share:.1}"))).unwrap();
            printed(&["run", file], |json| {
                vec![json["metrics"]["probability_out_of_cash"]["value"].as_f64().unwrap()]
            })
        });
        assert_eq!(mapped, written.collect::<Vec<_>>(), "{costs}");
        assert!(mapped[0] < 1.0 && mapped[6] == 1.0, "{mapped:?}");
    }
}
