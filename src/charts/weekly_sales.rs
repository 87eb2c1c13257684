//! Mean weekly sales by channel, with and without shocks.

use jiff::civil::Date;

use crate::language::{Words, count, percent};

use super::axes::Axis;
use super::canvas::{Canvas, Point, Stroke};
use super::labels::wrap_to;
use super::look::Look;
use super::page::{self, LABEL, Page, STRONG, Texts};
use super::palette::{self, Color, INK, PAPER};
use super::shocks::{self, ShockWindow};
use super::side_labels::SideLabel;
use super::time_plot::{TimeData, TimePlot};
use super::unit::Unit;
use super::{ChartError, Picture, check, period};

/// Mean weekly sales over all futures, by channel. Week 0 begins on day 0.
///
/// Only whole weeks belong here: a last week of one day would look like a collapse.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklySales {
    /// The name of the shop.
    pub business: String,
    /// The date of day 0.
    pub start: Date,
    /// The channels, in any order; the largest is drawn at the bottom.
    pub channels: Vec<ChannelSales>,
    /// Mean sales of all channels together in the same futures without shocks, by week, in rupiah.
    pub without_shocks: Vec<f64>,
    /// When shocks strike or may start.
    pub shock_windows: Vec<ShockWindow>,
    /// What the shock that matters most does when it comes; nothing where none comes.
    pub first_week: Option<FirstWeek>,
    /// How many futures were computed.
    pub paths: u64,
}

/// What a shock does to the sales of the week after its start. A mean over futures in which it comes
/// at different times, or not at all, hardly shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstWeek {
    /// What people call the shock.
    pub shock: String,
    /// Median change of all sales against the same days without shocks, as a share of 1.
    pub change: f64,
}

/// What one channel sells.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelSales {
    /// What people call the channel.
    pub name: String,
    /// Mean sales by week, in rupiah, never negative.
    pub weekly: Vec<f64>,
    /// Position among the channels of the scenario: its colour is the same in every chart.
    pub place: usize,
}

/// More channels than this cannot be told apart; the smallest are drawn as one.
const MOST_CHANNELS: usize = 12;
/// The widest name of a channel, in pixels.
const WIDEST_NAME: f64 = 360.0;
const NARROW_NAME: f64 = 260.0;
/// Up to this many channels there is room for names of two lines.
const FEW_CHANNELS: usize = 6;
/// A smaller loss or gain than this share is not worth a headline.
const NOTABLE: f64 = 0.005;
/// A mean hides a shock whose first week changes sales by so many times as much.
const HIDDEN: f64 = 5.0;
const WITHOUT_SHOCKS: Stroke = Stroke::new(INK, 6.0);
const EDGE: Stroke = Stroke::new(PAPER, 3.0);
const HATCH: Stroke = Stroke::new(PAPER, 4.0);
/// The distance of hatching lines in pixels.
const HATCH_PITCH: f64 = 16.0;

/// Draws mean weekly sales: channels stacked, and their total without shocks as a line.
///
/// # Errors
///
/// Fails if a value is negative or not a finite number, there are no channels or weeks, rows
/// differ in length, or the dates leave the calendar.
pub fn weekly_sales(data: &WeeklySales, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let layers = stacked(data, words);
    let mut page = open_page(data, &layers, look);
    let totals = layers.iter().flat_map(|layer| layer.top.iter().copied());
    let time_data = TimeData {
        start: data.start,
        days: data.without_shocks.len() * 7,
        axis: Axis::holding(totals.chain(data.without_shocks.iter().copied()), 6),
        unit: Unit::Money(words),
        heading: words.text("chart.weekly_sales.axis", &[]),
        shocks: &data.shock_windows,
        labels: side_labels(data, &layers, (words, page::is_narrow(page.body))),
    };
    let plot = TimePlot::divide(page.body, time_data, words)?;
    plot.draw_back(&mut page.canvas);
    for layer in &layers {
        draw_layer(&mut page.canvas, &plot, layer);
    }
    if has_shocks(data, &layers) {
        let total = row(&plot, &data.without_shocks);
        page.canvas.dashed(&total, WITHOUT_SHOCKS, 20.0, 14.0);
    }
    plot.draw_front(&mut page.canvas);
    page.finish()
}

fn validate(data: &WeeklySales) -> Result<(), ChartError> {
    if data.channels.is_empty() {
        return Err(ChartError::Empty { what: "channels" });
    }
    check::shocks(&data.shock_windows)?;
    if let Some(first_week) = &data.first_week {
        check::value("first_week", first_week.change)?;
    }
    check::amounts("without_shocks", &data.without_shocks)?;
    for channel in &data.channels {
        check::amounts("weekly", &channel.weekly)?;
        check::length("weekly", data.without_shocks.len(), &channel.weekly)?;
    }
    Ok(())
}

/// One channel in the stack.
struct Layer {
    name: String,
    total: f64,
    bottom: Vec<f64>,
    top: Vec<f64>,
    color: Color,
    hatched: bool,
}

