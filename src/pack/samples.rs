//! Shops whose documents are looked at by tests.

use std::sync::LazyLock;

use super::Material;
use crate::decide::Study;
use crate::ensemble::Silent;
use crate::output::ScenarioText;
use crate::scenario::read;

/// Names as an enemy would choose them, several channels, shocks and a mix.
pub(super) const HOSTILE: &str = r#"# Sources: [A] <img src=x onerror=alert(2)> & "them"
#
# =HYPERLINK("http://evil")
format = 1
[business]
name = "<script>alert(1)</script> \"&' 🛍️ =1+1"
opening_cash = [4_000_000, 6_000_000] # assumed: <b>bold</b>
[simulation]
seed = 7
paths = 300
weeks = 30
start = 2027-03-15
[[channel]]
id = "a"
name = "=cmd|'/c calc'!A1"
platform = "pasar"
weekly_sales = 3_000_000 # reported: =SUM(1)
commission = 0.1
payout_delay_days = 7
[[channel]]
id = "b"
name = "Toko-dengan-nama-yang-amat-panjang-sekali-tanpa-satu-pun-spasi-di-dalamnya"
order_value = 100_000
[channel.live]
sessions_per_week = 5
viewers_first_hour = 100
conversion = 0.02
[costs]
goods_share = 0.6
wages_per_month = 2_500_000
rent_per_month = 1_200_000
[[shock]]
id = "s"
name = "@<i>Mati</i> 'listrik'"
hits = ["a"]
rate_per_year = 3
duration_days = 21
severity = 1
[[shock]]
id = "viral"
name = "-2+3 \"viral\""
hits = ["b"]
rate_per_year = 1
duration_days = 10
boom = 1.0
[[response]]
id = "p"
name = "+cmd|'/c plan'!A1 <b>"
when = { date = 2027-05-03 }
phases = [{ days = 28, cost_per_week = 100_000, lift = 0.2 }]
[[mix]]
id = "m"
name = "</svg><script>x</script>"
shares = { a = 0.4, b = 0.6 }
"#;

/// One channel, no shock, no mix, one path.
pub(super) const PLAIN: &str = "format = 1\n[business]\nname = \"Warung\"\nopening_cash = 2_000_000\n\
    [simulation]\nseed = 1\npaths = 40\nweeks = 8\n\
    [[channel]]\nid = \"warung\"\nweekly_sales = 900_000\n[costs]\ngoods_share = 0.7\n";

/// A shop with one channel and nothing else.
pub(super) const BARE: &str = "format = 1\n[business]\nname = \"Warung\"\nopening_cash = 5_000_000\n\
    [[channel]]\nid = \"shop\"\nweekly_sales = 2_000_000\n";

/// A shop with shocks that take and give, mixes and costs.
pub(super) const FULL: &str = include_str!("../../scenarios/jambi.toml");

/// A name that would be a formula and markup if somebody let it; control characters are refused with the file.
pub(super) const HOSTILE_NAME: &str = "=cmd|' /C calc'!A0 </a:t><b>&amp;\\\"] # [x](y) | 🧵";

/// So many futures are enough where only the form of a document is looked at.
const FEW: u64 = 32;

static OF_HOSTILE: LazyLock<Material> = LazyLock::new(|| found(HOSTILE));
static OF_PLAIN: LazyLock<Material> = LazyLock::new(|| found(PLAIN));

/// What is found of one of the two texts.
pub(super) fn material(text: &str) -> &'static Material {
    if text == HOSTILE { &OF_HOSTILE } else { &OF_PLAIN }
}

/// What is found of a text.
pub(super) fn found(text: &str) -> Material {
    found_in(text, None)
}

/// What is found of a text in a few futures.
pub(super) fn found_in_a_few(text: &str) -> Material {
    found_in(text, Some(FEW))
}

/// The bare shop under another name, quoted as a file would have it.
pub(super) fn named(name: &str) -> Material {
    found_in_a_few(&BARE.replace("Warung", name))
}

fn found_in(text: &str, paths: Option<u64>) -> Material {
    let read = read("shop.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"));
    let study = Study::new(&read, paths, None).unwrap();
    let text = ScenarioText { name: "shop.toml", bytes: text.as_bytes() };
    Material::of(&read, text, &study, &Silent).unwrap()
}
