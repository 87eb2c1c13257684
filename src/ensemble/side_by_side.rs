//! Several models over the same paths: mixes, severities, a shop without one of its shocks.
//!
//! Block by block, all models live through the same draws, and what two of them share is drawn once
//! (`simulate/draws.rs`). Models that are alike in their shocks should stand next to each other.

use rayon::prelude::*;

use super::{Interrupted, Progress};
use crate::model::Model;
use crate::numeric::LANES;
use crate::simulate::{NEVER, Outcome, Workspace, simulate_outcome};

/// Does something with each block of the paths from `first` to `paths` of each model: one list a
/// model, in path order. `first` stands at the beginning of a block.
///
/// # Errors
/// [`Interrupted`] when the progress says so, or when a path has sales or cash that are no numbers.
pub fn side_by_side<T: Send>(
    models: &[Model],
    (first, paths): (usize, usize),
    of_block: impl Fn(&Model, u32, &mut Workspace) -> T + Sync,
    progress: &dyn Progress,
) -> Result<Vec<Vec<T>>, Interrupted> {
    let blocks: Result<Vec<Vec<T>>, Interrupted> = (first.div_ceil(LANES)..paths.div_ceil(LANES))
        .into_par_iter()
        .map_init(Workspace::default, |workspace, block| {
            let first_path = block * LANES;
            let mut of_models = Vec::with_capacity(models.len());
            for model in models {
                if progress.is_interrupted() {
                    return Err(Interrupted::Asked);
                }
                of_models.push(of_block(model, first_path as u32, workspace));
                // Here and nowhere else: every question comes this way, and many figures would
                // turn what is no number into one that looks well.
                if let Some(lane) = workspace.not_finite() {
                    return Err(Interrupted::NotFinite { path: first_path + lane });
                }
                progress.advance(LANES.min(paths - first_path) as u64);
            }
            Ok(of_models)
        })
        .collect();
    let mut of_models: Vec<Vec<T>> = models.iter().map(|_| Vec::new()).collect();
    for block in blocks? {
        for (list, one) in of_models.iter_mut().zip(block) {
            list.push(one);
        }
    }
    Ok(of_models)
}

/// About so many outcomes of paths are held at a time: 25 bytes each.
const OUTCOMES_AT_A_TIME: u64 = 2_000_000;

/// The fewest and the most models at a time: those of one batch share their draws, and the tables of
/// all of them are held.
const MODELS_AT_A_TIME: (u64, u64) = (4, 64);

/// Asks something of many models over the same paths and takes the answers in order, a few models
/// at a time, so that many models of many paths need little memory. How they are put together does
/// not show; models that are alike in their shocks should stand next to each other.
///
/// # Errors
/// [`Interrupted`] when the progress says so, and what making a model, answering or taking fails
/// with.
pub fn each_answer<T: Sync, A: Send, E: From<Interrupted> + Send>(
    asked: &[T],
    (model, answer): (
        impl Fn(&T) -> Result<Model, E> + Sync,
        impl Fn(Outcomes) -> Result<A, E> + Sync,
    ),
    paths: u64,
    progress: &dyn Progress,
    mut take: impl FnMut(A) -> Result<(), E>,
) -> Result<(), E> {
    let (fewest, most) = MODELS_AT_A_TIME;
    let size = (OUTCOMES_AT_A_TIME / paths.max(1)).clamp(fewest, most) as usize;
    for batch in asked.chunks(size) {
        let models: Result<Vec<Model>, E> = batch.par_iter().map(&model).collect();
        let outcomes = Outcomes::of_all(&models?, paths, progress)?;
        let answers: Result<Vec<A>, E> = outcomes.into_par_iter().map(&answer).collect();
        answers?.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// As [`each_answer`], with all answers together.
///
/// # Errors
/// As for [`each_answer`].
pub fn answers<T: Sync, A: Send, E: From<Interrupted> + Send>(
    asked: &[T],
    ways: (impl Fn(&T) -> Result<Model, E> + Sync, impl Fn(Outcomes) -> Result<A, E> + Sync),
    paths: u64,
    progress: &dyn Progress,
) -> Result<Vec<A>, E> {
    let mut found = Vec::with_capacity(asked.len());
    each_answer(asked, ways, paths, progress, |answer| {
        found.push(answer);
        Ok(())
    })?;
    Ok(found)
}

/// What becomes of the paths of a model: one value a path, in path order; rupiah net of drawings.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    /// Change of cash over the horizon.
    pub net_cash_flow: Vec<f64>,
    /// Whether cash ran out.
    pub ran_out: Vec<bool>,
    /// Lowest balance at the close of a day.
    pub lowest_cash: Vec<f64>,
    /// Sales of all channels.
    pub sales: Vec<f64>,
}

impl Outcomes {
    /// The outcomes of several models over the same paths, in the order of the models.
    ///
    /// # Errors
    /// [`Interrupted`] when the progress says so.
    pub fn of_all(
        models: &[Model],
        paths: u64,
        progress: &dyn Progress,
    ) -> Result<Vec<Self>, Interrupted> {
        let paths = paths as usize;
        let blocks = side_by_side(models, (0, paths), simulate_outcome, progress)?;
        Ok(blocks.iter().map(|blocks| Self::of(blocks, paths)).collect())
    }

    fn of(blocks: &[Outcome], paths: usize) -> Self {
        Self {
            net_cash_flow: column(blocks, paths, |block, lane| block.net_cash_flow[lane]),
            ran_out: column(blocks, paths, |b, lane| b.first_day_out_of_cash[lane] != NEVER),
            lowest_cash: column(blocks, paths, |block, lane| block.lowest_cash[lane]),
            sales: column(blocks, paths, |block, lane| block.sales[lane]),
        }
    }
}

fn column<T>(blocks: &[Outcome], paths: usize, of: impl Fn(&Outcome, usize) -> T) -> Vec<T> {
    let lanes = blocks.iter().flat_map(|block| (0..LANES).map(move |lane| (block, lane)));
    lanes.take(paths).map(|(block, lane)| of(block, lane)).collect()
}