/// Piles the channels up, the largest at the bottom and the merged smallest on top.
fn stacked(data: &WeeklySales, words: Words) -> Vec<Layer> {
    let channels = merged(data, words);
    let colors = colors(&channels);
    let mut bottom = vec![0.0; data.without_shocks.len()];
    let stack = |(place, channel): (usize, ChannelSales)| {
        let top: Vec<f64> =
            bottom.iter().zip(&channel.weekly).map(|(b, sales)| b + sales).collect();
        let (color, hatched) = palette::series(colors[place]);
        let bottom = std::mem::replace(&mut bottom, top.clone());
        Layer {
            total: channel.weekly.iter().sum(),
            name: channel.name,
            bottom,
            top,
            color,
            hatched,
        }
    };
    channels.into_iter().enumerate().map(stack).collect()
}

/// The place of the colour of each channel: its own where it is free.
fn colors(channels: &[ChannelSales]) -> Vec<usize> {
    let mut taken = [false; MOST_CHANNELS];
    let own: Vec<Option<usize>> = channels
        .iter()
        .map(|channel| {
            let is_free = taken.get(channel.place).is_some_and(|taken| !taken);
            is_free.then(|| {
                taken[channel.place] = true;
                channel.place
            })
        })
        .collect();
    let free: Vec<usize> = (0..MOST_CHANNELS).filter(|place| !taken[*place]).collect();
    let mut free = free.into_iter();
    own.into_iter().map(|own| own.or_else(|| free.next()).unwrap_or(0)).collect()
}

/// The channels by size, with all beyond the most that can be shown as one.
fn merged(data: &WeeklySales, words: Words) -> Vec<ChannelSales> {
    let mut channels = data.channels.clone();
    let total = |channel: &ChannelSales| channel.weekly.iter().sum::<f64>();
    channels.sort_by(|one, other| total(other).total_cmp(&total(one)));
    if channels.len() > MOST_CHANNELS {
        let others = channels.split_off(MOST_CHANNELS - 1);
        let number = others.len().to_string();
        let name = words.text("chart.weekly_sales.others", &[("n", &number)]);
        let mut weekly = vec![0.0; data.without_shocks.len()];
        for (week, sales) in others.iter().flat_map(|other| other.weekly.iter().enumerate()) {
            weekly[week] += sales;
        }
        // Together they have the colour that is left.
        channels.push(ChannelSales { name, weekly, place: MOST_CHANNELS });
    }
    channels
}

