//! Any text as a question of the page: each has an answer, and an answer is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ragam_web::Session;

fuzz_target!(|questions: Vec<&[u8]>| {
    let mut session = Session::default();
    for question in questions {
        let answer = session.ask(question);
        assert!(serde_json::from_slice::<serde_json::Value>(&answer).is_ok());
    }
});
