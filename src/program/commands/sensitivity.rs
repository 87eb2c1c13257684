//! `ragam sensitivity`: which unknown number matters most.

use super::asked::{Answer, Stopped, answer};
use super::mixes::one_mix;
use super::run::Plan;
use crate::decide::{Figure, MOST_NUMBERS, NotFound, Sensitivity, sensitivity_models};
use crate::output::{sensitivity_artifacts, sensitivity_spoken};
use crate::program::World;
use crate::program::args::{FigureArg, SensitivityArgs};
use crate::program::ending::Ending;
use crate::program::load::Loaded;
use crate::program::progress::Follower;

/// Finds which unknown number matters most.
pub(super) fn sensitivity(typed: SensitivityArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    let figure = match typed.figure {
        FigureArg::NetCashFlow => Figure::NetCashFlow,
        FigureArg::LowestCash => Figure::LowestCash,
        FigureArg::Sales => Figure::Sales,
    };
    answer(&plan, "sensitivity", world, |loaded, follower| {
        let [loaded] = loaded else { return Err(Stopped::As(Ending::Well)) };
        ask(loaded, typed.mix.as_deref(), figure, &plan, follower)
    })
}

fn ask(
    loaded: &Loaded,
    mix: Option<&str>,
    figure: Figure,
    plan: &Plan,
    follower: &Follower,
) -> Result<Answer, Stopped> {
    let candidate = one_mix(loaded, mix, plan)?;
    let model = &candidate.model;
    let is_possible = (1..=MOST_NUMBERS).contains(&model.unknown_numbers().count());
    if is_possible {
        follower.expect(model.paths() * sensitivity_models(model));
    }
    let found = Sensitivity::of(model, figure, follower).map_err(|error| refused(loaded, error))?;
    let artifacts = sensitivity_artifacts(&found, &candidate.id, &plan.artifacts);
    Ok(Answer {
        lines: sensitivity_spoken(&found, plan.artifacts.language),
        artifacts: artifacts.map_err(|error| Stopped::output(&loaded.path, &error))?,
        business: found.business,
    })
}

fn refused(loaded: &Loaded, error: NotFound) -> Stopped {
    let help = match &error {
        NotFound::Interrupted(stopped) => return (*stopped).into(),
        NotFound::NothingUnknown => {
            "write what you are not sure of as a range, such as `commission = [0.06, 0.1]`"
        }
        NotFound::TooMany { .. } => {
            "write those that matter least as plain numbers; `ragam check` lists all of them"
        }
        NotFound::Metric(_) => "make the amounts in the scenario smaller",
    };
    Stopped::wrong(&loaded.path, error.to_string(), help)
}
