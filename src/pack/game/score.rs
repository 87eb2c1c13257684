//! The score sheet, and the page that tells the trainer how each deck ends.

use super::MARGIN;
use super::decks::Decks;
use super::unit::{change, written};
use crate::language::chance;
use crate::pack::Told;
use crate::pack::pdf::{A4, Align, Column, Page, Style, Table};
use crate::report::{Life, Metric, MetricList};

const TITLE: Style = Style::bold(15.0);
const BODY: Style = Style::regular(10.0);
const CELL: Style = Style::regular(9.0);

/// Rounds on a sheet.
const ROUNDS: usize = 2;

fn column(heading: String, share: f64, align: Align) -> Column {
    Column { heading, share, align }
}

/// The sheet on which a group writes two rounds.
pub(super) fn score(told: &Told<'_>, decks: &Decks) -> Page {
    let mut page = Page::new(A4);
    let inside = page.inside(MARGIN);
    let text = |key: &str| told.words.text(&format!("document.game.{key}"), &[]);
    page.text(&text("score"), (inside.left, inside.top + 10.0), TITLE, Align::Left);
    page.text(&text("group"), (inside.right, inside.top + 10.0), BODY, Align::Right);
    let unit = decks.unit.name(told.words);
    let head = told.words.text("document.game.score_head", &[("unit", &unit)]);
    let height = (inside.height() - 20.0) / ROUNDS as f64;
    for round in 0..ROUNDS {
        let top = inside.top + 26.0 + height * round as f64;
        let top = page.paragraph(&head, (inside.left, top), inside.width(), CELL) + 6.0;
        let rows = (1..=decks.stretches.len()).map(|card| {
            let mut row = vec![card.to_string()];
            row.extend(std::iter::repeat_n(String::new(), 3));
            row
        });
        let left = inside.top + 26.0 + height * (round as f64 + 1.0) - top;
        let table = Table {
            columns: vec![
                column(text("score_card"), 0.5, Align::Left),
                column(text("score_before"), 1.2, Align::Left),
                column(text("score_lowest"), 1.2, Align::Left),
                column(text("score_after"), 1.5, Align::Left),
            ],
            rows: rows.collect(),
            style: CELL,
            row_height: ((left - 40.0) / decks.stretches.len().max(1) as f64).clamp(17.0, 24.0),
        };
        page.table(&table, (inside.left, top), inside.width());
    }
    page
}

/// How each deck ends with each mix, and how often cash runs out in all futures.
pub(super) fn key(told: &Told<'_>, decks: &Decks) -> Page {
    let mut page = Page::new(A4);
    let inside = page.inside(MARGIN);
    let words = told.words;
    let text = |key: &str| words.text(&format!("document.game.{key}"), &[]);
    let top = page.paragraph(&text("key"), (inside.left, inside.top), inside.width(), TITLE) + 8.0;
    let unit = decks.unit.name(words);
    let lead = words.text("document.game.key_lead", &[("unit", &unit)]);
    let top = page.paragraph(&lead, (inside.left, top), inside.width(), BODY) + 8.0;
    let top = page.table(&endings(told, decks), (inside.left, top), inside.width()) + 14.0;
    let top = page.paragraph(&text("key_chances"), (inside.left, top), inside.width(), BODY) + 4.0;
    page.bullets(&chances(told, decks), (inside.left, top), inside.width(), BODY);
    page
}

fn endings(told: &Told<'_>, decks: &Decks) -> Table {
    let words = told.words;
    let limit = decks.unit.tenths(-told.material.report.credit_limit);
    let mut columns = vec![column(words.text("document.game.key_deck", &[]), 0.9, Align::Left)];
    for mix in &decks.mixes {
        for key in ["document.game.key_change", "document.game.key_enough"] {
            columns.push(column(words.text(key, &[("mix", mix)]), 1.0, Align::Right));
        }
    }
    let rows = decks.decks.iter().map(|deck| {
        let mut row = vec![deck.letter.to_string()];
        for life in &deck.lives {
            row.push(change(life.change(), words));
            row.push(written(life.enough(limit), words));
        }
        row
    });
    let style = if decks.mixes.len() > 2 { Style::regular(8.0) } else { CELL };
    Table { columns, rows: rows.collect(), style, row_height: 20.0 }
}

fn chances(told: &Told<'_>, decks: &Decks) -> Vec<String> {
    let report = &told.material.report;
    let compared = told.comparison.as_ref().map(|all| all.candidates.as_slice());
    let of_mix = |place: usize, name: &String| match compared {
        Some(all) => all.get(place).map(|one| chance_of(told, name, &one.metrics)),
        None => Some(chance_of(told, name, &report.metrics)),
    };
    decks.mixes.iter().enumerate().filter_map(|(place, name)| of_mix(place, name)).collect()
}

fn chance_of(told: &Told<'_>, name: &str, metrics: &MetricList) -> String {
    let language = told.words.language();
    let with = chance(metrics.value(Metric::ProbabilityOutOfCash), language);
    let without = metrics.of(Metric::ProbabilityOutOfCash, Life::WithoutShocks);
    match without.filter(|_| !told.material.report.shocks.is_empty()) {
        Some(without) => {
            let without = chance(without.value, language);
            let values = [("mix", name), ("with", with.as_str()), ("without", without.as_str())];
            told.words.text("document.game.key_chance_twice", &values)
        }
        None => {
            told.words.text("document.game.key_chance", &[("mix", name), ("with", with.as_str())])
        }
    }
}
