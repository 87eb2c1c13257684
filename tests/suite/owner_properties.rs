//! Shops whose owner keeps a stock, borrows, advertises and acts, with random numbers: whatever
//! they are, money and goods are conserved and nothing is sold that is not there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::support::shop::Shop;
use proptest::prelude::*;
use ragam::simulate::{Block, replay_path};

/// Cost of goods, share of sales.
const GOODS: f64 = 0.45;

fn head(cash: u32, order_value: u32, lumpy: bool) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = {cash}\n\
         [simulation]\nseed = 1\nstart = 2026-01-20\ndays = 130\npaths = 32\n\
         [[channel]]\nid = \"live\"\nweekly_sales = 6_000_000\norder_value = {order_value}\n\
         lumpy_orders = {lumpy}\npayout_delay_days = 3\n\
         [channel.ads]\nper_week_today = 300_000\n\
         [[channel]]\nid = \"shop\"\nweekly_sales = 2_000_000\norder_value = 50_000\n\
         [[channel]]\nid = \"chat\"\nweekly_sales = 1_000_000\nreference_share = 0.2\norder_value = 40_000\n\
         [[shock]]\nid = \"viral\"\nhits = [\"live\"]\nrate_per_year = 4\nduration_days = [1, 9]\nboom = [0, 8]\n\
         [[shock]]\nid = \"halt\"\nhits = [\"live\"]\nrate_per_year = 2\nduration_days = [2, 40]\nseverity = [0, 1]\n\
         [costs]\ngoods_share = {GOODS}\nwages_per_month = 4_000_000\nrent_per_month = 1_000_000\n"
    )
}

prop_compose! {
    fn delivery()(
        review in 1_u32..40,
        lead in 0_u32..30,
        safety in 0.0_f64..2.0,
        opening in prop::option::of(0_u32..20_000_000),
        capacity in prop::option::of(0_u32..60),
        trust in prop::option::of(0.0_f64..3.0),
    ) -> String {
        let mut text = format!(
            "[stock]\nreview_days = {review}\nlead_time_days = {lead}\nsafety_share = {safety}\n"
        );
        if let Some(opening) = opening {
            text += &format!("opening = {opening}\n");
        }
        if let Some(capacity) = capacity {
            text += &format!("[capacity]\norders_per_day = {capacity}\n");
        }
        if let Some(trust) = trust {
            text += &format!("[overselling]\ntrust_lost = {trust}\n");
        }
        text
    }
}

prop_compose! {
    fn finance()(
        amount in 0_u32..40_000_000,
        months in 1_u32..40,
        interest in 0.0_f64..0.5,
        year in 2025_u32..2027,
        month in 1_u32..5,
        share in 0.0_f64..1.0,
        threshold in 0_u32..200_000_000,
    ) -> String {
        // The loan may lie before the simulation, but not be over before it.
        let months = months + 14;
        format!(
            "[[loan]]\nid = \"kur\"\namount = {amount}\ndate = {year}-0{month}-28\nmonths = {months}\n\
             interest_per_year = {interest}\n\
             [drawings]\nshare_of_surplus = {share}\n[tax]\nthreshold_per_year = {threshold}\n"
        )
    }
}

fn when() -> impl Strategy<Value = String> {
    prop_oneof![
        (1_u32..28).prop_map(|day| format!("{{ date = 2026-03-{day:02} }}")),
        (0.0_f64..40.0).prop_map(|days| format!("{{ shock = \"halt\", days_after = {days} }}")),
        (0.0_f64..2.0, 1_u32..40)
            .prop_map(|(share, days)| format!("{{ sales_below = {share}, for_days = {days} }}")),
        (0.0_f64..200.0).prop_map(|days| format!("{{ cash_below_days = {days} }}")),
    ]
}

