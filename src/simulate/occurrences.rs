//! The occurrences of shocks on a path (MODEL 4): when each starts, how long, how strong.

use std::cell::RefCell;

use super::draws::Place;
use super::parameters::Reading;
use super::profile::{Profile, Tail};
use crate::model::{
    DAYS_PER_YEAR, OccurrenceValue, ParameterId, Prepared, Recovery, Relief, Shock, Timing,
};
use crate::numeric::{LANES, StreamKey, ln};

/// One occurrence of a shock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Occurrence {
    /// Start, days from the beginning of day 0.
    pub(crate) start: f64,
    /// How its strength runs over time.
    pub(crate) profile: Profile,
    /// S, negative for a boom; zero when the shock leaves demand alone.
    pub(crate) severity: f64,
    /// Points of commission added at full strength.
    pub(crate) commission_points: f64,
    /// Increase of unit cost at full strength.
    pub(crate) unit_cost_increase: f64,
    /// Share of held payouts that is lost for good.
    pub(crate) payouts_lost: f64,
}

/// Where an occurrence is drawn: the path as the block knows it and as the streams know it. It can
/// depend on nothing else but the shock itself; so [`Draws`](super::draws::Draws) knows all of it.
#[derive(Clone, Copy)]
pub(crate) struct PathOfBlock<'a> {
    pub(crate) place: Place,
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) lane: usize,
    /// What is drawn each time: where it was drawn for another model, it stands.
    pub(crate) known: &'a RefCell<DrawnEachTime>,
}

/// The numbers of occurrences that are drawn each time, by what they are drawn from. Models over the same paths have
/// most of them in common, also where a mix averts or softens some occurrences, and quantiles are dear.
#[derive(Debug, Clone, Default)]
pub(crate) struct DrawnEachTime {
    place: Option<Place>,
    columns: Vec<Column>,
}

#[derive(Debug, Clone)]
struct Column {
    key: StreamKey,
    distribution: Prepared,
    /// By lane and number of the occurrence.
    values: [Vec<Option<f64>>; LANES],
}

/// So many columns are remembered at most; a shop has some for each of its shocks.
const MOST_COLUMNS: usize = 256;

impl DrawnEachTime {
    /// Forgets what does not hold for these paths.
    pub(crate) fn begin(&mut self, place: Place) {
        if self.place != Some(place) || self.columns.len() > MOST_COLUMNS {
            self.columns.clear();
            self.place = Some(place);
        }
    }

    /// The value of a number on the path of a lane.
    fn value(
        &mut self,
        (key, distribution): (StreamKey, &Prepared),
        (path, lane): (u32, usize),
        number: u32,
    ) -> f64 {
        let is_it = |column: &Column| column.key == key && column.distribution == *distribution;
        let at = self.columns.iter().position(is_it).unwrap_or_else(|| {
            let values = [const { Vec::new() }; LANES];
            self.columns.push(Column { key, distribution: distribution.clone(), values });
            self.columns.len() - 1
        });
        let values = &mut self.columns[at].values[lane];
        let place = number as usize;
        if values.len() <= place {
            values.resize(place + 1, None);
        }
        *values[place].get_or_insert_with(|| distribution.quantile(key.uniform(path, number)))
    }
}

impl PathOfBlock<'_> {
    fn path(&self) -> u32 {
        self.place.first_path + self.lane as u32
    }

    fn at(&self, id: ParameterId) -> f64 {
        self.reading.at(id, self.lane)
    }

    fn key(&self, stream: u64) -> StreamKey {
        StreamKey::new(self.place.seeds.own, stream)
    }

    /// That of what a shock shares with other shops, if it does.
    fn key_of(&self, shock: &Shock, stream: u64) -> StreamKey {
        match shock.shared {
            Some(_) => StreamKey::new(self.place.seeds.shared, stream),
            None => self.key(stream),
        }
    }
}

/// Draws the occurrences of a shock that start within the horizon, in the order of their number.
pub(crate) fn draw_occurrences(shock: &Shock, path: PathOfBlock, out: &mut Vec<Occurrence>) {
    out.clear();
    let key = path.key_of(shock, shock.timing_stream);
    match &shock.timing {
        Timing::Date(start) => out.extend(occurrence(shock, path, *start, 0)),
        Timing::Window { from, to, probability } => {
            let [happens, when] = key.uniforms(path.path(), 0);
            if happens < path.at(*probability) {
                let days = (to - from + 1) as f64;
                let start = *from as f64 + (when * days).floor();
                out.extend(occurrence(shock, path, start, 0));
            }
        }
        Timing::Rate(rate) => {
            let rate_per_day = path.at(*rate) / DAYS_PER_YEAR;
            draw_arrivals(shock, path, key, rate_per_day, out);
        }
        Timing::Never => {}
    }
}

/// Arrivals of a Poisson process: exponential gaps.
fn draw_arrivals(
    shock: &Shock,
    path: PathOfBlock,
    key: StreamKey,
    rate_per_day: f64,
    out: &mut Vec<Occurrence>,
) {
    if rate_per_day <= 0.0 {
        return;
    }
    let horizon = path.place.days as f64;
    let mut start = 0.0;
    for number in 0.. {
        start -= ln(key.uniform(path.path(), number)) / rate_per_day;
        if start >= horizon {
            return;
        }
        out.extend(occurrence(shock, path, start, number));
    }
}

