//! Which keys of the format differ between two scenario texts.

use std::collections::BTreeSet;

use ragam::scenario::format::{DISTRIBUTIONS, KeyFormat, Kind, ROOT, TableFormat, all_keys};
use toml::{Table, Value};

/// The key that names a distribution.
const DISTRIBUTION: &str = "distribution";

/// The paths of all keys, such as `channel.live.conversion`, and those of the distributions, such as
/// `normal.mean`.
pub(crate) fn known_keys() -> BTreeSet<String> {
    let figures = |table: &'static TableFormat| {
        table.keys.iter().map(|key| format!("{}.{}", table.name, key.name))
    };
    let mut keys: BTreeSet<String> = all_keys().into_iter().collect();
    keys.extend(DISTRIBUTIONS.iter().flat_map(figures));
    keys.insert(DISTRIBUTION.to_owned());
    keys
}

/// The paths of the keys that differ, named as in [`known_keys`].
///
/// An entry that only one text has counts as a difference of all the keys in it.
///
/// # Errors
/// When one of them is no TOML.
pub(crate) fn changed_keys(before: &str, after: &str) -> Result<BTreeSet<String>, String> {
    let parse = |text: &str| text.parse::<Table>().map_err(|error| error.to_string());
    let mut found = Found::default();
    found.in_tables(&ROOT, "", Some(&parse(before)?), Some(&parse(after)?));
    Ok(found.keys)
}

#[derive(Default)]
struct Found {
    keys: BTreeSet<String>,
}

impl Found {
    fn in_tables(
        &mut self,
        format: &'static TableFormat,
        prefix: &str,
        before: Option<&Table>,
        after: Option<&Table>,
    ) {
        let names: BTreeSet<&String> =
            before.into_iter().chain(after).flat_map(Table::keys).collect();
        for name in names {
            let [before, after] = [before, after].map(|table| table.and_then(|t| t.get(name)));
            match format.key(name) {
                _ if before == after => {}
                Some(key) => self.in_key(key, &format!("{prefix}{}", key.name), before, after),
                // Shown as it stands, so that the test says what it is.
                None => self.add(&format!("{prefix}{name}")),
            }
        }
    }

    fn in_key(
        &mut self,
        key: &KeyFormat,
        path: &str,
        before: Option<&Value>,
        after: Option<&Value>,
    ) {
        let inside = format!("{path}.");
        let tables = [before, after].map(|value| value.and_then(Value::as_table));
        match (key.kind, tables) {
            (Kind::Table(inner), [before, after]) => self.in_tables(inner, &inside, before, after),
            (Kind::Tables(inner, _) | Kind::IdsOrTables(inner, _), _) => {
                self.in_lists(inner, path, before, after);
            }
            (_, [Some(before), Some(after)]) => self.in_figures(before, after),
            _ => self.add(path),
        }
    }

    fn in_lists(
        &mut self,
        inner: &'static TableFormat,
        path: &str,
        before: Option<&Value>,
        after: Option<&Value>,
    ) {
        let items = |list: Option<&'_ Value>| list.and_then(Value::as_array).cloned();
        let [before, after] = [before, after].map(|list| items(list).unwrap_or_default());
        for position in 0..before.len().max(after.len()) {
            let pair = [before.get(position), after.get(position)];
            if pair[0] == pair[1] {
                continue;
            }
            if pair.iter().flatten().any(|item| !item.is_table()) {
                self.add(path);
            }
            let [before, after] = pair.map(|item| item.and_then(Value::as_table));
            self.in_tables(inner, &format!("{path}."), before, after);
        }
    }

    /// Two written distributions.
    fn in_figures(&mut self, before: &Table, after: &Table) {
        let name = before.get(DISTRIBUTION).and_then(Value::as_str).unwrap_or_default();
        let figures: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for figure in figures.into_iter().filter(|figure| before.get(*figure) != after.get(*figure))
        {
            match figure.as_str() {
                DISTRIBUTION => self.add(DISTRIBUTION),
                figure => self.add(&format!("{name}.{figure}")),
            }
        }
    }

    fn add(&mut self, key: &str) {
        self.keys.insert(key.to_owned());
    }
}
