//! The cards, eight on a sheet.

use super::decks::{Deck, Decks};
use super::unit::change;
use crate::charts::{SHADE, VERMILLION_TEXT};
use crate::language::{date_short, month_and_year};
use crate::pack::Told;
use crate::pack::pdf::{A4, Align, Frame, Page, Style};

const COLUMNS: usize = 2;
const ROWS: usize = 4;
/// Room beside all cards of a sheet.
const EDGE: f64 = 24.0;
const INSIDE: f64 = 9.0;

const HEAD: Style = Style::bold(11.0);
const DATE: Style = Style::regular(9.0);
const BODY: Style = Style::regular(9.0);
const NUMBER: Style = Style::bold(11.0);
const SMALL: Style = Style::muted(7.5);

/// All sheets of cards, deck after deck.
pub(super) fn cards(told: &Told<'_>, decks: &Decks) -> Vec<Page> {
    let all: Vec<(&Deck, usize)> = decks
        .decks
        .iter()
        .flat_map(|deck| (0..decks.stretches.len()).map(move |card| (deck, card)))
        .collect();
    let sheets = all.chunks(COLUMNS * ROWS).map(|of_sheet| {
        let mut page = Page::new(A4);
        let whole = page.inside(EDGE);
        let (width, height) = (whole.width() / COLUMNS as f64, whole.height() / ROWS as f64);
        for (place, (deck, card)) in of_sheet.iter().enumerate() {
            let left = whole.left + width * (place % COLUMNS) as f64;
            let top = whole.top + height * (place / COLUMNS) as f64;
            let frame = Frame::at(left, top, width, height);
            page.cut_out(frame);
            Card { told, decks, deck, card: *card }.draw(&mut page, frame);
        }
        page
    });
    sheets.collect()
}

struct Card<'a> {
    told: &'a Told<'a>,
    decks: &'a Decks,
    deck: &'a Deck,
    card: usize,
}

impl Card<'_> {
    fn text(&self, key: &str) -> String {
        self.told.words.text(&format!("document.game.{key}"), &[])
    }

    fn draw(&self, page: &mut Page, frame: Frame) {
        page.area(Frame { bottom: frame.top + 24.0, ..frame }.inside(1.0), SHADE);
        let inside = frame.inside(INSIDE);
        let number = (self.card + 1).to_string();
        let values = [("deck", self.deck.letter.to_string()), ("n", number)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let head = self.told.words.text("document.game.card", &values);
        page.text(&head, (inside.left, frame.top + 16.0), HEAD, Align::Left);
        page.text(&self.dates(), (inside.right, frame.top + 16.0), DATE, Align::Right);
        let top = self.news(page, (inside, frame.top + 30.0));
        self.table(page, (inside, top + 5.0));
        let unit = self.decks.unit.name(self.told.words);
        let foot = self.told.words.text("document.game.card_foot", &[("unit", &unit)]);
        page.text(&foot, (inside.left, frame.bottom - 7.0), SMALL, Align::Left);
    }

    /// The month, or the first and the last day.
    fn dates(&self) -> String {
        let horizon = self.told.material.report.horizon;
        let language = self.told.words.language();
        let Some((from, to)) = self.decks.stretches.get(self.card) else { return String::new() };
        let (first, last) = (horizon.date(*from as i64), horizon.date(*to as i64 - 1));
        if first.first_of_month() == first && last.last_of_month() == last {
            return month_and_year(first, language);
        }
        format!("{} – {}", date_short(first, language), date_short(last, language))
    }

    /// Which shocks come.
    fn news(&self, page: &mut Page, (inside, top): (Frame, f64)) -> f64 {
        let arrivals = self.deck.arrivals.get(self.card).map_or(&[][..], Vec::as_slice);
        if !self.decks.has_shocks {
            return top;
        }
        if arrivals.is_empty() {
            return page.paragraph(
                &self.text("nothing_new"),
                (inside.left, top),
                inside.width(),
                SMALL,
            );
        }
        let names = arrivals.join(", ");
        let told = self.told.words.text("document.game.arrives", &[("name", &names)]);
        let style = Style::bold(9.5).in_color(VERMILLION_TEXT);
        page.cut_paragraph(&told, (inside.left, top), (inside.width(), 2), style)
    }

    /// What happens with each mix.
    fn table(&self, page: &mut Page, (inside, top): (Frame, f64)) {
        let mut columns = vec![self.text("lowest"), self.text("end")];
        if self.decks.has_shocks {
            columns.push(self.text("end_without"));
        }
        let width = 54.0;
        let from = inside.right - width * columns.len() as f64;
        for (place, heading) in columns.iter().enumerate() {
            let right = from + width * (place as f64 + 1.0);
            right_aligned(page, heading, (right, top), width - 6.0);
        }
        let room = from - inside.left - 6.0;
        let mut top = top + 21.0;
        for (name, life) in self.decks.mixes.iter().zip(&self.deck.lives) {
            page.rule(inside.left, inside.right, top);
            let before = life.before(self.card);
            let at = |amounts: &[i64]| amounts.get(self.card).copied().unwrap_or(0);
            let mut numbers = vec![at(&life.lows) - before, at(&life.ends) - before];
            if self.decks.has_shocks {
                numbers.push(at(&life.ends_without) - life.before_without(self.card));
            }
            for (place, number) in numbers.iter().enumerate() {
                let right = from + width * (place as f64 + 1.0);
                let style = if place == 2 { Style::regular(10.0) } else { NUMBER };
                let written = change(*number, self.told.words);
                page.text(&written, (right, top + 15.0), style, Align::Right);
            }
            page.cut_paragraph(name, (inside.left, top + 3.0), (room, 2), BODY);
            top += 27.0;
        }
    }
}

/// A heading of at most two lines that ends on the right.
fn right_aligned(page: &mut Page, text: &str, (right, top): (f64, f64), width: f64) {
    let lines = crate::pack::pdf::lines(text, SMALL, width);
    let drop = if lines.len() > 1 { 0.0 } else { SMALL.leading() };
    for (place, line) in lines.iter().take(2).enumerate() {
        let base_line = top + drop + SMALL.size * 0.78 + SMALL.leading() * place as f64;
        page.text(line, (right, base_line), SMALL, Align::Right);
    }
}
