//! Values of arguments: read, with their limits.

use std::fmt::{self, Display};
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::optimize::RiskLimitArg;
use super::stress::AxisArg;
use crate::language::{Language, Said, say};

/// What is wrong with a value that was typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wrong(pub(super) Said);

impl Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Wrong {}

/// Paths of a run.
pub(super) fn paths(text: &str) -> Result<u64, Wrong> {
    whole_number(text, 1..=5_000_000)
}

/// Threads of a run.
pub(super) fn threads(text: &str) -> Result<usize, Wrong> {
    whole_number(text, 1..=1_024)
}

/// A seed.
pub(super) fn seed(text: &str) -> Result<u64, Wrong> {
    whole_number(text, 0..=u64::MAX)
}

/// The number of one path.
pub(super) fn path(text: &str) -> Result<u32, Wrong> {
    whole_number(text, 0..=u32::MAX)
}

/// Days of history of a backtest.
pub(super) fn days_of_history(text: &str) -> Result<u32, Wrong> {
    whole_number(text, 28..=3_650)
}

/// Days that a backtest foretells.
pub(super) fn days_foretold(text: &str) -> Result<u32, Wrong> {
    whole_number(text, 1..=730)
}

/// Days from one date of a backtest to the next.
pub(super) fn days_between(text: &str) -> Result<u32, Wrong> {
    whole_number(text, 1..=90)
}

/// A relative standard error.
pub(super) fn precision(text: &str) -> Result<f64, Wrong> {
    within(text, 0.0001..=1.0, say!("typed.wanted.precision"))
}

/// A share that is neither none nor all.
pub(super) fn share(text: &str) -> Result<f64, Wrong> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value < 1.0 => Ok(value),
        _ => Err(Wrong(say!("typed.share"))),
    }
}

/// A chance that is neither none nor all.
pub(super) fn chance(text: &str) -> Result<f64, Wrong> {
    let wanted = say!("typed.wanted.chance");
    within(text, 0.0001..=0.9999, wanted)
}

/// A path and a range, `PATH=FROM:TO:STEP`; underscores may group thousands.
pub(super) fn axis(text: &str) -> Result<AxisArg, Wrong> {
    let wanted = || Wrong(say!("typed.axis"));
    let (path, range) = text.split_once('=').ok_or_else(wanted)?;
    let numbers: Option<Vec<f64>> =
        range.split(':').map(|part| part.trim().replace('_', "").parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[from, to, step]) if !path.trim().is_empty() => {
            Ok(AxisArg { path: path.trim().to_owned(), range: (from, to, step) })
        }
        _ => Err(wanted()),
    }
}

/// A number by the path of its key, `KEY=VALUE`; underscores may group thousands.
pub(super) fn setting(text: &str) -> Result<(String, f64), Wrong> {
    let wanted = || Wrong(say!("typed.setting"));
    let (path, value) = text.split_once('=').ok_or_else(wanted)?;
    let path = path.trim();
    match value.trim().replace('_', "").parse::<f64>() {
        Ok(value) if value.is_finite() && !path.is_empty() => Ok((path.to_owned(), value)),
        _ => Err(wanted()),
    }
}

/// A channel with a share, `CHANNEL=SHARE`.
pub(super) fn channel_share(text: &str) -> Result<(String, f64), Wrong> {
    let wanted = || Wrong(say!("typed.channel_share"));
    let (channel, share) = text.split_once('=').ok_or_else(wanted)?;
    let share = share.trim().parse::<f64>().map_err(|_| wanted())?;
    Ok((channel.trim().to_owned(), share))
}

/// An amount of money, or `none`; underscores may group thousands.
pub(super) fn risk_limit(text: &str) -> Result<RiskLimitArg, Wrong> {
    if text == "none" {
        return Ok(RiskLimitArg::None);
    }
    let wanted = Wrong(say!("typed.risk_limit"));
    match text.replace('_', "").parse::<f64>() {
        Ok(amount) if amount.is_finite() => Ok(RiskLimitArg::Amount(amount)),
        _ => Err(wanted),
    }
}

