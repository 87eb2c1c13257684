//! The model: a checked scenario with its ids resolved, its dates numbered and its tables made.
//!
//! Nothing here is drawn; the same model serves every path.

mod account;
mod ads;
mod affiliates;
mod channel;
mod delivery;
mod effort;
mod event;
mod fatigue;
mod finance;
mod horizon;
mod link;
mod live;
mod loan;
mod mitigation;
mod parameter;
mod prepared;
mod response;
mod schedule;
mod season;
mod shape;
mod shock;

pub use account::{Account, AccountId, AccountKind, ChartOfAccounts};
pub use ads::{Ads, AdsPlan};
pub use affiliates::Affiliates;
pub use channel::{Base, Channel, Payout, Terms, Variation};
pub use delivery::{Capacity, Delivery, Overselling, Stock};
pub use effort::Effort;
pub use event::Event;
pub use fatigue::Fatigue;
pub use finance::{DrawingAmount, Drawings, Tax};
pub use horizon::Horizon;
pub use link::Link;
pub use live::{Hosts, Live};
pub use mitigation::{Mitigation, MitigationCost, Relief};
pub use parameter::{Parameter, ParameterId, ParameterTable, Source};
pub use prepared::Prepared;
pub use response::{Phase, Raise, Response, ResponseLoan, SellStock, When};
pub use schedule::{Amount, Loan, Payment, Schedule};
pub use season::{Season, SeasonFactor};
pub use shape::{DemandShape, Ramp, ShapeNumbers, ShapeTable};
pub use shock::{Hit, OccurrenceValue, Recovery, Shock, Timing};

pub(crate) use loan::{monthly_payment, still_owed};
pub(crate) use season::Strength;
pub(crate) use shape::{DAYS_PER_YEAR, ramp_level};

use std::sync::Arc;

use crate::scenario::{self, Located, Number, Scenario};

/// A scenario made ready for simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(crate) name: String,
    pub(crate) currency: String,
    pub(crate) horizon: Horizon,
    pub(crate) seed: u64,
    pub(crate) paths: u64,
    pub(crate) parameters: ParameterTable,
    pub(crate) opening_cash: ParameterId,
    pub(crate) channels: Vec<Channel>,
    pub(crate) events: Vec<Event>,
    pub(crate) factors: Vec<Factor>,
    pub(crate) shocks: Vec<Shock>,
    pub(crate) mitigations: Vec<Mitigation>,
    pub(crate) links: Vec<Link>,
    pub(crate) accounts: ChartOfAccounts,
    pub(crate) schedule: Schedule,
    pub(crate) credit: Credit,
    pub(crate) delivery: Delivery,
    pub(crate) drawings: Option<Drawings>,
    pub(crate) tax: Option<Tax>,
    pub(crate) responses: Vec<Response>,
}

/// A common cause of variation; loadings stand in channel order.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    pub(crate) id: String,
    /// Loadings of the day-to-day noise.
    pub(crate) loadings: Vec<ParameterId>,
    /// Loadings of the slow level.
    pub(crate) slow_loadings: Vec<ParameterId>,
}

/// The credit line.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    pub(crate) limit: ParameterId,
    pub(crate) interest_per_year: ParameterId,
    pub(crate) drawn_below: ParameterId,
    pub(crate) interest_account: AccountId,
}

impl Model {
    /// Builds the model of a scenario that reading has found sound, with today's mix.
    pub fn build(scenario: &Scenario) -> Self {
        Self::build_mix(scenario, None)
    }

