//! The funnel of live selling: viewers, buyers and rupiah of an hour.

use crate::language::{Words, count, decimal};

use super::canvas::{Align, Canvas, Frame, TextStyle};
use super::labels::{fit, wrap_to};
use super::look::Look;
use super::page::{HEADING, LABEL, Page, STRONG, Texts, is_narrow};
use super::palette::{Color, VERMILLION_TEXT, series};
use super::{ChartError, Picture, check};

/// What an hour of live selling brings, before any shock.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveFunnel {
    /// The name of the shop.
    pub business: String,
    /// Its live channels; the one that is spoken of first.
    pub channels: Vec<FunnelChannel>,
}

/// The funnel of one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelChannel {
    /// What people call the channel.
    pub name: String,
    /// Its place among the channels of the scenario, which gives its colour.
    pub place: usize,
    /// Sessions a week.
    pub sessions_per_week: f64,
    /// Hours of a session.
    pub hours_per_session: f64,
    /// Viewers of the first hour of a session.
    pub viewers_first_hour: f64,
    /// Viewers that each further hour adds.
    pub viewers_later_hour: f64,
    /// The share of viewers who buy.
    pub conversion: f64,
    /// What a buyer pays, in rupiah.
    pub order_value: f64,
    /// The share of sales that is left after fees and goods; negative where they cost more.
    pub margin: f64,
}

impl FunnelChannel {
    /// What a sale leaves of an hour with so many viewers.
    fn sales(&self, viewers: f64) -> f64 {
        viewers * self.conversion * self.order_value
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |hour, viewers| Row { channel: self, hour, viewers };
        if self.hours_per_session < 1.0 {
            return vec![row("chart.live_funnel.session", self.viewers_first_hour)];
        }
        let mut rows = vec![row("chart.live_funnel.first_hour", self.viewers_first_hour)];
        if self.hours_per_session > 1.0 {
            rows.push(row("chart.live_funnel.later_hour", self.viewers_later_hour));
        }
        rows
    }
}

/// One hour of one channel.
struct Row<'a> {
    channel: &'a FunnelChannel,
    hour: &'static str,
    viewers: f64,
}

/// Rows beyond these are only counted, by channel.
const MOST_ROWS: usize = 4;
/// The width of the names, and room between columns.
const NAMES: f64 = 400.0;
const GAP: f64 = 48.0;
const HEAD: f64 = 96.0;
const TALLEST_ROW: f64 = 420.0;
const LINE: f64 = 46.0;
const THICKEST: f64 = 220.0;
/// Viewers of whom the title says how many buy.
const THOUSAND: f64 = 1_000.0;

/// Draws a row for each hour: viewers, buyers, and sales with what is left of them.
///
/// # Errors
///
/// Fails if there is no channel, a value is not a finite number or negative, or the share who buy is
/// not a share.
pub fn live_funnel(data: &LiveFunnel, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let mut page = open_page(data, look);
    let rows = shown(data).0;
    let body = page.body;
    let narrow = is_narrow(body);
    let names = if narrow { 0.0 } else { NAMES };
    let room = (body.height() - HEAD) / rows.len() as f64;
    let height = room.min(TALLEST_ROW);
    let width = (body.width() - names - 2.0 * GAP) / 3.0;
    let left = |column: usize| body.left + names + column as f64 * (width + GAP);
    let columns = [0, 1, 2].map(|column| (left(column), width));
    draw_headings(&mut page.canvas, (body.top, columns), look.words);
    for (place, row) in rows.iter().enumerate() {
        let top = body.top + HEAD + height * place as f64;
        let frame = Frame { top, bottom: top + height, ..body };
        draw_name(&mut page.canvas, (frame, narrow), row, look.words);
        let top = if narrow { top + LINE } else { top };
        let cells = Frame { top, ..frame };
        draw_cells(&mut page.canvas, (cells, columns), (row, &rows), look.words);
    }
    page.finish()
}

