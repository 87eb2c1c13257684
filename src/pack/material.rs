//! What the documents of a pack are made of: the questions put to a study, once.

use crate::decide::buffer::{Buffer, buffer};
use crate::decide::{NoAnswer, Study, TODAY};
use crate::ensemble::{Ensemble, Progress};
use crate::model::Model;
use crate::output::ScenarioText;
use crate::report::{Comparison, Meaning, PictureFigures, Report};
use crate::scenario::{Assumption, Read, Variant, assumptions};

/// The share of futures in which the reserve lasts that a pack speaks of.
const SURVIVE: f64 = 0.95;

/// What was found of one scenario, in no language: texts and pictures of it are a [`Told`](super::Told).
#[derive(Debug)]
pub struct Material {
    /// Name of the file of the scenario, without a folder.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The model of today's mix.
    pub model: Model,
    /// What the scenario means before anything is simulated.
    pub meaning: Meaning,
    /// The mixes of the file.
    pub variants: Vec<Variant>,
    /// The numbers of the file with their marks and sources, in its order.
    pub numbers: Vec<Assumption>,
    /// The figures of a run, with shocks and without.
    pub report: Report,
    /// Single futures, day by day and posting by posting, and what else pictures show.
    pub figures: PictureFigures,
    /// The mixes side by side, today's first; nothing where there is no other.
    pub comparison: Option<Comparison>,
    /// The reserve of today's mix and of the others.
    pub buffer: Buffer,
}

impl Material {
    /// Puts all questions to a study of what was read.
    ///
    /// # Errors
    /// When one of them has no answer, or the work is interrupted.
    pub fn of(
        read: &Read,
        text: ScenarioText<'_>,
        study: &Study,
        progress: &dyn Progress,
    ) -> Result<Self, NoAnswer> {
        let model = study.candidate(TODAY, TODAY)?.model;
        let candidates = study.candidates(&[], TODAY)?;
        let paths = model.paths();
        let compared = if study.has_mixes() { candidates.len() as u64 } else { 0 };
        progress.expect(paths * (1 + compared));
        let ensemble = Ensemble::simulate(&model, paths, progress)?;
        let report = Report::of(&model, &ensemble)?;
        let figures = PictureFigures::of(&model, &ensemble, &report)?;
        drop(ensemble);
        let buffer = buffer(&candidates, SURVIVE, progress)?;
        let comparison =
            study.has_mixes().then(|| Comparison::of(candidates, progress)).transpose()?;
        Ok(Self {
            name: text.name.to_owned(),
            bytes: text.bytes.to_vec(),
            meaning: Meaning::of(&model),
            model,
            variants: read.variants.clone(),
            numbers: assumptions(&read.source),
            report,
            figures,
            comparison,
            buffer,
        })
    }

    /// What the file says before its first key, a paragraph each.
    #[must_use]
    pub fn notes_at_the_head(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let head = text.lines().map(str::trim).take_while(|line| line.starts_with('#'));
        let mut notes = vec![String::new()];
        for line in head.map(|line| line.trim_start_matches('#').trim()) {
            match notes.last_mut() {
                _ if line.is_empty() => notes.push(String::new()),
                Some(note) if note.is_empty() => note.push_str(line),
                Some(note) => note.extend([" ", line]),
                None => {}
            }
        }
        notes.retain(|note| !note.is_empty());
        notes
    }

    /// The scenario as it was read.
    #[must_use]
    pub fn text(&self) -> ScenarioText<'_> {
        ScenarioText { name: &self.name, bytes: &self.bytes }
    }
}
