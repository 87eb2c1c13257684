//! The number of threads changes nothing but the time.

use super::dir::Dir;
use super::scenarios::{SHOP, STORMY};

#[test]
fn all_outputs_have_the_same_bytes_at_1_2_and_16_threads() {
    let dir = Dir::new();
    dir.write("shops/stormy.toml", STORMY);
    dir.write("shops/calm.toml", SHOP);
    let run = |threads: usize| {
        let out = format!("out{threads}");
        let command = format!("run shops --paths 1_000 --threads {threads} --out {out}");
        let said = dir.ragam(&command).ends_with(0).out.replace(&out, "out");
        (said, dir.files(&out))
    };
    let alone = run(1);
    assert!(alone.1.len() >= 12);
    assert_eq!(run(2), alone);
    assert_eq!(run(16), alone);
}

#[test]
fn precision_adds_the_same_paths_at_any_number_of_threads() {
    let dir = Dir::new();
    dir.write("shop.toml", STORMY);
    let run = |threads: usize| {
        let command =
            format!("run shop.toml --json --no-charts --precision 0.03 --threads {threads}");
        dir.ragam(&command).ends_with(0).out
    };
    assert_eq!(run(1), run(16));
}

#[test]
fn a_scenario_gives_the_same_among_many_as_alone() {
    let dir = Dir::new();
    for number in 0..40 {
        dir.write(format!("shops/{number:02}.toml"), if number % 2 == 0 { STORMY } else { SHOP });
    }
    let said = dir.ragam("run shops --no-charts --threads 16").ends_with(0).out;
    let names: Vec<&str> = said.lines().filter(|line| line.ends_with(".toml")).collect();
    assert_eq!(names.len(), 40);
    assert!(names.is_sorted());
    dir.ragam("run shops/04.toml --no-charts --threads 1 --out alone").ends_with(0);
    for number in (0..40).step_by(2) {
        let of = |out: &str, name: &str| dir.read(format!("{out}/{name}/cash.csv"));
        assert_eq!(of("ragam-out", &format!("{number:02}")), of("alone", "04"));
    }
}
