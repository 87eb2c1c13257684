//! What the calendar does to sales: weekdays, pay days, double dates and how they fade, the weeks
//! around Lebaran.

use jiff::Span;
use jiff::civil::Date;

use crate::calendar::{Festival, festival_days};

/// Days of Lebaran's run-up, and those around it, counted from its first day: sellers on platforms have
/// their peak two to three weeks before, and sell less in the last week and until people are back.
pub const AROUND_LEBARAN: [std::ops::RangeInclusive<i32>; 2] = [-21..=-8, -7..=7];

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
    /// Which of [`AROUND_LEBARAN`] were seen.
    lebaran: [bool; 2],
    /// First days of Lebaran from the first day to a year and more after the last.
    lebarans: Vec<Date>,
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
/// Some sell half as much again before Lebaran; one shop nothing more.
const LEBARAN: [(f64, f64); 2] = [(0.1, 0.25), (-0.15, 0.35)];

/// So many open days tell of a stretch around Lebaran.
const DAYS_TO_TELL: usize = 5;

/// Days after the history in which the next Lebaran lies.
const NEXT_LEBARAN: i64 = 400;

impl Effects {
    /// The effects that these days can tell.
    #[must_use]
    pub fn of(start: Date, sales: &[Option<f64>]) -> Self {
        let end = start.saturating_add(Span::new().days(sales.len() as i64));
        let lebarans = lebarans(start, end);
        let mut effects = Self {
            start,
            end,
            double_dates: false,
            fading: false,
            pay_days: false,
            lebaran: [false; 2],
            lebarans,
        };
        let known = |day: &usize| sales[*day].is_some_and(|sales| sales > 0.0);
        let doubles: Vec<usize> =
            (0..sales.len()).filter(known).filter(|day| is_double(effects.date(*day))).collect();
        effects.double_dates = !doubles.is_empty();
        let span = doubles.last().zip(doubles.first()).map_or(0, |(last, first)| last - first);
        effects.fading = span > 365;
        let pay_days = (0..sales.len()).filter(known).filter(|day| is_pay_day(effects.date(*day)));
        effects.pay_days = pay_days.count() >= 8;
        let stretches: Vec<usize> = (0..sales.len())
            .filter(known)
            .filter_map(|day| effects.around_lebaran(effects.date(day)))
            .collect();
        for (at, is_told) in effects.lebaran.iter_mut().enumerate() {
            *is_told = stretches.iter().filter(|stretch| **stretch == at).count() >= DAYS_TO_TELL;
        }
        effects
    }

    /// The number of columns: the level, six weekdays, and the others that can be told.
    #[must_use]
    pub fn count(&self) -> usize {
        self.before_lebaran() + self.lebaran.iter().filter(|is_told| **is_told).count()
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
        let stretch = self.around_lebaran(date);
        let told = (0..2).filter(|at| self.lebaran[*at]);
        row.extend(told.map(|at| f64::from(u8::from(stretch == Some(at)))));
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
        prior.extend((0..2).filter(|at| self.lebaran[*at]).map(|at| LEBARAN[at]));
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
        self.pay_days.then(|| self.before_lebaran() - 1)
    }

    /// Where the effects of [`AROUND_LEBARAN`] stand.
    #[must_use]
    pub fn lebaran(&self) -> [Option<usize>; 2] {
        let first = self.before_lebaran();
        let second = first + usize::from(self.lebaran[0]);
        [self.lebaran[0].then_some(first), self.lebaran[1].then_some(second)]
    }

    /// The number of columns before those of Lebaran.
    fn before_lebaran(&self) -> usize {
        7 + usize::from(self.double_dates) + usize::from(self.fading) + usize::from(self.pay_days)
    }

    /// In which of [`AROUND_LEBARAN`] a date lies.
    fn around_lebaran(&self, date: Date) -> Option<usize> {
        self.lebarans.iter().find_map(|first| {
            let offset = first.until(date).ok()?.get_days();
            AROUND_LEBARAN.iter().position(|stretch| stretch.contains(&offset))
        })
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

/// First days of Lebaran that may touch a history or the year after it.
fn lebarans(start: Date, end: Date) -> Vec<Date> {
    let month = Span::new().days(30);
    let last = end.saturating_add(Span::new().days(NEXT_LEBARAN));
    let found = festival_days(Festival::Lebaran, start.saturating_sub(month), last, &[]);
    found.into_iter().map(|day| day.date).collect()
}

fn is_double(date: Date) -> bool {
    date.day() == date.month()
}

fn is_pay_day(date: Date) -> bool {
    PAY_DAYS.contains(&date.day())
}