fn validate(data: &LiveFunnel) -> Result<(), ChartError> {
    if data.channels.is_empty() {
        return Err(ChartError::Empty { what: "channels" });
    }
    data.channels.iter().try_for_each(|one| {
        check::amounts("sessions_per_week", &[one.sessions_per_week])?;
        check::amounts("hours_per_session", &[one.hours_per_session])?;
        check::amounts("viewers", &[one.viewers_first_hour, one.viewers_later_hour])?;
        check::probability("conversion", one.conversion)?;
        check::amounts("order_value", &[one.order_value])?;
        check::value("margin", one.margin)?;
        let most = one.viewers_first_hour.max(one.viewers_later_hour);
        check::values("sales", &[one.sales(most), one.sales(most) * one.margin])
    })
}

/// The rows that have room, whole channels, and how many channels have none.
fn shown(data: &LiveFunnel) -> (Vec<Row<'_>>, usize) {
    let mut rows = Vec::new();
    for (place, channel) in data.channels.iter().enumerate() {
        let of_it = channel.rows();
        if !rows.is_empty() && rows.len() + of_it.len() > MOST_ROWS {
            return (rows, data.channels.len() - place);
        }
        rows.extend(of_it);
    }
    (rows, 0)
}

type Columns = [(f64, f64); 3];

fn draw_headings(canvas: &mut Canvas, (top, columns): (f64, Columns), words: Words) {
    let keys = ["chart.live_funnel.viewers", "chart.live_funnel.buyers", "chart.live_funnel.sales"];
    for (key, (left, width)) in keys.into_iter().zip(columns) {
        let lines = wrap_to(&words.text(key, &[]), HEADING, width, 2);
        let mut base_line = top + 30.0;
        for line in lines {
            canvas.write(&line, (left, base_line), HEADING, Align::Start);
            base_line += 38.0;
        }
    }
}

fn draw_name(canvas: &mut Canvas, (frame, narrow): (Frame, bool), row: &Row<'_>, words: Words) {
    let hour = words.text(row.hour, &[]);
    let name = &row.channel.name;
    if narrow {
        let text = fit(&format!("{name}: {hour}"), STRONG, frame.width());
        canvas.write(&text, (frame.left, frame.top + 34.0), STRONG, Align::Start);
        return;
    }
    let name = fit(name, STRONG, NAMES - 24.0);
    canvas.write(&name, (frame.left, frame.top + 34.0), STRONG, Align::Start);
    let hour = fit(&hour, LABEL, NAMES - 24.0);
    canvas.write(&hour, (frame.left, frame.top + 34.0 + LINE), LABEL, Align::Start);
}

