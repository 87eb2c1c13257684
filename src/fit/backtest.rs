//! How well the outlook would have served in the past: at many dates only what was known then is
//! fitted, and what came is held against the ranges that would have been given.

use jiff::Span;
use jiff::civil::Date;

use super::level::{History, Kind, Outlook, Part, Posterior};
use super::reading::Channel;
use crate::charts::{PastForecast, PastForecasts};
use crate::numeric::{StreamKey, quantile_type7, stream_name};

/// Futures drawn at each date.
const FUTURES: u32 = 1000;

/// Days that the simple methods look back on.
const MONTH: usize = 30;

/// One date: what was expected and what came.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The first day of what was to come.
    pub date: Date,
    /// What came, rupiah, over the days that are known.
    pub came: f64,
    /// Ends of the ranges that would have been given: 2.5, 10, 25, 50, 75, 90, 97.5%.
    pub ranges: [f64; 7],
    /// The same by drawing past days anew.
    pub resampled: [f64; 7],
    /// What the last month's mean would have said.
    pub last_month: f64,
}

/// All dates for one length of history and one horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// Days of history that were fitted at each date.
    pub history: usize,
    /// Days that were to be foretold.
    pub horizon: usize,
    /// Days from one date to the next.
    pub every: usize,
    /// The dates.
    pub origins: Vec<Origin>,
}

/// Probabilities of the ends of [`Origin::ranges`].
pub const ENDS: [f64; 7] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/// The ends of the 50, 80 and 95% ranges among [`ENDS`].
const PAIRS: [(usize, usize); 3] = [(2, 4), (1, 5), (0, 6)];

/// How often ranges held, and how wide they were.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coverage {
    /// Share of dates at which the 50, 80 and 95% ranges held what came.
    pub held: [f64; 3],
    /// Median width of the 80% range, as a share of the median.
    pub width: f64,
    /// Median of the error of the middle, as a share of what came.
    pub error: f64,
}

impl Backtest {
    /// Fits at dates `every` so many days that leave `history` days before and `horizon` days after
    /// them. `None` when there is none.
    #[must_use]
    pub fn of(
        channel: &Channel,
        kind: Kind,
        (history, horizon): (usize, usize),
        every: usize,
    ) -> Option<Self> {
        let days = channel.sales.len();
        let mut origins = Vec::new();
        let mut at = history;
        while at + horizon <= days {
            origins.extend(origin(channel, kind, at, history, horizon));
            at += every.max(1);
        }
        (!origins.is_empty()).then_some(Self { history, horizon, every, origins })
    }

