//! Mixes of one scenario side by side, with what only they can be asked.

use super::break_even::{self, break_even, most_paths_of_break_even};
use super::returns::{self, by_returns, paths_of_returns};
use super::{Further, NoAnswer, Precision, StudiedMixes, Study};
use crate::ensemble::Progress;
use crate::report::{Candidate, Comparison};
use crate::scenario::Mix;

/// Which mixes are compared, and what is asked beyond that.
#[derive(Debug, Clone, Copy)]
pub struct MixesAsked<'a> {
    /// Ids of the mixes; none for today's and all of the file.
    pub ids: &'a [String],
    /// The shown name of today's mix.
    pub today: &'a str,
    /// Whether it is asked where mixes break even, which takes the longest.
    pub break_even: bool,
}

/// Compares mixes of a study. `compare` simulates the candidates, as many paths as it thinks right,
/// and says how well differences were to be known, if that was asked.
///
/// # Errors
/// [`NoAnswer`]: no mixes, one that is not there, or what `compare` cannot answer.
pub fn compare_mixes(
    study: &Study,
    asked: &MixesAsked<'_>,
    progress: &dyn Progress,
    compare: impl FnOnce(Vec<Candidate>) -> Result<(Comparison, Option<Precision>), NoAnswer>,
) -> Result<(Comparison, Further), NoAnswer> {
    if !study.has_mixes() {
        return Err(NoAnswer::NoMixes);
    }
    let candidates = study.candidates(asked.ids, asked.today)?;
    let judged = candidates.iter().take(break_even::MOST_MIXES + 1);
    let mixes: Result<Vec<Option<&Mix>>, NoAnswer> = judged.map(|one| study.mix(&one.id)).collect();
    let mixes = mixes?;
    let at_most = |paths| study.clone().with_at_most(paths);
    let (of_returns, of_break_even) =
        (at_most(returns::MOST_PATHS), at_most(break_even::MOST_PATHS));
    let of_returns = StudiedMixes { study: &of_returns, mixes: &mixes };
    let of_break_even = StudiedMixes { study: &of_break_even, mixes: &mixes };
    progress.expect(paths_of_returns(&of_returns)?);
    if asked.break_even {
        progress.expect(most_paths_of_break_even(&of_break_even));
    }
    let (comparison, precision) = compare(candidates)?;
    let returns = Some(by_returns(&of_returns, &comparison, progress)?);
    let break_even = asked.break_even.then(|| break_even(&of_break_even, progress)).transpose()?;
    Ok((comparison, Further { precision, break_even, returns }))
}
