//! What a district file says of channels and platforms, held against all of its bases.

use super::check::no_match;
use super::words::{did_you_mean, quote, quoted_list};
use super::{Channel, ReadDistrict, ShopBase};
use crate::language::{Last, say};
use crate::problems::Problem;

/// Lines of `hits` and platforms that match no channel of any base: slips of the pen, since a base
/// that a shock does not meet is left alone.
#[must_use]
pub(crate) fn unmatched(read: &ReadDistrict, bases: &[ShopBase]) -> Vec<Problem> {
    let channels: Vec<Channel> = bases.iter().flat_map(ShopBase::channels).cloned().collect();
    let hits = read.file.shocks.iter().flat_map(|shock| &shock.hits);
    let idle = hits.filter(|hit| !channels.iter().any(|channel| hit.target.matches(channel)));
    let mut found: Vec<Problem> = idle.map(|hit| no_match(hit, &channels)).collect();
    let mut known: Vec<&str> =
        channels.iter().map(|channel| channel.platform.value.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let unknown = read.file.platforms.iter().map(|(id, _)| id);
    for id in unknown.filter(|id| !known.contains(&id.value.as_str())) {
        let message = say!("problem.district.no_platform.message", id = quote(&id.value));
        let problem = Problem::error(message).at(id.span).label(say!("problem.common.unknown"));
        let all = || say!("problem.common.known_here", known = quoted_list(&known, Last::And));
        found.push(did_you_mean(problem, &id.value, known.iter().copied(), all));
    }
    found
}
