//! What was found, in one language: names, sentences, pictures.

use super::lesson::Lesson;
use super::{Material, PackError};
use crate::charts::{Look, Picture};
use crate::decide::TODAY;
use crate::decide::buffer::Buffer;
use crate::language::{Language, Words};
use crate::output::{self, Answer};
use crate::report::Comparison;

/// The picture of a year without shocks, which only a lesson shows.
const ORDINARY: &str = "ordinary_year";

/// A picture with its name, such as `cash_fan`; those of single futures are `future_01` and so on.
#[derive(Debug)]
pub struct Drawn {
    /// The name of its kind, in no language.
    pub name: String,
    /// The picture, for a slide, light.
    pub picture: Picture,
}

/// A [`Material`] in one language.
#[derive(Debug)]
pub struct Told<'a> {
    /// What was found.
    pub material: &'a Material,
    /// The language and the money.
    pub words: Words,
    /// The mixes side by side, today's by its name in this language.
    pub comparison: Option<Comparison>,
    /// The reserves, today's mix by its name in this language.
    pub buffer: Buffer,
    /// All pictures, each title a sentence that says what it shows.
    pub pictures: Vec<Drawn>,
}

impl<'a> Told<'a> {
    /// Tells and draws in a language.
    ///
    /// # Errors
    /// When a picture cannot be drawn.
    pub fn of(material: &'a Material, language: Language) -> Result<Self, PackError> {
        let words = Words::of(language).in_currency(&material.report.currency);
        let mut told = Self::without_pictures(material, words);
        told.pictures = told.drawn_if(words.into(), |_| true)?;
        Ok(told)
    }

    /// The same with no picture.
    pub(super) fn without_pictures(material: &'a Material, words: Words) -> Self {
        let today = words.text("terminal.compare.today", &[]);
        let mut comparison = material.comparison.clone();
        for one in comparison.iter_mut().flat_map(|all| &mut all.candidates) {
            if one.id == TODAY {
                one.name.clone_from(&today);
            }
        }
        let mut buffer = material.buffer.clone();
        for one in &mut buffer.mixes {
            if one.id == TODAY {
                one.name.clone_from(&today);
            }
        }
        Self { material, words, comparison, buffer, pictures: Vec::new() }
    }

    /// All pictures with a look, but that of a year without shocks.
    pub(super) fn drawn(&self, look: Look) -> Result<Vec<Drawn>, PackError> {
        self.drawn_if(look, |name| name != ORDINARY)
    }

    fn drawn_if(
        &self,
        look: Look,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<Drawn>, PackError> {
        let look = look.of_numbers(self.material.text().assumed());
        let (report, figures) = (&self.material.report, &self.material.figures);
        let comparison = self.comparison.as_ref();
        let mut charts = output::scenario_charts(report, figures, comparison, look, &is_wanted)?;
        if is_wanted("reserve_curve") {
            charts.extend(self.buffer.charts(look)?);
        }
        if is_wanted(ORDINARY) {
            charts.push(output::ordinary_year(report, figures, look)?);
        }
        Ok(charts.into_iter().map(|(name, picture)| Drawn { name, picture }).collect())
    }

    /// The pictures of these names without their titles, whose places are kept free: for pages that write the title
    /// as text.
    ///
    /// # Errors
    /// When one cannot be drawn.
    pub fn untitled(&self, names: &[&str]) -> Result<Vec<Drawn>, PackError> {
        self.drawn_if(Look::from(self.words).untitled(), |name| names.contains(&name))
    }

    /// The lesson about what was found.
    #[must_use]
    pub fn lesson(&self) -> Lesson {
        Lesson::of(self)
    }

    /// The picture of a name, where this scenario has one.
    #[must_use]
    pub fn picture(&self, name: &str) -> Option<&Picture> {
        self.pictures.iter().find(|drawn| drawn.name == name).map(|drawn| &drawn.picture)
    }

    /// What is said of the run: one sentence a line.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        output::spoken(&self.material.report, self.words.language())
    }

    /// What the scenario means: one sentence a line, the mixes last.
    #[must_use]
    pub fn meaning(&self) -> Vec<String> {
        let language = self.words.language();
        let mut lines = output::meaning(&self.material.model, language);
        lines.extend(output::mixes(&self.material.variants, language));
        lines
    }
}
