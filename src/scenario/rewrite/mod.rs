//! The text of a scenario with one thing changed, and everything else as its author wrote it.
//!
//! A shell that lets people move numbers edits the text itself: what it then shows is what any
//! other reader of that text would see.

mod added;
mod put;

use super::document::{self, Node};
use super::format::{Bound, key_of};
use super::words;
use crate::language::say;
use crate::problems::{Problem, Source, Span};

use added::{added, unstated};
pub use put::put_number;

/// Before each line of a shock that is set aside: a comment to everybody else.
const ASIDE: &str = "#~ ";

/// The header of a shock.
const SHOCK: &str = "[[shock]]";

/// A number of the file that can be moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Movable {
    /// The number, or the middle of the values that it may have.
    pub middle: f64,
    /// Whether it is written as values between which it lies.
    pub is_range: bool,
}

/// The number at a path, if one stands there that [`set_number`] can move.
#[must_use]
pub fn movable(source: &Source, path: &str) -> Option<Movable> {
    let root = document::parse(source).ok()?;
    let node = document::find(&root, path)?;
    match numbers(node)?.as_slice() {
        [one] => Some(Movable { middle: *one, is_range: false }),
        several => Some(Movable { middle: middle(several), is_range: true }),
    }
}

/// The text with another number at a path, for one who moves it: where a range stands, all of it
/// moves in proportion, so that its middle becomes the number, and nothing is moved beyond what the
/// key allows. A key that its table lacks is added to it. One who types a number wants
/// [`put_number`], which refuses what goes too far.
///
/// # Errors
/// The problems of a text that is no document, a path that leads nowhere, and a value that is no
/// plain number or range.
pub fn set_number(source: &Source, path: &str, value: f64) -> Result<String, Vec<Problem>> {
    let root = document::parse(source).map_err(|problems| problems.into_sorted())?;
    match document::find(&root, path) {
        Some(node) => {
            let written = rewritten(node, value.min(most(path)), most(path))
                .ok_or_else(|| vec![no_number(node.span, path)])?;
            Ok(spliced(source.text(), node.span, &written))
        }
        None => added(source, &root, path, value).ok_or_else(|| vec![unstated(root, path, value)]),
    }
}

/// The text without one of its shocks, which stays in it as a comment that can be taken back.
/// Nothing where the text has no such shock.
#[must_use]
pub fn set_aside(text: &str, shock: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (from, to) = block_of(&lines, shock)?;
    let line = |(at, line): (usize, &&str)| match from <= at && at < to {
        true => format!("{ASIDE}{line}"),
        false => (*line).to_owned(),
    };
    Some(lines.iter().enumerate().map(line).collect())
}

/// The text with a shock taken back that was set aside. Nothing where there is none.
#[must_use]
pub fn take_back(text: &str, shock: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let bare = |line: &&str| line.strip_prefix(ASIDE).unwrap_or_default().to_owned();
    let asides: Vec<String> = lines.iter().map(bare).collect();
    let asides: Vec<&str> = asides.iter().map(String::as_str).collect();
    let (from, to) = block_of(&asides, shock)?;
    let line = |(at, line): (usize, &&str)| match from <= at && at < to {
        true => line.strip_prefix(ASIDE).unwrap_or(line).to_owned(),
        false => (*line).to_owned(),
    };
    Some(lines.iter().enumerate().map(line).collect())
}

/// Ids and shown names of the shocks that are set aside, in the order of the text.
#[must_use]
pub fn aside(text: &str) -> Vec<(String, String)> {
    let bare = text.lines().filter_map(|line| line.strip_prefix(ASIDE));
    let mut shocks: Vec<(String, String)> = Vec::new();
    for line in bare {
        if line.trim() == SHOCK {
            shocks.push((String::new(), String::new()));
        } else if let Some((id, name)) = shocks.last_mut() {
            match (text_of(line, "id"), text_of(line, "name")) {
                (Some(text), _) if id.is_empty() => *id = text,
                (_, Some(text)) if name.is_empty() => *name = text,
                _ => {}
            }
        }
    }
    shocks.retain(|(id, _)| !id.is_empty());
    for (id, name) in &mut shocks {
        if name.is_empty() {
            name.clone_from(id);
        }
    }
    shocks
}

