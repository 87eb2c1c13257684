//! What a scenario means, in words: the text of `check`.

use super::decide::{input, number_name};
use crate::calendar::{Festival, FestivalDay, Standing};
use crate::language::{Language, Words, count, date_long, decimal, percent};
use crate::model::Model;
use crate::report::{
    ChannelMeaning, EventMeaning, Meaning, MitigationMeaning, UnknownNumber, YearlyVariation,
};
use crate::scenario::Variant;

/// The lines that say what a scenario means.
pub fn meaning(model: &Model, language: Language) -> Vec<String> {
    let meaning = Meaning::of(model);
    let teller = Teller::new(language, model.currency());
    let mut lines = teller.channels(&meaning);
    lines.extend(teller.month(&meaning));
    lines.extend(teller.business(&meaning));
    lines.extend(meaning.shocks.iter().map(|shock| teller.shock(shock)));
    lines.extend(meaning.links.iter().map(|link| teller.link(link)));
    lines.extend(meaning.responses.iter().map(|response| teller.response(response)));
    lines.extend(teller.limits(&meaning.limits));
    lines.extend(meaning.events.iter().flat_map(|event| teller.event(event)));
    lines.extend(meaning.mitigations.iter().map(|mitigation| teller.mitigation(mitigation)));
    lines.extend(teller.unknown(&meaning.unknown, &model.shown_names()));
    lines
}

/// What lines about a scenario are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeaningTopic {
    /// What each channel sells and leaves.
    Channels,
    /// An ordinary month.
    Month,
    /// How much sales vary without shocks.
    Variation,
    /// Each shock, when it comes and what it does.
    Shocks,
}

/// The lines about one side of a scenario; none where there is nothing to say.
#[must_use]
pub fn meaning_about(model: &Model, language: Language, topic: MeaningTopic) -> Vec<String> {
    let meaning = Meaning::of(model);
    let teller = Teller::new(language, model.currency());
    match topic {
        MeaningTopic::Channels => teller.channels(&meaning),
        MeaningTopic::Month => teller.month(&meaning),
        MeaningTopic::Variation => teller.variation(meaning.yearly_variation),
        MeaningTopic::Shocks => meaning.shocks.iter().map(|shock| teller.shock(shock)).collect(),
    }
}

/// The lines that say what the mixes of a file are.
pub fn mixes(variants: &[Variant], language: Language) -> Vec<String> {
    let currency = variants.first().map_or("", |one| one.scenario.business.currency.value.as_str());
    let teller = Teller::new(language, currency);
    variants.iter().map(|variant| teller.mix(variant)).collect()
}

pub(super) struct Teller {
    pub(super) language: Language,
    words: Words,
}

impl Teller {
    fn new(language: Language, currency: &str) -> Self {
        Self { language, words: Words::of(language).in_currency(currency) }
    }

    pub(super) fn money(&self, value: f64) -> String {
        self.words.money(value)
    }

    fn channels(&self, meaning: &Meaning) -> Vec<String> {
        meaning.channels.iter().map(|channel| self.channel(channel)).collect()
    }

    fn channel(&self, channel: &ChannelMeaning) -> String {
        let values = [
            ("name", channel.name.clone()),
            ("sales", self.money(channel.weekly_sales)),
            ("share", percent(channel.share, self.language)),
            ("margin", percent(channel.margin, self.language)),
            ("fixed", self.money(channel.fixed_cost_per_month)),
        ];
        let key = if channel.fixed_cost_per_month > 0.0 {
            "terminal.check.channel_with_cost"
        } else {
            "terminal.check.channel"
        };
        self.text(key, &values)
    }

    fn business(&self, meaning: &Meaning) -> Vec<String> {
        let sales = ("sales", self.money(meaning.weekly_sales));
        if meaning.weekly_sales <= 0.0 {
            return vec![self.text("terminal.check.no_sales", &[])];
        }
        let margin = ("margin", percent(meaning.margin, self.language));
        let mut lines = vec![
            self.text("terminal.check.total", &[sales, margin]),
            self.break_even(meaning),
            self.text(
                "terminal.check.cash",
                &[
                    ("cash", self.money(meaning.opening_cash)),
                    ("days", self.days(meaning.days_of_cash)),
                ],
            ),
        ];
        if meaning.fixed_costs_per_month > 0.0 {
            let days = self.days(meaning.days_of_fixed_costs);
            lines.push(self.text("terminal.check.cash_for_fixed_costs", &[("days", days)]));
        }
        lines.extend(self.variation(meaning.yearly_variation));
        lines
    }