fn open_page(data: &WeeklySales, layers: &[Layer], look: Look) -> Page {
    let words = look.words;
    let business = [("business", data.business.as_str())];
    let mut notes = vec![words.text("chart.weekly_sales.note_mean", &[])];
    if has_shocks(data, layers) {
        notes.push(words.text("chart.weekly_sales.note_without", &[]));
    }
    if shocks::any_possible(&data.shock_windows, data.without_shocks.len() * 7) {
        notes.push(words.text("chart.shocks.note", &[]));
    }
    let paths = count(data.paths, words.language());
    let paths_note = words.text("chart.note_paths", &[("paths", &paths)]);
    Page::open(
        look,
        &Texts {
            title: &title(data, layers, words),
            subtitle: &words.text("chart.weekly_sales.subtitle", &business),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// What shocks cost; without any, how much depends on the largest channel.
fn title(data: &WeeklySales, layers: &[Layer], words: Words) -> String {
    let language = words.language();
    let sold: f64 = layers.iter().map(|layer| layer.total).sum();
    let possible: f64 = data.without_shocks.iter().sum();
    if !has_shocks(data, layers) {
        return title_of_largest(layers, sold, words);
    }
    let lost = possible - sold;
    let share = if possible > 0.0 { lost / possible } else { 0.0 };
    let days = u32::try_from(data.without_shocks.len() * 7).unwrap_or(u32::MAX);
    let (period, amount) = (period::in_words(days, words), words.money(lost.abs()));
    if let Some(title) = title_of_first_week(data, (share, &period), words) {
        return title;
    }
    let share_told = percent(share.abs(), language);
    let values = [("share", share_told.as_str()), ("amount", &amount), ("period", &period)];
    if share > NOTABLE {
        words.text("chart.weekly_sales.title_loss", &values)
    } else if share < -NOTABLE {
        words.text("chart.weekly_sales.title_gain", &values)
    } else {
        words.text("chart.weekly_sales.title_same", &[])
    }
}

/// What the shock does when it comes, where that is far more than the mean over all futures shows.
fn title_of_first_week(
    data: &WeeklySales,
    (lost, period): (f64, &str),
    words: Words,
) -> Option<String> {
    let FirstWeek { shock, change } = data.first_week.as_ref()?;
    if change.abs() < HIDDEN * lost.abs().max(NOTABLE) {
        return None;
    }
    let (language, mean) = (words.language(), percent(lost.abs(), words.language()));
    let change_told = percent(change.abs(), language);
    let values =
        [("shock", shock.as_str()), ("change", &change_told), ("mean", &mean), ("period", period)];
    let key = match (*change > 0.0, lost > 0.0) {
        (false, true) => "chart.weekly_sales.title_week_loss",
        (true, false) => "chart.weekly_sales.title_week_gain",
        // The mean goes the other way, so it says something else.
        _ => return None,
    };
    Some(words.text(key, &values))
}

/// Whether sales without shocks differ from sales with them, beyond rounding.
fn has_shocks(data: &WeeklySales, layers: &[Layer]) -> bool {
    let differs = |(with, without): (&f64, &f64)| (with - without).abs() > 1e-6 * without.max(1.0);
    layers.last().is_some_and(|top| top.top.iter().zip(&data.without_shocks).any(differs))
}

fn title_of_largest(layers: &[Layer], sold: f64, words: Words) -> String {
    match layers.first() {
        Some(largest) if sold > 0.0 => {
            let share = percent(largest.total / sold, words.language());
            let values = [("channel", largest.name.as_str()), ("share", &share)];
            words.text("chart.weekly_sales.title_largest", &values)
        }
        _ => words.text("chart.weekly_sales.title_nothing", &[]),
    }
}

/// The labels at the last week; their heights are still rupiah.
fn side_labels(
    data: &WeeklySales,
    layers: &[Layer],
    (words, is_narrow): (Words, bool),
) -> Vec<SideLabel> {
    let last = |row: &[f64]| row.last().copied().unwrap_or_default();
    let without_shocks = has_shocks(data, layers).then(|| SideLabel {
        lines: vec![words.text("chart.weekly_sales.without_shocks", &[])],
        y: last(&data.without_shocks),
        style: STRONG,
        leader: INK,
    });
    let widest = if is_narrow { NARROW_NAME } else { WIDEST_NAME };
    let most_lines = if layers.len() <= FEW_CHANNELS { 2 } else { 1 };
    let names = layers.iter().map(|layer| SideLabel {
        lines: wrap_to(&layer.name, LABEL, widest, most_lines),
        y: (last(&layer.bottom) + last(&layer.top)) / 2.0,
        style: LABEL,
        leader: layer.color,
    });
    names.chain(without_shocks).collect()
}

/// A weekly row as steps, level over each week: a slope between weeks would fall before its cause.
fn row(plot: &TimePlot<'_>, weekly: &[f64]) -> Vec<Point> {
    let step = |(week, &sales): (usize, &f64)| {
        let (from, to) = (week as f64 * 7.0, (week + 1) as f64 * 7.0);
        [from, to].map(|day| (plot.time.place(day), plot.money.place(sales)))
    };
    weekly.iter().enumerate().flat_map(step).collect()
}

fn draw_layer(canvas: &mut Canvas, plot: &TimePlot<'_>, layer: &Layer) {
    let (bottom, top) = (row(plot, &layer.bottom), row(plot, &layer.top));
    let outline: Vec<Point> = top.iter().chain(bottom.iter().rev()).copied().collect();
    canvas.area(outline, layer.color);
    if layer.hatched {
        let mut x = plot.plot.left + HATCH_PITCH;
        while x < plot.plot.right {
            canvas.line(vec![(x, height_at(&bottom, x)), (x, height_at(&top, x))], HATCH);
            x += HATCH_PITCH;
        }
    }
    canvas.line(top, EDGE);
}

/// The height of a line that runs from left to right, at `x`.
fn height_at(line: &[Point], x: f64) -> f64 {
    let after = line.partition_point(|point| point.0 <= x);
    match (after.checked_sub(1).and_then(|before| line.get(before)), line.get(after)) {
        (Some(before), Some(after)) => {
            before.1 + (after.1 - before.1) * (x - before.0) / (after.0 - before.0)
        }
        (Some(end), None) | (None, Some(end)) => end.1,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language;

    #[test]
    fn a_channel_keeps_its_colour_whatever_its_size() {
        let (_, data) = samples::weekly_sales_samples().remove(0);
        let color = |data: &WeeklySales, name: &str| {
            let layers = stacked(data, Words::of(Language::English));
            layers.into_iter().find(|layer| layer.name == name).map(|layer| layer.color)
        };
        let name = data.channels[1].name.clone();
        let mut larger = data.clone();
        larger.channels[1].weekly.iter_mut().for_each(|sales| *sales *= 100.0);
        assert_eq!(color(&data, &name), color(&larger, &name));
        let places: Vec<usize> = [3, 3, 40, 0, 12].into_iter().collect();
        let channel = |place| ChannelSales { name: String::new(), weekly: Vec::new(), place };
        let found = colors(&places.into_iter().map(channel).collect::<Vec<_>>());
        assert_eq!(found, [3, 1, 2, 0, 4]);
    }

    #[test]
    fn a_mean_over_unknown_dates_does_not_hide_what_a_shock_does() {
        let (_, mut data) = samples::weekly_sales_samples().remove(0);
        data.without_shocks = (0..data.without_shocks.len())
            .map(|week| {
                data.channels.iter().map(|channel| channel.weekly[week]).sum::<f64>() * 0.999
            })
            .collect();
        data.first_week = Some(FirstWeek { shock: "Viral".to_owned(), change: 2.4 });
        let words = Words::of(Language::English);
        let told = title(&data, &stacked(&data, words), words);
        assert!(told.contains("Viral") && told.contains("240%"), "{told}");
    }
}
