//! Dates as exports write them.

use jiff::civil::{Date, date};

use super::table::Value;

/// Which number comes first where a date is written in three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Day,
    Month,
}

/// How a column writes its dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates(First);

/// Names of months by their first three letters, Indonesian and English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "peb"],
    &["mar"],
    &["apr"],
    &["mei", "may"],
    &["jun"],
    &["jul"],
    &["agu", "aug", "agt"],
    &["sep"],
    &["okt", "oct"],
    &["nov", "nop"],
    &["des", "dec"],
];

/// Exports of shops are not older, and a later year is a slip.
const YEARS: std::ops::RangeInclusive<i16> = 2005..=2099;

impl Dates {
    /// Learns it from all values: `13/02` and `02/13` leave no doubt. Indonesia writes the day first.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let (mut day, mut month) = (0usize, 0usize);
        for value in values {
            let Value::Text(text) = value else { continue };
            if let Some([one, two, _]) = numbers(text).filter(|[first, _, _]| *first <= 31) {
                day += usize::from(one > 12 && two <= 12);
                month += usize::from(two > 12 && one <= 12);
            }
        }
        Self(if month > day { First::Month } else { First::Day })
    }

    /// The day of a cell; `None` when it holds none.
    pub(super) fn read(self, value: &Value) -> Option<Date> {
        let found = match value {
            Value::Empty => None,
            Value::Number(serial) => of_serial(*serial),
            Value::Text(text) => self.of_text(text),
        };
        found.filter(|date| YEARS.contains(&date.year()))
    }

    fn of_text(self, text: &str) -> Option<Date> {
        let Some([one, two, three]) = numbers(text) else {
            return with_month_name(text).or_else(|| of_serial(text.trim().parse().ok()?));
        };
        let (year, month, day) = match self.0 {
            _ if one > 31 => (one, two, three),
            First::Day => (three, two, one),
            First::Month => (three, one, two),
        };
        let year = if year < 100 { year + 2000 } else { year };
        civil(year, month, day)
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Days since the end of 1899, as spreadsheets count.
fn of_serial(serial: f64) -> Option<Date> {
    // 20260131 is a date without marks, not a day far away.
    if (19_000_101.0..=21_001_231.0).contains(&serial) && serial.fract() == 0.0 {
        let whole = serial as u32;
        return civil(whole / 10_000, whole / 100 % 100, whole % 100);
    }
    if !(30_000.0..80_000.0).contains(&serial) {
        return None;
    }
    date(1899, 12, 30).checked_add(jiff::Span::new().days(serial.floor() as i64)).ok()
}

/// The three numbers a date begins with, such as `31/01/2026 20:15` or `2026-01-31T20:15`.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let text = text.trim();
    let end = text.find([' ', 'T']).unwrap_or(text.len());
    let mut parts = text[..end].split(['/', '-', '.']);
    let mut next = || parts.next().filter(|part| (1..=4).contains(&part.len()))?.parse().ok();
    let three = [next()?, next()?, next()?];
    parts.next().is_none().then_some(three)
}

/// `31 Januari 2026`, `31-Jan-26`, `Jan 31, 2026`.
fn with_month_name(text: &str) -> Option<Date> {
    let small = text.to_lowercase();
    let words: Vec<&str> =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month_at = words.iter().take(3).position(|word| month(word).is_some())?;
    let found = month(words[month_at])?;
    let mut others = words.iter().enumerate().filter(|(at, _)| *at != month_at);
    let mut next = || others.find_map(|(_, word)| word.parse::<u32>().ok());
    let (day, year) = (next()?, next()?);
    civil(if year < 100 { year + 2000 } else { year }, found, day)
}

fn month(word: &str) -> Option<u32> {
    let start: String = word.chars().take(3).collect();
    let at = MONTHS.iter().position(|names| names.contains(&start.as_str()))?;
    Some(at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Vec<Option<Date>> {
        let values: Vec<Value> = texts.iter().map(|text| Value::Text((*text).into())).collect();
        let dates = Dates::of(values.iter());
        values.iter().map(|value| dates.read(value)).collect()
    }

    #[test]
    fn all_spellings_are_the_same_day() {
        let day = Some(date(2026, 1, 31));
        for text in [
            "2026-01-31",
            "2026-01-31 20:15",
            "2026/01/31",
            "31/01/2026 20:15:00\t",
            "31-01-2026 20:15:00",
            "31.1.26",
            "31 Januari 2026",
            "31-Jan-26",
            "Jan 31, 2026",
            "20260131",
            "46053",
        ] {
            assert_eq!(read(&[text]), [day], "{text}");
        }
        assert_eq!(Dates::of([].iter()).read(&Value::Number(46_053.75)), day);
    }

    #[test]
    fn one_clear_date_decides_for_its_column() {
        assert_eq!(read(&["02/03/2026", "01/25/2026"])[0], Some(date(2026, 2, 3)));
        assert_eq!(read(&["02/03/2026", "25/01/2026"])[0], Some(date(2026, 3, 2)));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "kemarin", "2026-02-30", "31/31/2026", "1850-01-01", "9-9", "1-2-3-4"] {
            assert_eq!(read(&[text]), [None], "{text}");
        }
    }
}
