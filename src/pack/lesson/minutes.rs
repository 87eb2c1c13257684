//! How the 90 minutes are shared among the steps.

use super::{Slide, Step};

/// Minutes of a lesson.
pub const LENGTH: u32 = 90;

/// A step with its minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The step.
    pub step: Step,
    /// Minutes from the beginning of the lesson to that of the step.
    pub from: u32,
    /// Minutes to its end.
    pub to: u32,
}

impl Step {
    /// Minutes in a lesson that has all steps.
    const fn weight(self) -> u32 {
        match self {
            Self::Shock | Self::OneFuture | Self::Compare => 10,
            Self::Hundred => 12,
            Self::Shop | Self::Channels | Self::Ordinary => 8,
            Self::WhatIf => 7,
            Self::Guess | Self::Reserve => 6,
            Self::Monday => 5,
        }
    }
}

/// The steps that have slides; what a missing one leaves goes to all others.
pub(super) fn parts(slides: &[Slide]) -> Vec<Part> {
    let is_there = |step: &Step| slides.iter().any(|slide| slide.step == *step);
    let steps: Vec<Step> = Step::ALL.into_iter().filter(is_there).collect();
    let all: u32 = steps.iter().map(|step| step.weight()).sum();
    let mut before = 0;
    let part = |step: Step| {
        let from = LENGTH * before / all.max(1);
        before += step.weight();
        Part { step, from, to: LENGTH * before / all.max(1) }
    };
    steps.into_iter().map(part).collect()
}
