//! What must hold for any shop: random scenarios from most mechanisms of the format.
//!
//! The shops are the same in every run. `PROPTEST_RNG_SEED=2 PROPTEST_CASES=5000` before
//! `cargo test --test suite properties` looks at others, and at more of them.

use std::fmt::{self, Write};

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use ragam::ensemble::{Ensemble, Silent};
use ragam::language::Language;
use ragam::model::Model;
use ragam::output::{
    self, Artifact, ArtifactOptions, CsvStyle, PictureFormat, RunAnswer, ScenarioText, meaning,
    postings_csv, spoken,
};
use ragam::report::{Metric, Report};
use ragam::scenario::{Number, Read, Variant, read};
use ragam::simulate::{NEVER, replay_path};

/// Value at risk and expected shortfall of one level.
const TAILS: [(Metric, Metric); 2] = [
    (Metric::ValueAtRisk95, Metric::ExpectedShortfall95),
    (Metric::ValueAtRisk99, Metric::ExpectedShortfall99),
];

/// Ids of the channels, of which a shop has the first few.
const CHANNELS: [&str; 3] = ["a", "b", "c"];

/// Random numbers that decide what a shop looks like, one decision after another. After the last
/// one all decisions are for the plainest, so that shorter rows are plainer shops.
#[derive(Clone)]
struct Shop {
    decisions: Vec<u32>,
}

/// Adds a line to the text of a writer; writing to a text cannot fail.
macro_rules! line {
    ($writer:ident, $($text:tt)*) => {{
        let _ = writeln!($writer.text, $($text)*);
    }};
}

/// What a property changes about a shop.
#[derive(Clone, Copy, Default)]
struct Changes {
    /// The opening cash, as a plain number.
    opening_cash: Option<f64>,
    /// Whether all severities are zero.
    harmless: bool,
}

/// Writes the text of a shop.
struct Writer<'a> {
    decisions: std::slice::Iter<'a, u32>,
    changes: Changes,
    text: String,
    first_day: Date,
    days: u32,
    has_mix: bool,
    /// Whether the first channel takes the costs that `[costs]` has for all.
    has_general_costs: bool,
}

impl Shop {
    fn text(&self, changes: Changes) -> String {
        let mut writer = Writer {
            decisions: self.decisions.iter(),
            changes,
            text: "format = 1\n".to_owned(),
            first_day: date(2026, 1, 1),
            days: 1,
            has_mix: false,
            has_general_costs: false,
        };
        writer.shop();
        writer.text
    }

    fn read(&self, changes: Changes) -> Result<Read, TestCaseError> {
        read("shop.toml", self.text(changes).as_bytes()).map_err(failed)
    }

    /// Today's model and those of the mixes.
    fn models(&self, changes: Changes) -> Result<Vec<Model>, TestCaseError> {
        let read = self.read(changes)?;
        let of_mix = |variant: &Variant| Model::build_mix(&variant.scenario, Some(&variant.mix));
        let today = Model::build(&read.scenario);
        Ok(std::iter::once(today).chain(read.variants.iter().map(of_mix)).collect())
    }
}

impl fmt::Debug for Shop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Changes::default()))
    }
}

