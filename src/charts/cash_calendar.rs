//! The calendar of cash: in which weeks money comes and goes, what it is for, and when cash is thin.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::language::{Words, count, date_long};

use super::axes::{self, Axis, Scale};
use super::canvas::{Align, Canvas, Frame, Point, Stroke};
use super::labels::fit;
use super::look::Look;
use super::page::{HEADING, LABEL, Page, STRONG, Texts, is_narrow};
use super::palette::{BLUE, GRID, INK, MUTED, SHADE, VERMILLION};
use super::side_labels::{self, SideLabel};
use super::time_axis::TimeAxis;
use super::unit::Unit;
use super::{ChartError, Picture, check};

/// The money of a typical year, week by week, and how low cash is in all futures.
#[derive(Debug, Clone, PartialEq)]
pub struct CashCalendar {
    /// The name of the shop.
    pub business: String,
    /// The date of day 0.
    pub start: Date,
    /// What comes and goes, by what it is for.
    pub rows: Vec<CalendarRow>,
    /// The middle balance at the close of each day, in rupiah.
    pub middle: Vec<f64>,
    /// The balance that 5 of 100 futures lie below, by day.
    pub low: Vec<f64>,
    /// How many futures were computed.
    pub paths: u64,
}

/// One line of the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarRow {
    /// What the money is for.
    pub purpose: CalendarPurpose,
    /// What is paid in each week, in rupiah; out of the till negative.
    pub by_week: Vec<f64>,
}

/// What money of the calendar is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarPurpose {
    /// Sales as they are paid out, less fees and refunds.
    Receipts,
    /// Goods and packing that are paid when they are sold or billed.
    Goods,
    /// Goods bought for the store.
    Restock,
    /// Wages.
    Wages,
    /// The religious holiday allowance.
    HolidayAllowance,
    /// Rent and other costs that come every month.
    Fixed,
    /// Advertising.
    Ads,
    /// Loans: paid out, paid back, interest.
    Loans,
    /// Tax.
    Tax,
    /// What the family takes.
    Family,
    /// Precautions, responses and single amounts.
    Single,
}

impl CalendarPurpose {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Receipts,
        Self::Goods,
        Self::Restock,
        Self::Wages,
        Self::HolidayAllowance,
        Self::Fixed,
        Self::Ads,
        Self::Loans,
        Self::Tax,
        Self::Family,
        Self::Single,
    ];

    /// What people call it.
    #[must_use]
    pub fn name(self, words: Words) -> String {
        let key = match self {
            Self::Receipts => "chart.cash_calendar.receipts",
            Self::Goods => "chart.money.goods",
            Self::Restock => "chart.cash_calendar.restock",
            Self::Wages => "chart.cash_calendar.wages",
            Self::HolidayAllowance => "chart.cash_fan.jump_holiday_allowance",
            Self::Fixed => "chart.money.fixed",
            Self::Ads => "chart.money.ads",
            Self::Loans => "chart.money.loans",
            Self::Tax => "chart.money.tax",
            Self::Family => "chart.money.family",
            Self::Single => "chart.money.single",
        };
        words.text(key, &[])
    }
}

const WEEK: usize = 7;
/// The widths of the names; of wide and of narrow pages.
const NAMES: f64 = 400.0;
const NARROW_NAMES: f64 = 340.0;
/// The height of the balance below the rows, and room above it for its name.
const BALANCE: f64 = 0.2;
const BALANCE_HEAD: f64 = 58.0;
/// Room above the rows for the name of the thin week.
const HEAD: f64 = 46.0;
const LOWEST_ROW: f64 = 50.0;
const TALLEST_ROW: f64 = 110.0;
/// The share of a week that its bar takes.
const FILL: f64 = 0.72;
const GAP: f64 = 20.0;
const MIDDLE: Stroke = Stroke::new(BLUE, 6.0);
const LOW: Stroke = Stroke::new(INK, 5.0);

/// Draws a row of bars for each purpose on the weeks of a year, and below them the balance.
///
/// # Errors
///
/// Fails if a value is not a finite number, rows are empty or differ in length, or the dates leave the
/// calendar.
pub fn cash_calendar(data: &CashCalendar, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
    let places = Places::divide(page.body, data, words)?;
    places.draw_thin_week(&mut page.canvas, words);
    places.draw_rows(&mut page.canvas, words);
    places.draw_balance(&mut page.canvas, words);
    page.finish()
}

