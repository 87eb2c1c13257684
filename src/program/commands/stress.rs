//! `ragam stress`: the chance of running out of cash over one or two numbers.

use std::path::Path;

use super::asked::{Answer, Stopped, answer};
use super::mixes::find_mix;
use super::run::Plan;
use crate::decide::stress::{Axis, Stress, StressError, StressRequest, StressedShop};
use crate::output::{stress_artifacts, stress_spoken};
use crate::program::World;
use crate::program::args::StressArgs;
use crate::program::ending::Ending;
use crate::program::load::Loaded;

/// Stresses what was asked for.
pub(super) fn stress(typed: &StressArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file.clone()], &typed.output);
    answer(&plan, "stress", world, |loaded, follower| {
        let [loaded] = loaded else { return Err(Stopped::As(Ending::UsageWrong)) };
        let shop = shop(loaded, typed, &plan)?;
        let request = request(&shop, typed)?;
        let stress = Stress::of(&shop, &request, |paths| follower.expect(paths), follower);
        let stress = stress.map_err(|error| stopped(&error))?;
        let artifacts = stress_artifacts(&stress, &plan.artifacts);
        Ok(Answer {
            lines: stress_spoken(&stress, plan.artifacts.language),
            artifacts: artifacts.map_err(|error| Stopped::output(&typed.file, &error))?,
            business: stress.business,
        })
    })
}

fn shop(loaded: &Loaded, typed: &StressArgs, plan: &Plan) -> Result<StressedShop, Stopped> {
    let model = &loaded.model;
    Ok(StressedShop {
        editor: loaded.editor()?,
        mix: find_mix(loaded, typed.mix.as_deref())?,
        paths: plan.paths.unwrap_or(model.paths()),
        seed: plan.seed.unwrap_or(model.seed()),
    })
}

fn request(shop: &StressedShop, typed: &StressArgs) -> Result<StressRequest, Stopped> {
    let scenario = shop.scenario().map_err(|error| stopped(&error))?;
    let axes: Result<Vec<Axis>, StressError> =
        typed.axes.iter().map(|axis| Axis::new(&axis.path, axis.range, shop, &scenario)).collect();
    Ok(StressRequest {
        axes: axes.map_err(|error| stopped(&error))?,
        breaking: typed.breaking_point,
        level: typed.chance,
    })
}

fn stopped(error: &StressError) -> Stopped {
    match error {
        StressError::Interrupted(stopped) => (*stopped).into(),
        error => Stopped::wrong(Path::new("--axis"), error.to_string(), error.help()),
    }
}
