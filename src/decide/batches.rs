//! Many models over the same paths, a few at a time.

use crate::ensemble::{Interrupted, Outcomes, Progress};
use crate::model::Model;

/// About so many outcomes are kept at a time: 25 bytes each.
const OUTCOMES_AT_A_TIME: u64 = 2_000_000;

/// The fewest models at a time: those of one batch share their draws.
const FEWEST_MODELS: u64 = 4;

/// Simulates models over the same paths and hands their outcomes on, in the order of the models, so
/// that many models of many paths need little memory. How they are put together does not show.
///
/// # Errors
/// [`Interrupted`] when the progress says so, and what `each` makes of an outcome.
pub(super) fn each_outcome<E: From<Interrupted>>(
    models: impl IntoIterator<Item = Model>,
    paths: u64,
    progress: &dyn Progress,
    mut each: impl FnMut(Outcomes) -> Result<(), E>,
) -> Result<(), E> {
    let size = (OUTCOMES_AT_A_TIME / paths.max(1)).max(FEWEST_MODELS) as usize;
    let mut models = models.into_iter();
    loop {
        let batch: Vec<Model> = models.by_ref().take(size).collect();
        if batch.is_empty() {
            return Ok(());
        }
        for outcomes in Outcomes::of_all(&batch, paths, progress)? {
            each(outcomes)?;
        }
    }
}
