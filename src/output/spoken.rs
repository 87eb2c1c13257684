//! What a trainer would say aloud about a run.

use super::anyway::out_of_cash_anyway;
use crate::language::{
    Language, Words, chance, count, decimal, hundredths, month_and_year, percent,
};
use crate::metrics::{Caution, Estimate};
use crate::report::{Life, Metric, Report, ResponseReport, ShockReport};

/// Days below zero up to which a shop is out of cash for a moment only.
const A_WEEK: f64 = 7.0;

/// What sentences about a run are about, in the order in which they are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpokenTopic {
    /// How often cash runs out, how deep and how long.
    OutOfCash,
    /// How often it would without shocks.
    WithoutShocks,
    /// How much cash is needed, and how much there is.
    Reserve,
    /// How cash changes.
    NetCashFlow,
    /// What shocks change of it.
    BecauseOfShocks,
    /// Each shock, and what the owner does.
    Shocks,
    /// What cannot be delivered.
    Undelivered,
    /// What sales depend on.
    Dependence,
    /// What is not well known.
    Caution,
}

impl SpokenTopic {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::OutOfCash,
        Self::WithoutShocks,
        Self::Reserve,
        Self::NetCashFlow,
        Self::BecauseOfShocks,
        Self::Shocks,
        Self::Undelivered,
        Self::Dependence,
        Self::Caution,
    ];
}

/// The sentences about a run, one a line.
pub fn spoken(report: &Report, language: Language) -> Vec<String> {
    SpokenTopic::ALL.iter().flat_map(|topic| spoken_about(report, language, *topic)).collect()
}

/// The sentences about one side of a run, one a line; none where there is nothing to say.
#[must_use]
pub fn spoken_about(report: &Report, language: Language, topic: SpokenTopic) -> Vec<String> {
    let speaker =
        Speaker { report, language, words: Words::of(language).in_currency(&report.currency) };
    let maybe = |line: Option<String>| line.into_iter().collect();
    match topic {
        SpokenTopic::OutOfCash => {
            std::iter::once(speaker.out_of_cash()).chain(speaker.depth_and_days()).collect()
        }
        SpokenTopic::WithoutShocks => maybe(speaker.out_of_cash_without_shocks()),
        SpokenTopic::Reserve => vec![speaker.reserve()],
        SpokenTopic::NetCashFlow => vec![speaker.net_cash_flow()],
        SpokenTopic::BecauseOfShocks => maybe(speaker.cash_flow_because_of_shocks()),
        SpokenTopic::Shocks => {
            let shocks = report.shocks.iter().filter_map(|shock| speaker.shock(shock));
            let responses = report.responses.iter().map(|response| speaker.response(response));
            shocks.chain(responses).collect()
        }
        SpokenTopic::Undelivered => maybe(speaker.undelivered()),
        SpokenTopic::Dependence => maybe(speaker.dependence()),
        SpokenTopic::Caution => maybe(speaker.caution()),
    }
}

struct Speaker<'a> {
    report: &'a Report,
    language: Language,
    words: Words,
}

