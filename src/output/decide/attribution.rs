//! What is written and said about where the risk comes from.

use serde_json::{Value, json};

use super::OfMix;
use super::charts::bars_of;
use super::parts::span;
use crate::charts::{Look, Picture, attribution_bars};
use crate::decide::{Attribution, BecauseOfShocks, Game, Method, Part, Player};
use crate::language::{Language, Words, chance, decimal};
use crate::metrics::{Estimate, Shapley};
use crate::output::answer::one_chart;
use crate::output::anyway::out_of_cash_anyway;
use crate::output::cells::{Cell, CsvStyle};
use crate::output::csv::{ESTIMATE, estimate_cells};
use crate::output::json::{SUMMARY_VERSION, about, engine, estimate, with};
use crate::output::{Answer, OutputError, Table};
use crate::report::{Metric, Unit};

/// Name of the chart's files.
const CHART: &str = "attribution";

impl Answer for OfMix<Attribution> {
    fn business(&self) -> &str {
        &self.found.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        sentences(&self.found, language)
    }

    fn summary(&self, _language: Language) -> Value {
        summary(&self.found, &self.mix)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        vec![("attribution.csv", table(&self.found, style))]
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        let look = look.in_currency(&self.found.currency).with_seed(self.found.seed);
        one_chart(CHART, attribution_bars(&bars_of(&self.found, look.words), look))
    }
}

/// The games by the names that they have in files.
fn games(attribution: &Attribution) -> impl Iterator<Item = (&'static str, &Game)> {
    let fixed = [("causes", &attribution.causes), ("luck", &attribution.luck)];
    fixed.into_iter().chain(attribution.channels.as_ref().map(|game| ("channels", game)))
}

fn summary(attribution: &Attribution, mix: &str) -> Value {
    let asked = about(&attribution.business, &attribution.currency, attribution.horizon);
    let games: serde_json::Map<String, Value> =
        games(attribution).map(|(name, game)| (name.to_owned(), game_json(game))).collect();
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(attribution.seed, attribution.paths as usize),
        "scenario": with(asked, "mix", mix),
        "conventions": {
            "share": "Shapley value: what a part adds when it joins, averaged over all orders of joining; errors are paired",
            "base": "the figure without any part; base and all shares make the total",
            "causes": "base: the shop with nothing uncertain, so its expected shortfall is minus its certain net cash flow",
            "luck": "all shocks and ordinary ups and downs, against what is not known",
            "channels": "a channel is absent when no shock hits it and its own sales do not vary; what is not known stays in the base",
            "shocks": "all shocks taken away together, the same numbers as in a run; because_of_shocks: the figure less that without shocks; the shares of shocks in a game are averages over all orders of joining, so their sum is another number",
            "expected_shortfall_95": "minus the mean of the worst 5% of net cash flows; losses are positive",
        },
        "games": games,
        "shocks": attribution.shocks.as_ref().map(shocks_json),
    })
}

/// The names of a figure without shocks and because of them, with its values and its unit.
fn of_shocks(shocks: &BecauseOfShocks) -> [(&'static str, &Estimate, Unit); 4] {
    [
        ("expected_shortfall_95_without_shocks", &shocks.expected_shortfall_without, Unit::Money),
        (
            "expected_shortfall_95_because_of_shocks",
            &shocks.expected_shortfall_because,
            Unit::Money,
        ),
        (
            "probability_out_of_cash_without_shocks",
            &shocks.out_of_cash_without.estimate,
            Unit::Share,
        ),
        ("probability_out_of_cash_because_of_shocks", &shocks.out_of_cash_because, Unit::Share),
    ]
}

fn shocks_json(shocks: &BecauseOfShocks) -> serde_json::Map<String, Value> {
    let figures = of_shocks(shocks).into_iter();
    figures.map(|(name, figure, unit)| (name.to_owned(), estimate(figure, unit))).collect()
}

fn game_json(game: &Game) -> Value {
    let method = match game.method {
        Method::AllCoalitions => json!({ "name": "all_coalitions" }),
        Method::Orders { pairs } => json!({ "name": "sampled_orders", "pairs": pairs }),
    };
    json!({
        "method": method,
        "expected_shortfall_95": shares_json(game, &game.expected_shortfall, Unit::Money),
        "probability_out_of_cash": shares_json(game, &game.out_of_cash, Unit::Share),
    })
}

fn shares_json(game: &Game, shapley: &Shapley, unit: Unit) -> Value {
    let pairs = game.players.iter().zip(&shapley.players);
    let shares: Vec<Value> = pairs
        .map(|(part, share)| {
            json!({ "id": part.id, "name": part.name, "share": estimate(share, unit) })
        })
        .collect();
    json!({
        "base": estimate(&shapley.empty, unit),
        "shares": shares,
        "change": estimate(&shapley.change, unit),
        "total": estimate(&shapley.all, unit),
    })
}

/// One row a share, with a row for the base and one for the total of each game and figure.
fn table(attribution: &Attribution, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    table.row(["game", "figure", "part", "name"].into_iter().chain(ESTIMATE));
    let mut add = |row: [&str; 4], unit: Unit, estimate: &Estimate| {
        table.row(row.map(Cell::from).into_iter().chain(estimate_cells(estimate, unit)));
    };
    for (name, game) in games(attribution) {
        let figures = [
            (Metric::ExpectedShortfall95, &game.expected_shortfall),
            (Metric::ProbabilityOutOfCash, &game.out_of_cash),
        ];
        for (metric, shapley) in figures {
            let (figure, unit) = (metric.name(), metric.unit());
            add([name, figure, "base", ""], unit, &shapley.empty);
            for (part, share) in game.players.iter().zip(&shapley.players) {
                add([name, figure, &part.id, part.name.as_deref().unwrap_or("")], unit, share);
            }
            add([name, figure, "total", ""], unit, &shapley.all);
        }
    }
    for (figure, found, unit) in attribution.shocks.iter().flat_map(of_shocks) {
        add(["shocks", figure, "total", ""], unit, found);
    }
    table
}

/// The sentences about where the risk comes from.
fn sentences(attribution: &Attribution, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&attribution.currency);
    let speaker = Speaker { attribution, words };
    let mut lines = vec![speaker.base(), speaker.total()];
    lines.extend(speaker.parts(&attribution.causes));
    lines.extend(speaker.shocks());
    lines.push(speaker.text("terminal.attribution.kinds", &[]));
    lines.extend(speaker.parts(&attribution.luck));
    if let Some(channels) = &attribution.channels {
        lines.push(speaker.without_channels(channels));
        lines.extend(speaker.parts(channels));
    }
    lines.push(speaker.text("terminal.attribution.caution", &[]));
    lines
}