/// A step of shares.
pub(super) fn step(text: &str) -> Result<f64, Wrong> {
    within(text, 0.001..=1.0, say!("typed.wanted.step"))
}

/// A language by its code.
pub(super) fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code))
        .try_map(|code| code.parse::<Language>())
}

/// Underscores between digits are allowed, as in scenario files.
fn whole_number<T: FromStr + PartialOrd + Display>(
    text: &str,
    limits: RangeInclusive<T>,
) -> Result<T, Wrong> {
    let is_grouped = text.starts_with(|c: char| c.is_ascii_digit()) && !text.ends_with('_');
    let digits = if is_grouped { text.replace('_', "") } else { text.to_owned() };
    within(&digits, limits, say!("typed.wanted.whole"))
}

fn within<T: FromStr + PartialOrd + Display>(
    text: &str,
    limits: RangeInclusive<T>,
    wanted: Said,
) -> Result<T, Wrong> {
    let (low, high) = (limits.start(), limits.end());
    match text.parse::<T>() {
        Ok(value) if limits.contains(&value) => Ok(value),
        Ok(_) => Err(Wrong(say!("typed.between", low = low.to_string(), high = high.to_string()))),
        Err(_) => Err(Wrong(say!(
            "typed.wanted_between",
            wanted = wanted,
            low = low.to_string(),
            high = high.to_string()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_belong_to_the_range() {
        assert_eq!((paths("1"), paths("5000000")), (Ok(1), Ok(5_000_000)));
        assert_eq!((threads("1"), threads("1024")), (Ok(1), Ok(1_024)));
        assert_eq!((precision("0.0001"), precision("1")), (Ok(0.0001), Ok(1.0)));
        assert_eq!(path("4294967295"), Ok(u32::MAX));
        assert_eq!(seed("18446744073709551615"), Ok(u64::MAX));
    }

    #[test]
    fn values_outside_are_refused_with_the_limits() {
        for text in [
            "0",
            "5000001",
            "-1",
            "1e3",
            "10.000",
            "",
            "_1",
            "1_",
            "ten",
            "99999999999999999999999",
        ] {
            assert!(
                paths(text).unwrap_err().to_string().contains("between 1 and 5000000"),
                "{text}"
            );
        }
        for text in ["0", "1.01", "NaN", "inf", "-0.1", "1%"] {
            assert!(
                precision(text).unwrap_err().to_string().contains("between 0.0001 and 1"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_share_is_neither_none_nor_all() {
        assert_eq!((share("0.95"), share("1e-3")), (Ok(0.95), Ok(0.001)));
        for text in ["0", "1", "-0.5", "95", "NaN", "inf", "95%", ""] {
            assert!(share(text).unwrap_err().to_string().contains("between 0 and 1"), "{text}");
        }
    }

    #[test]
    fn a_range_is_a_path_with_three_numbers() {
        let found = axis("business.opening_cash=0:50_000_000:5e6").unwrap();
        assert_eq!(found.path, "business.opening_cash");
        assert_eq!(found.range, (0.0, 5e7, 5e6));
        for text in ["a.b", "a.b=", "a.b=0:1", "a.b=0:1:2:3", "=0:1:1", "a.b=0:x:1", "a.b=0,1:2:1"]
        {
            assert!(axis(text).unwrap_err().to_string().contains("FROM:TO:STEP"), "{text}");
        }
    }

    #[test]
    fn a_setting_is_a_path_with_a_number() {
        assert_eq!(setting("a.b = -5_000"), Ok(("a.b".to_owned(), -5_000.0)));
        for text in ["a.b", "a.b=", "=5", "a.b=x", "a.b=inf", "a.b=NaN", "a.b=1.000.000"] {
            assert!(setting(text).unwrap_err().to_string().contains("KEY=VALUE"), "{text}");
        }
    }

    #[test]
    fn thousands_may_be_grouped_as_in_scenario_files() {
        assert_eq!(paths("10_000"), Ok(10_000));
    }
}
