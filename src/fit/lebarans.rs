//! What a shop did at the Lebarans that its history holds.

use jiff::civil::Date;

use super::fitted::lebaran_offset;
use super::level::History;
use super::reading::Channel;
use crate::calendar::{Festival, festival_days};

/// What a channel did at the Lebarans that its history holds, days counted from the first day of each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lebarans {
    /// Its closures: first day of Lebaran, first closed day and number of days; zero days where it was
    /// open.
    pub seen: Vec<(Date, i32, i32)>,
}

/// Known days around Lebaran without which nothing is said of whether a shop was closed.
const KNOWN_AROUND: usize = 10;

impl Lebarans {
    /// Those of a history of so many days.
    #[must_use]
    pub fn of(channel: &Channel, history: &History) -> Self {
        let at = |run: &(usize, usize)| Some((*run, lebaran_offset(channel, *run)?));
        let closures: Vec<((usize, usize), i32)> = history.closures.iter().filter_map(at).collect();
        let seen = festival_days(Festival::Lebaran, channel.start, channel.end(), &[]);
        let one = |lebaran: Date| {
            let first = channel.start.until(lebaran).ok()?.get_days();
            let near = |day: &i32| (first - 7..=first + 7).contains(day);
            let known =
                channel.sales.iter().zip(0..).filter(|(sales, day)| sales.is_some() && near(day));
            if known.count() < KNOWN_AROUND {
                return None;
            }
            let own = closures.iter().filter(|((run, _), offset)| *run as i32 - offset == first);
            // The longest, if a shop was closed twice.
            let longest = own.max_by_key(|((_, days), _)| *days);
            let (offset, days) =
                longest.map_or((0, 0), |((_, days), offset)| (*offset, *days as i32));
            Some((lebaran, offset, days))
        };
        Self { seen: seen.into_iter().filter_map(|day| one(day.date)).collect() }
    }

    /// The days on which it was closed at every Lebaran, first and last.
    #[must_use]
    pub fn always_closed(&self) -> Option<(i32, i32)> {
        let ends = |(_, offset, days): &(Date, i32, i32)| (*offset, offset + days - 1);
        let first = self.seen.iter().map(|seen| ends(seen).0).max()?;
        let last = self.seen.iter().map(|seen| ends(seen).1).min()?;
        (first <= last).then_some((first, last))
    }

    /// Stretches on which it was closed at some of them only, first and last day.
    #[must_use]
    pub fn sometimes_closed(&self) -> Vec<(i32, i32)> {
        let closed = self.seen.iter().filter(|(_, _, days)| *days > 0);
        let (Some(first), Some(last)) = (
            closed.clone().map(|(_, offset, _)| *offset).min(),
            closed.map(|(_, offset, days)| offset + days - 1).max(),
        ) else {
            return Vec::new();
        };
        match self.always_closed() {
            Some((from, to)) => {
                let sides = [(first, from - 1), (to + 1, last)];
                sides.into_iter().filter(|(first, last)| first <= last).collect()
            }
            None => vec![(first, last)],
        }
    }
}
