//! `ragam stress`: the chance of running out of cash over one or two numbers.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::stress::{Axis, Stress, StressRequest, StressedShop};
use crate::decide::{NoAnswer, TODAY};
use crate::program::World;
use crate::program::args::StressArgs;
use crate::program::ending::Ending;

/// Stresses what was asked for.
pub(super) fn stress(typed: &StressArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file.clone()], &typed.output);
    answer_one(&plan, "stress", world, |_, study, follower| {
        let mix = study.mix(typed.mix.as_deref().unwrap_or(TODAY))?.cloned();
        let shop = StressedShop { study: study.clone(), mix };
        Stress::of(&shop, &request(&shop, typed)?, follower)
    })
}

fn request(shop: &StressedShop, typed: &StressArgs) -> Result<StressRequest, NoAnswer> {
    let scenario = shop.scenario()?;
    let axes: Result<Vec<Axis>, NoAnswer> =
        typed.axes.iter().map(|axis| Axis::new(&axis.path, axis.range, shop, &scenario)).collect();
    Ok(StressRequest { axes: axes?, breaking: typed.breaking_point, level: typed.chance })
}
