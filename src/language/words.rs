//! Sentences by key, with named places to fill in.

use super::money::amount_of;
use super::sentences::Files;
use super::{Currency, Language};

/// The sentences of one language, and the currency that amounts in them are in.
///
/// ```
/// use ragam::language::{Language, Words};
///
/// let words = Words::of(Language::English);
/// assert_eq!(words.text("chance.of_hundred", &[("n", "7")]), "7 of 100 possible futures");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
    currency: Currency,
}

impl From<Language> for Words {
    fn from(language: Language) -> Self {
        Self::of(language)
    }
}

impl Words {
    /// The sentences of `language`, amounts in rupiah.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self { language, currency: Currency::RUPIAH }
    }

    /// The language of these sentences.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The same sentences with amounts in the currency of this ISO 4217 code; what is no such code
    /// changes nothing.
    ///
    /// ```
    /// use ragam::language::{Language, Words};
    ///
    /// let words = Words::of(Language::English).in_currency("MYR");
    /// assert_eq!(words.money(12_500.0), "MYR12.5k");
    /// ```
    #[must_use]
    pub fn in_currency(self, code: &str) -> Self {
        Self { currency: Currency::of(code).unwrap_or(self.currency), ..self }
    }

    /// The currency of amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// An amount of the currency as [`money`](super::money) writes one of rupiah.
    #[must_use]
    pub fn money(&self, value: f64) -> String {
        amount_of(value, self.currency, self.language)
    }

    /// All keys that begin so and their sentences, places unfilled: for a shell that fills them.
    pub fn under<'a>(
        &self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'static str, &'static str)> + use<'a> {
        let sentences = Files::of(self.language).with(prefix);
        let pairs = sentences.iter().map(|(key, text)| (key.as_ref(), text.as_ref()));
        pairs.filter(move |(key, _)| key.starts_with(prefix))
    }

    /// The sentence of a key as it stands in the file of this language, if it is there.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'static str> {
        Files::of(self.language).find(key)
    }

    /// The sentence of `key` with each `{name}` replaced by its value, and `{currency}` by the name
    /// of the currency.
    ///
    /// A key that this language lacks is looked up in English. One that is missing there too is
    /// returned in brackets, so that the slip is seen and nothing fails over a word.
    #[must_use]
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        match self.find(key).or_else(|| Files::of(Language::English).find(key)) {
            Some(sentence) => fill(sentence, values, self.currency.name()),
            None => format!("[{key}]"),
        }
    }
}

/// Puts values into their places, once: braces inside a value stay as they are. A place such as
/// `{n:day|days}` is the first word where `n` is 1, else the second.
fn fill(sentence: &str, values: &[(&str, &str)], currency: &str) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    let value_of = |name: &str| {
        let found = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        found.or_else(|| (name == "currency").then_some(currency))
    };
    while let Some((before, place, after)) = next_place(rest) {
        filled.push_str(before);
        let value = match place.split_once(':') {
            None => value_of(place),
            Some((name, forms)) => value_of(name).map(|value| of_number(value, forms)),
        };
        match value {
            Some(value) => filled.push_str(value),
            None => filled.push_str(&format!("{{{place}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The form of a word for a number, out of `one|many`.
fn of_number<'a>(number: &str, forms: &'a str) -> &'a str {
    let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
    if number == "1" { one } else { many }
}

/// Splits at the first `{name}`: the text before it, the name, the text after it. Braces around
/// anything else are a part of the text.
pub(super) fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.match_indices('{').find_map(|(at, _)| {
        let (place, after) = text.get(at + 1..)?.split_once('}')?;
        let name = place.split_once(':').map_or(place, |(name, _)| name);
        let is_place = !name.is_empty() && name.chars().all(is_name);
        is_place.then_some((text.get(..at)?, place, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fill_their_places_once() {
        let filled = fill("{a} and {b}, {a}", &[("a", "{b}"), ("b", "2")], "rupiah");
        assert_eq!(filled, "{b} and 2, {b}");
        assert_eq!(fill("{unknown} {", &[], "rupiah"), "{unknown} {");
        assert_eq!(fill("({currency})", &[], "MYR"), "(MYR)");
    }

    #[test]
    fn one_and_many_have_their_own_form() {
        let told = |n| fill("{n} {n:day is|days are} left {n:", &[("n", n)], "rupiah");
        assert_eq!(told("1"), "1 day is left {n:");
        for many in ["0", "2", "1.5", "21", "1,000"] {
            assert_eq!(told(many), format!("{many} days are left {{n:"));
        }
        assert_eq!(fill("{m:day|days}", &[("n", "1")], "rupiah"), "{m:day|days}");
    }

    #[test]
    fn a_missing_key_is_shown() {
        let words = Words::of(Language::Indonesian);
        assert_eq!(words.text("test.missing", &[]), "[test.missing]");
    }
}