fn validate(data: &CashCalendar) -> Result<(), ChartError> {
    check::values("middle", &data.middle)?;
    check::values("low", &data.low)?;
    check::length("low", data.middle.len(), &data.low)?;
    if data.rows.is_empty() {
        return Err(ChartError::Empty { what: "rows" });
    }
    let weeks = data.middle.len().div_ceil(WEEK);
    data.rows.iter().try_for_each(|row| {
        check::values("rows", &row.by_week)?;
        check::length("rows", weeks, &row.by_week)?;
        check::value("rows", row.by_week.iter().sum())
    })
}

/// A row as it is drawn: one purpose, or several small ones together.
struct Drawn {
    name: String,
    by_week: Vec<f64>,
}

struct Places {
    body: Frame,
    /// All rows.
    rows: Frame,
    balance: Frame,
    row_height: f64,
    drawn: Vec<Drawn>,
    time_axis: TimeAxis,
    axis: Axis,
    labels: Vec<SideLabel>,
    thin: usize,
    middle: Vec<f64>,
    low: Vec<f64>,
}

impl Places {
    fn divide(body: Frame, data: &CashCalendar, words: Words) -> Result<Self, ChartError> {
        let names = if is_narrow(body) { NARROW_NAMES } else { NAMES };
        let labels = labels(data, words);
        let height = body.height() - HEAD - BALANCE_HEAD - TimeAxis::HEIGHT;
        let all = (1.0 - BALANCE) * height;
        let most = ((all / LOWEST_ROW) as usize).max(2);
        let drawn = drawn(data, most, words);
        let row_height = (all / drawn.len() as f64).min(TALLEST_ROW);
        let unit = Unit::Money(words);
        let totals =
            drawn.iter().map(|row| LABEL.width(&unit.signed(total(row)))).fold(0.0, f64::max);
        let right = body.right - side_labels::room_for(&labels).max(totals + GAP);
        let top = body.top + HEAD;
        let bottom = top + row_height * drawn.len() as f64;
        let rows = Frame { left: body.left + names, top, right, bottom };
        let balance =
            Frame { top: bottom + BALANCE_HEAD, bottom: body.bottom - TimeAxis::HEIGHT, ..rows };
        let time_axis = TimeAxis::new(data.start, data.middle.len(), balance)?;
        let held = data.middle.iter().chain(&data.low).copied();
        let thin = thin_day(data) / WEEK;
        let axis = Axis::holding(held, 2);
        let (middle, low) = (data.middle.clone(), data.low.clone());
        Ok(Self {
            body,
            rows,
            balance,
            row_height,
            drawn,
            time_axis,
            axis,
            labels,
            thin,
            middle,
            low,
        })
    }

    /// From day to day of a week, within the plot.
    fn week(&self, week: usize) -> (f64, f64) {
        let at = |day: usize| self.time_axis.scale.place_inside(day as f64);
        (at(week * WEEK), at((week + 1) * WEEK))
    }

    fn draw_thin_week(&self, canvas: &mut Canvas, words: Words) {
        let (left, right) = self.week(self.thin);
        let top = self.rows.top - 4.0;
        canvas.rectangle(Frame { left, top, right, bottom: self.balance.bottom }, SHADE);
        let text = words.text("chart.cash_calendar.thin", &[]);
        let half = HEADING.width(&text) / 2.0;
        let x = ((left + right) / 2.0).min(self.body.right - half).max(self.body.left + half);
        canvas.write(&text, (x, self.body.top + 28.0), HEADING, Align::Middle);
    }