/// The occurrence of a number; `None` when a mitigation keeps it from happening. The numbers of all
/// others stay as they are, and with them their draws.
fn occurrence(shock: &Shock, path: PathOfBlock, start: f64, number: u32) -> Option<Occurrence> {
    if is_averted(shock, path, number) {
        return None;
    }
    let value = |value: &OccurrenceValue| draw_value(shock, value, path, number);
    let optional = |number: &Option<OccurrenceValue>| number.as_ref().map_or(0.0, value);
    let duration = value(&shock.duration) * left(shock, path, |relief| relief.duration_reduction);
    let tail = match &shock.recovery {
        Recovery::AtOnce => Tail::AtOnce,
        Recovery::Linear(days) => Tail::Linear { days: value(days) },
        Recovery::Exponential(half_life) => Tail::Exponential { half_life: value(half_life) },
        Recovery::Until(day) => Tail::Full { days: (day - start - duration).max(0.0) },
    };
    let mut severity = optional(&shock.severity);
    // A boom keeps its size, however it is written.
    if severity > 0.0 {
        severity *= left(shock, path, |relief| relief.severity_reduction);
    }
    Some(Occurrence {
        start,
        profile: Profile::new(value(&shock.onset), duration, tail, value(&shock.lasting)),
        severity: severity - optional(&shock.boom),
        commission_points: optional(&shock.commission_points),
        unit_cost_increase: optional(&shock.unit_cost_increase),
        payouts_lost: optional(&shock.payouts_lost),
    })
}

/// Whether a mitigation keeps an occurrence from happening; each decides by its own draw.
fn is_averted(shock: &Shock, path: PathOfBlock, number: u32) -> bool {
    shock.reliefs().iter().any(|relief| {
        let share = path.at(relief.happens_less);
        let key = path.key(relief.stream);
        share > 0.0 && key.uniform(path.path(), number) < share
    })
}

/// What mitigations leave of a number: several multiply.
fn left(shock: &Shock, path: PathOfBlock, reduction: fn(&Relief) -> ParameterId) -> f64 {
    let kept = |relief| 1.0 - path.at(reduction(relief));
    shock.reliefs().iter().map(kept).product()
}

fn draw_value(shock: &Shock, value: &OccurrenceValue, path: PathOfBlock, number: u32) -> f64 {
    match value {
        OccurrenceValue::OfThePath(id) => path.at(*id),
        OccurrenceValue::EachTime { stream, distribution } => {
            let from = (path.key_of(shock, *stream), distribution);
            path.known.borrow_mut().value(from, (path.path(), path.lane), number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::numeric::LANES;
    use crate::simulate::parameters::Parameters;

    fn occurrences(mitigation: &str) -> Vec<Vec<Occurrence>> {
        occurrences_knowing(mitigation, &RefCell::default())
    }

    fn occurrences_knowing(
        mitigation: &str,
        known: &RefCell<DrawnEachTime>,
    ) -> Vec<Vec<Occurrence>> {
        let text = format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 7\n\
             [[shock]]\nid = \"internet\"\nhits = [\"a\"]\nrate_per_year = 30\n\
             duration_days = [1, 5]\nseverity = [0.1, 0.9]\n{mitigation}"
        );
        let read = crate::scenario::read("test.toml", text.as_bytes()).unwrap();
        let model = Model::build(&read.scenario);
        let mut parameters = Parameters::default();
        parameters.draw(&model, 0);
        let reading = Reading::of(&parameters);
        let of_lane = |lane: usize| {
            let path = PathOfBlock { place: Place::of(&model, 0), reading: &reading, lane, known };
            let mut out = Vec::new();
            draw_occurrences(&model.shocks[0], path, &mut out);
            out
        };
        (0..LANES).map(of_lane).collect()
    }

    /// What was drawn for one model serves another, whichever comes first, and is what it draws alone.
    #[test]
    fn what_is_known_of_occurrences_is_what_would_be_drawn() {
        let rarer = "[[mitigation]]\nid = \"m\"\nshocks = [\"internet\"]\nhappens_less = 0.4\n";
        let known = RefCell::default();
        for mitigation in [rarer, "", rarer, ""] {
            assert_eq!(occurrences_knowing(mitigation, &known), occurrences(mitigation));
        }
        assert_eq!(known.borrow().columns.len(), 2, "duration and severity, once");
    }

    #[test]
    fn occurrences_that_a_mitigation_leaves_are_what_they_were() {
        let all = occurrences("");
        let rarer = "[[mitigation]]\nid = \"m\"\nshocks = [\"internet\"]\nhappens_less = 0.4\n";
        let kept = occurrences(rarer);
        let count = |paths: &[Vec<Occurrence>]| paths.iter().map(Vec::len).sum::<usize>();
        // 30 a year on 32 paths: 960 without, 576 with it, give or take.
        assert!((440..700).contains(&count(&kept)), "{}", count(&kept));
        for (all, kept) in all.iter().zip(&kept) {
            let mut left = all.iter();
            for occurrence in kept {
                assert!(left.any(|candidate| candidate == occurrence), "{occurrence:?} is new");
            }
        }
    }
}
