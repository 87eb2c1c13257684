//! A search for the best mix in sentences.

use crate::decide::optimize::{
    FreshFigures, JudgedMix, MixFigures, Optimum, Parts, Protection, WHOLE,
};
use crate::language::{Language, Words, count, decimal};
use crate::metrics::Estimate;
use crate::output::anyway::more_or_less;

/// From so many channels on, not every pair of them is tried finely: it is told.
const MANY_CHANNELS: usize = 9;

/// What a mix consists of: "TikTok Live 30%, Shopee 70%".
pub(super) fn mix_words(optimum: &Optimum, parts: &Parts, language: Language) -> String {
    let share = |((_, name), part): (&(String, String), &u32)| {
        let share = f64::from(*part) / f64::from(WHOLE);
        (*part > 0).then(|| format!("{name} {}", share_words(share, language)))
    };
    let shares: Vec<String> = optimum.channels.iter().zip(parts).filter_map(share).collect();
    shares.join(", ")
}

/// A share of effort in percent, with the decimals that the steps of the search have.
fn share_words(share: f64, language: Language) -> String {
    let percent = 100.0 * share;
    let is_exact = |places: &usize| {
        let scale = [1.0, 10.0, 100.0][*places];
        ((percent * scale).round() / scale - percent).abs() < 1e-9
    };
    // Shares of today are seldom round, and a tenth of a percent says enough of them.
    let places = (0..3).find(is_exact).unwrap_or(1);
    format!("{}%", decimal(percent, places, language))
}

/// The sentences about a search for the best mix.
pub(super) fn optimize_spoken(optimum: &Optimum, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&optimum.currency);
    let say = Say { optimum, words, language };
    let mut lines = vec![say.mix("terminal.optimize.today", &optimum.today)];
    match &optimum.best {
        Some((best, fresh)) => lines.extend(say.best(best, fresh)),
        None => lines.extend(say.none_within()),
    }
    let best = optimum.best.as_ref().map(|(best, _)| &best.parts);
    for (key, mix) in [
        ("terminal.optimize.largest", optimum.largest_mean()),
        ("terminal.optimize.safest", optimum.smallest_shortfall()),
    ] {
        lines.extend(mix.filter(|mix| Some(&mix.parts) != best).map(|mix| say.mix(key, mix)));
    }
    lines.push(say.search());
    lines
}

struct Say<'a> {
    optimum: &'a Optimum,
    words: Words,
    language: Language,
}

impl Say<'_> {
    fn money(&self, amount: f64) -> String {
        self.words.money(amount)
    }

    /// A mix with its mean and what the worst times bring.
    fn mix(&self, key: &str, mix: &JudgedMix) -> String {
        let values = [
            ("mix", mix_words(self.optimum, &mix.parts, self.language)),
            ("mean", self.money(mix.figures.mean.value)),
            ("worst", self.money(-mix.figures.shortfall.value)),
        ];
        self.words.text(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn limit(&self) -> String {
        match self.optimum.limit {
            Some(limit) => {
                let worst = self.money(-limit);
                self.words.text("terminal.optimize.limit", &[("worst", &worst)])
            }
            None => self.words.text("terminal.optimize.no_limit", &[]),
        }
    }

    fn best(&self, best: &JudgedMix, fresh: &FreshFigures) -> Vec<String> {
        let mut lines = vec![self.limit()];
        if best.parts == self.optimum.today.parts {
            lines.push(self.words.text("terminal.optimize.is_today", &[]));
            return lines;
        }
        lines.push(self.mix("terminal.optimize.best", best));
        lines.push(self.difference("terminal.optimize.chosen", &best.figures));
        lines.push(self.difference("terminal.optimize.fresh", &fresh.chosen));
        lines.extend(fresh.protection.as_ref().map(|found| self.protection(found)));
        let key = match (fresh.is_more(), fresh.is_safer()) {
            (true, true) => "terminal.optimize.more_and_safer",
            (true, false) => "terminal.optimize.more",
            (false, true) => "terminal.optimize.safer",
            (false, false) => "terminal.optimize.unclear",
        };
        lines.push(self.words.text(key, &[]));
        for (channel, is_most) in self.optimum.binding(&best.parts) {
            let key =
                if is_most { "terminal.optimize.at_most" } else { "terminal.optimize.at_least" };
            let name = self.optimum.channels.get(channel).map_or("", |(_, name)| name);
            let share = best.parts.get(channel).map_or(0.0, |part| f64::from(*part));
            let share = share_words(share / f64::from(WHOLE), self.language);
            lines.push(self.words.text(key, &[("name", name), ("share", &share)]));
        }
        lines.push(self.words.text("terminal.optimize.movable", &[]));
        lines.push(self.words.text("terminal.optimize.paste", &[("file", "best_mix.toml")]));
        lines
    }

    fn none_within(&self) -> Vec<String> {
        vec![self.limit(), self.words.text("terminal.optimize.none_within", &[])]
    }

    /// What a mix changes against today's, with twice the standard errors.
    fn difference(&self, key: &str, figures: &MixFigures) -> String {
        let mean = self.change(&figures.mean_difference, 1.0);
        // A larger shortfall is a larger loss, so the worst times change the other way round.
        let worst = self.change(&figures.shortfall_difference, -1.0);
        self.words.text(key, &[("mean", &mean), ("worst", &worst)])
    }

    /// What of the difference on fresh draws is there without shocks as well, and what is protection.
    fn protection(&self, found: &Protection) -> String {
        let said = |difference, sign| more_or_less(difference, sign, self.words);
        let values = [
            ("mean", said(&found.mean_without_shocks, 1.0)),
            ("worst", said(&found.shortfall_without_shocks, -1.0)),
            ("mean_because", said(&found.mean_because_of_shocks, 1.0)),
            ("worst_because", said(&found.shortfall_because_of_shocks, -1.0)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.words.text("terminal.optimize.protection", &values)
    }

    fn change(&self, difference: &Estimate, sign: f64) -> String {
        let value = sign * difference.value;
        let key = if value == 0.0 {
            "terminal.compare.same"
        } else if value < 0.0 {
            "terminal.compare.less"
        } else {
            "terminal.compare.more"
        };
        let amount = self.words.text(key, &[("amount", &self.money(value.abs()))]);
        match difference.std_error {
            Some(error) if error > 0.0 => format!("{amount} (±{})", self.money(2.0 * error)),
            _ => amount,
        }
    }

    fn search(&self) -> String {
        let search = &self.optimum.search;
        let tried = count(search.mixes() as u64, self.language);
        let step = share_words(f64::from(search.finest) / f64::from(WHOLE), self.language);
        let channels = self.optimum.bounds.usable().len();
        let many = channels >= MANY_CHANNELS || !search.polled_all;
        let key = if many { "terminal.optimize.search_many" } else { "terminal.optimize.search" };
        let channels = count(channels as u64, self.language);
        self.words.text(key, &[("n", &tried), ("step", &step), ("channels", &channels)])
    }
}
