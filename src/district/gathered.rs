//! Parts of a district, put together as they arrive.

use super::sums::{NotOneDistrict, Sums};

/// Sums over batches of shops that arrive one by one, in any order.
///
/// Two are merged as soon as they are of about as many batches, so there are never more than the
/// logarithm of their number at a time, and each shop is moved as rarely.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Each with the number of times that it was doubled, which falls from one to the next.
    parts: Vec<(u32, Sums)>,
}

impl Gathered {
    /// Adds a part.
    ///
    /// # Errors
    /// [`NotOneDistrict`] when it belongs to another district or holds a shop that is here already.
    pub fn add(&mut self, part: Sums) -> Result<(), NotOneDistrict> {
        let mut last = (0, part);
        while self.parts.last().is_some_and(|(doubled, _)| *doubled == last.0) {
            let Some((doubled, before)) = self.parts.pop() else { break };
            last = (doubled + 1, before.merge(last.1)?);
        }
        self.parts.push(last);
        Ok(())
    }

    /// All that was added, as one; nothing where nothing was.
    ///
    /// # Errors
    /// As [`add`](Self::add), for what was not merged before.
    pub fn whole(self) -> Result<Option<Sums>, NotOneDistrict> {
        let mut parts = self.parts.into_iter().rev().map(|(_, part)| part);
        let Some(first) = parts.next() else { return Ok(None) };
        parts.try_fold(first, Sums::merge).map(Some)
    }
}
