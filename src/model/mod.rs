//! The model: a checked scenario with its ids resolved, its dates numbered and its tables made.
//!
//! Nothing here is drawn; the same model serves every path.

mod account;
mod ads;
mod affiliates;
mod build;
mod change;
mod channel;
mod counterfactual;
mod delivery;
mod effort;
mod event;
mod fatigue;
mod finance;
mod horizon;
mod idle;
mod link;
mod live;
mod loan;
mod mitigation;
mod parameter;
mod prepared;
mod response;
mod schedule;
mod season;
mod seeds;
mod shape;
mod shock;

pub use account::{Account, AccountId, AccountKind, ChartOfAccounts};
pub use ads::{Ads, AdsPlan};
pub use affiliates::Affiliates;
pub use change::Changes;
pub use channel::{Base, Cap, Channel, CommissionCap, Payout, Terms, Variation};
pub use delivery::{Capacity, Delivery, Overselling, Stock};
pub use effort::{Effort, EffortShares};
pub use event::{Event, EventTerms};
pub use fatigue::Fatigue;
pub use finance::{DrawingAmount, Drawings, Tax, Withheld};
pub use horizon::Horizon;
pub use link::Link;
pub use live::{Hosts, Live};
pub use mitigation::{Mitigation, MitigationCost, Relief};
pub(crate) use parameter::unit_at;
pub use parameter::{Luck, Parameter, ParameterId, ParameterTable, Source, Straight};
pub use prepared::Prepared;
pub use response::{Phase, Raise, Response, ResponseLoan, SellStock, When};
pub use schedule::{Amount, Loan, Payment, Schedule};
pub use season::{Season, SeasonFactor};
pub use seeds::Seeds;
pub(crate) use shape::ShapeRows;
pub use shape::{DemandShape, Ramp, ShapeNumbers, ShapeTable};
pub use shock::{Hit, OccurrenceValue, Recovery, Shock, Timing};

pub(crate) use horizon::DayOfMonth;
pub(crate) use loan::{Repayment, Rhythm};
pub(crate) use season::Strength;
pub(crate) use shape::{DAYS_PER_YEAR, ramp_level};

use crate::scenario::Scenario;

/// A scenario made ready for simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(crate) name: String,
    /// What entries of `[values]` are called by people.
    pub(crate) shown_names: Vec<(String, String)>,
    pub(crate) currency: String,
    pub(crate) horizon: Horizon,
    /// By day.
    pub(crate) days_of_months: Vec<DayOfMonth>,
    pub(crate) seeds: Seeds,
    /// Seeds of all draws but those of unknown numbers: the same, unless luck alone is to be
    /// another.
    pub(crate) luck_seeds: Seeds,
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
    /// Account of payouts that are lost for good, where a shock can take them.
    pub(crate) payouts_lost: Option<AccountId>,
    pub(crate) drawings: Option<Drawings>,
    pub(crate) tax: Option<Tax>,
    pub(crate) responses: Vec<Response>,
    pub(crate) changes: Changes,
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

    /// The same model with another number of paths or another seed of all draws, those of shared
    /// shocks too.
    #[must_use]
    pub fn with_simulation(mut self, paths: Option<u64>, seed: Option<u64>) -> Self {
        self.paths = paths.unwrap_or(self.paths);
        match seed {
            Some(seed) => self.with_seeds(Seeds::all(seed)),
            None => self,
        }
    }

    /// The same model with the draws of these seeds.
    #[must_use]
    pub const fn with_seeds(mut self, seeds: Seeds) -> Self {
        (self.seeds, self.luck_seeds) = (seeds, seeds);
        self
    }

    /// The same model with other luck: the unknown numbers of each path stay as they are, all other
    /// draws are those of other seeds.
    #[must_use]
    pub const fn with_luck(mut self, seeds: Seeds) -> Self {
        self.luck_seeds = seeds;
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

    /// What people call things, by their ids or paths, as [`Scenario::shown_names`] has it.
    ///
    /// [`Scenario::shown_names`]: crate::scenario::Scenario::shown_names
    pub fn shown_names(&self) -> Vec<(String, String)> {
        self.shown_names.clone()
    }

    /// The days that are simulated.
    pub fn horizon(&self) -> Horizon {
        self.horizon
    }

    /// Seed of all draws but those of shared shocks.
    pub fn seed(&self) -> u64 {
        self.seeds.own
    }

    /// Seeds of all draws.
    pub fn seeds(&self) -> Seeds {
        self.seeds
    }

    /// Number of paths asked for.
    pub fn paths(&self) -> u64 {
        self.paths
    }

    /// The channels, in the order of the file.
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Number of common factors.
    pub fn factors(&self) -> usize {
        self.factors.len()
    }

    /// The shocks, in the order of the file.
    pub fn shocks(&self) -> &[Shock] {
        &self.shocks
    }

    /// The responses, in the order of the file.
    pub fn responses(&self) -> &[Response] {
        &self.responses
    }

    /// Whether there is any limit to what can be delivered.
    pub(crate) fn is_limited(&self) -> bool {
        self.delivery.is_limited() || self.channels.iter().any(|channel| !channel.caps.is_empty())
    }

    /// Whether the course of a path depends on what happened before on it, so that its sales
    /// without shocks need days of their own: counted orders, limits of delivery, responses.
    pub(crate) fn has_memory(&self) -> bool {
        self.is_limited()
            || !self.responses.is_empty()
            || self.channels.iter().any(Channel::has_memory)
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
