//! Money as exports write it: `93.820`, `2.273,67`, `Rp 1.250.000`, `(1,250)`, `12500.00`.

use super::table::Value;

/// Which mark stands before a fraction, where a column says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Point,
    Comma,
    /// Nothing in the column shows one.
    Unknown,
}

/// How a column writes its numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amounts(Mark);

impl Amounts {
    /// Learns it from all values of the column: one value with two digits after its last mark says
    /// more than thousand with three.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let (mut point, mut comma) = (0usize, 0usize);
        for value in values {
            let Value::Text(text) = value else { continue };
            match evidence(&bare(text).0) {
                Mark::Point => point += 1,
                Mark::Comma => comma += 1,
                Mark::Unknown => {}
            }
        }
        Self(match point.cmp(&comma) {
            std::cmp::Ordering::Greater => Mark::Point,
            std::cmp::Ordering::Less => Mark::Comma,
            std::cmp::Ordering::Equal => Mark::Unknown,
        })
    }

    /// The number of a cell; `None` when it holds none.
    pub(super) fn read(self, value: &Value) -> Option<f64> {
        match value {
            Value::Empty => None,
            Value::Number(number) => number.is_finite().then_some(*number),
            Value::Text(text) => self.number(text),
        }
    }

    /// The number of a cell, zero when it is empty or holds none.
    pub(super) fn or_zero(self, value: &Value) -> f64 {
        self.read(value).unwrap_or(0.0)
    }

    fn number(self, text: &str) -> Option<f64> {
        let (digits, negative) = bare(text);
        let fraction_mark = match (evidence(&digits), self.0) {
            (Mark::Unknown, Mark::Unknown) => None,
            // Three digits behind a mark are thousands, unless the column writes fractions with
            // this mark and could not write thousands with it too.
            (Mark::Unknown, of_column) => fraction_of_three(&digits, of_column),
            (Mark::Point, _) => Some('.'),
            (Mark::Comma, _) => Some(','),
        };
        let plain: String = match fraction_mark {
            Some(mark) => {
                let (whole, fraction) = digits.rsplit_once(mark)?;
                format!("{}.{fraction}", whole.replace(['.', ','], ""))
            }
            None => digits.replace(['.', ','], ""),
        };
        let number: f64 = plain.parse().ok()?;
        number.is_finite().then_some(if negative { -number } else { number })
    }
}

/// A value such as 1234.567 in a column of fractions: more than three digits before the mark show
/// that it does not stand between thousands.
fn fraction_of_three(digits: &str, of_column: Mark) -> Option<char> {
    let mark = match of_column {
        Mark::Point => '.',
        Mark::Comma => ',',
        Mark::Unknown => return None,
    };
    let (whole, _) = digits.split_once(mark)?;
    (whole.len() > 3 || whole == "0").then_some(mark)
}

/// Digits and marks alone, and whether the number is negative.
fn bare(text: &str) -> (String, bool) {
    let text = text.trim();
    let negative = text.starts_with('(') && text.ends_with(')') || text.contains(['-', '−']);
    let small = text.to_lowercase();
    let small = small.replace("rp", "").replace("idr", "");
    let rest = small.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let digits: String = rest.chars().filter(|c| !"()-−+%'_ \u{a0}\u{202f}".contains(*c)).collect();
    (digits, negative)
}

/// The mark that stands before a fraction in this number, if it shows.
fn evidence(digits: &str) -> Mark {
    let last = digits.rfind(['.', ',']);
    let Some(last) = last else { return Mark::Unknown };
    let mark = if digits[last..].starts_with('.') { Mark::Point } else { Mark::Comma };
    let character = if mark == Mark::Point { '.' } else { ',' };
    let other = if mark == Mark::Point { ',' } else { '.' };
    let behind = digits.len() - last - 1;
    let repeated = digits.matches(character).count() > 1;
    // Both marks: the last stands before the fraction. Otherwise three digits may be thousands.
    if !repeated && (digits.contains(other) || behind != 3) { mark } else { Mark::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Vec<Option<f64>> {
        let values: Vec<Value> = texts.iter().map(|text| Value::Text((*text).into())).collect();
        let amounts = Amounts::of(values.iter());
        values.iter().map(|value| amounts.read(value)).collect()
    }

    #[test]
    fn points_between_thousands_are_no_fractions() {
        assert_eq!(
            read(&["93.820", "1.250.000", "0"]),
            [Some(93_820.0), Some(1_250_000.0), Some(0.0)]
        );
        assert_eq!(read(&["93,820", "1,250,000"]), [Some(93_820.0), Some(1_250_000.0)]);
        assert_eq!(
            read(&["Rp 1.250", "-Rp2.500", "(1.000)"]),
            [Some(1250.0), Some(-2500.0), Some(-1000.0)]
        );
    }

    #[test]
    fn fractions_are_read_by_the_last_mark() {
        assert_eq!(read(&["2.273,67", "1.000"]), [Some(2273.67), Some(1000.0)]);
        assert_eq!(read(&["2,273.67", "1,000"]), [Some(2273.67), Some(1000.0)]);
        assert_eq!(read(&["12500.0", "380269.25"]), [Some(12500.0), Some(380_269.25)]);
        assert_eq!(read(&["4,61%", "0,5"]), [Some(4.61), Some(0.5)]);
    }

    #[test]
    fn what_is_no_number_is_none() {
        assert_eq!(read(&["abc", "", "1.2.3.x", "1e999"]), [None, None, None, None]);
    }
}
