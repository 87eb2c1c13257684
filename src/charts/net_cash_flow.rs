//! The spread of the net cash flow of the whole time: how much cash the shop gains or loses.

use crate::language::{Language, Words, chance_short, count};

use super::axes::{self, Scale};
use super::canvas::{Align, Canvas, Frame, TextStyle};
use super::histogram;
use super::labels::wrap;
use super::look::Look;
use super::marks::{self, Pile};
use super::page::{HEADING, Page, Texts};
use super::palette::{BLUE, Color, INK, VERMILLION};
use super::unit::Unit;
use super::value_marks::{self, ValueMark};
use super::{ChartError, Picture, check, period};

/// Net cash flows of all futures, and what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct NetCashFlow {
    /// The name of the shop.
    pub business: String,
    /// How many days the cash flow spans.
    pub days: u32,
    /// The net cash flow of each future, in rupiah and in any order.
    pub values: Vec<f64>,
    /// The median of the values.
    pub median: f64,
    /// The confidence level of the two figures below, such as 0.95 for the worst 1 in 20.
    pub level: f64,
    /// Value at risk: the loss that is exceeded with a chance of one minus the level. A loss is
    /// positive.
    pub value_at_risk: f64,
    /// Expected shortfall: the mean loss in the worst futures beyond the level. A loss is positive.
    pub expected_shortfall: f64,
    /// What is still owed on loans on the last day, on average, in rupiah: borrowed money is no profit.
    pub owed_at_end: f64,
}

/// The width of the captions to the left of the plot.
const CAPTIONS: f64 = 270.0;
/// The share of the height that the histogram takes above the dots.
const HISTOGRAM: f64 = 0.42;
/// Room between histogram and dots.
const GAP: f64 = 34.0;
const CAPTION: TextStyle = HEADING;
const DIAMETERS: (u32, u32) = (12, 40);
/// Values that are not among the worst are lighter by this.
const LIGHT: f64 = 0.55;
/// Values far outside these quantiles would squeeze all others, so they are left out and counted.
const CORE: (f64, f64) = (0.005, 0.995);
/// How far the axis may reach beyond the core, as a share of its width.
const ROOM_BESIDE_CORE: f64 = 0.4;

/// Where fewer than this part of the worst futures are worse than the value at risk, others are tied.
const TIED: f64 = 0.9;

/// Draws the spread of the net cash flow: a histogram and fifty dots, with the worst marked.
///
/// # Errors
///
/// Fails if there are no values, one is not a finite number, or the level is not between 0 and 1.
pub fn net_cash_flow(data: &NetCashFlow, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut sorted = data.values.clone();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = shown_range(data, &sorted);
    let shown = inside(&sorted, low, high);

    let mut page = open_page(data, sorted.len() - shown.len(), look);
    let marks = value_marks(data, &sorted, words);
    let (plot, upper, lower) = divide(page.body, value_marks::height(&marks));
    let axis = axes::fitting_below([low, high], plot.width(), Unit::Money(words));
    let scale = Scale::new((axis.low, axis.high), (plot.left, plot.right));
    let period = period::in_words(data.days, words);
    let heading = words.text("chart.net_cash_flow.axis", &[("period", &period)]);

    let (canvas, body) = (&mut page.canvas, page.body);
    axes::draw_axis_below(canvas, plot, (&axis, scale), &heading, Unit::Money(words));
    value_marks::draw_lines(canvas, (body.top, plot.bottom), scale, &marks);
    histogram::draw(canvas, upper, scale, (shown, |value| color(data, value)));
    draw_dots(canvas, lower, scale, data, (&sorted, low, high));
    value_marks::draw_texts(canvas, body, scale, &marks);
    draw_captions(canvas, (upper, lower), data, words);
    page.finish()
}

/// The whole plot below the names of marked values, its part for the histogram, and its part for
/// the dots.
fn divide(body: Frame, names: f64) -> (Frame, Frame, Frame) {
    let plot = Frame {
        left: body.left + CAPTIONS,
        top: body.top + names,
        right: body.right,
        bottom: body.bottom - axes::below(body),
    };
    let split = plot.top + plot.height() * HISTOGRAM;
    (plot, Frame { bottom: split, ..plot }, Frame { top: split + GAP, ..plot })
}

fn validate(data: &NetCashFlow) -> Result<(), ChartError> {
    check::values("values", &data.values)?;
    check::value("median", data.median)?;
    check::amounts("owed_at_end", &[data.owed_at_end])?;
    check::value("value_at_risk", data.value_at_risk)?;
    check::value("expected_shortfall", data.expected_shortfall)?;
    check::probability("level", data.level)
}

