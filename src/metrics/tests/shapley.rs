//! Shapley values against closed forms, and the coverage of their intervals.

use super::coverage::covers;
use super::generator::Generator;
use crate::metrics::{
    Caution, MetricError, ShapleyGame, Worth, expected_shortfall, mean_difference, shapley_chance,
    shapley_expected_shortfall, shapley_mean,
};

pub const PATHS: usize = 1000;
/// Tail mean of the standard normal distribution at level 0.95.
const TAIL_MEAN: f64 = 2.062_712_807_507_426;
/// Means and standard deviations of independent players.
const MEANS: [f64; 3] = [1.0, -0.5, 0.0];
const DEVIATIONS: [f64; 3] = [1.0, 2.0, 0.5];

/// Members of a coalition.
pub fn members(coalition: usize, players: usize) -> impl Iterator<Item = usize> {
    (0..players).filter(move |player| coalition >> player & 1 == 1)
}

/// Shapley values of a game that is known without error.
pub fn values(players: usize, worth: impl Fn(usize) -> f64) -> Vec<f64> {
    let columns: Vec<Vec<f64>> = (0..1 << players).map(|set| vec![worth(set); 2]).collect();
    let found = shapley_mean(&columns, players).unwrap();
    assert!(found.players.iter().all(|player| player.std_error == Some(0.0)));
    let sum: f64 = found.players.iter().map(|player| player.value).sum();
    let size = found.all.value.abs().max(1.0);
    assert!((sum - (found.all.value - found.empty.value)).abs() < 1e-12 * size);
    found.players.iter().map(|player| player.value).collect()
}

#[track_caller]
pub fn are(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
    }
}

#[test]
fn who_adds_the_same_to_everybody_gets_just_that() {
    let worths = [3.0, -1.0, 0.25, 0.0, 7.0];
    are(
        &values(5, |set| 10.0 + members(set, 5).map(|player| worths[player]).sum::<f64>()),
        &worths,
    );
}

/// One left glove and two right ones; a pair is worth 1.
#[test]
fn the_glove_game() {
    let pair = |set: usize| f64::from(u8::from(set & 1 == 1 && set & 0b110 != 0));
    are(&values(3, pair), &[2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]);
}

/// Each part of a runway is shared by those who need it (S. C. Littlechild and G. Owen 1973, "A
/// simple expression for the Shapley value in a special case", *Management Science* 20).
#[test]
fn the_airport_game() {
    let lengths = [1.0, 4.0, 4.0, 5.0, 9.0, 15.0, 15.5, 20.0];
    let runway = |set| members(set, 8).map(|player| lengths[player]).fold(0.0, f64::max);
    let mut before = 0.0;
    let mut share = 0.0;
    let mut expected = Vec::new();
    for (shorter, length) in lengths.iter().enumerate() {
        share += (length - before) / (lengths.len() - shorter) as f64;
        before = *length;
        expected.push(share);
    }
    are(&values(8, runway), &expected);
}

#[test]
fn who_changes_nothing_gets_nothing_and_twins_get_alike() {
    let product = |set: usize| members(set & 0b1011, 4).fold(1.0, |worth, _| worth * 3.0);
    let found = values(4, product);
    assert!(found[2].abs() < 1e-14);
    assert!((found[0] - found[1]).abs() < 1e-14 && (found[0] - found[3]).abs() < 1e-14);
    assert!((found[0] - 26.0 / 3.0).abs() < 1e-13);
}

/// Changes of cash of all coalitions of independent normal players.
pub fn normal_columns(generator: &mut Generator, paths: usize) -> Vec<Vec<f64>> {
    let alone = [0, 1, 2].map(|player| {
        let value = |standard: &f64| MEANS[player] + DEVIATIONS[player] * standard;
        generator.normals(paths).iter().map(value).collect::<Vec<f64>>()
    });
    let sum = |set: usize, path: usize| members(set, 3).map(|player| alone[player][path]).sum();
    (0..8).map(|set| (0..paths).map(|path| sum(set, path)).collect()).collect()
}

/// Expected shortfall of a sum of independent normals.
fn normal_shortfall(set: usize) -> f64 {
    let mean: f64 = members(set, 3).map(|player| MEANS[player]).sum();
    let variance: f64 = members(set, 3).map(|player| DEVIATIONS[player] * DEVIATIONS[player]).sum();
    TAIL_MEAN * variance.sqrt() - mean
}

/// Averages over the six orders, written out.
pub fn normal_truth() -> [f64; 3] {
    let mut sums = [0.0; 3];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut set = 0;
        for player in order {
            let joined = set | 1 << player;
            sums[player] += (normal_shortfall(joined) - normal_shortfall(set)) / 6.0;
            set = joined;
        }
    }
    sums
}