/// Three bars with what they say above them: buyers on the scale of viewers, so that the funnel is seen to narrow, and
/// sales against the largest.
fn draw_cells(
    canvas: &mut Canvas,
    (frame, columns): (Frame, Columns),
    (row, rows): (&Row<'_>, &[Row<'_>]),
    words: Words,
) {
    let most = |of: &dyn Fn(&Row<'_>) -> f64| rows.iter().map(of).fold(0.0, f64::max);
    let buyers = |row: &Row<'_>| row.viewers * row.channel.conversion;
    let sales = |row: &Row<'_>| row.channel.sales(row.viewers);
    let of: [&dyn Fn(&Row<'_>) -> f64; 3] = [&|row| row.viewers, &buyers, &sales];
    let color = series(row.channel.place).0;
    let left_over = sales(row) * row.channel.margin;
    let texts = [number(row.viewers, words), number(buyers(row), words), words.money(sales(row))];
    let thickness = (frame.height() - 2.0 * LINE - 40.0).clamp(12.0, THICKEST);
    for (((left, width), of), text) in columns.into_iter().zip(of).zip(&texts) {
        let whole = if left == columns[1].0 { most(&|row| row.viewers) } else { most(of) };
        let share = if whole > 0.0 { of(row) / whole } else { 0.0 };
        let text = fit(text, STRONG, width);
        canvas.write(&text, (left, frame.top + 34.0), STRONG, Align::Start);
        let top = frame.top + LINE + 4.0;
        let bar = Frame { left, top, right: left + width * share, bottom: top + thickness };
        let whole = if left == columns[2].0 { color.tint(0.45) } else { color };
        rectangle(canvas, bar, whole);
    }
    let (left, width) = columns[2];
    let top = frame.top + LINE + 4.0;
    let share = if most(&sales) > 0.0 { left_over.max(0.0) / most(&sales) } else { 0.0 };
    let right = left + width * share.min(1.0);
    rectangle(canvas, Frame { left, top, right, bottom: top + thickness }, color);
    let (key, color) = match left_over < 0.0 {
        true => ("chart.live_funnel.short", VERMILLION_TEXT),
        false => ("chart.live_funnel.left", LABEL.color),
    };
    let text = words.text(key, &[("amount", &words.money(left_over.abs()))]);
    let style = TextStyle { color, ..LABEL };
    let base_line = top + thickness + 38.0;
    canvas.write(&fit(&text, style, width), (left, base_line), style, Align::Start);
}

fn rectangle(canvas: &mut Canvas, frame: Frame, color: Color) {
    if frame.width() > 0.0 {
        canvas.rectangle(frame, color);
    }
}

/// A number of people: whole where it is large, with a decimal where it is not.
fn number(value: f64, words: Words) -> String {
    let language = words.language();
    if value >= 10.0 || value == value.round() {
        return count(value.round() as u64, language);
    }
    decimal(value, 1, language)
}

fn open_page(data: &LiveFunnel, look: Look) -> Page {
    let words = look.words;
    let business = [("business", data.business.as_str())];
    let mut notes = vec![words.text("chart.live_funnel.note", &[])];
    let hidden = shown(data).1;
    if hidden > 0 {
        notes.push(words.text("chart.live_funnel.more", &[("n", &hidden.to_string())]));
    }
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.live_funnel.subtitle", &business),
            notes: &notes,
            paths: "",
            aside: 0.0,
        },
    )
}

/// How many of a thousand viewers buy, what an hour brings and what is left of it.
fn title(data: &LiveFunnel, words: Words) -> String {
    let Some(row) = data.channels.first().and_then(|one| one.rows().into_iter().next()) else {
        return String::new();
    };
    let channel = row.channel;
    let sales = channel.sales(row.viewers);
    let left = sales * channel.margin;
    let key = match (channel.hours_per_session < 1.0, left < 0.0) {
        (false, false) => "chart.live_funnel.title",
        (false, true) => "chart.live_funnel.title_short",
        (true, false) => "chart.live_funnel.title_session",
        (true, true) => "chart.live_funnel.title_session_short",
    };
    let values = [
        ("name", channel.name.as_str()),
        ("buyers", &number(THOUSAND * channel.conversion, words)),
        ("sales", &words.money(sales)),
        ("left", &words.money(left.abs())),
    ];
    words.text(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language::Indonesian;

    #[test]
    fn the_title_says_what_an_hour_leaves_or_lacks() {
        let (_, mut data) = samples::live_funnels().remove(0);
        let channel = &mut data.channels[0];
        (channel.viewers_first_hour, channel.conversion) = (200.0, 0.03);
        (channel.order_value, channel.margin) = (100_000.0, 0.25);
        let told = title(&data, Words::of(Indonesian));
        assert!(told.contains("30 membeli") && told.contains("Rp600 rb"), "{told}");
        assert!(told.contains("tersisa Rp150 rb"), "{told}");
        data.channels[0].margin = -0.1;
        let told = title(&data, Words::of(Indonesian));
        assert!(told.contains("kurang Rp60 rb"), "{told}");
    }

    #[test]
    fn channels_without_room_are_counted() {
        let (_, mut data) = samples::live_funnels().remove(0);
        data.channels[0].hours_per_session = 2.0;
        data.channels = vec![data.channels[0].clone(); 5];
        let (rows, hidden) = shown(&data);
        assert_eq!((rows.len(), hidden), (4, 3));
    }
}
