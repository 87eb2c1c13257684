//! The lesson of 90 minutes: its steps, the slides of each, and what a trainer asks, answers and discusses.
//!
//! Slides, their printed pages and the plan of the trainer are made of the same [`Lesson`], so they cannot differ.
//! A slide that would say nothing of a scenario is left out.

mod answers;
mod lines;
mod minutes;
mod order;
#[cfg(test)]
mod tests;

pub use minutes::{LENGTH, Part};

use super::Told;
use crate::language::Words;

/// A step of the lesson, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The shop and its month.
    Shop,
    /// What it sells where.
    Channels,
    /// A year without shocks.
    Ordinary,
    /// What may come.
    Shock,
    /// Everybody guesses.
    Guess,
    /// Single futures.
    OneFuture,
    /// All of them.
    Hundred,
    /// Another sum of cash.
    WhatIf,
    /// The mixes side by side.
    Compare,
    /// How much to hold.
    Reserve,
    /// What to do with it.
    Monday,
}

/// What stands on a slide, of which the words of a trainer are found by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The first page.
    Cover,
    /// The shop's month and cash.
    Shop,
    /// What each channel sells.
    Channels,
    /// Cash without shocks.
    Ordinary,
    /// What may come, and how often.
    Shock,
    /// The days around a shock.
    Anatomy,
    /// The guess.
    Guess,
    /// One future.
    Future,
    /// A hundred futures with and without.
    Hundred,
    /// Cash in all futures.
    Fan,
    /// When cash runs out.
    When,
    /// Where the money goes.
    Money,
    /// When money comes and goes, and when cash is thin.
    Calendar,
    /// Which channel, platform and shock cash hangs on.
    Dependence,
    /// What an hour of live selling brings.
    Live,
    /// What a plan changes.
    Plan,
    /// Other sums of cash.
    WhatIf,
    /// The mixes.
    Compare,
    /// What spreading costs and saves.
    Price,
    /// What is there and what is needed.
    HaveNeed,
    /// The reserve for each share of futures.
    Reserve,
    /// What to do.
    Monday,
}

/// What is seen of a slide beside its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The first page: lines under the title.
    Cover(Vec<String>),
    /// Lines of text.
    Lines(Vec<String>),
    /// The picture of this name.
    Picture(String),
}

/// What a trainer says to a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// The question to ask.
    pub ask: String,
    /// The answer, a sentence each; never empty.
    pub answer: Vec<String>,
    /// What to discuss.
    pub discuss: String,
    /// What people wrongly believe.
    pub belief: String,
    /// How it is.
    pub truth: String,
}

/// One slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The step that it belongs to.
    pub step: Step,
    /// What it is about.
    pub topic: Topic,
    /// Its title.
    pub title: String,
    /// What is seen.
    pub shown: Shown,
    /// What is said.
    pub notes: Notes,
}

/// The lesson about one scenario in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The slides in order.
    pub slides: Vec<Slide>,
    /// The steps that have slides, with their minutes.
    pub parts: Vec<Part>,
}

impl Lesson {
    /// The lesson about what was found.
    #[must_use]
    pub fn of(told: &Told<'_>) -> Self {
        let slides = order::slides(told);
        let parts = minutes::parts(&slides);
        Self { slides, parts }
    }

    /// The names of the pictures that it shows, in order.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.slides.iter().filter_map(|slide| match &slide.shown {
            Shown::Picture(name) => Some(name.as_str()),
            Shown::Cover(_) | Shown::Lines(_) => None,
        })
    }
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 11] = [
        Self::Shop,
        Self::Channels,
        Self::Ordinary,
        Self::Shock,
        Self::Guess,
        Self::OneFuture,
        Self::Hundred,
        Self::WhatIf,
        Self::Compare,
        Self::Reserve,
        Self::Monday,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self, words: Words) -> String {
        words.text(
            match self {
                Self::Shop => "pack.step.shop",
                Self::Channels => "pack.step.channels",
                Self::Ordinary => "pack.step.ordinary",
                Self::Shock => "pack.step.shock",
                Self::Guess => "pack.step.guess",
                Self::OneFuture => "pack.step.one_future",
                Self::Hundred => "pack.step.hundred",
                Self::WhatIf => "pack.step.what_if",
                Self::Compare => "pack.step.compare",
                Self::Reserve => "pack.step.reserve",
                Self::Monday => "pack.step.monday",
            },
            &[],
        )
    }
}

impl Topic {
    /// The middle of the keys of its sentences.
    const fn key(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Shop => "shop",
            Self::Channels => "channels",
            Self::Ordinary => "ordinary",
            Self::Shock => "shock",
            Self::Anatomy => "anatomy",
            Self::Guess => "guess",
            Self::Future => "future",
            Self::Hundred => "hundred",
            Self::Fan => "fan",
            Self::When => "when",
            Self::Money => "money",
            Self::Calendar => "calendar",
            Self::Dependence => "dependence",
            Self::Live => "live",
            Self::Plan => "plan",
            Self::WhatIf => "what_if",
            Self::Compare => "compare",
            Self::Price => "price",
            Self::HaveNeed => "have_need",
            Self::Reserve => "reserve",
            Self::Monday => "monday",
        }
    }
}
