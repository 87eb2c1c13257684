//! Reading the translation files.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Language;

/// Sentences by their keys.
pub(super) type Sentences = BTreeMap<Cow<'static, str>, Cow<'static, str>>;

/// The files of one language, each read when a sentence of it is first asked for.
pub(super) struct Files {
    /// What results say.
    pub(super) results: LazyLock<Sentences>,
    /// What is said of something that is wrong: a file, what was typed, a question.
    pub(super) problems: LazyLock<Sentences>,
    /// What stands in documents of a pack.
    pub(super) documents: LazyLock<Sentences>,
}

/// How the keys begin of what is said of something that is wrong.
pub(super) const WRONG: [&str; 4] = ["problem.", "notice.", "no_answer.", "typed."];

/// How the keys begin of what stands in documents of a pack.
const DOCUMENT: &str = "document.";

static INDONESIAN: Files = Files {
    results: LazyLock::new(|| read(include_str!("id.toml"))),
    problems: LazyLock::new(|| read(include_str!("id/problems.toml"))),
    documents: LazyLock::new(|| read(include_str!("id/documents.toml"))),
};
static ENGLISH: Files = Files {
    results: LazyLock::new(|| read(include_str!("en.toml"))),
    problems: LazyLock::new(|| read(include_str!("en/problems.toml"))),
    documents: LazyLock::new(|| read(include_str!("en/documents.toml"))),
};

impl Files {
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }

    /// The file that holds the keys that begin so.
    pub(super) fn with(&self, prefix: &str) -> &Sentences {
        if prefix.starts_with(DOCUMENT) {
            return &self.documents;
        }
        let is_wrong = WRONG.iter().any(|begins| prefix.starts_with(begins));
        if is_wrong { &self.problems } else { &self.results }
    }

    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.with(key).get(key).map(AsRef::as_ref)
    }
}

/// Reads a translation file.
///
/// Ours are lines of `key = "text"`, which every start of the program reads; anything else that TOML
/// allows is left to a reader of TOML, ten times as slow. They are tested, so a broken one yields no
/// sentences.
fn read(file: &'static str) -> Sentences {
    let is_told = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let lines: Option<Sentences> = file.lines().filter(is_told).map(read_line).collect();
    lines.unwrap_or_else(|| read_as_toml(file))
}

/// One sentence with its key; nothing for a line that holds anything else.
fn read_line(line: &'static str) -> Option<(Cow<'static, str>, Cow<'static, str>)> {
    let (key, value) = line.split_once(" = ")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_' || c == '-';
    if !key.chars().all(is_plain) {
        return None;
    }
    let quote = ['"', '\''].into_iter().find(|quote| value.starts_with(*quote))?;
    let text = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let text = match quote {
        '"' if text.contains('\\') => Cow::Owned(unescaped(text)?),
        // A quotation mark inside would be the end of the text.
        _ if text.contains(quote) => return None,
        _ => Cow::Borrowed(text),
    };
    Some((Cow::Borrowed(key), text))
}

/// The text that stands between quotation marks; nothing where it ends earlier, or with an escape
/// that our files do not use.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '"' => return None,
            '\\' => match letters.next()? {
                'n' => '\n',
                same @ ('"' | '\\') => same,
                _ => return None,
            },
            other => other,
        });
    }
    Some(plain)
}

fn read_as_toml(file: &str) -> Sentences {
    let mut sentences = Sentences::new();
    if let Ok(table) = file.parse::<toml::Table>() {
        flatten("", &table, &mut sentences);
    }
    sentences
}

/// Turns nested tables, which is how TOML reads dotted keys, back into dotted keys.
fn flatten(prefix: &str, table: &toml::Table, into: &mut Sentences) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into),
            toml::Value::String(text) => {
                into.insert(key.into(), text.clone().into());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 6] = [
        include_str!("id.toml"),
        include_str!("en.toml"),
        include_str!("id/problems.toml"),
        include_str!("en/problems.toml"),
        include_str!("id/documents.toml"),
        include_str!("en/documents.toml"),
    ];

    #[test]
    fn files_are_valid_and_hold_only_text() {
        for file in FILES {
            let table = file.parse::<toml::Table>().expect("a translation file is TOML");
            assert_only_text(&table);
        }
    }

    /// Lines are read as TOML reads them, or not at all.
    #[test]
    fn files_are_read_as_toml() {
        for file in FILES {
            assert_eq!(read(file), read_as_toml(file));
        }
        for line in [
            r#"a.b = "one \"two\" three""#,
            r#"a = 'one "two" three'"#,
            r#"a = "tab\there""#,
            r#"a = "one" # "two""#,
            r#"a = "one\\""#,
            r#"a = "one\""#,
            r#"a = """#,
            r#"a = 'it''s'"#,
            "a = 7",
            "[table]",
        ] {
            assert_eq!(read(line), read_as_toml(line), "{line}");
        }
        let long = "a.b = \"one \\\"two\\\"\\nthree\"";
        assert_eq!(read_line(long), Some(("a.b".into(), "one \"two\"\nthree".into())));
    }

    fn assert_only_text(table: &toml::Table) {
        for (name, value) in table {
            match value {
                toml::Value::Table(inner) => assert_only_text(inner),
                toml::Value::String(text) => assert!(!text.is_empty(), "{name} is empty"),
                other => panic!("{name} is not text: {other}"),
            }
        }
    }
}
