//! The parameters of a block: one draw a path for everything that is not known.

use std::cell::Cell;

use crate::model::{Luck, Model, ParameterId, Seeds, Source};
use crate::numeric::{LANES, Lanes, StreamKey, standard_normal_cdf, standard_normal_quantile};

/// The value of every parameter on every path of a block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    values: Vec<Lanes>,
    /// Seeds and first path of the values.
    place: (Seeds, u32),
    /// Everything that was drawn for these paths, for this model or another, with what it was drawn from.
    known: Vec<(Source, Lanes)>,
    /// Where in `known` each parameter of the last model stands.
    found: Vec<usize>,
}

/// So much is remembered at most: a search over mixes or amounts has the same unknown numbers again and again.
const MOST_KNOWN: usize = 1_024;

impl Parameters {
    /// Draws the parameters of the paths `first_path..first_path + LANES`. What was drawn for the same paths from
    /// the same source, for another model, is not drawn again, wherever in that model it stood.
    pub(crate) fn draw(&mut self, model: &Model, first_path: u32) {
        let place = (model.seeds, first_path);
        if self.place != place || self.known.len() > MOST_KNOWN {
            self.known.clear();
            self.place = place;
        }
        let entries = model.parameters.entries();
        self.values.resize(entries.len(), [0.0; LANES]);
        self.found.resize(entries.len(), 0);
        for (position, parameter) in entries.iter().enumerate() {
            self.values[position] = match parameter.source() {
                Source::Fixed(value) => [*value; LANES],
                drawn => {
                    let at = self.position_of(drawn, self.found[position]);
                    self.found[position] = at;
                    self.known[at].1
                }
            };
        }
    }

    /// Where what comes from a source stands; likely where it stood.
    fn position_of(&mut self, source: &Source, likely: usize) -> usize {
        if self.known.get(likely).is_some_and(|(known, _)| known == source) {
            return likely;
        }
        if let Some(at) = self.known.iter().position(|(known, _)| known == source) {
            return at;
        }
        let (seeds, first_path) = self.place;
        self.known.push((source.clone(), values(source, seeds, first_path)));
        self.known.len() - 1
    }

    /// The values of a parameter on the paths of the block.
    pub(crate) fn lanes(&self, id: ParameterId) -> &Lanes {
        &self.values[id.index()]
    }

    /// The value of a parameter on one path of the block.
    pub(crate) fn at(&self, id: ParameterId, lane: usize) -> f64 {
        self.values[id.index()][lane]
    }
}

/// Reads the values of parameters and remembers which: what is made of them is what it was as long
/// as everything that was read has the value it had.
pub(crate) struct Reading<'a> {
    parameters: &'a Parameters,
    was_read: Vec<Cell<bool>>,
}

impl<'a> Reading<'a> {
    /// A reading of which nothing was read yet.
    pub(crate) fn of(parameters: &'a Parameters) -> Self {
        Self { parameters, was_read: vec![Cell::new(false); parameters.values.len()] }
    }

    /// The value of a parameter on one path of the block.
    pub(crate) fn at(&self, id: ParameterId, lane: usize) -> f64 {
        self.was_read[id.index()].set(true);
        self.parameters.at(id, lane)
    }

    /// Everything that was read.
    pub(crate) fn read(&self) -> Read {
        let pairs = self.was_read.iter().zip(&self.parameters.values).enumerate();
        let values = pairs.filter(|(_, (was_read, _))| was_read.get());
        Read(values.map(|(position, (_, value))| (position, *value)).collect())
    }
}

/// Values that were read, by the position of their parameters.
#[derive(Debug, Clone)]
pub(crate) struct Read(Vec<(usize, Lanes)>);

impl Read {
    /// Whether all of them are what they were. Positions are those of the model that was read, so
    /// what was read must itself be the same.
    pub(crate) fn holds_for(&self, parameters: &Parameters) -> bool {
        self.0.iter().all(|(position, value)| parameters.values.get(*position) == Some(value))
    }
}

