//! `[channel.ads]`, `[[loan]]` and `[tax]`.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Channel, Sales};

/// Turnover a year above which the final tax of individuals no longer applies, rupiah: Indonesian
/// law.
const MOST_TURNOVER: f64 = 4.8e9;

/// Weeks of a year of 365 days.
const WEEKS_PER_YEAR: f64 = 365.0 / 7.0;

/// The first week is paid before the simulation, so only later days can be planned.
const FIRST_PLANNED_DAY: i64 = 7;

pub(super) fn plans_are_felt(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    let first = horizon.first.saturating_add(jiff::Span::new().days(FIRST_PLANNED_DAY));
    let ads = context.scenario.channels.iter().filter_map(|channel| channel.ads.as_ref());
    for entry in ads.flat_map(|ads| &ads.plan) {
        if entry.from.value > entry.to.value {
            problems.push(
                Problem::error("this plan of ads ends before it begins")
                    .at(entry.to.span)
                    .label("before `from`")
                    .see(entry.from.span, "`from`")
                    .help("exchange the two dates"),
            );
        } else if entry.to.value < first || entry.from.value > horizon.last {
            problems.push(
                Problem::error("this plan of ads changes nothing that is simulated")
                    .at(entry.from.span)
                    .label("outside")
                    .help(format!(
                        "{}; ads of its first week are paid before it, so plans begin on {first} at the earliest",
                        horizon.in_words()
                    )),
            );
        }
    }
}

/// A loan moves money while it is simulated.
pub(super) fn loans_are_felt(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for loan in &context.scenario.loans {
        let months = jiff::Span::new().months(i64::from(loan.terms.months.value));
        let end = loan.date.value.saturating_add(months);
        if loan.date.value > horizon.last || end < horizon.first {
            problems.push(
                Problem::error(format!(
                    "nothing of loan {} is paid while it is simulated",
                    quote(&loan.id.value)
                ))
                .at(loan.date.span)
                .label(format!("paid back by {end}"))
                .help(format!("{}; correct the date, or delete the loan", horizon.in_words())),
            );
        }
    }
}

/// Tax is withheld by channels that are there, on days that are simulated.
pub(super) fn withholding_is_felt(context: &Context<'_>, problems: &mut Problems) {
    let Some(tax) = &context.scenario.tax else {
        return;
    };
    let ids = context.channel_ids();
    for channel in tax.withheld_by.iter().filter(|id| !ids.contains(&id.value.as_str())) {
        let problem = Problem::error(format!("there is no channel {}", quote(&channel.value)))
            .at(channel.span)
            .label("no such channel");
        let all = || format!("the channels are {}", quoted_list(&ids, "and"));
        problems.push(did_you_mean(problem, &channel.value, ids.iter().copied(), all));
    }
    let horizon = context.horizon();
    if let Some(from) = tax.withheld_from.as_ref().filter(|from| from.value > horizon.last) {
        problems.push(
            Problem::error("tax is withheld only after the last day that is simulated")
                .at(from.span)
                .label("outside")
                .help(horizon.in_words()),
        );
    }
}

/// Warns of a turnover to which the final tax of 0.5% does not apply.
pub(super) fn turnover_is_within_the_law(context: &Context<'_>, problems: &mut Problems) {
    let Some(tax) = &context.scenario.tax else {
        return;
    };
    let weekly: f64 = context.scenario.channels.iter().map(|c| usual_week(context, c)).sum();
    if weekly * WEEKS_PER_YEAR > MOST_TURNOVER {
        problems.push(
            Problem::warning("a shop of this size pays another tax than the final 0.5%")
                .at(tax.rate.span)
                .label("for sales up to Rp4.8 billion a year")
                .help("the figures are as if it could be paid all the same"),
        );
    }
}

/// Sales of an ordinary week, in the middle of what is not known.
fn usual_week(context: &Context<'_>, channel: &Channel) -> f64 {
    if channel.reference_share.is_some() {
        return 0.0;
    }
    let middle = |number| {
        let support = context.support(number);
        0.5 * (support.low + support.high)
    };
    let value = || channel.order_value.as_ref().map_or(0.0, middle);
    match &channel.sales {
        Sales::Weekly(sales) => middle(sales),
        Sales::Orders(orders) => middle(orders) * value(),
        Sales::Live(live) => {
            let later = (middle(&live.hours_per_session) - 1.0).max(0.0);
            let reached =
                middle(&live.viewers_first_hour) + later * middle(&live.viewers_later_hour);
            middle(&live.sessions_per_week) * reached * middle(&live.conversion) * value()
        }
    }
}
