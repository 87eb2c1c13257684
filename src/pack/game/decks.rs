//! The futures of a game: single paths of the simulation, cut into stretches of days.

use super::unit::Unit;
use crate::model::{Horizon, Model};
use crate::numeric::LANES;
use crate::pack::Told;
use crate::simulate::{Workspace, first_starts, simulate_block_without_each};

/// The most decks, mixes and cards of a deck.
const DECKS: usize = 6;
const MIXES: usize = 4;
const CARDS: usize = 14;
/// Times from which on a card is a month, and beyond which it is not any more, days.
const MONTHS: std::ops::RangeInclusive<usize> = 150..=400;

/// All decks.
#[derive(Debug, PartialEq)]
pub(super) struct Decks {
    pub(super) unit: Unit,
    /// Names of the mixes, today's first.
    pub(super) mixes: Vec<String>,
    /// The stretches of days: of each the first, and the one after the last.
    pub(super) stretches: Vec<(usize, usize)>,
    pub(super) decks: Vec<Deck>,
    /// Whether the shop has shocks at all.
    pub(super) has_shocks: bool,
}

/// One future.
#[derive(Debug, PartialEq)]
pub(super) struct Deck {
    /// Its number among the paths.
    pub(super) path: usize,
    /// The letter by which it is called.
    pub(super) letter: char,
    /// What happens with each mix.
    pub(super) lives: Vec<Life>,
    /// By card, the names of the shocks that come for the first time.
    pub(super) arrivals: Vec<Vec<String>>,
}

/// A future with one mix. Amounts are changes from the cash before the first card, in tenths of the
/// unit, so that what is added by hand gives exactly what was rounded here.
#[derive(Debug, PartialEq)]
pub(super) struct Life {
    /// At the end of each card.
    pub(super) ends: Vec<i64>,
    /// The lowest within each card.
    pub(super) lows: Vec<i64>,
    /// At the end of each card without shocks.
    pub(super) ends_without: Vec<i64>,
}

impl Life {
    /// The amount before a card.
    pub(super) fn before(&self, card: usize) -> i64 {
        card.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0)
    }

    /// The same without shocks.
    pub(super) fn before_without(&self, card: usize) -> i64 {
        card.checked_sub(1).and_then(|last| self.ends_without.get(last)).copied().unwrap_or(0)
    }

    /// The change up to the last card.
    pub(super) fn change(&self) -> i64 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Cash at the start with which it never falls below `limit`.
    pub(super) fn enough(&self, limit: i64) -> i64 {
        (limit - self.lows.iter().copied().min().unwrap_or(0)).max(0)
    }
}

impl Decks {
    /// Lives the futures again.
    pub(super) fn of(told: &Told<'_>) -> Self {
        let material = told.material;
        let today = told.words.text("terminal.compare.today", &[]);
        let mut models = vec![(today, material.model.clone())];
        models.extend(material.variants.iter().take(MIXES - 1).map(|variant| {
            let model = Model::build_mix(&variant.scenario, Some(&variant.mix));
            let model = model.with_simulation(Some(material.model.paths()), None);
            (variant.mix.name.value.clone(), model.with_seeds(material.model.seeds()))
        }));
        let stretches = stretches(material.report.horizon);
        let paths = paths(&material.report.net_cash_flows);
        let lived: Vec<Vec<Lived>> = paths
            .iter()
            .map(|path| models.iter().map(|(_, model)| Lived::of(model, *path)).collect())
            .collect();
        let largest = lived.iter().flatten().map(Lived::largest).fold(0.0, f64::max);
        let unit = Unit::for_amounts(largest.max(material.report.opening_cash));
        let decks = paths.iter().zip(&lived).zip('A'..).map(|((path, lives), letter)| Deck {
            path: *path,
            letter,
            lives: lives.iter().map(|lived| lived.cut(&stretches, unit)).collect(),
            arrivals: arrivals(&material.model, *path, &stretches),
        });
        Self {
            unit,
            decks: decks.collect(),
            mixes: models.into_iter().map(|(name, _)| name).collect(),
            stretches,
            has_shocks: !material.report.shocks.is_empty(),
        }
    }
}

