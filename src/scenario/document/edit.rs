//! Puts a value into a document by the path of its key, such as `shock.live_halt.severity`.

use super::{Entry, Node, Table, Value};
use crate::language::{Last, Said, say};
use crate::problems::{Problem, Span};
use crate::scenario::format::{KeyFormat, Kind, ROOT, TableFormat};
use crate::scenario::words::{did_you_mean, quote, quoted_list};

/// Tables that say what is simulated, not what the shop does: the same for all variants.
const FIXED: [&str; 3] = ["format", "simulation", "mix"];

/// Puts `node` at `path`; whether it fits there is seen when the document is checked.
///
/// # Errors
///
/// A path that leads nowhere, with the nearest known name; it is shown at `place`.
pub(in crate::scenario) fn put(
    root: &mut Table,
    path: &str,
    node: Node,
    place: Span,
) -> Result<(), Box<Problem>> {
    let names: Vec<&str> = path.split('.').collect();
    if FIXED.contains(&names[0]) {
        let message = say!("problem.edit.put.message", name = quote(names[0]));
        return Err(Box::new(
            Problem::error(message)
                .at(place)
                .label(say!("problem.edit.put.label"))
                .help(say!("problem.edit.put.help")),
        ));
    }
    put_anywhere(root, path, node, place)
}

/// As [`put`], also in tables that say what is simulated.
///
/// # Errors
///
/// A path that leads nowhere.
pub(in crate::scenario) fn put_anywhere(
    root: &mut Table,
    path: &str,
    node: Node,
    place: Span,
) -> Result<(), Box<Problem>> {
    let names: Vec<&str> = path.split('.').collect();
    Path { path, place }.put(root, &ROOT, &names, node)
}

/// The innermost table on the way to a path that is not stated, and the keys that it lacks; nothing
/// where a list would need another entry.
pub(in crate::scenario) fn holder<'a, 'p>(
    root: &'a Table,
    path: &'p str,
) -> Option<(&'a Table, Vec<&'p str>)> {
    let names: Vec<&str> = path.split('.').collect();
    let (mut table, mut format, mut names) = (root, &ROOT, &*names);
    loop {
        let (name, rest) = names.split_first()?;
        let Some(node) = table.get(name) else {
            return is_plain(format, names).then(|| (table, names.to_vec()));
        };
        (table, format, names) = match (format.key(name)?.kind, rest) {
            (Kind::Table(inner), [_, ..]) if !inner.has_paths() => {
                (node.value.as_table()?, inner, rest)
            }
            (Kind::Tables(inner, _), rest) => {
                let (item, rest) = item_of(node.value.as_array()?, inner, rest)?;
                (item, inner, rest)
            }
            _ => return None,
        };
    }
}

/// Whether tables alone lead to a value.
fn is_plain(format: &'static TableFormat, names: &[&str]) -> bool {
    let Some((name, rest)) = names.split_first() else { return false };
    match (format.key(name).map(|key| key.kind), rest) {
        (Some(Kind::Table(inner)), [_, ..]) => !inner.has_paths() && is_plain(inner, rest),
        (Some(kind), []) => kind.inner().is_none(),
        _ => false,
    }
}

/// The entry of a list to which names lead, and the rest of them.
fn item_of<'a, 'n, 'p>(
    items: &'a [Node],
    format: &'static TableFormat,
    names: &'n [&'p str],
) -> Option<(&'a Table, &'n [&'p str])> {
    let identity = identity_of(format);
    let (wanted, rest) = names.split_at_checked(identity.len().max(1))?;
    let position = names_of(items, identity).iter().position(|name| *name == wanted.join("."))?;
    Some((items.get(position)?.value.as_table()?, rest))
}

/// The node at a path, if there is one.
pub(in crate::scenario) fn find<'a>(root: &'a Table, path: &str) -> Option<&'a Node> {
    let names: Vec<&str> = path.split('.').collect();
    find_in(root, &ROOT, &names)
}

fn find_in<'a>(table: &'a Table, format: &'static TableFormat, names: &[&str]) -> Option<&'a Node> {
    let (name, rest) = names.split_first()?;
    let node = table.get(name)?;
    match (format.key(name)?.kind, rest) {
        (_, []) => Some(node),
        (Kind::Table(inner), rest) if inner.has_paths() => {
            node.value.as_table()?.get(&rest.join("."))
        }
        (Kind::Table(inner), rest) => find_in(node.value.as_table()?, inner, rest),
        (Kind::Tables(inner, _), rest) => {
            let (item, rest) = item_of(node.value.as_array()?, inner, rest)?;
            find_in(item, inner, rest)
        }
        _ => None,
    }
}

/// The format of the key at a path, if there is such a key.
pub(in crate::scenario) fn key_at(path: &str) -> Option<&'static KeyFormat> {
    let names: Vec<&str> = path.split('.').collect();
    key_in(&ROOT, &names)
}

