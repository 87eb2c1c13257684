//! What a trainer carries into the room: the documents of a pack that hold no pages for print.

use ragam::decide::Study;
use ragam::ensemble::Silent;
use ragam::language::{Language, Words};
use ragam::output::ScenarioText;
use ragam::pack::{Material, documents, kinds};
use ragam::scenario;
use serde_json::{Value, json};

use crate::answers::{NAME, problems};

/// The documents that can be made here.
pub(crate) fn list() -> Value {
    json!({ "kinds": kinds() })
}

/// Documents of a text over so many futures: their names and lengths, and their bytes one after another.
pub(crate) fn made(
    text: &str,
    paths: u64,
    only: &[String],
    language: Language,
) -> Result<(Value, Vec<u8>), String> {
    let read = match scenario::read(NAME, text.as_bytes()) {
        Ok(read) => read,
        Err(failed) => {
            return Ok((problems(failed.source(), failed.problems(), language), Vec::new()));
        }
    };
    let words = Words::of(language);
    let study = Study::new(&read, None, None).map_err(|error| error.said().say(words))?;
    let study = study.with_at_most(paths);
    let text = ScenarioText { name: NAME, bytes: text.as_bytes() };
    let material =
        Material::of(&read, text, &study, &Silent).map_err(|error| error.said().say(words))?;
    let made = documents(&material, language, only).map_err(|error| error.said().say(words))?;
    let files: Vec<Value> = made
        .iter()
        .map(|document| json!({ "name": document.name, "length": document.bytes.len() }))
        .collect();
    let bytes = made.into_iter().flat_map(|document| document.bytes).collect();
    Ok((json!({ "files": files }), bytes))
}
