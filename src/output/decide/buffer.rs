//! What is written and said about the reserve that mixes need.

use serde_json::{Value, json};

use super::super::anyway::is_clear;
use super::super::cells::{Cell, CsvStyle};
use super::super::csv::estimate_cells;
use super::super::json::{SUMMARY_VERSION, about, engine, estimate, with};
use super::super::{Answer, OutputError, Table};
use crate::charts::{Look, MixReserve, Picture, ReserveCurve, reserve_curve};
use crate::decide::buffer::{Buffer, MixBuffer, ReserveForShocks};
use crate::language::{Language, Words, chance};
use crate::metrics::{CONFIDENCE, Caution, Estimate};
use crate::report::Unit;

/// Name of the chart's files.
const CHART: &str = "reserve_curve";

impl Answer for Buffer {
    fn business(&self) -> &str {
        &self.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        sentences(self, language)
    }

    fn summary(&self, _language: Language) -> Value {
        summary(self)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        vec![("buffer.csv", table(self, style))]
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        Ok(vec![(CHART.to_owned(), buffer_chart(self, look)?)])
    }
}

/// The chart of the answer.
///
/// # Errors
/// When it cannot be drawn.
pub fn buffer_chart(buffer: &Buffer, look: impl Into<Look>) -> Result<Picture, OutputError> {
    let data = ReserveCurve {
        business: buffer.business.clone(),
        days: buffer.horizon.days() as u32,
        mixes: buffer.mixes.iter().map(curve).collect(),
        asked_chance: buffer.survive,
        opening_cash: buffer.mixes.first().map_or(0.0, |mix| mix.opening_cash.mean),
        interval_level: CONFIDENCE,
        paths: buffer.paths as u64,
    };
    let look = look.into().in_currency(&buffer.currency).with_seed(buffer.seed);
    reserve_curve(&data, look).map_err(|source| OutputError::chart(CHART, source))
}

fn curve(mix: &MixBuffer) -> MixReserve {
    let needed = mix.reserve.value;
    let ends = mix.reserve.interval.map_or((needed, needed), |ends| (ends.low, ends.high));
    MixReserve {
        name: mix.name.clone(),
        reserves: mix.curve.iter().map(|point| point.reserve).collect(),
        surviving: mix.curve.iter().map(|point| point.survive.estimate.value).collect(),
        needed,
        needed_without_shocks: mix
            .because_of_shocks
            .as_ref()
            .map(|shocks| shocks.reserve_without.value),
        needed_low: ends.0,
        needed_high: ends.1,
    }
}

/// Every figure with its error.
fn summary(buffer: &Buffer) -> Value {
    let asked = about(&buffer.business, &buffer.currency, buffer.horizon);
    json!({
        "summary_version": SUMMARY_VERSION,
        "engine": engine(buffer.seed, buffer.paths),
        "buffer": with(asked, "survive", buffer.survive),
        "conventions": {
            "reserve": "opening cash with which that share of paths does not run out of cash: no day closes below minus the credit limit",
            "to_spare": "opening cash, its mean where it is drawn, less the reserve; missing where negative; the error is that of the reserve",
            "survives_now": "share of paths that do not run out, each with its own opening cash",
            "without_shocks": "the same paths without shocks; because_of_shocks: the figure less that one; errors are paired",
            "difference": "mix less the first, on the same path; errors are paired",
            "curve": "share of paths that need no more than the reserve",
            "interval": "95% confidence for the finite number of paths, not for what the scenario does not know",
        },
        "mixes": buffer.mixes.iter().map(mix).collect::<Vec<Value>>(),
    })
}

fn mix(mix: &MixBuffer) -> Value {
    let money = |figure: &Estimate| estimate(figure, Unit::Money);
    let range = mix.opening_cash.range;
    let levels = mix.levels.iter().map(|level| {
        json!({
            "survive": level.survive,
            "reserve": money(&level.reserve),
            "reserve_without_shocks": level.reserve_without_shocks.as_ref().map(money),
        })
    });
    let shocks = mix.because_of_shocks.as_ref();
    let share = |figure: &Estimate| estimate(figure, Unit::Share);
    let curve = mix.curve.iter().map(|point| {
        json!({
            "reserve": point.reserve,
            "survive": estimate(&point.survive.estimate, Unit::Share),
        })
    });
    json!({
        "id": mix.id,
        "name": mix.name,
        "opening_cash": {
            "mean": mix.opening_cash.mean,
            "is_drawn": range.is_some(),
            "quantile_05": range.map(|(low, _)| low),
            "quantile_95": range.map(|(_, high)| high),
        },
        "reserve": money(&mix.reserve),
        "reserve_without_shocks": shocks.map(|shocks| money(&shocks.reserve_without)),
        "reserve_because_of_shocks": shocks.map(|shocks| money(&shocks.reserve_because)),
        "to_spare": money(&mix.to_spare),
        "survives_now": share(&mix.survives_now.estimate),
        "survives_now_without_shocks":
            shocks.map(|shocks| share(&shocks.survives_without.estimate)),
        "survives_now_because_of_shocks": shocks.map(|shocks| share(&shocks.survives_because)),
        "difference": mix.difference.as_ref().map(money),
        "levels": levels.collect::<Vec<Value>>(),
        "curve": curve.collect::<Vec<Value>>(),
    })
}

