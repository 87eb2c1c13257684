//! The loss exceedance curve of a district: how often shocks take at least so much of its sales.

use crate::language::{Words, chance_short, count};

use super::axes::{self, Axis, Scale};
use super::canvas::{Frame, Point, Stroke};
use super::look::Look;
use super::page::{Page, Texts};
use super::palette::{BLUE, INK, VERMILLION};
use super::unit::Unit;
use super::value_marks::{self, ValueMark};
use super::{ChartError, Picture, check};

/// What shocks take of the sales of a district, future by future.
#[derive(Debug, Clone, PartialEq)]
pub struct LossExceedance {
    /// The name of the district.
    pub district: String,
    /// Losses of the futures, rupiah, from the smallest to the largest; a gain is negative.
    pub losses: Vec<f64>,
    /// Their mean.
    pub mean: f64,
    /// What 1 in 20 futures lies above.
    pub high: f64,
    /// How many futures were computed.
    pub paths: u64,
}

const CURVE: Stroke = Stroke::new(VERMILLION, 8.0);
const HEADING_ROOM: f64 = 60.0;
/// The most points of the curve that are drawn.
const MOST_POINTS: usize = 1_000;

/// Draws the curve, from all futures at the smallest loss to the last one at the largest.
///
/// # Errors
///
/// Fails if there are no losses, they do not rise, or a value is not a finite number.
pub fn loss_exceedance(
    data: &LossExceedance,
    look: impl Into<Look>,
) -> Result<Picture, ChartError> {
    check::rising("losses", &data.losses)?;
    check::values("mean", &[data.mean, data.high])?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let body = page.body;
    let marks = marks(data, words);
    let chances = Axis::holding([0.0, 100.0], 5).up_to(100.0);
    let unit = Unit::OfHundred(words.language());
    let frame = Frame {
        left: body.left + axes::labels_width(&chances, unit),
        top: body.top + value_marks::height(&marks) + HEADING_ROOM,
        right: body.right - 60.0,
        bottom: body.bottom - axes::below(body),
    };
    let ends = [data.losses.first(), data.losses.last()].map(|end| end.copied().unwrap_or(0.0));
    let losses = axes::fitting_below(
        ends.into_iter().chain([0.0, data.mean, data.high]),
        frame.width(),
        Unit::Money(words),
    );
    let across = Scale::new((losses.low, losses.high), (frame.left, frame.right));
    let up = Scale::new((chances.low, chances.high), (frame.bottom, frame.top));
    let canvas = &mut page.canvas;
    axes::draw_levels(canvas, frame, (&chances, up), unit);
    let heading = words.text("chart.loss_exceedance.losses", &[]);
    axes::draw_axis_below(canvas, frame, (&losses, across), &heading, Unit::Money(words));
    value_marks::draw_lines(canvas, (body.top, frame.bottom), across, &marks);
    let heading = words.text("chart.loss_exceedance.chances", &[]);
    axes::draw_heading_above(canvas, (body.left, frame.top), &heading);
    let place = |(loss, chance): (f64, f64)| (across.place(loss), up.place(100.0 * chance));
    canvas.line(curve(&data.losses, losses.low).into_iter().map(place).collect(), CURVE);
    value_marks::draw_texts(canvas, body, across, &marks);
    page.finish()
}

/// Loss and the share of futures that lose at least as much, as steps.
fn curve(losses: &[f64], low: f64) -> Vec<Point> {
    let n = losses.len() as f64;
    let every = losses.len().div_ceil(MOST_POINTS).max(1);
    let mut points = vec![(low, 1.0)];
    let last = losses.len().saturating_sub(1);
    for (at, loss) in
        losses.iter().enumerate().filter(|(at, _)| at.is_multiple_of(every) || *at == last)
    {
        let before = points.last().map_or(1.0, |point| point.1);
        points.push((*loss, before));
        points.push((*loss, (n - 1.0 - at as f64) / n));
    }
    points
}

fn marks(data: &LossExceedance, words: Words) -> Vec<ValueMark> {
    let mark = |key: &str, value: f64, color, dashed| ValueMark {
        value,
        text: words.text(key, &[("amount", &words.money(value))]),
        color,
        dashed,
    };
    let mut marks = vec![
        mark("chart.loss_exceedance.mean", data.mean, BLUE, false),
        mark("chart.loss_exceedance.high", data.high, VERMILLION, true),
    ];
    marks.extend(nothing_lost(data).map(|share| {
        let chance = chance_short(share, words.language());
        ValueMark {
            value: 0.0,
            text: words.text("chart.loss_exceedance.nothing", &[("chance", &chance)]),
            color: INK,
            dashed: false,
        }
    }));
    marks
}

/// The share of futures that lose nothing: where the curve falls straight down at zero. None where all lose.
fn nothing_lost(data: &LossExceedance) -> Option<f64> {
    let spared = data.losses.iter().filter(|loss| **loss <= 0.0).count();
    (spared > 0).then(|| spared as f64 / data.losses.len() as f64)
}

fn open_page(data: &LossExceedance, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let (mean, high) = (words.money(data.mean), words.money(data.high));
    Page::open(
        look,
        &Texts {
            title: &words.text("chart.loss_exceedance.title", &[("mean", &mean), ("high", &high)]),
            subtitle: &words
                .text("chart.loss_exceedance.subtitle", &[("district", &data.district)]),
            notes: &[words.text("chart.loss_exceedance.note", &[])],
            paths: &words.text("chart.note_paths_district", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language::Indonesian;

    #[test]
    fn the_drop_at_zero_is_said_in_words_and_only_where_it_is() {
        let told = |losses: Vec<f64>| {
            let district = "Laweyan".to_owned();
            let data = LossExceedance { district, losses, mean: 1.0, high: 2.0, paths: 5 };
            let all = marks(&data, Words::of(Indonesian));
            all.into_iter().find(|mark| mark.value == 0.0).map(|mark| mark.text)
        };
        let said = told(vec![0.0, 0.0, 0.0, 4e6, 9e6]);
        assert_eq!(said.as_deref(), Some("tidak ada yang hilang: kira-kira 60 dari 100"));
        assert_eq!(told(vec![1.0, 2.0, 3.0, 4.0, 5.0]), None);
    }
}
