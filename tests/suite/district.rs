//! Districts: shops together are what they are alone, and no cut into batches shows.

use proptest::prelude::*;
use ragam::district::{
    District, DistrictFiles, Findings, Gathered, NotOneDistrict, Sums, simulate,
};
use ragam::ensemble::{Ensemble, Silent};
use ragam::model::Model;
use ragam::simulate::NEVER;

use crate::command_line::dir::Dir;

/// A shop with luck of its own and a shock of its own; `more` adds keys to its channel.
pub fn base(more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"base\"\nopening_cash = 3_000_000\n\
         [[channel]]\nid = \"live\"\nplatform = \"tiktok\"\nfeatures = [\"live\"]\n\
         weekly_sales = 3_000_000\n{more}\n\
         [[channel]]\nid = \"shopee\"\nplatform = \"shopee\"\nweekly_sales = 500_000\n{more}\n\
         [[mix]]\nid = \"spread\"\nin_place = true\nshares = {{ live = 0.4, shopee = 0.6 }}\n\
         [costs]\ngoods_share = 0.5\nwages_per_month = 5_000_000\nwages_day = 20\n"
    )
}

const HALT: &str = "[[shock]]\nid = \"halt\"\nhits = [{ feature = \"live\" }]\nrate_per_year = 3\n\
     duration_days = [10, 30]\nseverity = [0.5, 1]\n";

const STEADY: &str = "noise = 0\nslow_level_step = 0";

pub fn text(paths: u32, more: &str) -> String {
    format!(
        "format = 1\n[district]\nname = \"Uji\"\nstart = 2026-01-05\ndays = 70\npaths = {paths}\n\
         [[base]]\nid = \"a\"\nfile = \"a.toml\"\n{more}"
    )
}

fn district(text: &str, base: &str, table: &str) -> District {
    let files = DistrictFiles::read("district.toml", text.as_bytes()).unwrap();
    let files_needed = [base.as_bytes().to_vec(), table.as_bytes().to_vec()];
    files.district(&files_needed, None, None).unwrap_or_else(|failed| panic!("{failed}"))
}

pub const SHOPS: &str = "[shops]\ntable = \"shops.csv\"\n";

fn all(district: &District) -> Sums {
    simulate(district, 0..district.shops(), &Silent).unwrap()
}

#[test]
fn a_district_of_one_shop_is_that_shop() {
    let own = base("slow_level_step = 0.1");
    let district = district(&text(200, &format!("{SHOPS}{HALT}")), &own, "name\nToko Melati\n");
    let sums = all(&district);
    let alone = own.replace("\"base\"", "\"Toko Melati\"").replace(
        "[costs]",
        &format!(
            "{}shared = \"halt\"\n[simulation]\nstart = 2026-01-05\ndays = 70\npaths = 200\n[costs]",
            HALT
        ),
    );
    let model: Model = crate::support::model(&alone);
    let ensemble = Ensemble::simulate(&model, 200, &Silent).unwrap();
    let rounded = |values: Vec<f64>| -> Vec<i128> {
        values.into_iter().map(|value| value.round() as i128).collect()
    };
    let (with, without) = (sums.with(), sums.without());
    assert_eq!(with.net_cash_flow, rounded(ensemble.column(|block| block.figures.net_cash_flow)));
    assert_eq!(with.sales, rounded(ensemble.column(|block| block.figures.sales)));
    let calm = rounded(ensemble.column(|block| block.without_shocks.net_cash_flow));
    assert_eq!(without.net_cash_flow, calm);
    let out = ensemble
        .collect(|block, lane| u32::from(block.figures.first_day_out_of_cash[lane] != NEVER));
    assert_eq!(with.out, out);
    assert!(out.contains(&1) && with.sales != without.sales);
    // Out of cash in some week is out of cash at all.
    for (path, out) in out.iter().enumerate() {
        let weeks: u32 = with.out_by_week.iter().skip(path).step_by(200).sum();
        assert_eq!(weeks > 0, *out == 1, "{path}");
    }
}

