//! `ragam optimize`: the best mix.

use std::path::Path;

use super::asked::{Answer, Stopped, answer};
use super::run::Plan;
use crate::decide::optimize::{OptimizeError, OptimizeRequest, Optimum, RiskLimit, WantedBounds};
use crate::output::{optimize_artifacts, optimize_spoken};
use crate::program::World;
use crate::program::args::{OptimizeArgs, RiskLimitArg};
use crate::program::ending::Ending;
use crate::program::load::Loaded;
use crate::program::notice::Notice;
use crate::scenario::Scenario;

/// Looks for the best mix.
pub(super) fn optimize(typed: &OptimizeArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file.clone()], &typed.output);
    answer(&plan, "optimize", world, |loaded, follower| {
        let [loaded] = loaded else { return Err(Stopped::As(Ending::UsageWrong)) };
        let scenario = scenario(loaded)?;
        let request = request(loaded, typed, &plan);
        let optimum = Optimum::of(&scenario, &request, |paths| follower.expect(paths), follower);
        let optimum = optimum.map_err(|error| stopped(&error, &typed.file))?;
        let taken: Vec<String> =
            loaded.variants.iter().map(|variant| variant.mix.id.value.clone()).collect();
        let artifacts = optimize_artifacts(&optimum, &taken, &plan.artifacts);
        Ok(Answer {
            lines: optimize_spoken(&optimum, plan.artifacts.language),
            artifacts: artifacts.map_err(|error| Stopped::output(&typed.file, &error))?,
            business: optimum.business,
        })
    })
}

fn scenario(loaded: &Loaded) -> Result<Scenario, Stopped> {
    let scenario = loaded.editor()?.set(None, &[]);
    scenario.map_err(|_| {
        let what = "this could not be read a second time";
        Stopped::from(Notice::error(&loaded.path, what, "check the file"))
    })
}

fn request(loaded: &Loaded, typed: &OptimizeArgs, plan: &Plan) -> OptimizeRequest {
    OptimizeRequest {
        bounds: WantedBounds { least: typed.min_share.clone(), most: typed.max_share.clone() },
        limit: match typed.risk_limit {
            None => RiskLimit::Today,
            Some(RiskLimitArg::Amount(amount)) => RiskLimit::Amount(amount),
            Some(RiskLimitArg::None) => RiskLimit::None,
        },
        step: typed.step,
        paths: plan.paths.unwrap_or(loaded.model.paths()),
        seed: plan.seed.unwrap_or(loaded.model.seed()),
    }
}

fn stopped(error: &OptimizeError, file: &Path) -> Stopped {
    match error {
        OptimizeError::Interrupted(stopped) => (*stopped).into(),
        error => Stopped::wrong(file, error.to_string(), error.help()),
    }
}