    fn draw_rows(&self, canvas: &mut Canvas, words: Words) {
        let weeks = self.drawn.iter().flat_map(|row| &row.by_week);
        let most = weeks.map(|amount| amount.abs()).fold(0.0, f64::max);
        for (place, row) in self.drawn.iter().enumerate() {
            let top = self.rows.top + self.row_height * place as f64;
            let frame = Frame { top, bottom: top + self.row_height, ..self.rows };
            let base = frame.bottom - 6.0;
            canvas.line(vec![(frame.left, base), (frame.right, base)], Stroke::new(GRID, 2.0));
            let middle = (frame.top + frame.bottom) / 2.0;
            let name = fit(&row.name, LABEL, frame.left - self.body.left - GAP);
            canvas.write_at_middle(&name, (self.body.left, middle), LABEL, Align::Start);
            let written = Unit::Money(words).signed(total(row));
            let at = (self.body.right, middle);
            canvas.write_at_middle(&written, at, LABEL, Align::End);
            for (week, amount) in row.by_week.iter().enumerate().filter(|(_, it)| **it != 0.0) {
                let (left, right) = self.week(week);
                let room = (right - left) * (1.0 - FILL) / 2.0;
                let height = amount.abs() / most * (self.row_height - 12.0);
                let bar = Frame {
                    left: left + room,
                    top: base - height.max(2.0),
                    right: right - room,
                    bottom: base,
                };
                let color = if *amount > 0.0 { BLUE } else { MUTED };
                canvas.rectangle(bar, color);
            }
        }
    }

    fn draw_balance(&self, canvas: &mut Canvas, words: Words) {
        let balance = self.balance;
        let scale = Scale::new((self.axis.low, self.axis.high), (balance.bottom, balance.top));
        axes::draw_levels(canvas, balance, (&self.axis, scale), Unit::Money(words));
        let heading = words.text("chart.shock_anatomy.cash", &[]);
        let at = (self.body.left, balance.top - 22.0);
        canvas.write(&fit(&heading, HEADING, self.body.width()), at, HEADING, Align::Start);
        let closes = |row: &[f64]| -> Vec<Point> {
            let close = |(day, value): (usize, &f64)| {
                (self.time_axis.scale.place(day as f64 + 1.0), scale.place(*value))
            };
            row.iter().enumerate().map(close).collect()
        };
        if self.axis.low < 0.0 {
            let zero = scale.place(0.0);
            let line = vec![(balance.left, zero), (balance.right, zero)];
            canvas.line(line, Stroke::new(VERMILLION, 4.0));
        }
        canvas.dashed(&closes(&self.low), LOW, 14.0, 9.0);
        canvas.line(closes(&self.middle), MIDDLE);
        self.time_axis.draw(canvas, balance, words.language());
        let on_page = |label: &SideLabel| SideLabel { y: scale.place(label.y), ..label.clone() };
        let labels: Vec<SideLabel> = self.labels.iter().map(on_page).collect();
        side_labels::draw(canvas, balance, (balance.top - 30.0, self.body.bottom), &labels);
    }
}

fn total(row: &Drawn) -> f64 {
    row.by_week.iter().sum()
}

fn labels(data: &CashCalendar, words: Words) -> Vec<SideLabel> {
    let label = |key: &str, row: &[f64], style, leader| SideLabel {
        lines: vec![words.text(key, &[])],
        y: row.last().copied().unwrap_or_default(),
        style,
        leader,
    };
    vec![
        label("chart.cash_fan.median", &data.middle, STRONG, BLUE),
        label("chart.cash_calendar.low", &data.low, LABEL, INK),
    ]
}

/// The rows with money; the smallest stand together where there are more than `most`. An allowance that comes
/// once a year is small in the sum, but what a calendar is for: the largest week counts.
fn drawn(data: &CashCalendar, most: usize, words: Words) -> Vec<Drawn> {
    let size = |row: &CalendarRow| row.by_week.iter().fold(0.0_f64, |most, it| most.max(it.abs()));
    let mut rows: Vec<&CalendarRow> = data.rows.iter().filter(|row| size(row) > 0.0).collect();
    if rows.is_empty() {
        rows.extend(data.rows.first());
    }
    let mut together: Vec<f64> = Vec::new();
    while rows.len() + usize::from(!together.is_empty()) > most && rows.len() > 1 {
        let sizes = rows.iter().map(|row| size(row)).enumerate();
        let Some((least, _)) = sizes.min_by(|one, other| one.1.total_cmp(&other.1)) else { break };
        let row = rows.remove(least);
        together.resize(row.by_week.len(), 0.0);
        together.iter_mut().zip(&row.by_week).for_each(|(sum, one)| *sum += one);
    }
    let mut drawn: Vec<Drawn> = rows
        .into_iter()
        .map(|row| Drawn { name: row.purpose.name(words), by_week: row.by_week.clone() })
        .collect();
    if !together.is_empty() {
        let name = words.text("chart.money_year.others", &[]);
        drawn.push(Drawn { name, by_week: together });
    }
    drawn
}

