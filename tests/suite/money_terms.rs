//! What a sale pays, and when: by hand, on shops without chance.

use jiff::civil::date;
use ragam::model::Model;
use ragam::scenario::{self, Editor, Setting};
use ragam::simulate::replay_path;

use crate::support;
use crate::support::shop::{STEADY, Shop, near};

/// A shop that sells a million a day on one channel from the first of January 2026.
fn shop(days: u32, channel: &str, more: &str) -> String {
    format!(
        "format = 1\n[business]\nname = \"Toko\"\nopening_cash = 10_000_000\n\
         [simulation]\nseed = 1\nstart = 2026-01-01\ndays = {days}\npaths = 32\n\
         [[channel]]\nid = \"a\"\nweekly_sales = 7_000_000\n{STEADY}{channel}\n{more}"
    )
}

/// What is posted to an account on each day of the first path.
pub fn posted(model: &Model, account: &str) -> Vec<f64> {
    let accounts = model.accounts().accounts();
    let place = accounts.iter().position(|other| other.name == account).unwrap();
    let mut days = vec![0.0; model.horizon().days()];
    for posting in replay_path(model, 0).postings.iter().filter(|p| p.account == place) {
        days[posting.day] += posting.amount;
    }
    days
}

fn ban(from: &str, days: u32, severity: f64) -> String {
    format!(
        "[[shock]]\nid = \"ban\"\nhits = [\"a\"]\ndate = {from}\nduration_days = {days}\n\
         severity = {severity}\nholds_payouts = true\n"
    )
}

#[test]
fn held_payouts_arrive_on_the_day_on_which_the_shop_sells_again() {
    let text = shop(40, "payout_delay_days = 3", &ban("2026-01-11", 10, 1.0));
    let sales = posted(&support::model(&text), "channel.a.sales");
    assert_eq!(sales[9], 1e6);
    assert_eq!(sales[10..20], [0.0; 10]);
    // Sales of 8, 9 and 10 January; those of the 21st arrive on the 24th.
    assert!(near(sales[20], 3e6), "{}", sales[20]);
    assert_eq!(sales[21..23], [0.0; 2]);
    assert_eq!(sales[23], 1e6);
}

#[test]
fn stated_opening_receipts_are_held_too() {
    let channel = "payout_delay_days = 5\nopening_receipts = 5_000_000";
    let model = support::model(&shop(14, channel, &ban("2026-01-01", 6, 0.0)));
    let opening = posted(&model, "channel.a.opening_receipts");
    assert_eq!(opening[..6], [0.0; 6]);
    assert!(near(opening[6], 5e6) && opening[7..].iter().all(|amount| *amount == 0.0));
    // The sale of the first day falls due on the sixth, that of the second on the seventh.
    assert!(near(posted(&model, "channel.a.sales")[6], 2e6));
}

#[test]
fn opening_receipts_that_are_still_held_at_the_end_are_reported() {
    let channel = "payout_delay_days = 5\nopening_receipts = 5_000_000";
    let shop = Shop::of(&shop(3, channel, &ban("2026-01-01", 60, 0.0)));
    assert!(near(shop.ensemble.blocks()[0].due.held[0], 3e6));
}

#[test]
fn a_platform_never_keeps_more_than_the_sale() {
    let points = "[[shock]]\nid = \"up\"\nhits = [\"a\"]\ndate = 2026-01-03\nduration_days = 3\n\
                  commission_points = 0.9\n";
    let channel = "payout_delay_days = 0\ncommission = 0.2\ncreator_commission = 0.5\n\
                   creator_share = 0.2\nreturns = 0.1";
    let model = support::model(&shop(7, channel, points));
    let commission = posted(&model, "channel.a.commission");
    // A tenth comes back; creators get a tenth of the rest, the platform all else.
    assert!(near(commission[1], -0.18e6) && near(commission[2], -0.81e6), "{commission:?}");
    let creators = posted(&model, "channel.a.creator_commission");
    assert!(near(creators[2], -0.09e6));
}

