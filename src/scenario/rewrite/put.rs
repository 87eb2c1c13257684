//! A number that is typed in the place of another: what its key does not allow is refused, as in a file.

use super::{added, most, no_number, numbers, rewritten, spliced, unstated};
use crate::language::say;
use crate::problems::{Problem, Source};
use crate::scenario::{document, walk};

/// The text with another number at a path. Where a range stands, all of it moves in proportion, so
/// that its middle becomes the number; ends of a range with a likeliest value stay within what the key
/// allows. A key that its table lacks is added to it.
///
/// # Errors
/// The problems of a text that is no document, a path that leads nowhere, a value that is no plain
/// number or range, and a number that its key does not allow. None of the last has a place, since the
/// number stands in no file.
pub fn put_number(source: &Source, path: &str, value: f64) -> Result<String, Vec<Problem>> {
    let root = document::parse(source).map_err(|problems| problems.into_sorted())?;
    if path == "format" {
        let problem = Problem::error(say!("problem.rewrite.format.message"));
        return Err(vec![problem.help(say!("problem.rewrite.format.help"))]);
    }
    let misfits = || -> Vec<Problem> {
        let found = walk::number_at(path, value).into_sorted().into_iter();
        found.map(|problem| Problem { span: None, ..problem }).collect()
    };
    let Some(node) = document::find(&root, path) else {
        let text = added(source, &root, path, value);
        let text = text.ok_or_else(|| vec![unstated(root, path, value)])?;
        let wrong = misfits();
        return if wrong.is_empty() { Ok(text) } else { Err(wrong) };
    };
    let several = numbers(node).ok_or_else(|| vec![no_number(node.span, path)])?;
    let wrong = misfits();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    // With one end cut off, the middle of two ends would be another number than was typed.
    let most = if several.len() == 2 { f64::INFINITY } else { most(path) };
    let written = rewritten(node, value, most);
    let written = written.ok_or_else(|| vec![no_number(node.span, path)])?;
    Ok(spliced(source.text(), node.span, &written))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 5_000\n\
        [[channel]]\nid = \"a\"\nweekly_sales = [700, 900]\n\
        [[shock]]\nid = \"s\"\nhits = [\"a\"]\nrate_per_year = 1\nduration_days = 5\n\
        severity = [0.4, 0.7, 1.0]\n[simulation]\nweeks = 9\n[costs]\ngoods_share = [0.2, 0.6]\n";

    fn put(path: &str, value: f64) -> Result<String, Vec<Problem>> {
        put_number(&Source::new("x.toml", TEXT), path, value)
    }

    /// They were lowered to the limit without a word.
    #[test]
    fn numbers_too_large_for_their_key_are_refused_as_in_a_file() {
        for (path, value, told) in [
            ("simulation.weeks", 99_999.0, "`weeks` must be between 1 and 520"),
            ("simulation.weeks", 0.0, "`weeks` must be between 1 and 520"),
            ("simulation.weeks", 1.5, "`weeks` must be a whole number"),
            ("simulation.paths", 99_999_999.0, "`paths` must be between"),
            ("shock.s.severity", 5.0, "`severity` must be between -100 and 1"),
            ("shock.s.rate_per_year", 1_000.0, "`rate_per_year` must be"),
            ("channel.a.weekly_sales", 1e30, "`weekly_sales` must be at most"),
            ("costs.rent_day", 40.0, "`rent_day` must be between 1 and 31"),
            ("format", 7.0, "`format` cannot be set"),
            ("format", 1.0, "`format` cannot be set"),
        ] {
            let wrong = put(path, value).unwrap_err();
            assert!(wrong[0].message.to_string().starts_with(told), "{path}: {wrong:?}");
            assert!(wrong[0].help.is_some() && wrong[0].span.is_none(), "{path}: {wrong:?}");
        }
    }

    #[test]
    fn what_a_key_allows_is_put_in_place() {
        for (path, value, written) in [
            ("simulation.weeks", 520.0, "weeks = 520\n"),
            ("channel.a.weekly_sales", 1_600.0, "weekly_sales = [1_400, 1_800]\n"),
            ("shock.s.severity", 0.9, "severity = [0.514286, 0.9, 1]\n"),
            ("simulation.seed", 7.0, "[simulation]\nseed = 7\n"),
            ("channel.a.commission", 0.1, "id = \"a\"\ncommission = 0.1\nweekly_sales"),
        ] {
            assert!(put(path, value).is_ok_and(|text| text.contains(written)), "{path}");
        }
    }

    /// A middle of 0.9 became one of 0.725.
    #[test]
    fn a_range_whose_end_would_go_too_far_is_left_to_the_reader_to_refuse() {
        let text = put("costs.goods_share", 4.0).unwrap();
        assert!(text.contains("goods_share = [2, 6]\n"), "{text}");
        let failed = crate::scenario::read("x.toml", text.as_bytes()).unwrap_err();
        assert!(failed.to_string().contains("`goods_share` must be between 0 and 5"), "{failed}");
    }
}