    /// How much sales vary without shocks, how well that is known, and from where.
    fn variation(&self, variation: YearlyVariation) -> Vec<String> {
        if variation.high < 0.0005 {
            return vec![self.text("terminal.check.no_variation", &[])];
        }
        let share = |value: f64| percent(value, self.language);
        let middle = ("share", share(variation.middle));
        let is_known = variation.high - variation.low < 0.005;
        let mut lines = vec![if is_known {
            self.text("terminal.check.variation", &[middle])
        } else {
            let ends = [("low", share(variation.low)), ("high", share(variation.high))];
            let [low, high] = ends;
            self.text("terminal.check.variation_range", &[middle, low, high])
        }];
        if variation.from_others {
            lines.push(self.text("terminal.check.variation_source", &[]));
        }
        lines
    }

    fn break_even(&self, meaning: &Meaning) -> String {
        let fixed = ("fixed", self.money(meaning.fixed_costs_per_month));
        if meaning.break_even_weekly_sales.is_finite() {
            let sales = self.money(meaning.break_even_weekly_sales);
            self.text("terminal.check.break_even", &[fixed, ("sales", sales)])
        } else {
            self.text("terminal.check.no_break_even", &[fixed])
        }
    }

    fn mitigation(&self, mitigation: &MitigationMeaning) -> String {
        let values = [
            ("name", mitigation.name.clone()),
            ("shocks", mitigation.shocks.join(", ")),
            ("monthly", self.money(mitigation.cost_per_month)),
            ("start", self.money(mitigation.cost_at_start)),
        ];
        let costs = mitigation.cost_per_month > 0.0 || mitigation.cost_at_start > 0.0;
        let key =
            if costs { "terminal.check.mitigation" } else { "terminal.check.free_mitigation" };
        self.text(key, &values)
    }

    /// Of a festival every date, and how well it is known; of others how often and from when on.
    fn event(&self, event: &EventMeaning) -> Vec<String> {
        if !event.festivals.is_empty() {
            let lines = event.festivals.iter().map(|day| self.festival(&event.name, day));
            return lines.collect();
        }
        let first = event.peaks.first().map(|date| date_long(*date, self.language));
        let values = [
            ("name", event.name.clone()),
            ("n", count(event.peaks.len() as u64, self.language)),
            ("date", first.unwrap_or_default()),
        ];
        vec![self.text("terminal.check.event", &values)]
    }

    fn festival(&self, name: &str, day: &FestivalDay) -> String {
        let festival = match day.festival {
            Festival::Ramadan => "terminal.check.festival.ramadan",
            Festival::Lebaran => "terminal.check.festival.lebaran",
        };
        let standing = match day.standing {
            Standing::Official => "terminal.check.festival.official",
            Standing::Announced => "terminal.check.festival.announced",
            Standing::Computed => "terminal.check.festival.computed",
            Standing::Written => "terminal.check.festival.written",
        };
        let values = [
            ("name", name.to_owned()),
            ("festival", self.text(festival, &[])),
            ("date", date_long(day.date, self.language)),
            ("standing", self.text(standing, &[])),
        ];
        self.text("terminal.check.festival.line", &values)
    }

