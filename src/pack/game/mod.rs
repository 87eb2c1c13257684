//! `game.pdf`: a game without any device. Futures of the simulation are cut into cards; groups decide, and
//! what happens is what happened in the simulation.

mod cards;
mod decks;
mod rules;
mod score;
mod unit;

use super::pdf::{Properties, write};
use super::{PackError, Told};
use decks::Decks;

/// Room beside what stands on a sheet, points.
const MARGIN: f64 = 42.0;

/// Rules, cards, score sheet, and a page for the trainer.
pub(super) fn game(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    let decks = Decks::of(told);
    let mut pages = vec![rules::rules(told, &decks), score::score(told, &decks)];
    pages.extend(cards::cards(told, &decks));
    pages.push(score::key(told, &decks));
    let business = [("business", told.material.report.business.as_str())];
    let title = told.words.text("document.game.title", &business);
    let properties = Properties { title: &title, description: "", language: told.words.language() };
    write(&pages, properties).map_err(|why| PackError::document("game.pdf", why))
}

#[cfg(test)]
mod tests;
