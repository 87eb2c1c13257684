//! What a response does, week by week: the futures in which it begins, with it and without it.

use crate::ensemble::{Silent, side_by_side};
use crate::metrics::{Estimate, MetricError, mean_difference};
use crate::model::{Model, Response};
use crate::numeric::LANES;
use crate::simulate::{Course, NEVER, simulate_course};

use super::responses::ResponseReport;

const WEEK: usize = 7;
/// Weeks shown before the week in which the response begins.
const BEFORE: usize = 4;
/// Weeks shown from that week on.
const AFTER: usize = 20;
/// Paths on which the response should begin: means are smooth enough then.
const WANTED: f64 = 1_024.0;
/// Paths that are lived again at most, for a response that seldom begins.
const MOST: usize = 4_096;

/// Means over the paths on which a response begins, by week around the one in which it does.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanEffect {
    /// Position of the response among those of the report.
    pub response: usize,
    /// How many of the weeks lie before the one in which it begins.
    pub weeks_before: usize,
    /// How long it lasts, days; infinite where it holds for good.
    pub lasts: f64,
    /// Sales of the week with it, rupiah.
    pub sales: Vec<f64>,
    /// Sales of the week without it, all else left as it is.
    pub sales_without: Vec<f64>,
    /// Balance at the close of the week with it, net of drawings.
    pub cash: Vec<f64>,
    /// The same without it.
    pub cash_without: Vec<f64>,
    /// What it changes in the sales of all weeks shown.
    pub sales_change: Estimate,
    /// What it changes in the balance at the end of the last week shown.
    pub cash_change: Estimate,
    /// What it borrows, rupiah; zero where it takes no loan.
    pub borrowed: f64,
    /// Share of these paths that run out of cash within the horizon.
    pub out_of_cash: f64,
    /// The same without it.
    pub out_of_cash_without: f64,
    /// On how many paths it begins and all the weeks shown are within the horizon.
    pub paths_with_it: usize,
    /// How many paths were looked at, from the first on.
    pub paths: usize,
}

impl PlanEffect {
    /// The effect of the response that begins most often; nothing where none does.
    pub(super) fn of(
        model: &Model,
        paths: usize,
        responses: &[ResponseReport],
    ) -> Result<Option<Self>, MetricError> {
        let chance = |response: &ResponseReport| response.probability.estimate.value;
        // The first of equals.
        let often = responses
            .iter()
            .enumerate()
            .filter(|(_, response)| chance(response) > 0.0)
            .reduce(|most, one| if chance(one.1) > chance(most.1) { one } else { most });
        let Some((at, report)) = often else { return Ok(None) };
        let enough = (WANTED / chance(report)).ceil() as usize;
        let paths = enough.clamp(LANES, MOST).min(paths);
        Self::of_response(model, at, paths)
    }

    fn of_response(model: &Model, at: usize, paths: usize) -> Result<Option<Self>, MetricError> {
        let Some(response) = model.responses().get(at) else { return Ok(None) };
        let models = [model.clone(), model.clone().without_response(at)];
        let lived = side_by_side(
            &models,
            (0, paths),
            |model, path, workspace| Lived::of(simulate_course(model, path, workspace), at),
            &Silent,
        );
        let Ok(lived) = lived else { return Ok(None) };
        let [with, without] = lived.as_slice() else { return Ok(None) };
        let lanes = with
            .iter()
            .zip(without)
            .flat_map(|(with, without)| (0..LANES).map(move |lane| Pair { with, without, lane }));
        let mut pairs: Vec<Pair<'_>> =
            lanes.take(paths).filter(|pair| pair.begins().is_some()).collect();
        let weeks = model.horizon().days() / WEEK;
        let Some((from, to)) = shown(&pairs, weeks) else { return Ok(None) };
        pairs.retain(|pair| pair.week(from, weeks).and(pair.week(to - 1, weeks)).is_some());
        if pairs.is_empty() {
            return Ok(None);
        }
        let row = |of: &dyn Fn(&Pair<'_>, usize) -> f64| -> Vec<f64> {
            let mean = |place: usize| {
                let all = pairs.iter().filter_map(|pair| Some(of(pair, pair.week(place, weeks)?)));
                all.sum::<f64>() / pairs.len() as f64
            };
            (from..to).map(mean).collect()
        };
        let change = |of: &dyn Fn(&Lived, &Pair<'_>) -> f64| {
            let with: Vec<f64> = pairs.iter().map(|pair| of(pair.with, pair)).collect();
            let without: Vec<f64> = pairs.iter().map(|pair| of(pair.without, pair)).collect();
            mean_difference(&with, &without)
        };
        let sold = |lived: &Lived, pair: &Pair<'_>| -> f64 {
            let weeks = (from..to).filter_map(|place| pair.week(place, weeks));
            weeks.map(|week| lived.sales[week][pair.lane]).sum()
        };
        let left = |lived: &Lived, pair: &Pair<'_>| -> f64 {
            pair.week(to - 1, weeks).map_or(0.0, |week| lived.cash[week][pair.lane])
        };
        let out = |of: &dyn Fn(&Pair<'_>) -> bool| {
            pairs.iter().filter(|pair| of(pair)).count() as f64 / pairs.len() as f64
        };
        Ok(Some(Self {
            response: at,
            weeks_before: BEFORE - from,
            lasts: lasts(model, response),
            sales: row(&|pair, week| pair.with.sales[week][pair.lane]),
            sales_without: row(&|pair, week| pair.without.sales[week][pair.lane]),
            cash: row(&|pair, week| pair.with.cash[week][pair.lane]),
            cash_without: row(&|pair, week| pair.without.cash[week][pair.lane]),
            sales_change: change(&sold)?,
            cash_change: change(&left)?,
            borrowed: borrowed(model, response),
            out_of_cash: out(&|pair| pair.with.out_of_cash[pair.lane]),
            out_of_cash_without: out(&|pair| pair.without.out_of_cash[pair.lane]),
            paths_with_it: pairs.len(),
            paths,
        }))
    }
}