impl Speaker<'_> {
    fn money(&self, value: f64) -> String {
        self.words.money(value)
    }

    fn chance(&self, probability: f64) -> String {
        chance(probability, self.language)
    }

    fn value(&self, metric: Metric) -> f64 {
        self.report.metrics.value(metric)
    }

    /// "in a year" where it is one, else the number of days.
    fn span(&self) -> String {
        let days = self.report.horizon.days();
        if (360..=366).contains(&days) {
            self.words.text("terminal.span.year", &[])
        } else {
            let days = count(days as u64, self.language);
            self.words.text("terminal.span.days", &[("n", &days)])
        }
    }

    fn out_of_cash(&self) -> String {
        let probability = self.value(Metric::ProbabilityOutOfCash);
        let month = self.report.likeliest_month_out_of_cash();
        match month {
            None => self.words.text(
                "terminal.never_out",
                &[
                    ("paths", &count(self.report.paths as u64, self.language)),
                    ("span", &self.span()),
                ],
            ),
            Some(_) if hundredths(probability) == "<1" => {
                self.words.text("terminal.hardly_out", &[("span", &self.span())])
            }
            Some(month) => self.words.text(
                "terminal.out_of_cash",
                &[
                    ("chance", &self.chance(probability)),
                    ("span", &self.span()),
                    ("month", &month_and_year(month, self.language)),
                ],
            ),
        }
    }

    /// How deep and how long cash is out, in the middle of the futures in which it is: a bad day must
    /// not read like ruin.
    fn depth_and_days(&self) -> Option<String> {
        let of = |metric| self.report.metrics.get(metric).map(|found| found.value);
        let depth = of(Metric::DepthWhenOutOfCashMedian)?;
        let days = of(Metric::DaysBelowZeroWhenOutOfCashMedian)?;
        let key = if days <= A_WEEK { "terminal.out_briefly" } else { "terminal.out_for_long" };
        let days = count(days.round() as u64, self.language);
        Some(self.words.text(key, &[("depth", &self.money(depth)), ("days", &days)]))
    }

    /// A figure of the same paths without shocks, and the difference that shocks make; nothing for a
    /// shop without shocks.
    fn because_of_shocks(&self, metric: Metric) -> Option<(&Estimate, &Estimate)> {
        let of = |life| self.report.metrics.of(metric, life);
        let is_struck = !self.report.shocks.is_empty();
        of(Life::WithoutShocks).zip(of(Life::BecauseOfShocks)).filter(|_| is_struck)
    }

    /// What would have happened anyway, and what shocks add to it.
    fn out_of_cash_without_shocks(&self) -> Option<String> {
        let (without, added) = self.because_of_shocks(Metric::ProbabilityOutOfCash)?;
        if without.value == 0.0 && added.value == 0.0 {
            return None;
        }
        Some(out_of_cash_anyway(without.value, added.value, self.words))
    }

    /// What shocks cost or bring on average, with its error.
    fn cash_flow_because_of_shocks(&self) -> Option<String> {
        let (_, change) = self.because_of_shocks(Metric::NetCashFlowMean)?;
        let error = change.interval.map_or(0.0, |i| (i.high - i.low) / 2.0);
        if change.value.abs() <= error {
            return Some(self.words.text("terminal.shocks_unclear", &[]));
        }
        let key = if change.value < 0.0 { "terminal.shocks_cost" } else { "terminal.shocks_bring" };
        let words = [("amount", self.money(change.value.abs())), ("error", self.money(error))];
        Some(self.words.text(key, &words.each_ref().map(|(name, text)| (*name, text.as_str()))))
    }

    fn reserve(&self) -> String {
        let needed = self.money(self.value(Metric::CashNeeded95));
        let have = self.money(self.report.opening_cash);
        self.words.text("terminal.reserve", &[("needed", &needed), ("have", &have)])
    }

    fn net_cash_flow(&self) -> String {
        let median = self.value(Metric::NetCashFlowMedian);
        let shortfall = -self.value(Metric::ExpectedShortfall95);
        self.words.text(
            "terminal.net_cash_flow",
            &[
                ("span", &self.span()),
                ("median", &self.change(median)),
                ("worst", &self.change(shortfall)),
            ],
        )
    }

    /// "grows by Rp5 jt" or "falls by Rp5 jt".
    fn change(&self, value: f64) -> String {
        let key = if value < 0.0 { "terminal.falls" } else { "terminal.grows" };
        self.words.text(key, &[("amount", &self.money(value.abs()))])
    }

    fn shock(&self, shock: &ShockReport) -> Option<String> {
        let given = |metric| shock.given_it_happens.get(metric).map(|found| found.value);
        let out = given(Metric::ProbabilityOutOfCash)?;
        let had = shock.probability.estimate.value;
        // What the file states and what the futures had are told apart where a reader sees both.
        let stated = shock.stated.map(hundredths).filter(|stated| *stated != hundredths(had));
        let key = if stated.is_some() { "terminal.shock_stated" } else { "terminal.shock" };
        let mut line = self.words.text(
            key,
            &[
                ("name", &shock.name),
                ("chance", &self.chance(had)),
                ("stated", &stated.unwrap_or_default()),
                ("out", &self.chance(out)),
            ],
        );
        // Below half a percent "0% lower" would be said, which is no news.
        let change = given(Metric::FirstWeekSalesChangeMedian);
        if let Some(change) = change.filter(|change| change.abs() >= 0.005) {
            let key = if change < 0.0 {
                "terminal.first_week_falls"
            } else {
                "terminal.first_week_grows"
            };
            let share = percent(change.abs(), self.language);
            line.push(' ');
            line.push_str(&self.words.text(key, &[("share", &share)]));
        }
        Some(line)
    }

    fn response(&self, response: &ResponseReport) -> String {
        let chance = self.chance(response.probability.estimate.value);
        let Some(day) = &response.begins_on_day else {
            let words = [("name", response.name.as_str())];
            return self.words.text("terminal.response_never", &words);
        };
        let date = self.report.horizon.date(day.estimate.value.round() as i64);
        let month = month_and_year(date, self.language);
        self.words.text(
            "terminal.response",
            &[("name", &response.name), ("chance", &chance), ("month", &month)],
        )
    }

    /// Said where a limit of delivery costs sales.
    fn undelivered(&self) -> Option<String> {
        let lost = self.report.metrics.get(Metric::UndeliveredSalesMean)?.value;
        let wanted = lost + self.value(Metric::SalesMean);
        let share = percent(lost / wanted, self.language);
        let amount = self.money(lost);
        (lost > 0.0).then(|| {
            self.words.text("terminal.undelivered", &[("amount", &amount), ("share", &share)])
        })
    }

    fn dependence(&self) -> Option<String> {
        let channels = self.report.metrics.get(Metric::EffectiveChannels)?.value;
        let platforms = self.report.metrics.get(Metric::EffectiveChannelsByPlatform)?.value;
        Some(self.words.text(
            "terminal.dependence",
            &[
                ("channels", &decimal(channels, 1, self.language)),
                ("platforms", &decimal(platforms, 1, self.language)),
            ],
        ))
    }

    fn caution(&self) -> Option<String> {
        let shortfall = self.report.metrics.get(Metric::ExpectedShortfall95)?;
        let rough = |caution: &Caution| matches!(caution, Caution::FewTailPaths { .. });
        let paths = count(self.report.paths as u64, self.language);
        shortfall
            .cautions
            .iter()
            .any(rough)
            .then(|| self.words.text("terminal.few_paths", &[("paths", &paths)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ensemble::{Ensemble, Silent};
    use crate::model::Model;
    use crate::scenario::read;

    /// Found by a reader: a shock that only raises commissions was told to cut sales by what another
    /// one had cut.
    #[test]
    fn the_first_week_of_a_shock_is_held_against_the_same_week_without_that_shock() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
             [simulation]\nseed = 1\npaths = 32\nstart = 2026-01-05\nweeks = 20\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 700_000\n\
             [[shock]]\nid = \"closed\"\nhits = [\"a\"]\nduration_days = 60\nseverity = 0.5\ndate = 2026-02-02\n\
             [[shock]]\nid = \"milder\"\nhits = [\"a\"]\nduration_days = 20\nseverity = 0.2\ndate = 2026-02-09\n";
        let model = Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario);
        let ensemble = Ensemble::simulate(&model, 32, &Silent).unwrap();
        let report = Report::of(&model, &ensemble).unwrap();
        let change = |shock: usize| {
            report.shocks[shock].given_it_happens.value(Metric::FirstWeekSalesChangeMedian)
        };
        assert!((change(0) + 0.5).abs() < 1e-9, "{}", change(0));
        // Half is gone already: of the other half it takes a fifth.
        assert!((change(1) + 0.2).abs() < 1e-9, "{}", change(1));
    }

    #[test]
    fn what_the_file_states_of_a_shock_stands_beside_what_the_futures_had() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
             [simulation]\nseed = 1\npaths = 32\nstart = 2026-01-05\nweeks = 20\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 700_000\n\
             [[shock]]\nid = \"s\"\nhits = [\"a\"]\nduration_days = 9\nseverity = 0.5\n\
             window = { from = 2026-02-02, to = 2026-02-20, probability = 0.41 }\n\
             [[shock]]\nid = \"t\"\nhits = [\"a\"]\nrate_per_year = 2\nduration_days = 5\nseverity = 1\n";
        let model = Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario);
        let ensemble = Ensemble::simulate(&model, 32, &Silent).unwrap();
        let report = Report::of(&model, &ensemble).unwrap();
        assert_eq!(report.shocks[0].stated, Some(0.41));
        assert_eq!(report.shocks[1].stated, None);
        let said = spoken(&report, Language::English).join(" ");
        // No number of 32 futures is 41 of 100.
        assert!(said.contains("(the file says 41 of 100)"), "{said}");
    }
}
