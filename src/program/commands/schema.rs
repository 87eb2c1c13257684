//! `ragam schema`: the scenario format for editors.

use super::written;
use crate::language::say;
use crate::output::{is_scenario_schema, scenario_schema};
use crate::program::World;
use crate::program::args::SchemaArgs;
use crate::program::ending::Ending;
use crate::program::results::SingleFile;

/// Prints the schema, or writes it to a file.
pub(super) fn schema(typed: &SchemaArgs, world: &World) -> Ending {
    let bytes = scenario_schema();
    let Some(file) = &typed.output else {
        world.terminal.say(&bytes);
        return Ending::Well;
    };
    world.interrupt.guard();
    let schema = SingleFile { what: say!("notice.single.schema"), is_ours: &is_scenario_schema };
    written(schema.save(file, &bytes), world)
}