#[test]
fn shops_that_share_all_their_luck_are_one_shop_many_times() {
    let text = text(64, &format!("{SHOPS}{HALT}"));
    let one = all(&district(&text, &base(STEADY), "name\nA\n"));
    let five = all(&district(&text, &base(STEADY), "name,count\nA,2\nB,3\n"));
    let times = |values: &[i128]| values.iter().map(|value| value * 5).collect::<Vec<i128>>();
    assert_eq!(five.with().net_cash_flow, times(&one.with().net_cash_flow));
    assert_eq!(five.with().unpaid_wages, times(&one.with().unpaid_wages));
    assert_eq!(five.with().out, one.with().out.iter().map(|out| out * 5).collect::<Vec<u32>>());
    assert!(one.with().net_cash_flow != one.without().net_cash_flow);
}

fn variance(values: &[i128]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().map(|value| *value as f64).sum::<f64>() / n;
    let square = |value: &i128| (*value as f64 - mean) * (*value as f64 - mean);
    values.iter().map(square).sum::<f64>() / (n - 1.0)
}

/// What shops do not share varies as if there were no other shop; what they share adds up.
#[test]
fn variances_of_shops_add_up_unless_they_share_a_shock() {
    let (shops, paths) = (8, 600);
    let table = format!("name,count\nToko,{shops}\n");
    let spread = |more: &str, noise: &str| {
        let district = district(&text(paths, &format!("{SHOPS}{more}")), &base(noise), &table);
        let single = |shop: u32| simulate(&district, shop..shop + 1, &Silent).unwrap();
        let apart: f64 = (0..shops).map(|shop| variance(&single(shop).with().sales)).sum();
        variance(&all(&district).with().sales) / apart
    };
    // The variance of a variance of about normal sums: 2 / (n - 1), of its ratio not more.
    let error = (2.0 / f64::from(paths - 1)).sqrt();
    let alone = spread("", "noise = 0.4\nslow_level_step = 0.02");
    assert!((alone - 1.0).abs() < 4.0 * error, "{alone}");
    let shared = spread(HALT, STEADY);
    assert!((shared - f64::from(shops)).abs() < 0.01, "{shared}");
}

#[test]
fn threads_and_batches_do_not_show() {
    let more = format!("{SHOPS}{HALT}[diversify]\nmix = \"spread\"\n");
    let district = district(&text(40, &more), &base("noise = 0.5"), "name,count\nA,5\nB,4\n");
    let pool = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| all(&district).to_bytes())
    };
    assert_eq!(pool(1), pool(3));
    let findings = Findings::of(&district, &Sums::from_bytes(&pool(2)).unwrap()).unwrap();
    let diversified = findings.diversified.unwrap();
    assert!(diversified.shops > 0 && diversified.shops < 9, "{}", diversified.shops);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..Default::default() })]

    /// Any cut of the shops, merged in any order and bracketing, is the whole to the byte.
    #[test]
    fn merging_knows_no_order(
        cuts in prop::collection::btree_set(1_u32..6, 0..4),
        order in prop::collection::vec(any::<u32>(), 6),
        together in any::<u8>(),
    ) {
        let district = district(
            &text(33, &format!("{SHOPS}{HALT}")),
            &base("noise = 0.5"),
            "name,count\nA,6\n",
        );
        let whole = all(&district).to_bytes();
        let edges: Vec<u32> = [0].into_iter().chain(cuts).chain([6]).collect();
        let mut parts: Vec<(u32, Sums)> = edges
            .windows(2)
            .map(|pair| simulate(&district, pair[0]..pair[1], &Silent).unwrap())
            .zip(order)
            .map(|(part, place)| (place, Sums::from_bytes(&part.to_bytes()).unwrap()))
            .collect();
        parts.sort_by_key(|(place, _)| *place);
        let mut parts: Vec<Sums> = parts.into_iter().map(|(_, part)| part).collect();
        let mut gathered = Gathered::default();
        for part in &parts {
            gathered.add(part.clone()).unwrap();
        }
        let gathered = gathered.whole().unwrap().unwrap();
        prop_assert_eq!(gathered.to_bytes(), whole.clone());
        while parts.len() > 1 {
            let at = together as usize % (parts.len() - 1);
            let (one, other) = (parts.remove(at), parts.remove(at));
            parts.insert(at, other.merge(one).unwrap());
        }
        prop_assert_eq!(parts.remove(0).to_bytes(), whole);
    }
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let text = text(33, SHOPS);
    let one = district(&text, &base(""), "name\nA\nB\n");
    let other = district(&text, &base(""), "name\nA\nC\n");
    let part =
        |district: &District, shop: u32| simulate(district, shop..shop + 1, &Silent).unwrap();
    assert_eq!(part(&one, 0).merge(part(&other, 1)), Err(NotOneDistrict::Different));
    assert_eq!(part(&one, 1).merge(part(&one, 1)), Err(NotOneDistrict::Twice { shop: 1 }));
    assert_eq!(part(&one, 1).missing(), Some(0));
    assert_eq!(part(&one, 0).missing(), Some(1));
    assert_eq!(all(&one).missing(), None);
    let mut gathered = Gathered::default();
    assert_eq!(gathered.clone().whole(), Ok(None));
    gathered.add(part(&one, 0)).unwrap();
    assert_eq!(gathered.clone().add(part(&one, 0)), Err(NotOneDistrict::Twice { shop: 0 }));
    assert_eq!(gathered.add(part(&other, 1)), Err(NotOneDistrict::Different));
    let mut bytes = part(&one, 0).to_bytes();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    assert_eq!(Sums::from_bytes(&bytes), Err(NotOneDistrict::Damaged));
    assert_eq!(Sums::from_bytes(b""), Err(NotOneDistrict::Damaged));
}

