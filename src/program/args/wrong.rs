//! What is wrong with what was typed, in the reader's language.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::values::Wrong;
use crate::language::{Last, Said, Words, say};

/// The message, or nothing where help or the version was asked for.
pub(in crate::program) fn told(error: &clap::Error, words: Words) -> Option<String> {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let text = |key: &str| words.text(key, &[]);
    let mut told = format!("{}: {}\n", text("problem.shown.error"), what(error).say(words));
    if let Some(help) = help(error) {
        told.push_str(&format!("\n  {}: {}\n", text("problem.shown.help"), help.say(words)));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string().replacen("Usage:", &text("help.usage"), 1);
        told.push_str(&format!("\n{usage}\n"));
    }
    told.push_str(&format!("\n{}\n", text("typed.more")));
    Some(told)
}

fn what(error: &clap::Error) -> Said {
    let argument = || one(error, ContextKind::InvalidArg);
    let value = || one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => say!("typed.unknown", argument = argument()),
        ErrorKind::InvalidSubcommand => {
            say!("typed.no_command", name = one(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            say!("typed.no_value", argument = argument())
        }
        ErrorKind::InvalidValue => {
            say!("typed.no_such_value", value = value(), argument = argument())
        }
        ErrorKind::ValueValidation => {
            let wrong = error.source();
            let why = wrong.map(|why| match why.downcast_ref::<Wrong>() {
                Some(Wrong(said)) => said.clone(),
                None => Said::text(why.to_string()),
            });
            let why = why.unwrap_or_default();
            say!("typed.wrong_value", value = value(), argument = argument(), why = why)
        }
        ErrorKind::MissingRequiredArgument => say!("typed.missing", arguments = argument()),
        ErrorKind::ArgumentConflict if argument() == one(error, ContextKind::PriorArg) => {
            say!("typed.twice", argument = argument())
        }
        ErrorKind::ArgumentConflict => {
            say!("typed.conflict", argument = argument(), other = one(error, ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues => say!("typed.too_many", value = value(), argument = argument()),
        ErrorKind::MissingSubcommand => say!("typed.no_command_given"),
        ErrorKind::InvalidUtf8 => say!("typed.no_text"),
        _ => say!("typed.other", argument = argument()),
    }
}

fn help(error: &clap::Error) -> Option<Said> {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    if let Some(near) = suggested.iter().find_map(|kind| error.get(*kind)) {
        let near = match near {
            ContextValue::Strings(names) => Said::list(names, Last::Or),
            other => Said::text(in_words(other)),
        };
        return Some(say!("typed.did_you_mean", name = near));
    }
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(values) if !values.is_empty() => {
            Some(say!("typed.possible", values = Said::list(values, Last::Or)))
        }
        _ => None,
    }
}

fn one(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(in_words).unwrap_or_default()
}

fn in_words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::command;
    use super::*;
    use crate::language::Language;

    fn said(typed: &str, language: Language) -> String {
        let words = Words::of(language);
        let typed = typed.split(' ').map(OsString::from);
        let error = command(words).try_get_matches_from(typed).unwrap_err();
        told(&error, words).unwrap()
    }

    const WRONG: [(&str, &str); 10] = [
        ("ragam fly", "fly"),
        ("ragam run x.toml --fly", "--fly"),
        ("ragam run x.toml --path 5", "--paths"),
        ("ragam run", "PATH"),
        ("ragam run x.toml --paths", "--paths"),
        ("ragam run x.toml --paths many", "5000000"),
        ("ragam run x.toml --lang xx", "id"),
        ("ragam run x.toml --json --quiet", "--quiet"),
        ("ragam run x.toml --seed 1 --seed 2", "--seed"),
        ("ragam run x.toml --formats bmp", "png"),
    ];

    #[test]
    fn what_is_typed_wrong_is_told_in_both_languages() {
        for (typed, expected) in WRONG {
            let (indonesian, english) =
                (said(typed, Language::Indonesian), said(typed, Language::English));
            assert!(indonesian.starts_with("salah: "), "{indonesian}");
            assert!(english.starts_with("error: "), "{english}");
            for told in [&indonesian, &english] {
                assert!(told.contains("--help") && !told.contains('{'), "{told}");
                assert!(told.contains(expected), "{typed}: {told}");
            }
            for word in
                ["error", "Usage", "value", "argument", "must", "the ", "COMMAND", "required"]
            {
                assert!(!indonesian.contains(word), "{word}: {indonesian}");
            }
        }
    }
}
