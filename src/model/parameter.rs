//! Parameters: the numbers of a scenario that may be unknown, each drawn once per path.

use std::collections::HashMap;

use super::prepared::Prepared;
use crate::numeric::stream_name;
use crate::scenario::{NamedValue, Number};

/// Handle of a parameter in its [`ParameterTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParameterId(usize);

impl ParameterId {
    /// Position in the table.
    pub fn index(self) -> usize {
        self.0
    }
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    name: String,
    source: Source,
}

/// Where a parameter's value comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// The same on every path.
    Fixed(f64),
    /// Drawn once per path from the stream of that name.
    Drawn {
        /// Name of the stream, see [`stream_name`].
        stream: u64,
        /// The distribution drawn from.
        distribution: Prepared,
    },
}

impl Parameter {
    /// The path of its key in the scenario, with ids, such as `channel.shopee.commission`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its value comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its value when fixed, its mean when drawn.
    pub fn mean(&self) -> f64 {
        match &self.source {
            Source::Fixed(value) => *value,
            Source::Drawn { distribution, .. } => distribution.mean(),
        }
    }

    /// Its value when fixed; when drawn, the value below which a share `probability` (open interval
    /// 0..1) of its draws lies.
    pub fn quantile(&self, probability: f64) -> f64 {
        match &self.source {
            Source::Fixed(value) => *value,
            Source::Drawn { distribution, .. } => distribution.quantile(probability),
        }
    }
}

/// All parameters of a model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParameterTable {
    entries: Vec<Parameter>,
    named: HashMap<String, ParameterId>,
}

impl ParameterTable {
    /// A table that holds the scenario's `[values]`, so that every use of a name is one draw.
    pub fn with_values(values: &[NamedValue]) -> Self {
        let mut table = Self::default();
        for value in values {
            let name = &value.name.value;
            let id = table.add(&format!("values.{name}"), &value.number.value);
            table.named.insert(name.clone(), id);
        }
        table
    }

    /// Adds the number written at `name`, or finds the shared value it refers to.
    pub fn add(&mut self, name: &str, number: &Number) -> ParameterId {
        let source = match number {
            Number::Plain(value) => Source::Fixed(*value),
            Number::Drawn(distribution) => Source::Drawn {
                stream: stream_name(&["parameter", name]),
                distribution: Prepared::new(distribution),
            },
            Number::Named(reference) => match self.named.get(&reference.value) {
                Some(id) => return *id,
                // Reading refuses unknown names, so this cannot be reached from a file.
                None => Source::Fixed(f64::NAN),
            },
        };
        self.push(name, source)
    }

    /// Adds a number that several places inherit from where it is written, once: all later calls
    /// with that name get the same parameter.
    pub fn add_inherited(&mut self, name: &str, number: &Number) -> ParameterId {
        match self.entries.iter().position(|entry| entry.name == name) {
            Some(position) => ParameterId(position),
            None => self.add(name, number),
        }
    }

    /// The parameter of a name, if there is one.
    pub(super) fn find(&self, name: &str) -> Option<ParameterId> {
        self.entries.iter().position(|entry| entry.name == name).map(ParameterId)
    }

    /// Adds a number that is the same on every path.
    pub fn add_fixed(&mut self, name: &str, value: f64) -> ParameterId {
        self.push(name, Source::Fixed(value))
    }

    fn push(&mut self, name: &str, source: Source) -> ParameterId {
        self.entries.push(Parameter { name: name.to_owned(), source });
        ParameterId(self.entries.len() - 1)
    }

    /// Draws a parameter from elsewhere.
    pub(super) fn set_source(&mut self, id: ParameterId, source: Source) {
        self.entries[id.0].source = source;
    }

    /// The parameters that are drawn.
    pub fn drawn(&self) -> impl Iterator<Item = ParameterId> {
        let is_drawn = |entry: &Parameter| matches!(entry.source, Source::Drawn { .. });
        let entries = self.entries.iter().enumerate();
        entries.filter(move |(_, entry)| is_drawn(entry)).map(|(place, _)| ParameterId(place))
    }

    /// The parameters in the order of their handles.
    pub fn entries(&self) -> &[Parameter] {
        &self.entries
    }

    /// The parameter behind a handle of this table.
    pub fn get(&self, id: ParameterId) -> &Parameter {
        &self.entries[id.0]
    }

    /// The value of a parameter that is the same on every path.
    pub fn fixed(&self, id: ParameterId) -> Option<f64> {
        match self.entries[id.0].source {
            Source::Fixed(value) => Some(value),
            Source::Drawn { .. } => None,
        }
    }

    /// Whether a parameter is zero on every path, so that what it does can be left out.
    pub fn is_zero(&self, id: ParameterId) -> bool {
        self.fixed(id) == Some(0.0)
    }

    /// Its value when fixed, its mean when drawn.
    pub fn mean(&self, id: ParameterId) -> f64 {
        self.get(id).mean()
    }
}
