//! How pictures look: their language, the page they are made for, light or dark, and the line at the
//! foot that says what they rest on.

use crate::language::{Language, Words, count};

/// The page that a picture is made for. The layout follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Size {
    /// A projector: 1920 by 1080 pixels.
    #[default]
    Slide,
    /// A message on a phone: 1080 by 1350 pixels, upright, with larger type.
    Phone,
    /// A printed page: A4 across, 200 dots per inch.
    A4,
}

impl Size {
    /// All sizes.
    pub const ALL: [Self; 3] = [Self::Slide, Self::Phone, Self::A4];

    /// Width and height in units of layout, in which type has the same size on every page.
    pub(super) const fn units(self) -> (f64, f64) {
        match self {
            Self::Slide => (1920.0, 1080.0),
            Self::Phone => (1200.0, 1500.0),
            Self::A4 => (1920.0, 1358.0),
        }
    }

    /// Width and height of the picture in pixels.
    #[must_use]
    pub const fn pixels(self) -> (u32, u32) {
        match self {
            Self::Slide => (1920, 1080),
            Self::Phone => (1080, 1350),
            Self::A4 => (2339, 1654),
        }
    }

    /// Room beside the chart, in units of layout.
    pub(super) const fn margin(self) -> f64 {
        match self {
            Self::Slide | Self::A4 => 72.0,
            Self::Phone => 48.0,
        }
    }
}

/// What a picture rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The seed of all draws.
    pub seed: u64,
    /// How many numbers of the scenario are assumed, and how many there are; none where it is not
    /// known.
    pub assumed: Option<(usize, usize)>,
}

/// How a picture looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The language and the money.
    pub words: Words,
    /// The page.
    pub size: Size,
    /// Whether the page is dark.
    pub dark: bool,
    /// What the picture rests on, for its foot.
    pub basis: Option<Basis>,
    /// Whether the title stands in the picture; where not, its place is kept free for whoever writes it there.
    pub titled: bool,
}

impl From<Words> for Look {
    fn from(words: Words) -> Self {
        Self { words, size: Size::default(), dark: false, basis: None, titled: true }
    }
}

impl From<Language> for Look {
    fn from(language: Language) -> Self {
        Words::of(language).into()
    }
}

impl Look {
    /// The same look with amounts in a currency, by its ISO 4217 code.
    #[must_use]
    pub fn in_currency(self, code: &str) -> Self {
        Self { words: self.words.in_currency(code), ..self }
    }

    /// The same look of a scenario of which so many numbers are assumed, of so many.
    #[must_use]
    pub fn of_numbers(self, assumed: (usize, usize)) -> Self {
        let seed = self.basis.map_or(0, |basis| basis.seed);
        Self { basis: Some(Basis { seed, assumed: Some(assumed) }), ..self }
    }

    /// The same look of figures that were drawn with this seed.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        let assumed = self.basis.and_then(|basis| basis.assumed);
        Self { basis: Some(Basis { seed, assumed }), ..self }
    }

    /// The same look without the title, whose place is kept free.
    #[must_use]
    pub fn untitled(self) -> Self {
        Self { titled: false, ..self }
    }

    /// The line at the foot, after what is said of the number of futures.
    pub(super) fn foot(&self, paths: &str) -> String {
        let words = self.words;
        let told = |number: usize| count(number as u64, words.language());
        let seed = self.basis.map(|basis| {
            // A seed is a name, not an amount: it has no separators.
            words.text("chart.foot.seed", &[("seed", &basis.seed.to_string())])
        });
        let assumed = self.basis.and_then(|basis| basis.assumed).map(|(assumed, all)| {
            words.text("chart.foot.assumed", &[("n", &told(assumed)), ("all", &told(all))])
        });
        let simulation = Some(words.text("chart.foot.simulation", &[]));
        let parts = [Some(paths.to_owned()), seed, simulation, assumed];
        let parts: Vec<String> =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_counts_one_and_many() {
        let foot = |assumed| {
            let basis = Some(Basis { seed: 20_260_101, assumed });
            Look { basis, ..Look::from(Language::English) }.foot("From 1 future.")
        };
        let many = foot(Some((12, 40)));
        assert!(many.contains("12 of its 40 numbers are assumed"), "{many}");
        assert!(many.contains("20260101") && many.contains("not a forecast"), "{many}");
        assert!(foot(Some((1, 40))).contains("1 of its 40 numbers is assumed"));
        assert!(!foot(None).contains("assumed"));
    }
}
