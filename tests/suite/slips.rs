//! Slips that are allowed but were probably not meant: what is said to each.

use ragam::language::{Language, Said, Words};
use ragam::problems::Problem;
use ragam::scenario::read;

/// A shop in which nothing is unusual.
const SHOP: &str = r#"format = 1
[business]
name = "Toko Uji"
opening_cash = 20_000_000

[simulation]
days = 182
paths = 64

[values]
seller_fee = 0.09

[[channel]]
id = "shopee"
weekly_sales = 9_000_000
order_value = 85_000
order_fee = 1_250
commission = 0.08
returns = 0.03
payout_delay_days = 7
noise = 0.4
goods_credit_days = 14
growth_per_year = 0.2
fixed_cost_per_month = 200_000
[channel.ads]
per_week_today = 400_000
effect_exponent = 0.1

[[channel]]
id = "live"
order_value = 60_000
commission = "seller_fee"
creator_commission = 0.1
creator_share = 0.3
[channel.live]
sessions_per_week = 5
hours_per_session = 2
viewers_first_hour = 300
viewers_later_hour = 150
conversion = 0.02
time_slot_factor = 1.1

[[channel]]
id = "web"
orders_per_week = 20
order_value = 90_000
pay_days = [{ from_day = 25, factor = 1.2 }]
[channel.ramp]
delay_days = 30
length_days = 45

[[event]]
id = "lebaran"
festival = "lebaran"
duration_days = 10
rise_days = 14
factor = 1.6

[[shock]]
id = "halt"
name = "Live berhenti"
hits = ["live"]
window = { from = 2026-02-01, to = 2026-05-31, probability = 0.3 }
duration_days = [14, 30, 90]
severity = 0.7
onset_days = 2
recovery = { half_life_days = 12 }

[[shock]]
id = "viral"
hits = ["shopee"]
rate_per_year = 1.5
duration_days = 3
boom = 1.4

[[shock]]
id = "fee_rise"
hits = ["shopee"]
date = 2026-03-01
duration_days = 40
commission_points = 0.02
unit_cost_increase = 0.15

[[mitigation]]
id = "backup"
shocks = ["halt"]
severity_reduction = 0.5
cost_per_month = 300_000

[[response]]
id = "plan"
when = { cash_below_days = 21 }
eight_weeks = { cost_per_week = 250_000, lift = 0.25 }

[capacity]
sales_per_day = 9_500_000

[overselling]
trust_lost = 0.35

[costs]
goods_share = 0.6
packing_per_order = 1_500
wages_per_month = 4_000_000
thr_months = 1.0
rent_per_month = 1_600_000

[[costs.other]]
name = "Listrik"
per_month = 500_000

[[one_off]]
name = "Mesin"
date = 2026-03-15
amount = -3_500_000

[credit]
limit = 10_000_000
interest_per_year = 0.12

[[loan]]
id = "kur"
date = 2026-02-02
amount = 25_000_000
months = 24
interest_per_year = 0.06

[drawings]
per_month = 3_000_000

[tax]
rate = 0.005
turnover_so_far = 80_000_000
"#;

