//! Places texts so that they neither touch each other nor leave the page.

use super::canvas::TextStyle;
use super::fonts::drawable;

/// The sign that a text was cut.
const ELLIPSIS: char = '…';
/// How many narrower widths are tried to make lines even, down to half the width.
const EVENING_STEPS: u32 = 12;

/// Where things of these sizes come to lie when each stays as near to its wanted centre as the
/// others and the range from `low` to `high` allow. The order of the wanted centres is kept.
///
/// Things that are larger together than the range are stacked from `low` on and run over `high`.
pub(super) fn spread(wanted: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&one, &other| wanted[one].0.total_cmp(&wanted[other].0));
    let mut groups: Vec<Group> = Vec::new();
    for place in order {
        let mut group = Group::of(place, wanted[place]).within(low, high);
        while let Some(before) = groups.pop_if(|before| before.end() > group.start()) {
            group = before.join(group).within(low, high);
        }
        groups.push(group);
    }
    let mut centres = vec![0.0; wanted.len()];
    for group in groups {
        let mut start = group.start();
        for place in group.members {
            centres[place] = start + wanted[place].1 / 2.0;
            start += wanted[place].1;
        }
    }
    centres
}

/// Things that lie next to each other without a gap.
struct Group {
    members: Vec<usize>,
    size: f64,
    /// The sum over members of where the group's centre would have to be for each to lie as wanted.
    pull: f64,
    centre: f64,
}

impl Group {
    fn of(place: usize, (centre, size): (f64, f64)) -> Self {
        Self { members: vec![place], size, pull: centre, centre }
    }

    fn start(&self) -> f64 {
        self.centre - self.size / 2.0
    }

    fn end(&self) -> f64 {
        self.centre + self.size / 2.0
    }

    fn join(mut self, below: Self) -> Self {
        // Seen from its own members, the joint centre lies half the other's size further on.
        self.pull += self.members.len() as f64 * below.size / 2.0;
        self.pull += below.pull - below.members.len() as f64 * self.size / 2.0;
        self.size += below.size;
        self.members.extend(below.members);
        self.centre = self.pull / self.members.len() as f64;
        self
    }

    fn within(mut self, low: f64, high: f64) -> Self {
        let mean = self.pull / self.members.len() as f64;
        // The low end wins where the range is too small.
        self.centre = mean.min(high - self.size / 2.0).max(low + self.size / 2.0);
        self
    }
}

/// The text, cut with an ellipsis if it is wider than `width`.
pub(super) fn fit(text: &str, style: TextStyle, width: f64) -> String {
    let text = drawable(text);
    if style.width(&text) <= width {
        return text;
    }
    let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
    let cut = |end: usize| format!("{}{ELLIPSIS}", text[..end].trim_end());
    let fitting = ends.partition_point(|&end| style.width(&cut(end)) <= width);
    fitting.checked_sub(1).and_then(|last| ends.get(last)).map_or_else(String::new, |&e| cut(e))
}

/// Breaks a text at blanks into lines no wider than `width`; a longer word is cut.
pub(super) fn wrap(text: &str, style: TextStyle, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words(&drawable(text)) {
        let word = fit(&word, style, width);
        match lines.last_mut() {
            Some(line) if style.width(&format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// The words of a text; an amount and its unit, as in `Rp12,5 jt`, count as one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(amount) if is_unit(word) && is_amount(amount) && !amount.contains(' ') => {
                amount.push(' ');
                amount.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// Whether a word is the sign of a currency and digits after it, as in `−Rp12,5` or `MYR4`.
fn is_amount(word: &str) -> bool {
    let Some(first) = word.find(|c: char| c.is_ascii_digit()) else { return false };
    let sign = word[..first].trim_start_matches(|c: char| !c.is_alphabetic());
    sign == "Rp" || (sign.len() == 3 && sign.bytes().all(|letter| letter.is_ascii_uppercase()))
}

/// Whether this is one of the units rb, jt, M, T, perhaps with a sign after it.
fn is_unit(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    (1..=2).contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic)
}

/// Like [`wrap`], but with lines of about the same length.
pub(super) fn wrap_evenly(text: &str, style: TextStyle, width: f64) -> Vec<String> {
    let mut even = wrap(text, style, width);
    let lines = even.len();
    for narrower in 1..=EVENING_STEPS {
        let share = 1.0 - f64::from(narrower) / f64::from(EVENING_STEPS) / 2.0;
        let narrow = wrap(text, style, width * share);
        // A cut word would be a worse sight than uneven lines.
        if narrow.len() > lines || narrow.iter().any(|line| line.contains(ELLIPSIS)) {
            break;
        }
        even = narrow;
    }
    even
}

/// Like [`wrap`], but with at most `most` lines; what does not fit is cut with an ellipsis.
pub(super) fn wrap_to(text: &str, style: TextStyle, width: f64, most: usize) -> Vec<String> {
    let mut lines = wrap(text, style, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(fit(&rest, style, width));
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::charts::palette::INK;

    const STYLE: TextStyle = TextStyle::regular(36.0, INK);

    #[test]
    fn labels_with_room_stay_where_wanted() {
        assert_eq!(spread(&[(50.0, 10.0), (20.0, 10.0)], 0.0, 100.0), [50.0, 20.0]);
    }

    #[test]
    fn crowded_labels_share_the_shift() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[(2.0, 10.0), (3.0, 10.0)], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(spread(&[(99.0, 10.0), (98.0, 10.0)], 0.0, 100.0), [95.0, 85.0]);
    }

    proptest! {
        #[test]
        fn labels_never_overlap_nor_leave_the_range(
            wanted in prop::collection::vec((-50.0..350.0f64, 5.0..25.0f64), 0..12),
        ) {
            let centres = spread(&wanted, 0.0, 300.0);
            let mut extents: Vec<_> = centres
                .iter()
                .zip(&wanted)
                .map(|(centre, (_, size))| (centre - size / 2.0, centre + size / 2.0))
                .collect();
            extents.sort_by(|one, other| one.0.total_cmp(&other.0));
            for pair in extents.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-9);
            }
            for (start, end) in extents {
                prop_assert!(start >= -1e-9 && end <= 300.0 + 1e-9);
            }
        }

        #[test]
        fn fitted_text_fits(text in ".{0,60}", width in 0.0..900.0f64) {
            prop_assert!(STYLE.width(&fit(&text, STYLE, width)) <= width);
        }

        #[test]
        fn wrapped_lines_fit(text in "[a-z ]{0,80}", width in 60.0..900.0f64) {
            let lines = wrap_to(&text, STYLE, width, 2);
            prop_assert!(lines.len() <= 2);
            for line in lines {
                prop_assert!(STYLE.width(&line) <= width);
            }
        }
    }

    #[test]
    fn an_amount_is_not_torn_from_its_unit() {
        assert_eq!(words("kas Rp11,4 jt; lalu −Rp2 M"), ["kas", "Rp11,4 jt;", "lalu", "−Rp2 M"]);
        assert_eq!(words("kas −MYR11,4 jt, di"), ["kas", "−MYR11,4 jt,", "di"]);
        assert_eq!(words("ABC di Rp"), ["ABC", "di", "Rp"]);
    }

    #[test]
    fn cut_text_says_so() {
        let text = fit("Toko Batik Sekar Arum Pekalongan", STYLE, 300.0);
        assert!(text.ends_with(ELLIPSIS) && text.starts_with("Toko"));
    }
}