impl Writer<'_> {
    fn below(&mut self, limit: u32) -> u32 {
        self.decisions.next().map_or(0, |decision| decision % limit)
    }

    fn maybe(&mut self) -> bool {
        self.below(2) == 1
    }

    /// A line with a key and a number, or nothing.
    fn maybe_number(&mut self, key: &str, low: f64, high: f64) {
        if self.maybe() {
            self.number(key, low, high);
        }
    }

    fn number(&mut self, key: &str, low: f64, high: f64) {
        let number = self.any_number(low, high);
        line!(self, "{key} = {number}");
    }

    fn plain(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.below(101)) / 100.0
    }

    /// A number within limits: plain, a range, or drawn from any distribution that fits.
    fn any_number(&mut self, low: f64, high: f64) -> String {
        let kind = self.below(12);
        if kind < 4 {
            return self.plain(low, high).to_string();
        }
        let width = high - low;
        let (low, high) = (low + width * self.plain(0.0, 0.4), high - width * self.plain(0.0, 0.4));
        let (middle, sd) = (0.5 * (low + high), (high - low) / 3.0);
        let named = |name: &str, figures: String| {
            format!("{{ distribution = \"{name}\", {figures}, minimum = {low}, maximum = {high} }}")
        };
        match kind {
            4 => named("normal", format!("mean = {middle}, sd = {sd}")),
            5 => named("triangular", format!("low = {low}, likely = {middle}, high = {high}")),
            6 => named("beta", format!("alpha = 2, beta = 3, low = {low}, high = {high}")),
            7 => named(
                "discrete",
                format!("values = [{low}, {middle}, {high}], weights = [1, 2, 1]"),
            ),
            8 if middle > 0.0 => named("lognormal", format!("mean = {middle}, cv = 0.7")),
            9 if middle > 0.0 => named("gamma", format!("mean = {middle}, cv = 0.7")),
            10 if low > 0.0 => named("pareto", format!("scale = {low}, tail_index = 1.5")),
            11 => format!("[{low}, {middle}, {high}]"),
            _ => format!("[{low}, {high}]"),
        }
    }

    fn shop(&mut self) {
        let opening_cash = self.any_number(0.0, 3e7);
        let opening_cash = self.changes.opening_cash.map_or(opening_cash, |cash| cash.to_string());
        line!(self, "[business]\nname = \"Toko\"\nopening_cash = {opening_cash}");
        self.simulation();
        let channels = 1 + self.below(CHANNELS.len() as u32) as usize;
        self.has_mix = channels > 1 && self.maybe();
        self.has_general_costs = self.maybe();
        if self.has_general_costs {
            line!(self, "[values]");
            self.number("share", 0.2, 0.9);
        }
        let mut live = false;
        for position in 0..channels {
            live |= self.channel(position);
        }
        self.factors(channels);
        let shocks = self.below(4);
        for shock in 0..shocks {
            self.shock(shock, live);
        }
        if shocks > 0 && self.maybe() {
            self.mitigation();
        }
        self.links(channels);
        self.costs();
        if self.has_mix {
            self.mix(channels);
        }
    }

    fn simulation(&mut self) {
        self.first_day =
            [date(2026, 1, 1), date(2024, 2, 20), date(2027, 12, 25)][self.below(3) as usize];
        self.days = 1 + self.below(70);
        let (start, days) = (self.first_day, self.days);
        let (paths, seed) = (1 + self.below(70), self.below(1000));
        line!(self, "[simulation]\nstart = {start}\ndays = {days}\npaths = {paths}\nseed = {seed}");
    }

    /// A simulated day, not before another one, and its date.
    fn day(&mut self, earliest: u32) -> (u32, Date) {
        let day = earliest + self.below(self.days - earliest);
        (day, self.first_day.saturating_add(jiff::Span::new().days(day)))
    }

    /// Returns whether it is a live channel.
    fn channel(&mut self, position: usize) -> bool {
        let (id, platform) = (CHANNELS[position], ["p", "q"][self.below(2) as usize]);
        line!(self, "[[channel]]\nid = \"{id}\"\nplatform = \"{platform}\"");
        self.number("order_value", 2e4, 2e5);
        // A share of an effort that sells nothing has no meaning.
        let least = if self.has_mix { 0.01 } else { 0.0 };
        let kind = self.below(3);
        match kind {
            0 => self.number("weekly_sales", least * 2e7, 2e7),
            1 => self.number("orders_per_week", least * 200.0, 200.0),
            _ => line!(self, "features = [\"live\"]"),
        }
        if self.has_mix && position == 2 {
            line!(self, "reference_share = 0.3");
        }
        self.maybe_number("returns_to_effort", 0.0, 1.5);
        self.maybe_number("growth_per_year", -0.5, 1.0);
        if self.maybe() {
            line!(self, "weekday_profile = [1, 2, 1, 0.5, 0, 1, 3]");
        }
        self.maybe_number("noise", 0.0, 1.0);
        self.maybe_number("slow_level_step", 0.0, 0.2);
        self.maybe_number("slow_level_half_life_days", 1.0, 200.0);
        self.maybe_number("slow_level_start", 0.0, 0.5);
        let has_creators = self.money(self.has_general_costs && position == 0);
        if kind > 1 {
            self.live(least);
        }
        if !has_creators && self.maybe() {
            line!(self, "[channel.affiliates]");
            self.number("lift", 0.0, 3.0);
            self.number("commission", 0.0, 0.3);
            self.maybe_number("noise", 0.0, 2.0);
        }
        if self.maybe() {
            line!(self, "[channel.ramp]");
            if self.maybe() {
                let (_, start) = self.day(0);
                line!(self, "start = {start}");
            }
            self.number("delay_days", 0.0, 20.0);
            self.number("length_days", 0.0, 20.0);
        }
        kind > 1
    }

    fn live(&mut self, least: f64) {
        line!(self, "[channel.live]");
        self.number("sessions_per_week", least * 20.0, 20.0);
        self.maybe_number("reference_sessions_per_week", 1.0, 20.0);
        self.number("hours_per_session", 1.0, 4.0);
        self.number("viewers_first_hour", least * 500.0, 500.0);
        self.number("viewers_later_hour", 0.0, 200.0);
        self.number("conversion", least * 0.2, 0.2);
        self.maybe_number("returns_to_sessions", 0.0, 1.0);
        self.maybe_number("time_slot_factor", 0.5, 2.0);
        if self.maybe() {
            self.number("hosts", 0.5, 4.0);
            self.number("sessions_per_host_per_week", 1.0, 6.0);
            self.maybe_number("host_absence", 0.0, 0.9);
        }
        if self.maybe() {
            self.number("fatigue_half_life_days", 1.0, 200.0);
            self.maybe_number("fatigue_floor", 0.0, 1.0);
        }
        if self.maybe() {
            line!(self, "skipped_weekdays = [\"sunday\", \"tuesday\"]");
        }
    }

    /// What a channel pays and when; the general costs if it has none of its own. Returns whether it
    /// pays creators.
    fn money(&mut self, takes_general_costs: bool) -> bool {
        self.maybe_number("commission", 0.0, 0.3);
        self.maybe_number("order_fee", 0.0, 3e3);
        let has_creators = self.maybe();
        if has_creators {
            self.number("creator_commission", 0.0, 0.3);
            self.number("creator_share", 0.0, 1.0);
        }
        if self.maybe() {
            self.number("returns", 0.0, 0.5);
            self.maybe_number("resale", 0.0, 1.0);
        }
        if !takes_general_costs {
            self.maybe_number("goods_share", 0.0, 1.2);
            self.maybe_number("goods_credit_days", 0.0, 40.0);
            self.maybe_number("packing_per_order", 0.0, 5e3);
        }
        if self.maybe() {
            self.number("fixed_cost_per_month", 0.0, 2e6);
            let day = 1 + self.below(31);
            line!(self, "fixed_cost_day = {day}");
        }
        match self.below(3) {
            0 => {}
            1 => self.number("payout_delay_days", 0.0, 30.0),
            _ => line!(
                self,
                "payout_shares = [{{ days = 2, share = 0.7 }}, {{ days = 11, share = 0.3 }}]"
            ),
        }
        self.maybe_number("opening_receipts", 0.0, 5e6);
        self.maybe_number("opening_bills", 0.0, 5e6);
        has_creators
    }

    fn factors(&mut self, channels: usize) {
        for id in ["market", "traffic"] {
            if self.maybe() {
                line!(self, "[[factor]]\nid = \"{id}\"");
                self.number("loading", -0.6, 0.6);
                self.maybe_number("slow_loading", -0.6, 0.6);
                if channels > 1 && self.maybe() {
                    line!(self, "loadings = {{ a = 0.5 }}");
                }
            }
        }
    }

    fn shock(&mut self, number: u32, live: bool) {
        let weight = self.any_number(0.0, 1.0);
        let (hits, sessions) = match self.below(4) {
            0 => ("\"a\"".to_owned(), false),
            1 if live => ("{ feature = \"live\" }".to_owned(), self.maybe()),
            2 => (format!("{{ channel = \"a\", weight = {weight} }}"), false),
            _ => (format!("{{ everything = true, weight = {weight} }}"), false),
        };
        line!(self, "[[shock]]\nid = \"s{number}\"\nhits = [{hits}]");
        self.timing();
        let duration = self.any_number(1.0, 20.0);
        line!(self, "duration_days = {duration}");
        let kind = self.below(6);
        let mut drawn = vec![("duration_days", duration)];
        if kind < 4 {
            drawn.push(("severity", self.severity()));
            if sessions {
                line!(self, "acts_on = \"sessions\"");
            }
        }
        if kind == 3 || kind == 4 {
            self.number("commission_points", -0.05, 0.1);
            self.number("unit_cost_increase", -0.3, 0.5);
        }
        if kind == 5 || self.maybe() {
            line!(self, "holds_payouts = true");
        }
        if kind < 5 {
            self.strength();
        }
        drawn.retain(|(_, number)| number.starts_with(['[', '{']));
        if let (true, Some((key, _))) = (self.maybe(), drawn.last()) {
            line!(self, "once = [\"{key}\"]");
        }
    }

    /// Something that helps against the first shock.
    fn mitigation(&mut self) {
        line!(self, "[[mitigation]]\nid = \"m\"\nshocks = [\"s0\"]");
        self.number("happens_less", 0.1, 1.0);
        self.maybe_number("duration_reduction", 0.0, 1.0);
        self.maybe_number("cost_per_month", 0.0, 1e6);
        self.maybe_number("cost_at_start", 0.0, 1e6);
    }

    fn severity(&mut self) -> String {
        let severity = self.any_number(-2.0, 1.0);
        let severity = if self.changes.harmless { "0".to_owned() } else { severity };
        line!(self, "severity = {severity}");
        severity
    }

    fn timing(&mut self) {
        let (day, from) = self.day(0);
        match self.below(3) {
            0 => line!(self, "date = {from}T18:30:00"),
            1 => self.number("rate_per_year", 0.0, 60.0),
            _ => {
                let (_, to) = self.day(day);
                let chance = self.any_number(0.0, 1.0);
                line!(self, "window = {{ from = {from}, to = {to}, probability = {chance} }}");
            }
        }
    }

    fn strength(&mut self) {
        self.maybe_number("onset_days", 0.0, 1.0);
        let days = self.any_number(0.1, 20.0);
        match self.below(4) {
            0 => {}
            1 => line!(self, "recovery = {{ linear_days = {days} }}"),
            2 => line!(self, "recovery = {{ half_life_days = {days} }}"),
            _ => line!(self, "recovery = {{ until = 2029-01-01 }}"),
        }
        self.maybe_number("lasting", 0.0, 0.5);
    }

    fn links(&mut self, channels: usize) {
        let ends = (0..channels).flat_map(|from| (0..channels).map(move |to| (from, to)));
        for (from, to) in ends.filter(|(from, to)| from != to) {
            if self.maybe() {
                let (from, to) = (CHANNELS[from], CHANNELS[to]);
                line!(self, "[[link]]\nfrom = \"{from}\"\nto = \"{to}\"");
                self.number("recapture", 0.0, 0.5);
                self.number("half_life_days", 0.0, 30.0);
                self.number("halo", 0.0, 0.5);
            }
        }
    }

    fn costs(&mut self) {
        line!(self, "[costs]");
        if self.has_general_costs {
            line!(self, "goods_share = \"share\"");
            self.number("goods_credit_days", 0.0, 30.0);
            self.number("packing_per_order", 0.0, 3e3);
        }
        for what in ["wages", "rent"] {
            if self.maybe() {
                self.number(&format!("{what}_per_month"), 0.0, 5e6);
                let day = 1 + self.below(31);
                line!(self, "{what}_day = {day}");
            }
        }
        if self.maybe() {
            line!(self, "[[costs.other]]\nname = \"Listrik\"");
            self.number("per_month", 0.0, 1e6);
        }
        if self.maybe() {
            let (_, date) = self.day(0);
            line!(self, "[[one_off]]\nname = \"Mesin\"\ndate = {date}");
            self.number("amount", -8e6, -1e5);
        }
        if self.maybe() {
            line!(self, "[credit]");
            self.number("limit", 0.0, 1e7);
            self.number("interest_per_year", 0.0, 2.0);
            self.number("drawn_below", -1e6, 2e7);
        }
    }

    fn mix(&mut self, channels: usize) {
        line!(self, "[[mix]]\nid = \"other\"\n[mix.shares]");
        let parts: Vec<u32> = (0..channels).map(|_| 1 + self.below(4)).collect();
        let whole = f64::from(parts.iter().sum::<u32>());
        for (channel, part) in CHANNELS.iter().zip(parts) {
            line!(self, "{channel} = {}", f64::from(part) / whole);
        }
        if self.maybe() {
            line!(self, "[mix.set]\n\"costs.rent_per_month\" = 900_000");
        }
    }
}

