//! What may happen to a shop beyond what its file says: shocks that can be added to any scenario,
//! with a note on every number that says who reported it, or why it is assumed.

use super::draft::with_note;
use crate::language::Words;
use crate::scenario::{Channel, Sales, Scenario};

/// Platforms on which nobody else can close a shop or show it to fewer people.
const OWN_PLACES: [&str; 3] = ["direct", "offline", "whatsapp"];

/// Before the ids of these shocks in a file.
const PREFIX: &str = "possible";

/// A shock that may come to many shops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PossibleShock {
    /// Its id, by which its sentences are found too.
    pub id: &'static str,
    reach: Reach,
    numbers: &'static [Number],
}

/// Where a shock can come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All channels that sell by live shows.
    Live,
    /// All channels of a platform that belongs to somebody else.
    Platform,
    /// One channel on such a platform.
    Online,
    /// One channel.
    Channel,
    /// All channels.
    Everything,
}

/// A key of a shock with its value as it is written, and the sentence that says where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    key: &'static str,
    value: &'static str,
    note: &'static str,
}

/// A place in a shop that a shock can come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What tells it from the other places of the same shock; empty where there is one place only.
    pub id: String,
    /// The names of its channels; empty for the whole shop.
    pub name: String,
    /// What stands in `hits`.
    hits: String,
}

/// A table of shocks: `id, reach { key = value, note; ... }`.
macro_rules! shocks {
    ($($id:ident, $reach:ident { $($key:ident = $value:literal, $note:ident;)+ })+) => {
        &[$( PossibleShock {
            id: stringify!($id),
            reach: Reach::$reach,
            numbers: &[$( Number {
                key: stringify!($key),
                value: $value,
                note: stringify!($note),
            }, )+],
        }, )+]
    };
}

/// All of them, the best known first. How often, how long and how strongly: each value has its note.
pub const POSSIBLE_SHOCKS: &[PossibleShock] = shocks! {
    live_halt, Live {
        rate_per_year = "[0.1, 0.4, 1.4]", two_closures;
        duration_days = "[1, 2.7, 14]", halt_of_2025;
        severity = "1.0", sales_fell_to_nothing;
        recovery = "{ half_life_days = [0.5, 1.4, 2.5] }", fitted_on_2025;
    }
    shop_closure, Platform {
        rate_per_year = "[0.05, 0.2, 0.5]", one_closure;
        duration_days = "[14, 69, 120]", closure_of_2023;
        severity = "1.0", nothing_could_be_bought;
        recovery = "{ half_life_days = [3, 10, 30] }", back_over_weeks;
        lasting = "[0.0, 0.1, 0.3]", some_never_return;
    }
    account_closed, Platform {
        rate_per_year = "[0.01, 0.05, 0.1]", deactivated_shops;
        duration_days = "28", points_36;
        severity = "1.0", points_36;
        holds_payouts = "true", money_is_checked;
        recovery = "{ half_life_days = [7, 14, 30] }", place_comes_back;
        lasting = "[0.0, 0.1, 0.3]", some_never_return;
    }
    live_limited, Live {
        rate_per_year = "[0.1, 0.4, 1.0]", rules_unknown;
        duration_days = "[3, 7, 14]", points_12;
        severity = "1.0", no_live_at_all;
        recovery = "{ half_life_days = [3, 7, 14] }", viewers_forget;
    }
    algorithm, Online {
        rate_per_year = "[0.2, 0.5, 1.5]", reach_moves;
        duration_days = "[14, 30, 60]", weeks_of_work;
        severity = "[0.1, 0.3, 0.6]", how_far_unknown;
        onset_days = "3", some_days;
        recovery = "{ linear_days = 30 }", steady_work;
        lasting = "[0.0, 0.3, 0.9]", part_is_a_step;
    }
    payouts_held, Platform {
        rate_per_year = "[0.1, 0.3, 1.0]", nobody_counted;
        duration_days = "[7, 14, 28]", while_checked;
        holds_payouts = "true", money_is_checked;
    }
    fees, Online {
        rate_per_year = "[0.3, 0.6, 1.0]", fees_in_steps;
        duration_days = "366", for_good;
        commission_points = "[0.005, 0.015, 0.03]", steps_so_large;
    }
    bad_line, Live {
        rate_per_year = "[6, 20, 60]", line_in_jambi;
        duration_days = "[0.2, 0.5, 2]", evening_to_two_days;
        severity = "[0.4, 0.8, 1.0]", broken_pictures;
    }
    power_cut, Channel {
        rate_per_year = "[2, 6, 14]", power_as_known;
        duration_days = "[0.1, 0.3, 1]", hours_to_a_day;
        severity = "[0.5, 0.8, 1.0]", no_light;
    }
    no_host, Live {
        rate_per_year = "[2, 4, 8]", schedule_in_jambi;
        duration_days = "[3, 5, 10]", ill_or_a_feast;
        severity = "[0.5, 0.8, 1.0]", few_shows;
        recovery = "{ half_life_days = [3, 7, 14] }", viewers_forget;
    }
    protest, Everything {
        rate_per_year = "[0.1, 0.3, 1.0]", restless_2025;
        duration_days = "[3, 5, 10]", restless_days;
        severity = "[0.05, 0.12, 0.2]", malang_2025;
        recovery = "{ linear_days = 7 }", streets_fill;
    }
    weak_demand, Everything {
        rate_per_year = "[0.1, 0.3, 0.6]", not_every_year;
        duration_days = "[60, 90, 150]", a_quarter;
        severity = "[0.05, 0.15, 0.25]", fell_before;
        onset_days = "30", comes_slowly;
        recovery = "{ linear_days = 60 }", goes_slowly;
    }
    dear_goods, Everything {
        rate_per_year = "[0.3, 0.6, 1.0]", as_suppliers_do;
        duration_days = "[14, 30, 90]", until_it_eases;
        unit_cost_increase = "[0.03, 0.08, 0.15]", so_much_dearer;
    }
    viral, Online {
        rate_per_year = "[0.3, 1.0, 2.0]", nobody_knows_when;
        duration_days = "[1, 2, 4]", feed_forgets;
        boom = "{ distribution = \"pareto\", scale = 1.0, tail_index = 1.2, maximum = 40.0 }", heavy_tail;
        recovery = "{ half_life_days = [1, 2, 4] }", feed_forgets;
    }
};

