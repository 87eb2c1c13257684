//! `ragam man`.

use clap::Args;

use super::values;
use crate::language::Language;

/// Print the manual page of ragam, or of one of its commands
///
/// It is the text of the help, in the format of man pages.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct ManArgs {
    /// The command, such as run; without it, the page of the program
    #[arg(value_name = "COMMAND")]
    pub(in crate::program) command: Option<String>,

    /// Language of what is printed
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,
}

const AFTER_HELP: &str = "\
Examples:
  ragam man > ragam.1
  ragam man run > ragam-run.1";
