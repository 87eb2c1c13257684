//! `[[function]]` and `[names]`: what else stands beside `[values]`.

use super::business::NamedValue;
use super::declare::table;
use super::key::{id, plain, text};
use super::{Group, TableFormat};
use crate::scenario::number::Line;
use crate::scenario::{Located, Number, Scenario};

table! {
    "[[function]]",
    /// A value that is a function of an entry of `[values]`, in a straight line: `plus` + `times` times
    /// the entry. It is known as soon as the entry is, and can be named wherever an entry can.
    struct Function {
        /// Its name, each once, and not that of an entry of `[values]`.
        id: Located<String> = id().required("\"packing_cost\""),
        /// The entry of `[values]`, or another function, of which it is made.
        of: Located<String> = id().required("\"order_value\""),
        /// By how much that is multiplied.
        times: Located<f64> = plain().from(-1e15).to(1e15).default("1").example("0.05"),
        /// What is added.
        plus: Located<f64> = plain().from(-1e15).to(1e15).default("0").example("1_000"),
    }
    rules: [
        Group::AtLeastOne(&["times", "plus"]),
    ]
}

impl Function {
    /// It as an entry of `[values]`.
    pub(in crate::scenario) fn as_value(&self) -> NamedValue {
        let line = Line { of: self.of.clone(), times: self.times.value, plus: self.plus.value };
        let number = Located { value: Number::Function(line), span: self.id.span };
        NamedValue { name: self.id.clone(), number }
    }
}

impl Scenario {
    /// What people call what has a name of its own: channels and shocks by their ids, and by paths, since
    /// an id may serve again there, entries of `[values]`, events, responses and mitigations, such as
    /// `values.buyers_who_follow`.
    #[must_use]
    pub fn shown_names(&self) -> Vec<(String, String)> {
        let channels = self.channels.iter().map(|one| ("", &one.id, &one.name));
        let shocks = self.shocks.iter().map(|one| ("", &one.id, &one.name));
        let values = self.names.iter().map(|(name, shown)| ("values.", name, shown));
        let events = self.events.iter().map(|one| ("event.", &one.id, &one.name));
        let responses = self.responses.iter().map(|one| ("response.", &one.id, &one.name));
        let mitigations = self.mitigations.iter().map(|one| ("mitigation.", &one.id, &one.name));
        let all = channels.chain(shocks).chain(values);
        let all = all.chain(events).chain(responses).chain(mitigations);
        all.map(|(table, id, name)| (format!("{table}{}", id.value), name.value.clone())).collect()
    }
}

pub(super) const NAMES: TableFormat = TableFormat {
    name: "[names]",
    doc: "What entries of `[values]` and functions are called in sentences and pictures.",
    keys: &[text()
        .example("\"buyers who come back\"")
        .named("*", "What people call the entry of that name.")],
    groups: &[],
};