impl PossibleShock {
    /// The shock of an id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        POSSIBLE_SHOCKS.iter().find(|shock| shock.id == id)
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self, words: &Words) -> String {
        words.text(&format!("possible.{}.name", self.id), &[])
    }

    /// What happens and what is known of it, in a sentence or two.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        words.text(&format!("possible.{}.about", self.id), &[])
    }

    /// Each number with its note: key, value as it is written, and what the note says.
    pub fn numbers<'a>(
        &'a self,
        words: &'a Words,
    ) -> impl Iterator<Item = (&'static str, &'static str, String)> + 'a {
        let note = |number: &Number| words.text(&format!("possible.note.{}", number.note), &[]);
        self.numbers.iter().map(move |number| (number.key, number.value, note(number)))
    }

    /// The places of a shop that it can come to; none where the shop has nothing that it could hit.
    #[must_use]
    pub fn places(&self, scenario: &Scenario) -> Vec<Place> {
        let channels = scenario.channels.iter();
        let one = |channel: &Channel| Place {
            id: channel.id.value.clone(),
            name: channel.name.value.clone(),
            hits: quoted(&channel.id.value),
        };
        match self.reach {
            Reach::Live => live(scenario).into_iter().collect(),
            Reach::Platform => platforms(scenario),
            Reach::Online => channels.filter(|channel| is_online(channel)).map(one).collect(),
            Reach::Channel => channels.map(one).collect(),
            Reach::Everything => vec![Place {
                id: String::new(),
                name: String::new(),
                hits: "{ everything = true }".to_owned(),
            }],
        }
    }

    /// The id that it has in a file at a place.
    #[must_use]
    pub fn id_at(&self, place: &Place) -> String {
        let mut id = format!("{PREFIX}_{}", self.id);
        if !place.id.is_empty() {
            id = format!("{id}_{}", place.id);
        }
        id
    }

    /// The text of the shock at a place: a `[[shock]]` with a note on every number.
    #[must_use]
    pub fn text(&self, place: &Place, words: &Words) -> String {
        let name = self.name(words);
        let name = match place.name.as_str() {
            "" => name,
            channel => {
                words.text("possible.name_at", &[("shock", name.as_str()), ("channel", channel)])
            }
        };
        let mut text = format!(
            "[[shock]]\nid = {}\nname = {}\nhits = [{}]\n",
            quoted(&self.id_at(place)),
            quoted(&name),
            place.hits
        );
        for (key, value, note) in self.numbers(words) {
            text.push_str(&with_note(key, value, &note));
            text.push('\n');
        }
        text
    }
}

/// Channels that live from shows: all with the feature, or the first that counts its shows.
fn live(scenario: &Scenario) -> Option<Place> {
    let has_feature =
        |channel: &&Channel| channel.features.iter().any(|feature| feature.value == "live");
    let names: Vec<&str> = scenario
        .channels
        .iter()
        .filter(has_feature)
        .map(|channel| channel.name.value.as_str())
        .collect();
    if !names.is_empty() {
        return Some(Place {
            id: String::new(),
            name: names.join(", "),
            hits: "{ feature = \"live\" }".to_owned(),
        });
    }
    let shows = scenario.channels.iter().find(|channel| matches!(channel.sales, Sales::Live(_)))?;
    Some(Place { id: String::new(), name: shows.name.value.clone(), hits: quoted(&shows.id.value) })
}

/// Platforms of others, each with the names of its channels.
fn platforms(scenario: &Scenario) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for channel in scenario.channels.iter().filter(|channel| is_online(channel)) {
        let platform = &channel.platform.value;
        match found.iter_mut().find(|place| place.id == *platform) {
            Some(place) => place.name = format!("{}, {}", place.name, channel.name.value),
            None => found.push(Place {
                id: platform.clone(),
                name: channel.name.value.clone(),
                hits: format!("{{ platform = {} }}", quoted(platform)),
            }),
        }
    }
    found
}

fn is_online(channel: &Channel) -> bool {
    !OWN_PLACES.contains(&channel.platform.value.as_str())
        && !OWN_PLACES.contains(&channel.id.value.as_str())
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
