//! The mixes of one scenario, to be asked what they would do if a number were another.

use crate::ensemble::{Interrupted, Outcomes, Progress};
use crate::metrics::MetricError;
use crate::model::Model;
use crate::problems::Problem;
use crate::scenario::{Editor, Mix, Setting};

/// Mixes of one scenario; the first is the one against which the others are judged.
#[derive(Debug, Clone, Copy)]
pub struct Shops<'a> {
    /// The scenario, whose numbers can be set.
    pub editor: &'a Editor,
    /// The mixes; `None` for today's.
    pub mixes: &'a [Option<&'a Mix>],
    /// Number of paths of each.
    pub paths: u64,
    /// Seed of all draws.
    pub seed: u64,
}

/// Who follows the work.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// Follows the paths that are done, and stops the work.
    pub progress: &'a dyn Progress,
    /// Is told how many paths are to come.
    pub expect: &'a (dyn Fn(u64) + Sync),
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoAnswer {
    /// The work was asked to stop.
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    /// A figure could not be computed.
    #[error(transparent)]
    Metric(#[from] MetricError),
    /// The scenario is not sound with a number that the question puts into it.
    #[error("with {path} = {value}: {problem}")]
    Unsound {
        /// Path of the key.
        path: String,
        /// The number in its place.
        value: f64,
        /// What is wrong.
        problem: String,
    },
}

impl Shops<'_> {
    /// The model of a mix with some numbers in place of those of the scenario and of the mix.
    ///
    /// # Errors
    /// [`NoAnswer::Unsound`].
    pub fn model(&self, mix: Option<&Mix>, settings: &[Setting]) -> Result<Model, NoAnswer> {
        let scenario = self.editor.set(mix, settings);
        let scenario = scenario.map_err(|problems| unsound(settings, &problems))?;
        let model = Model::build_mix(&scenario, mix);
        Ok(model.with_simulation(Some(self.paths), Some(self.seed)))
    }

    /// The outcomes of some models over the same paths.
    ///
    /// # Errors
    /// [`NoAnswer::Interrupted`].
    pub fn outcomes(&self, models: &[Model], work: Work) -> Result<Vec<Outcomes>, NoAnswer> {
        (work.expect)(self.paths * models.len() as u64);
        Ok(Outcomes::of_all(models, self.paths, work.progress)?)
    }
}

fn unsound(settings: &[Setting], problems: &[Problem]) -> NoAnswer {
    let (path, value) =
        settings.first().map_or((String::new(), f64::NAN), |set| (set.path.clone(), set.value));
    let problem = problems.first().map_or_else(String::new, |problem| problem.message.to_string());
    NoAnswer::Unsound { path, value, problem }
}
