//! `ragam district`: many shops together.

use std::path::Path;

use super::question::{Unanswered, admit, deliver};
use super::run::Plan;
use crate::district::{District, DistrictFiles, Findings, NoDistrict, bytes_needed, simulate};
use crate::ensemble::Interrupted;
use crate::output::DistrictAnswer;
use crate::program::World;
use crate::program::args::DistrictArgs;
use crate::program::ending::Ending;
use crate::program::load::bytes_up_to;
use crate::program::notice::shown;

/// The largest table of shops that is read, bytes.
const LARGEST_TABLE: u64 = 256 * 1024 * 1024;

/// Simulates a district.
pub(super) fn district(typed: &DistrictArgs, world: &World) -> Ending {
    let plan = Plan::new(vec![typed.file.clone()], &typed.output);
    let district = match load(&plan, world) {
        Ok(district) => district,
        Err(ending) => return ending,
    };
    if let Some((table, warnings)) = district.warnings() {
        world.terminal.problems(&table, warnings);
    }
    let file = &typed.file;
    deliver(&plan, "district", world, |follower| {
        let threads = rayon::current_num_threads();
        admit(file, bytes_needed(district.whole(), threads), district.paths())?;
        let sums = simulate(&district, 0..district.shops(), follower).map_err(|why| match why {
            Interrupted::Asked => Unanswered::As(Ending::Interrupted),
            other => Unanswered::wrong(file, other.said(), other.help()),
        })?;
        let findings = Findings::of(&district, &sums)
            .map_err(|why| Unanswered::wrong(file, why.said(), why.help()))?;
        Ok(Box::new(DistrictAnswer::new(&district, findings)))
    })
}

/// Reads the file of a district and all files that it names, which lie beside it.
fn load(plan: &Plan, world: &World) -> Result<District, Ending> {
    let Some(path) = plan.inputs.first() else { return Err(Ending::UsageWrong) };
    let unreadable = |notice| {
        world.terminal.notice(&notice);
        Ending::FilesFailed
    };
    let wrong = |failed: &NoDistrict| {
        for (source, problems) in &failed.problems {
            world.terminal.problems(source, problems);
        }
        Ending::ScenarioWrong
    };
    let bytes = bytes_up_to(path, LARGEST_TABLE).map_err(unreadable)?;
    let files = DistrictFiles::read(&shown(path), &bytes).map_err(|failed| wrong(&failed))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut contents = Vec::new();
    let mut ending = None;
    for name in files.needed() {
        match bytes_up_to(&folder.join(name), LARGEST_TABLE) {
            Ok(bytes) => contents.push(bytes),
            Err(notice) => ending = Some(unreadable(notice)),
        }
    }
    match ending {
        Some(ending) => Err(ending),
        None => files.district(&contents, plan.paths, plan.seed).map_err(|failed| wrong(&failed)),
    }
}
