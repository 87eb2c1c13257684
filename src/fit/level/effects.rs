//! What the calendar does to sales: weekdays, pay days, double dates and how they fade.

use jiff::Span;
use jiff::civil::Date;

/// Days of the month after wages are paid.
pub const PAY_DAYS: std::ops::RangeInclusive<i8> = 25..=28;

/// The effects that a history can tell, as columns of a regression on log sales.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    start: Date,
    /// The day after the history, from which years are counted back.
    end: Date,
    /// Whether a double date was seen.
    double_dates: bool,
    /// Whether they were seen over more than a year, so that they can be seen to fade.
    fading: bool,
    pay_days: bool,
}

/// What is assumed of the effects before any data, as mean and standard deviation; the first is the
/// level, of which nothing is known.
const LEVEL: (f64, f64) = (0.0, 5.0);
/// Shops differ; a strong weekday is a third above the others.
const WEEKDAY: (f64, f64) = (0.0, 0.12);
/// One shop saw 4.4, 2.4 and 1.6 times its sales in three years.
const DOUBLE_DATE: (f64, f64) = (0.5, 0.5);
const FADING: (f64, f64) = (0.2, 0.4);
/// One shop sold 1.4 times on the 25th; others nothing more.
const PAY_DAY: (f64, f64) = (0.1, 0.2);

impl Effects {
    /// The effects that these days can tell.
    #[must_use]
    pub fn of(start: Date, sales: &[Option<f64>]) -> Self {
        let end = start.saturating_add(Span::new().days(sales.len() as i64));
        let mut effects = Self { start, end, double_dates: false, fading: false, pay_days: false };
        let known = |day: &usize| sales[*day].is_some_and(|sales| sales > 0.0);
        let doubles: Vec<usize> =
            (0..sales.len()).filter(known).filter(|day| is_double(effects.date(*day))).collect();
        effects.double_dates = !doubles.is_empty();
        let span = doubles.last().zip(doubles.first()).map_or(0, |(last, first)| last - first);
        effects.fading = span > 365;
        let pay_days = (0..sales.len()).filter(known).filter(|day| is_pay_day(effects.date(*day)));
        effects.pay_days = pay_days.count() >= 8;
        effects
    }

    /// The number of columns: the level, six weekdays, and the others that can be told.
    #[must_use]
    pub fn count(&self) -> usize {
        7 + usize::from(self.double_dates) + usize::from(self.fading) + usize::from(self.pay_days)
    }

    /// The columns on a day counted from the first; days after the history may be asked for.
    #[must_use]
    pub fn row(&self, day: usize) -> Vec<f64> {
        let date = self.date(day);
        let mut row = vec![1.0];
        let weekday = self.weekday(day);
        // Six contrasts: Sunday is minus the sum of the others, so that the mean is the level's.
        row.extend((0..6).map(|other| match weekday {
            6 => -1.0,
            _ => f64::from(u8::from(weekday == other)),
        }));
        let double = f64::from(u8::from(is_double(date)));
        if self.double_dates {
            row.push(double);
        }
        if self.fading {
            row.push(double * self.age(date));
        }
        if self.pay_days {
            row.push(f64::from(u8::from(is_pay_day(date))));
        }
        row
    }

    /// The weekday of a day counted from the first, 0 for Monday.
    #[must_use]
    pub fn weekday(&self, day: usize) -> usize {
        usize::try_from(self.date(day).weekday().to_monday_zero_offset()).unwrap_or(0)
    }

    /// Prior mean and standard deviation of each column.
    #[must_use]
    pub fn prior(&self) -> Vec<(f64, f64)> {
        let mut prior = vec![LEVEL];
        prior.extend([WEEKDAY; 6]);
        prior.extend(self.double_dates.then_some(DOUBLE_DATE));
        prior.extend(self.fading.then_some(FADING));
        prior.extend(self.pay_days.then_some(PAY_DAY));
        prior
    }

    /// Where the effect of double dates stands among the columns, and that of their fading.
    #[must_use]
    pub fn double_dates(&self) -> Option<(usize, Option<usize>)> {
        self.double_dates.then_some((7, self.fading.then_some(8)))
    }

    /// Where the effect of pay days stands.
    #[must_use]
    pub fn pay_days(&self) -> Option<usize> {
        self.pay_days.then(|| self.count() - 1)
    }

    /// Years from a date to the end of the history; what comes later counts as its end, so that an
    /// effect does not go on fading below nothing.
    fn age(&self, date: Date) -> f64 {
        let days = date.until(self.end).map_or(0, |span| span.get_days());
        f64::from(days.max(0)) / 365.0
    }

    fn date(&self, day: usize) -> Date {
        self.start.saturating_add(Span::new().days(day as i64))
    }
}

fn is_double(date: Date) -> bool {
    date.day() == date.month()
}

fn is_pay_day(date: Date) -> bool {
    PAY_DAYS.contains(&date.day())
}
