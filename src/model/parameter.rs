//! Parameters: the numbers of a scenario that may be unknown, each drawn once per path.

use std::collections::HashMap;

use super::prepared::Prepared;
use crate::numeric::{sin_cos_degrees, stream_name};
use crate::scenario::format::{Unit, key_of};
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
    /// The parameter of which it is a function.
    function: Option<(ParameterId, Straight)>,
    /// The units of the keys that name it, where it is an entry of `[values]`.
    named_by: Vec<Unit>,
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
        /// What is made of what is drawn; `None` where it is the number itself.
        line: Option<Straight>,
    },
}

/// A straight line: `plus` + `times` x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Straight {
    /// By how much x is multiplied.
    pub times: f64,
    /// What is added.
    pub plus: f64,
}

impl Straight {
    /// The line at x.
    #[must_use]
    pub fn at(self, x: f64) -> f64 {
        self.plus + self.times * x
    }

    /// This line of another one.
    fn of(self, inner: Self) -> Self {
        Self { times: self.times * inner.times, plus: self.at(inner.plus) }
    }
}

/// What says where in its distribution a parameter lies on a path.
#[derive(Debug, Clone, PartialEq)]
pub enum Luck {
    /// A uniform draw from the stream of that name, see [`stream_name`].
    Own(u64),
    /// The same of a shock that is shared with other shops: drawn for all of them.
    OfAllShops(u64),
    /// Standard normal draws from streams, each with its weight; the squares of all weights make one,
    /// so the sum is standard normal too, and its probability uniform (a Gaussian copula).
    Together(Vec<(u64, f64)>),
}

impl Luck {
    /// That of a value which follows another one, or not.
    fn of(name: &str, together: &[Together]) -> Self {
        match draws(name, together, together.len()).as_slice() {
            [(own, 1.0)] => Self::Own(*own),
            all => Self::Together(all.to_vec()),
        }
    }