/// The day on which the lowest balances are lowest.
fn thin_day(data: &CashCalendar) -> usize {
    let days = data.low.iter().enumerate();
    days.min_by(|one, other| one.1.total_cmp(other.1)).map_or(0, |(day, _)| day)
}

fn open_page(data: &CashCalendar, look: Look) -> Page {
    let words = look.words;
    let paths = count(data.paths, words.language());
    let business = [("business", data.business.as_str())];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.cash_calendar.subtitle", &business),
            notes: &[words.text("chart.cash_calendar.note", &[])],
            paths: &words.text("chart.note_paths", &[("paths", &paths)]),
            aside: 0.0,
        },
    )
}

/// When cash is thinnest in bad futures, how thin, and what goes out most in that week.
fn title(data: &CashCalendar, words: Words) -> String {
    let day = thin_day(data);
    let low = data.low.get(day).copied().unwrap_or_default();
    let week = day / WEEK;
    let last = data.low.len().saturating_sub(1) / WEEK;
    let days = i32::try_from(day).unwrap_or(i32::MAX);
    let date = data.start.checked_add(days.days()).unwrap_or(data.start);
    let left = match low < 0.0 {
        true => "chart.cash_calendar.short",
        false => "chart.cash_calendar.left",
    };
    let left = words.text(left, &[("amount", &words.money(low.abs()))]);
    let key = match week {
        _ if last == 0 => "chart.cash_calendar.title",
        0 => "chart.cash_calendar.title_start",
        week if week == last => "chart.cash_calendar.title_end",
        _ => "chart.cash_calendar.title",
    };
    let date = date_long(date, words.language());
    let thin = words.text(key, &[("date", &date), ("left", &left)]);
    let due = |row: &CalendarRow| row.by_week.get(week).copied().unwrap_or_default();
    let largest = data.rows.iter().min_by(|one, other| due(one).total_cmp(&due(other)));
    let Some(largest) = largest.filter(|row| due(row) < 0.0) else { return thin };
    let out: f64 = data.rows.iter().map(due).filter(|amount| *amount < 0.0).sum();
    let values = [
        ("thin", thin.as_str()),
        ("out", &words.money(out.abs())),
        ("purpose", &largest.purpose.name(words)),
    ];
    words.text("chart.cash_calendar.title_due", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::samples;
    use crate::language::Language::Indonesian;

    #[test]
    fn the_title_names_the_thinnest_day_and_what_falls_due_then() {
        let (_, mut data) = samples::cash_calendars().remove(0);
        data.start = jiff::civil::date(2026, 1, 1);
        data.low = vec![9e6; 365];
        data.middle = vec![12e6; 365];
        data.low[75] = -2e6;
        let mut by_week = vec![0.0; 53];
        by_week[10] = -7e6;
        data.rows = vec![CalendarRow { purpose: CalendarPurpose::HolidayAllowance, by_week }];
        let told = title(&data, Words::of(Indonesian));
        for said in ["17 Maret 2026", "kurang Rp2 jt", "Rp7 jt", "THR"] {
            assert!(told.contains(said), "{said} in {told}");
        }
        data.low[75] = 9e6;
        data.low[0] = 1e6;
        assert!(title(&data, Words::of(Indonesian)).contains("di awal"));
    }

    #[test]
    fn the_smallest_rows_stand_together_and_no_rupiah_is_lost() {
        let (_, data) = samples::cash_calendars().remove(0);
        let all: f64 = data.rows.iter().flat_map(|row| &row.by_week).sum();
        for most in [2, 4, 20] {
            let drawn = drawn(&data, most, Words::of(Indonesian));
            assert!(drawn.len() <= most);
            let sum: f64 = drawn.iter().map(total).sum();
            assert!((sum - all).abs() < 1e-3, "{most}");
        }
    }
}
