//! `ragam chart`: every chart of a scenario.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::{Attribution, Figure, NoAnswer, Sensitivity, Study, TODAY, buffer};
use crate::ensemble::{Ensemble, Progress};
use crate::output::{Answer, OfMix, ScenarioCharts};
use crate::program::World;
use crate::program::args::{ChartArg, ChartArgs};
use crate::program::ending::Ending;
use crate::program::progress::Follower;
use crate::report::{Comparison, PictureFigures, Report};

/// The share of futures in which the reserve that is drawn lasts.
const SURVIVE: f64 = 0.95;

/// Draws the charts that were asked for.
pub(super) fn chart(typed: ChartArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file], &typed.output);
    let only = typed.only;
    let (size, dark) = (typed.size.into(), typed.dark);
    answer_one(&plan, "charts", world, |loaded, study, follower| {
        let today = study.candidate(TODAY, &plan.today())?;
        let paths = today.model.paths();
        follower.expect(paths);
        let ensemble = Ensemble::simulate(&today.model, paths, follower)?;
        let report = Report::of(&today.model, &ensemble)?;
        let figures = PictureFigures::of(&today.model, &ensemble, &report)?;
        drop(ensemble);
        Ok(ScenarioCharts {
            report,
            figures,
            name: loaded.file_name(),
            bytes: loaded.bytes.clone(),
            comparison: mixes(&only, study, &plan, follower)?,
            others: others(&only, study, &plan, follower)?,
            only: only.iter().map(|chart| chart.name()).collect(),
            size,
            dark,
        })
    })
}

/// The mixes side by side, where there are any and one of their charts is wanted.
fn mixes(
    only: &[ChartArg],
    study: &Study,
    plan: &Plan,
    follower: &Follower,
) -> Result<Option<Comparison>, NoAnswer> {
    let charts = [ChartArg::MixComparison, ChartArg::Diversification];
    let is_wanted = only.is_empty() || charts.iter().any(|chart| only.contains(chart));
    if !study.has_mixes() || !is_wanted {
        return Ok(None);
    }
    let candidates = study.candidates(&[], &plan.today())?;
    follower.expect(study.paths() * candidates.len() as u64);
    Ok(Some(Comparison::of(candidates, follower)?))
}

/// The answers to further questions whose charts are wanted.
fn others(
    only: &[ChartArg],
    study: &Study,
    plan: &Plan,
    follower: &Follower,
) -> Result<Vec<Box<dyn Answer + Send>>, NoAnswer> {
    let is_named = |chart: ChartArg| only.contains(&chart);
    let is_wanted = |chart: ChartArg| only.is_empty() || is_named(chart);
    let mut others: Vec<Box<dyn Answer + Send>> = Vec::new();
    let all = || study.candidates(&[], &plan.today());
    if is_wanted(ChartArg::ReserveCurve) {
        others.push(Box::new(buffer::buffer(&all()?, SURVIVE, follower)?));
    }
    if is_named(ChartArg::Tornado) {
        let one = study.candidate(TODAY, &plan.today())?;
        let found = Sensitivity::of(&one.model, Figure::NetCashFlow, follower)?;
        others.push(Box::new(OfMix { mix: one.id, found }));
    }
    if is_named(ChartArg::Attribution) {
        let one = study.candidate(TODAY, &plan.today())?;
        let found = Attribution::of(&one.model, follower)?;
        others.push(Box::new(OfMix { mix: one.id, found }));
    }
    Ok(others)
}
