use super::super::Plan;
use super::random::Random;
use super::{LONG_NAME, Sample};

/// A shop whose plan costs `cost` and lifts sales by `lift` while it lasts.
fn shop((before, after, lasts): (u32, u32, u32), (lift, cost): (f64, f64), scale: f64) -> Plan {
    let weeks = before + after;
    let mut random = Random::new(11);
    let noise: Vec<f64> = (0..weeks).map(|_| 0.9 + 0.2 * random.uniform()).collect();
    let run = |has_plan: bool| {
        let mut cash = 3.0 * scale;
        let mut rows = (Vec::new(), Vec::new());
        for week in 0..weeks {
            let holds = has_plan && (before..before + lasts).contains(&week);
            let sales = scale * noise[week as usize] * if holds { 1.0 + lift } else { 1.0 };
            cash += 0.3 * sales - 0.28 * scale - if holds { cost * scale } else { 0.0 };
            rows.0.push(sales);
            rows.1.push(cash);
        }
        rows
    };
    let ((sales_with, cash_with), (sales_without, cash_without)) = (run(true), run(false));
    Plan {
        business: "Batik Sekar Arum".to_owned(),
        plan: "Rencana delapan minggu".to_owned(),
        weeks_before: before,
        lasts: Some(7.0 * f64::from(lasts)),
        sales_with,
        sales_without,
        cash_with,
        cash_without,
        sales_clear: true,
        cash_clear: true,
        borrowed: 0.0,
        out_of_cash: (0.12, 0.18),
        paths_with_plan: 1_024,
        paths: 1_100,
    }
}

/// Plans with and without, ordinary and extreme.
pub fn plans() -> Vec<Sample<Plan>> {
    let usual = || shop((4, 20, 8), (0.15, 0.02), 5e6);
    let unclear = Plan { sales_clear: false, cash_clear: false, ..usual() };
    let loan = Plan { borrowed: 10e6, lasts: None, out_of_cash: (0.0, 1.0), ..usual() };
    let flat = Plan {
        sales_with: vec![0.0; 24],
        sales_without: vec![0.0; 24],
        cash_with: vec![0.0; 24],
        cash_without: vec![0.0; 24],
        out_of_cash: (0.0, 0.0),
        ..usual()
    };
    let hostile = "</text><script>x</script> \u{202e}🧵\" & '=1+1'".to_owned();
    let long = "Rencana kembali berjualan di semua saluran sesudah siaran langsung berhenti";
    vec![
        ("usual", usual()),
        ("costs_more", shop((4, 20, 8), (0.02, 0.2), 5e6)),
        ("lowers_sales", shop((4, 20, 8), (-0.3, -0.05), 5e6)),
        ("unclear", unclear),
        ("loan", loan),
        ("nothing_at_all", flat),
        ("one_week", shop((0, 1, 1), (0.3, 0.02), 5e6)),
        ("thousand", shop((4, 20, 8), (0.3, 0.02), 900.0)),
        ("ten_trillion", shop((4, 20, 8), (0.3, 0.02), 1e13)),
        ("long_names", Plan { business: LONG_NAME.to_owned(), plan: long.to_owned(), ..usual() }),
        ("hostile", Plan { plan: hostile, ..usual() }),
    ]
}
