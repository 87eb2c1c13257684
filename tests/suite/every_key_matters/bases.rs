//! The scenarios that rows change.

/// The scenario that uses every mechanism.
pub(crate) const EVERYTHING: &str = include_str!("../../known/everything.toml");

/// The scenario of live selling, affiliates, booms and mitigations.
pub(crate) const LIVE: &str = include_str!("../../known/live.toml");

/// A shop whose first channel is named nowhere, with one shock and one link.
pub(crate) const SMALL: &str = r#"
format = 1

[business]
name = "Toko Kecil"
opening_cash = 5_000_000

[simulation]
seed = 1
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

/// A shop with a channel of each kind, of which nothing is said about how strongly they vary.
pub(crate) const KINDS: &str = r#"
format = 1

[business]
name = "Toko Empat Jenis"
opening_cash = 5_000_000

[simulation]
seed = 1
days = 30
paths = 32

[[channel]]
id = "shopee"
weekly_sales = 4_000_000

[[channel]]
id = "tokopedia"
orders_per_week = 20
order_value = 90_000

[[channel]]
id = "street"
platform = "offline"
weekly_sales = 2_000_000

[[channel]]
id = "chat"
weekly_sales = 1_000_000

[costs]
goods_share = 0.5
"#;

/// A shop with another way to spread its effort.
pub(crate) const MIX: &str = r#"
format = 1

[business]
name = "Toko Campuran"
opening_cash = 3_000_000

[simulation]
seed = 1
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
in_place = false
set = { "costs.goods_share" = 0.5 }
"#;

/// An owner who advertises, keeps a stock, borrows, pays tax and acts.
pub(crate) const OWNER: &str = r#"
format = 1

[business]
name = "Toko Pemilik"
opening_cash = 12_000_000

[simulation]
seed = 1
start = 2026-01-05
days = 200
paths = 32

[[channel]]
id = "live"
weekly_sales = 7_000_000
order_value = 50_000
lumpy_orders = true
order_value_cv = 1.5

[channel.ads]
per_week_today = 500_000
per_week = 600_000
effect_exponent = 0.2
plan = [{ from = 2026-02-10, to = 2026-02-25, factor = 3 }]

[[channel]]
id = "shop"
weekly_sales = 2_000_000
order_value = 40_000

[channel.ads]
per_week_today = 90_000

[[channel]]
id = "chat"
weekly_sales = 1_000_000
reference_share = 0.2
order_value = 30_000

[[shock]]
id = "halt"
hits = ["live"]
date = 2026-02-20
duration_days = 12
severity = 0.9

[[shock]]
id = "viral"
hits = ["shop"]
date = 2026-03-10
duration_days = 3
severity = -6

[capacity]
orders_per_day = 40

[stock]
review_days = 10
lead_time_days = 4
safety_share = 0.3
opening = 9_000_000

[overselling]
trust_lost = 0.4
half_life_days = 10

[costs]
goods_share = 0.5
wages_per_month = 5_000_000
rent_per_month = 1_000_000
thr_months = 1.5

[[loan]]
id = "kur"
amount = 20_000_000
date = 2026-02-03
months = 18
interest_per_year = 0.07

[drawings]
share_of_surplus = 0.3
day = 20

[tax]
rate = 0.006
threshold_per_year = 100_000_000
turnover_so_far = 20_000_000
due_at_start = 150_000
day = 10

[[response]]
id = "promo"
name = "Dorong penjualan"
when = { shock = "halt", days_after = 4 }
lasts_days = 80
ads = [{ channel = "live", factor = 2 }]
raise = [
    { channel = "shop", effort = 1.6, delay_days = 20, length_days = 30 },
    { channel = "chat", effort = 0.5 },
]
lifts = ["live"]
lift_half_life_days = 25
phases = [{ days = 10, cost_per_week = 250_000, lift = 0.15 }]

[[response]]
id = "hemat"
when = { channel = "live", sales_below = 0.7, for_days = 5 }
cut_costs = [{ cost = "wages", share = 0.25 }]
sell_stock = { share = 0.4, price = 0.65 }

[[response]]
id = "pinjam"
when = { cash_below_days = 90 }
loan = { amount = 6_000_000, months = 9, interest_per_year = 0.12 }
"#;

/// Another such owner, for the keys of which a shop can have one alone.
pub(crate) const OTHER_OWNER: &str = r#"
format = 1

[business]
name = "Toko Lain"
opening_cash = 12_000_000

[simulation]
seed = 1
start = 2026-01-05
days = 120
paths = 32

[[channel]]
id = "live"
weekly_sales = 7_000_000

[capacity]
sales_per_day = 1_100_000

[costs]
goods_share = 0.5
wages_per_month = 5_000_000

[drawings]
per_month = 2_000_000

[[response]]
id = "rencana"
when = { date = 2026-02-02 }
eight_weeks = { cost_per_week = 200_000, lift = 0.3 }
"#;

/// A shop whose sales follow the calendar.
pub(crate) const CALENDAR: &str = r#"
format = 1

[business]
name = "Toko Musim"
opening_cash = 3_000_000

[simulation]
seed = 1
start = 2026-01-01
days = 500
paths = 32

[[channel]]
id = "live"
weekly_sales = 6_000_000
month_profile = [1, 1, 1.3, 1.2, 0.9, 1, 1, 1, 1, 1, 1.1, 1.2]
pay_days = [{ from_day = 25, to_day = 28, factor = 1.3 }]

