//! Parameters: the numbers of a scenario that may be unknown, each drawn once per path.

use std::collections::HashMap;

use super::prepared::Prepared;
use crate::numeric::{sin_cos_degrees, stream_name};
use crate::scenario::{NamedValue, Number, Together};

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
    /// The name of the parameter that it follows, and their rank correlation.
    follows: Option<(String, f64)>,
}

/// Where a parameter's value comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// The same on every path.
    Fixed(f64),
    /// Drawn once per path.
    Drawn {
        /// What says where in its distribution it lies.
        luck: Luck,
        /// The distribution drawn from.
        distribution: Prepared,
    },
}

/// What says where in its distribution a parameter lies on a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Luck {
    /// A uniform draw from the stream of that name, see [`stream_name`].
    Own(u64),
    /// Standard normal draws from streams, each with its weight; the squares of all weights make one,
    /// so the sum is standard normal too, and its probability uniform (a Gaussian copula).
    Shared(Vec<(u64, f64)>),
}

impl Luck {
    /// That of a value which follows another one, or not.
    fn of(name: &str, together: &[Together]) -> Self {
        match draws(name, together, together.len()).as_slice() {
            [(own, 1.0)] => Self::Own(*own),
            shared => Self::Shared(shared.to_vec()),
        }
    }

    /// The same with another stream in the place of one.
    fn with(&self, stream: u64, other: u64) -> Self {
        let exchanged = |known: u64| if known == stream { other } else { known };
        match self {
            Self::Own(own) => Self::Own(exchanged(*own)),
            Self::Shared(draws) => {
                let draws = draws.iter().map(|(known, weight)| (exchanged(*known), *weight));
                Self::Shared(draws.collect())
            }
        }
    }
}

/// The normal draws of a value with their weights: of the one that it follows, and of its own what is
/// left. `steps` bounds how many follow one another.
fn draws(name: &str, together: &[Together], steps: usize) -> Vec<(u64, f64)> {
    let own = stream_of(&format!("values.{name}"));
    let entry = together.iter().find(|entry| entry.value.value == name).filter(|_| steps > 0);
    let Some(entry) = entry else { return vec![(own, 1.0)] };
    let correlation = normal_correlation(entry.rank_correlation.value);
    let rest = (1.0 - correlation * correlation).max(0.0).sqrt();
    let of_the_other = draws(&entry.follows.value, together, steps - 1);
    let of_the_other = of_the_other.into_iter().map(|(stream, part)| (stream, correlation * part));
    let all = std::iter::once((own, rest)).chain(of_the_other);
    all.filter(|(_, weight)| *weight != 0.0).collect()
}

/// The correlation of two normal numbers of which the ranks have this one (K. Pearson 1907):
/// 2 sin(pi/6 times it).
fn normal_correlation(rank_correlation: f64) -> f64 {
    2.0 * sin_cos_degrees(30.0 * rank_correlation).0
}

fn stream_of(name: &str) -> u64 {
    stream_name(&["parameter", name])
}

impl Parameter {
    /// The path of its key in the scenario, with ids, such as `channel.shopee.commission`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the parameter that it follows, and the rank correlation of both.
    pub fn follows(&self) -> Option<(&str, f64)> {
        self.follows.as_ref().map(|(name, correlation)| (name.as_str(), *correlation))
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
    /// Those that follow others are drawn together with them.
    pub fn with_values(values: &[NamedValue], together: &[Together]) -> Self {
        let mut table = Self::default();
        for value in values {
            let name = &value.name.value;
            let id = table.add(&format!("values.{name}"), &value.number.value);
            let entry = &mut table.entries[id.0];
            if let Source::Drawn { luck, .. } = &mut entry.source {
                *luck = Luck::of(name, together);
            }
            let follows = together.iter().find(|one| one.value.value == *name);
            entry.follows = follows
                .map(|one| (format!("values.{}", one.follows.value), one.rank_correlation.value));
            table.named.insert(name.clone(), id);
        }
        table
    }

    /// Adds the number written at `name`, or finds the shared value it refers to.
    pub fn add(&mut self, name: &str, number: &Number) -> ParameterId {
        let source = match number {
            Number::Plain(value) => Source::Fixed(*value),
            Number::Drawn(distribution) => Source::Drawn {
                luck: Luck::Own(stream_of(name)),
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
        self.entries.push(Parameter { name: name.to_owned(), source, follows: None });
        ParameterId(self.entries.len() - 1)
    }

    /// Draws a parameter anew, from the stream of that name instead of its own, and with it its part of
    /// those that follow it.
    pub(super) fn redraw(&mut self, id: ParameterId, stream: u64) {
        let own = stream_of(&self.entries[id.0].name);
        for entry in &mut self.entries {
            if let Source::Drawn { luck, .. } = &mut entry.source {
                *luck = luck.with(own, stream);
            }
        }
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