/// Futures at the middles of equal parts of all, by net cash flow: each stands for as many. They come
/// in the order of their numbers, so that no letter says which is good.
fn paths(net_cash_flows: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..net_cash_flows.len()).collect();
    order.sort_by(|one, other| net_cash_flows[*one].total_cmp(&net_cash_flows[*other]));
    let decks = DECKS.min(order.len());
    let middle = |deck: usize| (2 * deck + 1) * order.len() / (2 * decks);
    let mut paths: Vec<usize> =
        (0..decks).filter_map(|deck| order.get(middle(deck)).copied()).collect();
    paths.sort_unstable();
    paths
}

/// The days of each card: months where the time is about a year, else weeks.
fn stretches(horizon: Horizon) -> Vec<(usize, usize)> {
    let days = horizon.days();
    if MONTHS.contains(&days) {
        let begins = |day: &usize| *day == 0 || horizon.date(*day as i64).day() == 1;
        let begins: Vec<usize> = (0..days).filter(begins).collect();
        let ends = begins.iter().skip(1).copied().chain([days]);
        return begins.iter().copied().zip(ends).collect();
    }
    let weeks = days.div_ceil(7).div_ceil(CARDS).max(1);
    (0..days).step_by(7 * weeks).map(|from| (from, (from + 7 * weeks).min(days))).collect()
}

/// By card, the names of the shocks that come for the first time.
fn arrivals(model: &Model, path: usize, stretches: &[(usize, usize)]) -> Vec<Vec<String>> {
    let starts = first_starts(model, path as u32, &mut Workspace::default());
    let comes = |from: usize, to: usize| {
        let shocks = model.shocks().iter().zip(&starts);
        let within = shocks.filter(|(_, start)| {
            // A shock that began before the first day is there on it.
            start.is_some_and(|start| (from..to).contains(&(start.max(0.0) as usize)))
        });
        within.map(|(shock, _)| shock.name().to_owned()).collect()
    };
    stretches.iter().map(|(from, to)| comes(*from, *to)).collect()
}

/// Cash of one future with one mix, less that before the first day.
struct Lived {
    cash: Vec<f64>,
    cash_without: Vec<f64>,
}

impl Lived {
    fn of(model: &Model, path: usize) -> Self {
        let lane = path % LANES;
        let first = (path - lane) as u32;
        let block = simulate_block_without_each(model, first, &mut Workspace::default());
        let opening = block.figures.opening_cash[lane];
        let of_lane = |rows: &Vec<[f64; LANES]>| -> Vec<f64> {
            rows.iter().map(|row| row[lane] - opening).collect()
        };
        let cash = of_lane(&block.cash);
        let cash_without = block.cash_without_shocks.as_ref().map_or_else(|| cash.clone(), of_lane);
        Self { cash, cash_without }
    }

    fn largest(&self) -> f64 {
        self.cash.iter().fold(0.0, |most, amount| most.max(amount.abs()))
    }

    fn cut(&self, stretches: &[(usize, usize)], unit: Unit) -> Life {
        let ends = |cash: &[f64]| -> Vec<i64> {
            let of = |(_, to): &(usize, usize)| cash.get(to.saturating_sub(1)).copied();
            stretches.iter().filter_map(of).map(|amount| unit.tenths(amount)).collect()
        };
        let low = |(from, to): &(usize, usize)| {
            let days = self.cash.get(*from..*to).unwrap_or_default();
            unit.tenths(days.iter().copied().fold(f64::INFINITY, f64::min))
        };
        Life {
            ends: ends(&self.cash),
            lows: stretches.iter().map(low).collect(),
            ends_without: ends(&self.cash_without),
        }
    }
}
