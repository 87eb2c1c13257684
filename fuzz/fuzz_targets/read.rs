//! Any bytes as a scenario file: read or refused with a reason that is harmless to show.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ragam::problems::{Renderer, Style, is_hidden};
use ragam::scenario;

fuzz_target!(|bytes: &[u8]| {
    let renderer = Renderer::new(Style::Plain);
    let shown = match scenario::read("fuzz.toml", bytes) {
        Ok(read) => renderer.render(&read.source, &read.warnings),
        Err(failed) => failed.render(&renderer),
    };
    assert!(!shown.chars().any(is_hidden));
});
