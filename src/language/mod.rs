//! The languages that people read results in, and how each writes words, money, numbers and dates.
//!
//! Sentences stand in `id.toml` and `en.toml`, those about a file that is wrong in `id/problems.toml` and
//! `en/problems.toml`, those in documents of a pack in `id/documents.toml` and `en/documents.toml`; [`Words`] looks them up, and [`Said`] is one that waits for its language. Figures are written by
//! plain functions that take a [`Language`]: [`money`], [`percent`], [`count`], [`decimal`],
//! [`chance`] and the dates. This module imports nothing of the crate.

mod currency;
mod dates;
mod money;
mod numbers;
mod said;
mod sentences;
#[cfg(test)]
mod sentences_test;
mod words;

use std::fmt;
use std::str::FromStr;

pub use currency::Currency;
pub use dates::{date_long, date_short, month_and_year, month_long, month_short};
pub use money::money;
pub use numbers::{chance, chance_short, count, decimal, hundredths, percent};
pub(crate) use said::say;
pub use said::{Last, Said};
pub use words::Words;

/// Declares the languages: the short name of each, typed by people.
macro_rules! languages {
    ($( $(#[$about:meta])+ $language:ident = $code:literal, )+) => {
        /// A language that results are told in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Language {
            $( $(#[$about])+ $language, )+
        }

        impl Language {
            /// Every language, in the order in which they are listed to people.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$language),+];

            /// The short name typed by people, such as `id`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $( Self::$language => $code, )+
                }
            }
        }
    };
}

languages! {
    /// Indonesian, the language of the shops.
    #[default]
    Indonesian = "id",
    /// English, also the fallback for a sentence that is missing elsewhere.
    English = "en",
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A language code that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language \"{0}\", known are {known}", known = Language::ALL.map(Language::code).join(", "))]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code.trim()))
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(language.to_string(), language.code());
        }
        assert_eq!(" EN ".parse(), Ok(Language::English));
    }

    #[test]
    fn an_unknown_code_is_named_in_the_error() {
        let error = "xx".parse::<Language>().unwrap_err();
        assert!(error.to_string().contains("xx"));
    }
}
