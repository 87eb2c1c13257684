//! What the values of a scenario mean together. One small function a rule.
//!
//! Only files that have passed the walker come here, so every value is of the right kind and
//! within its limits. Rules that ask whether a key was *given* look at the document, all others
//! at the typed values.

mod calendar;
mod changes;
mod channels;
mod context;
mod costs;
mod delivery;
mod events;
mod factors;
mod finance;
mod functions;
mod hits;
mod ids;
mod links;
mod live;
mod mitigations;
mod mixes;
mod one_offs;
mod orders;
mod payouts;
mod responses;
mod shocks;
mod timing;
mod together;

use super::Scenario;
use super::document::Table;
use crate::problems::Problems;
use context::Context;
pub(super) use hits::no_match;

/// A rule looks at the whole scenario and reports what breaks it.
type Rule = fn(&Context<'_>, &mut Problems);

const RULES: &[Rule] = &[
    ids::channels_differ,
    ids::factors_differ,
    ids::shocks_differ,
    ids::one_offs_differ,
    ids::other_costs_differ,
    orders::value_is_there,
    orders::value_is_used,
    live::later_viewers_are_known,
    live::reach_is_not_negative,
    channels::some_weekday_is_open,
    channels::orders_have_a_value,
    channels::some_month_is_open,
    channels::commissions_leave_something,
    channels::affiliates_leave_something,
    channels::sells_something,
    channels::ramp_starts_in_time,
    payouts::shares_make_one,
    payouts::days_differ,
    calendar::written_dates_have_a_festival,
    calendar::written_dates_are_of_different_years,
    calendar::written_dates_are_used,
    ids::events_differ,
    events::name_channels,
    events::closed_days_are_whole,
    events::are_simulated,
    functions::names_differ,
    functions::are_of_values,
    functions::do_not_lead_to_themselves,
    functions::names_are_of_values,
    together::ends_are_values,
    together::each_follows_one,
    together::both_are_drawn,
    factors::loadings_name_channels,
    factors::loadings_are_used,
    factors::loadings_leave_a_rest,
    links::ends_are_channels,
    links::pairs_differ,
    links::recapture_at_most_everyone,
    hits::match_a_channel,
    hits::differ,
    hits::say_everything_or_nothing,
    hits::sessions_are_live,
    shocks::do_something,
    shocks::what_is_lost_is_held,
    shocks::shape_has_something_to_act_on,
    shocks::onset_fits_into_duration,
    shocks::once_is_drawn,
    shocks::shared_names_differ,
    timing::dates_are_simulated,
    timing::windows_are_simulated,
    timing::recovery_ends_after_the_shock,
    ids::mitigations_differ,
    mitigations::name_shocks,
    mitigations::reduce_a_severity,
    ids::mixes_differ,
    mixes::today_is_not_a_mix,
    mixes::shares_name_channels,
    mixes::shares_make_one,
    mixes::today_shares_make_one,
    mixes::something_is_used_today,
    mixes::unused_channels_are_in_a_mix,
    costs::defaults_are_used,
    costs::variation_is_used,
    one_offs::dates_are_simulated,
    delivery::orders_can_be_counted,
    delivery::overselling_has_a_limit,
    delivery::caps_are_felt,
    delivery::stock_replaces_credit,
    delivery::stock_holds_goods,
    ids::loans_differ,
    finance::plans_are_felt,
    finance::loans_are_felt,
    finance::withholding_is_felt,
    finance::turnover_is_within_the_law,
    ids::responses_differ,
    responses::dates_are_simulated,
    responses::shocks_are_known,
    responses::channels_are_known,
    responses::ads_are_there,
    responses::costs_are_known,
    responses::stock_is_there,
    changes::dates_are_simulated,
    changes::keys_can_change,
    changes::new_values_are_sound,
];

/// Checks a scenario against all rules.
pub(super) fn scenario(scenario: &Scenario, root: &Table) -> Problems {
    let context = Context { scenario, root };
    let mut problems = Problems::new();
    for rule in RULES {
        rule(&context, &mut problems);
    }
    problems
}