/// The range of the axis: all values and figures, but none far outside the core.
fn shown_range(data: &NetCashFlow, sorted: &[f64]) -> (f64, f64) {
    let figures = [0.0, data.median, -data.value_at_risk, -data.expected_shortfall];
    let least = figures.into_iter().fold(marks::quantile(sorted, CORE.0), f64::min);
    let most = figures.into_iter().fold(marks::quantile(sorted, CORE.1), f64::max);
    let room = (most - least) * ROOM_BESIDE_CORE;
    let (first, last) = (marks::quantile(sorted, 0.0), marks::quantile(sorted, 1.0));
    (first.clamp(least - room, least), last.clamp(most, most + room))
}

/// The part of sorted values from `low` to `high`.
fn inside(sorted: &[f64], low: f64, high: f64) -> &[f64] {
    let from = sorted.partition_point(|&value| value < low);
    let to = sorted.partition_point(|&value| value <= high);
    sorted.get(from..to).unwrap_or_default()
}

/// The n in "1 in n" of the worst futures.
fn odds(data: &NetCashFlow, language: Language) -> String {
    let tail = (1.0 - data.level).max(1e-9);
    count((1.0 / tail).round() as u64, language)
}

fn open_page(data: &NetCashFlow, outside: usize, look: Look) -> Page {
    let words = look.words;
    let language = words.language();
    let odds = odds(data, language);
    let mut notes = vec![words.text("chart.net_cash_flow.note_colors", &[("odds", &odds)])];
    if outside > 0 {
        let outside = count(outside as u64, language);
        notes.push(words.text("chart.net_cash_flow.note_outside", &[("n", &outside)]));
    }
    let paths = count(data.values.len() as u64, language);
    let paths_note = words.text("chart.note_paths", &[("paths", &paths)]);
    let period = period::in_words(data.days, words);
    let owed = words.money(data.owed_at_end);
    let subtitle =
        [("business", data.business.as_str()), ("period", &period), ("owed", owed.as_str())];
    let subtitle = match owed == words.money(0.0) {
        true => words.text("chart.net_cash_flow.subtitle", &subtitle),
        false => words.text("chart.net_cash_flow.subtitle_owed", &subtitle),
    };
    Page::open(
        look,
        &Texts {
            title: &title(data, &odds, words),
            subtitle: &subtitle,
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// The bad year, then the usual year.
fn title(data: &NetCashFlow, odds: &str, words: Words) -> String {
    let amount = |value: f64| words.money(value.abs());
    let (risk, median) = (amount(data.value_at_risk), amount(data.median));
    let change = if data.value_at_risk > 0.0 {
        words.text("chart.net_cash_flow.bad_loss", &[("amount", &risk)])
    } else {
        words.text("chart.net_cash_flow.bad_gain", &[("amount", &risk)])
    };
    let usual = if data.median < 0.0 {
        words.text("chart.net_cash_flow.usual_loss", &[("amount", &median)])
    } else {
        words.text("chart.net_cash_flow.usual_gain", &[("amount", &median)])
    };
    let values = [("odds", odds), ("bad", change.as_str()), ("usual", usual.as_str())];
    if period::is_one_year(data.days) {
        words.text("chart.net_cash_flow.title_year", &values)
    } else {
        words.text("chart.net_cash_flow.title", &values)
    }
}

/// What is marked, in the order in which it is named from top to bottom where values are equal.
fn value_marks(data: &NetCashFlow, sorted: &[f64], words: Words) -> Vec<ValueMark> {
    let language = words.language();
    let odds = odds(data, language);
    let below = sorted.partition_point(|&value| value < 0.0);
    let losing = chance_short(below as f64 / sorted.len() as f64, language);
    let (shortfall, risk) = (-data.expected_shortfall, -data.value_at_risk);
    let amount = |value| words.money(value);
    let worst = words
        .text("chart.net_cash_flow.shortfall", &[("odds", &odds), ("amount", &amount(shortfall))]);
    let worse = sorted.partition_point(|&value| value < risk);
    let limit = [("odds", odds.as_str()), ("amount", &amount(risk))];
    let limit = match share_of_worse(data, worse, sorted.len()) {
        None => words.text("chart.net_cash_flow.risk", &limit),
        Some(0.0) => words.text("chart.net_cash_flow.risk_none", &limit[1..]),
        Some(share) => {
            let chance = chance_short(share, language);
            words.text("chart.net_cash_flow.risk_ties", &[("chance", &chance), limit[1]])
        }
    };
    let zero = words
        .text("chart.net_cash_flow.zero", &[("chance", &losing), ("nothing", &words.money(0.0))]);
    let median = words.text("chart.net_cash_flow.median", &[("amount", &amount(data.median))]);
    let mean_of_worst =
        ValueMark { value: shortfall, text: worst, color: VERMILLION, dashed: true };
    // Where none is worse than the limit, the worst have no mean of their own.
    let mean_of_worst = (worse > 0).then_some(mean_of_worst);
    let others = [
        ValueMark { value: risk, text: limit, color: VERMILLION, dashed: false },
        ValueMark { value: 0.0, text: zero, color: INK, dashed: false },
        ValueMark { value: data.median, text: median, color: BLUE, dashed: false },
    ];
    mean_of_worst.into_iter().chain(others).collect()
}

/// The share of futures that are worse than the value at risk, where so many are exactly there that
/// it is not what the level says.
fn share_of_worse(data: &NetCashFlow, worse: usize, paths: usize) -> Option<f64> {
    // One future at the boundary is always there.
    let expected = (1.0 - data.level) * paths as f64;
    ((worse + 1) as f64 <= TIED * expected).then(|| worse as f64 / paths as f64)
}

/// Losses are vermillion and gains blue; all but the worst futures are light.
fn color(data: &NetCashFlow, value: f64) -> Color {
    let hue = if value < 0.0 { VERMILLION } else { BLUE };
    if value < -data.value_at_risk { hue } else { hue.tint(LIGHT) }
}

fn draw_dots(
    canvas: &mut Canvas,
    frame: Frame,
    scale: Scale,
    data: &NetCashFlow,
    (sorted, low, high): (&[f64], f64, f64),
) {
    let dots = marks::dot_values(sorted).into_iter().map(|value| {
        let x = scale.place(value.clamp(low, high));
        (x, color(data, value))
    });
    let pile = Pile { dots: dots.collect(), zero: scale.place(0.0) };
    let diameter = marks::fitting_diameter(std::slice::from_ref(&pile), frame.height(), DIAMETERS);
    pile.draw(canvas, frame, diameter);
}

/// Says to the left of each part what one piece of it stands for.
fn draw_captions(canvas: &mut Canvas, parts: (Frame, Frame), data: &NetCashFlow, words: Words) {
    let paths = count(data.values.len() as u64, words.language());
    let captions = [
        (parts.0, words.text("chart.net_cash_flow.all", &[("paths", &paths)])),
        (parts.1, words.text("chart.net_cash_flow.dots", &[])),
    ];
    for (frame, caption) in captions {
        let lines = wrap(&caption, CAPTION, CAPTIONS - 40.0);
        let leading = 1.2 * CAPTION.size;
        let mut base_line = frame.bottom - 10.0 - (lines.len() as f64 - 1.0) * leading;
        for line in lines {
            canvas.write(&line, (frame.left - CAPTIONS, base_line), CAPTION, Align::Start);
            base_line += leading;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(values: Vec<f64>, value_at_risk: f64) -> Vec<String> {
        let data = NetCashFlow {
            business: "Toko".to_owned(),
            days: 364,
            median: values[values.len() / 2],
            values,
            level: 0.95,
            value_at_risk,
            expected_shortfall: value_at_risk,
            owed_at_end: 0.0,
        };
        let mut sorted = data.values.clone();
        sorted.sort_by(f64::total_cmp);
        let marks = value_marks(&data, &sorted, Words::of(Language::English));
        marks.into_iter().map(|mark| mark.text).collect()
    }

    /// 98 of 100 futures are alike: none is worse, and nobody says that one in twenty is.
    #[test]
    fn ties_are_not_one_in_twenty() {
        let mut values = vec![26e6; 98];
        values.extend([26e9; 2]);
        let said = said(values, -26e6);
        assert!(said[0].starts_with("none is worse than this"), "{said:?}");
        assert!(said.iter().all(|text| !text.contains("1 in 20")), "{said:?}");
    }

    #[test]
    fn two_in_a_hundred_below_a_tie_are_told_as_such() {
        let mut values = vec![26e6; 98];
        values.extend([-1e6; 2]);
        let said = said(values, -26e6);
        assert!(said[1].contains("worse than this") && !said[1].contains("1 in 20"), "{said:?}");
    }

    #[test]
    fn where_all_differ_one_in_twenty_is_worse() {
        let said = said((0..1000).map(f64::from).collect(), -49.0);
        assert!(said[1].starts_with("1 in 20 is worse than this"), "{said:?}");
    }
}
