//! `facilitator.md`: the plan of the lesson.

use super::{PackError, Told};

/// The plan of the lesson as Markdown.
pub(super) fn facilitator(told: &Told<'_>) -> Result<Vec<u8>, PackError> {
    let mut text = format!("# {}\n\n", told.material.report.business);
    for line in told.sentences() {
        text.push_str(&format!("- {line}\n"));
    }
    Ok(text.into_bytes())
}
