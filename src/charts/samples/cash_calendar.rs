use jiff::civil::date;

use super::super::{CalendarPurpose, CalendarRow, CashCalendar};
use super::random::Random;
use super::{LONG_NAME, START, Sample};

/// A shop of so many days with weekly sales, monthly costs and a holiday allowance in March.
fn shop(days: usize, scale: f64) -> CashCalendar {
    let weeks = days.div_ceil(7);
    let mut random = Random::new(17);
    let every = |step: usize, first: usize, amount: f64| -> Vec<f64> {
        let due = |week: usize| week >= first && (week - first).is_multiple_of(step);
        (0..weeks).map(|week| if due(week) { amount * scale } else { 0.0 }).collect()
    };
    let sales: Vec<f64> = (0..weeks).map(|_| scale * (8.0 + 4.0 * random.uniform())).collect();
    let row = |purpose, by_week| CalendarRow { purpose, by_week };
    let rows = vec![
        row(CalendarPurpose::Receipts, sales),
        row(CalendarPurpose::Goods, every(1, 0, -4.2)),
        row(CalendarPurpose::Restock, every(13, 7, -16.0)),
        row(CalendarPurpose::Wages, every(4, 3, -9.0)),
        row(CalendarPurpose::HolidayAllowance, every(100, 9, -9.0)),
        row(CalendarPurpose::Fixed, every(4, 0, -2.5)),
        row(CalendarPurpose::Ads, every(1, 0, -0.4)),
        row(CalendarPurpose::Loans, every(4, 2, -1.1)),
        row(CalendarPurpose::Tax, every(4, 1, -0.2)),
        row(CalendarPurpose::Family, every(4, 2, -6.0)),
        row(CalendarPurpose::Single, every(30, 20, -3.0)),
    ];
    let mut cash = 12.0 * scale;
    let balance = |day: usize| {
        let moved: f64 = rows.iter().map(|row| row.by_week[day / 7] / 7.0).sum();
        cash += moved;
        cash
    };
    let middle: Vec<f64> = (0..days).map(balance).collect();
    let spread = |(day, value): (usize, &f64)| value - scale * 1.2 * (day as f64).sqrt();
    let low = middle.iter().enumerate().map(spread).collect();
    let business = "Batik Sekar Arum".to_owned();
    CashCalendar { business, start: START, rows, middle, low, paths: 10_000 }
}

/// Calendars of cash, ordinary and extreme.
pub fn cash_calendars() -> Vec<Sample<CashCalendar>> {
    let usual = || shop(365, 1e6);
    let few = || {
        let mut data = usual();
        data.rows.truncate(2);
        data
    };
    let nothing = CashCalendar {
        rows: vec![CalendarRow { purpose: CalendarPurpose::Receipts, by_week: vec![0.0; 53] }],
        middle: vec![0.0; 365],
        low: vec![0.0; 365],
        ..usual()
    };
    let hostile = "</text><b>\u{202e}🧵\" & '=1+1'".to_owned();
    vec![
        ("usual", usual()),
        ("few", few()),
        ("nothing_at_all", nothing),
        ("one_day", shop(1, 1e6)),
        ("two_months", shop(60, 1e6)),
        ("thousand", shop(365, 90.0)),
        ("ten_trillion", shop(365, 1e13)),
        ("mid_year", CashCalendar { start: date(2027, 8, 19), ..usual() }),
        ("long_name", CashCalendar { business: LONG_NAME.to_owned(), ..usual() }),
        ("hostile", CashCalendar { business: hostile, ..usual() }),
    ]
}