/// The cash that a fund gives is put into the shops, and they are lived once more.
#[test]
fn a_fund_saves_the_futures_that_it_says() {
    let more = format!("{SHOPS}{HALT}[fund]\nsizes = [4_000_000]\n");
    let table = "name,opening_cash\nA,3_000_000\nB,2_000_000\nC,9_000_000\n";
    let (text, base) = (text(128, &more), base("noise = 0.3"));
    let before = district(&text, &base, table);
    let sums = all(&before);
    let findings = Findings::of(&before, &sums).unwrap();
    let fund = &findings.funds[0];
    assert!(!fund.shops.is_empty() && fund.spent <= 4_000_000);
    let mut helped = String::from("name,opening_cash\n");
    for (name, cash) in [("A", 3_000_000), ("B", 2_000_000), ("C", 9_000_000)] {
        let given = fund.shops.iter().find(|shop| shop.name == name);
        helped += &format!("{name},{}\n", cash + given.map_or(0, |shop| shop.given.cost));
    }
    let after = all(&district(&text, &base, &helped));
    let out = |sums: &Sums| sums.with().out.iter().sum::<u32>();
    let saved: u32 = fund.shops.iter().map(|shop| shop.given.saved).sum();
    assert_eq!(out(&sums) - out(&after), saved);
    assert!((fund.saved - f64::from(saved) / 128.0).abs() < 1e-12);
}

#[test]
fn drawn_shops_stay_what_they_are_when_more_are_drawn() {
    let text = |count: u32| {
        text(
            32,
            &format!(
                "[draw]\ncount = {count}\n[draw.set]\n\"business.opening_cash\" = [1_000_000, 9_000_000]\n"
            ),
        )
    };
    let (few, many) = (district(&text(3), &base(""), ""), district(&text(30), &base(""), ""));
    let shops = |district: &District, n: u32| (0..n).map(|n| district.shop(n)).collect::<Vec<_>>();
    assert_eq!(shops(&few, 3), shops(&many, 3));
    let cash: Vec<f64> =
        shops(&many, 30).iter().filter_map(|shop| shop.stated[0].as_number()).collect();
    assert!(cash.iter().all(|cash| (1e6..=9e6).contains(cash)));
    assert!(cash.iter().any(|cash| *cash < 4e6) && cash.iter().any(|cash| *cash > 6e6));
}