/// What stands in the shop, what is written instead, and pieces of what is said: of the message, and of
/// the help where a better number can be guessed.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    // A point between thousands.
    ("opening_cash = 20_000_000", "opening_cash = 20.000", "read as Rp20", "was 20_000_000 meant"),
    (
        "opening_cash = 20_000_000",
        "opening_cash = 500.000",
        "read as Rp500",
        "500_000 or 500_000_000",
    ),
    ("weekly_sales = 9_000_000", "weekly_sales = 9.000", "read as Rp9", "9_000_000"),
    ("weekly_sales = 9_000_000", "weekly_sales = [8.000, 10.000]", "read as Rp8", "8_000_000"),
    (
        "weekly_sales = 9_000_000",
        "weekly_sales = [8.000, 9.000, 10.000]",
        "read as Rp8",
        "8_000_000",
    ),
    (
        "weekly_sales = 9_000_000",
        "weekly_sales = { distribution = \"lognormal\", mean = 9.000, cv = 0.3, maximum = 50_000_000 }",
        "read as Rp9",
        "9_000_000",
    ),
    ("order_value = 85_000", "order_value = 85.000", "read as Rp85", "was 85_000 meant"),
    ("order_fee = 1_250", "order_fee = 1.250", "a point stands before decimals", "was 1_250 meant"),
    (
        "packing_per_order = 1_500",
        "packing_per_order = 1.500",
        "a point stands before decimals",
        "1_500",
    ),
    ("wages_per_month = 4_000_000", "wages_per_month = 4.000", "read as Rp4", "4_000_000"),
    (
        "rent_per_month = 1_600_000",
        "rent_per_month = 1.600",
        "a point stands before decimals",
        "1_600_000",
    ),
    (
        "fixed_cost_per_month = 200_000",
        "fixed_cost_per_month = 200.000",
        "read as Rp200",
        "200_000",
    ),
    ("per_week_today = 400_000", "per_week_today = 400.000", "read as Rp400", "400_000"),
    ("sales_per_day = 9_500_000", "sales_per_day = 1.000", "read as Rp1", "1_000_000"),
    ("limit = 10_000_000", "limit = 10.000", "read as Rp10", "10_000_000"),
    ("amount = 25_000_000", "amount = 25.000", "read as Rp25", "25_000_000"),
    ("per_month = 3_000_000", "per_month = 3.000", "read as Rp3", "3_000_000"),
    ("per_month = 500_000", "per_month = 500.000", "read as Rp500", "500_000"),
    ("turnover_so_far = 80_000_000", "turnover_so_far = 80.000", "read as Rp80", "80_000_000"),
    ("amount = -3_500_000", "amount = -3.500", "a point stands before decimals", "-3_500"),
    (
        "viewers_first_hour = 300",
        "viewers_first_hour = 1.300",
        "a point stands before decimals",
        "1_300",
    ),
    ("duration_days = 40", "duration_days = 40.000", "read as 40", "40_000"),
    ("orders_per_week = 20", "orders_per_week = 1.200", "a point stands before decimals", "1_200"),
    // Groups that are not of three.
    ("opening_cash = 20_000_000", "opening_cash = 20_00_000", "groups of three", "2_000_000"),
    ("weekly_sales = 9_000_000", "weekly_sales = 9000_000", "groups of three", "9_000_000"),
    ("wages_per_month = 4_000_000", "wages_per_month = 40_000_00", "groups of three", "4_000_000"),
    // Millions left out.
    ("opening_cash = 20_000_000", "opening_cash = 20", "Rp20", "was 20_000_000 meant"),
    ("weekly_sales = 9_000_000", "weekly_sales = 8.5", "`weekly_sales` is", "8_500_000"),
    ("wages_per_month = 4_000_000", "wages_per_month = 4", "Rp4", "4_000_000"),
    ("order_value = 85_000", "order_value = 85", "Rp85", "85_000"),
    ("rent_per_month = 1_600_000", "rent_per_month = 1_600", "`rent_per_month`", "1_600_000"),
    ("per_week_today = 400_000", "per_week_today = 400", "Rp400", "400_000"),
    // Percent instead of shares.
    ("interest_per_year = 0.12", "interest_per_year = 6", "600%", "was 0.06 meant"),
    ("interest_per_year = 0.06", "interest_per_year = 6", "600%", "0.06"),
    ("rate = 0.005", "rate = 0.5", "50%", "0.005"),
    ("commission = 0.08", "commission = 0.8", "80%", "0.08"),
    ("seller_fee = 0.09", "seller_fee = 0.9", "90%", "0.09"),
    ("goods_share = 0.6", "goods_share = 1.2", "120%", "look at it once more"),
    ("growth_per_year = 0.2", "growth_per_year = 5", "`growth_per_year`", "0.05"),
    ("commission_points = 0.02", "commission_points = 0.5", "`commission_points`", "0.05"),
    ("unit_cost_increase = 0.15", "unit_cost_increase = 15", "`unit_cost_increase`", "0.15"),
    ("lift = 0.25", "lift = 5", "`lift`", "0.05"),
    ("trust_lost = 0.35", "trust_lost = 5", "`trust_lost`", "0.05"),
    ("conversion = 0.02", "conversion = 0.5", "`conversion`", ""),
    ("returns = 0.03", "returns = 0.7", "`returns`", "0.07"),
    // Factors.
    ("factor = 1.6", "factor = 200", "it multiplies", "was 2 meant"),
    ("factor = 1.6", "factor = 0.3", "it multiplies", "was 1.3 meant"),
    ("factor = 1.2", "factor = 20", "it multiplies", ""),
    ("time_slot_factor = 1.1", "time_slot_factor = 6", "it multiplies", ""),
    // Too long, too often, too much.
    ("duration_days = [14, 30, 90]", "duration_days = 600", "a shock of a shop", ""),
    ("duration_days = [14, 30, 90]", "duration_days = [14, 30, 900]", "a shock of a shop", ""),
    ("onset_days = 2", "onset_days = 0.01", "`onset_days`", ""),
    ("half_life_days = 12", "half_life_days = 1_200", "recover", ""),
    ("rate_per_year = 1.5", "rate_per_year = 150", "times a year", ""),
    ("boom = 1.4", "boom = 140", "`boom`", "1.4"),
    ("severity = 0.7", "severity = -70", "gains", ""),
    ("payout_delay_days = 7", "payout_delay_days = 70", "usually arrives", ""),
    ("goods_credit_days = 14", "goods_credit_days = 140", "suppliers", ""),
    ("noise = 0.4", "noise = 2.5", "daily sales", ""),
    ("sessions_per_week = 5", "sessions_per_week = 200", "live sessions", ""),
    ("hours_per_session = 2", "hours_per_session = 20", "hours", ""),
    ("thr_months = 1.0", "thr_months = 4", "THR", ""),
    ("months = 24", "months = 300", "loans usually run", ""),
    ("duration_days = 10", "duration_days = 200", "an event", ""),
    ("delay_days = 30", "delay_days = 600", "days to grow", ""),
    ("effect_exponent = 0.1", "effect_exponent = 0.001", "exponents", ""),
    // Nothing at all.
    ("probability = 0.3", "probability = 0", "never happens", "0.3 is 3 in 10"),
    ("rate_per_year = 1.5", "rate_per_year = 0", "never happens", ""),
    ("severity = 0.7", "severity = 0", "changes nothing", "0.8 takes 80"),
    ("boom = 1.4", "boom = 0", "changes nothing", ""),
    ("duration_days = 3\n", "duration_days = 0\n", "over before it does anything", ""),
    ("amount = -3_500_000", "amount = 0", "moves no money", ""),
    ("severity_reduction = 0.5", "severity_reduction = 0", "helps nothing", ""),
    ("goods_share = 0.6\n", "", "nothing says what goods cost", "goods_share = 0.6"),
    // Numbers that do not go together.
    (
        "rent_per_month = 1_600_000",
        "rent_per_month = 160_000_000",
        "the rent of a month is",
        "for one week",
    ),
    (
        "wages_per_month = 4_000_000",
        "wages_per_month = 4_000_000_000",
        "more than ten times",
        "for one week",
    ),
    (
        "goods_share = 0.6",
        "goods_share = 0.95",
        "loses money with every sale",
        "shares of the sale",
    ),
    (
        "creator_commission = 0.1\ncreator_share = 0.3",
        "creator_commission = 0.45\ncreator_share = 0.8",
        "loses money with every sale",
        "",
    ),
    (
        "weekly_sales = 9_000_000\norder_value = 85_000",
        "weekly_sales = 50_000\norder_value = 40_000_000",
        "less than one order",
        "short of zeros",
    ),
];

