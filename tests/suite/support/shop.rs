//! Small shops without chance, so that every rupiah can be worked out by hand.
#![allow(dead_code, reason = "each test file uses some of it")]

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::scenario;

/// A shop that was simulated.
pub struct Shop {
    pub model: Model,
    pub ensemble: Ensemble,
}

/// Channels that sell the same every day: keys that leave nothing to chance.
pub const STEADY: &str = "noise = 0\nslow_level_step = 0\nslow_level_start = 0\n";

impl Shop {
    /// Simulates a scenario text with one block of paths.
    pub fn of(text: &str) -> Self {
        Self::with_paths(text, 32)
    }

    /// Simulates so many paths of a scenario text.
    pub fn with_paths(text: &str, paths: u64) -> Self {
        let read = scenario::read("shop.toml", text.as_bytes());
        let read = read.unwrap_or_else(|failed| panic!("{failed}"));
        let model = Model::build(&read.scenario);
        let ensemble = Ensemble::simulate(&model, paths, &Silent).unwrap();
        Self { model, ensemble }
    }

    /// Total of an account on the first path, rupiah.
    pub fn account(&self, name: &str) -> f64 {
        let accounts = self.model.accounts().accounts();
        let position = accounts.iter().position(|account| account.name == name);
        let position = position.unwrap_or_else(|| panic!("no account {name}"));
        self.ensemble.blocks()[0].account_totals[position][0]
    }

    /// Balance at the close of each day of the first path, rupiah.
    pub fn cash(&self) -> Vec<f64> {
        self.ensemble.cash_of_path(0).unwrap()
    }

    /// Change of cash on the first path, rupiah.
    pub fn net_cash_flow(&self) -> f64 {
        self.ensemble.blocks()[0].figures.net_cash_flow[0]
    }

    /// Sales of a week of a channel on the first path, rupiah.
    pub fn weekly_sales(&self, channel: usize, week: usize) -> f64 {
        let weeks = self.model.horizon().weeks();
        self.ensemble.blocks()[0].weekly_sales[channel * weeks + week][0]
    }
}

/// Whether two amounts are the same but for rounding.
pub fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}
