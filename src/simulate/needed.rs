//! One block of paths, where only the cash that it needs matters.

use super::block::Workspace;
use super::figures::PathFigures;
use super::lives::Lives;
use super::setup::Setup;
use crate::model::Model;
use crate::numeric::{LANES, Lanes};

/// What becomes of the cash of a block of paths in one of their lives.
#[derive(Debug, Clone, Copy)]
pub struct CashFate {
    /// Smallest opening cash from which all larger ones last too, rupiah.
    pub cash_needed: Lanes,
    /// First day on which cash is below minus the credit limit, or [`NEVER`](super::NEVER).
    pub first_day_out_of_cash: [u32; LANES],
}

/// What becomes of the cash of the paths `first_path..first_path + LANES` of a model: with shocks, and without.
///
/// The same bits as those figures of [`simulate_block`](super::simulate_block), for less work.
pub fn simulate_cash_needed(
    model: &Model,
    first_path: u32,
    workspace: &mut Workspace,
) -> [CashFate; 2] {
    let Workspace { draws, trajectory, day, without_shocks: calm, without_one, not_finite, .. } =
        workspace;
    draws.draw(model, first_path);
    let draws = &*draws;
    let setup = Setup::new(model, draws, first_path);
    let lives = Lives::new(&setup);
    let is_struck = draws.effects.any_happens_but(None);
    let without = is_struck.then(|| CashFate::of(&lives.without_shocks(calm, without_one, day)));
    let mut figures = lives.live(&draws.effects, trajectory, day);
    lives.search_cash_needed(Some(&draws.effects), &mut figures, without_one, day);
    let with = CashFate::of(&figures);
    *not_finite = trajectory.not_finite();
    if is_struck {
        *not_finite = not_finite.or_else(|| calm.not_finite());
    }
    [with, without.unwrap_or(with)]
}

impl CashFate {
    fn of(figures: &PathFigures) -> Self {
        let PathFigures { cash_needed, first_day_out_of_cash, .. } = *figures;
        Self { cash_needed, first_day_out_of_cash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;
    use crate::simulate::simulate_block;

    #[test]
    fn the_cash_needed_is_that_of_the_block() {
        let scenarios = ["account-ban", "live-shutdown", "viral-overselling"];
        for (number, name) in scenarios.into_iter().enumerate() {
            let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read(path).unwrap();
            let model = Model::build(&read("x.toml", &text).unwrap().scenario);
            let first = (number * LANES) as u32;
            let [with, without] = simulate_cash_needed(&model, first, &mut Workspace::default());
            let block = simulate_block(&model, first, &mut Workspace::default());
            let (figures, calm) = (block.figures, block.without_shocks);
            assert_eq!(with.cash_needed, figures.cash_needed);
            assert_eq!(with.first_day_out_of_cash, figures.first_day_out_of_cash);
            assert_eq!(without.cash_needed, calm.cash_needed);
            assert_eq!(without.first_day_out_of_cash, calm.first_day_out_of_cash);
            assert_ne!(with.cash_needed, without.cash_needed);
        }
    }
}
