//! Ragam in a browser: one call that takes a question and gives an answer, both as a line of JSON; bytes
//! of files follow a question behind its line, and an answer too.
//!
//! There is no engine in here. [`Session`] puts questions to the library; this file is the door
//! through which a page reaches it: memory for the question, the call, the answer.

mod answers;
mod exports;
mod pack;
mod parts;
mod possible;
mod session;

use std::cell::RefCell;

pub use session::Session;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::new(Session::default());
    /// The last question and the last answer.
    static MEMORY: RefCell<(Vec<u8>, Vec<u8>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// Makes room for a question of so many bytes and says where to write it.
#[unsafe(no_mangle)]
pub extern "C" fn ragam_room(bytes: usize) -> *mut u8 {
    MEMORY.with_borrow_mut(|(question, _)| {
        question.clear();
        question.resize(bytes, 0);
        question.as_mut_ptr()
    })
}

/// Answers the question that was written; gives the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn ragam_ask() -> usize {
    let question = MEMORY.with_borrow_mut(|(question, _)| std::mem::take(question));
    let answer = SESSION.with_borrow_mut(|session| session.ask(&question));
    MEMORY.with_borrow_mut(|(_, last)| {
        *last = answer;
        last.len()
    })
}

/// Where the last answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn ragam_answer() -> *const u8 {
    MEMORY.with_borrow(|(_, answer)| answer.as_ptr())
}
