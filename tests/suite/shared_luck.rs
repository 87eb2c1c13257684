//! Shops have luck of their own, unless they state one seed or share a shock by its name.

use ragam::ensemble::{Ensemble, Silent};
use ragam::model::{Model, Seeds};
use ragam::numeric::LANES;

use crate::command_line::dir::Dir;

const PATHS: u64 = 2_048;

/// A shop with a shock of unknown rate, length and strength; `simulation` and `shock` add keys.
fn shop(name: &str, simulation: &str, shock: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"{name}\"\nopening_cash = 5_000_000\n\
         [simulation]\nstart = 2026-01-05\ndays = 120\npaths = {PATHS}\n{simulation}\n\
         [[channel]]\nid = \"live\"\nweekly_sales = 3_000_000\nslow_level_step = 0.1\n\
         [[shock]]\nid = \"halt\"\nhits = [\"live\"]\nrate_per_year = [0.5, 6]\n\
         duration_days = [3, 30]\nseverity = [0.2, 1]\n{shock}\n\
         [costs]\ngoods_share = 0.5\n"
    )
}

const SHARED: &str = "shared = \"closure\"";

fn model(text: &str) -> Model {
    crate::support::model(text)
}

fn ensemble(model: &Model) -> Ensemble {
    Ensemble::simulate(model, PATHS, &Silent).unwrap()
}

/// How often the shock comes on each path.
fn occurrences(ensemble: &Ensemble) -> Vec<f64> {
    let blocks = ensemble.blocks().iter();
    blocks.flat_map(|block| block.occurrences[0].map(f64::from)).collect()
}

/// Sales of each path without the shock.
fn quiet_sales(ensemble: &Ensemble) -> Vec<f64> {
    let weeks = |block: &ragam::simulate::Block| {
        let rows = block.weekly_sales_without_shocks.clone();
        (0..LANES).map(move |lane| rows.iter().map(|row| row[lane]).sum()).collect::<Vec<f64>>()
    };
    ensemble.blocks().iter().flat_map(weeks).collect()
}

fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (of_x, of_y) = (mean(x), mean(y));
    let sum = |with: &dyn Fn(f64, f64) -> f64| -> f64 {
        x.iter().zip(y).map(|(x, y)| with(x - of_x, y - of_y)).sum()
    };
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

/// Four standard errors of the correlation of independent numbers.
fn chance() -> f64 {
    4.0 / (PATHS as f64).sqrt()
}

#[test]
fn shops_without_a_seed_have_independent_luck() {
    let [one, other] = ["Toko Satu", "Toko Dua"].map(|name| ensemble(&model(&shop(name, "", ""))));
    assert!(correlation(&occurrences(&one), &occurrences(&other)).abs() < chance());
    assert!(correlation(&quiet_sales(&one), &quiet_sales(&other)).abs() < chance());
}

#[test]
fn shops_that_state_one_seed_have_the_same_luck() {
    let [one, other] =
        ["Toko Satu", "Toko Dua"].map(|name| ensemble(&model(&shop(name, "seed = 3", ""))));
    assert_eq!(occurrences(&one), occurrences(&other));
    assert_eq!(quiet_sales(&one), quiet_sales(&other));
}

/// The shock comes as often, as long and as strong to both; all else is their own.
#[test]
fn a_shared_shock_comes_to_all_alike() {
    let texts = [shop("Toko Satu", "", SHARED), shop("Toko Dua", "seed = 9", SHARED)];
    let [one, other] = texts.map(|text| ensemble(&model(&text)));
    assert_eq!(occurrences(&one), occurrences(&other));
    assert!(occurrences(&one).iter().any(|times| *times > 1.0));
    assert!(correlation(&quiet_sales(&one), &quiet_sales(&other)).abs() < chance());
}

/// By another name it is another shock, even of one seed; the luck of all else stays.
#[test]
fn a_shock_is_shared_by_its_name() {
    let of = |shock: &str| ensemble(&model(&shop("Toko Satu", "seed = 3", shock)));
    let (own, shared, elsewhere) = (of(""), of(SHARED), of("shared = \"flood\""));
    assert!(correlation(&occurrences(&own), &occurrences(&shared)).abs() < chance());
    assert!(correlation(&occurrences(&elsewhere), &occurrences(&shared)).abs() < chance());
    assert_eq!(quiet_sales(&own), quiet_sales(&shared));
}

/// The seed that is typed is that of everything: other futures for those who ask for them.
#[test]
fn another_seed_of_all_draws_moves_shared_shocks_too() {
    let model = model(&shop("Toko Satu", "seed = 3", SHARED));
    let other = model.clone().with_simulation(None, Some(4));
    assert_eq!((model.seeds().own, other.seeds()), (3, Seeds::all(4)));
    assert!(
        correlation(&occurrences(&ensemble(&model)), &occurrences(&ensemble(&other))).abs()
            < chance()
    );
}

/// The default seed comes from the name alone, and can be written into the file.
#[test]
fn the_default_seed_can_be_stated() {
    let unstated = shop("Toko Satu", "", "");
    let seed = model(&unstated).seed();
    assert!(seed < 1_000_000_000_000, "{seed}");
    let stated = model(&shop("Toko Satu", &format!("seed = {seed}"), ""));
    assert_eq!(stated, model(&unstated));
    let larger = unstated.replace("opening_cash = 5_000_000", "opening_cash = 6_000_000");
    assert_eq!(model(&larger).seed(), seed);
    assert_ne!(model(&shop("Toko Dua", "", "")).seed(), seed);
}

/// The same file gives the same bytes alone and beside others, and what they share is said.
#[test]
fn what_is_shared_is_said_and_no_file_hangs_on_the_others() {
    let dir = Dir::new();
    dir.write("satu.toml", shop("Toko Satu", "", SHARED));
    dir.write("dua.toml", shop("Toko Dua", "", SHARED));
    dir.ragam("run satu.toml --no-charts --paths 64 --out alone").ends_with(0);
    let together = dir.ragam("run satu.toml dua.toml --no-charts --paths 64 --out both");
    let together = together.ends_with(0).out;
    assert!(together.contains("Gangguan bersama “closure” datang"), "{together}");
    assert!(together.contains("satu, dua"), "{together}");
    for file in dir.names("alone/satu") {
        let [alone, both] =
            ["alone", "both"].map(|folder| dir.read(format!("{folder}/satu/{file}")));
        assert_eq!(alone, both, "{file}");
    }
    let table: serde_json::Value = serde_json::from_str(&dir.read("both/scenarios.json")).unwrap();
    assert_eq!(table["shared"]["shocks"][0]["shared"], "closure");
    assert_eq!(table["shared"]["seeds"], serde_json::json!([]));
    dir.write("satu.toml", shop("Toko Satu", "", ""));
    let apart = dir.ragam("run satu.toml dua.toml --no-charts --paths 64 --lang en --out both");
    let apart = apart.ends_with(0).out;
    assert!(apart.contains("Each shop is drawn by itself: nothing is shared."), "{apart}");
    let typed = dir.ragam("run satu.toml dua.toml --no-charts --paths 64 --seed 4 --out both");
    let typed = typed.ends_with(0).out;
    assert!(typed.contains("Memakai benih yang sama (4): satu, dua."), "{typed}");
    let told = dir.ragam("check dua.toml").ends_with(0).out;
    assert!(told.contains("Gangguan ini dipakai bersama (“closure”)"), "{told}");
}
