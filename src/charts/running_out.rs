//! Running out of cash with shocks and without them: four chances, the sentence that says the
//! difference, and the hundred futures as marks.

use crate::language::{Words, count, hundredths};

use super::canvas::{Canvas, Frame, Stroke};
use super::marks;
use super::palette::{BLUE, MUTED, RULE, VERMILLION};
use super::{ChartError, check};

/// How often cash runs out when every future is lived twice: with shocks, and without them.
///
/// What is left of one is the chance of running out in neither.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningOutTwice {
    /// What people call the shock; none where there are several.
    pub shock: Option<String>,
    /// The chance that cash runs out with shocks and without them as well.
    pub both: f64,
    /// The chance that cash runs out with shocks and would not without.
    pub only_with: f64,
    /// The chance that cash runs out without shocks only.
    pub only_without: f64,
    /// How many futures were computed.
    pub paths: u64,
}

impl RunningOutTwice {
    /// The chance of running out with shocks.
    pub(super) fn with(&self) -> f64 {
        (self.both + self.only_with).min(1.0)
    }

    /// The chance of running out without shocks.
    pub(super) fn without(&self) -> f64 {
        (self.both + self.only_without).min(1.0)
    }

    pub(super) fn validate(&self) -> Result<(), ChartError> {
        check::probability("both", self.both)?;
        check::probability("only_with", self.only_with)?;
        check::probability("only_without", self.only_without)?;
        // Chances that were divided may add up to a little more than one.
        check::probability("chances", (self.with() + self.only_without - 1e-9).max(0.0))
    }

    /// What the shock is called inside a sentence.
    pub(super) fn name(&self, words: Words) -> String {
        self.shock.clone().unwrap_or_else(|| words.text("chart.running_out.shocks", &[]))
    }

    /// The sentence that says what the shock does to the chance of running out.
    pub(super) fn finding(&self, words: Words) -> String {
        let (with, without) = (filled_marks(self.with()), filled_marks(self.without()));
        let (name, paths) = (self.name(words), count(self.paths, words.language()));
        let (told, told_without) = (hundredths(self.with()), hundredths(self.without()));
        let difference = with.abs_diff(without).to_string();
        let values = [
            ("shock", name.as_str()),
            ("difference", difference.as_str()),
            ("with", told.as_str()),
            ("without", told_without.as_str()),
            ("paths", paths.as_str()),
        ];
        let never = self.with() <= 0.0 && self.without() <= 0.0;
        let key = match with.cmp(&without) {
            _ if never => "chart.running_out.never",
            std::cmp::Ordering::Greater => "chart.running_out.more",
            std::cmp::Ordering::Less => "chart.running_out.fewer",
            std::cmp::Ordering::Equal if told == told_without => "chart.running_out.same",
            std::cmp::Ordering::Equal => "chart.running_out.nearly_same",
        };
        words.text(key, &values)
    }

    /// The hundred futures as they are with shocks.
    pub(super) fn marks(&self) -> Marks {
        let with = filled_marks(self.with());
        let anyway = filled_marks(self.both).min(with);
        let spared = filled_marks(self.only_without).min(100 - with);
        Marks { anyway, because: with - anyway, spared }
    }

    /// The hundred futures as they are without shocks.
    pub(super) fn marks_without(&self) -> Marks {
        Marks { anyway: filled_marks(self.without()), because: 0, spared: 0 }
    }
}

/// How many of a hundred marks are filled. The title says when it is between two of them.
pub(super) fn filled_marks(probability: f64) -> u32 {
    let marks = (probability * 100.0).round().clamp(0.0, 100.0) as u32;
    if probability < 1.0 { marks.min(99) } else { marks }
}

/// A hundred futures, counted by what becomes of their cash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// Cash runs out, with the shock or without it.
    pub(super) anyway: u32,
    /// Cash runs out because of the shock.
    pub(super) because: u32,
    /// Cash would run out without the shock only.
    pub(super) spared: u32,
}

impl Marks {
    /// Draws ten rows of ten: grey for anyway, vermillion for because, a blue ring for spared.
    pub(super) fn draw(self, canvas: &mut Canvas, frame: Frame) {
        let spared_from = self.anyway + self.because;
        marks::draw_grid(canvas, frame, |place| match place {
            _ if place < self.anyway => Mark::Anyway,
            _ if place < spared_from => Mark::Because,
            _ if place < spared_from + self.spared => Mark::Spared,
            _ => Mark::Fine,
        });
    }
}

/// What becomes of the cash of one future in a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Anyway,
    Because,
    Spared,
    Fine,
}

impl Mark {
    /// Draws the mark; each kind differs in lightness or form as well as in colour.
    pub(super) fn draw(self, canvas: &mut Canvas, center: (f64, f64), radius: f64) {
        match self {
            Self::Anyway => canvas.disc(center, radius + 1.0, MUTED),
            Self::Because => canvas.disc(center, radius + 1.0, VERMILLION),
            Self::Spared => canvas.ring(center, radius - 1.0, Stroke::new(BLUE, 5.0)),
            Self::Fine => canvas.ring(center, radius - 1.0, Stroke::new(RULE, 2.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language::{English, Indonesian};

    fn twice(both: f64, only_with: f64, only_without: f64) -> RunningOutTwice {
        let shock = Some("Penghentian Live".to_owned());
        RunningOutTwice { shock, both, only_with, only_without, paths: 10_000 }
    }

    #[test]
    fn the_sentence_says_the_difference_of_the_numbers_it_names() {
        let more = twice(0.12, 0.01, 0.0);
        assert_eq!(
            more.finding(Words::of(Indonesian)),
            "Penghentian Live menambah 1 dari 100 kemungkinan kas habis: 13, tanpa itu 12"
        );
        assert_eq!(
            twice(0.10, 0.0, 0.05).finding(Words::of(English)),
            "Because of Penghentian Live, cash runs out in 5 fewer of 100 possible futures: \
             10 instead of 15"
        );
    }

    #[test]
    fn a_shock_without_effect_is_not_blamed() {
        // 12.6 and 13.3 of 100 are both told as 13.
        let told = twice(0.126, 0.007, 0.0).finding(Words::of(Indonesian));
        assert!(told.contains("13 dari 100") && told.contains("hampir tidak mengubah"), "{told}");
        let never = twice(0.0, 0.0, 0.0).finding(Words::of(English));
        assert!(never.contains("none of 10,000"), "{never}");
    }

    #[test]
    fn marks_add_up_to_the_chance_that_is_told() {
        for (both, only_with, only_without) in
            [(0.126, 0.004, 0.0), (0.124, 0.004, 0.2), (0.5, 0.5, 0.0), (0.004, 0.004, 0.99)]
        {
            let data = twice(both, only_with, only_without);
            let marks = data.marks();
            assert_eq!(marks.anyway + marks.because, filled_marks(data.with()));
            assert!(marks.anyway + marks.because + marks.spared <= 100);
        }
    }
}