    /// The same with another stream in the place of one.
    fn with(&self, stream: u64, other: u64) -> Self {
        let exchanged = |known: u64| if known == stream { other } else { known };
        match self {
            Self::Own(own) => Self::Own(exchanged(*own)),
            Self::OfAllShops(shared) => Self::OfAllShops(exchanged(*shared)),
            Self::Together(draws) => {
                let draws = draws.iter().map(|(known, weight)| (exchanged(*known), *weight));
                Self::Together(draws.collect())
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

/// The entry of `[values]` of which a function is made in the end, and the function of that.
fn root_of<'a>(value: &'a NamedValue, values: &'a [NamedValue]) -> Option<(&'a str, Straight)> {
    let (mut at, mut line) = (value, Straight { times: 1.0, plus: 0.0 });
    // Reading refuses what goes round; the steps are bounded all the same.
    for _ in values {
        let Number::Function(function) = &at.number.value else {
            return Some((&at.name.value, line));
        };
        line = line.of(Straight { times: function.times, plus: function.plus });
        at = values.iter().find(|value| value.name.value == function.of.value)?;
    }
    let is_entry = !matches!(at.number.value, Number::Function(_));
    is_entry.then_some((at.name.value.as_str(), line))
}

/// A function of what comes from there.
fn bent(source: &Source, line: Straight) -> Source {
    match source.clone() {
        Source::Fixed(value) => Source::Fixed(line.at(value)),
        Source::Drawn { luck, distribution, .. } => {
            Source::Drawn { luck, distribution, line: Some(line) }
        }
    }
}

/// The unit of the number at a path.
pub(crate) fn unit_at(path: &str) -> Unit {
    // How long a shock takes to recover is drawn under the name of its table, whichever key says it.
    let inside = path.strip_suffix(".recovery").map(|_| format!("{path}.half_life_days"));
    key_of(inside.as_deref().unwrap_or(path)).map_or(Unit::None, |key| key.unit)
}

/// The unit that all of these are; none where they differ.
fn common(mut units: impl Iterator<Item = Unit>) -> Unit {
    let Some(first) = units.next() else { return Unit::None };
    if units.all(|unit| unit == first) { first } else { Unit::None }
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

    /// The parameter of which it is a function, itself none, and the function.
    pub fn function(&self) -> Option<(ParameterId, Straight)> {
        self.function
    }

    /// Its unit: that of its key, or, of an entry of `[values]`, of the keys that name it where they agree.
    pub fn unit(&self) -> Unit {
        match unit_at(&self.name) {
            Unit::None => common(self.named_by.iter().copied()),
            unit => unit,
        }
    }

    /// Where its value comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its value when fixed, its mean when drawn.
    pub fn mean(&self) -> f64 {
        match &self.source {
            Source::Fixed(value) => *value,
            Source::Drawn { distribution, line, .. } => {
                let mean = distribution.mean();
                line.map_or(mean, |line| line.at(mean))
            }
        }
    }

    /// Its value when fixed; when drawn, the value below which a share `probability` (open interval
    /// 0..1) of its draws lies.
    pub fn quantile(&self, probability: f64) -> f64 {
        match &self.source {
            Source::Fixed(value) => *value,
            Source::Drawn { distribution, line: None, .. } => distribution.quantile(probability),
            Source::Drawn { distribution, line: Some(line), .. } => {
                let falls = line.times < 0.0;
                let share = if falls { 1.0 - probability } else { probability };
                line.at(distribution.quantile(share))
            }
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
        let is_function = |value: &&NamedValue| matches!(value.number.value, Number::Function(_));
        for value in values.iter().filter(|value| !is_function(value)) {
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
        for value in values.iter().filter(is_function) {
            table.add_function(value, values);
        }
        table
    }

    /// Adds a function of an entry of `[values]`.
    fn add_function(&mut self, value: &NamedValue, values: &[NamedValue]) {
        let name = &value.name.value;
        let root =
            root_of(value, values).and_then(|(root, line)| Some((*self.named.get(root)?, line)));
        // Reading refuses what leads to no entry, so that cannot be reached from a file.
        let source = root.map_or(Source::Fixed(f64::NAN), |(root, line)| {
            bent(&self.entries[root.0].source, line)
        });
        let id = self.push(&format!("values.{name}"), source);
        self.entries[id.0].function = root;
        self.named.insert(name.clone(), id);
    }

    /// Adds the number written at `name`, or finds the shared value it refers to.
    pub fn add(&mut self, name: &str, number: &Number) -> ParameterId {
        let source = match number {
            Number::Plain(value) => Source::Fixed(*value),
            Number::Drawn(distribution) => Source::Drawn {
                luck: Luck::Own(stream_of(name)),
                distribution: Prepared::new(distribution),
                line: None,
            },
            Number::Named(reference) => match self.named.get(&reference.value) {
                Some(&id) => {
                    self.entries[id.0].named_by.push(unit_at(name));
                    return id;
                }
                // Reading refuses unknown names, so this cannot be reached from a file.
                None => Source::Fixed(f64::NAN),
            },
            // These stand among the values alone.
            Number::Function(_) => Source::Fixed(f64::NAN),
        };
        self.push(name, source)
    }

    /// Adds a number of a shock that is shared with other shops: where it is drawn, it is drawn from
    /// that stream for all of them. A named value is the shop's own.
    pub(super) fn add_shared(&mut self, name: &str, stream: u64, number: &Number) -> ParameterId {
        let id = self.add(name, number);
        if let (Number::Drawn(_), Source::Drawn { luck, .. }) =
            (number, &mut self.entries[id.0].source)
        {
            *luck = Luck::OfAllShops(stream);
        }
        id
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
        self.entries.push(Parameter {
            name: name.to_owned(),
            source,
            follows: None,
            function: None,
            named_by: Vec::new(),
        });
        ParameterId(self.entries.len() - 1)
    }

    /// Draws a parameter anew, from the stream of that name instead of its own, and with it its part of
    /// those that follow it.
    pub(super) fn redraw(&mut self, id: ParameterId, stream: u64) {
        let entry = &self.entries[id.0];
        let own = match &entry.source {
            Source::Drawn { luck: Luck::OfAllShops(shared), .. } => *shared,
            _ => stream_of(&entry.name),
        };
        for entry in &mut self.entries {
            if let Source::Drawn { luck, .. } = &mut entry.source {
                *luck = luck.with(own, stream);
            }
        }
    }

    /// Draws a parameter from elsewhere, and with it all that are functions of it.
    pub(super) fn set_source(&mut self, id: ParameterId, source: Source) {
        for entry in &mut self.entries {
            if let Some((_, line)) = entry.function.filter(|(of, _)| *of == id) {
                entry.source = bent(&source, line);
            }
        }
        self.entries[id.0].source = source;
    }

    /// The parameters that are drawn; functions of others are known with these.
    pub fn drawn(&self) -> impl Iterator<Item = ParameterId> {
        let is_drawn = |entry: &Parameter| {
            matches!(entry.source, Source::Drawn { .. }) && entry.function.is_none()
        };
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
