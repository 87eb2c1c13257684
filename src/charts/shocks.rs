//! When shocks strike: named bars above a plot, and the same time shaded inside it.

use crate::language::{Words, chance_short};

use super::axes::Scale;
use super::canvas::{Align, Canvas, Frame, Point, Stroke};
use super::labels::fit;
use super::page::LABEL;
use super::palette::{MUTED, SHADE};

/// A shock and when it strikes, in days from the start of day 0.
#[derive(Debug, Clone, PartialEq)]
pub struct ShockWindow {
    /// What people call the shock.
    pub name: String,
    /// The start of the window, or of the shock itself where that is certain.
    pub from_day: f64,
    /// The end of the window, or of the shock itself where that is certain.
    pub to_day: f64,
    /// Whether the shock runs at this time for certain; if not, it may start in this time.
    pub certain: bool,
    /// The chance that it strikes within the days of the chart.
    pub chance: f64,
    /// How much it changes cash on average, in rupiah, whichever way: where there is no room for all
    /// shocks, those that change most are named.
    pub effect: f64,
}

impl ShockWindow {
    /// What stands above the plot. Nothing that happens in all futures is called possible.
    fn text(&self, name: &str, words: Words) -> String {
        let chance = chance_short(self.chance, words.language());
        let key = match self {
            Self { certain: true, .. } => "chart.shocks.certain",
            Self { chance, .. } if *chance >= 1.0 => "chart.shocks.sometime",
            _ => "chart.shocks.possible",
        };
        words.text(key, &[("name", name), ("chance", &chance)])
    }

    /// Whether any of it lies within the first `days` days.
    fn is_within(&self, days: f64) -> bool {
        self.from_day <= days && self.to_day >= 0.0
    }
}

/// Whether any shock may, but need not, start within the days of a chart.
pub(super) fn any_possible(shocks: &[ShockWindow], days: usize) -> bool {
    shocks.iter().any(|shock| !shock.certain && shock.is_within(days as f64))
}

/// The most rows of names; shocks beyond are counted in one more row.
const MOST_ROWS: usize = 3;
/// The height of a row: a name and the bar under it.
const ROW: f64 = 60.0;
const BAR: f64 = 8.0;
/// Room between things in one row.
const GAP: f64 = 36.0;
/// The widest name, so that one never fills a row.
const WIDEST: f64 = 860.0;
/// Names begin at most this far to the left.
const MOST_LEFT: f64 = 60.0;
/// The narrowest bar and shade, so that a single date is seen.
const NARROWEST: f64 = 8.0;

/// A shock placed in a row, or in none when there are too many.
struct Placed {
    text: String,
    bar: (f64, f64),
    text_from: f64,
    certain: bool,
    row: Option<usize>,
}

/// All shocks of a chart, placed above a plot.
pub(super) struct Lanes {
    placed: Vec<Placed>,
    rows: usize,
    /// What counts the shocks that have no row, and where it ends if it stands in the last row.
    more: Option<(String, Option<f64>)>,
}

impl Lanes {
    /// Finds a row for each shock that overlaps the days of the chart. Names reach at most to
    /// the pixel `right`.
    pub(super) fn place(
        shocks: &[ShockWindow],
        (days, scale): (f64, Scale),
        right: f64,
        words: Words,
    ) -> Self {
        let mut visible: Vec<&ShockWindow> =
            shocks.iter().filter(|shock| shock.is_within(days)).collect();
        visible.sort_by(|one, other| {
            let by_start = one.from_day.total_cmp(&other.from_day);
            other.effect.total_cmp(&one.effect).then(by_start)
        });
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut placed = Vec::new();
        for shock in visible {
            let mut one = place_one(shock, scale, right, words);
            let start = one.bar.0.min(one.text_from);
            let end = one.bar.1.max(one.text_from + LABEL.width(&one.text)) + GAP;
            one.row = free_row(&mut taken, (start, end));
            placed.push(one);
        }
        let hidden = placed.iter().filter(|one| one.row.is_none()).count();
        let more = (hidden > 0).then(|| {
            let text = words.text("chart.shocks.more", &[("n", &hidden.to_string())]);
            let last = placed.iter().filter(|one| one.row == taken.len().checked_sub(1));
            let reached =
                last.map(|one| one.text_from + LABEL.width(&one.text)).fold(0.0, f64::max);
            let right = right.min(scale.end());
            let has_room = reached + GAP + LABEL.width(&text) <= right;
            (text, has_room.then_some(right))
        });
        let below = more.as_ref().is_some_and(|(_, beside)| beside.is_none());
        Self { placed, rows: taken.len() + usize::from(below), more }
    }

    /// The shocks that are named; the others are only counted.
    fn named(&self) -> impl Iterator<Item = &Placed> {
        self.placed.iter().filter(|one| one.row.is_some())
    }

    /// The height of all rows.
    pub(super) fn height(&self) -> f64 {
        self.rows as f64 * ROW
    }

    /// Shades the plot at the times of the shocks. To be drawn before the data.
    pub(super) fn draw_shades(&self, canvas: &mut Canvas, frame: Frame) {
        for &Placed { bar: (left, right), .. } in self.named() {
            canvas.rectangle(Frame { left, right, ..frame }, SHADE);
        }
    }

