use super::*;
use crate::language::{Language, Words};
use crate::pack::samples::{HOSTILE, PLAIN, material};
use crate::simulate::replay_path;

fn told(sample: &str, language: Language) -> Told<'static> {
    Told::without_pictures(material(sample), Words::of(language))
}

#[test]
fn nothing_leaves_a_sheet_or_touches_and_the_bytes_are_the_same_twice() {
    for sample in [HOSTILE, PLAIN] {
        for language in Language::ALL {
            let told = told(sample, language);
            let decks = Decks::of(&told);
            let mut pages = vec![rules::rules(&told, &decks), score::score(&told, &decks)];
            pages.extend(cards::cards(&told, &decks));
            pages.push(score::key(&told, &decks));
            for page in &pages {
                assert_eq!(page.faults(), Vec::<String>::new(), "{language}");
                assert!(!page.words().contains("[document."), "{}", page.words());
            }
            assert_eq!(game(&told).unwrap(), game(&told).unwrap());
        }
    }
}

/// What players add up by hand is the balance of the simulation, to the tenth that is rounded.
#[test]
fn cards_add_up_to_the_balance_of_the_simulation() {
    for sample in [HOSTILE, PLAIN] {
        let told = told(sample, Language::English);
        let decks = Decks::of(&told);
        assert!(decks.decks.len() == 6 && decks.stretches.len() >= 6);
        assert_eq!(decks.stretches.last().unwrap().1, told.material.report.horizon.days());
        for deck in &decks.decks {
            let replay = replay_path(&told.material.model, deck.path as u32);
            let balance = |day: usize| replay.closes[day].balance - replay.opening_cash;
            let life = &deck.lives[0];
            let mut cash = 0;
            for (card, (from, to)) in decks.stretches.iter().enumerate() {
                let lowest = (*from..*to).map(balance).fold(f64::INFINITY, f64::min);
                let low = cash + (life.lows[card] - life.before(card));
                assert_eq!(low, decks.unit.tenths(lowest));
                cash += life.ends[card] - life.before(card);
                assert_eq!(cash, decks.unit.tenths(balance(to - 1)));
            }
            assert_eq!(cash, life.change());
            let enough = life.enough(0);
            assert!(life.lows.iter().all(|low| enough + low >= 0));
        }
    }
}

/// A future in which no shock came is the same with and without shocks.
#[test]
fn what_shocks_do_begins_with_their_arrival() {
    let told = told(HOSTILE, Language::Indonesian);
    let decks = Decks::of(&told);
    let mut struck = 0;
    for deck in &decks.decks {
        let first = deck.arrivals.iter().position(|arrivals| !arrivals.is_empty());
        let quiet = first.unwrap_or(decks.stretches.len());
        for life in &deck.lives {
            assert_eq!(life.ends[..quiet], life.ends_without[..quiet]);
        }
        struck += usize::from(deck.lives[0].ends != deck.lives[0].ends_without);
    }
    assert!(struck > 0, "no deck knows a shock");
    let plain = Decks::of(&self::told(PLAIN, Language::Indonesian));
    assert!(!plain.has_shocks && plain.mixes.len() == 1);
}
