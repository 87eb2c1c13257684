//! On shops that the model itself made, true parameters and coming sales lie in the stated ranges as
//! often as stated. `examples/fit_recovery.rs` tries more histories and horizons.

use rayon::prelude::*;

use crate::support::made_shops::{Made, WHAT};

const SHOPS: u32 = 200;
const DAYS: usize = 200;
const COMING: usize = 60;

#[test]
fn true_parameters_and_coming_sales_lie_in_nine_of_ten_ranges() {
    let tried: Vec<[bool; 5]> = (0..SHOPS)
        .into_par_iter()
        .map(|number| Made::new(number, DAYS + COMING).held(DAYS, DAYS, COMING).unwrap().0)
        .collect();
    // 90% of 200: 85 to 95% is 2.4 standard errors to both sides.
    for (at, what) in WHAT.iter().enumerate() {
        let held = tried.iter().filter(|held| held[at]).count();
        assert!((170..=190).contains(&held), "{what}: {held} of {SHOPS}");
    }
}