    /// Draws where the times of the shocks begin and end, over the data. The lines start at `top`
    /// above the plot, those left of `clear` at the plot, so that they cross no heading.
    pub(super) fn draw_edges(&self, canvas: &mut Canvas, plot: Frame, (top, clear): (f64, f64)) {
        for one in self.named() {
            for x in [one.bar.0, one.bar.1] {
                let top = if x < clear { plot.top } else { top };
                edge(canvas, one.certain, &[(x, top), (x, plot.bottom)], EDGE);
            }
        }
    }

    /// Draws the rows of names, the first at `top`.
    pub(super) fn draw_names(&self, canvas: &mut Canvas, (left, top): (f64, f64)) {
        for one in &self.placed {
            let Some(row) = one.row else { continue };
            let base_line = top + row as f64 * ROW + 34.0;
            canvas.write(&one.text, (one.text_from, base_line), LABEL, Align::Start);
            let middle = base_line + 16.0;
            let stroke = Stroke::new(MUTED, BAR);
            edge(canvas, one.certain, &[(one.bar.0, middle), (one.bar.1, middle)], stroke);
        }
        if let Some((more, beside)) = &self.more {
            let base_line = top + (self.rows - 1) as f64 * ROW + 34.0;
            let (x, align) = beside.map_or((left, Align::Start), |right| (right, Align::End));
            canvas.write(more, (x, base_line), LABEL, align);
        }
    }
}

const EDGE: Stroke = Stroke::new(MUTED, 2.0);

/// A solid line for what is certain, a dashed one for what is possible.
fn edge(canvas: &mut Canvas, certain: bool, points: &[Point], stroke: Stroke) {
    if certain {
        canvas.line(points.to_vec(), stroke);
    } else {
        canvas.dashed(points, stroke, 12.0, 16.0);
    }
}

fn place_one(shock: &ShockWindow, scale: Scale, right: f64, words: Words) -> Placed {
    let from = scale.place_inside(shock.from_day);
    let to = scale.place_inside(shock.to_day);
    // A single date on the last day is widened to the left.
    let from = from.min(scale.end() - NARROWEST);
    let bar = (from, to.max(from + NARROWEST));
    let around = LABEL.width(&shock.text("", words));
    let name = fit(&shock.name, LABEL, WIDEST.min(right - MOST_LEFT - around));
    let text = shock.text(&name, words);
    let text_from = bar.0.min(right - LABEL.width(&text));
    Placed { text, bar, text_from, certain: shock.certain, row: None }
}

/// The first row that is free between two places, taken then; none when all rows are taken there.
fn free_row(taken: &mut Vec<Vec<(f64, f64)>>, (start, end): (f64, f64)) -> Option<usize> {
    let is_free = |row: &Vec<(f64, f64)>| row.iter().all(|(from, to)| end <= *from || *to <= start);
    let row = taken.iter().position(is_free).or_else(|| {
        let new = taken.len();
        (new < MOST_ROWS).then(|| taken.push(Vec::new())).map(|()| new)
    })?;
    taken.get_mut(row)?.push((start, end));
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language::{English, Indonesian};

    #[test]
    fn what_happens_in_all_futures_is_not_called_possible() {
        let told = |certain, chance, language| {
            let (from_day, to_day) = (0.0, 30.0);
            let (name, effect) = (String::new(), 0.0);
            let shock = ShockWindow { name, from_day, to_day, certain, chance, effect };
            shock.text("Lebaran", Words::of(language))
        };
        assert_eq!(told(true, 1.0, Indonesian), "Pasti: Lebaran");
        assert_eq!(told(false, 1.0, Indonesian), "Pasti, entah kapan: Lebaran");
        assert_eq!(told(false, 0.784, Indonesian), "78 dari 100: Lebaran");
        assert_eq!(told(false, 0.9999, English), ">99 of 100: Lebaran");
    }

    #[test]
    fn where_there_is_no_room_the_shocks_that_matter_most_are_named() {
        let shock = |place: u32| ShockWindow {
            name: format!("Gangguan {place}"),
            from_day: f64::from(place),
            to_day: 300.0,
            certain: true,
            chance: 1.0,
            effect: f64::from(place % 5),
        };
        let shocks: Vec<ShockWindow> = (0..9).map(shock).collect();
        let scale = Scale::new((0.0, 365.0), (200.0, 1500.0));
        let lanes = Lanes::place(&shocks, (365.0, scale), 1800.0, Words::of(Indonesian));
        let named: Vec<&str> = lanes.named().map(|one| one.text.as_str()).collect();
        assert_eq!(named, ["Pasti: Gangguan 4", "Pasti: Gangguan 3", "Pasti: Gangguan 8"]);
        let more = |lanes: &Lanes| lanes.more.as_ref().map(|(text, end)| (text.clone(), *end));
        assert_eq!(
            (more(&lanes), lanes.rows),
            (Some(("dan 6 gangguan lain".to_owned(), Some(1500.0))), 3)
        );
        // Where names take the whole row, the count has one of its own.
        let narrow = Scale::new((0.0, 365.0), (200.0, 600.0));
        let lanes = Lanes::place(&shocks, (365.0, narrow), 600.0, Words::of(Indonesian));
        assert_eq!((more(&lanes), lanes.rows), (Some(("dan 6 gangguan lain".to_owned(), None)), 4));
    }
}