/// The text with a shock behind all that it has.
#[must_use]
pub fn add_shock(text: &str, shock: &str) -> String {
    format!("{}\n\n{}\n", text.trim_end(), shock.trim_end())
}

/// The text without one of its shocks, of which nothing stays. Nothing where it has no such shock.
#[must_use]
pub fn remove_shock(text: &str, shock: &str) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut from, to) = block_of(&lines, shock)?;
    // The empty line that stands before it goes with it.
    if from > 0 && lines.get(from - 1).is_some_and(|line| line.trim().is_empty()) {
        from -= 1;
    }
    Some(lines.iter().take(from).chain(lines.iter().skip(to)).copied().collect())
}

/// The text with a mix of these shares, percent by channel id; a mix of that id is changed, else one
/// is added at the end.
///
/// # Errors
/// The problems of a text that is no document.
pub fn set_mix(
    source: &Source,
    id: &str,
    name: &str,
    percents: &[(String, u64)],
) -> Result<String, Vec<Problem>> {
    let root = document::parse(source).map_err(|problems| problems.into_sorted())?;
    let share = |(channel, percent): &(String, u64)| {
        let channel = toml::Value::from(channel.as_str());
        format!("{channel} = {}", words::number(*percent as f64 / 100.0))
    };
    let shares: Vec<String> = percents.iter().map(share).collect();
    let shares = format!("{{ {} }}", shares.join(", "));
    if let Some(node) = document::find(&root, &format!("mix.{id}.shares")) {
        return Ok(spliced(source.text(), node.span, &shares));
    }
    let (id, name) = (toml::Value::from(id), toml::Value::from(name));
    let mut text = source.text().trim_end().to_owned();
    text.push_str(&format!("\n\n[[mix]]\nid = {id}\nname = {name}\nshares = {shares}\n"));
    Ok(text)
}

/// The lines of a shock: from its header to the last line that is its own.
fn block_of(lines: &[&str], shock: &str) -> Option<(usize, usize)> {
    let headers = lines.iter().enumerate().filter(|(_, line)| line.trim() == SHOCK);
    for (from, _) in headers {
        let rest = lines.get(from + 1..)?;
        let length = rest.iter().position(|line| ends_shock(line)).unwrap_or(rest.len());
        let own = rest.get(..length)?;
        if own.iter().any(|line| text_of(line, "id").as_deref() == Some(shock)) {
            let is_own = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
            let last = own.iter().rposition(is_own).map_or(0, |at| at + 1);
            return Some((from, from + 1 + last));
        }
    }
    None
}

/// Whether a line is the header of another table than those inside a shock.
fn ends_shock(line: &str) -> bool {
    let header = line.trim_end().split('#').next().unwrap_or_default().trim_end();
    let is_header = header.starts_with('[') && header.ends_with(']') && !header.contains(',');
    is_header && !header.trim_start_matches('[').starts_with("shock.")
}

/// The text of a line `key = "text"`.
fn text_of(line: &str, key: &str) -> Option<String> {
    let table: toml::Table = line.trim().parse().ok()?;
    Some(table.get(key)?.as_str()?.to_owned())
}

fn spliced(text: &str, span: Span, by: &str) -> String {
    let before = text.get(..span.start).unwrap_or(text);
    format!("{before}{by}{}", text.get(span.end..).unwrap_or_default())
}

/// A value as it is written after it was moved, no end of it above `most`; nothing where it is no number.
fn rewritten(node: &Node, value: f64, most: f64) -> Option<String> {
    let several = numbers(node)?;
    if node.value.as_number().is_some() {
        return Some(words::number(value));
    }
    let factor = value / middle(&several);
    let is_whole = several.iter().all(|one| one.fract() == 0.0);
    let moved: Vec<f64> =
        several.iter().map(|one| moved(*one, value, factor, is_whole).min(most)).collect();
    // All of it at the limit is no range any more.
    if moved.first() == moved.last() {
        return Some(words::number(value));
    }
    Some(format!("[{}]", moved.into_iter().map(words::number).collect::<Vec<_>>().join(", ")))
}

/// The most that the key at a path may hold.
fn most(path: &str) -> f64 {
    match key_of(path).map(|key| key.maximum) {
        Some(Bound::Inclusive(most)) => most,
        _ => f64::INFINITY,
    }
}