    /// Builds the model of a scenario with one of its mixes; `None` for today's.
    pub fn build_mix(scenario: &Scenario, mix: Option<&scenario::Mix>) -> Self {
        let horizon =
            Horizon::new(scenario.simulation.start.value, scenario.simulation.days.value as usize);
        let mut parameters = ParameterTable::with_values(&scenario.values);
        let mut accounts = ChartOfAccounts::default();
        let opening_cash =
            parameters.add("business.opening_cash", &scenario.business.opening_cash.value);
        let mut channels = build_channels(scenario, horizon, &mut accounts, &mut parameters);
        if let Some(mix) = mix {
            spread_effort(mix, scenario, &parameters, &mut channels);
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
        let delivery = Delivery::build(scenario, &mut accounts, &mut parameters);
        let drawings = scenario.drawings.as_ref();
        let drawings =
            drawings.map(|d| Drawings::build(d, horizon, &mut accounts, &mut parameters));
        let tax = scenario.tax.as_ref();
        let tax = tax.map(|tax| Tax::build(tax, horizon, &mut accounts, &mut parameters));
        let known = response::Known { channels: &channels, shocks: &shocks, horizon };
        let responses = scenario.responses.iter();
        let responses = responses.map(|r| known.build(r, &mut accounts, &mut parameters)).collect();
        Self {
            name: scenario.business.name.value.clone(),
            currency: scenario.business.currency.value.clone(),
            horizon,
            seed: scenario.simulation.seed.value,
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
            drawings,
            tax,
            responses,
        }
    }

    /// The same model with another number of paths or another seed.
    pub fn with_simulation(mut self, paths: Option<u64>, seed: Option<u64>) -> Self {
        self.paths = paths.unwrap_or(self.paths);
        self.seed = seed.unwrap_or(self.seed);
        self
    }

    /// Name of the business.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// ISO 4217 code of the money.
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// The days that are simulated.
    pub fn horizon(&self) -> Horizon {
        self.horizon
    }

    /// Seed of all draws.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Number of paths asked for.
    pub fn paths(&self) -> u64 {
        self.paths
    }

    /// The channels, in the order of the file.
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// The shocks, in the order of the file.
    pub fn shocks(&self) -> &[Shock] {
        &self.shocks
    }

    /// The responses, in the order of the file.
    pub fn responses(&self) -> &[Response] {
        &self.responses
    }

    /// Whether the course of a path depends on what happened before on it, so that its sales
    /// without shocks need days of their own: counted orders, limits of delivery, responses.
    pub(crate) fn has_memory(&self) -> bool {
        self.delivery.is_limited()
            || !self.responses.is_empty()
            || self.channels.iter().any(|channel| channel.lumpy_orders.is_some())
    }

    /// Whether flows of money depend on the balance by more than interest on the credit line.
    pub(crate) fn flows_depend_on_cash(&self) -> bool {
        let has_interest = !self.parameters.is_zero(self.credit.limit)
            && !self.parameters.is_zero(self.credit.interest_per_year);
        let shares_surplus = self
            .drawings
            .as_ref()
            .is_some_and(|d| matches!(d.amount, DrawingAmount::ShareOfSurplus(_)));
        self.responses.iter().any(Response::watches_cash) || (has_interest && shares_surplus)
    }

    /// The chart of accounts.
    pub fn accounts(&self) -> &ChartOfAccounts {
        &self.accounts
    }

    /// The parameters.
    pub fn parameters(&self) -> &ParameterTable {
        &self.parameters
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
        let costs = &scenario.costs;
        channels.push(Channel::build(channel, costs, first_account, horizon, parameters));
    }
    channels
}

/// Puts the shares of a mix into the channels.
fn spread_effort(
    mix: &scenario::Mix,
    scenario: &Scenario,
    parameters: &ParameterTable,
    channels: &mut [Channel],
) {
    let today = shares_today(scenario, parameters, channels);
    for (channel, reference) in channels.iter_mut().zip(today) {
        let share = mix.shares.iter().find(|(id, _)| id.value == channel.id);
        let share = share.map_or(0.0, |(_, share)| share.value);
        channel.shape.set_share(share, reference, mix.in_place.value);
    }
}

/// The shares of effort at which the ordinary sales of the channels are stated.
///
/// They are as written in `reference_share` or `today_share`; else the shares of ordinary sales at
/// the mean of what is not known.
fn shares_today(
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

fn build_factors(scenario: &Scenario, table: &mut ParameterTable) -> Vec<Factor> {
    let ids: Vec<&str> = scenario.channels.iter().map(|c| c.id.value.as_str()).collect();
    scenario.factors.iter().map(|factor| build_factor(factor, &ids, table)).collect()
}

/// The loadings of a factor; what several channels take over from one place is one draw.
fn build_factor(factor: &scenario::Factor, ids: &[&str], table: &mut ParameterTable) -> Factor {
    let id = &factor.id.value;
    let mut add = |place: &str, number: &Located<Number>| {
        table.add_inherited(&format!("factor.{id}.{place}"), &number.value)
    };
    let (quick, slow) = (&factor.loadings, &factor.slow_loadings);
    let mut loadings = Vec::with_capacity(ids.len());
    let mut slow_loadings = Vec::with_capacity(ids.len());
    for (position, channel) in ids.iter().enumerate() {
        let place = |number: &Located<Number>| {
            if number.span == factor.loading.span {
                "loading".to_owned()
            } else if number.span == factor.slow_loading.span {
                "slow_loading".to_owned()
            } else if number.span == quick[position].span {
                format!("loadings.{channel}")
            } else {
                format!("slow_loadings.{channel}")
            }
        };
        loadings.push(add(&place(&quick[position]), &quick[position]));
        slow_loadings.push(add(&place(&slow[position]), &slow[position]));
    }
    Factor { id: id.clone(), loadings, slow_loadings }
}

fn build_credit(
    credit: &scenario::Credit,
    accounts: &mut ChartOfAccounts,
    table: &mut ParameterTable,
) -> Credit {
    Credit {
        limit: table.add("credit.limit", &credit.limit.value),
        interest_per_year: table.add("credit.interest_per_year", &credit.interest_per_year.value),
        drawn_below: table.add("credit.drawn_below", &credit.drawn_below.value),
        interest_account: accounts.add(AccountKind::CreditInterest, None),
    }
}
