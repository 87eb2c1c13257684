//! The days around the start of a shock, with that shock and without it, for pictures: a run keeps no
//! days of all its lives.

use super::block::Workspace;
use super::lives::Lives;
use super::setup::Setup;
use super::trajectory::Trajectory;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// Days around the first start of a shock, one row a day from the first of them on, one lane a path.
/// NaN where the shock does not happen on the path or the day is not within the horizon; no rows
/// where it happens on no path of the block. Rupiah.
#[derive(Debug, Clone, Default)]
pub struct AroundShock {
    /// Sales of all channels with the shock.
    pub sales: Vec<Lanes>,
    /// The same without that shock, all others left as they are.
    pub sales_without: Vec<Lanes>,
    /// Balance net of drawings at the close of the day with the shock.
    pub cash: Vec<Lanes>,
    /// The same without that shock.
    pub cash_without: Vec<Lanes>,
    /// How long its first occurrence lasts, days; NaN where it does not happen.
    pub duration: Vec<f64>,
}

/// Lives the paths `first_path..first_path + LANES` of a model with a shock, given by its position,
/// and without it: the same bits as [`simulate_block`](super::simulate_block). Keeps the day on which
/// it starts, `before` days before it and `after - 1` after it.
pub fn simulate_around(
    model: &Model,
    (first_path, shock): (u32, usize),
    (before, after): (usize, usize),
    workspace: &mut Workspace,
) -> AroundShock {
    let Workspace {
        draws,
        trajectory,
        day,
        without_shocks: calm,
        without_one,
        effects_but_one,
        ..
    } = workspace;
    draws.draw(model, first_path);
    if !draws.effects.happens(shock) {
        return AroundShock::default();
    }
    let setup = Setup::new(model, draws, first_path);
    let lives = Lives::new(&setup);
    // Counted orders of all lives start from this one.
    lives.calm(calm, day);
    lives.live(&draws.effects, trajectory, day);
    let without = if draws.effects.any_happens_but(Some(shock)) {
        draws.lay_effects_but(shock, model, effects_but_one);
        lives.live(effects_but_one, without_one, day);
        without_one
    } else {
        calm
    };
    let starts = &draws.effects.first_start[shock];
    let ends = &draws.effects.first_end[shock];
    let around = |rows: &[Lanes]| rows_around(starts, rows, (before, after));
    let Trajectory { sales, cash, .. } = trajectory;
    AroundShock {
        sales: around(sales),
        sales_without: around(&without.sales),
        cash: around(cash),
        cash_without: around(&without.cash),
        // Infinity less infinity is no number.
        duration: starts.iter().zip(ends).map(|(start, end)| end - start).collect(),
    }
}

/// The rows from `before` days before the day of each lane's start to `after` days from it on.
fn rows_around(starts: &Lanes, rows: &[Lanes], (before, after): (usize, usize)) -> Vec<Lanes> {
    let mut around = vec![[f64::NAN; LANES]; before + after];
    for (lane, start) in starts.iter().enumerate().filter(|(_, start)| start.is_finite()) {
        // A start before the horizon is one on its first day.
        let first = start.max(0.0) as usize;
        for (place, row) in around.iter_mut().enumerate() {
            let day = (first + place).checked_sub(before);
            if let Some(found) = day.and_then(|day| rows.get(day)) {
                row[lane] = found[lane];
            }
        }
    }
    around
}

/// The day on which each shock first starts on a path, in the order of the model; nothing where it
/// does not happen.
pub fn first_starts(model: &Model, path: u32, workspace: &mut Workspace) -> Vec<Option<f64>> {
    let lane = path as usize % LANES;
    workspace.draws.draw(model, path - lane as u32);
    let starts = &workspace.draws.effects.first_start;
    let of_shock = |starts: &Lanes| Some(starts[lane]).filter(|start| start.is_finite());
    starts.iter().map(of_shock).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;
    use crate::simulate::simulate_block;

    const TEXT: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
         [simulation]\nseed = 1\nstart = 2026-01-05\nweeks = 12\n\
         [[channel]]\nid = \"a\"\nweekly_sales = [500_000, 900_000]\norder_value = 50_000\n\
         [costs]\ngoods_share = 0.6\n\
         [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 2\nduration_days = 5.5\nseverity = 1\n\
         [[shock]]\nid = \"t\"\nhits = [\"a\"]\n\
         window = { from = 2026-02-02, to = 2026-02-20, probability = 0.5 }\n\
         duration_days = 9\nseverity = 0.5\n";

    #[test]
    fn days_around_a_shock_are_those_of_the_run() {
        let model = Model::build(&read("x.toml", TEXT.as_bytes()).unwrap().scenario);
        let mut workspace = Workspace::default();
        let (before, after) = (14, 56);
        let mut seen = 0;
        for first_path in [0, 32, 64] {
            let block = simulate_block(&model, first_path, &mut workspace);
            for shock in 0..2 {
                let around =
                    simulate_around(&model, (first_path, shock), (before, after), &mut workspace);
                for lane in 0..LANES {
                    let happens = block.occurrences[shock][lane] > 0;
                    assert_eq!(happens, !around.duration[lane].is_nan());
                    let days: Vec<f64> = around.cash.iter().map(|row| row[lane]).collect();
                    let known: Vec<f64> = days.iter().copied().filter(|x| !x.is_nan()).collect();
                    // What is known stands together, and is a stretch of the balance of the run.
                    let cash: Vec<f64> = block.cash.iter().map(|row| row[lane]).collect();
                    let found = cash.windows(known.len().max(1)).any(|stretch| stretch == known);
                    assert_eq!(happens, found, "path {lane} of {first_path}");
                    seen += usize::from(happens);
                    // Sales differ on no day before the start.
                    for place in 0..before {
                        let (with, without) =
                            (around.sales[place][lane], around.sales_without[place][lane]);
                        assert!(with.to_bits() == without.to_bits() || !with.is_nan());
                    }
                }
            }
        }
        assert!(seen > 50, "{seen}");
    }

    #[test]
    fn rows_are_aligned_to_the_day_of_the_start() {
        let mut starts = [f64::INFINITY; LANES];
        starts[..3].copy_from_slice(&[2.9, 0.0, 4.0]);
        let rows: Vec<Lanes> = (0..5).map(|day| [f64::from(day); LANES]).collect();
        let around = rows_around(&starts, &rows, (1, 2));
        let lane = |lane: usize| around.iter().map(|row| row[lane]).collect::<Vec<f64>>();
        assert_eq!(lane(0), [1.0, 2.0, 3.0]);
        assert!(lane(1)[0].is_nan() && lane(1)[1..] == [0.0, 1.0]);
        assert!(lane(2)[..2] == [3.0, 4.0] && lane(2)[2].is_nan());
        assert!(lane(3).iter().all(|value| value.is_nan()));
    }
}
