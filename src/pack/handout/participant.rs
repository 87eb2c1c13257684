//! The page of a participant: the shop, a guess, decisions, the own shop.

use super::{BODY, HEADING, SMALL, open_side, text};
use crate::charts::period_in_words;
use crate::language::{chance_short, percent};
use crate::pack::Told;
use crate::pack::pdf::{Align, Column, Frame, Page, Style, Table};

/// Between one line to write on and the next.
const GAP: f64 = 24.0;
/// So many shocks and channels are named.
const NAMED: usize = 4;

/// Draws the page.
pub(super) fn participant(told: &Told<'_>) -> Page {
    let words = told.words;
    let (mut page, inside) = open_side(words, "document.handout.title");
    let name = format!(
        "{} ................................................",
        text(words, "document.handout.name")
    );
    let date = format!("{} ........................", text(words, "document.handout.date"));
    page.text(&name, (inside.left, 80.0), BODY, Align::Left);
    page.text(&date, (inside.right, 80.0), BODY, Align::Right);
    let top = shop(told, &mut page, (inside, 94.0));
    let top = guess(told, &mut page, (inside, top));
    let top = decide(told, &mut page, (inside, top));
    let top = own(told, &mut page, (inside, top));
    monday(told, &mut page, (inside, top));
    let seed = told.material.report.seed.to_string();
    let foot = words.text("document.handout.foot", &[("seed", &seed)]);
    page.text(&foot, (inside.left, inside.bottom), SMALL, Align::Left);
    page
}

fn heading(page: &mut Page, text: &str, (inside, top): (Frame, f64)) -> f64 {
    page.cut_paragraph(text, (inside.left, top + 15.0), (inside.width(), 2), HEADING) + 4.0
}

fn shop(told: &Told<'_>, page: &mut Page, (inside, top): (Frame, f64)) -> f64 {
    let words = told.words;
    let business = [("business", told.material.report.business.as_str())];
    let title = words.text("document.handout.shop", &business);
    let top = heading(page, &title, (inside, top));
    let mut lines = vec![cash(told)];
    lines.extend(channels(told));
    lines.push(shocks(told));
    page.bullets(&lines, (inside.left, top), inside.width(), BODY)
}