fn values(source: &Source, seeds: Seeds, first_path: u32) -> Lanes {
    match source {
        Source::Fixed(value) => [*value; LANES],
        Source::Drawn { luck, distribution, line } => {
            let probabilities = probabilities(luck, seeds, first_path);
            let drawn = |lane: usize| distribution.quantile(probabilities[lane]);
            match line {
                None => lanes(drawn),
                Some(line) => lanes(|lane| line.at(drawn(lane))),
            }
        }
    }
}

/// The largest number below one.
const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

/// Where in its distribution a parameter lies on each path of a block.
fn probabilities(luck: &Luck, seeds: Seeds, first_path: u32) -> Lanes {
    let uniform = |seed: u64, stream: u64| {
        let key = StreamKey::new(seed, stream);
        move |lane: usize| key.uniform(first_path + lane as u32, 0)
    };
    match luck {
        Luck::Own(stream) => lanes(uniform(seeds.own, *stream)),
        Luck::OfAllShops(stream) => lanes(uniform(seeds.shared, *stream)),
        Luck::Together(draws) => {
            let mut sum = [0.0; LANES];
            for (stream, weight) in draws {
                let of = uniform(seeds.own, *stream);
                for (lane, sum) in sum.iter_mut().enumerate() {
                    *sum += weight * standard_normal_quantile(of(lane));
                }
            }
            // Far out the probability rounds to its limits, at which nothing can be drawn.
            sum.map(|z| standard_normal_cdf(z).clamp(f64::MIN_POSITIVE, BELOW_ONE))
        }
    }
}

/// Lanes filled by a function of the lane.
pub(crate) fn lanes(of: impl FnMut(usize) -> f64) -> Lanes {
    std::array::from_fn(of)
}

/// The unknown numbers of a model, drawn for one block after another.
#[derive(Debug, Clone)]
pub struct DrawnNumbers {
    /// Which of all parameters are drawn.
    positions: Vec<usize>,
    parameters: Parameters,
}

