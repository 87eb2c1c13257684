//! Which slides a scenario has, in the order of the lesson.

use super::{Shown, Slide, Step, Topic, answers, lines};
use crate::pack::Told;
use crate::report::{Life, Metric};

/// Futures that are shown one by one.
const FUTURES: usize = 3;

/// All slides.
pub(super) fn slides(told: &Told<'_>) -> Vec<Slide> {
    let has_shocks = !told.material.report.shocks.is_empty();
    let deck = Deck { told };
    let mut slides = vec![deck.lines(Step::Shop, Topic::Cover, lines::cover(told), Shown::Cover)];
    slides.push(deck.text(Step::Shop, Topic::Shop, lines::shop(told)));
    let channels = lines::channels(told);
    if !channels.is_empty() {
        slides.push(deck.text(Step::Channels, Topic::Channels, channels));
    }
    slides.extend(deck.picture(Step::Channels, Topic::Live, "live_funnel"));
    slides.extend(deck.picture(Step::Ordinary, Topic::Ordinary, "ordinary_year"));
    if has_shocks {
        slides.push(deck.text(Step::Shock, Topic::Shock, lines::shocks(told)));
        slides.extend(deck.picture(Step::Shock, Topic::Anatomy, "shock_anatomy"));
    }
    slides.push(deck.text(Step::Guess, Topic::Guess, lines::guess(told)));
    let futures = told.pictures.iter().filter(|one| one.name.starts_with("future_"));
    for future in futures.take(FUTURES) {
        slides.extend(deck.picture(Step::OneFuture, Topic::Future, &future.name));
    }
    slides.extend(deck.picture(Step::Hundred, Topic::Hundred, "with_without"));
    slides.extend(deck.picture(Step::Hundred, Topic::Fan, "cash_fan"));
    if runs_out(told) {
        slides.extend(deck.picture(Step::Hundred, Topic::When, "when_out_of_cash"));
    }
    slides.extend(deck.picture(Step::Hundred, Topic::Money, "money_year"));
    slides.extend(deck.picture(Step::Hundred, Topic::Calendar, "cash_calendar"));
    // It says how often cash runs out, so it waits until everybody has guessed.
    slides.extend(deck.picture(Step::Hundred, Topic::Dependence, "dependence"));
    let what_if = lines::what_if(told);
    if !what_if.is_empty() {
        slides.push(deck.text(Step::WhatIf, Topic::WhatIf, what_if));
    }
    slides.extend(deck.picture(Step::WhatIf, Topic::Plan, "plan"));
    slides.extend(deck.picture(Step::Compare, Topic::Compare, "mix_comparison"));
    slides.extend(deck.picture(Step::Compare, Topic::Price, "diversification"));
    slides.extend(deck.picture(Step::Reserve, Topic::HaveNeed, "have_need"));
    slides.extend(deck.picture(Step::Reserve, Topic::Reserve, "reserve_curve"));
    slides.push(deck.text(Step::Monday, Topic::Monday, lines::monday(told)));
    slides
}

/// Whether cash runs out in any future, with shocks or without.
fn runs_out(told: &Told<'_>) -> bool {
    let metrics = &told.material.report.metrics;
    [Life::AsItIs, Life::WithoutShocks]
        .iter()
        .filter_map(|life| metrics.of(Metric::ProbabilityOutOfCash, *life))
        .any(|chance| chance.value > 0.0)
}

struct Deck<'a> {
    told: &'a Told<'a>,
}

impl Deck<'_> {
    fn slide(&self, step: Step, topic: Topic, title: String, shown: Shown) -> Slide {
        let notes = answers::notes(self.told, topic, &shown);
        Slide { step, topic, title, shown, notes }
    }

    fn lines(
        &self,
        step: Step,
        topic: Topic,
        lines: Vec<String>,
        shown: fn(Vec<String>) -> Shown,
    ) -> Slide {
        let key = format!("pack.{}.title", topic.key());
        let business = &self.told.material.report.business;
        let title = self.told.words.text(&key, &[("business", business)]);
        self.slide(step, topic, title, shown(lines))
    }

    fn text(&self, step: Step, topic: Topic, lines: Vec<String>) -> Slide {
        self.lines(step, topic, lines, Shown::Lines)
    }

    /// A slide of a picture, where this scenario has it; its title is what the picture says.
    fn picture(&self, step: Step, topic: Topic, name: &str) -> Option<Slide> {
        let title = self.told.picture(name)?.title().to_owned();
        Some(self.slide(step, topic, title, Shown::Picture(name.to_owned())))
    }
}