/// One value of a range whose middle becomes `value`.
fn moved(one: f64, value: f64, factor: f64, is_whole: bool) -> f64 {
    let moved = if factor.is_finite() { one * factor } else { value };
    match is_whole && value.abs() >= 100.0 {
        true => moved.round(),
        // Shorter than all digits, and finer than anybody knows.
        false => (moved * 1e6).round() / 1e6,
    }
}

/// A number, or the two or three numbers of a range.
fn numbers(node: &Node) -> Option<Vec<f64>> {
    if let Some(one) = node.value.as_number() {
        return Some(vec![one]);
    }
    let items = node.value.as_array()?;
    let several: Option<Vec<f64>> = items.iter().map(|item| item.value.as_number()).collect();
    several.filter(|several| (2..=3).contains(&several.len()))
}

fn middle(several: &[f64]) -> f64 {
    match several {
        [low, high] => (low + high) / 2.0,
        [_, middle, _] => *middle,
        _ => several.first().copied().unwrap_or_default(),
    }
}

fn no_number(span: Span, path: &str) -> Problem {
    Problem::error(say!("problem.rewrite.no_number.message", path = path))
        .at(span)
        .label(say!("problem.rewrite.no_number.label"))
        .help(say!("problem.rewrite.no_number.help"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Number, read};

    const TEXT: &str = "format = 1\n\
        [business]\nname = \"x\"\nopening_cash = 5_000 # assumed: little\n\
        [[channel]]\nid = \"a\"\nweekly_sales = [700, 900]\n\
        [[shock]]\nid = \"s\"\nname = \"Badai\"\nhits = [\"a\"]\nrate_per_year = 1\n\
        duration_days = 5\nseverity = 1\n\n# the next\n\
        [[shock]]\nid = \"t\"\nhits = [\"a\"]\nrate_per_year = 1\nduration_days = 5\nseverity = 1\n\
        [costs]\ngoods_share = 0.5\n";

    fn source(text: &str) -> Source {
        Source::new("x.toml", text)
    }

    #[test]
    fn a_number_is_changed_and_its_note_stays() {
        let text = set_number(&source(TEXT), "business.opening_cash", 12_500_000.0).unwrap();
        assert!(text.contains("opening_cash = 12_500_000 # assumed: little\n"), "{text}");
        let read = read("x.toml", text.as_bytes()).unwrap();
        assert_eq!(read.scenario.business.opening_cash.value, Number::Plain(12_500_000.0));
    }

    #[test]
    fn a_range_moves_as_a_whole() {
        let before = movable(&source(TEXT), "channel.a.weekly_sales").unwrap();
        assert_eq!(before, Movable { middle: 800.0, is_range: true });
        let text = set_number(&source(TEXT), "channel.a.weekly_sales", 1_600.0).unwrap();
        assert!(text.contains("weekly_sales = [1_400, 1_800]\n"), "{text}");
    }

    #[test]
    fn a_share_moves_up_to_all_of_it() {
        let text = TEXT.replace("severity = 1\n\n", "severity = [0.4, 0.7, 1.0]\n\n");
        for (value, written) in
            [(0.35, "[0.2, 0.35, 0.5]"), (0.9, "[0.514286, 0.9, 1]"), (3.0, "[0.571429, 1, 1]")]
        {
            let moved = set_number(&source(&text), "shock.s.severity", value).unwrap();
            assert!(moved.contains(&format!("severity = {written}\n")), "{moved}");
            assert!(read("x", moved.as_bytes()).is_ok(), "{moved}");
        }
        let text = TEXT.replace("goods_share = 0.5", "goods_share = [0.4, 0.5]");
        let all = set_number(&source(&text), "costs.goods_share", 9.0).unwrap();
        assert!(all.contains("goods_share = [4.444444, 5]\n"), "{all}");
    }

    #[test]
    fn a_key_that_is_not_there_is_added() {
        let text = set_number(&source(TEXT), "simulation.seed", 7.0).unwrap();
        let again = set_number(&source(&text), "simulation.seed", 8.0).unwrap();
        assert_eq!(read("x", again.as_bytes()).unwrap().scenario.simulation.seed.unwrap().value, 8);
        let rent = set_number(&source(TEXT), "costs.rent_per_month", 9.0).unwrap();
        assert!(rent.contains("[costs]\nrent_per_month = 9\ngoods_share = 0.5\n"), "{rent}");
    }

    #[test]
    fn what_is_no_number_or_leads_nowhere_is_told() {
        let wrong = |path| set_number(&source(TEXT), path, 1.0).unwrap_err();
        assert!(wrong("business.name")[0].message.to_string().contains("no plain number"));
        assert!(wrong("business.cash")[0].message.to_string().contains("leads nowhere"));
        assert!(wrong("channel.b.weekly_sales")[0].message.to_string().contains("leads nowhere"));
    }

    #[test]
    fn a_mix_is_added_and_changed() {
        let text = format!("{TEXT}[[channel]]\nid = \"b\"\nweekly_sales = 7\n");
        let shares = |a, b| [("a".to_owned(), a), ("b".to_owned(), b)];
        let added = set_mix(&source(&text), "mine", "Punya \"saya\"", &shares(29, 71)).unwrap();
        let changed = set_mix(&source(&added), "mine", "", &shares(57, 43)).unwrap();
        assert_eq!(changed, added.replace("0.29", "0.57").replace("0.71", "0.43"));
        let mixes = read("x", changed.as_bytes()).unwrap().scenario.mixes;
        assert_eq!((mixes.len(), mixes[0].name.value.as_str()), (1, "Punya \"saya\""));
        assert_eq!(mixes[0].shares[1].1.value, 0.43);
    }

    #[test]
    fn a_shock_is_set_aside_and_taken_back() {
        let without = set_aside(TEXT, "s").unwrap();
        let shocks = read("x", without.as_bytes()).unwrap().scenario.shocks;
        assert_eq!(shocks.iter().map(|s| s.id.value.as_str()).collect::<Vec<_>>(), ["t"]);
        assert_eq!(aside(&without), [("s".to_owned(), "Badai".to_owned())]);
        assert!(without.contains("\n# the next\n"), "{without}");
        assert_eq!(take_back(&without, "s").unwrap(), TEXT);
        let neither = set_aside(&without, "t").unwrap();
        assert_eq!(aside(&neither).len(), 2);
        assert_eq!(set_aside(&take_back(&neither, "t").unwrap(), "t").unwrap(), neither);
        assert_eq!((set_aside(TEXT, "u"), take_back(TEXT, "s")), (None, None));
    }

    #[test]
    fn a_shock_is_added_and_removed() {
        let shock = "[[shock]]\nid = \"u\"\nhits = [\"a\"]\nrate_per_year = 1 # assumed: seldom\n\
            duration_days = 5\nseverity = 1\n";
        let with = add_shock(TEXT, shock);
        let shocks = read("x", with.as_bytes()).unwrap().scenario.shocks;
        assert_eq!(shocks.last().unwrap().id.value, "u");
        assert_eq!(remove_shock(&with, "u").unwrap(), TEXT);
        // One that stands before others leaves them as they are.
        let without = remove_shock(&with, "s").unwrap();
        let shocks = read("x", without.as_bytes()).unwrap().scenario.shocks;
        assert_eq!(shocks.iter().map(|s| s.id.value.as_str()).collect::<Vec<_>>(), ["t", "u"]);
        assert!(without.contains("\n# the next\n"), "{without}");
        assert_eq!(remove_shock(TEXT, "u"), None);
    }

    #[test]
    fn every_shock_of_every_shipped_case_can_be_set_aside_and_taken_back() {
        for entry in std::fs::read_dir("scenarios").unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let text = std::fs::read_to_string(&path).unwrap();
                for shock in &read("x", text.as_bytes()).unwrap().scenario.shocks {
                    let without = set_aside(&text, &shock.id.value).unwrap();
                    assert_eq!(aside(&without)[0].0, shock.id.value);
                    assert_eq!(take_back(&without, &shock.id.value).unwrap(), text);
                }
            }
        }
    }

    #[test]
    fn a_path_that_leads_nowhere_is_told_with_the_nearest() {
        let help = |path: &str| {
            let problem = set_number(&source(TEXT), path, 7.0).unwrap_err().remove(0);
            problem.help.unwrap().to_string()
        };
        assert_eq!(help("business.opening_cas"), "did you mean `opening_cash`?");
        assert!(help("shock.flood.severity").contains("`s` and `t`"));
    }
}
