//! Capacity, stock, overselling and counted orders, by hand and against theory.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests need not have the same bits everywhere")]

use crate::support::shop::{STEADY, Shop, near};

use ragam::metrics::quantile;

fn shop(days: u32, channel: &str, more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 50_000_000\n\
         [simulation]\nseed = 1\nstart = 2026-01-05\ndays = {days}\npaths = 32\n\
         [[channel]]\nid = \"live\"\nweekly_sales = 7_000_000\n{STEADY}{channel}{more}"
    )
}

/// Twice the demand on day 5, for a day.
const BOOM: &str = "[[shock]]\nid = \"viral\"\nhits = [\"live\"]\ndate = 2026-01-10\nduration_days = 1\nseverity = -1\n";

fn daily_sales(shop: &Shop) -> Vec<f64> {
    // Sales are paid on the day, and nothing else moves cash.
    let cash = shop.cash();
    let before = std::iter::once(50_000_000.0).chain(cash.iter().copied());
    cash.iter().zip(before).map(|(cash, before)| cash - before).collect()
}

#[test]
fn capacity_is_shared_in_proportion() {
    let second = format!("[[channel]]\nid = \"shopee\"\nweekly_sales = 3_500_000\n{STEADY}");
    let shop = Shop::of(&shop(14, "", &(second + "[capacity]\nsales_per_day = 1_200_000\n")));
    assert!(near(shop.weekly_sales(0, 0), 5_600_000.0));
    assert!(near(shop.weekly_sales(1, 1), 2_800_000.0));
    assert!(near(shop.ensemble.blocks()[0].figures.undelivered_sales[0], 14.0 * 300_000.0));
}

#[test]
fn capacity_can_count_orders() {
    let shop = Shop::of(&shop(7, "order_value = 50_000\n", "[capacity]\norders_per_day = 15\n"));
    assert!(near(shop.weekly_sales(0, 0), 7.0 * 15.0 * 50_000.0));
}

/// The run without shocks has its own limits: a boom that is lost to them is lost by the shock.
#[test]
fn capacity_holds_without_shocks_too() {
    let shop = Shop::of(&shop(14, "", &format!("{BOOM}[capacity]\nsales_per_day = 800_000\n")));
    let figures = &shop.ensemble.blocks()[0].figures;
    assert!(near(figures.sales[0], 14.0 * 800_000.0));
    assert!(near(figures.sales_without_shocks[0], 14.0 * 800_000.0));
}

#[test]
fn limits_that_are_never_reached_change_nothing() {
    let noisy = |more: &str| {
        let text = shop(90, "goods_share = 0.5\n", more).replace(STEADY, "");
        Shop::with_paths(&text, 64)
    };
    let free = noisy(BOOM);
    let limited = noisy(&format!("{BOOM}[capacity]\nsales_per_day = 1_000_000_000_000\n"));
    for (a, b) in free.ensemble.blocks().iter().zip(limited.ensemble.blocks()) {
        assert_eq!(a.cash, b.cash);
        assert_eq!(a.weekly_sales, b.weekly_sales);
        assert_eq!(a.figures.sales_without_shocks, b.figures.sales_without_shocks);
    }
}

#[test]
fn a_stock_is_filled_up_every_week_and_lasts() {
    let rule = "[stock]\nreview_days = 7\nlead_time_days = 3\nsafety_share = 0\n";
    let shop = Shop::of(&shop(28, "goods_share = 0.5\n", rule));
    // It begins with ten days of goods; a week of them is bought on days 7, 14 and 21.
    assert!(near(shop.account("stock_purchases"), -3.0 * 3_500_000.0));
    assert_eq!(shop.account("channel.live.goods"), 0.0);
    let block = &shop.ensemble.blocks()[0];
    assert!(block.figures.undelivered_sales[0] < 1.0);
    // Bought for day 21 to 31; sold until day 28.
    assert!(near(block.due.stock[0], 1_500_000.0));
    assert_eq!(block.due.stock_on_order[0], 0.0);
    let cash = shop.cash();
    assert!(near(cash[7] - cash[6], 1_000_000.0 - 3_500_000.0));
}

/// Goods are conserved: what was there and bought is sold or still there.
#[test]
fn goods_are_conserved_on_every_path() {
    let text = shop(
        200,
        "goods_share = 0.4\nreturns = 0.1\n",
        &format!("{BOOM}[stock]\nopening = 6_000_000\nlead_time_days = 9\n"),
    );
    let shop = Shop::with_paths(&text.replace(STEADY, ""), 64);
    let purchases = shop.model.accounts().accounts();
    let purchases = purchases.iter().position(|a| a.name == "stock_purchases").unwrap();
    for block in shop.ensemble.blocks() {
        for lane in 0..32 {
            let sold = 0.4 * (1.0 - 0.1 * 0.9) * block.figures.sales[lane];
            let bought = -block.account_totals[purchases][lane];
            let left = block.due.stock[lane] + block.due.stock_on_order[lane];
            assert!(near(6_000_000.0 + bought, sold + left), "{lane}");
        }
    }
}

#[test]
fn an_empty_stock_sells_nothing() {
    let rule = "[stock]\nopening = 1_000_000\nlead_time_days = 10\nsafety_share = 0\n";
    let shop = Shop::of(&shop(14, "goods_share = 0.5\n", rule));
    // Goods for two days; the order of day 0 arrives on day 10.
    assert!(near(shop.weekly_sales(0, 0), 2_000_000.0));
    assert!(near(shop.weekly_sales(0, 1), 4_000_000.0));
}

