//! `ragam completions`.

use clap::Args;
use clap_complete::Shell;

use super::values;
use crate::language::Language;

/// Print a script by which a shell completes the commands and options of ragam
///
/// Bash: put it into ~/.local/share/bash-completion/completions/ragam. Zsh: into a file _ragam in a
/// folder of $fpath. Fish: into ~/.config/fish/completions/ragam.fish. PowerShell: add it to $PROFILE.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(in crate::program) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(in crate::program) shell: Shell,

    /// Language of what is printed
    #[arg(long, value_name = "LANG", value_parser = values::language(), default_value_t)]
    pub(in crate::program) lang: Language,
}

const AFTER_HELP: &str = "\
Example:
  ragam completions bash > ~/.local/share/bash-completion/completions/ragam";