    /// How often the ranges of the fit held.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.coverage_of(|origin| &origin.ranges)
    }

    /// How often those of past days drawn anew did.
    #[must_use]
    pub fn resampled(&self) -> Coverage {
        self.coverage_of(|origin| &origin.resampled)
    }

    /// The median error of last month's mean, as a share of what came.
    #[must_use]
    pub fn last_month_error(&self) -> f64 {
        let error =
            |origin: &Origin| (origin.last_month - origin.came).abs() / origin.came.max(1.0);
        median(self.origins.iter().map(error).collect())
    }

    /// The dates as a chart shows them.
    #[must_use]
    pub fn chart(&self, name: &str) -> PastForecasts {
        let start = self.origins.first().map_or(Date::constant(2026, 1, 1), |first| first.date);
        let forecast = |origin: &Origin| {
            let [lowest, low, _, middle, _, high, highest] = origin.ranges;
            PastForecast {
                day: f64::from(start.until(origin.date).map_or(0, |span| span.get_days())),
                ends: [lowest, low, middle, high, highest],
                came: origin.came,
            }
        };
        PastForecasts {
            name: name.to_owned(),
            start,
            horizon: u32::try_from(self.horizon).unwrap_or(u32::MAX),
            forecasts: self.origins.iter().map(forecast).collect(),
            held: self.coverage().held[1],
        }
    }

    /// Dates so far apart that what followed them does not overlap: what the figures really rest on.
    #[must_use]
    pub fn separate(&self) -> usize {
        let days = (self.origins.len().saturating_sub(1)) * self.every + self.horizon;
        days / self.horizon.max(1)
    }

    fn coverage_of(&self, of: impl Fn(&Origin) -> &[f64; 7]) -> Coverage {
        let count = self.origins.len().max(1) as f64;
        let held = PAIRS.map(|(low, high)| {
            let inside = |origin: &&Origin| {
                let ranges = of(origin);
                (ranges[low]..=ranges[high]).contains(&origin.came)
            };
            self.origins.iter().filter(inside).count() as f64 / count
        });
        let width = |origin: &Origin| {
            let ranges = of(origin);
            (ranges[5] - ranges[1]) / ranges[3].max(1.0)
        };
        let error = |origin: &Origin| (of(origin)[3] - origin.came).abs() / origin.came.max(1.0);
        Coverage {
            held,
            width: median(self.origins.iter().map(width).collect()),
            error: median(self.origins.iter().map(error).collect()),
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.sort_by(f64::total_cmp);
    quantile_type7(&values, 0.5)
}

fn origin(
    channel: &Channel,
    kind: Kind,
    at: usize,
    history: usize,
    horizon: usize,
) -> Option<Origin> {
    let past = &channel.sales[at - history..at];
    let whole = Part::whole(channel, &[]);
    let start = channel.start.saturating_add(Span::new().days((at - history) as i64));
    let fitted = History::of(Part { start, sales: past, ..whole });
    let posterior = Posterior::of(&fitted, kind)?;
    let outlook = Outlook::of(&fitted, &posterior);
    let to_come = &channel.sales[at..at + horizon];
    // That the shop is closed is known beforehand, as a holiday is.
    let closed =
        &History::of(Part { start, sales: &channel.sales[..at + horizon], ..whole }).closures;
    let is_open = |day: usize| {
        !closed.iter().any(|(first, length)| (*first..first + length).contains(&(at + day)))
    };
    let counted: Vec<usize> =
        (0..horizon).filter(|day| is_open(*day) && to_come[*day].is_some()).collect();
    if counted.len() * 2 < horizon {
        return None;
    }
    let came = counted.iter().filter_map(|day| to_come[*day]).sum();
    let totals = (0..FUTURES).map(|path| {
        let future = outlook.future(horizon, at as u64, path);
        counted.iter().map(|day| future[*day]).sum::<f64>()
    });
    let ranges = ends(totals.collect());
    let open: Vec<f64> = open_days(past, &fitted.closures);
    let last: Vec<f64> = open.iter().rev().take(MONTH).copied().collect();
    let mean = last.iter().sum::<f64>() / last.len().max(1) as f64;
    Some(Origin {
        date: channel.start.saturating_add(Span::new().days(at as i64)),
        came,
        ranges,
        resampled: ends(resampled(&open, counted.len(), at as u64)),
        last_month: mean * counted.len() as f64,
    })
}

fn open_days(past: &[Option<f64>], closures: &[(usize, usize)]) -> Vec<f64> {
    let is_open = |day: usize| {
        !closures.iter().any(|(first, length)| (*first..first + length).contains(&day))
    };
    past.iter()
        .enumerate()
        .filter(|(day, _)| is_open(*day))
        .filter_map(|(_, sales)| *sales)
        .collect()
}

/// Sums of past days drawn with replacement.
fn resampled(open: &[f64], days: usize, seed: u64) -> Vec<f64> {
    let key = StreamKey::new(seed, stream_name(&["backtest", "resampled"]));
    let total = |path: u32| {
        let draw = |day: usize| {
            let u = key.uniform(path, u32::try_from(day).unwrap_or(u32::MAX));
            open.get((u * open.len() as f64) as usize).copied().unwrap_or(0.0)
        };
        (0..days).map(draw).sum()
    };
    (0..FUTURES).map(total).collect()
}

fn ends(mut totals: Vec<f64>) -> [f64; 7] {
    totals.sort_by(f64::total_cmp);
    ENDS.map(|probability| quantile_type7(&totals, probability))
}