fn warnings(name: &str, text: &str) -> Vec<Problem> {
    match read(name, text.as_bytes()) {
        Ok(read) => read.warnings,
        Err(failed) => panic!("{failed}"),
    }
}

#[test]
fn a_usual_shop_gives_no_warning() {
    assert_eq!(warnings("shop.toml", SHOP), []);
}

#[test]
fn every_slip_is_told_with_what_was_probably_meant() {
    assert!(SLIPS.len() >= 60);
    for (old, new, message, help) in SLIPS {
        assert_eq!(SHOP.matches(old).count(), 1, "{old}");
        let found = warnings("slip.toml", &SHOP.replace(old, new));
        let told = found.iter().any(|warning| {
            let helps = warning.help.clone().unwrap_or_default().to_string();
            warning.message.to_string().contains(message) && helps.contains(help)
        });
        assert!(told, "{new}: {found:#?}");
    }
}

#[test]
fn every_warning_is_said_in_indonesian_too() {
    for (old, new, _, _) in SLIPS {
        let found = warnings("slip.toml", &SHOP.replace(old, new));
        for warning in found {
            let words = Words::of(Language::Indonesian);
            let say = |said: &Said| said.say(words);
            assert_ne!(say(&warning.message), warning.message.to_string(), "{new}");
            let help = warning.help.as_ref().map(say);
            let words = format!("{} {} {help:?}", say(&warning.message), say(&warning.label));
            assert!(!words.contains("[warning") && !words.contains("[usual"), "{words}");
            assert!(!words.contains('{'), "{words}");
        }
    }
}

/// What is shipped is not doubted.
#[test]
fn no_shipped_scenario_and_no_example_of_the_readme_gives_a_warning() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut count = 0;
    for entry in std::fs::read_dir(format!("{root}/scenarios")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(warnings(&path.display().to_string(), &text), [], "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 3);
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|block| block.split("```").next());
    for block in blocks.filter(|block| block.contains("format = 1")) {
        assert_eq!(warnings("README.md", block), [], "{block}");
    }
}
