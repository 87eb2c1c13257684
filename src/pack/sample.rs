//! Scenarios whose packs are looked at in tests.

use super::Material;
use crate::decide::Study;
use crate::ensemble::Silent;
use crate::output::ScenarioText;
use crate::scenario::read;

/// A shop with one channel and nothing else.
pub(super) const BARE: &str = "format = 1\n[business]\nname = \"Warung\"\nopening_cash = 5_000_000\n\
    [[channel]]\nid = \"shop\"\nweekly_sales = 2_000_000\n";

/// A shop with shocks that take and give, mixes and costs.
pub(super) const FULL: &str = include_str!("../../scenarios/jambi.toml");

/// What is found of a scenario in a few futures.
pub(super) fn material(text: &str) -> Material {
    let read = read("shop.toml", text.as_bytes()).unwrap_or_else(|failed| panic!("{failed}"));
    let study = Study::new(&read, Some(32), None).unwrap();
    let text = ScenarioText { name: "shop.toml", bytes: text.as_bytes() };
    Material::of(&read, text, &study, &Silent).unwrap()
}

/// The bare shop under another name, quoted as a file would have it.
pub(super) fn named(name: &str) -> Material {
    material(&BARE.replace("Warung", name))
}

/// A name that would be a formula and markup if somebody let it; control characters are refused with the file.
pub(super) const HOSTILE: &str = "=cmd|' /C calc'!A0 </a:t><b>&amp;\\\"] # [x](y) | 🧵";