[[channel]]
id = "shop"
weekly_sales = 2_000_000

[calendar]
ramadan = [2026-02-18]
lebaran = [2026-03-20]

[[event]]
id = "fasting"
name = "Bulan puasa"
festival = "ramadan"
duration_days = 20
rise_days = 7
factor = [1.4, 1.6]

[[event]]
id = "lebaran"
festival = "lebaran"
offset_days = -1
duration_days = 5
closed = true

[[event]]
id = "twin_days"
yearly = ["02-02", "06-06"]
fall_days = 3
factor = 2.5
fades_per_year = 0.2
first_year = 2025
channels = ["live"]

[[event]]
id = "fair"
date = 2026-08-17
factor = 3

[costs]
goods_share = 0.6
"#;

/// A shop of which one number alone is not known.
macro_rules! one_number {
    ($number:literal) => {
        concat!(
            "format = 1\n[business]\nname = \"Toko Satu Angka\"\nopening_cash = 5_000_000\n",
            "[simulation]\nseed = 1\ndays = 7\npaths = 32\n",
            "[[channel]]\nid = \"stall\"\nnoise = 0\nslow_level_step = 0\ngoods_share = 0\n",
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

/// A shop whose terms change on a date.
pub(crate) const CHANGING: &str = r#"
format = 1

[business]
name = "Toko Berubah"
opening_cash = 12_000_000

[simulation]
seed = 1
start = 2026-01-05
days = 100
paths = 32

[[channel]]
id = "shop"
weekly_sales = 7_000_000
commission = 0.05

[costs]
goods_share = 0.5
wages_per_month = 2_000_000
rent_per_month = 1_000_000

[[change]]
date = 2026-02-10
set = { "channel.shop.commission" = 0.08 }
factor = { "costs.rent_per_month" = 1.1 }
growth = { "costs.wages_per_month" = 0.065 }
"#;

/// A shop of which three unknown numbers have names: two of them move together, others are made of them.
pub(crate) const TOGETHER: &str = r#"
format = 1

[business]
name = "Toko Bersama"
opening_cash = 12_000_000

[simulation]
seed = 1
start = 2026-01-05
days = 60
paths = 32

[values]
komisi = [0.05, 0.12]
retur = [0.02, 0.20]
biaya = [500, 5_000]

[[together]]
value = "retur"
follows = "komisi"
rank_correlation = 0.8

[[function]]
id = "bagi"
of = "komisi"
times = 0.5
plus = 0.01

[[function]]
id = "sisa"
of = "biaya"
times = 1e-5
plus = 0.02

[names]
komisi = "potongan mal"

[[channel]]
id = "mall"
weekly_sales = 7_000_000
order_value = 100_000
commission = "komisi"
returns = "retur"
order_fee = "biaya"
goods_share = 0.5

[[channel]]
id = "toko"
weekly_sales = 3_000_000
order_value = 80_000
commission = "bagi"
returns = "sisa"
order_fee = "biaya"
goods_share = 0.5

# Each name has two users: where one is given a number of its own, the other still needs it.
[[channel]]
id = "pasar"
weekly_sales = 1_000_000
commission = "sisa"
returns = "retur"
goods_share = 0.5

[[channel]]
id = "bazar"
weekly_sales = 1_000_000
commission = "bagi"
goods_share = 0.5
"#;

/// A shop under the terms of platforms and suppliers.
pub(crate) const TERMS: &str = r#"
format = 1

[business]
name = "Toko Aturan"
opening_cash = 12_000_000

[simulation]
seed = 1
start = 2026-01-05
days = 100
paths = 32

[[channel]]
id = "mall"
weekly_sales = 7_000_000
order_value = 300_000
order_value_cv = 1.2
commission = 0.06
commission_cap = 20_000
free_orders = 50
returns = 0.05
return_freight = 15_000
returns_late_days = 7
payout_delay_days = 2
payout_weekdays = ["monday", "thursday"]
caps = [{ from = 2026-02-01, to = 2026-02-20, orders_per_day = 2 }]

[channel.ads]
per_week_today = 300_000
from_payouts = true

[[channel]]
id = "shop"
weekly_sales = 3_000_000
payout_delay_days = 3
caps = [{ from = 2026-03-01, to = 2026-03-20, sales_per_day = 200_000 }]

[[shock]]
id = "closed"
hits = ["shop"]
date = 2026-02-10
duration_days = 10
severity = 1
holds_payouts = true
payouts_lost = 0.5

[[event]]
id = "campaign"
yearly = ["02-02", "03-03"]
factor = 2
commission_points = 0.02
discount = 0.1

[[loan]]
id = "koperasi"
amount = 5_000_000
date = 2026-01-20
months = 10
interest_per_year = 0.24
flat = true
day = 5

[[loan]]
id = "harian"
amount = 2_000_000
date = 2026-01-12
weeks = 20

[[response]]
id = "pinjam"
when = { date = 2026-02-20 }
loan = { amount = 3_000_000, months = 6, interest_per_year = 0.3, flat = true }

[[response]]
id = "pinjam_lagi"
when = { date = 2026-02-21 }
loan = { amount = 1_000_000, weeks = 10 }

[tax]
withheld_from = 2026-01-20
withheld_by = ["mall"]
declared = false

[costs]
goods_share = 0.5
"#;
