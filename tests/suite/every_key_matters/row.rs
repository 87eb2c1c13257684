//! One row of the table of keys.

use super::output::Output;

/// A change of one key, and where it shows.
pub(crate) struct Row {
    /// The path of the key, as in `format::all_keys`, or a figure of a distribution.
    pub(crate) key: &'static str,
    /// The text of a scenario.
    pub(crate) base: &'static str,
    /// What is replaced by what; each stands in the base once.
    change: &'static [(&'static str, &'static str)],
    /// What must change.
    pub(crate) shows: Output,
}

/// A row in which one piece of text is replaced.
pub(crate) const fn row(
    key: &'static str,
    base: &'static str,
    change: &'static [(&'static str, &'static str)],
    shows: Output,
) -> Row {
    Row { key, base, change, shows }
}

impl Row {
    /// The text with the change made, or what is wrong with the row.
    pub(crate) fn changed(&self) -> Result<String, String> {
        let mut text = self.base.to_owned();
        for (old, new) in self.change {
            match text.matches(old).count() {
                1 => text = text.replace(old, new),
                0 => return Err(format!("{old:?} does not stand in the base")),
                many => return Err(format!("{old:?} stands in the base {many} times")),
            }
        }
        Ok(text)
    }
}
