//! The rules on one page.

use super::MARGIN;
use super::decks::Decks;
use super::unit::written;
use crate::pack::Told;
use crate::pack::pdf::{A4, Align, Column, Frame, Page, Style, Table};

const TITLE: Style = Style::bold(17.0);
const HEADING: Style = Style::bold(13.0);
const BODY: Style = Style::regular(11.0);
const SMALL: Style = Style::muted(9.5);

/// Reserves that are offered beside today's cash: enough in so many of 100 futures.
const OFFERED: [u32; 3] = [50, 80, 95];

/// Draws the page.
pub(super) fn rules(told: &Told<'_>, decks: &Decks) -> Page {
    let mut page = Page::new(A4);
    let inside = page.inside(MARGIN);
    let rules = Rules { told, decks };
    let business = [("business", told.material.report.business.as_str())];
    let title = told.words.text("document.game.title", &business);
    let at = (inside.left, inside.top);
    let top = page.cut_paragraph(&title, at, (inside.width(), 2), TITLE) + 8.0;
    let lead = rules.said("lead");
    let top = page.paragraph(&lead, (inside.left, top), inside.width(), BODY) + 4.0;
    let top = rules.part(&mut page, (inside, top), "need", &["need_cards", "need_sheet"]);
    let last = if rules.has_mixes() { "play_mixes" } else { "play_no_mixes" };
    let plays = ["play_first", "play_draw", "play_lowest", "play_end", last];
    let top = rules.part(&mut page, (inside, top), "play", &plays);
    let top = rules.part(&mut page, (inside, top), "win", &["win_rule"]);
    let talks: &[&str] = if decks.has_shocks {
        &["talk_shock", "talk_luck", "talk_own"]
    } else {
        &["talk_luck", "talk_own"]
    };
    let top = rules.part(&mut page, (inside, top), "talk", talks) + 10.0;
    let top = rules.choices(&mut page, (inside, top)) + 12.0;
    page.paragraph(&rules.said("truth"), (inside.left, top), inside.width(), SMALL);
    page
}

struct Rules<'a> {
    told: &'a Told<'a>,
    decks: &'a Decks,
}

impl Rules<'_> {
    fn has_mixes(&self) -> bool {
        self.decks.mixes.len() > 1
    }

    /// A sentence with all that sentences of the rules say.
    fn said(&self, key: &str) -> String {
        let (words, report) = (self.told.words, &self.told.material.report);
        let letter = |deck: Option<&super::decks::Deck>| {
            deck.map_or_else(String::new, |deck| deck.letter.to_string())
        };
        let decks = &self.decks.decks;
        let unit = self.decks.unit.name(words);
        let limit = match self.decks.unit.tenths(-report.credit_limit) {
            0 => "0".to_owned(),
            tenths => format!("{} {unit}", written(tenths, words)),
        };
        let values = [
            ("decks", decks.len().to_string()),
            ("first", letter(decks.first())),
            ("last", letter(decks.last())),
            ("cards", self.decks.stretches.len().to_string()),
            ("today", self.decks.mixes.first().cloned().unwrap_or_default()),
            ("cash", format!("{} {unit}", self.amount(report.opening_cash))),
            ("limit", limit),
            ("seed", report.seed.to_string()),
            ("unit", unit.clone()),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        words.text(&format!("document.game.{key}"), &values)
    }

    fn amount(&self, amount: f64) -> String {
        written(self.decks.unit.tenths(amount), self.told.words)
    }

    fn part(
        &self,
        page: &mut Page,
        (inside, top): (Frame, f64),
        heading: &str,
        keys: &[&str],
    ) -> f64 {
        let heading = self.said(heading);
        let at = (inside.left, top + 8.0);
        let top = page.paragraph(&heading, at, inside.width(), HEADING) + 3.0;
        let lines: Vec<String> = keys.iter().map(|key| self.said(key)).collect();
        page.bullets(&lines, (inside.left, top), inside.width(), BODY)
    }

    /// What can be chosen: cash at the start, and the mixes beside it.
    fn choices(&self, page: &mut Page, (inside, top): (Frame, f64)) -> f64 {
        let column = |heading: String, share, align| Column { heading, share, align };
        let cash = Table {
            columns: vec![
                column(self.said("choices"), 1.0, Align::Left),
                column(String::new(), 1.1, Align::Left),
            ],
            rows: self.reserves(),
            style: BODY,
            row_height: 18.0,
        };
        let half = inside.width() / 2.0;
        let width = if self.has_mixes() { half - 6.0 } else { half };
        let end = page.table(&cash, (inside.left, top), width);
        if !self.has_mixes() {
            return end;
        }
        let mixes = Table {
            columns: vec![column(self.said("mixes"), 1.0, Align::Left)],
            rows: self.decks.mixes.iter().map(|name| vec![name.clone()]).collect(),
            style: BODY,
            row_height: 18.0,
        };
        end.max(page.table(&mixes, (inside.left + half + 6.0, top), half - 6.0))
    }

    /// Amounts of cash with what they are: today's, and what is enough in so many futures.
    fn reserves(&self) -> Vec<Vec<String>> {
        let unit = self.decks.unit;
        let today = unit.tenths(self.told.material.report.opening_cash);
        let mut rows = vec![(today, self.said("choice_today"))];
        let levels = self.told.buffer.mixes.first().map_or(&[][..], |mix| mix.levels.as_slice());
        for offered in OFFERED {
            let of_hundred = |survive: f64| (100.0 * survive).round() as u32;
            let level = levels.iter().find(|level| of_hundred(level.survive) == offered);
            let Some(level) = level else { continue };
            let amount = unit.tenths(level.reserve.value);
            if amount > 0 && rows.iter().all(|(known, _)| *known != amount) {
                let n = offered.to_string();
                let told = self.told.words.text("document.game.choice_enough", &[("n", &n)]);
                rows.push((amount, told));
            }
        }
        rows.sort_by_key(|(amount, _)| *amount);
        rows.into_iter()
            .map(|(amount, told)| vec![written(amount, self.told.words), told])
            .collect()
    }
}
