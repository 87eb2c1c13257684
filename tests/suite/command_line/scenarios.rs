//! Scenarios that tests run.

/// A shop without shocks.
pub const SHOP: &str = r#"
format = 1

[business]
name = "Toko Melati"
opening_cash = 10_000_000

[simulation]
seed = 1
weeks = 4
paths = 64

[[channel]]
id = "shopee"
weekly_sales = 5_000_000
goods_share = 0
"#;

/// A shop in which everything happens: unknown numbers, shocks, links, credit with interest.
pub const STORMY: &str = r#"
format = 1

[business]
name = "Toko Badai"
opening_cash = [2_000_000, 4_000_000]

[simulation]
seed = 1
weeks = 20
paths = 100

[[channel]]
id = "tiktok_live"
platform = "tiktok"
order_value = 85_000
commission = [0.06, 0.08, 0.12]
returns = 0.04
payout_shares = [{ days = 3, share = 0.7 }, { days = 14, share = 0.3 }]

[channel.live]
sessions_per_week = 5
viewers_first_hour = [200, 400]
conversion = 0.02

[[channel]]
id = "shopee"
weekly_sales = 2_000_000
payout_delay_days = 7

[[shock]]
id = "live_halt"
name = "Live selling is halted"
hits = ["tiktok_live"]
date = 2026-02-15
duration_days = [14, 60]
severity = 0.9
recovery = { half_life_days = 10 }

[[shock]]
id = "outage"
hits = [{ everything = true, weight = 0.5 }]
rate_per_year = 4
duration_days = 3
severity = 0.8
holds_payouts = true

[[link]]
from = "tiktok_live"
to = "shopee"
recapture = 0.2

[costs]
wages_per_month = 6_000_000
rent_per_month = 2_000_000
goods_share = 0.6
goods_credit_days = 7

[credit]
limit = 3_000_000
interest_per_year = 0.2
"#;

/// A scenario that no machine finishes while a test waits, on little memory.
#[cfg(unix)]
pub fn endless() -> String {
    let mut text =
        SHOP.replace("weeks = 4", "weeks = 520").replace("paths = 64", "paths = 400_000");
    for channel in 0..30 {
        text.push_str(&format!(
            "\n[[channel]]\nid = \"c{channel}\"\nweekly_sales = 1_000_000\ngoods_share = 0\n"
        ));
    }
    text
}

/// A scenario with three problems.
pub const WRONG: &str = r#"
format = 1

[business]
name = "Toko Keliru"
opening_cash = -1
curency = "IDR"

[[channel]]
id = "shopee"
weekly_sales = "many"
"#;
