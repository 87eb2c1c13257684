//! Numbers that files say directly, each with where it comes from.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::numeric::quantile_type7;

/// Where a number comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// Names of files.
    pub files: Vec<String>,
    /// How many orders, payouts or days it was computed from.
    pub count: usize,
    /// The first and the last day of these.
    pub period: Option<(Date, Date)>,
}

impl Source {
    pub(super) fn of(
        files: &BTreeSet<usize>,
        names: &[String],
        days: impl Iterator<Item = Date>,
    ) -> Self {
        let files = files.iter().filter_map(|file| names.get(*file)).cloned().collect();
        let mut source = Self { files, ..Self::default() };
        for day in days {
            source.count += 1;
            let (first, last) = source.period.unwrap_or((day, day));
            source.period = Some((first.min(day), last.max(day)));
        }
        source
    }
}

/// A measured number: its value over all records, and how it went up and down.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Over all records.
    pub value: f64,
    /// The 10% and 90% quantiles of its weeks (the value itself where there are fewer than four).
    pub range: (f64, f64),
    /// Where it comes from.
    pub source: Source,
}

/// Records of one week that a ratio needs at least.
const LEAST_A_WEEK: usize = 5;

/// A ratio of two sums over records: all of them, and week by week.
pub(super) fn ratio(parts: &[(Date, f64, f64)], source: Source) -> Option<Fact> {
    let over = |parts: &[(Date, f64, f64)]| {
        let (above, below) =
            parts.iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.1, sum.1 + part.2));
        (below > 0.0).then(|| above / below)
    };
    let value = over(parts)?;
    let mut sorted = parts.to_vec();
    sorted.sort_by_key(|part| part.0);
    let week =
        |date: Date| date.iso_week_date().first_of_week().map(jiff::civil::ISOWeekDate::date);
    let weeks = sorted.chunk_by(|one, next| week(one.0).ok() == week(next.0).ok());
    let ratios: Vec<f64> =
        weeks.filter(|week| week.len() >= LEAST_A_WEEK).filter_map(over).collect();
    let range = if ratios.len() < 4 { (value, value) } else { range_of(ratios) };
    Some(Fact { value, range: (range.0.min(value), range.1.max(value)), source })
}

fn range_of(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let at = |probability| quantile_type7(&values, probability);
    (at(0.1), at(0.9))
}
