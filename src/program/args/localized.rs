//! The command line in the reader's language: help comes from the translation files.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command, CommandFactory};

use super::Arguments;
use crate::language::{Language, Words};

/// The variable that says the language where `--lang` does not.
pub(in crate::program) const VARIABLE: &str = "RAGAM_LANG";

/// The language that was typed, else that of the environment, else Indonesian.
///
/// # Errors
/// What stands in the environment and is no language.
pub(in crate::program) fn language(
    typed: &[OsString],
    variable: Option<&OsStr>,
) -> Result<Language, String> {
    let mut words = typed.iter().filter_map(|word| word.to_str());
    let mut found = None;
    while let Some(word) = words.next() {
        let code = match word.strip_prefix("--lang=") {
            Some(code) => Some(code),
            None if word == "--lang" => words.next(),
            None => None,
        };
        // What cannot be read is told when the arguments are.
        found = code.and_then(|code| code.parse().ok()).or(found);
    }
    match (found, variable.filter(|value| !value.is_empty())) {
        (Some(language), _) => Ok(language),
        (None, None) => Ok(Language::default()),
        (None, Some(value)) => {
            let value = value.to_string_lossy();
            value.parse().map_err(|_| value.into_owned())
        }
    }
}

/// The command line with its help in a language, which is also the default of `--lang`.
pub(in crate::program) fn command(words: Words) -> Command {
    let mut command = Arguments::command();
    // Help flags and the command `help` are made here, so that they can be told too.
    command.build();
    let after = words.text("help.after", &[]);
    let help = words.text("help.help_command", &[]);
    told(command, "", words)
        .subcommand_value_name(words.find("help.command_name").unwrap_or("COMMAND"))
        .after_help(after)
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            told(sub, &name, words)
        })
        .mut_subcommand("help", |sub| {
            // It lists all commands once more.
            sub.about(&help)
                .long_about(&help)
                .mut_args(|arg| arg.help(&help).long_help(&help))
                .subcommand_value_name(words.find("help.command_name").unwrap_or("COMMAND"))
                .mut_subcommands(|one| match about(one.get_name(), words) {
                    Some(text) => one.about(first_of(text)).long_about(text),
                    None => one.about(&help).long_about(&help),
                })
        })
}

/// The command line without its help, which takes longer to tell than most files to check; a
/// language is the default of `--lang`.
pub(in crate::program) fn untold(language: Language) -> Command {
    let argument =
        |arg: Arg| if arg.get_id() == "lang" { arg.default_value(language.code()) } else { arg };
    Arguments::command().mut_subcommands(|sub| sub.mut_args(argument))
}

/// What a command is; of the program where there is no name.
fn about(name: &str, words: Words) -> Option<&'static str> {
    let key = if name.is_empty() { "help.about".to_owned() } else { format!("help.{name}.about") };
    words.find(&key)
}