fn cash(told: &Told<'_>) -> String {
    let meaning = &told.material.meaning;
    let month = &meaning.month;
    let money = |value: f64| told.words.money(value);
    let key = if month.sales <= 0.0 {
        "document.handout.cash_only"
    } else if month.left_over < 0.0 {
        "document.handout.cash_missing"
    } else {
        "document.handout.cash"
    };
    let values = [
        ("cash", money(meaning.opening_cash)),
        ("sales", money(month.sales)),
        ("left", money(month.left_over.abs())),
    ];
    told.words.text(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn channels(told: &Told<'_>) -> Option<String> {
    let mut selling: Vec<_> =
        told.material.meaning.channels.iter().filter(|channel| channel.share > 0.0).collect();
    selling.sort_by(|one, other| other.share.total_cmp(&one.share));
    let language = told.words.language();
    let named = selling.iter().take(NAMED);
    let mut named: Vec<String> =
        named.map(|one| format!("{} {}", one.name, percent(one.share, language))).collect();
    named.extend(more(told, selling.len()));
    let channels = named.join(", ");
    (!named.is_empty())
        .then(|| told.words.text("document.handout.channels", &[("channels", &channels)]))
}

/// How many there are beyond those that are named.
fn more(told: &Told<'_>, all: usize) -> Option<String> {
    let more = all.checked_sub(NAMED).filter(|more| *more > 0)?;
    Some(told.words.text("document.handout.more_shocks", &[("n", &more.to_string())]))
}

fn shocks(told: &Told<'_>) -> String {
    let report = &told.material.report;
    let words = told.words;
    if report.shocks.is_empty() {
        return text(words, "document.handout.no_shocks");
    }
    let named = report.shocks.iter().take(NAMED).map(|shock| {
        let chance = chance_short(shock.probability.estimate.value, words.language());
        words.text("document.handout.shock", &[("name", &shock.name), ("chance", &chance)])
    });
    let mut named: Vec<String> = named.collect();
    named.extend(more(told, report.shocks.len()));
    let period = period_in_words(report.horizon.days() as u32, words);
    let values = [("period", period.as_str()), ("shocks", &named.join(", "))];
    words.text("document.handout.shocks", &values)
}

fn guess(told: &Told<'_>, page: &mut Page, (inside, top): (Frame, f64)) -> f64 {
    let words = told.words;
    let report = &told.material.report;
    let top = heading(page, &text(words, "document.handout.guess"), (inside, top));
    let period = period_in_words(report.horizon.days() as u32, words);
    let lead = words.text("document.handout.guess_lead", &[("period", &period)]);
    let top = page.paragraph(&lead, (inside.left, top), inside.width(), BODY) + 6.0;
    let boxes: &[&str] = if report.shocks.is_empty() {
        &["document.handout.my_guess", "document.handout.it_was"]
    } else {
        &[
            "document.handout.my_guess",
            "document.handout.it_was_with",
            "document.handout.it_was_without",
        ]
    };
    let width = inside.width() / 3.0;
    for (place, key) in boxes.iter().enumerate() {
        let frame = Frame::at(inside.left + width * place as f64, top, width - 8.0, 46.0);
        page.frame(frame, None);
        page.paragraph(&text(words, key), (frame.left + 5.0, top + 4.0), width - 18.0, SMALL);
    }
    let top = top + 54.0;
    let end = page.paragraph(
        &text(words, "document.handout.surprised"),
        (inside.left, top),
        inside.width(),
        BODY,
    );
    page.writing_lines((inside.left, end), inside.width(), (1, GAP)) + 3.0
}

fn decide(told: &Told<'_>, page: &mut Page, (inside, top): (Frame, f64)) -> f64 {
    let words = told.words;
    let mut top = heading(page, &text(words, "document.handout.decide"), (inside, top));
    if let Some(comparison) = &told.comparison {
        let lead = text(words, "document.handout.decide_mix");
        top = page.paragraph(&lead, (inside.left, top), inside.width(), BODY) + 3.0;
        let half = inside.width() / 2.0;
        let mixes: Vec<&str> = comparison.candidates.iter().map(|one| one.name.as_str()).collect();
        for pair in mixes.chunks(2).take(3) {
            let mut end = top;
            for (place, name) in pair.iter().enumerate() {
                let left = inside.left + half * place as f64;
                page.frame(Frame::at(left, top + 0.5, 8.0, 8.0), None);
                let room = (half - 24.0, 2);
                end = end.max(page.cut_paragraph(name, (left + 13.0, top), room, BODY));
            }
            top = end + 3.0;
        }
        top = page.writing_lines((inside.left, top - 4.0), inside.width(), (1, GAP)) + 7.0;
    }
    let lead = text(words, "document.handout.decide_reserve");
    top = page.paragraph(&lead, (inside.left, top), inside.width(), BODY);
    page.writing_lines((inside.left, top), inside.width(), (1, GAP)) + 3.0
}

fn own(told: &Told<'_>, page: &mut Page, (inside, top): (Frame, f64)) -> f64 {
    let words = told.words;
    let top = heading(page, &text(words, "document.handout.own"), (inside, top));
    let column = |key: &str, share| Column { heading: text(words, key), share, align: Align::Left };
    let table = Table {
        columns: vec![
            column("document.handout.own_channel", 1.3),
            column("document.handout.own_sales", 1.1),
            column("document.handout.own_share", 0.9),
            column("document.handout.own_stops", 2.4),
        ],
        rows: vec![vec![String::new(); 4]; 4],
        style: Style::regular(9.0),
        row_height: 25.0,
    };
    page.table(&table, (inside.left, top), inside.width())
}

fn monday(told: &Told<'_>, page: &mut Page, (inside, top): (Frame, f64)) {
    let words = told.words;
    let top = heading(page, &text(words, "document.handout.monday"), (inside, top));
    let lead = text(words, "document.handout.monday_lead");
    let top = page.paragraph(&lead, (inside.left, top), inside.width(), BODY);
    let lines = ((inside.bottom - 14.0 - top) / GAP).floor().clamp(0.0, 6.0);
    page.writing_lines((inside.left, top), inside.width(), (lines as usize, GAP));
}
