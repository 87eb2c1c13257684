//! `ragam chart`: every chart of a scenario.

use super::question::answer_one;
use super::run::Plan;
use crate::decide::{Attribution, Figure, Further, NoAnswer, Sensitivity, Study, TODAY, buffer};
use crate::ensemble::{Ensemble, Progress};
use crate::output::{Answer, ComparisonAnswer, OfMix, ScenarioCharts};
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
            others: others(&only, study, &plan, follower)?,
            only: only.iter().map(|chart| chart.name()).collect(),
            size,
            dark,
        })
    })
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
    if study.has_mixes() && is_wanted(ChartArg::MixComparison) {
        let candidates = all()?;
        follower.expect(study.paths() * candidates.len() as u64);
        let comparison = Comparison::of(candidates, follower)?;
        let (further, places) = (Further::default(), Vec::new());
        others.push(Box::new(ComparisonAnswer { comparison, further, places }));
    }
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
