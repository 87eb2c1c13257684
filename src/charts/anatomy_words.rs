//! What the anatomy of a shock says: how far cash is above and below what it would be.

use crate::language::{Words, count};

use super::shock_anatomy::ShockAnatomy;

/// A smaller gap than this share of the money that moves is no finding.
const NOTABLE: f64 = 0.01;

/// The cash with a shock less the cash without it, on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gap {
    pub(super) day: usize,
    pub(super) amount: f64,
}

/// The working-capital trap: cash first rises because no goods are bought, then lacks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gaps {
    /// Where cash is highest above what it would be, if it notably is.
    pub(super) above: Option<Gap>,
    /// Where it is deepest below, if it notably is.
    pub(super) below: Option<Gap>,
    /// Whether less is sold until cash is highest above; else it did not rise for want of sales.
    sells_less: bool,
}

impl Gaps {
    pub(super) fn of(data: &ShockAnatomy) -> Self {
        let gaps = || {
            let pairs = data.cash_with.iter().zip(&data.cash_without);
            let gaps = pairs.map(|(with, without)| with - without).enumerate();
            gaps.skip(data.days_before as usize).map(|(day, amount)| Gap { day, amount })
        };
        let largest = |cash: &[f64]| cash.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let least = NOTABLE * largest(&data.cash_with).max(largest(&data.cash_without));
        // The first of equals, so that the mark stands where the gap is reached.
        let above = gaps().reduce(|most, gap| if gap.amount > most.amount { gap } else { most });
        let below = gaps().reduce(|least, gap| if gap.amount < least.amount { gap } else { least });
        let until = above.map_or(0, |gap| gap.day + 1);
        let sold = |sales: &[f64]| sales.iter().take(until).sum::<f64>();
        Self {
            sells_less: sold(&data.sales_with) < sold(&data.sales_without),
            above: above.filter(|gap| gap.amount > least),
            below: below.filter(|gap| gap.amount < -least),
        }
    }

    /// Whether cash first rises and then lacks.
    pub(super) fn is_trap(&self) -> bool {
        let falls =
            matches!((self.above, self.below), (Some(above), Some(below)) if above.day < below.day);
        falls && self.sells_less
    }
}

/// The finding, in one sentence.
pub(super) fn title(data: &ShockAnatomy, words: Words) -> String {
    let language = words.language();
    let gaps = Gaps::of(data);
    let amount = |gap: Option<Gap>| gap.map_or(0.0, |gap| gap.amount.abs());
    let (above, below) = (words.money(amount(gaps.above)), words.money(amount(gaps.below)));
    let deepest = gaps.below.or(gaps.above).map_or(0, |gap| gap.day);
    let days = (deepest + 1).saturating_sub(data.days_before as usize);
    let days = count(days as u64, language);
    let values = [
        ("shock", data.shock.as_str()),
        ("above", above.as_str()),
        ("below", below.as_str()),
        ("day", days.as_str()),
    ];
    let key = match (gaps.above, gaps.below) {
        _ if gaps.is_trap() => "chart.shock_anatomy.title_trap",
        (Some(above), Some(below)) if below.day < above.day => {
            "chart.shock_anatomy.title_low_first"
        }
        (Some(_), Some(_)) => "chart.shock_anatomy.title_both",
        // On the last day shown it may still grow.
        (None, Some(below)) if below.day + 1 == data.cash_with.len() => {
            "chart.shock_anatomy.title_loss_at_end"
        }
        (None, Some(_)) => "chart.shock_anatomy.title_loss",
        (Some(_), None) => "chart.shock_anatomy.title_gain",
        (None, None) => "chart.shock_anatomy.title_same",
    };
    words.text(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language::Indonesian;

    fn with_gaps(gaps: &[f64]) -> ShockAnatomy {
        let without = vec![100.0; gaps.len()];
        ShockAnatomy {
            business: String::new(),
            shock: "TikTok ditutup".to_owned(),
            days_before: 1,
            lasts: 2.0,
            sales_with: vec![50.0; gaps.len()],
            sales_without: without.clone(),
            cash_with: gaps.iter().map(|gap| 100.0 + gap).collect(),
            cash_without: without,
            paths_with_shock: 80,
            paths: 100,
        }
    }

    #[test]
    fn the_trap_is_named_only_where_cash_rises_first() {
        let trap = with_gaps(&[0.0, 20.0, 30.0, -40.0, -10.0]);
        let gaps = Gaps::of(&trap);
        assert_eq!(gaps.above, Some(Gap { day: 2, amount: 30.0 }));
        assert_eq!(gaps.below, Some(Gap { day: 3, amount: -40.0 }));
        assert!(gaps.is_trap());
        let late = with_gaps(&[0.0, -40.0, 30.0]);
        assert!(!Gaps::of(&late).is_trap());
        let sells_on = ShockAnatomy { sales_with: trap.sales_without.clone(), ..trap };
        assert!(!Gaps::of(&sells_on).is_trap());
    }

    #[test]
    fn a_gap_before_the_shock_or_too_small_is_no_finding() {
        let data = with_gaps(&[50.0, 0.5, -0.5]);
        let gaps = Gaps::of(&data);
        assert_eq!((gaps.above, gaps.below), (None, None));
        assert!(title(&data, Words::of(Indonesian)).contains("hampir tidak mengubah"));
    }
}