fn action() -> impl Strategy<Value = String> {
    prop_oneof![
        (0.0_f64..5.0).prop_map(|f| format!("ads = [{{ channel = \"live\", factor = {f} }}]")),
        (0.0_f64..=1.0).prop_map(|s| format!("cut_costs = [{{ cost = \"wages\", share = {s} }}]")),
        (0.0_f64..3.0, 0_u32..50).prop_map(|(e, d)| format!(
            "raise = [{{ channel = \"chat\", effort = {e}, delay_days = {d} }}]"
        )),
        (0.0_f64..3.0).prop_map(|e| format!("raise = [{{ channel = \"shop\", effort = {e} }}]")),
        (0_u32..20_000_000, 1_u32..12)
            .prop_map(|(a, m)| format!("loan = {{ amount = {a}, months = {m} }}")),
        (0.0_f64..=1.0, 0.0_f64..2.0)
            .prop_map(|(s, p)| format!("sell_stock = {{ share = {s}, price = {p} }}")),
        (-1.0_f64..2.0)
            .prop_map(|l| format!("eight_weeks = {{ cost_per_week = 100_000, lift = {l} }}")),
    ]
}

fn responses() -> impl Strategy<Value = String> {
    let one = (when(), action(), prop::option::of(1_u32..90));
    prop::collection::vec(one, 0..4).prop_map(|list| {
        let written = list.into_iter().enumerate().map(|(number, (when, action, lasts))| {
            let lasts = lasts.map_or_else(String::new, |days| format!("lasts_days = {days}\n"));
            format!("[[response]]\nid = \"aksi{number}\"\nwhen = {when}\n{lasts}{action}\n")
        });
        // A channel that is not used has to be started by something.
        let start = "[[response]]\nid = \"mulai\"\nwhen = { date = 2026-04-01 }\nraise = [{ channel = \"chat\", effort = 1 }]\n";
        written.chain([start.to_owned()]).collect()
    })
}

fn account(shop: &Shop, block: &Block, of: &str, lane: usize) -> f64 {
    let accounts = shop.model.accounts().accounts().iter().zip(&block.account_totals);
    accounts.filter(|(account, _)| account.name.starts_with(of)).map(|(_, total)| total[lane]).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn money_and_goods_are_conserved(
        cash in 0_u32..30_000_000,
        order_value in 20_000_u32..400_000,
        lumpy: bool,
        delivery in delivery(),
        finance in finance(),
        responses in responses(),
    ) {
        let text = head(cash, order_value, lumpy) + &delivery + &finance + &responses;
        let shop = Shop::with_paths(&text, 32);
        let block = &shop.ensemble.blocks()[0];
        for lane in 0..32 {
            let totals = block.account_totals.iter().map(|total| total[lane]);
            let size: f64 = 1.0 + totals.clone().map(f64::abs).sum::<f64>();
            let posted: f64 = totals.sum();
            prop_assert!((posted - block.figures.net_cash_flow[lane]).abs() <= 1e-11 * size);
            // Goods: what was bought is sold, sold off, or still there.
            let (due, figures) = (&block.due, &block.figures);
            let left = due.stock[lane] + due.stock_on_order[lane];
            let used = GOODS * figures.sales[lane];
            prop_assert!(due.stock[lane] >= 0.0 && due.stock_on_order[lane] >= 0.0);
            prop_assert!(figures.undelivered_sales[lane] >= -1e-6 * size);
            let bought = -account(&shop, block, "stock_purchases", lane);
            if !text.contains("sell_stock") && text.contains("opening = ") {
                let opening: f64 = text.split("\nopening = ").nth(1).unwrap()
                    .lines().next().unwrap().parse().unwrap();
                prop_assert!((opening + bought - used - left).abs() <= 1e-9 * size);
            }
            prop_assert!(due.loans[lane] >= 0.0 && due.tax[lane] >= 0.0);
            prop_assert!(figures.sales[lane].is_finite() && figures.cash_needed[lane].is_finite());
        }
        let replay = replay_path(&shop.model, 9);
        let last = replay.closes.last().unwrap().balance;
        prop_assert_eq!(last.to_bits(), shop.ensemble.cash_of_path(9).unwrap().last().unwrap().to_bits());
    }
}
