//! The fan of cash: how the balance may develop, day by day.

use jiff::civil::Date;

use crate::language::{Words, chance, count, month_and_year};

use super::axes::Axis;
use super::canvas::{Align, Canvas, Frame, Point, Stroke, TextStyle};
use super::jumps::{self, CashJump};
use super::look::Look;
use super::marks;
use super::page::{HEADING, LABEL, Page, STRONG, Texts};
use super::palette::{BLUE, Color, INK, VERMILLION, VERMILLION_TEXT};
use super::running_out::{RunningOutTwice, filled_marks};
use super::shocks::{self, ShockWindow};
use super::side_labels::SideLabel;
use super::time_plot::{TimeData, TimePlot};
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// Closing balances of days 0 to T-1, in rupiah, and what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct CashFan {
    /// The name of the shop.
    pub business: String,
    /// The date of day 0.
    pub start: Date,
    /// The balance before day 0.
    pub opening_cash: f64,
    /// The balance that 5 of 100 futures stay below, by day.
    pub p05: Vec<f64>,
    /// The balance that a quarter of the futures stays below, by day.
    pub p25: Vec<f64>,
    /// The median balance, by day.
    pub p50: Vec<f64>,
    /// The balance that a quarter of the futures exceeds, by day.
    pub p75: Vec<f64>,
    /// The balance that 5 of 100 futures exceed, by day.
    pub p95: Vec<f64>,
    /// A few single futures, by day; five read well.
    pub example_paths: Vec<Vec<f64>>,
    /// When shocks strike or may start.
    pub shock_windows: Vec<ShockWindow>,
    /// The balance at which the shop is out of cash: minus the credit limit, or zero.
    pub out_of_cash_level: f64,
    /// The chance of running out of cash within the days shown.
    pub probability_out_of_cash: f64,
    /// A date in the month in which running out begins most often, if it ever does.
    pub likeliest_month_out_of_cash: Option<Date>,
    /// What is still owed on loans on the last day, on average, in rupiah: borrowed money is no profit.
    pub owed_at_end: f64,
    /// Amounts that move the balance at once on days that are the same in all futures.
    pub jumps: Vec<CashJump>,
    /// How many futures were computed.
    pub paths: u64,
    /// The same futures without shocks; none where there are no shocks.
    pub without_shocks: Option<FanWithoutShocks>,
    /// Whether the shocks of the shop were left out of these futures.
    pub is_ordinary: bool,
}

/// Closing balances in the same futures without shocks, of the same days, in rupiah.
#[derive(Debug, Clone, PartialEq)]
pub struct FanWithoutShocks {
    /// The balance that 5 of 100 futures stay below, by day.
    pub p05: Vec<f64>,
    /// The median balance, by day.
    pub p50: Vec<f64>,
    /// How often cash runs out with shocks and without them.
    pub running_out: RunningOutTwice,
}

