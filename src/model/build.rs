//! From a scenario and one of its mixes to a model: ids become positions, dates numbers.

use std::sync::Arc;

use super::{
    AccountKind, Changes, Channel, ChartOfAccounts, Credit, Delivery, Drawings, EffortShares,
    Event, Factor, Horizon, Model, ParameterTable, Schedule, Seeds, ShapeTable, Shock, Tax, event,
    link, mitigation, response, schedule,
};
use crate::scenario::{self, Scenario};

impl Model {
    /// Builds the model of a scenario with one of its mixes; `None` for today's.
    pub fn build_mix(scenario: &Scenario, mix: Option<&scenario::Mix>) -> Self {
        Self::build_effort(scenario, mix.map(|mix| EffortShares::of(mix, scenario)).as_ref())
    }

    /// Builds the model of a scenario with its effort spread in any way; `None` for today's.
    pub fn build_effort(scenario: &Scenario, effort: Option<&EffortShares>) -> Self {
        let horizon =
            Horizon::new(scenario.simulation.start.value, scenario.simulation.days.value as usize);
        let mut parameters = ParameterTable::with_values(&scenario.values, &scenario.together);
        let mut accounts = ChartOfAccounts::default();
        let opening_cash =
            parameters.add("business.opening_cash", &scenario.business.opening_cash.value);
        let mut channels = build_channels(scenario, horizon, &mut accounts, &mut parameters);
        if let Some(effort) = effort {
            spread_effort(effort, scenario, &parameters, &mut channels);
        }
        event::set_seasons(scenario, horizon, &mut channels, &mut parameters);
        for channel in &mut channels {
            let table = ShapeTable::of(&channel.shape, horizon, &parameters);
            channel.shape_table = table.map(Arc::new);
        }
        let factors = build_factors(scenario, &mut parameters);
        let mut shocks: Vec<Shock> = scenario
            .shocks
            .iter()
            .map(|shock| {
                Shock::build(shock, &scenario.channels, &channels, horizon, &mut parameters)
            })
            .collect();
        let mitigations = mitigation::build_mitigations(scenario, &mut shocks, &mut parameters);
        let links = link::build_links(scenario, &mut parameters);
        let parts = schedule::Parts { scenario, channels: &channels, mitigations: &mitigations };
        let schedule = Schedule::build(parts, horizon, &mut accounts, &mut parameters);
        let credit = build_credit(&scenario.credit, &mut accounts, &mut parameters);
        let loses = |shock: &Shock| shock.payouts_lost.is_some();
        let payouts_lost =
            shocks.iter().any(loses).then(|| accounts.add(AccountKind::PayoutsLost, None));
        let delivery = Delivery::build(scenario, &mut accounts, &mut parameters);
        let drawings = scenario.drawings.as_ref();
        let drawings =
            drawings.map(|d| Drawings::build(d, horizon, &mut accounts, &mut parameters));
        let tax = scenario.tax.as_ref();
        let tax =
            tax.map(|tax| Tax::build(tax, &channels, horizon, &mut accounts, &mut parameters));
        let known = response::Known { channels: &channels, shocks: &shocks, horizon };
        let responses = scenario.responses.iter();
        let responses = responses.map(|r| known.build(r, &mut accounts, &mut parameters)).collect();
        let changes = Changes::build(scenario, horizon, &mut parameters);
        let mut model = Self {
            name: scenario.business.name.value.clone(),
            shown_names: scenario.shown_names(),
            currency: scenario.business.currency.value.clone(),
            horizon,
            days_of_months: horizon.days_of_months(),
            seeds: Seeds::of(scenario),
            luck_seeds: Seeds::of(scenario),
            paths: scenario.simulation.paths.value,
            parameters,
            opening_cash,
            channels,
            events: scenario.events.iter().map(|e| Event::build(e, scenario, horizon)).collect(),
            factors,
            shocks,
            mitigations,
            links,
            accounts,
            schedule,
            credit,
            delivery,
            payouts_lost,
            drawings,
            tax,
            responses,
            changes,
        };
        model.settle_idle_numbers();
        model
    }
}

fn build_channels(
    scenario: &Scenario,
    horizon: Horizon,
    accounts: &mut ChartOfAccounts,
    parameters: &mut ParameterTable,
) -> Vec<Channel> {
    let mut channels = Vec::with_capacity(scenario.channels.len());
    for (position, channel) in scenario.channels.iter().enumerate() {
        let first_account = accounts.add_channel(position, &channel.id.value);
        channels.push(Channel::build(channel, scenario, first_account, horizon, parameters));
    }
    channels
}

/// Puts the shares of a mix into the channels.
fn spread_effort(
    effort: &EffortShares,
    scenario: &Scenario,
    parameters: &ParameterTable,
    channels: &mut [Channel],
) {
    let stated = stated_shares(scenario, parameters, channels);
    for ((channel, reference), share) in channels.iter_mut().zip(stated).zip(&effort.shares) {
        channel.shape.set_share(*share, reference, effort.in_place);
    }
}

