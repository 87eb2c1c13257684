//! You have, you need: today's cash beside the cash that would be enough.

use crate::language::{Words, count};

use super::axes::{self, Scale};
use super::canvas::{Align, Canvas, Frame, Stroke};
use super::labels::wrap_to;
use super::look::Look;
use super::page::{LABEL, Page, STRONG, Texts, is_narrow};
use super::palette::{BLUE, Color, INK, MUTED, VERMILLION};
use super::unit::Unit;
use super::{ChartError, Picture, check, period};

/// Today's cash, and the cash with which it would not run out in 95 of 100 futures.
#[derive(Debug, Clone, PartialEq)]
pub struct HaveNeed {
    /// The name of the shop.
    pub business: String,
    /// How many days the cash has to last.
    pub days: u32,
    /// The cash that the shop opens with, in rupiah.
    pub have: f64,
    /// The cash that it needs, in rupiah.
    pub need: f64,
    /// The same without shocks; none for a shop without shocks.
    pub need_without: Option<f64>,
    /// How many futures were computed.
    pub paths: u64,
}

/// The share of a row that its bar takes, and the thickest bar.
const FILL: f64 = 0.5;
const THICKEST: f64 = 110.0;
const TALLEST_ROW: f64 = 190.0;
/// The width of the names, and room between things.
const NAMES: f64 = 520.0;
const GAP: f64 = 24.0;
const LEADING: f64 = 42.0;

struct Row {
    name: String,
    amount: f64,
    color: Color,
}

/// Draws a bar for what there is and for what is needed, without shocks and with them.
///
/// # Errors
///
/// Fails if a value is not a finite number.
pub fn have_need(data: &HaveNeed, look: impl Into<Look>) -> Result<Picture, ChartError> {
    check::values("have_need", &[data.have, data.need])?;
    data.need_without.map_or(Ok(()), |need| check::value("need_without", need))?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let rows = rows(data, words);
    let unit = Unit::Money(words);
    let body = page.body;
    let narrow = is_narrow(body);
    let (names, above) = if narrow { (0.0, 1.4 * LEADING) } else { (NAMES, 0.0) };
    let amount = rows.iter().map(|row| STRONG.width(&unit.written(row.amount)));
    let amount = amount.fold(0.0, f64::max) + GAP;
    let height = ((body.height() - axes::BELOW) / rows.len() as f64).min(TALLEST_ROW + above);
    let bottom = body.top + height * rows.len() as f64;
    let plot = Frame { left: body.left + names, right: body.right - amount, bottom, ..body };
    let axis = axes::fitting_below(rows.iter().map(|row| row.amount), plot.width(), unit);
    let scale = Scale::new((axis.low, axis.high), (plot.left, plot.right));
    axes::draw_ticks_below(&mut page.canvas, plot, (&axis, scale), 40.0, unit);
    let have = scale.place(data.have);
    for (place, row) in rows.iter().enumerate() {
        let top = body.top + height * place as f64;
        let frame = Frame { top: top + above, bottom: top + height, ..plot };
        draw_bar(&mut page.canvas, frame, scale, row, &unit.written(row.amount));
        let (width, most) = if narrow { (body.width(), 1) } else { (NAMES - GAP, 3) };
        let lines = wrap_to(&row.name, LABEL, width, most);
        let middle = if narrow { top + above / 2.0 } else { (frame.top + frame.bottom) / 2.0 };
        let mut y = middle - (lines.len() as f64 - 1.0) * LEADING / 2.0;
        for line in lines {
            page.canvas.write_at_middle(&line, (body.left, y), LABEL, Align::Start);
            y += LEADING;
        }
    }
    for place in 0..rows.len() {
        // Not through the words above the bars.
        let top = body.top + height * place as f64;
        let down = [(have, top + above), (have, top + height)];
        page.canvas.dashed(&down, Stroke::new(INK, 4.0), 16.0, 12.0);
    }
    page.finish()
}

fn draw_bar(canvas: &mut Canvas, frame: Frame, scale: Scale, row: &Row, written: &str) {
    let middle = (frame.top + frame.bottom) / 2.0;
    let half = (frame.height() * FILL).min(THICKEST) / 2.0;
    let (zero, end) = (scale.place(0.0), scale.place(row.amount));
    let (top, bottom) = (middle - half, middle + half);
    let (left, right) = (zero.min(end), zero.max(end));
    canvas.rectangle(Frame { left, top, right, bottom }, row.color);
    canvas.write_at_middle(written, (right + GAP, middle), STRONG, Align::Start);
}

fn rows(data: &HaveNeed, words: Words) -> Vec<Row> {
    let row = |key: &str, amount: f64, color| Row { name: words.text(key, &[]), amount, color };
    let without = data.need_without;
    let need = match without {
        Some(_) => "chart.have_need.need_with",
        None => "chart.have_need.need",
    };
    let is_short = data.need > data.have;
    let mut rows = vec![row("chart.have_need.have", data.have, INK.tint(0.8))];
    rows.extend(without.map(|need| row("chart.have_need.need_without", need, MUTED.tint(0.6))));
    rows.push(row(need, data.need, if is_short { VERMILLION } else { BLUE }));
    rows
}

fn open_page(data: &HaveNeed, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.have_need.subtitle", &subtitle),
            notes: &[words.text("chart.have_need.note", &[])],
            paths: &words.text("chart.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// What there is against what is needed, and what is needed without shocks.
fn title(data: &HaveNeed, words: Words) -> String {
    let gap = data.need - data.have;
    let (have, need) = (words.money(data.have), words.money(data.need));
    let without = data.need_without.map(|need| words.money(need));
    let key = match (&without, gap > 0.0) {
        _ if have == need => "chart.have_need.title_just",
        (None, true) => "chart.have_need.title_short",
        (None, false) => "chart.have_need.title_enough",
        (Some(_), true) => "chart.have_need.title_short_without",
        (Some(_), false) => "chart.have_need.title_enough_without",
    };
    let values = [
        ("have", have.as_str()),
        ("need", &need),
        ("gap", &words.money(gap.abs())),
        ("without", without.as_deref().unwrap_or_default()),
    ];
    words.text(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language::English;

    #[test]
    fn the_title_says_what_is_missing_or_to_spare_with_and_without() {
        let data = |have, need, need_without| HaveNeed {
            business: String::new(),
            days: 365,
            have,
            need,
            need_without,
            paths: 100,
        };
        let told = |have, need, without| title(&data(have, need, without), Words::of(English));
        let short = told(20e6, 50e6, Some(35e6));
        assert!(short.contains("Rp30m short") && short.contains("Rp35m"), "{short}");
        let enough = told(60e6, 50e6, Some(35e6));
        assert!(enough.contains("Rp10m to spare"), "{enough}");
        assert!(!told(60e6, 50e6, None).contains("without"));
    }
}