    fn unknown(&self, unknown: &[UnknownNumber], shown: &[(String, String)]) -> Vec<String> {
        let called = |path: &str| number_name(path, shown, self.words);
        if unknown.is_empty() {
            return vec![self.text("terminal.check.all_known", &[])];
        }
        let title = self.text("terminal.check.unknown", &[("n", unknown.len().to_string())]);
        let lines = unknown.iter().map(|number| {
            let values = [
                ("name", called(&number.name)),
                ("mean", input(number.unit, number.mean, self.words)),
                ("low", input(number.unit, number.low, self.words)),
                ("high", input(number.unit, number.high, self.words)),
            ];
            let mut line = self.text("terminal.check.unknown_number", &values);
            if let Some((other, rank)) = &number.follows {
                let rank = decimal(*rank, 2, self.language);
                let values = [("other", called(other)), ("rank", rank)];
                line.push_str(&format!(" {}", self.text("terminal.check.follows", &values)));
            }
            if let Some((other, straight)) = &number.function {
                let [plus, times] = [straight.plus, straight.times].map(|it| self.exactly(it));
                let values = [("other", called(other)), ("plus", plus), ("times", times)];
                line.push_str(&format!(" {}", self.text("terminal.check.function", &values)));
            }
            line
        });
        std::iter::once(title).chain(lines).collect()
    }

    /// A number with as many decimals as it has, six at most.
    fn exactly(&self, value: f64) -> String {
        let is_enough = |digits: &usize| {
            let shown = format!("{value:.digits$}").parse().unwrap_or(f64::NAN);
            (value - shown).abs() <= 1e-9 * value.abs()
        };
        decimal(value, (0..6).find(is_enough).unwrap_or(6), self.language)
    }

    fn days(&self, days: f64) -> String {
        if days.is_finite() { count(days.round() as u64, self.language) } else { "∞".to_owned() }
    }

    pub(super) fn text(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.words.text(key, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    #[test]
    fn festivals_are_named_with_their_dates_and_how_well_they_are_known() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
             [simulation]\nseed = 1\nstart = 2026-01-01\ndays = 1000\n\
             [[channel]]\nid = \"shop\"\nweekly_sales = 7\n\
             [calendar]\nlebaran = [2028-02-27]\n\
             [[event]]\nid = \"mudik\"\nfestival = \"lebaran\"\nclosed = true\n\
             [[event]]\nid = \"kembar\"\nyearly = [\"06-06\", \"09-09\"]\nfactor = 2\n";
        let read = read("test.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"));
        let model = Model::build(&read.scenario);
        let lines = meaning(&model, Language::Indonesian);
        let has = |line: &str| assert!(lines.iter().any(|said| said == line), "{lines:#?}");
        has(
            "mudik: dihitung dari Lebaran (1 Syawal), 21 Maret 2026 (resmi, menurut sidang isbat).",
        );
        has(
            "mudik: dihitung dari Lebaran (1 Syawal), 10 Maret 2027 (diumumkan dalam SKB hari libur; menunggu sidang isbat).",
        );
        has("mudik: dihitung dari Lebaran (1 Syawal), 27 Februari 2028 (ditulis di berkas ini).");
        has("kembar: 6 kali, pertama kali mulai 6 Juni 2026.");
    }

    /// What is said in English of a shop with such a shock.
    fn said_of_shock(effects: &str) -> String {
        let text = format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 0\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 7\ncommission = 0.1\ngoods_share = 0.5\n\
             [[shock]]\nid = \"s\"\nhits = [\"a\"]\ndate = 2026-02-02\nduration_days = 10\n{effects}"
        );
        let read = read("test.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"));
        meaning(&Model::build(&read.scenario), Language::English).join("\n")
    }

    #[test]
    fn a_shock_that_makes_things_cheaper_is_not_told_as_dearer() {
        let said = said_of_shock("commission_points = -0.02\nunit_cost_increase = -0.1\n");
        assert!(said.contains("fees fall by 2% of sales, goods cost 10% less"), "{said}");
        let said = said_of_shock("commission_points = 0.02\nunit_cost_increase = 0.1\n");
        assert!(said.contains("fees rise by 2% of sales, goods cost 10% more"), "{said}");
    }

    #[test]
    fn payouts_that_are_lost_are_told_not_only_those_that_are_held() {
        let said = said_of_shock("holds_payouts = true\npayouts_lost = [0.2, 0.4]\n");
        assert!(said.contains("payouts are held, and 30% of them is lost"), "{said}");
        // A number that is drawn each time the shock comes is one of those that are not known.
        assert!(said.contains("balance that is lost (s): 30%; 21% to 39%"), "{said}");
        assert!(said_of_shock("holds_payouts = true\n").contains("payouts are held, for"));
    }
}
