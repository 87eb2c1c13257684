//! The parameters of a block: one draw a path for everything that is not known.

use std::cell::Cell;

use crate::model::{Model, ParameterId, Source};
use crate::numeric::{LANES, Lanes, StreamKey};

/// The value of every parameter on every path of a block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    values: Vec<Lanes>,
    /// Seed and first path of the values.
    place: (u64, u32),
    /// What each value was drawn from.
    sources: Vec<Source>,
}

impl Parameters {
    /// Draws the parameters of the paths `first_path..first_path + LANES`. Those that were drawn for
    /// the same paths from the same source, for another model, stand as they are.
    pub(crate) fn draw(&mut self, model: &Model, first_path: u32) {
        let place = (model.seed, first_path);
        if self.place != place {
            self.sources.clear();
            self.place = place;
        }
        let entries = model.parameters.entries();
        self.values.resize(entries.len(), [0.0; LANES]);
        self.sources.truncate(entries.len());
        for (position, parameter) in entries.iter().enumerate() {
            let source = parameter.source();
            match self.sources.get_mut(position) {
                Some(known) if known == source => continue,
                Some(known) => known.clone_from(source),
                None => self.sources.push(source.clone()),
            }
            self.values[position] = values(source, model.seed, first_path);
        }
    }

    /// The values of a parameter on the paths of the block.
    pub(crate) fn lanes(&self, id: ParameterId) -> &Lanes {
        &self.values[id.index()]
    }

    /// The value of a parameter on one path of the block.
    pub(crate) fn at(&self, id: ParameterId, lane: usize) -> f64 {
        self.values[id.index()][lane]
    }
}

/// Reads the values of parameters and remembers which: what is made of them is what it was as long
/// as everything that was read has the value it had.
pub(crate) struct Reading<'a> {
    parameters: &'a Parameters,
    was_read: Vec<Cell<bool>>,
}

impl<'a> Reading<'a> {
    /// A reading of which nothing was read yet.
    pub(crate) fn of(parameters: &'a Parameters) -> Self {
        Self { parameters, was_read: vec![Cell::new(false); parameters.values.len()] }
    }

    /// The value of a parameter on one path of the block.
    pub(crate) fn at(&self, id: ParameterId, lane: usize) -> f64 {
        self.was_read[id.index()].set(true);
        self.parameters.at(id, lane)
    }

    /// Everything that was read.
    pub(crate) fn read(&self) -> Read {
        let pairs = self.was_read.iter().zip(&self.parameters.values).enumerate();
        let values = pairs.filter(|(_, (was_read, _))| was_read.get());
        Read(values.map(|(position, (_, value))| (position, *value)).collect())
    }
}

/// Values that were read, by the position of their parameters.
#[derive(Debug, Clone)]
pub(crate) struct Read(Vec<(usize, Lanes)>);

impl Read {
    /// Whether all of them are what they were. Positions are those of the model that was read, so
    /// what was read must itself be the same.
    pub(crate) fn holds_for(&self, parameters: &Parameters) -> bool {
        self.0.iter().all(|(position, value)| parameters.values.get(*position) == Some(value))
    }
}

fn values(source: &Source, seed: u64, first_path: u32) -> Lanes {
    match source {
        Source::Fixed(value) => [*value; LANES],
        Source::Drawn { stream, distribution } => {
            let key = StreamKey::new(seed, *stream);
            lanes(|lane| distribution.quantile(key.uniform(first_path + lane as u32, 0)))
        }
    }
}

/// Lanes filled by a function of the lane.
pub(crate) fn lanes(of: impl FnMut(usize) -> f64) -> Lanes {
    std::array::from_fn(of)
}

/// The unknown numbers of a model, drawn for one block after another.
#[derive(Debug, Clone)]
pub struct DrawnNumbers {
    /// Which of all parameters are drawn.
    positions: Vec<usize>,
    parameters: Parameters,
}

impl DrawnNumbers {
    /// Those of a model; nothing is drawn yet.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let entries = model.parameters.entries().iter().enumerate();
        let drawn = entries.filter(|(_, one)| !matches!(one.source(), Source::Fixed(_)));
        Self {
            positions: drawn.map(|(position, _)| position).collect(),
            parameters: Parameters::default(),
        }
    }

    /// The paths of their keys, such as `channel.shopee.commission`.
    pub fn names<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = &'a str> {
        self.positions.iter().filter_map(|at| Some(model.parameters.entries().get(*at)?.name()))
    }

    /// Their values on the paths `first_path..first_path + LANES`, in the order of the names.
    pub fn draw(&mut self, model: &Model, first_path: u32) -> impl Iterator<Item = &Lanes> {
        self.parameters.draw(model, first_path);
        self.positions.iter().filter_map(|at| self.parameters.values.get(*at))
    }
}
