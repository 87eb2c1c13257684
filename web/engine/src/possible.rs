//! What may happen to a shop beyond what its text says.

use ragam::language::{Language, Words};
use ragam::model::Model;
use ragam::output;
use ragam::problems::Source;
use ragam::scenario::{self, Scenario, rewrite};
use ragam::starter::{POSSIBLE_SHOCKS, PossibleShock};
use serde_json::{Value, json};

use crate::answers::{NAME, problems};

/// The shocks of the library that can come to a shop: where, and where each number comes from.
pub(crate) fn list(scenario: &Scenario, language: Language) -> Vec<Value> {
    let words = Words::of(language);
    let one = |shock: &PossibleShock| {
        let places = shock.places(scenario);
        let place = |place: &ragam::starter::Place| json!({ "id": place.id, "name": place.name, "shock": shock.id_at(place) });
        let number = |(key, value, note)| json!({ "key": key, "value": value, "note": note });
        (!places.is_empty()).then(|| {
            json!({
                "id": shock.id,
                "name": shock.name(&words),
                "about": shock.sentence(&words),
                "numbers": shock.numbers(&words).map(number).collect::<Vec<_>>(),
                "places": places.iter().map(place).collect::<Vec<_>>(),
            })
        })
    };
    POSSIBLE_SHOCKS.iter().filter_map(one).collect()
}

/// The text with a shock of the library at a place, or without it.
pub(crate) fn put(
    text: &str,
    shock: &str,
    place: &str,
    on: bool,
    language: Language,
) -> Result<Value, String> {
    let read = match scenario::read(NAME, text.as_bytes()) {
        Ok(read) => read,
        Err(failed) => return Ok(problems(failed.source(), failed.problems(), language)),
    };
    let shock =
        PossibleShock::named(shock).ok_or_else(|| format!("there is no possible shock {shock}"))?;
    let places = shock.places(&read.scenario);
    let place = places.iter().find(|found| found.id == place);
    let place = place.ok_or_else(|| format!("{} cannot come there", shock.id))?;
    let id = shock.id_at(place);
    if !on {
        return removed(text, &id);
    }
    if read.scenario.shocks.iter().any(|shock| shock.id.value == id) {
        return Ok(json!({ "text": text }));
    }
    // One that was set aside is the author's again, with what was changed in it.
    let back = rewrite::take_back(text, &id);
    let new = || rewrite::add_shock(text, &shock.text(place, &Words::of(language)));
    Ok(json!({ "text": back.unwrap_or_else(new) }))
}

/// The text without a shock, whether it is on or set aside.
pub(crate) fn removed(text: &str, shock: &str) -> Result<Value, String> {
    let back = rewrite::take_back(text, shock);
    let text = rewrite::remove_shock(back.as_deref().unwrap_or(text), shock);
    let text = text.ok_or_else(|| format!("there is no shock {shock} to remove"))?;
    Ok(json!({ "text": text }))
}

/// Every number of a text by what people call it, with what its comment says of it.
pub(crate) fn assumptions(source: &Source, model: &Model, language: Language) -> Vec<Value> {
    let found = scenario::assumptions(source).into_iter();
    let (shown, words) = (model.shown_names(), Words::of(language));
    found
        .map(|one| {
            json!({
                "name": output::number_name(&one.key, &shown, words),
                "key": one.key,
                "value": one.value,
                "mark": one.mark.name(),
                "note": one.source,
                "line": one.line,
            })
        })
        .collect()
}
