//! How a command ended, as the exit code says it.

use std::process::ExitCode;

/// How a command ended, from good to bad: of several endings the greatest counts.
///
/// Most of wrong usage (2) is found before any command starts and does not meet these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    /// Everything was done.
    Well,
    /// A scenario is wrong.
    ScenarioWrong,
    /// What was typed cannot be done.
    UsageWrong,
    /// A file could not be read or written.
    FilesFailed,
    /// The user stopped the work.
    Interrupted,
}

impl Ending {
    /// The exit code of the process.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::ScenarioWrong => 1,
            Self::UsageWrong => 2,
            Self::FilesFailed => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_outrank_scenarios_and_interruption_outranks_all() {
        let rising = [
            Ending::Well,
            Ending::ScenarioWrong,
            Ending::UsageWrong,
            Ending::FilesFailed,
            Ending::Interrupted,
        ];
        assert!(rising.is_sorted());
        assert_eq!(rising.map(Ending::code), [0, 1, 2, 3, 130]);
    }
}