impl DrawnNumbers {
    /// Those of a model; nothing is drawn yet.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let entries = model.parameters.entries().iter().enumerate();
        let drawn = entries.filter(|(_, one)| !matches!(one.source(), Source::Fixed(_)));
        Self {
            positions: drawn.map(|(position, _)| position).collect(),
            parameters: Parameters::default(),
        }
    }

    /// The paths of their keys, such as `channel.shopee.commission`.
    pub fn names<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = &'a str> {
        self.positions.iter().filter_map(|at| Some(model.parameters.entries().get(*at)?.name()))
    }

    /// Their values on the paths `first_path..first_path + LANES`, in the order of the names.
    pub fn draw(&mut self, model: &Model, first_path: u32) -> impl Iterator<Item = &Lanes> {
        self.parameters.draw(model, first_path);
        self.positions.iter().filter_map(|at| self.parameters.values.get(*at))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::disallowed_methods, reason = "tests need not have the same bits everywhere")]

    use super::*;
    use crate::numeric::ln;
    use crate::scenario::read;

    const PATHS: usize = 16_384;

    /// The values of `[values]` on many paths, by their names.
    fn drawn(together: &str) -> Vec<Vec<f64>> {
        let text = format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 1\n\
             [values]\na = [0, 10]\nb = {{ distribution = \"lognormal\", mean = 100, cv = 0.8, maximum = 1e9 }}\n\
             c = [1, 2, 6]\nd = [5, 6]\n{together}\
             [[channel]]\nid = \"a\"\nweekly_sales = \"a\"\ngrowth_per_year = \"d\"\n\
             order_value = \"b\"\norder_fee = \"c\"\n"
        );
        let scenario = read("x.toml", text.as_bytes()).unwrap().scenario;
        let model = Model::build(&scenario);
        let mut numbers = DrawnNumbers::of(&model);
        let names: Vec<String> = numbers.names(&model).map(str::to_owned).collect();
        let mut all = vec![Vec::new(); names.len()];
        for first in (0..PATHS).step_by(LANES) {
            let block: Vec<Lanes> = numbers.draw(&model, first as u32).copied().collect();
            for (values, lanes) in all.iter_mut().zip(block) {
                values.extend(lanes);
            }
        }
        let wanted = ["a", "b", "c", "d"].map(|name| format!("values.{name}"));
        let of = |name: &String| all[names.iter().position(|known| known == name).unwrap()].clone();
        wanted.iter().map(of).collect()
    }

    fn entry(value: &str, follows: &str, correlation: f64) -> String {
        format!(
            "[[together]]\nvalue = \"{value}\"\nfollows = \"{follows}\"\n\
             rank_correlation = {correlation}\n"
        )
    }

    /// The rank of each value among all, from 0 to 1.
    fn ranks(values: &[f64]) -> Vec<f64> {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
        let mut ranks = vec![0.0; values.len()];
        for (rank, position) in order.into_iter().enumerate() {
            ranks[position] = (rank as f64 + 0.5) / values.len() as f64;
        }
        ranks
    }

    fn spearman(x: &[f64], y: &[f64]) -> f64 {
        let products = ranks(x).into_iter().zip(ranks(y)).map(|(x, y)| (x - 0.5) * (y - 0.5));
        12.0 * products.sum::<f64>() / x.len() as f64
    }

    /// Four standard errors of a rank correlation, which is at most one over the root of the number.
    const TOLERANCE: f64 = 4.0 / 128.0;

    #[test]
    fn the_ranks_of_values_are_correlated_as_stated() {
        for stated in [-1.0, -0.7, 0.0, 0.3, 0.9, 1.0] {
            let values = drawn(&entry("b", "a", stated));
            let found = spearman(&values[0], &values[1]);
            assert!((found - stated).abs() < TOLERANCE, "{stated}: {found}");
            assert!(spearman(&values[1], &values[2]).abs() < TOLERANCE);
        }
    }

    /// A value that follows one which follows another is correlated with that as normal numbers are:
    /// 6/pi arcsin(r/2) with the product r of both correlations.
    #[test]
    fn what_follows_a_follower_is_correlated_by_the_product() {
        let values = drawn(&(entry("c", "b", 0.8) + &entry("b", "a", -0.6)));
        assert!((spearman(&values[1], &values[2]) - 0.8).abs() < TOLERANCE);
        let of = |rank: f64| 2.0 * (std::f64::consts::PI / 6.0 * rank).sin();
        let expected = 6.0 / std::f64::consts::PI * (of(0.8) * of(-0.6) / 2.0).asin();
        let found = spearman(&values[0], &values[2]);
        assert!((found - expected).abs() < TOLERANCE, "{found} {expected}");
    }

    /// Each value keeps its own distribution: as many below each of its quantiles as there should be
    /// (Kolmogorov and Smirnov, at one in a thousand).
    #[test]
    fn values_that_move_together_keep_their_distributions() {
        let most = 1.95 / (PATHS as f64).sqrt();
        let (sigma2, log) = (ln(1.0 + 0.64), |mean: f64, s2: f64| ln(mean) - 0.5 * s2);
        for stated in [-0.9, 0.5, 1.0] {
            let together = entry("b", "a", stated) + &entry("d", "b", stated);
            let values = drawn(&together);
            let uniform = |x: f64, low: f64, high: f64| (x - low) / (high - low);
            let normal = |x: f64| standard_normal_cdf((ln(x) - log(100.0, sigma2)) / sigma2.sqrt());
            let probabilities: [Vec<f64>; 3] = [
                values[0].iter().map(|x| uniform(*x, 0.0, 10.0)).collect(),
                values[1].iter().map(|x| normal(*x)).collect(),
                values[3].iter().map(|x| uniform(*x, 5.0, 6.0)).collect(),
            ];
            for below in probabilities {
                let furthest =
                    ranks(&below).into_iter().zip(&below).map(|(rank, p)| (rank - p).abs());
                let furthest = furthest.fold(0.0, f64::max);
                assert!(furthest < most, "{stated}: {furthest} {most}");
            }
        }
    }

    /// The one that is followed, and all others, are drawn as before; so is a follower of nothing.
    #[test]
    fn only_the_follower_is_drawn_otherwise() {
        let (apart, together) = (drawn(""), drawn(&entry("b", "a", 0.5)));
        for unchanged in [0, 2, 3] {
            assert_eq!(apart[unchanged], together[unchanged]);
        }
        assert_ne!(apart[1], together[1]);
        assert_eq!(apart, drawn(&entry("b", "a", 0.0)));
    }

    /// A shop with a drawn number `a`, a function of it, and a function of that one.
    const FUNCTIONS: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1\n\
         [[function]]\nid = \"late\"\nof = \"cost\"\ntimes = 0.5\nplus = 1\n\
         [[function]]\nid = \"cost\"\nof = \"a\"\ntimes = -2\nplus = 30\n\
         [values]\na = { distribution = \"gamma\", mean = 4, cv = 0.5, maximum = 10 }\n\
         [[channel]]\nid = \"a\"\nweekly_sales = \"a\"\n\
         fixed_cost_per_month = \"cost\"\npayout_delay_days = \"late\"\n";

    fn of_functions(change: impl Fn(Model) -> Model) -> Vec<[f64; 3]> {
        let scenario = read("x.toml", FUNCTIONS.as_bytes()).unwrap().scenario;
        let model = change(Model::build(&scenario));
        let mut parameters = Parameters::default();
        parameters.draw(&model, 0);
        let find = |name: &str| {
            let entries = model.parameters.entries().iter();
            let position = entries.clone().position(|entry| entry.name() == name).unwrap();
            parameters.values[position]
        };
        let [a, cost, late] = ["values.a", "values.cost", "values.late"].map(find);
        (0..LANES).map(|lane| [a[lane], cost[lane], late[lane]]).collect()
    }

    /// Of every path a straight line of what is drawn, wherever in the file it stands.
    #[test]
    fn a_function_of_a_value_is_that_of_every_path() {
        let values = of_functions(|model| model);
        for [a, cost, late] in &values {
            assert_eq!(*cost, 30.0 - 2.0 * a);
            assert!((late - (1.0 + 0.5 * cost)).abs() < 1e-12);
        }
        assert!(values.windows(2).any(|pair| pair[0] != pair[1]));
    }

    /// Mean and quantiles are those of the line: a falling one turns the quantiles around.
    #[test]
    fn the_mean_and_quantiles_of_a_function_are_known() {
        let scenario = read("x.toml", FUNCTIONS.as_bytes()).unwrap().scenario;
        let table = Model::build(&scenario).parameters;
        let get = |name: &str| table.entries().iter().find(|one| one.name() == name).unwrap();
        let (a, cost) = (get("values.a"), get("values.cost"));
        assert!((cost.mean() - (30.0 - 2.0 * a.mean())).abs() < 1e-12);
        for probability in [0.05, 0.5, 0.9] {
            assert_eq!(cost.quantile(probability), 30.0 - 2.0 * a.quantile(1.0 - probability));
        }
        // It is known with the other, so it is not one more number that is not known.
        assert_eq!(
            table.drawn().filter(|id| table.get(*id).name().starts_with("values.")).count(),
            1
        );
    }

    /// Who holds or redraws a value has its functions with it.
    #[test]
    fn functions_of_a_value_move_with_it() {
        let position = |model: &Model| {
            model
                .unknown_numbers()
                .find(|id| model.parameters.get(*id).name() == "values.a")
                .unwrap()
        };
        let held = of_functions(|model| {
            let a = position(&model);
            model.with_pinned(a, 3.0)
        });
        assert!(held.iter().all(|values| *values == [3.0, 24.0, 13.0]), "{held:?}");
        let anew = of_functions(|model| {
            let a = position(&model);
            model.with_redrawn(a)
        });
        assert_ne!(anew, of_functions(|model| model));
        assert!(anew.iter().all(|[a, cost, _]| *cost == 30.0 - 2.0 * a));
    }
}
