//! `ragam optimize`: the best mix.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::optimize::{OptimizeRequest, Optimum, RiskLimit, WantedBounds};
use crate::program::World;
use crate::program::args::{OptimizeArgs, RiskLimitArg};
use crate::program::ending::Ending;

/// Looks for the best mix.
pub(super) fn optimize(typed: &OptimizeArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file.clone()], &typed.output);
    let request = request(typed);
    answer_one(&plan, "optimize", world, |_, study, follower| {
        Optimum::of(study, &request, follower)
    })
}

fn request(typed: &OptimizeArgs) -> OptimizeRequest {
    OptimizeRequest {
        bounds: WantedBounds { least: typed.min_share.clone(), most: typed.max_share.clone() },
        limit: match typed.risk_limit {
            None => RiskLimit::Today,
            Some(RiskLimitArg::Amount(amount)) => RiskLimit::Amount(amount),
            Some(RiskLimitArg::None) => RiskLimit::None,
        },
        step: typed.step,
    }
}
