//! Any bytes as exports of a marketplace: read or refused with a reason that is harmless to show; a
//! scenario that is written of them can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ragam::fit::level::loadings;
use ragam::fit::reading::{Export, read};
use ragam::fit::writing::{Answers, scenario};
use ragam::fit::{Fitted, fit, telling};
use ragam::language::{Language, Words};
use ragam::problems::is_hidden;

/// Longer histories are fitted alike, but slowly.
const MOST_DAYS: usize = 200;

fuzz_target!(|files: (&[u8], &[u8])| {
    let exports =
        [Export { name: "one.csv", bytes: files.0 }, Export { name: "two.xlsx", bytes: files.1 }];
    let reading = read(&exports);
    let words = Words::of(Language::Indonesian);
    for (_, refused) in &reading.refused {
        assert!(!refused.sentence(&words).chars().any(is_hidden));
    }
    let _ = telling::read(&reading, &words);
    let channels = reading.shop.channels.iter().filter(|one| one.sales.len() <= MOST_DAYS);
    let channels: Vec<Fitted<'_>> = channels.filter_map(|channel| fit(channel, &[])).collect();
    if channels.is_empty() {
        return;
    }
    let pairs: Vec<_> = channels.iter().map(|one| (&one.history, &one.posterior)).collect();
    let text = scenario(&reading.shop, &channels, &loadings(&pairs), &Answers::default(), &words);
    if let Err(failed) = ragam::scenario::read("shop.toml", text.as_bytes()) {
        panic!("{:?}\n{text}", failed.problems());
    }
});