impl FanWithoutShocks {
    fn rows(&self) -> [(&'static str, &[f64]); 2] {
        [("p05 without shocks", &self.p05), ("p50 without shocks", &self.p50)]
    }
}

const MEDIAN: Stroke = Stroke::new(BLUE, 7.0);
/// Strong enough to be seen on the bands, weak enough not to compete with the median.
const EXAMPLE: Stroke = Stroke::new(Color(0x5b, 0x7f, 0x99), 3.0);
/// What would have been without shocks lies over the bands and must not be taken for an example.
const WITHOUT_MEDIAN: Stroke = Stroke::new(INK, 6.0);
const WITHOUT_EDGE: Stroke = Stroke::new(INK, 4.0);
const LIMIT: Stroke = Stroke::new(VERMILLION, 5.0);
/// The bands are tints of the median, so that they are seen to belong to it.
const INNER: Color = Color(0x95, 0xc3, 0xdf);
const OUTER: Color = Color(0xd2, 0xe5, 0xf1);
/// The leader of the outer band lies on white, where the colour of the band is hardly seen.
const OUTER_LEADER: Color = Color(0xb4, 0xd3, 0xe6);
/// Room for the hundred marks beside the title.
const ASIDE: f64 = 240.0;
/// Room for two times a hundred marks, and between them.
const ASIDE_OF_TWO: f64 = 500.0;
const ASIDE_GAP: f64 = 40.0;
/// Room for the words under each hundred marks.
const CAPTION: f64 = 44.0;

/// Draws the fan of cash.
///
/// # Errors
///
/// Fails if a value is not a finite number, a row is empty or of another length than the others,
/// or the dates leave the calendar.
pub fn cash_fan(data: &CashFan, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let time_data = TimeData {
        start: data.start,
        days: data.p50.len(),
        axis: Axis::holding(all_values(data), 6),
        unit: Unit::Money(words),
        heading: words.text("chart.cash_fan.axis", &[]),
        shocks: &data.shock_windows,
        labels: side_labels(data, words),
    };
    let plot = TimePlot::divide(page.body, time_data, words)?;
    plot.draw_back(&mut page.canvas);
    Fan { data, plot: &plot }.draw(&mut page.canvas);
    jumps::draw(&mut page.canvas, &plot, (&data.jumps, &data.p50), words);
    plot.draw_front(&mut page.canvas);
    draw_aside(&mut page, data, words);
    page.finish()
}

fn validate(data: &CashFan) -> Result<(), ChartError> {
    check::value("opening_cash", data.opening_cash)?;
    check::value("out_of_cash_level", data.out_of_cash_level)?;
    check::amounts("owed_at_end", &[data.owed_at_end])?;
    check::probability("probability_out_of_cash", data.probability_out_of_cash)?;
    check::shocks(&data.shock_windows)?;
    data.jumps.iter().try_for_each(|jump| check::value("jumps", jump.amount))?;
    check::values("p50", &data.p50)?;
    let days = data.p50.len();
    for (what, row) in quantiles(data) {
        check::values(what, row)?;
        check::length(what, days, row)?;
    }
    if let Some(without) = &data.without_shocks {
        without.running_out.validate()?;
        for (what, row) in without.rows() {
            check::values(what, row)?;
            check::length(what, days, row)?;
        }
    }
    for path in &data.example_paths {
        check::values("example_paths", path)?;
        check::length("example_paths", days, path)?;
    }
    Ok(())
}

fn quantiles(data: &CashFan) -> [(&'static str, &[f64]); 5] {
    [
        ("p05", &data.p05),
        ("p25", &data.p25),
        ("p50", &data.p50),
        ("p75", &data.p75),
        ("p95", &data.p95),
    ]
}

fn all_values(data: &CashFan) -> impl Iterator<Item = f64> {
    let rows = quantiles(data).into_iter().map(|(_, row)| row);
    let paths = data.example_paths.iter().map(Vec::as_slice);
    let without = data.without_shocks.iter().flat_map(FanWithoutShocks::rows).map(|(_, row)| row);
    let days = rows.chain(paths).chain(without).flatten().copied();
    days.chain([data.opening_cash, data.out_of_cash_level])
}

fn open_page(data: &CashFan, look: Look) -> Page {
    let words = look.words;
    let owed = words.money(data.owed_at_end);
    let values = [("business", data.business.as_str()), ("owed", owed.as_str())];
    let subtitle = match owed == words.money(0.0) {
        true => words.text("chart.cash_fan.subtitle", &values),
        false => words.text("chart.cash_fan.subtitle_owed", &values),
    };
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &subtitle,
            notes: &notes(data, words),
            paths: &words
                .text("chart.note_paths", &[("paths", &count(data.paths, words.language()))]),
            aside: if data.without_shocks.is_some() { ASIDE_OF_TWO } else { ASIDE },
        },
    )
}

fn title(data: &CashFan, words: Words) -> String {
    let finding = finding(data, words);
    if !data.is_ordinary {
        return finding;
    }
    let mut letters = finding.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    let finding = format!("{first}{}", letters.as_str());
    words.text("chart.cash_fan.title_ordinary", &[("finding", &finding)])
}

fn finding(data: &CashFan, words: Words) -> String {
    let language = words.language();
    if let Some(without) = &data.without_shocks {
        return finding_beside(data, without, words);
    }
    let probability = data.probability_out_of_cash;
    if probability <= 0.0 {
        let paths = count(data.paths, language);
        return words.text("chart.cash_fan.title_never", &[("paths", &paths)]);
    }
    let chance = chance(probability, language);
    match data.likeliest_month_out_of_cash {
        Some(date) => {
            let month = month_and_year(date, language);
            let values = [("chance", chance.as_str()), ("month", month.as_str())];
            words.text("chart.cash_fan.title_month", &values)
        }
        None => words.text("chart.cash_fan.title", &[("chance", &chance)]),
    }
}

/// Where cash ends, with shocks against without: how often it runs out is the finding of another chart.
fn finding_beside(data: &CashFan, without: &FanWithoutShocks, words: Words) -> String {
    let last = |row: &[f64]| words.money(row.last().copied().unwrap_or(data.opening_cash));
    let (middle, middle_without) = (last(&data.p50), last(&without.p50));
    let (low, low_without) = (last(&data.p05), last(&without.p05));
    let key = if middle != middle_without {
        "chart.cash_fan.title_middle"
    } else if low != low_without {
        "chart.cash_fan.title_low"
    } else {
        "chart.cash_fan.title_alike"
    };
    let values = [
        ("middle", middle.as_str()),
        ("middle_without", &middle_without),
        ("low", &low),
        ("low_without", &low_without),
    ];
    words.text(key, &values)
}

