//! `[channel.ads]`, `[[loan]]` and `[tax]`.

use super::context::Context;
use crate::language::{Last, say};
use crate::problems::{Problem, Problems};
use crate::scenario::words::{did_you_mean, quote, quoted_list};
use crate::scenario::{Channel, LoanTerm};

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
                Problem::error(say!("problem.finance.plan_ends_too_early.message"))
                    .at(entry.to.span)
                    .label(say!("problem.common.before_from"))
                    .see(entry.from.span, say!("problem.common.from"))
                    .help(say!("problem.common.exchange_the_two_dates")),
            );
        } else if entry.to.value < first || entry.from.value > horizon.last {
            problems.push(
                Problem::error(say!("problem.finance.plans_are_felt.message"))
                    .at(entry.from.span)
                    .label(say!("problem.common.outside"))
                    .help(say!(
                        "problem.finance.plans_are_felt.help",
                        runs = horizon.in_words(),
                        first = first
                    )),
            );
        }
    }
}

/// A loan moves money while it is simulated.
pub(super) fn loans_are_felt(context: &Context<'_>, problems: &mut Problems) {
    let horizon = context.horizon();
    for loan in &context.scenario.loans {
        let span = match &loan.terms.term {
            LoanTerm::Months(months) => jiff::Span::new().months(i64::from(months.value)),
            LoanTerm::Weeks(weeks) => jiff::Span::new().weeks(i64::from(weeks.value)),
        };
        let end = loan.date.value.saturating_add(span);
        if loan.date.value > horizon.last || end < horizon.first {
            problems.push(
                Problem::error(say!(
                    "problem.finance.loans_are_felt.message",
                    loan = quote(&loan.id.value)
                ))
                .at(loan.date.span)
                .label(say!("problem.finance.loans_are_felt.label", end = end))
                .help(say!("problem.finance.loans_are_felt.help", runs = horizon.in_words())),
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
        let problem = Problem::error(say!(
            "problem.common.there_is_no_channel",
            channel = quote(&channel.value)
        ))
        .at(channel.span)
        .label(say!("problem.common.no_such_channel"));
        let all = || say!("problem.common.the_channels_are", known = quoted_list(&ids, Last::And));
        problems.push(did_you_mean(problem, &channel.value, ids.iter().copied(), all));
    }
    let horizon = context.horizon();
    if let Some(from) = tax.withheld_from.as_ref().filter(|from| from.value > horizon.last) {
        problems.push(
            Problem::error(say!("problem.finance.withholding_is_felt.message"))
                .at(from.span)
                .label(say!("problem.common.outside"))
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
            Problem::warning(say!("problem.finance.turnover_is_within_the_law.message"))
                .at(tax.rate.span)
                .label(say!("problem.finance.turnover_is_within_the_law.label"))
                .help(say!("problem.finance.turnover_is_within_the_law.help")),
        );
    }
}

/// Sales of an ordinary week, in the middle of what is not known.
fn usual_week(context: &Context<'_>, channel: &Channel) -> f64 {
    if channel.reference_share.is_some() {
        return 0.0;
    }
    let middle = |number: &_| {
        let support = context.support(number);
        0.5 * (support.low + support.high)
    };
    channel.sales.rough_week(channel.order_value.as_ref(), &middle, &middle)
}