/// What is kept of the course of a block.
struct Lived {
    /// Sales of all channels by week.
    sales: Vec<[f64; LANES]>,
    /// Balance at the close of each week.
    cash: Vec<[f64; LANES]>,
    /// The week in which the response begins, one lane a path.
    begins: [Option<usize>; LANES],
    out_of_cash: [bool; LANES],
}

impl Lived {
    fn of(course: Course, response: usize) -> Self {
        let weeks = course.cash.len() / WEEK;
        let began = course.responses_began.get(response);
        let week_of = |lane: usize| {
            let day = began.and_then(|days| days.get(lane)).filter(|day| **day != NEVER)?;
            Some(*day as usize / WEEK)
        };
        Self {
            cash: (0..weeks).map(|week| course.cash[week * WEEK + WEEK - 1]).collect(),
            sales: course.weekly_sales,
            begins: std::array::from_fn(week_of),
            out_of_cash: std::array::from_fn(|lane| course.first_day_out_of_cash[lane] != NEVER),
        }
    }
}

/// One path, lived twice.
struct Pair<'a> {
    with: &'a Lived,
    without: &'a Lived,
    lane: usize,
}

impl Pair<'_> {
    fn begins(&self) -> Option<usize> {
        self.with.begins[self.lane]
    }

    /// The week of the horizon at a place of the weeks shown, counted from [`BEFORE`] weeks before the
    /// beginning on.
    fn week(&self, place: usize, weeks: usize) -> Option<usize> {
        let week = (self.begins()? + place).checked_sub(BEFORE)?;
        (week < weeks).then_some(week)
    }
}

/// The weeks that lie within the horizon on half of the paths at least; nothing without a path.
fn shown(pairs: &[Pair<'_>], weeks: usize) -> Option<(usize, usize)> {
    let half = pairs.len().div_ceil(2).max(1);
    let is_shown = |place: &usize| {
        pairs.iter().filter(|pair| pair.week(*place, weeks).is_some()).count() >= half
    };
    let all = 0..BEFORE + AFTER;
    let first = all.clone().find(is_shown)?;
    let last = all.rev().find(is_shown)?;
    (last >= BEFORE).then_some((first, last + 1))
}

/// How long a response lasts: as it says, or as long as its phases where it does nothing else.
fn lasts(model: &Model, response: &Response) -> f64 {
    if let Some(days) = response.lasts {
        return model.parameters().mean(days);
    }
    let phases = response.days_of_phases();
    let does_more =
        !(response.ads.is_empty() && response.cuts.is_empty() && response.raise.is_empty());
    if phases > 0 && !does_more { phases as f64 } else { f64::INFINITY }
}

fn borrowed(model: &Model, response: &Response) -> f64 {
    response.loan.as_ref().map_or(0.0, |loan| model.parameters().mean(loan.amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::scenario::read;

    /// A shop without chance, whose sales rise by a fifth for ten weeks from a known Monday on.
    const TEXT: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
         [simulation]\nseed = 1\npaths = 64\nstart = 2026-01-05\nweeks = 30\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 700_000\norder_value = 50_000\nnoise = 0\n\
         [costs]\ngoods_share = 0.6\n\
         [[response]]\nid = \"plan\"\nname = \"Rencana\"\nwhen = { date = 2026-03-02 }\n\
         phases = [{ days = 70, cost_per_week = 30_000, lift = 0.2 }]\n";

    fn effect(text: &str) -> Option<PlanEffect> {
        let model = Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario);
        let ensemble = crate::ensemble::Ensemble::simulate(&model, model.paths(), &Silent).unwrap();
        Report::of(&model, &ensemble).unwrap().plan
    }

    #[test]
    fn a_plan_changes_what_it_says_from_its_week_on() {
        let found = effect(TEXT).unwrap();
        assert_eq!((found.weeks_before, found.sales.len()), (4, 24));
        assert_eq!(found.lasts, 70.0);
        for (week, (with, without)) in found.sales.iter().zip(&found.sales_without).enumerate() {
            let lift = with / without - 1.0;
            match week {
                0..4 => assert_eq!(lift, 0.0, "{week}"),
                4..14 => assert!((lift - 0.2).abs() < 1e-3, "{week}: {lift}"),
                _ => {}
            }
        }
        assert_eq!(found.cash[..4], found.cash_without[..4]);
        let gap = found.cash.last().unwrap() - found.cash_without.last().unwrap();
        assert!((gap - found.cash_change.value).abs() < 1e-6 * gap.abs(), "{gap}");
        let sold: f64 = found
            .sales
            .iter()
            .zip(&found.sales_without)
            .map(|(with, without)| with - without)
            .sum();
        assert!((sold - found.sales_change.value).abs() < 1e-6 * sold, "{sold}");
    }

    #[test]
    fn a_plan_that_never_begins_has_no_effect() {
        let never = TEXT.replace("{ date = 2026-03-02 }", "{ cash_below_days = 1 }");
        let never = never.replace("opening_cash = 1_000_000", "opening_cash = 900_000_000");
        assert_eq!(effect(&never), None);
        let head = TEXT.split("[[response]]").next().unwrap();
        assert_eq!(effect(head), None);
    }
}
