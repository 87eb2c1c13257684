//! What a rule can look at.

use jiff::civil::Date;

use crate::language::{Said, say};
use crate::problems::Span;
use crate::scenario::document::{Node, Table};
use crate::scenario::{Channel, Located, Number, Scenario, Support};

/// The typed scenario, and the document it came from.
pub(super) struct Context<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) root: &'a Table,
}

/// The first and the last simulated day.
#[derive(Clone, Copy)]
pub(super) struct Horizon {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Context<'_> {
    /// The tables of a list such as `channel`, in the order of the typed values.
    pub(super) fn tables(&self, key: &str) -> impl Iterator<Item = (&Table, Span)> {
        let items = self.root.get(key).and_then(|node| node.value.as_array()).unwrap_or_default();
        items.iter().filter_map(|item| Some((item.value.as_table()?, item.span)))
    }

    /// Channels with the tables they came from.
    pub(super) fn channels(&self) -> impl Iterator<Item = (&Channel, &Table, Span)> {
        self.scenario
            .channels
            .iter()
            .zip(self.tables("channel"))
            .map(|(channel, (table, span))| (channel, table, span))
    }

    /// A key of `[costs]` as it is written.
    pub(super) fn cost(&self, key: &str) -> Option<&Node> {
        self.root.get("costs")?.value.as_table()?.get(key)
    }

    pub(super) fn channel_ids(&self) -> Vec<&str> {
        self.scenario.channels.iter().map(|channel| channel.id.value.as_str()).collect()
    }

    /// What a number can become. Names are known to exist; if one did not, no comparison would hold.
    pub(super) fn support(&self, number: &Located<Number>) -> Support {
        number.value.support(&self.scenario.values).unwrap_or(Support::closed(f64::NAN, f64::NAN))
    }

    /// The largest value a number can take.
    pub(super) fn largest(&self, number: &Located<Number>) -> f64 {
        self.support(number).high
    }

    /// The smallest value a number can take.
    pub(super) fn smallest(&self, number: &Located<Number>) -> f64 {
        self.support(number).low
    }

    pub(super) fn horizon(&self) -> Horizon {
        let first = self.scenario.simulation.start.value;
        let days = i64::from(self.scenario.simulation.days.value) - 1;
        Horizon { first, last: first.saturating_add(jiff::Span::new().days(days)) }
    }
}

impl Horizon {
    pub(super) fn holds(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// For help texts.
    pub(super) fn in_words(&self) -> Said {
        say!("problem.context.runs", first = self.first.to_string(), last = self.last.to_string())
    }
}