#[test]
fn a_wrong_row_is_named_and_the_others_are_simulated() {
    let dir = Dir::new();
    dir.write("a.toml", base(""));
    dir.write("d.toml", text(32, SHOPS));
    dir.write(
        "shops.csv",
        "nama;jumlah;channel.live.weekly_sales\nMelati;2;4.000.000\nMawar;1;banyak\nKenanga;1;-5\n",
    );
    let said = dir.ragam("district d.toml --lang id --formats svg").ends_with(0).out;
    assert!(said.contains("baris 3, kolom channel.live.weekly_sales (Mawar)"), "{said}");
    assert!(said.contains("baris 4, kolom channel.live.weekly_sales (Kenanga)"), "{said}");
    assert!(said.contains("2 toko dijalankan bersama"), "{said}");
    let names = dir.names("ragam-out/d-district");
    for file in ["summary.json", "shops.csv", "district_paths.csv", "weeks.csv", "left_out.csv"] {
        assert!(names.iter().any(|name| name == file), "{file}: {names:?}");
    }
    let left_out = dir.read("ragam-out/d-district/left_out.csv");
    assert_eq!(left_out.lines().count(), 3);
    for part in ["problem_id", "problem_en", "banyak bukan angka", "banyak is no number"] {
        assert!(left_out.contains(part), "{part}: {left_out}");
    }
    let summary = dir.read("ragam-out/d-district/summary.json");
    assert!(summary.contains("banyak bukan angka"), "{summary}");
    assert_eq!(dir.read("ragam-out/d-district/shops.csv").lines().count(), 3);
}

/// Such a table was said to have not one shop, and which rows are wrong was not.
#[test]
fn where_no_row_can_be_read_each_is_named() {
    let dir = Dir::new();
    dir.write("a.toml", base(""));
    dir.write("d.toml", text(32, SHOPS));
    dir.write("shops.csv", "nama;jumlah;opening_cash\nMelati;banyak;1e6\nMawar;1;sedikit\n");
    let said = dir.ragam("district d.toml --lang id").ends_with(1).err;
    for part in [
        "shops.csv",
        "baris 2, kolom count (Melati)",
        "baris 3, kolom business.opening_cash (Mawar)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.contains("tulis bilangan bulat"), "{said}");
}

#[test]
fn all_problems_of_a_district_are_told_at_once() {
    let text = "format = 1\n[district]\nname = \"x\"\nstart = 2026-01-05\ndays = 0\n\
         [[base]]\nid = \"a\"\nfil = \"a.toml\"\n[draw]\ncount = 3\n[draw.set]\n\"business.cash\" = \"x\"\n";
    let failed = DistrictFiles::read("d.toml", text.as_bytes()).unwrap_err().to_string();
    for part in ["d.toml:5", "d.toml:8", "d.toml:12"] {
        assert!(failed.contains(part), "{part}: {failed}");
    }
    let text = "format = 1\n[district]\nname = \"x\"\nstart = 2026-01-05\n[[base]]\nid = \"a\"\nfile = \"a\"\n\
         [draw]\ncount = 3\nbases = { b = 1 }\n[draw.set]\n\"simulation.paths\" = 5\n\"business.opening\" = 5\n";
    let failed = DistrictFiles::read("d.toml", text.as_bytes()).unwrap_err().to_string();
    for part in ["d.toml:10", "d.toml:12", "d.toml:13"] {
        assert!(failed.contains(part), "{part}: {failed}");
    }
}

#[test]
fn a_district_is_told_apart_from_a_shop() {
    let dir = Dir::new();
    dir.write("a.toml", base(""));
    dir.write("d.toml", text(32, SHOPS));
    let said = |arguments: &str, code| dir.ragam(arguments).in_english().ends_with(code);
    said("run d.toml", 1).explains(&["ragam district d.toml"]);
    said("district a.toml", 1).explains(&["[district]"]);
    said("district d.toml", 3).explains(&["shops.csv"]);
}

#[test]
fn the_shipped_district_is_sound() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/districts");
    let text = std::fs::read(folder.join("pekalongan.toml")).unwrap();
    let files = DistrictFiles::read("pekalongan.toml", &text).unwrap();
    let bytes: Vec<Vec<u8>> =
        files.needed().map(|name| std::fs::read(folder.join(name)).unwrap()).collect();
    let district =
        files.district(&bytes, Some(32), None).unwrap_or_else(|failed| panic!("{failed}"));
    let some = simulate(&district, 0..4, &Silent).unwrap();
    assert_eq!((some.shops().len(), some.left_out().len()), (4, 0));
    assert!(some.shops().iter().all(|shop| shop.platforms.len() == 3));
}
