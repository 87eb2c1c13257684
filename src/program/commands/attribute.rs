//! `ragam attribute`: where the risk comes from.

use super::asked::{Answer, Stopped, answer};
use super::mixes::one_mix;
use super::run::Plan;
use crate::decide::{Attribution, NotAttributed, attributed_models};
use crate::output::{attribution_artifacts, attribution_spoken};
use crate::program::World;
use crate::program::args::AttributeArgs;
use crate::program::ending::Ending;
use crate::program::load::Loaded;
use crate::program::progress::Follower;

/// Finds where the risk comes from.
pub(super) fn attribute(typed: AttributeArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    answer(&plan, "attribution", world, |loaded, follower| {
        let [loaded] = loaded else { return Err(Stopped::As(Ending::Well)) };
        ask(loaded, typed.mix.as_deref(), &plan, follower)
    })
}

fn ask(
    loaded: &Loaded,
    mix: Option<&str>,
    plan: &Plan,
    follower: &Follower,
) -> Result<Answer, Stopped> {
    let candidate = one_mix(loaded, mix, plan)?;
    let model = &candidate.model;
    follower.expect(model.paths() * attributed_models(model));
    let found = Attribution::of(model, follower).map_err(|error| refused(loaded, error))?;
    let artifacts = attribution_artifacts(&found, &candidate.id, &plan.artifacts);
    Ok(Answer {
        lines: attribution_spoken(&found, plan.artifacts.language),
        artifacts: artifacts.map_err(|error| Stopped::output(&loaded.path, &error))?,
        business: found.business,
    })
}

fn refused(loaded: &Loaded, error: NotAttributed) -> Stopped {
    let help = match &error {
        NotAttributed::Interrupted(stopped) => return (*stopped).into(),
        NotAttributed::NothingUncertain => {
            "describe what may happen in a [[shock]], or write what you are not sure of as a range"
        }
        NotAttributed::Metric(_) => "make the amounts in the scenario smaller",
    };
    Stopped::wrong(&loaded.path, error.to_string(), help)
}