fn key_in(format: &'static TableFormat, names: &[&str]) -> Option<&'static KeyFormat> {
    let (name, rest) = names.split_first()?;
    let key = format.key(name)?;
    match (key.kind, rest) {
        (_, []) => Some(key),
        (Kind::Table(inner), [_, ..]) if inner.has_paths() => inner.key("*"),
        (Kind::Table(inner), rest) => key_in(inner, rest),
        (Kind::Tables(inner, _), rest) => {
            key_in(inner, rest.get(identity_of(inner).len().max(1)..)?)
        }
        _ => None,
    }
}

/// The names of the entries of a list of that format, by which paths lead to them.
pub(in crate::scenario) fn names(items: &[Node], format: &TableFormat) -> Vec<String> {
    names_of(items, identity_of(format))
}

fn names_of(items: &[Node], identity: &[&str]) -> Vec<String> {
    let named = items.iter().zip(1..).map(|(item, number)| match identity {
        [] => number.to_string(),
        keys => name_of(item, keys).unwrap_or_default(),
    });
    named.collect()
}

struct Path<'a> {
    path: &'a str,
    place: Span,
}

impl Path<'_> {
    fn put(
        &self,
        table: &mut Table,
        format: &'static TableFormat,
        names: &[&str],
        node: Node,
    ) -> Result<(), Box<Problem>> {
        let keys = || format.keys.iter().map(|key| key.name).collect::<Vec<_>>();
        let Some((name, rest)) = names.split_first() else {
            return Err(self.nowhere("", &keys(), say!("problem.noun.path")));
        };
        let Some(key) = format.key(name) else {
            return Err(self.nowhere(name, &keys(), say!("problem.noun.key")));
        };
        match (key.kind, rest) {
            (Kind::Table(inner), [_, ..]) => {
                let entry = entry_of(table, name, self.place);
                match &mut entry.node.value {
                    // The rest is the name of one key there.
                    Value::Table(table) if inner.has_paths() => {
                        entry_of(table, &rest.join("."), self.place).node = node;
                        Ok(())
                    }
                    Value::Table(table) => self.put(table, inner, rest, node),
                    _ => Err(self.nowhere(name, &[], say!("problem.noun.table"))),
                }
            }
            (Kind::Tables(inner, _), [_, ..]) => self.put_in_list(table, name, inner, rest, node),
            (Kind::Table(_) | Kind::Tables(_, _) | Kind::Id, []) | (_, [_, ..]) => {
                Err(self.nowhere(name, &[], say!("problem.noun.value")))
            }
            (_, []) => {
                entry_of(table, name, self.place).node = node;
                Ok(())
            }
        }
    }

    fn put_in_list(
        &self,
        table: &mut Table,
        list: &str,
        inner: &'static TableFormat,
        rest: &[&str],
        node: Node,
    ) -> Result<(), Box<Problem>> {
        let identity = identity_of(inner);
        if rest.len() <= identity.len().max(1) {
            return Err(self.nowhere(rest[0], &[], say!("problem.noun.value")));
        }
        let (wanted, rest) = rest.split_at(identity.len().max(1));
        let items = table.entries.iter_mut().find(|entry| entry.key == list);
        let items = match items.map(|entry| &mut entry.node.value) {
            Some(Value::Array(items)) => items.as_mut_slice(),
            _ => &mut [],
        };
        let names = names_of(items, identity);
        let wanted = wanted.join(".");
        let found = names.iter().position(|name| *name == wanted);
        let item = found.and_then(|place| match &mut items[place].value {
            Value::Table(table) => Some(table),
            _ => None,
        });
        match item {
            Some(item) => self.put(item, inner, rest, node),
            None => {
                let known: Vec<&str> = names.iter().map(String::as_str).collect();
                let what = match list {
                    "channel" => say!("problem.noun.channel"),
                    "shock" => say!("problem.noun.shock"),
                    other => Said::text(other),
                };
                Err(self.nowhere(&wanted, &known, what))
            }
        }
    }

    fn nowhere(&self, name: &str, known: &[&str], what: Said) -> Box<Problem> {
        let message = say!("problem.edit.nowhere.message", path = quote(self.path));
        let label = if known.is_empty() {
            say!("problem.edit.nowhere.not_a", name = quote(name), what = what)
        } else {
            say!("problem.edit.nowhere.no_such", what = what, name = quote(name))
        };
        let problem = Problem::error(message).at(self.place).label(label);
        let otherwise = || match known {
            [] => {
                say!("problem.edit.nowhere.help")
            }
            known => say!("problem.common.known_here", known = quoted_list(known, Last::And)),
        };
        Box::new(did_you_mean(problem, name, known.iter().copied(), otherwise))
    }
}

/// The keys by which an entry of a list is named in a path; none where it is numbered from 1.
fn identity_of(format: &TableFormat) -> &'static [&'static str] {
    let has = |name: &str| format.keys.iter().any(|key| key.name == name);
    let is_id = |name: &str| format.key(name).is_some_and(|key| key.kind == Kind::Id);
    if has("id") {
        &["id"]
    } else if is_id("from") && is_id("to") {
        &["from", "to"]
    } else if has("follows") {
        &["value"]
    } else if has("name") {
        &["name"]
    } else {
        &[]
    }
}

fn name_of(item: &Node, identity: &[&str]) -> Option<String> {
    let table = item.value.as_table()?;
    let parts: Option<Vec<&str>> =
        identity.iter().map(|key| table.get(key)?.value.as_text()).collect();
    Some(parts?.join("."))
}

/// The entry of a key; a new one holds an empty table.
fn entry_of<'a>(table: &'a mut Table, key: &str, place: Span) -> &'a mut Entry {
    let position = table.entries.iter().position(|entry| entry.key == key);
    let position = position.unwrap_or_else(|| {
        let node = Node { value: Value::Table(Table::default()), span: place };
        table.entries.push(Entry { key: key.to_owned(), key_span: place, node });
        table.entries.len() - 1
    });
    &mut table.entries[position]
}