/// The reserve of each mix by the share of futures that is to be survived.
fn table(buffer: &Buffer, style: CsvStyle) -> Table {
    let mut table = Table::new(style);
    let own = ["mix", "survive", "reserve", "std_error", "low", "high"];
    let without = ["reserve_without_shocks", "reserve_without_shocks_std_error"];
    table.row(own.into_iter().chain(without));
    let figure = |value: Option<f64>| Cell::Money(value.unwrap_or(f64::NAN));
    for mix in &buffer.mixes {
        for level in &mix.levels {
            let place = [mix.id.as_str().into(), Cell::Number(level.survive)];
            let without = level.reserve_without_shocks.as_ref();
            let without = [without.map(|found| found.value), without.and_then(|f| f.std_error)];
            let cells = place.into_iter().chain(estimate_cells(&level.reserve, Unit::Money));
            table.row(cells.chain(without.map(figure)));
        }
    }
    table
}

/// The sentences: what each mix needs and whether it is there, then how mixes differ from the first.
fn sentences(buffer: &Buffer, language: Language) -> Vec<String> {
    let words = Words::of(language).in_currency(&buffer.currency);
    let speaker = Speaker { buffer, language, words };
    let mut lines = Vec::new();
    let mut told = None;
    for mix in &buffer.mixes {
        lines.push(speaker.needed(mix));
        if told != Some(mix.opening_cash) {
            lines.extend(speaker.drawn(mix));
        }
        told = Some(mix.opening_cash);
    }
    lines.extend(buffer.mixes.iter().filter_map(|mix| speaker.difference(mix)));
    lines.extend(speaker.caution());
    lines
}

struct Speaker<'a> {
    buffer: &'a Buffer,
    language: Language,
    words: Words,
}

impl Speaker<'_> {
    fn money(&self, value: f64) -> String {
        self.words.money(value)
    }

    /// "As today: for cash to last in 95 of 100 futures, the shop must hold Rp40m today."
    fn needed(&self, mix: &MixBuffer) -> String {
        let wanted = chance(self.buffer.survive, self.language);
        let needed = self.money(mix.reserve.value);
        let ends = mix.reserve.interval;
        let [low, high] = ends
            .map_or_else(Default::default, |ends| [ends.low, ends.high].map(|end| self.money(end)));
        let key = match (mix.reserve.value > 0.0, ends.is_some()) {
            (false, _) => "terminal.buffer.nothing",
            // An interval that reads as the figure itself says nothing.
            (true, true) if low != needed || high != needed => "terminal.buffer.needed",
            (true, _) => "terminal.buffer.needed_alone",
        };
        let line = self.words.text(
            key,
            &[
                ("name", &mix.name),
                ("chance", &wanted),
                ("needed", &needed),
                ("low", &low),
                ("high", &high),
            ],
        );
        let mut said = format!("{line} {}", self.there(mix));
        if let Some(shocks) = &mix.because_of_shocks {
            said.push(' ');
            said.push_str(&self.for_shocks(shocks));
        }
        said
    }

    /// "Without shocks Rp35m would do: Rp5m of it is for shocks."
    fn for_shocks(&self, shocks: &ReserveForShocks) -> String {
        let because = &shocks.reserve_because;
        let key = match because.value {
            0.0 => "terminal.buffer.no_shocks_same",
            _ if !is_clear(because) => "terminal.buffer.no_shocks_unclear",
            value if value > 0.0 => "terminal.buffer.no_shocks_less",
            _ => "terminal.buffer.no_shocks_more",
        };
        let without = self.money(shocks.reserve_without.value);
        let amount = self.money(because.value.abs());
        self.words.text(key, &[("without", &without), ("amount", &amount)])
    }

    /// "It has Rp30m: Rp10m is missing. With today’s Rp30m, cash lasts in 88 of 100 futures."
    fn there(&self, mix: &MixBuffer) -> String {
        let spare = mix.to_spare.value;
        let key = if spare < 0.0 { "terminal.buffer.missing" } else { "terminal.buffer.to_spare" };
        let now = chance(mix.survives_now.estimate.value, self.language);
        self.words.text(
            key,
            &[
                ("have", &self.money(mix.opening_cash.mean)),
                ("amount", &self.money(spare.abs())),
                ("now", &now),
            ],
        )
    }

    /// Said where the cash that is there is itself not known.
    fn drawn(&self, mix: &MixBuffer) -> Option<String> {
        let (low, high) = mix.opening_cash.range?;
        let (low, high) = (self.money(low), self.money(high));
        let mean = self.money(mix.opening_cash.mean);
        let words = [("low", low.as_str()), ("high", &high), ("mean", &mean)];
        Some(self.words.text("terminal.buffer.drawn", &words))
    }

    fn difference(&self, mix: &MixBuffer) -> Option<String> {
        let difference = mix.difference.as_ref()?;
        let first = self.buffer.mixes.first()?;
        let key = match difference.value {
            0.0 => "terminal.buffer.same",
            _ if !is_clear(difference) => "terminal.buffer.unclear",
            value if value < 0.0 => "terminal.buffer.less",
            _ => "terminal.buffer.more",
        };
        let amount = self.money(difference.value.abs());
        let words = [("name", mix.name.as_str()), ("against", &first.name), ("amount", &amount)];
        Some(self.words.text(key, &words))
    }

    fn caution(&self) -> Option<String> {
        let rough = |caution: &Caution| {
            matches!(caution, Caution::FewTailPaths { .. } | Caution::NoIntervalAtThisSize)
        };
        let is_rough = |mix: &MixBuffer| mix.reserve.cautions.iter().any(rough);
        let paths = crate::language::count(self.buffer.paths as u64, self.language);
        let few = self.buffer.mixes.iter().any(is_rough);
        few.then(|| self.words.text("terminal.buffer.few_paths", &[("paths", &paths)]))
    }
}
