//! A scenario that questions are put to.

use super::NoAnswer;
use crate::language::say;
use crate::model::{EffortShares, Model, Seeds};
use crate::problems::Problem;
use crate::report::Candidate;
use crate::scenario::{Editor, Mix, Read, Scenario, Setting, Variant, written_number};

/// The id of today's mix.
pub const TODAY: &str = "today";

/// A scenario that was read once: its document, whose numbers can be set, its mixes, how many
/// futures of each model are simulated, and by which draws. Models that it makes share those draws.
#[derive(Debug, Clone)]
pub struct Study {
    scenario: Scenario,
    variants: Vec<Variant>,
    editor: Editor,
    paths: u64,
    seeds: Seeds,
}

impl Study {
    /// A study of what was read, with the scenario's own number of paths and seed where none is
    /// given.
    ///
    /// # Errors
    /// The problems of a text that is no document; one that was read is.
    pub fn new(read: &Read, paths: Option<u64>, seed: Option<u64>) -> Result<Self, NoAnswer> {
        let editor = Editor::new(&read.source)
            .map_err(|problems| NoAnswer::refused(read.source.name(), problems))?;
        let simulation = &read.scenario.simulation;
        Ok(Self {
            scenario: read.scenario.clone(),
            variants: read.variants.clone(),
            editor,
            paths: paths.unwrap_or(simulation.paths.value),
            seeds: seed.map_or_else(|| Seeds::of(&read.scenario), Seeds::all),
        })
    }

    /// The same with no more paths than these.
    #[must_use]
    pub fn with_at_most(mut self, paths: u64) -> Self {
        self.paths = self.paths.min(paths);
        self
    }

    /// The same with other draws.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seeds = Seeds::all(seed);
        self
    }

    /// The scenario as it was read.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The document of the scenario.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Number of paths of each model.
    pub fn paths(&self) -> u64 {
        self.paths
    }

    /// Seed of all draws but those of shared shocks.
    pub fn seed(&self) -> u64 {
        self.seeds.own
    }

    /// Whether there is a mix beside today's.
    pub fn has_mixes(&self) -> bool {
        !self.variants.is_empty()
    }

    /// Ids of the mixes of the file.
    pub fn mix_ids(&self) -> impl Iterator<Item = &str> {
        self.variants.iter().map(|variant| variant.mix.id.value.as_str())
    }

    /// The mix of an id; `None` for today's.
    ///
    /// # Errors
    /// [`NoAnswer::UnknownMix`].
    pub fn mix(&self, id: &str) -> Result<Option<&Mix>, NoAnswer> {
        if id == TODAY {
            return Ok(None);
        }
        let mut mixes = self.variants.iter().map(|variant| &variant.mix);
        mixes.find(|mix| mix.id.value == id).map(Some).ok_or_else(|| self.unknown_mix(id))
    }

    /// Mixes that are to be compared: those of these ids, or today's and all of the file. `today` is
    /// the shown name of today's.
    ///
    /// # Errors
    /// [`NoAnswer::UnknownMix`].
    pub fn candidates(&self, ids: &[String], today: &str) -> Result<Vec<Candidate>, NoAnswer> {
        if ids.is_empty() {
            let all = std::iter::once(TODAY).chain(self.mix_ids());
            return all.map(|id| self.candidate(id, today)).collect();
        }
        ids.iter().map(|id| self.candidate(id, today)).collect()
    }

    /// One mix, with its model.
    ///
    /// # Errors
    /// [`NoAnswer::UnknownMix`].
    pub fn candidate(&self, id: &str, today: &str) -> Result<Candidate, NoAnswer> {
        if id == TODAY {
            let model = self.simulated(Model::build(&self.scenario));
            return Ok(Candidate { id: TODAY.to_owned(), name: today.to_owned(), model });
        }
        let variant = self.variants.iter().find(|variant| variant.mix.id.value == id);
        let Variant { mix, scenario } = variant.ok_or_else(|| self.unknown_mix(id))?;
        let model = self.simulated(Model::build_mix(scenario, Some(mix)));
        Ok(Candidate { id: id.to_owned(), name: mix.name.value.clone(), model })
    }

    fn unknown_mix(&self, id: &str) -> NoAnswer {
        let known = std::iter::once(TODAY).chain(self.mix_ids()).map(str::to_owned);
        NoAnswer::UnknownMix { id: id.to_owned(), known: known.collect() }
    }

    /// The scenario with what a mix sets and then some numbers in place.
    ///
    /// # Errors
    /// [`NoAnswer::Refused`]: the scenario cannot have such a number.
    pub fn set(&self, mix: Option<&Mix>, settings: &[Setting]) -> Result<Scenario, NoAnswer> {
        self.editor.set(mix, settings).map_err(|problems| {
            let told = |one: &Setting| format!("{} = {}", one.path, written_number(one.value));
            let told: Vec<String> = settings.iter().map(told).collect();
            let setting = if told.is_empty() { "the mix".to_owned() } else { told.join(", ") };
            NoAnswer::refused(&setting, problems)
        })
    }

    /// The model of a mix with some numbers in place of those of the scenario and of the mix.
    ///
    /// # Errors
    /// [`NoAnswer::Refused`].
    pub fn model(&self, mix: Option<&Mix>, settings: &[Setting]) -> Result<Model, NoAnswer> {
        let scenario = self.set(mix, settings)?;
        Ok(self.simulated(Model::build_mix(&scenario, mix)))
    }

    /// The model of a scenario with other shares of effort.
    pub fn model_of(&self, scenario: &Scenario, shares: Option<&EffortShares>) -> Model {
        self.simulated(Model::build_effort(scenario, shares))
    }

    fn simulated(&self, model: Model) -> Model {
        model.with_simulation(Some(self.paths), None).with_seeds(self.seeds)
    }
}

impl NoAnswer {
    fn refused(setting: &str, problems: Vec<Problem>) -> Self {
        let problem = problems.into_iter().next();
        let problem = problem.unwrap_or_else(|| Problem::error(say!("problem.common.cannot_be")));
        Self::Refused { setting: setting.to_owned(), problem: Box::new(problem) }
    }
}

/// Mixes of a study; the first is the one against which the others are judged.
#[derive(Debug, Clone, Copy)]
pub struct StudiedMixes<'a> {
    /// The study.
    pub study: &'a Study,
    /// The mixes; `None` for today's.
    pub mixes: &'a [Option<&'a Mix>],
}
