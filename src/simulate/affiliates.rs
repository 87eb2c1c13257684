//! What affiliates bring (MODEL 3): a part of a channel's sales with a luck of its own, and its
//! commission.
//!
//! Sales are own · X · (1 + lift Y) with Y = exp(k e - k²/2), which has mean one. Expected sales
//! hold the factor 1 + lift already; days here are multiplied by (1 + lift Y) / (1 + lift).

use super::parameters::{Parameters, lanes};
use super::settlement::{Delay, Settlements};
use crate::model::{Affiliates, Model};
use crate::numeric::{LANES, Lanes, NoiseLanes, StreamKey, exp_f32, fill_normals};

/// Normals of one index of a stream.
const NORMALS: usize = 4;

/// What the affiliates of one channel bring on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct AffiliateTile {
    lift: Lanes,
    /// Y, one row a day; `None` when it is one everywhere.
    luck: Option<Vec<NoiseLanes>>,
}

impl AffiliateTile {
    /// Draws what affiliates bring to a channel.
    pub(crate) fn draw(
        affiliates: &Affiliates,
        model: &Model,
        parameters: &Parameters,
        first_path: u32,
    ) -> Self {
        let lift = *parameters.lanes(affiliates.lift);
        if model.parameters.is_zero(affiliates.noise) {
            return Self { lift, luck: None };
        }
        let mut rows = vec![[0.0; LANES]; model.horizon.days().next_multiple_of(NORMALS)];
        let key = StreamKey::new(model.luck_seeds.own, affiliates.stream);
        fill_normals(key, first_path, 0, &mut rows);
        let noise = parameters.lanes(affiliates.noise).map(|noise| noise as f32);
        for row in &mut rows {
            for lane in 0..LANES {
                let noise = noise[lane];
                row[lane] = exp_f32(noise * row[lane] - 0.5 * noise * noise);
            }
        }
        Self { lift, luck: Some(rows) }
    }

    /// lift Y: what they bring on a day against the channel's own sales.
    #[inline(always)]
    fn brought(&self, day: usize) -> Lanes {
        let mut brought = self.lift;
        if let Some(rows) = &self.luck {
            let row = &rows[day];
            for lane in 0..LANES {
                brought[lane] *= f64::from(row[lane]);
            }
        }
        brought
    }

    /// Turns sales of a day with the mean of what they bring into sales with what they do bring.
    #[inline(always)]
    pub(crate) fn apply(&self, day: usize, sales: &mut Lanes) {
        if self.luck.is_none() {
            return;
        }
        let brought = self.brought(day);
        for lane in 0..LANES {
            sales[lane] *= (1.0 + brought[lane]) / (1.0 + self.lift[lane]);
        }
    }

    /// Their share of the sales of a day.
    #[inline(always)]
    pub(crate) fn share(&self, day: usize) -> Lanes {
        let mut share = self.brought(day);
        for value in &mut share {
            *value /= 1.0 + *value;
        }
        share
    }
}

/// The commission of affiliates that is still to be paid, with the sales that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct AffiliateBooks {
    /// Commission on their sales.
    rate: Lanes,
    /// Their share of ordinary sales, before day 0.
    ordinary_share: Lanes,
    settlements: Settlements,
}

impl AffiliateBooks {
    /// Empty books; `kept` is what returns leave of sales, `longest` the longest payout delay.
    pub(super) fn open(
        affiliates: &Affiliates,
        parameters: &Parameters,
        kept: &Lanes,
        longest: usize,
    ) -> Self {
        Self {
            rate: lanes(|lane| parameters.at(affiliates.commission, lane) * kept[lane]),
            ordinary_share: lanes(|lane| affiliates.ordinary_share(|id| parameters.at(id, lane))),
            settlements: Settlements::new(longest),
        }
    }

    /// Adds the commission on a day's sales; without a share of that day, of ordinary sales.
    #[inline(always)]
    pub(super) fn add(&mut self, day: i64, sales: &Lanes, share: Option<&Lanes>, payout: &Delay) {
        let share = share.unwrap_or(&self.ordinary_share);
        let mut amount = self.rate;
        for lane in 0..LANES {
            amount[lane] *= share[lane] * sales[lane];
        }
        self.settlements.add(day, &amount, payout);
    }

    /// Takes what falls due on a day.
    #[inline(always)]
    pub(super) fn take(&mut self, day: usize) -> Lanes {
        self.settlements.take(day)
    }

    /// What falls due on each of the coming days.
    pub(super) fn by_day(&self) -> impl Iterator<Item = &Lanes> {
        self.settlements.by_day(0)
    }

    /// Forgets what is due: stated opening receipts are after deductions.
    pub(super) fn clear(&mut self, longest: usize) {
        self.settlements = Settlements::new(longest);
    }

    /// What is still due after the last day.
    pub(super) fn due(&self) -> Lanes {
        self.settlements.total()
    }
}