fn notes(data: &CashFan, words: Words) -> Vec<String> {
    let language = words.language();
    // What the bands are stands beside them.
    let mut notes = Vec::new();
    if data.without_shocks.is_some() {
        notes.push(words.text("chart.cash_fan.note_without", &[]));
    }
    if !data.example_paths.is_empty() {
        let examples = count(data.example_paths.len() as u64, language);
        notes.push(words.text("chart.cash_fan.note_examples", &[("n", &examples)]));
    }
    if data.out_of_cash_level < 0.0 {
        let credit = words.money(-data.out_of_cash_level);
        notes.push(words.text("chart.cash_fan.note_credit", &[("credit", &credit)]));
    }
    if shocks::any_possible(&data.shock_windows, data.p50.len()) {
        notes.push(words.text("chart.shocks.note", &[]));
    }
    notes
}

/// The labels at the last day; their heights are still rupiah.
fn side_labels(data: &CashFan, words: Words) -> Vec<SideLabel> {
    let last = |row: &[f64]| row.last().copied().unwrap_or(data.opening_cash);
    let (median, upper, top) = (last(&data.p50), last(&data.p75), last(&data.p95));
    let amount = |value| words.money(value);
    let band = |share: String, y, leader| SideLabel {
        lines: vec![share, words.text("chart.cash_fan.futures", &[])],
        y,
        style: LABEL,
        leader,
    };
    let line = |name: String, value, color, leader| SideLabel {
        lines: vec![name, amount(value)],
        y: value,
        style: TextStyle { color, ..STRONG },
        leader,
    };
    let level = data.out_of_cash_level;
    let without = data.without_shocks.as_ref().map(|without| SideLabel {
        lines: vec![words.text("chart.cash_fan.without_shocks", &[]), amount(last(&without.p50))],
        y: last(&without.p50),
        style: STRONG,
        leader: INK,
    });
    let mut labels = vec![
        band(words.text("chart.cash_fan.outer_band", &[]), (upper + top) / 2.0, OUTER_LEADER),
        band(words.text("chart.cash_fan.inner_band", &[]), (median + upper) / 2.0, INNER),
        line(words.text("chart.cash_fan.median", &[]), median, BLUE, BLUE),
        line(words.text("chart.cash_fan.limit", &[]), level, VERMILLION_TEXT, VERMILLION),
    ];
    labels.extend(without);
    labels
}

/// Draws a hundred futures beside the title: once, or without shocks and with them.
fn draw_aside(page: &mut Page, data: &CashFan, words: Words) {
    let (canvas, aside) = (&mut page.canvas, page.aside);
    let Some(without) = &data.without_shocks else {
        marks::draw_hundred(canvas, aside, filled_marks(data.probability_out_of_cash));
        return;
    };
    let half = (aside.width() - ASIDE_GAP) / 2.0;
    let bottom = aside.bottom - CAPTION;
    let size = half.min(bottom - aside.top);
    let arrays = [
        (aside.left + half, without.running_out.marks_without(), "chart.cash_fan.caption_without"),
        (aside.right, without.running_out.marks(), "chart.cash_fan.caption_with"),
    ];
    for (right, marks, caption) in arrays {
        marks.draw(canvas, Frame { left: right - size, right, top: aside.top, bottom });
        let at = (right - size / 2.0, aside.top + size + 34.0);
        canvas.write(&words.text(caption, &[]), at, HEADING, Align::Middle);
    }
}

/// The rows of a fan and where they lie on the page.
struct Fan<'a> {
    data: &'a CashFan,
    plot: &'a TimePlot<'a>,
}

impl Fan<'_> {
    fn draw(&self, canvas: &mut Canvas) {
        let data = self.data;
        canvas.area(self.band(&data.p05, &data.p95), OUTER);
        canvas.area(self.band(&data.p25, &data.p75), INNER);
        for path in &data.example_paths {
            canvas.line(self.row(path), EXAMPLE);
        }
        canvas.line(self.row(&data.p50), MEDIAN);
        if let Some(without) = &data.without_shocks {
            canvas.dashed(&self.row(&without.p05), WITHOUT_EDGE, 6.0, 14.0);
            canvas.dashed(&self.row(&without.p50), WITHOUT_MEDIAN, 22.0, 16.0);
        }
        let level = self.plot.money.place(data.out_of_cash_level);
        let frame = self.plot.plot;
        canvas.dashed(&[(frame.left, level), (frame.right, level)], LIMIT, 22.0, 16.0);
    }

    /// A row of closing balances; it starts at the opening balance, at the start of day 0.
    fn row(&self, balances: &[f64]) -> Vec<Point> {
        let TimePlot { time, money, .. } = self.plot;
        let start = (time.place(0.0), money.place(self.data.opening_cash));
        let closing = |(day, &balance)| (time.place(day as f64 + 1.0), money.place(balance));
        std::iter::once(start).chain(balances.iter().enumerate().map(closing)).collect()
    }

    fn band(&self, low: &[f64], high: &[f64]) -> Vec<Point> {
        let mut outline = self.row(high);
        outline.extend(self.row(low).into_iter().rev());
        outline
    }
}
