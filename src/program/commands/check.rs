//! `ragam check`: what is wrong with scenarios, and what sound ones mean.

use rayon::prelude::*;

use crate::language::Language;
use crate::output::{self, CheckedFile};
use crate::problems::Problem;
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
    if typed.json {
        return as_json(&checked, typed.lang, world);
    }
    let endings = checked.iter().map(|checked| checked.report(world));
    endings.max().unwrap_or(Ending::Well)
}

/// One document on standard output; what is wrong with files that are no scenarios is told beside it.
fn as_json(checked: &[Checked], language: Language, world: &World) -> Ending {
    let mut ending = Ending::Well;
    let mut files = Vec::new();
    let names: Vec<String> = checked.iter().map(Checked::name).collect();
    for (one, name) in checked.iter().zip(&names) {
        let problems = one.problems();
        match one {
            Checked::Sound(loaded, text) => {
                if text.is_empty() {
                    ending = ending.max(one.report(world));
                }
                files.push(CheckedFile {
                    file: name,
                    sound: Some((&loaded.model, &loaded.read.variants)),
                    source: Some(loaded.source()),
                    problems,
                });
            }
            Checked::Refused(refused) => {
                ending = ending.max(refused.report(&world.terminal));
                if let Refused::Wrong(failed) = refused {
                    let source = Some(failed.source());
                    files.push(CheckedFile { file: name, sound: None, source, problems });
                }
            }
        }
    }
    world.terminal.say(&output::check_json(&files, language));
    ending
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
                // What is too much to run is too much to explain, too.
                let is_refused = memory::refusal(&loaded.path, &loaded.model).is_some();
                let text = if is_refused { String::new() } else { told(&loaded, language) };
                Self::Sound(Box::new(loaded), text)
            }
            Err(refused) => Self::Refused(refused),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Sound(loaded, _) => shown(&loaded.path),
            Self::Refused(Refused::Wrong(failed)) => failed.source().name().to_owned(),
            Self::Refused(Refused::Unreadable(_) | Refused::Unset(_)) => String::new(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            Self::Sound(loaded, _) => loaded.warnings(),
            Self::Refused(Refused::Wrong(failed)) => failed.problems(),
            Self::Refused(Refused::Unreadable(_) | Refused::Unset(_)) => &[],
        }
    }

    fn report(&self, world: &World) -> Ending {
        match self {
            Self::Sound(loaded, text) => {
                loaded.warn(&world.terminal);
                if let Some(notice) = memory::remark(&loaded.path, &loaded.model) {
                    world.terminal.notice(&notice);
                }
                world.terminal.say(text.as_bytes());
                // What was not explained is refused.
                if text.is_empty() { Ending::ScenarioWrong } else { Ending::Well }
            }
            Self::Refused(refused) => refused.report(&world.terminal),
        }
    }
}

/// The name of the file, and under it what it means.
fn told(loaded: &Loaded, language: Language) -> String {
    let mut text = format!("{}\n", shown(&loaded.path));
    let mut lines = output::meaning(&loaded.model, language);
    lines.extend(output::mixes(&loaded.read.variants, language));
    for line in lines {
        text.push_str(&format!("  {line}\n"));
    }
    text.push('\n');
    text
}