struct Speaker<'a> {
    attribution: &'a Attribution,
    words: Words,
}

impl Speaker<'_> {
    fn money(&self, value: f64) -> String {
        self.words.money(value)
    }

    /// "grows by" or "falls by", from a loss.
    fn moves(&self, loss: f64) -> String {
        let key = if loss > 0.0 { "terminal.falls" } else { "terminal.grows" };
        self.text(key, &[("amount", self.money(loss.abs()))])
    }

    fn base(&self) -> String {
        let causes = &self.attribution.causes;
        let values = [
            ("span", span(self.attribution.horizon, self.words)),
            ("change", self.moves(causes.expected_shortfall.empty.value)),
        ];
        let key = if causes.out_of_cash.empty.value > 0.0 {
            "terminal.attribution.base_out"
        } else {
            "terminal.attribution.base"
        };
        self.text(key, &values)
    }

    fn total(&self) -> String {
        let causes = &self.attribution.causes;
        let values = [
            ("worst", self.moves(causes.expected_shortfall.all.value)),
            ("chance", chance(causes.out_of_cash.all.value, self.words.language())),
            ("gap", self.money(causes.expected_shortfall.change.value)),
        ];
        self.text("terminal.attribution.total", &values)
    }

    /// What all shocks together change, and why that is not the sum of their shares.
    fn shocks(&self) -> Option<String> {
        let shocks = self.attribution.shocks.as_ref()?;
        let (without, because) =
            (&shocks.out_of_cash_without.estimate, &shocks.out_of_cash_because);
        let loss = &shocks.expected_shortfall_because;
        let key = if loss.value < 0.0 {
            "terminal.attribution.shocks_less"
        } else {
            "terminal.attribution.shocks"
        };
        let values = [
            ("anyway", out_of_cash_anyway(without.value, because.value, self.words)),
            ("amount", self.money(loss.value.abs())),
            ("error", reach(loss).map_or_else(unknown, |reach| self.money(reach))),
        ];
        Some(self.text(key, &values))
    }

    /// The bad time if no channel had any risk, and why it is not what is expected, where it is not.
    fn without_channels(&self, channels: &Game) -> String {
        let causes = &self.attribution.causes;
        let losses = [channels, causes].map(|game| game.expected_shortfall.empty.value);
        let is_known = causes.players.iter().all(|part| part.player != Player::NotKnown);
        let [base, expected] = losses.map(|loss| self.moves(loss));
        let [amount, of] = losses.map(|loss| self.money(loss.abs()));
        let key = match losses {
            _ if base == expected => "terminal.attribution.channels_same",
            _ if is_known => "terminal.attribution.channels",
            [base, expected] if expected < base && base <= 0.0 => {
                "terminal.attribution.channels_less"
            }
            _ => "terminal.attribution.channels_other",
        };
        let values = [("base", base), ("expected", expected), ("amount", amount), ("of", of)];
        let start = self.text(key, &values);
        format!("{start} {}", self.text("terminal.attribution.channels_add", &[]))
    }

    /// A line a part, the one that adds most to the loss first.
    fn parts(&self, game: &Game) -> Vec<String> {
        let shares = game.expected_shortfall.players.iter().zip(&game.out_of_cash.players);
        let mut parts: Vec<_> = game.players.iter().zip(shares).collect();
        parts.sort_by(|one, other| other.1.0.value.total_cmp(&one.1.0.value));
        parts.iter().map(|(part, (loss, chance))| self.part(part, loss, chance)).collect()
    }

    fn part(&self, part: &Part, loss: &Estimate, chance: &Estimate) -> String {
        let hundredths = |share: f64| decimal(100.0 * share, 1, self.words.language());
        let values = [
            ("name", name_of(part, self.words)),
            ("amount", self.money(loss.value)),
            ("error", reach(loss).map_or_else(unknown, |reach| self.money(reach))),
            ("n", hundredths(chance.value)),
            ("n_error", reach(chance).map_or_else(unknown, hundredths)),
        ];
        self.text("terminal.attribution.part", &values)
    }

    fn text(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.words.text(key, &values)
    }
}

/// Half the width of an interval.
fn reach(estimate: &Estimate) -> Option<f64> {
    estimate.interval.map(|interval| 0.5 * (interval.high - interval.low))
}

fn unknown() -> String {
    "?".to_owned()
}

/// What people call a part.
pub(super) fn name_of(part: &Part, words: Words) -> String {
    let key = match part.player {
        Player::Shock(_) | Player::Channel(_) => "",
        Player::UpsAndDowns => "terminal.attribution.name.ups_and_downs",
        Player::NotKnown => "terminal.attribution.name.not_known",
        Player::Luck => "terminal.attribution.name.luck",
    };
    part.name.clone().unwrap_or_else(|| words.text(key, &[]))
}
