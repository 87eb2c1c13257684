//! What is written and said of several scenarios together.

use crate::language::say;
use crate::output::{
    SCENARIOS_CSV, SCENARIOS_JSON, ScenarioRow, framed_summary, is_over_scenarios, scenarios_csv,
    scenarios_json, summaries_frame, what_is_shared,
};
use crate::program::World;
use crate::program::ending::Ending;
use crate::program::notice::shown;
use crate::program::results::SingleFile;

use super::plan::{Plan, Speech};

/// Writes the table over scenarios beside their folders.
pub(super) fn write(rows: &[ScenarioRow], plan: &Plan, world: &World) -> Ending {
    let files = [
        (SCENARIOS_CSV, scenarios_csv(rows, plan.artifacts.csv)),
        (SCENARIOS_JSON, scenarios_json(rows)),
    ];
    for (name, bytes) in &files {
        let table =
            SingleFile { what: say!("notice.single.scenarios"), is_ours: &is_over_scenarios };
        if let Err(notice) = table.save(&plan.out.join(name), bytes) {
            world.terminal.notice(&notice);
            return Ending::FilesFailed;
        }
    }
    if plan.speech == Speech::Sentences {
        let names = files.map(|(name, _)| name).join(", ");
        let lines = what_is_shared(rows, plan.artifacts.language).into_iter();
        let shared: String = lines.map(|line| format!("{line}\n")).collect();
        let written = format!("{shared}-> {}: {names}\n", shown(&plan.out));
        world.terminal.say(written.as_bytes());
    }
    Ending::Well
}

/// Says what came of each scenario; summaries of several are one document.
pub(super) struct Speaker<'a> {
    world: &'a World,
    /// What is said before the next one, and at the end.
    frame: Option<[Vec<u8>; 3]>,
    has_begun: bool,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(world: &'a World, is_one_document: bool) -> Self {
        Self { world, frame: is_one_document.then(summaries_frame), has_begun: false }
    }

    pub(super) fn say(&mut self, said: &[u8]) {
        let Some([beginning, between, _]) = &self.frame else {
            return self.world.terminal.say(said);
        };
        if !said.is_empty() {
            let before = if self.has_begun { between } else { beginning };
            self.world.terminal.say(&[before.clone(), framed_summary(said)].concat());
            self.has_begun = true;
        }
    }

    /// Ends the document, if there is one.
    pub(super) fn finish(&self) {
        if let (Some([_, _, end]), true) = (&self.frame, self.has_begun) {
            self.world.terminal.say(end);
        }
    }
}
