//! Whole runs have the same bits with every instruction set, and wherever the blocks begin.

use super::{Block, Workspace, simulate_block, simulate_outcome};
use crate::model::Model;
use crate::numeric::{LANES, Version, with_version};
use crate::scenario::read;

/// The scenarios of the benches: the plain one, and one with counted orders, stock, tax, events and a
/// response.
const TEXTS: [&str; 2] =
    [include_str!("../../benches/reference.toml"), include_str!("../../benches/full.toml")];

fn models() -> [Model; 2] {
    TEXTS.map(|text| Model::build(&read("bench.toml", text.as_bytes()).unwrap().scenario))
}

/// Everything of a block; the shortest decimals that give each number back tell its bits.
fn told(block: &Block) -> String {
    format!("{block:?}")
}

#[test]
fn every_instruction_set_gives_the_same_bits_in_whole_runs() {
    for model in models() {
        let run = |version| {
            with_version(version, || {
                let mut workspace = Workspace::default();
                let first = told(&simulate_block(&model, 0, &mut workspace));
                (first, told(&simulate_block(&model, 64_000, &mut workspace)))
            })
        };
        let baseline = run(Version::Baseline);
        assert!(baseline == run(Version::Avx2), "AVX2 differs");
        assert!(baseline == run(Version::Best), "the best version differs");
    }
}

#[test]
fn a_path_is_the_same_wherever_its_block_begins() {
    for model in models() {
        let mut workspace = Workspace::default();
        let block = simulate_block(&model, 0, &mut workspace);
        for first in [1, 7, LANES - 1] {
            let shifted = simulate_block(&model, first as u32, &mut workspace);
            for lane in 0..LANES - first {
                for (row, other) in block.cash.iter().zip(&shifted.cash) {
                    assert_eq!(row[first + lane].to_bits(), other[lane].to_bits());
                }
                let needed = (block.figures.cash_needed, shifted.figures.cash_needed);
                assert_eq!(needed.0[first + lane], needed.1[lane]);
            }
        }
    }
}

/// What draws are kept from a model before must never show.
#[test]
fn models_one_after_another_give_what_each_gives_alone() {
    let models = models();
    let variants = TEXTS.map(|text| {
        let text = text
            .replace("severity = [0.5, 1.0]", "severity = [0.2, 0.6]")
            .replace("weekly_sales = 4_000_000", "weekly_sales = 4_000_000\nnoise = 0.5");
        Model::build(&read("variant.toml", text.as_bytes()).unwrap().scenario)
    });
    let other_luck = models[0].clone().with_luck(crate::model::Seeds::all(99));
    let all = [&models[0], &variants[0], &models[1], &other_luck, &variants[1], &models[0]];
    let mut shared = Workspace::default();
    for first_path in [0, 32] {
        for model in all {
            let alone = simulate_block(model, first_path, &mut Workspace::default());
            assert!(told(&alone) == told(&simulate_block(model, first_path, &mut shared)));
            let outcome = simulate_outcome(model, first_path, &mut shared);
            assert_eq!(outcome.net_cash_flow, alone.figures.net_cash_flow);
            assert_eq!(outcome.lowest_cash, alone.figures.lowest_cash);
            assert_eq!(outcome.first_day_out_of_cash, alone.figures.first_day_out_of_cash);
            assert_eq!(outcome.sales, alone.figures.sales);
        }
    }
}
