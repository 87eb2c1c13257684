//! All that is fitted of one channel.

use jiff::civil::Date;

use super::level::{self, History, Kind, Outlook, Part, PastShock, Posterior};
use super::reading::Channel;
use crate::calendar::{Festival, nearest};

/// A channel with what was fitted of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted<'a> {
    /// What was read.
    pub channel: &'a Channel,
    /// Its observations.
    pub history: History,
    /// Its parameters.
    pub posterior: Posterior,
    /// What follows for the days to come.
    pub outlook: Outlook,
    /// Shocks of the past; closures are among them, those around Lebaran are not.
    pub shocks: Vec<Past>,
    /// Growth a year, share of 1, as a 90% range: only where the data carry it.
    pub growth: Option<(f64, f64)>,
}

/// A shock of the past, and how it came to be one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Past {
    /// Its first day.
    pub date: Date,
    /// What was measured.
    pub shock: PastShock,
    /// Whether the owner named it.
    pub named: bool,
}

/// Days of history without which growth cannot be told from the slow level.
const DAYS_FOR_GROWTH: usize = 540;

/// Growth a year that shops have, as standard deviation of its logarithm.
const GROWTH: (f64, f64) = (0.0, 0.3);

/// Runs that are tried as shocks of the past at most.
const MOST_CANDIDATES: usize = 5;

/// Days around Lebaran in which a closure belongs to it.
const AROUND_LEBARAN: i32 = 20;

/// What kind of variation a channel has, by its id.
#[must_use]
pub fn kind_of(id: &str) -> Kind {
    let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
    if has(&["shopee", "tiktok", "tokopedia", "lazada", "market", "online", "live", "blibli"]) {
        Kind::Online
    } else if has(&["offline", "toko", "kios", "pasar", "warung", "store"]) {
        Kind::Offline
    } else {
        Kind::Unknown
    }
}

/// The name of a channel for people, from its id.
#[must_use]
pub fn title_of(id: &str) -> String {
    let mut name = String::new();
    for word in id.split('_') {
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(first.to_uppercase());
            name.push_str(letters.as_str());
        }
    }
    name.replace("Tiktok", "TikTok")
}

/// Fits a channel. `named` are shocks that the owner knows of, first and last day. `None` when it
/// never sold anything.
#[must_use]
pub fn fit<'a>(channel: &'a Channel, named: &[(Date, Date)]) -> Option<Fitted<'a>> {
    let kind = kind_of(&channel.id);
    let day = |date: Date| channel.start.until(date).map_or(i32::MAX, |span| span.get_days());
    let days = i32::try_from(channel.sales.len()).unwrap_or(i32::MAX);
    let run = |(first, last): &(Date, Date)| {
        let (first, last) = (day(*first).max(0), day(*last).min(days - 1));
        (first <= last).then_some((first as usize, (last - first + 1) as usize))
    };
    let named: Vec<(usize, usize)> = named.iter().filter_map(run).collect();
    let mut masked = named.clone();
    let fitted = |masked: &[(usize, usize)]| {
        let history = History::of(Part::whole(channel, masked));
        let posterior = Posterior::of(&history, kind)?;
        Some((history, posterior))
    };
    let (mut history, mut posterior) = fitted(&masked)?;
    let mut tried = masked.clone();
    for _ in 0..MOST_CANDIDATES {
        let Some(run) = level::candidate(&history, &posterior, kind, &tried) else { break };
        tried.push(run);
        masked.push(run);
        let others = fitted(&masked);
        let clear = |(without, of_others): &(History, Posterior)| {
            level::is_clear(&history, without, of_others, run)
        };
        match others.filter(clear) {
            Some(others) => (history, posterior) = others,
            None => _ = masked.pop(),
        }
    }
    masked.extend(history.closures.iter().filter(|run| !is_around_lebaran(channel, **run)));
    masked.sort_unstable();
    masked.dedup();
    // Winding down before a holiday belongs to it.
    masked.retain(|run| named.contains(run) || !is_around_lebaran(channel, *run));
    let past = |run: &(usize, usize)| {
        let is_named = named.contains(run);
        let exact = is_named || history.closures.contains(run);
        let shock = level::measure(&history, &posterior, &channel.sales, *run, exact)?;
        let date = channel.start.saturating_add(jiff::Span::new().days(shock.first as i64));
        Some(Past { date, shock, named: is_named })
    };
    let shocks = masked.iter().filter_map(past).collect();
    let outlook = Outlook::of(&history, &posterior);
    let growth = growth(&history, &posterior);
    Some(Fitted { channel, history, posterior, outlook, shocks, growth })
}

fn is_around_lebaran(channel: &Channel, run: (usize, usize)) -> bool {
    lebaran_offset(channel, run).is_some()
}

/// Days from Lebaran to the first day of a closure around it.
#[must_use]
pub fn lebaran_offset(channel: &Channel, (first, length): (usize, usize)) -> Option<i32> {
    let date = channel.start.saturating_add(jiff::Span::new().days(first as i64));
    let lebaran = nearest(Festival::Lebaran, date)?.date;
    let offset = lebaran.until(date).ok()?.get_days();
    let end = offset + i32::try_from(length).ok()?;
    (offset >= -AROUND_LEBARAN && end <= AROUND_LEBARAN).then_some(offset)
}

/// A straight line beside all else, at the middle of the posterior.
fn growth(history: &History, posterior: &Posterior) -> Option<(f64, f64)> {
    if history.days < DAYS_FOR_GROWTH {
        return None;
    }
    let mut observations = history.observations.clone();
    for seen in &mut observations {
        seen.row.push((seen.day as f64 - history.days as f64) / 365.0);
    }
    let count = observations.len() as f64;
    let mean = observations.iter().map(|seen| seen.value).sum::<f64>() / count;
    let mut prior = history.effects.prior();
    prior[0].0 = mean;
    prior.push(GROWTH);
    let found = level::given(&observations, &prior, posterior.middle(), history.days - 1)?;
    let at = prior.len() - 1;
    let (slope, sd) = (found.effects[at], found.covariance.at(at, at).sqrt());
    let growth = |log: f64| crate::numeric::exp(log) - 1.0;
    let clear = slope.abs() > 1.645 * sd;
    clear.then(|| (growth(slope - 1.645 * sd), growth(slope + 1.645 * sd)))
}