#[test]
fn the_expected_shortfall_of_normal_players() {
    let columns = normal_columns(&mut Generator::new(5), 200_000);
    let found = shapley_expected_shortfall(&columns, 3, 0.95).unwrap();
    for (player, truth) in found.players.iter().zip(normal_truth()) {
        let gap = (player.value - truth).abs() / player.std_error.unwrap();
        assert!(gap < 4.0, "{} is {gap:.1} errors from {truth}", player.value);
    }
    let sum: f64 = found.players.iter().map(|player| player.value).sum();
    assert!((sum - found.change.value).abs() < 1e-12);
    assert_eq!(found.all, expected_shortfall(&columns[7], 0.95).unwrap());
    assert_eq!((found.empty.value, found.empty.std_error), (0.0, Some(0.0)));
    assert!((found.change.value - found.all.value).abs() < 1e-12);
}

#[test]
fn intervals_cover() {
    for (player, truth) in normal_truth().into_iter().enumerate() {
        covers(&format!("shortfall of player {player}"), 101, truth, |g| {
            let mut found = shapley_expected_shortfall(&normal_columns(g, PATHS), 3, 0.95)?;
            Ok(found.players.swap_remove(player))
        });
    }
    // Any of three causes is enough; each is there with its own chance.
    let chances = [0.3, 0.2, 0.1];
    let holds =
        |set: usize| 1.0 - members(set, 3).map(|cause| 1.0 - chances[cause]).product::<f64>();
    let truth = values(3, holds);
    for (player, truth) in truth.into_iter().enumerate() {
        covers(&format!("chance of cause {player}"), 102, truth, |g| {
            let draw = |_| chances.map(|chance| g.uniform() < chance);
            let causes: Vec<[bool; 3]> = (0..PATHS).map(draw).collect();
            let holds = |set, causes: &[bool; 3]| members(set, 3).any(|cause| causes[cause]);
            let flags = |set| causes.iter().map(|causes| holds(set, causes)).collect();
            let columns: Vec<Vec<bool>> = (0..8).map(flags).collect();
            Ok(shapley_chance(&columns, 3)?.players.swap_remove(player))
        });
    }
}

/// Two coalitions alone: the value of the only player is the paired difference.
#[test]
fn a_single_player_gets_the_paired_difference() {
    let mut generator = Generator::new(6);
    let columns = [generator.normals(500), generator.normals(500)];
    let found = shapley_mean(&columns, 1).unwrap();
    let difference = mean_difference(&columns[1], &columns[0]).unwrap();
    assert!((found.players[0].value - difference.value).abs() < 1e-14);
    let ratio = found.players[0].std_error.unwrap() / difference.std_error.unwrap();
    assert!((ratio - 1.0).abs() < 1e-12);
    assert_eq!(found.players[0], found.change);
}

#[test]
fn cautions_of_small_samples() {
    let columns = normal_columns(&mut Generator::new(7), 500);
    let few = shapley_expected_shortfall(&columns, 3, 0.95).unwrap();
    assert!(matches!(few.players[1].cautions[..], [Caution::FewTailPaths { .. }]));
    let short: Vec<Vec<f64>> = columns.iter().map(|column| column[..30].to_vec()).collect();
    let none = shapley_expected_shortfall(&short, 3, 0.95).unwrap();
    assert_eq!((none.players[1].std_error, none.players[1].interval.is_none()), (None, true));
    assert!(none.players[1].cautions.contains(&Caution::NoIntervalAtThisSize));
    let mut rare = vec![vec![false; 100]; 4];
    rare[1][3] = true;
    rare[3][3] = true;
    let rare = shapley_chance(&rare, 2).unwrap();
    let one = Caution::FewDifferingPaths { differing_paths: 1 };
    assert_eq!(rare.players[0].cautions, [one]);
    assert_eq!((rare.players[1].value, rare.players[1].std_error), (0.0, Some(0.0)));
}

#[test]
fn games_that_are_not_complete_are_refused() {
    let worth = Worth::mean(&[1.0, 2.0]).unwrap();
    for players in [0, 21, usize::MAX] {
        let expected = MetricError::PlayersOutOfRange { players, most: 20 };
        assert_eq!(ShapleyGame::new(players).unwrap_err(), expected);
    }
    let mut game = ShapleyGame::new(2).unwrap();
    game.add(0, &worth).unwrap();
    game.add(3, &worth).unwrap();
    for coalition in [0, 4] {
        let expected = MetricError::CoalitionOutOfPlace { coalition };
        assert_eq!(game.add(coalition, &worth), Err(expected));
    }
    let longer = Worth::mean(&[1.0; 3]).unwrap();
    let lengths = MetricError::LengthsDiffer { expected: 2, found: 3 };
    assert_eq!(game.add(1, &longer), Err(lengths));
    assert_eq!(game.finish(), Err(MetricError::CoalitionMissing { coalition: 1 }));
    let lengths = MetricError::LengthsDiffer { expected: 4, found: 1 };
    assert_eq!(shapley_mean(&[vec![1.0]], 2), Err(lengths));
}
