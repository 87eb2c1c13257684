//! Something to be said in whatever language is asked for: what happened knows no language, who
//! tells it does.

use std::fmt;

use super::{Language, Words};

/// Something to be said: a sentence of the translation files with what goes into its places.
///
/// ```
/// use ragam::language::{Language, Said, Words};
///
/// let said = Said::sentence("chance.of_hundred").with("n", 7_usize);
/// assert_eq!(said.to_string(), "7 of 100 possible futures");
/// assert_eq!(said.say(Words::of(Language::Indonesian)), "7 dari 100 kemungkinan");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said(Box<Form>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// The same in every language: a name, a number as it stands in the file.
    Text(String),
    /// A key of the translation files, and what goes into the places of its sentence.
    Sentence(&'static str, Vec<(&'static str, Said)>),
    /// A text whose English stands with what it explains, and others under a key.
    Explained { key: String, english: &'static str },
    /// One text a language, in the order of [`Language::ALL`].
    Each([String; Language::ALL.len()]),
    /// Things of a kind, the last one after a word.
    List(Vec<Said>, Last),
    /// Several things after one another.
    Joined(Vec<Said>, Box<Said>),
}

/// The word before the last thing of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// All of them.
    And,
    /// One of them.
    Or,
}

impl Said {
    // Small, for it stands in errors, which most calls hand on without ever having one.
    fn of(form: Form) -> Self {
        Self(Box::new(form))
    }

    /// The sentence of a key of the translation files.
    #[must_use]
    pub fn sentence(key: &'static str) -> Self {
        Self::of(Form::Sentence(key, Vec::new()))
    }

    /// What goes into a place of the sentence.
    #[must_use]
    pub fn with(mut self, place: &'static str, value: impl Into<Self>) -> Self {
        if let Form::Sentence(_, places) = &mut *self.0 {
            places.push((place, value.into()));
        }
        self
    }

    /// A text that is the same in every language.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Form::Text(text.into()))
    }

    /// A text whose English stands where what it explains is declared; other languages have it under
    /// `key`.
    #[must_use]
    pub fn explained(key: String, english: &'static str) -> Self {
        Self::of(Form::Explained { key, english })
    }

    /// What is said by a function that is asked once a language.
    #[must_use]
    pub fn each(said: impl Fn(Words) -> String) -> Self {
        Self::of(Form::Each(Language::ALL.map(|language| said(Words::of(language)))))
    }

    /// `a, b and c`.
    #[must_use]
    pub fn list(all: impl IntoIterator<Item = impl Into<Self>>, last: Last) -> Self {
        Self::of(Form::List(all.into_iter().map(Into::into).collect(), last))
    }

    /// Several things with a text between them.
    #[must_use]
    pub fn joined(all: impl IntoIterator<Item = Self>, between: Self) -> Self {
        Self::of(Form::Joined(all.into_iter().collect(), Box::new(between)))
    }

    /// Whether the language has its own text of what is explained in English where it is declared.
    #[cfg(test)]
    pub(crate) fn is_told_in(&self, words: Words) -> bool {
        matches!(&*self.0, Form::Explained { key, .. } if words.find(key).is_some())
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&*self.0, Form::Text(text) if text.is_empty())
    }

    /// The text in a language.
    #[must_use]
    pub fn say(&self, words: Words) -> String {
        match &*self.0 {
            Form::Text(text) => text.clone(),
            Form::Sentence(key, places) => {
                let said: Vec<(&str, String)> =
                    places.iter().map(|(place, value)| (*place, value.say(words))).collect();
                let values: Vec<(&str, &str)> =
                    said.iter().map(|(place, value)| (*place, value.as_str())).collect();
                words.text(key, &values)
            }
            Form::Explained { key, english } => words.find(key).unwrap_or(english).to_owned(),
            Form::Each(texts) => {
                let of = Language::ALL.iter().zip(texts);
                let own = of.into_iter().find(|(language, _)| **language == words.language());
                own.map(|(_, text)| text.clone()).unwrap_or_default()
            }
            Form::List(all, last) => listed(all, *last, words),
            Form::Joined(all, between) => {
                let said: Vec<String> = all.iter().map(|one| one.say(words)).collect();
                said.join(&between.say(words))
            }
        }
    }
}

fn listed(all: &[Said], last: Last, words: Words) -> String {
    let said: Vec<String> = all.iter().map(|one| one.say(words)).collect();
    match said.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => {
            let last = match last {
                Last::And => words.text("list.and", &[]),
                Last::Or => words.text("list.or", &[]),
            };
            format!("{} {last} {end}", first.join(", "))
        }
    }
}

/// In English, the language of the library's own errors.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Words::of(Language::English)))
    }
}

/// Nothing.
impl Default for Said {
    fn default() -> Self {
        Self::of(Form::Text(String::new()))
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<&String> for Said {
    fn from(text: &String) -> Self {
        Self::text(text)
    }
}

/// As it stands in a file.
impl From<jiff::civil::Date> for Said {
    fn from(date: jiff::civil::Date) -> Self {
        Self::text(date.to_string())
    }
}

macro_rules! counts {
    ($($number:ty)+) => {
        $(impl From<$number> for Said {
            fn from(number: $number) -> Self {
                Self::text(number.to_string())
            }
        })+
    };
}

counts!(u16 u32 u64 usize i8 i16 i32 i64);

/// A sentence of the translation files, with what goes into its places:
/// `say!("problem.common.there_is_no_channel", channel = quote(id))`.
macro_rules! say {
    ($key:literal $(, $place:ident = $value:expr)* $(,)?) => {
        $crate::language::Said::sentence($key)$(.with(stringify!($place), $value))*
    };
}

pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_listed_as_in_a_sentence() {
        let list = |all: &[&str]| Said::list(all.iter().copied(), Last::And).to_string();
        assert_eq!([list(&[]), list(&["a"]), list(&["a", "b", "c"])], ["", "a", "a, b and c"]);
        let indonesian = Words::of(Language::Indonesian);
        assert_eq!(Said::list(["a", "b"], Last::Or).say(indonesian), "a atau b");
    }

    #[test]
    fn what_is_said_in_a_sentence_is_said_in_its_language() {
        let said = Said::sentence("list.either").with("all", Said::list(["a", "b"], Last::And));
        assert_eq!(said.say(Words::of(Language::Indonesian)), "salah satu dari a dan b");
        assert_eq!(said.to_string(), "one of a and b");
    }

    #[test]
    fn each_language_has_its_own_text() {
        let said = Said::each(|words| words.language().code().to_owned());
        assert_eq!(said.to_string(), "en");
        assert_eq!(said.say(Words::of(Language::Indonesian)), "id");
    }
}
