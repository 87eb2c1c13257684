//! A district: many shops and what befalls all of them. A file of its own, beside those of shops.

use jiff::civil::Date;

use super::declare::table;
use super::key::{
    date, free_table, id, integer, number, other, plain, shown_name, table, tables, text,
};
use super::{ByPath, Group, Kind, MOST_MONEY, Shock, TableFormat, Unit};
use crate::scenario::Located;

table! {
    "",
    /// A district: many shops, and the shocks that they share.
    struct DistrictFile {
        /// Version of the file format; this program reads version 1.
        format: Located<u32> = integer().from(1.0).to(1.0).required("1"),
        /// `[district]`.
        district: AboutDistrict = table::<AboutDistrict>().needed(),
        /// `[[base]]`: the scenarios on which shops rest, in the order of the file.
        bases: Vec<DistrictBase> = tables::<DistrictBase>(100).needed().named("base", ""),
        /// `[shops]`: a table with one row a shop.
        shops: Option<ShopTable> = table::<ShopTable>(),
        /// `[draw]`: shops that are drawn.
        draw: Option<ShopDraw> = table::<ShopDraw>(),
        /// `[[shock]]`: shocks that all shops share.
        shocks: Vec<Shock> = tables::<Shock>(100).named("shock", ""),
        /// `[fund]`: a fund that keeps shops from running out of cash.
        fund: Option<ReserveFund> = table::<ReserveFund>(),
        /// `[diversify]`: part of the shops takes another mix.
        diversify: Option<Diversify> = table::<Diversify>(),
        /// `[platforms]`: what platforms are called by people.
        platforms: Vec<(Located<String>, Located<String>)> = free_table(&PLATFORMS),
    }
    rules: [Group::ExactlyOne(&["shops", "draw"]),]
}

table! {
    "[district]",
    /// What the district is, and when and how often it is simulated. All its shops live through the
    /// same days.
    struct AboutDistrict {
        /// The name shown on charts.
        name: Located<String> = text().required("\"Pekalongan\""),
        /// The first day.
        start: Located<Date> = date().required("2026-01-01"),
        /// Length of the simulation in days.
        days: Located<u32> = integer().from(1.0).to(3640.0).unit(Unit::Days).default("364").example("364"),
        /// Number of possible futures that are drawn.
        paths: Located<u64> = integer().from(1.0).to(1_000_000.0).default("2_000").example("2_000"),
        /// Seed of all draws. Left out, every shop's own luck comes from its name, as when it is
        /// simulated by itself.
        seed: Option<Located<u64>> = integer().from(0.0).example("1"),
    }
}

table! {
    "[[base]]",
    /// A scenario file on which shops rest: they are what it says, but for what they state themselves.
    struct DistrictBase {
        /// Name of the base, each once.
        id: Located<String> = id().required("\"batik\""),
        /// The scenario file, as seen from this file.
        file: Located<String> = other(Kind::Text(400)).required("\"batik.toml\""),
    }
}

table! {
    "[shops]",
    /// A table with one row a shop: a column `name`, if wanted `base` and `count`, and a column for
    /// any key that differs, under its path.
    struct ShopTable {
        /// The table, CSV or XLSX, as seen from this file.
        table: Located<String> = other(Kind::Text(400)).required("\"shops.csv\""),
    }
}

table! {
    "[draw]",
    /// Shops that are drawn, each by its number, so that more of them leave the others as they are.
    struct ShopDraw {
        /// Number of shops.
        count: Located<u32> = integer().from(1.0).to(1_000_000.0).required("500"),
        /// `[draw.bases]`: how many of the shops rest on each base.
        bases: Vec<(Located<String>, Located<f64>)> = free_table(&BASES),
        /// `[draw.set]`: what differs between them.
        set: ByPath = free_table(&SET),
    }
}

table! {
    "[fund]",
    /// A reserve fund that gives shops cash before the first day.
    struct ReserveFund {
        /// Sizes of the fund of which it is told whom it saves, rupiah.
        sizes: Vec<Located<f64>> =
            other(Kind::PlainList(20)).from(0.0).to(MOST_MONEY).unit(Unit::Rupiah).required("[100_000_000, 500_000_000]"),
    }
}

table! {
    "[diversify]",
    /// What would change if part of the shops took another mix, on the same draws.
    struct Diversify {
        /// The mix, by its id; every base has it.
        mix: Located<String> = id().required("\"spread\""),
        /// Share of the shops that take it, drawn by their names.
        share: Located<f64> = plain().from(0.0).to(1.0).unit(Unit::Share).default("0.5").example("0.5"),
        /// The name shown on charts.
        name: Option<Located<String>> = shown_name().default_is(super::Fallback::Words("the mix")).example("\"Half of them spread\""),
    }
}

const BASES: TableFormat = TableFormat {
    name: "[draw.bases]",
    doc: "How many of the shops rest on each base, as shares of their sum; all alike where it is left out.",
    keys: &[plain().from(0.0).to(1e9).example("0.4").named("*", "Weight of the base of that id.")],
    groups: &[],
};

const SET: TableFormat = TableFormat {
    name: "[draw.set]",
    doc: "What differs between shops, by the path of its key in quotes, such as \"business.opening_cash\" = [3_000_000, 20_000_000].",
    keys: &[number()
        .from(-MOST_MONEY)
        .to(MOST_MONEY)
        .example("[3_000_000, 20_000_000]")
        .named("*", "The distribution over shops of the value that the key of that path has.")],
    groups: &[],
};

const PLATFORMS: TableFormat = TableFormat {
    name: "[platforms]",
    doc: "What platforms are called in sentences and pictures.",
    keys: &[text()
        .example("\"TikTok Shop\"")
        .named("*", "What people call the platform of that id.")],
    groups: &[],
};

/// The whole file of a district.
pub const DISTRICT: TableFormat = *<DistrictFile as super::Declared>::FORMAT;