fn shops() -> impl Strategy<Value = Shop> {
    prop::collection::vec(any::<u32>(), 500).prop_map(|decisions| Shop { decisions })
}

/// So many shops, and always the same, unless the environment asks for others.
fn config(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = std::env::var_os("PROPTEST_CASES").map_or(cases, |_| asked.cases);
    let rng_seed = match asked.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        chosen @ RngSeed::Fixed(_) => chosen,
    };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..asked }
}

/// Errors fail a case like a broken property, so that the shop is shown and made plainer.
fn failed(error: impl fmt::Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

fn simulate(model: &Model) -> Result<Ensemble, TestCaseError> {
    Ensemble::simulate(model, model.paths(), &Silent).map_err(failed)
}

fn report(model: &Model) -> Result<Report, TestCaseError> {
    Report::of(model, &simulate(model)?).map_err(failed)
}

/// All files of a run, and what is said about it.
fn files(model: &Model, charts: bool) -> Result<Vec<Artifact>, TestCaseError> {
    let report = report(model)?;
    let text = ScenarioText { name: "shop.toml", bytes: b"" };
    let language = Language::English;
    let options = ArtifactOptions {
        language,
        charts,
        formats: vec![PictureFormat::Svg],
        csv: CsvStyle::Plain,
    };
    let said = [("spoken", spoken(&report, language)), ("meaning", meaning(model, language))];
    let answer = RunAnswer { report: &report, text };
    let mut files = output::files(&answer, &options).map_err(failed)?;
    files.extend(said.map(|(name, lines)| {
        let (name, bytes) = (name.to_owned(), lines.join("\n").into_bytes());
        Artifact { name, bytes }
    }));
    Ok(files)
}

fn bits(values: impl IntoIterator<Item = f64>) -> Vec<u64> {
    values.into_iter().map(f64::to_bits).collect()
}

/// Whether a text holds a number that is none, or an empty cell or a null in its place.
fn lacks_a_number(name: &str, text: &str) -> bool {
    let none = |word: &str| ["nan", "inf", "infinity"].contains(&word.to_lowercase().as_str());
    let empty = |line: &str| name.ends_with(".csv") && line.split(',').any(str::is_empty);
    // Where nobody runs out of cash there is no month of it, and so on.
    let may_lack = ["likeliest_month_out_of_cash", "back_of_fallen", "std_error"];
    let null =
        |line: &str| line.contains(": null") && !may_lack.iter().any(|key| line.contains(key));
    let mut words = text.split(|letter: char| !letter.is_alphabetic());
    words.any(none) || text.lines().any(|line| empty(line) || null(line))
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn postings_add_up_to_the_balance_to_the_bit(shop in shops(), path in any::<Index>()) {
        for model in shop.models(Changes::default())? {
            let path = path.index(model.paths() as usize);
            let replay = replay_path(&model, path as u32);
            let amounts = replay.postings.iter().map(|posting| posting.amount);
            let balance = amounts.fold(replay.opening_cash, |balance, amount| balance + amount);
            let closes = bits(replay.closes.iter().map(|close| close.balance));
            prop_assert_eq!(closes.last(), Some(&balance.to_bits()));
            prop_assert_eq!(closes, bits(simulate(&model)?.cash_of_path(path).unwrap()));
        }
    }

    #[test]
    fn accounts_add_up_to_the_change_of_cash(shop in shops()) {
        for model in shop.models(Changes::default())? {
            let ensemble = simulate(&model)?;
            let change = ensemble.column(|block| block.figures.net_cash_flow);
            let opening = ensemble.column(|block| block.figures.opening_cash);
            let totals: Vec<Vec<f64>> = (0..model.accounts().len())
                .map(|account| ensemble.column(|block| block.account_totals[account].lanes()))
                .collect();
            for path in 0..ensemble.paths() {
                let totals = totals.iter().map(|total| total[path]);
                let size = opening[path] + totals.clone().map(f64::abs).sum::<f64>();
                let error = (totals.sum::<f64>() - change[path]).abs();
                prop_assert!(error <= 1e-12 * size, "path {}: {} of {}", path, error, size);
            }
        }
    }

    #[test]
    fn quantiles_rise(shop in shops()) {
        for model in shop.models(Changes::default())? {
            let report = report(&model)?;
            for fan in report.weekly_sales.iter().chain([&report.cash]) {
                prop_assert!(fan.probabilities.is_sorted());
                for row in &fan.rows {
                    prop_assert!(row.is_sorted(), "{:?}", row);
                }
            }
        }
    }

    #[test]
    fn shortfall_is_not_below_value_at_risk(shop in shops()) {
        for model in shop.models(Changes::default())? {
            let report = report(&model)?;
            for (at_risk, shortfall) in TAILS {
                let at_risk = report.metrics.value(at_risk);
                let shortfall = report.metrics.value(shortfall);
                // The mean of equal numbers may differ from them in the last digit.
                prop_assert!(shortfall >= at_risk - 1e-12 * at_risk.abs(), "{} {}", shortfall, at_risk);
            }
        }
    }

    #[test]
    fn out_of_cash_is_below_minus_the_limit(shop in shops()) {
        let read = shop.read(Changes::default())?;
        // A limit that is not known differs from path to path.
        let limit = match read.scenario.credit.limit.map(|limit| limit.value) {
            None => 0.0,
            Some(Number::Plain(limit)) => limit,
            Some(_) => return Ok(()),
        };
        for model in shop.models(Changes::default())? {
            let ensemble = simulate(&model)?;
            let lowest = ensemble.column(|block| block.figures.lowest_cash);
            let out = lowest.iter().filter(|cash| **cash < -limit).count();
            let chance = report(&model)?.metrics.value(Metric::ProbabilityOutOfCash);
            let share = out as f64 / lowest.len() as f64;
            prop_assert!((chance - share).abs() < 1e-12, "{} {}", chance, share);
        }
    }

    #[test]
    fn cash_needed_is_just_enough(shop in shops(), path in any::<Index>()) {
        let today = |opening_cash| {
            let read = shop.read(Changes { opening_cash, harmless: false })?;
            Ok::<Model, TestCaseError>(Model::build(&read.scenario))
        };
        let path = path.index(today(None)?.paths() as usize) as u32;
        let replay = replay_path(&today(None)?, path);
        let needed = replay.block.figures.cash_needed[replay.lane];
        let turnover: f64 = replay.postings.iter().map(|posting| posting.amount.abs()).sum();
        let slack = 1e-6 * needed + 1e-12 * (turnover + replay.opening_cash);
        let runs_out = |opening_cash| {
            let again = replay_path(&today(Some(opening_cash))?, path);
            Ok::<bool, TestCaseError>(again.block.figures.first_day_out_of_cash[again.lane] != NEVER)
        };
        prop_assert!(!runs_out(needed + slack)?, "{} is too little", needed);
        prop_assert!(needed <= slack || runs_out(needed - slack)?, "{} is too much", needed);
    }

    #[test]
    fn threads_never_show(shop in shops()) {
        for model in shop.models(Changes::default())? {
            let with = |threads: usize| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
                pool.build().map_err(failed)?.install(|| files(&model, false))
            };
            prop_assert!(with(1)? == with(3)?);
        }
    }

    #[test]
    fn every_number_is_one(shop in shops()) {
        for model in shop.models(Changes::default())? {
            let postings = postings_csv(&model, &replay_path(&model, 0), CsvStyle::Plain);
            // Not by its name: its cells may be empty.
            let postings = Artifact { name: "postings".to_owned(), bytes: postings };
            for file in files(&model, false)?.into_iter().chain([postings]) {
                let text = String::from_utf8_lossy(&file.bytes);
                prop_assert!(!lacks_a_number(&file.name, &text), "{}:\n{}", file.name, text);
            }
        }
    }

    #[test]
    fn shocks_without_severity_leave_sales_as_they_are(shop in shops()) {
        for model in shop.models(Changes { opening_cash: None, harmless: true })? {
            let ensemble = simulate(&model)?;
            let sales = ensemble.column(|block| block.figures.sales);
            let without = ensemble.column(|block| block.figures.sales_without_shocks);
            prop_assert_eq!(bits(sales), bits(without));
        }
    }
}

// Drawing takes longer than simulating.
proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn every_number_on_a_chart_is_one(shop in shops()) {
        let model = Model::build(&shop.read(Changes::default())?.scenario);
        for file in files(&model, true)? {
            let text = String::from_utf8_lossy(&file.bytes);
            prop_assert!(!lacks_a_number(&file.name, &text), "{}:\n{}", file.name, text);
        }
    }
}