/// The first paragraph of a text.
fn first_of(text: &'static str) -> &'static str {
    text.split("\n\n").next().unwrap_or(text)
}

/// One command: what it is, its arguments, the frame around them.
fn told(command: Command, name: &str, words: Words) -> Command {
    let command = match about(name, words) {
        Some(text) => command.about(first_of(text)).long_about(text),
        None => command,
    };
    let examples = words.text("help.examples", &[]);
    let after = command.get_after_help().map(ToString::to_string);
    let command = match after {
        Some(text) => command.after_help(
            text.replacen("Examples:", &examples, 1).replacen("Example:", &examples, 1),
        ),
        None => command,
    };
    let usage = words.text("help.usage", &[]);
    let frame = format!(
        "{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
    );
    command
        .help_template(frame)
        .subcommand_help_heading(words.find("help.commands").unwrap_or("Commands"))
        .mut_args(|arg| argument(arg, name, words))
}

fn argument(arg: Arg, command: &str, words: Words) -> Arg {
    let id = arg.get_id().to_string();
    let heading = if arg.is_positional() { "help.arguments" } else { "help.options" };
    let arg = arg.help_heading(words.find(heading));
    let arg = match words.find("help.command_name") {
        Some(name) if ["command", "subcommand"].contains(&id.as_str()) => arg.value_name(name),
        _ => arg,
    };
    let arg = if id == "lang" { arg.default_value(words.language().code()) } else { arg };
    let own = format!("help.{command}.{id}");
    let shared = if ["help", "version"].contains(&id.as_str()) {
        format!("help.{id}")
    } else {
        format!("help.output.{id}")
    };
    let Some(text) = words.find(&own).or_else(|| words.find(&shared)) else { return arg };
    let mut text = text.to_owned();
    if arg.get_action().takes_values() {
        let list = |key: &str, values: Vec<String>| {
            let values = values.join(", ");
            if values.is_empty() {
                values
            } else {
                format!(" {}", words.text(key, &[("values", &values)]))
            }
        };
        let defaults = arg.get_default_values().iter();
        let defaults = defaults.map(|value| value.to_string_lossy().into_owned()).collect();
        let possible = arg.get_possible_values();
        let possible = possible.iter().map(|value| value.get_name().to_owned()).collect();
        text.push_str(&list("help.default", defaults));
        text.push_str(&list("help.possible", possible));
    }
    arg.help(text.clone()).long_help(text).hide_default_value(true).hide_possible_values(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_told_in_both_languages() {
        for language in Language::ALL {
            let words = Words::of(language);
            let mut missing = Vec::new();
            for sub in Arguments::command().get_subcommands() {
                let name = sub.get_name();
                let about = format!("help.{name}.about");
                missing.extend(Some(about).filter(|key| words.find(key).is_none()));
                for arg in sub.get_arguments() {
                    let id = arg.get_id();
                    let (own, shared) = (format!("help.{name}.{id}"), format!("help.output.{id}"));
                    let known = words.find(&own).is_some() || words.find(&shared).is_some();
                    missing.extend(Some(own).filter(|_| !known));
                }
            }
            assert!(missing.is_empty(), "{language}: {missing:?}");
        }
    }

    #[test]
    fn help_is_in_the_language_of_the_reader() {
        let help = |language| command(Words::of(language)).render_long_help().to_string();
        let (indonesian, english) = (help(Language::Indonesian), help(Language::English));
        assert!(indonesian.contains("Pemakaian: ragam") && indonesian.contains("Perintah:"));
        assert!(english.contains("Usage: ragam") && english.contains("Commands:"));
        for word in ["Usage", "Commands", "Print", "Options", "Examples"] {
            assert!(!indonesian.contains(word), "{word}: {indonesian}");
        }
    }

    #[test]
    fn help_of_help_is_in_the_language_of_the_reader() {
        for language in Language::ALL {
            let words = Words::of(language);
            let asked = command(words).try_get_matches_from(["ragam", "help", "help"]);
            let help = asked.unwrap_err().to_string();
            for name in ["run", "optimize", "page"] {
                // A list breaks lines where it must: the first words are enough.
                let about = first_of(about(name, words).unwrap());
                let begins: String = about.chars().take(30).collect();
                assert!(help.contains(begins.trim_end()), "{begins}: {help}");
            }
            assert_eq!(help.contains("COMMAND"), language == Language::English, "{help}");
        }
    }

    /// What the parser would say of its own accord, in any help of any command.
    #[test]
    fn no_english_frame_stands_in_indonesian_help_nor_the_other_way() {
        let of = |language: Language| -> String {
            let mut command = command(Words::of(language));
            // The parser makes the help of `help` anew when it is asked for.
            let own = command.get_subcommands().filter(|sub| sub.get_name() != "help");
            let names: Vec<String> = own.map(|sub| sub.get_name().to_owned()).collect();
            let mut help = command.render_long_help().to_string();
            for name in names {
                let sub = command.find_subcommand_mut(&name).unwrap();
                help.push_str(&format!("{}\n{}", sub.render_long_help(), sub.render_usage()));
            }
            help
        };
        let frame = |found: &str, words: &[&str]| {
            let stands = |word: &&&str| found.contains(**word);
            words.iter().filter(stands).map(|word| (*word).to_owned()).collect::<Vec<String>>()
        };
        let english =
            ["Options:", "Arguments:", "Commands:", "[default", "[possible", "Print ", "COMMAND"];
        let indonesian =
            ["Pilihan:", "Perintah:", "Pemakaian:", "Contoh:", "Menunjukkan", "PERINTAH"];
        assert_eq!(frame(&of(Language::Indonesian), &english), Vec::<String>::new());
        assert_eq!(frame(&of(Language::English), &indonesian), Vec::<String>::new());
    }

    #[test]
    fn the_language_is_typed_or_in_the_environment_or_indonesian() {
        let typed =
            |words: &str| -> Vec<OsString> { words.split(' ').map(OsString::from).collect() };
        let of =
            |words: &str, variable: Option<&str>| language(&typed(words), variable.map(OsStr::new));
        assert_eq!(of("ragam run x", None), Ok(Language::Indonesian));
        assert_eq!(of("ragam run x --lang en", None), Ok(Language::English));
        assert_eq!(of("ragam --lang=en", Some("id")), Ok(Language::English));
        assert_eq!(of("ragam run x", Some("en")), Ok(Language::English));
        assert_eq!(of("ragam run x", Some("")), Ok(Language::Indonesian));
        assert_eq!(of("ragam run x", Some("xx")), Err("xx".to_owned()));
    }
}