/// The shares of effort at which the ordinary sales of the channels are stated.
///
/// They are as written in `reference_share` or `today_share`; else the shares of ordinary sales at
/// the mean of what is not known.
fn stated_shares(
    scenario: &Scenario,
    parameters: &ParameterTable,
    channels: &[Channel],
) -> Vec<f64> {
    let value = |id| parameters.mean(id);
    let used = |written: &scenario::Channel| written.reference_share.is_none();
    let pairs = || scenario.channels.iter().zip(channels);
    let total: f64 =
        pairs().filter(|(w, _)| used(w)).map(|(_, channel)| channel.ordinary_week(value)).sum();
    pairs()
        .map(|(written, channel)| {
            let stated = written.reference_share.as_ref().or(written.today_share.as_ref());
            stated.map_or_else(|| channel.ordinary_week(value) / total, |share| share.value)
        })
        .collect()
}

impl EffortShares {
    /// The shares of a mix.
    pub fn of(mix: &scenario::Mix, scenario: &Scenario) -> Self {
        let share = |channel: &scenario::Channel| {
            let share = mix.shares.iter().find(|(id, _)| id.value == channel.id.value);
            share.map_or(0.0, |(_, share)| share.value)
        };
        let shares = scenario.channels.iter().map(share).collect();
        Self { shares, in_place: mix.in_place.value }
    }

    /// Today's shares of a scenario and its model; channels that are not used today have none.
    pub fn today(scenario: &Scenario, model: &Model) -> Self {
        let stated = stated_shares(scenario, &model.parameters, &model.channels);
        let pairs = scenario.channels.iter().zip(stated);
        let shares = pairs.map(|(c, share)| if c.reference_share.is_some() { 0.0 } else { share });
        Self { shares: shares.collect(), in_place: false }
    }

    /// The same with other shares for some channels, which sum to one at most: the others keep
    /// their proportions, and where none of them has a share, the rest is spread over them evenly. With
    /// the shares that they have already, all stays as it is, to the bit.
    #[must_use]
    pub fn with_shares(&self, fixed: &[(usize, f64)]) -> Self {
        if fixed.iter().all(|(channel, share)| self.shares.get(*channel) == Some(share)) {
            return self.clone();
        }
        let share_of = |channel: usize| fixed.iter().find(|(c, _)| *c == channel).map(|(_, s)| *s);
        let others = || self.shares.iter().enumerate().filter(|(c, _)| share_of(*c).is_none());
        let left = (1.0 - fixed.iter().map(|(_, share)| share).sum::<f64>()).max(0.0);
        let rest: f64 = others().map(|(_, share)| share).sum();
        let count = others().count() as f64;
        let place = |(channel, share): (usize, &f64)| match share_of(channel) {
            Some(fixed) => fixed,
            None if rest > 0.0 => share / rest * left,
            None => left / count,
        };
        let shares = self.shares.iter().enumerate().map(place).collect();
        Self { shares, in_place: self.in_place }
    }
}

fn build_factors(scenario: &Scenario, table: &mut ParameterTable) -> Vec<Factor> {
    let ids: Vec<&str> = scenario.channels.iter().map(|c| c.id.value.as_str()).collect();
    scenario.factors.iter().map(|factor| build_factor(factor, &ids, table)).collect()
}

/// The loadings of a factor; what several channels take over from one place is one draw.
fn build_factor(factor: &scenario::Factor, ids: &[&str], table: &mut ParameterTable) -> Factor {
    let id = &factor.id.value;
    let mut add = |loading: scenario::Loading<'_>| {
        table.add_inherited(&format!("factor.{id}.{}", loading.key), &loading.number.value)
    };
    let mut loadings = Vec::with_capacity(ids.len());
    let mut slow_loadings = Vec::with_capacity(ids.len());
    for channel in ids {
        loadings.push(add(factor.loading_of(channel)));
        slow_loadings.push(add(factor.slow_loading_of(channel)));
    }
    Factor { id: id.clone(), loadings, slow_loadings }
}

fn build_credit(
    credit: &scenario::Credit,
    accounts: &mut ChartOfAccounts,
    table: &mut ParameterTable,
) -> Credit {
    Credit {
        limit: match &credit.limit {
            Some(limit) => table.add("credit.limit", &limit.value),
            None => table.add_fixed("credit.limit", 0.0),
        },
        interest_per_year: table.add("credit.interest_per_year", &credit.interest_per_year.value),
        drawn_below: table.add("credit.drawn_below", &credit.drawn_below.value),
        interest_account: accounts.add(AccountKind::CreditInterest, None),
    }
}
