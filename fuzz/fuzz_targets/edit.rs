//! Numbers of a sound scenario asked for by any path.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ragam::scenario::{self, Editor};

fuzz_target!(|input: (&str, &str)| {
    let (path, text) = input;
    if let Ok(read) = scenario::read("fuzz.toml", text.as_bytes()) {
        if let Ok(editor) = Editor::new(&read.source) {
            let _ = editor.number(path);
            let _ = editor.unit(path);
        }
    }
});
