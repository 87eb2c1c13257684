//! The scenarios that rows change.

/// The scenario that uses every mechanism.
pub(crate) const EVERYTHING: &str = include_str!("../known/everything.toml");

/// The scenario of live selling, affiliates, booms and mitigations.
pub(crate) const LIVE: &str = include_str!("../known/live.toml");

/// A shop whose first channel is named nowhere, with one shock and one link.
pub(crate) const SMALL: &str = r#"
format = 1

[business]
name = "Toko Kecil"
opening_cash = 5_000_000

[simulation]
days = 60
paths = 32

[[channel]]
id = "stall"
platform = "street"
features = ["cash"]
weekly_sales = 4_000_000

[[channel]]
id = "web"
features = ["cod"]
weekly_sales = 2_000_000

[[channel]]
id = "chat"
weekly_sales = 1_000_000

[[shock]]
id = "flood"
hits = [{ feature = "cod", weight = 0.5 }]
date = 2026-01-20
duration_days = 10
severity = 0.8

[[link]]
from = "web"
to = "chat"

[costs]
goods_share = 0.6
"#;

/// A shop with another way to spread its effort.
pub(crate) const MIX: &str = r#"
format = 1

[business]
name = "Toko Campuran"
opening_cash = 3_000_000

[simulation]
days = 200
paths = 32

[[channel]]
id = "live"
weekly_sales = 6_000_000
today_share = 0.7
returns_to_effort = 0.8

[[channel]]
id = "shop"
weekly_sales = 2_000_000
today_share = 0.3

[[channel]]
id = "chat"
weekly_sales = 1_000_000
reference_share = 0.2

[[shock]]
id = "halt"
hits = ["live"]
rate_per_year = 2
duration_days = [5, 20]
severity = 0.9

[costs]
goods_share = 0.6
wages_per_month = 8_000_000

[[mix]]
id = "spread"
name = "Sebagian lewat pesan"
shares = { live = 0.4, shop = 0.3, chat = 0.3 }
set = { "costs.goods_share" = 0.5 }
"#;

/// A shop of which one number alone is not known.
macro_rules! one_number {
    ($number:literal) => {
        concat!(
            "format = 1\n[business]\nname = \"Toko Satu Angka\"\nopening_cash = 5_000_000\n",
            "[simulation]\ndays = 7\npaths = 32\n",
            "[[channel]]\nid = \"stall\"\nnoise = 0\nslow_level_step = 0\n",
            "weekly_sales = { distribution = ",
            $number,
            " }\n"
        )
    };
}

pub(crate) const NORMAL: &str =
    one_number!("\"normal\", mean = 3e6, sd = 9e5, minimum = 1e6, maximum = 6e6");
pub(crate) const LOGNORMAL: &str =
    one_number!("\"lognormal\", mean = 3e6, cv = 0.5, minimum = 1e6, maximum = 9e6");
pub(crate) const TRIANGULAR: &str = one_number!(
    "\"triangular\", low = 1e6, likely = 3e6, high = 7e6, minimum = 2e6, maximum = 6e6"
);
pub(crate) const BETA: &str = one_number!(
    "\"beta\", alpha = 2, beta = 5, low = 1e6, high = 9e6, minimum = 2e6, maximum = 6e6"
);
pub(crate) const GAMMA: &str =
    one_number!("\"gamma\", mean = 3e6, cv = 0.5, minimum = 1e6, maximum = 9e6");
pub(crate) const PARETO: &str =
    one_number!("\"pareto\", scale = 1e6, tail_index = 2.5, minimum = 2e6, maximum = 9e6");
pub(crate) const DISCRETE: &str = one_number!(
    "\"discrete\", values = [1e6, 2e6, 3e6, 5e6], weights = [1, 2, 3, 1], minimum = 15e5, maximum = 6e6"
);
