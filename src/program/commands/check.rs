//! `ragam check`: what is wrong with scenarios, and what sound ones mean.

use rayon::prelude::*;

use crate::language::Language;
use crate::output;
use crate::program::World;
use crate::program::args::CheckArgs;
use crate::program::ending::Ending;
use crate::program::inputs::{self, Input};
use crate::program::load::{Loaded, Refused, load};
use crate::program::memory;
use crate::program::notice::shown;

/// Checks every file, then speaks of them in their order.
pub(super) fn check(typed: &CheckArgs, world: &World) -> Ending {
    let inputs = inputs::find(&typed.inputs);
    let checked: Vec<Checked> =
        inputs.into_par_iter().map(|input| Checked::of(input, typed.lang)).collect();
    let endings = checked.iter().map(|checked| checked.report(typed.lang, world));
    endings.max().unwrap_or(Ending::Well)
}

enum Checked {
    Sound(Box<Loaded>, String),
    Refused(Refused),
}

impl Checked {
    fn of(input: Input, language: Language) -> Self {
        let loaded = match input {
            Input::File(path) => load(&path),
            Input::Missing(notice) => Err(Refused::Unreadable(notice)),
        };
        match loaded {
            Ok(loaded) => {
                let text = told(&loaded, language);
                Self::Sound(Box::new(loaded), text)
            }
            Err(refused) => Self::Refused(refused),
        }
    }

    fn report(&self, language: Language, world: &World) -> Ending {
        match self {
            Self::Sound(loaded, text) => {
                loaded.warn(&world.terminal, language);
                let refused = memory::refusal(&loaded.path, &loaded.model).is_some();
                if let Some(notice) = memory::remark(&loaded.path, &loaded.model) {
                    world.terminal.notice(&notice);
                }
                world.terminal.say(text.as_bytes());
                if refused { Ending::ScenarioWrong } else { Ending::Well }
            }
            Self::Refused(refused) => refused.report(&world.terminal),
        }
    }
}

/// The name of the file, and under it what it means.
fn told(loaded: &Loaded, language: Language) -> String {
    let mut text = format!("{}\n", shown(&loaded.path));
    for line in output::meaning(&loaded.model, language) {
        text.push_str(&format!("  {line}\n"));
    }
    text.push('\n');
    text
}
