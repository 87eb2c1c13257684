//! Where the shop breaks: the chance of running out of cash over one or two numbers.

use crate::language::{Words, chance, chance_short, count};

use super::heat_map::HeatMap;
use super::look::Look;
use super::page::{Page, Texts};
use super::stress_line::{StressLine, hides_the_line_without_shocks};
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
    /// The same without shocks; no rows for a shop without shocks.
    pub chances_without_shocks: Vec<Vec<f64>>,
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

    /// Whether a longer closure has a smaller chance of running out anywhere.
    fn looks_safer_when_longer(&self) -> bool {
        let falls = |row: &[f64]| row.windows(2).any(|pair| pair[1] < pair[0]);
        let along_x = self.x.is_closure && self.chances.iter().any(|row| falls(row));
        let column = |place: usize| -> Vec<f64> {
            self.chances.iter().filter_map(|row| row.get(place)).copied().collect()
        };
        let along_y = || (0..self.x.values.len()).any(|place| falls(&column(place)));
        along_x || (self.y.as_ref().is_some_and(|y| y.is_closure) && along_y())
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
    /// Whether it is how long a shock lasts that takes sales away; of a boom nothing is closed meanwhile.
    pub is_closure: bool,
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
pub fn stress_map(data: &StressMap, look: impl Into<Look>) -> Result<Picture, ChartError> {
    validate(data)?;
    let look: Look = look.into();
    let words = look.words;
    let mut page = open_page(data, look);
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
    if !data.chances_without_shocks.is_empty() {
        check::length("chances_without_shocks", rows, &data.chances_without_shocks)?;
    }
    for row in data.chances.iter().chain(&data.chances_without_shocks) {
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

fn open_page(data: &StressMap, look: Look) -> Page {
    let words = look.words;
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
    let period = period::in_words(data.days, words);
    if data.looks_safer_when_longer() {
        notes.push(words.text("chart.stress_map.note_longer", &[("period", &period)]));
    }
    notes.extend(note_without_shocks(data, words));
    let paths = count(data.paths, language);
    let paths_note = words.text("chart.stress_map.note_paths", &[("paths", &paths)]);
    let subtitle = [("business", data.business.as_str()), ("period", &period)];
    Page::open(
        look,
        &Texts {
            title: &title(data, words),
            subtitle: &words.text("chart.stress_map.subtitle", &subtitle),
            notes: &notes,
            paths: &paths_note,
            aside: 0.0,
        },
    )
}

/// The same cases without shocks: one chance where what is varied is of a shock alone, else a range.
fn note_without_shocks(data: &StressMap, words: Words) -> Option<String> {
    let all = || data.chances_without_shocks.iter().flatten().copied();
    let least = all().reduce(f64::min)?;
    if data.y.is_none() && hides_the_line_without_shocks(data) {
        // Nobody would find the line that the sentence names.
        let key = match data.chances == data.chances_without_shocks {
            true => "chart.stress_map.note_without_line_same",
            false => "chart.stress_map.note_without_line_near",
        };
        return Some(words.text(key, &[]));
    }
    let most = all().fold(least, f64::max);
    let (least, most) =
        (chance_short(least, words.language()), chance_short(most, words.language()));
    let key = match (data.y.is_some(), least == most) {
        (false, true) => "chart.stress_map.note_without_line",
        (false, false) => "chart.stress_map.note_without_line_range",
        (true, true) => "chart.stress_map.note_without",
        (true, false) => "chart.stress_map.note_without_range",
    };
    Some(words.text(key, &[("chance", &least), ("most", &most)]))
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
    if let Some(title) = title_of_stretch(data, &broken, words) {
        return Some(title);
    }
    let edge = edge(&broken)?;
    let (Edge::Above(place) | Edge::Below(place)) = edge;
    // It breaks somewhere between two of the values tried.
    let beyond = match edge {
        Edge::Above(place) => data.x.ticks.get(place + 1)?,
        Edge::Below(place) => data.x.ticks.get(place.checked_sub(1)?)?,
    };
    let chance = chance(data.breaking_chance, words.language());
    let values = [
        ("name", data.x.name.as_str()),
        ("tick", data.x.ticks.get(place)?),
        ("beyond", beyond),
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

/// A line that breaks only in its middle: between which of the values tried.
fn title_of_stretch(data: &StressMap, broken: &[bool], words: Words) -> Option<String> {
    let first = broken.iter().position(|broken| *broken)?;
    let last = broken.iter().rposition(|broken| *broken)?;
    let ends_safe = !*broken.first()? && !*broken.last()?;
    if data.y.is_some() || !ends_safe || broken[first..=last].contains(&false) {
        return None;
    }
    let chance = chance(data.breaking_chance, words.language());
    let values = [
        ("name", data.x.name.as_str()),
        ("tick", data.x.ticks.get(first.checked_sub(1)?)?),
        ("beyond", data.x.ticks.get(last + 1)?),
        ("chance", &chance),
    ];
    Some(words.text("chart.stress_map.title_between", &values))
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
    use crate::language::Language;

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
            is_closure: false,
        };
        for (today, place) in
            [(-5.0, Some(0)), (12.0, Some(1)), (40.0, Some(2)), (41.0, None), (-5.1, None)]
        {
            assert_eq!(axis(today).today_place(), place, "{today}");
        }
    }

    /// A line over how long a shop is closed.
    fn closure(chances: &[f64]) -> StressMap {
        let values: Vec<f64> = (0..chances.len()).map(|place| 10.0 * place as f64).collect();
        let ticks = values.iter().map(|value| format!("{value} days")).collect();
        let name = "Closure".to_owned();
        let x = StressAxis { name, values, ticks, today: None, is_closure: true };
        let (business, chances) = (String::new(), vec![chances.to_vec()]);
        let breaking_chance = StressMap::BREAKING_CHANCE;
        let chances_without_shocks = Vec::new();
        let (days, y, paths) = (90, None, 100);
        StressMap { business, days, x, y, chances, chances_without_shocks, breaking_chance, paths }
    }

    #[test]
    fn a_breaking_point_lies_between_two_values() {
        let words = Words::of(Language::English);
        let told = |chances: &[f64]| title(&closure(chances), words);
        assert!(told(&[0.0, 0.01, 0.3]).contains("between 10 days and 20 days"));
        assert!(told(&[0.3, 0.01, 0.0]).contains("between 10 days and 0 days"));
        assert!(told(&[0.0, 0.2, 0.3, 0.01]).contains("between 0 days and 30 days"));
    }

    #[test]
    fn a_longer_closure_that_looks_safer_is_explained() {
        assert!(closure(&[0.0, 0.2, 0.1]).looks_safer_when_longer());
        assert!(!closure(&[0.0, 0.1, 0.2]).looks_safer_when_longer());
    }

    #[test]
    fn the_foot_named_a_line_that_lay_under_the_other() {
        let words = Words::of(Language::English);
        let mut data = closure(&[0.2, 0.201, 0.3]);
        data.x.is_closure = false;
        for (without, said) in [
            ([0.2, 0.201, 0.3], "the same: its line lies under"),
            ([0.2, 0.2, 0.299], "almost the same: its line lies under"),
            ([0.2, 0.2, 0.28], "Black dashes: without shocks, 20 of 100 to 28 of 100"),
        ] {
            data.chances_without_shocks = vec![without.to_vec()];
            let note = note_without_shocks(&data, words).unwrap();
            assert!(note.contains(said), "{note}");
        }
    }

    #[test]
    fn a_longer_boom_was_explained_as_a_closure() {
        let mut boom = closure(&[0.0, 0.2, 0.1]);
        boom.x.is_closure = false;
        assert!(!boom.looks_safer_when_longer());
    }
}
