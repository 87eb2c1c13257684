//! Replay: every posting of one path, day by day.

use super::block::{Block, TakenAway, Workspace, run_block};
use super::ledger::{Recorder, Recording};
use crate::model::{AccountId, Model};
use crate::numeric::LANES;

/// One posting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posting {
    /// Day of the horizon.
    pub day: usize,
    /// Account, see [`Model::accounts`].
    pub account: AccountId,
    /// Rupiah; out of the till negative.
    pub amount: f64,
}

/// The close of one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Close {
    /// Balance net of drawings, rupiah.
    pub balance: f64,
    /// Drawn on the credit line, rupiah.
    pub drawn: f64,
}

/// Every posting of a path, with the block it was part of.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Balance before day 0, rupiah.
    pub opening_cash: f64,
    /// Postings in their order; those of nothing are left out.
    pub postings: Vec<Posting>,
    /// One close a day.
    pub closes: Vec<Close>,
    /// The block the path belongs to.
    pub block: Block,
    /// The path's lane in that block.
    pub lane: usize,
}

#[derive(Default)]
struct Tape {
    postings: Vec<Posting>,
    closes: Vec<Close>,
}

impl Recorder for Tape {
    fn posting(&mut self, day: usize, account: AccountId, amount: f64) {
        self.postings.push(Posting { day, account, amount });
    }

    fn close(&mut self, _day: usize, balance: f64, drawn: f64) {
        self.closes.push(Close { balance, drawn });
    }
}

/// Simulates the block of a path once more and writes down what is posted on that path.
///
/// It is the same code as in a run, so the balances have the same bits.
pub fn replay_path(model: &Model, path: u32) -> Replay {
    let lane = path as usize % LANES;
    let first_path = path - lane as u32;
    let mut tape = Tape::default();
    let recording = Recording { lane, recorder: &mut tape };
    let mut workspace = Workspace::default();
    let block =
        run_block(model, first_path, &mut workspace, Some(recording), TakenAway::AllAndEach);
    Replay {
        opening_cash: block.figures.opening_cash[lane],
        postings: tape.postings,
        closes: tape.closes,
        block,
        lane,
    }
}
