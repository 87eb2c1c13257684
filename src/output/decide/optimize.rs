//! What is written and said about a search for the best mix.

use serde_json::Value;

use super::optimize_files::{frontier_table, optimize_json};
use super::optimize_words::{mix_words, optimize_spoken};
use crate::charts::{BestMix, ChartError, Frontier, Look, MixPoint, NamedMix, Picture, frontier};
use crate::decide::optimize::{FreshFigures, MeanAndShortfall, MixFigures, Optimum, Parts, WHOLE};
use crate::language::{Language, Words};
use crate::output::answer::one_chart;
use crate::output::{Answer, CsvStyle, OutputError, Table};

const CHART: &str = "frontier";

impl Answer for Optimum {
    fn business(&self) -> &str {
        &self.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        optimize_spoken(self, language)
    }

    fn summary(&self, language: Language) -> Value {
        optimize_json(self, best_toml(self, language).as_deref())
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)> {
        vec![("frontier.csv", frontier_table(self, style))]
    }

    fn texts(&self, language: Language) -> Vec<(&'static str, Vec<u8>)> {
        let text = best_toml(self, language);
        text.map(|text| ("best_mix.toml", text.into_bytes())).into_iter().collect()
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        one_chart(CHART, chart(self, look))
    }
}

fn best_toml(optimum: &Optimum, language: Language) -> Option<String> {
    let (best, _) = optimum.best.as_ref()?;
    Some(mix_toml(optimum, &best.parts, language))
}

/// A mix as a table that can be pasted into a scenario, with an id that is not taken.
pub fn mix_toml(optimum: &Optimum, parts: &Parts, language: Language) -> String {
    let free = |id: &String| !optimum.taken_ids.contains(id);
    let numbered = (2..).map(|number| format!("best_{number}"));
    let id = std::iter::once("best".to_owned()).chain(numbered).find(free).unwrap_or_default();
    let name = Words::of(language).text("terminal.optimize.mix_name", &[]);
    let share = |((id, _), part): (&(String, String), &u32)| {
        let share = f64::from(*part) / f64::from(WHOLE);
        (*part > 0).then(|| format!("{id} = {share}"))
    };
    let shares: Vec<String> = optimum.channels.iter().zip(parts).filter_map(share).collect();
    let shares = shares.join(", ");
    format!("[[mix]]\nid = \"{id}\"\nname = \"{name}\"\nshares = {{ {shares} }}\n")
}

fn chart(optimum: &Optimum, look: Look) -> Result<Picture, ChartError> {
    let best = optimum.best.as_ref().map(|(best, fresh)| BestMix {
        label: mix_words(optimum, &best.parts, look.words.language()),
        point: point(best.figures.point()),
        standard_errors: errors(&fresh.chosen),
        checked: Some(checked(optimum, fresh)),
        without_shocks: fresh.protection.as_ref().map(|protection| MixPoint {
            expected_shortfall: protection.shortfall_without_shocks.value,
            net_cash_flow: protection.mean_without_shocks.value,
        }),
    });
    // Without a mix that is clearly better, today's is what there is to choose.
    let best = best.filter(|_| optimum.is_clear());
    let data = Frontier {
        business: optimum.business.clone(),
        days: optimum.horizon.days() as u32,
        today: point(optimum.today.figures.point()),
        best,
        risk_limit: optimum.limit,
        frontier: optimum.frontier.iter().map(|mix| point(mix.figures.point())).collect(),
        tried: optimum.likely().into_iter().map(point).collect(),
        tried_paths: optimum.search.coarse.paths,
        named: Vec::<NamedMix>::new(),
        paths: optimum.paths,
    };
    frontier(&data, look.in_currency(&optimum.currency).with_seed(optimum.seed))
}

fn point(figures: MeanAndShortfall) -> MixPoint {
    MixPoint { expected_shortfall: figures.shortfall, net_cash_flow: figures.mean }
}

/// Today's mix with what the chosen one changed on fresh draws: what these draws do to both alike is
/// left out, so that its distance from the chosen one is the optimism alone.
fn checked(optimum: &Optimum, fresh: &FreshFigures) -> MixPoint {
    let today = optimum.today.figures.point();
    MixPoint {
        expected_shortfall: today.shortfall + fresh.chosen.shortfall_difference.value,
        net_cash_flow: today.mean + fresh.chosen.mean_difference.value,
    }
}

/// The standard errors of the differences from today's mix.
fn errors(figures: &MixFigures) -> Option<MixPoint> {
    Some(MixPoint {
        expected_shortfall: figures.shortfall_difference.std_error?,
        net_cash_flow: figures.mean_difference.std_error?,
    })
}