#[test]
fn a_higher_unit_cost_makes_the_stock_dearer_not_larger() {
    let dearer = "[[shock]]\nid = \"rupiah\"\nhits = [\"live\"]\ndate = 2026-01-05\nduration_days = 365\nunit_cost_increase = 0.2\n";
    let rule = "[stock]\nsafety_share = 0\n";
    let usual = Shop::of(&shop(28, "goods_share = 0.5\n", rule));
    let dear = Shop::of(&shop(28, "goods_share = 0.5\n", &format!("{dearer}{rule}")));
    assert!(near(dear.account("stock_purchases"), 1.2 * usual.account("stock_purchases")));
    assert_eq!(dear.weekly_sales(0, 3), usual.weekly_sales(0, 3));
}

#[test]
fn cancelled_orders_cost_trust_that_heals() {
    let rule = "[capacity]\nsales_per_day = 1_000_000\n[overselling]\ntrust_lost = 0.5\nhalf_life_days = 1\n";
    let shop = Shop::of(&shop(12, "", &format!("{BOOM}{rule}")));
    let sales = daily_sales(&shop);
    let expected = [1.0, 0.5, 0.75, 0.875, 0.9375].map(|share| share * 1e6);
    for (day, expected) in (5..10).zip(expected) {
        assert!(near(sales[day], expected), "day {day}: {}", sales[day]);
    }
}

#[test]
fn lost_orders_cost_no_trust() {
    let rule = "[capacity]\nsales_per_day = 1_000_000\n";
    let sales = daily_sales(&Shop::of(&shop(12, "", &format!("{BOOM}{rule}"))));
    assert!(sales.iter().all(|sales| near(*sales, 1e6)), "{sales:?}");
}

const LUMPY: &str = "order_value = 2\nlumpy_orders = true\norder_value_cv = 0.7071067811865476\n";

/// Poisson(10) orders of Gamma(shape 2, scale 1): published quantiles of the compound sum.
#[test]
fn counted_orders_follow_the_compound_poisson_gamma() {
    let text = shop(1, LUMPY, "").replace("weekly_sales = 7_000_000", "orders_per_week = 70");
    let shop = Shop::with_paths(&text, 40_000);
    let sales = shop.ensemble.column(|block| block.figures.sales);
    for (probability, expected) in [(0.90, 30.2959), (0.95, 33.7942), (0.99, 40.8118)] {
        let found = quantile(&sales, probability).unwrap();
        let error = found.interval.unwrap();
        // The interval is one of 95%; twice its width makes chance a rare excuse.
        let width = error.high - error.low;
        assert!((found.value - expected).abs() < width, "{probability}: {}", found.value);
    }
}

#[test]
fn counted_orders_have_the_mean_and_variance_of_theory() {
    let text = shop(30, LUMPY, "").replace("weekly_sales = 7_000_000", "orders_per_week = 21");
    let shop = Shop::with_paths(&text, 20_000);
    let sales = shop.ensemble.column(|block| block.figures.sales);
    let n = sales.len() as f64;
    let mean = sales.iter().sum::<f64>() / n;
    let variance = sales.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    // 90 orders of mean 2 and second moment 4 x (1 + 1/2).
    let (expected, expected_variance) = (180.0, 540.0);
    assert!((mean - expected).abs() < 4.0 * (expected_variance / n).sqrt(), "{mean}");
    assert!((variance / expected_variance - 1.0).abs() < 4.0 * (2.2 / n).sqrt(), "{variance}");
}

/// Fees and packing count whole orders.
#[test]
fn every_order_pays_its_fee() {
    let channel = "order_value = 100\nlumpy_orders = true\norder_value_cv = 0\norder_fee = 10\npacking_per_order = 3\npayout_delay_days = 2\n";
    let text = shop(20, channel, "").replace("weekly_sales = 7_000_000", "weekly_sales = 2_100");
    let shop = Shop::of(&text);
    let block = &shop.ensemble.blocks()[0];
    let orders = block.figures.sales[0] / 100.0;
    assert!(orders > 20.0 && near(orders, orders.round()), "{orders}");
    assert!(near(shop.account("channel.live.packing"), -3.0 * orders));
    let paid = shop.account("channel.live.sales") / 100.0;
    // Sales before day 0 are ordinary: three orders a day, two days of them.
    assert!(near(shop.account("channel.live.order_fees"), -10.0 * paid));
    assert!(near(block.due.receipts[0], 90.0 * (orders + 6.0 - paid)));
}

#[test]
fn counted_orders_are_paired_between_variants() {
    let text = |severity: &str| {
        let text = shop(40, LUMPY, &BOOM.replace("severity = -1", severity));
        text.replace("weekly_sales = 7_000_000", "weekly_sales = 140")
    };
    let (a, b) = (Shop::of(&text("severity = 0.5")), Shop::of(&text("severity = 0.6")));
    for week in [1, 2, 3, 4] {
        assert_eq!(a.weekly_sales(0, week), b.weekly_sales(0, week));
    }
    assert!(a.weekly_sales(0, 0) >= b.weekly_sales(0, 0));
}