const UNUSED: &str = "[[channel]]\nid = \"b\"\nweekly_sales = 7_000_000\nreference_share = 0.5\n\
                      [channel.ads]\nper_week_today = 700_000\n\
                      [[mix]]\nid = \"m\"\nshares = { a = 0.5, b = 0.5 }\n";

#[test]
fn a_channel_that_is_not_used_pays_no_ads() {
    let text = shop(14, "", UNUSED);
    let read = scenario::read("x.toml", text.as_bytes()).unwrap();
    let of = |model: &Model| posted(model, "channel.b.ads").iter().sum::<f64>();
    assert_eq!(of(&Model::build(&read.scenario)), 0.0);
    let mix = Model::build_mix(&read.scenario, Some(&read.scenario.mixes[0]));
    assert!(near(of(&mix), -1.4e6));
}

#[test]
fn a_mix_that_gives_a_channel_up_pays_no_ads_there() {
    let text = shop(28, "", &UNUSED.replace("reference_share = 0.5\n", ""))
        .replace("{ a = 0.5, b = 0.5 }", "{ a = 1.0 }\nin_place = true");
    let read = scenario::read("x.toml", text.as_bytes()).unwrap();
    let mix = Model::build_mix(&read.scenario, Some(&read.scenario.mixes[0]));
    assert_eq!(posted(&mix, "channel.b.ads"), [0.0; 28]);
}

#[test]
fn a_channel_that_a_response_starts_has_ads_from_then_on() {
    let response = "[[response]]\nid = \"buka\"\nwhen = { date = 2026-01-10 }\n\
                    raise = [{ channel = \"b\", effort = 1 }]\n";
    let text = shop(28, "", &format!("{UNUSED}{response}"));
    let read = scenario::read("x.toml", text.as_bytes());
    let model = Model::build(&read.unwrap_or_else(|failed| panic!("{failed}")).scenario);
    let ads = posted(&model, "channel.b.ads");
    assert_eq!((ads[0], ads[7]), (0.0, 0.0));
    assert!(near(ads[14], -7e5) && near(ads[21], -7e5), "{ads:?}");
}

/// A mean of a Pareto that is cut off far out was 3% too low.
#[test]
fn the_mean_of_a_cut_pareto_is_exact() {
    let sales = "{ distribution = \"pareto\", scale = 1e5, tail_index = 1.1, maximum = 1e9 }";
    let text = shop(7, "", "").replace("7_000_000", sales);
    let model = support::model(&text);
    let entry = model.parameters().entries().iter().find(|p| p.name().ends_with("weekly_sales"));
    assert!((entry.unwrap().mean() - 662_108.0).abs() < 1.0);
}

#[test]
fn lebaran_2028_is_on_27_february() {
    let event = "[[event]]\nid = \"lebaran\"\nfestival = \"lebaran\"\nfactor = 2\n";
    let text = shop(90, "", event).replace("2026-01-01", "2028-01-01");
    let model = support::model(&text);
    let sales = posted(&model, "channel.a.sales");
    let day = model.horizon().day_of(date(2028, 2, 27)) as usize;
    assert!(near(sales[day], 2e6) && near(sales[day - 1], 1e6));
}

/// A named value in the place of a number that is set was refused as idle.
#[test]
fn a_number_is_set_where_the_only_use_of_a_name_stands() {
    let text = shop(7, "returns_to_effort = \"k\"", "[values]\nk = [0.6, 1.0]\n");
    let read = scenario::read("x.toml", text.as_bytes()).unwrap();
    let editor = Editor::new(&read.source).unwrap();
    let path = "channel.a.returns_to_effort".to_owned();
    assert!(editor.set(None, &[Setting { path, value: 0.8 }]).is_ok());
    let path = "channel.a.commission".to_owned();
    assert!(editor.set(None, &[Setting { path, value: 0.1 }]).unwrap().values.len() == 1);
}
