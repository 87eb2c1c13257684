//! Where the shop breaks: the chance of running out of cash over one or two numbers.

use crate::language::{Language, Words, chance, count};

use super::heat_map::HeatMap;
use super::page::{Page, Texts};
use super::stress_line::StressLine;
use super::{ChartError, Picture, check, period};

/// The chance of running out of cash for values of one or two numbers of the scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct StressMap {
    /// The name of the shop.
    pub business: String,
    /// How many days the cash has to last.
    pub days: u32,
    /// The number from left to right.
    pub x: StressAxis,
    /// The number from bottom to top, if there are two.
    pub y: Option<StressAxis>,
    /// The chance of running out of cash: a row for each value of `y` (one row without it), in it
    /// a chance for each value of `x`.
    pub chances: Vec<Vec<f64>>,
    /// The shop counts as broken where it runs out of cash with more than this chance.
    pub breaking_chance: f64,
    /// How many futures were computed for each chance.
    pub paths: u64,
}

impl StressMap {
    /// The chance of running out of cash that most owners would not bear: 1 in 20.
    pub const BREAKING_CHANCE: f64 = 0.05;

    /// Whether the shop counts as broken with this chance of running out of cash.
    pub(super) fn is_broken(&self, chance: f64) -> bool {
        chance > self.breaking_chance
    }

    /// In how many cases the shop breaks, and how many there are.
    fn broken_of_all(&self) -> (usize, usize) {
        let all = || self.chances.iter().flatten();
        (all().filter(|&&chance| self.is_broken(chance)).count(), all().count())
    }
}

/// A number of the scenario and the values that are tried for it.
#[derive(Debug, Clone, PartialEq)]
pub struct StressAxis {
    /// What people call the number, with its unit.
    pub name: String,
    /// The values tried, in rising order.
    pub values: Vec<f64>,
    /// How each value is written.
    pub ticks: Vec<String>,
    /// The value that the number has today, if it is known.
    pub today: Option<f64>,
}

impl StressAxis {
    /// The place of the value whose surroundings, half way to its neighbours, hold today's.
    pub(super) fn today_place(&self) -> Option<usize> {
        let today = self.today?;
        let values = &self.values;
        let half = |near: Option<&f64>, far: Option<&f64>| {
            near.zip(far).map_or(0.0, |(near, far)| (far - near) / 2.0)
        };
        let before = half(values.first(), values.get(1));
        let after =
            half(values.len().checked_sub(2).and_then(|place| values.get(place)), values.last());
        let (first, last) = (values.first()?, values.last()?);
        if today < first - before || today > last + after {
            return None;
        }
        let distance = |place: &usize| values.get(*place).map_or(f64::MAX, |v| (v - today).abs());
        (0..values.len()).min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }
}

/// Draws a heat map over two numbers, or a line over one.
///
/// # Errors
///
/// Fails if an axis or a row is empty or of another length than its partners, the values of an
/// axis do not rise, a value is not a finite number, or a chance is not between 0 and 1.
pub fn stress_map(data: &StressMap, language: Language) -> Result<Picture, ChartError> {
    validate(data)?;
    let words = Words::of(language);
    let mut page = open_page(data, words);
    match &data.y {
        Some(y) => HeatMap::divide(page.body, (data, y), words).draw(&mut page.canvas),
        None => StressLine::divide(page.body, data, words).draw(&mut page.canvas),
    }
    page.finish()
}

fn validate(data: &StressMap) -> Result<(), ChartError> {
    check::probability("breaking_chance", data.breaking_chance)?;
    validate_axis(&data.x)?;
    data.y.iter().try_for_each(validate_axis)?;
    let rows = data.y.as_ref().map_or(1, |y| y.values.len());
    check::length("chances", rows, &data.chances)?;
    for row in &data.chances {
        check::probabilities("chances", row)?;
        check::length("chances", data.x.values.len(), row)?;
    }
    Ok(())
}

fn validate_axis(axis: &StressAxis) -> Result<(), ChartError> {
    check::rising("values", &axis.values)?;
    check::length("ticks", axis.values.len(), &axis.ticks)?;
    axis.today.map_or(Ok(()), |today| check::value("today", today))
}

