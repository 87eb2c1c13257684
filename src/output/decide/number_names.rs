//! What people call a number of a scenario: no key reaches a picture or a sentence.

use crate::language::Words;

/// Tables whose entries are named by an id, or by two.
const NAMED: [&str; 16] = [
    "channel",
    "shock",
    "event",
    "factor",
    "link",
    "mitigation",
    "response",
    "one_off",
    "loan",
    "other",
    "hits",
    "payout_shares",
    "plan",
    "pay_days",
    "mix",
    "values",
];

/// The name of the number at a path such as `channel.shopee.commission`: "komisi (Shopee)". `shown`
/// says what things are called by their ids, as [`Model::shown_names`](crate::model::Model::shown_names)
/// does.
#[must_use]
pub fn number_name(path: &str, shown: &[(String, String)], words: Words) -> String {
    let names: Vec<&str> = path.split('.').collect();
    let (Some((leaf, tables)), Some(top)) = (names.split_last(), names.first()) else {
        return String::new();
    };
    if *top == "values" {
        let named = shown.iter().find(|(known, _)| known == path).map(|(_, name)| name.clone());
        return named.unwrap_or_else(|| spaced(leaf));
    }
    // A number that changes on a date is named as the number itself.
    if let ["change", _, changed @ ..] = names.as_slice()
        && !changed.is_empty()
    {
        return number_name(&changed.join("."), shown, words);
    }
    // Of a mix the effort is stated, by channel.
    if let ["mix", mix, "shares"] = tables {
        let name = called("channel", leaf, shown);
        let what = words.text("terminal.stress.share", &[("name", &name)]);
        let thing = called("mix", mix, shown);
        return words.text("number.of_thing", &[("what", what.as_str()), ("thing", &thing)]);
    }
    let thing = thing(tables, shown);
    let what = known(tables, key_named(tables, leaf), words).unwrap_or_else(|| spaced(leaf));
    match thing {
        Some(thing) => {
            words.text("number.of_thing", &[("what", what.as_str()), ("thing", thing.as_str())])
        }
        None => what,
    }
}

/// The key that a name stands for: entries of some tables stand by the id of a channel.
fn key_named<'a>(tables: &[&str], leaf: &'a str) -> &'a str {
    match tables.last() {
        Some(&"loadings") => "loading",
        Some(&"slow_loadings") => "slow_loading",
        _ => leaf,
    }
}

/// The words for a key, first those for its own table.
fn known(tables: &[&str], leaf: &str, words: Words) -> Option<String> {
    let find = |key: String| words.under(&key).find(|(name, _)| *name == key).map(|(_, text)| text);
    let own = tables.iter().rev().find_map(|table| find(format!("number.of_{table}.{leaf}")));
    own.or_else(|| find(format!("number.any.{leaf}"))).map(str::to_owned)
}

/// What the number belongs to: the things along its path, each table of which is followed by an id.
fn thing(tables: &[&str], shown: &[(String, String)]) -> Option<String> {
    let mut names = Vec::new();
    let mut rest = tables;
    while let [table, after @ ..] = rest {
        rest = match (*table, after) {
            // One link in each direction, and several from the same channel.
            ("link", [from, to, after @ ..]) => {
                names.push(format!(
                    "{} → {}",
                    called("link", from, shown),
                    called("link", to, shown)
                ));
                after
            }
            (table, [id, after @ ..]) if NAMED.contains(&table) => {
                names.push(called(table, id, shown));
                after
            }
            _ => after,
        };
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The shown name of an entry of a table, else its id in words.
fn called(table: &str, id: &str, shown: &[(String, String)]) -> String {
    // What a shock hits is written with its kind.
    let id = id.strip_prefix("channel:").unwrap_or(id);
    let find =
        |key: &str| shown.iter().find(|(known, _)| known == key).map(|(_, name)| name.clone());
    find(&format!("{table}.{id}")).or_else(|| find(id)).unwrap_or_else(|| spaced(id))
}

fn spaced(id: &str) -> String {
    id.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::scenario::format::{Kind, all_keys, key_of};

    #[test]
    fn numbers_are_called_by_words() {
        let shown = [("shopee".to_owned(), "Shopee".to_owned())];
        let named = |path: &str| number_name(path, &shown, Words::of(Language::Indonesian));
        assert_eq!(named("costs.goods_share"), "harga pokok barang");
        assert_eq!(named("channel.shopee.commission"), "komisi (Shopee)");
        assert_eq!(named("shock.live_halt.window.probability"), "kemungkinan terjadi (live halt)");
        assert_eq!(named("values.viewers_return_days"), "viewers return days");
        assert_eq!(named("change.set.costs.goods_share"), "harga pokok barang");
        let effort = named("mix.move_now.shares.shopee");
        assert_eq!(effort, "Bagian tenaga untuk Shopee (move now)");
        let shown = [
            ("tiktok".to_owned(), "TikTok".to_owned()),
            ("plan".to_owned(), "Saluran plan".to_owned()),
            ("response.plan".to_owned(), "Rencana".to_owned()),
            ("event.ramadan".to_owned(), "Bulan Ramadan".to_owned()),
        ];
        let named = |path: &str| number_name(path, &shown, Words::of(Language::Indonesian));
        assert_eq!(named("response.plan.eight_weeks.lift"), "tambahan penjualan (Rencana)");
        assert_eq!(named("event.ramadan.factor"), "pengali penjualan (Bulan Ramadan)");
        assert_eq!(named("channel.plan.commission"), "komisi (Saluran plan)");
        // The table in which the number stands is named, since either of its keys may hold it.
        assert_eq!(named("shock.halt.recovery"), "lamanya pulih (halt)");
        assert!(named("shock.halt.hits.channel:tiktok.weight").ends_with("(halt, TikTok)"));
        let quick = named("factor.traffic.loadings.shopee");
        assert_eq!(quick, named("factor.traffic.loading"));
    }

    /// Two links of one channel had the same name and different verdicts.
    #[test]
    fn links_of_one_channel_were_named_alike() {
        let shown = [("live", "TikTok Live"), ("shop", "Etalase"), ("wa", "WhatsApp")];
        let shown = shown.map(|(id, name)| (id.to_owned(), name.to_owned()));
        let named = |path: &str| number_name(path, &shown, Words::of(Language::Indonesian));
        let one = named("link.live.wa.recapture");
        assert_eq!(one, "pembeli yang pindah (TikTok Live → WhatsApp)");
        assert_ne!(one, named("link.live.shop.recapture"));
        assert!(named("link.live.shop.halo").ends_with("(TikTok Live → Etalase)"));
    }

    #[test]
    fn every_number_of_the_format_has_a_name() {
        let mut checked = 0;
        for path in all_keys() {
            let path = path.replace('*', "x");
            let names: Vec<&str> = path.split('.').collect();
            if names.first() == Some(&"change") {
                continue;
            }
            // Entries of lists stand by an id, or by two.
            let with_ids = (0..3).map(|ids| {
                let id = std::iter::repeat_n("x", ids);
                names.iter().take(1).copied().chain(id).chain(names[1..].iter().copied())
            });
            let key =
                with_ids.filter_map(|path| key_of(&path.collect::<Vec<_>>().join("."))).next();
            if !key.is_some_and(|key| matches!(key.kind, Kind::Number)) {
                continue;
            }
            let (leaf, tables) = names.split_last().unwrap();
            for language in Language::ALL {
                let named = known(tables, key_named(tables, leaf), Words::of(language));
                assert!(named.is_some(), "{path}: {language}");
            }
            checked += 1;
        }
        assert!(checked > 60, "{checked}");
    }
}
