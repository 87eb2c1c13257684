//! The parameters of a block: one draw a path for everything that is not known.

use crate::model::{Model, ParameterId, Source};
use crate::numeric::{LANES, Lanes, StreamKey};

/// The value of every parameter on every path of a block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    values: Vec<Lanes>,
}

impl Parameters {
    /// Draws the parameters of the paths `first_path..first_path + LANES`.
    pub(crate) fn draw(&mut self, model: &Model, first_path: u32) {
        self.values.clear();
        self.values.extend(model.parameters.entries().iter().map(|parameter| {
            match parameter.source() {
                Source::Fixed(value) => [*value; LANES],
                Source::Drawn { stream, distribution } => {
                    let key = StreamKey::new(model.seed, *stream);
                    lanes(|lane| distribution.quantile(key.uniform(first_path + lane as u32, 0)))
                }
            }
        }));
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

/// Lanes filled by a function of the lane.
pub(crate) fn lanes(of: impl FnMut(usize) -> f64) -> Lanes {
    std::array::from_fn(of)
}
