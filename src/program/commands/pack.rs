//! `ragam pack`: what a trainer carries, a folder a scenario.

use std::path::Path;

use super::question::{Unanswered, admit, answer_in};
use super::run::Plan;
use crate::language::say;
use crate::output::ScenarioText;
use crate::pack::{Material, Pack};
use crate::program::World;
use crate::program::args::PackArgs;
use crate::program::ending::Ending;
use crate::program::memory;
use crate::program::results;

/// Futures of a pack unless others are asked for: enough for figures of a hundred, few enough for a break.
const MOST_PATHS: u64 = 2_000;

/// Makes a pack of each scenario; one that cannot be made keeps none of the others from being made.
pub(super) fn pack(typed: &PackArgs, world: &World) -> Ending {
    let files: Vec<&Path> = typed.files.iter().map(AsRef::as_ref).collect();
    let mut worst = Ending::Well;
    for (file, mut folder) in files.iter().zip(results::folder_names(&files)) {
        folder.push("-pack");
        let plan = Plan::new(vec![file.to_path_buf()], &typed.output());
        let ending = answer_in(&plan, &folder, world, |loaded, follower| {
            let [one] = loaded else { return Err(Unanswered::As(Ending::UsageWrong)) };
            let paths = plan.paths.unwrap_or(one.model.paths().min(MOST_PATHS));
            let models = memory::SIDE_BY_SIDE.max(1 + one.read.variants.len() as u64);
            admit(&one.path, memory::outcomes(paths, models), paths)?;
            let no_answer = |error| Unanswered::no_answer(&one.path, &error);
            let study = one.study(&plan).map_err(no_answer)?.with_at_most(paths);
            let name = one.file_name();
            let text = ScenarioText { name: &name, bytes: &one.bytes };
            let material = Material::of(&one.read, text, &study, follower).map_err(no_answer)?;
            let pack = Pack::of(material, plan.artifacts.language, &typed.only);
            let help = say!("notice.chart.help");
            Ok(Box::new(pack.map_err(|error| Unanswered::wrong(&one.path, error.said(), help))?))
        });
        worst = worst.max(ending);
        if ending == Ending::Interrupted {
            break;
        }
    }
    worst
}