fn open_page(data: &StressMap, words: Words) -> Page {
    let language = words.language();
    let breaking = chance(data.breaking_chance, language);
    let breaking = [("chance", breaking.as_str())];
    let (broken, all) = data.broken_of_all();
    let mut notes = Vec::new();
    match data.y {
        Some(_) if (1..all).contains(&broken) => {
            notes.push(words.text("chart.stress_map.note_map", &breaking));
        }
        None if broken > 0 => notes.push(words.text("chart.stress_map.note_line", &breaking)),
        _ => {}
    }
    let paths = count(data.paths, language);
    notes.push(words.text("chart.stress_map.note_paths", &[("paths", &paths)]));
    let period = period::in_words(data.days, words);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(&Texts {
        title: &title(data, words),
        subtitle: &words.text("chart.stress_map.subtitle", &subtitle),
        notes: &notes,
        aside: 0.0,
    })
}

/// Where the shop breaks: nowhere, everywhere, beyond some value, or in some of what was tried.
fn title(data: &StressMap, words: Words) -> String {
    let language = words.language();
    let told = |probability| chance(probability, language);
    let chances = || data.chances.iter().flatten().copied();
    let (broken, all) = data.broken_of_all();
    if broken == 0 {
        let most = chances().fold(0.0, f64::max);
        return match most > 0.0 {
            true => words.text("chart.stress_map.title_safe", &[("chance", &told(most))]),
            false => words.text("chart.stress_map.title_never", &[]),
        };
    }
    if broken == all {
        let least = chances().fold(1.0, f64::min);
        return match least < 1.0 {
            true => words.text("chart.stress_map.title_broken", &[("chance", &told(least))]),
            false => words.text("chart.stress_map.title_always", &[]),
        };
    }
    if let Some(title) = title_of_edge(data, words) {
        return title;
    }
    let (broken, all) = (count(broken as u64, language), count(all as u64, language));
    let chance = told(data.breaking_chance);
    let values = [("n", broken.as_str()), ("all", &all), ("chance", &chance)];
    words.text("chart.stress_map.title_some", &values)
}

/// The value of `x` beyond which the shop breaks, with `y` as today.
fn title_of_edge(data: &StressMap, words: Words) -> Option<String> {
    let row = match &data.y {
        Some(y) => y.today_place()?,
        None => 0,
    };
    let broken: Vec<bool> =
        data.chances.get(row)?.iter().map(|&chance| data.is_broken(chance)).collect();
    let edge = edge(&broken)?;
    let (Edge::Above(place) | Edge::Below(place)) = edge;
    let chance = chance(data.breaking_chance, words.language());
    let values = [
        ("name", data.x.name.as_str()),
        ("tick", data.x.ticks.get(place)?),
        ("chance", &chance),
        ("other", data.y.as_ref().map_or("", |y| &y.name)),
    ];
    Some(match (edge, data.y.is_some()) {
        (Edge::Above(_), false) => words.text("chart.stress_map.title_above", &values),
        (Edge::Below(_), false) => words.text("chart.stress_map.title_below", &values),
        (Edge::Above(_), true) => words.text("chart.stress_map.title_above_with", &values),
        (Edge::Below(_), true) => words.text("chart.stress_map.title_below_with", &values),
    })
}

/// The last place on a row at which the shop does not break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// It breaks above this place.
    Above(usize),
    /// It breaks below this place.
    Below(usize),
}

/// The edge of a row that is safe on one side and broken on the other.
fn edge(broken: &[bool]) -> Option<Edge> {
    let mut changes = broken.windows(2).enumerate().filter(|(_, pair)| pair[0] != pair[1]);
    let (place, pair) = changes.next()?;
    if changes.next().is_some() {
        return None;
    }
    Some(if pair[1] { Edge::Above(place) } else { Edge::Below(place + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_is_the_last_safe_place() {
        assert_eq!(edge(&[false, false, true]), Some(Edge::Above(1)));
        assert_eq!(edge(&[true, false, false]), Some(Edge::Below(1)));
        assert_eq!(edge(&[false, true, false]), None);
        assert_eq!(edge(&[true, true]), None);
    }

    #[test]
    fn today_lies_at_the_nearest_value_or_nowhere() {
        let axis = |today| StressAxis {
            name: String::new(),
            values: vec![0.0, 10.0, 30.0],
            ticks: vec![String::new(); 3],
            today: Some(today),
        };
        for (today, place) in
            [(-5.0, Some(0)), (12.0, Some(1)), (40.0, Some(2)), (41.0, None), (-5.1, None)]
        {
            assert_eq!(axis(today).today_place(), place, "{today}");
        }
    }
}
