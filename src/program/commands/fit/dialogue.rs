//! The few questions that no file answers, with a way back.

use std::io::{BufRead, Read};

use crate::fit::writing::Answers;
use crate::language::Words;
use crate::starter::rupiah;

/// No answer is longer, bytes; so an endless line ends.
const LONGEST_LINE: u64 = 4096;

/// Asks what is not known: cash, rent, family. `<` goes back; an empty line, or the end of input,
/// leaves a question open.
pub(super) fn ask(
    known: [bool; 3],
    answers: &mut Answers,
    words: &Words,
    input: &mut impl BufRead,
    say: &mut impl FnMut(&str),
) {
    let open: Vec<usize> = (0..3).filter(|question| !known[*question]).collect();
    if open.is_empty() {
        return;
    }
    say(&words.text("fit.question.intro", &[]));
    let mut at = 0;
    while let Some(question) = open.get(at) {
        say(&sentence(*question, words));
        let Some(line) = read_line(input) else { return };
        match line.trim() {
            "<" => at = at.saturating_sub(1),
            "" => {
                *place(*question, answers) = None;
                at += 1;
            }
            text => match rupiah(text) {
                Ok(amount) => {
                    *place(*question, answers) = Some(amount as f64);
                    at += 1;
                }
                Err(_) => {
                    say(&words.text("new.answer.not_a_number", &[("example", "15 juta")]));
                }
            },
        }
    }
}

fn sentence(question: usize, words: &Words) -> String {
    match question {
        0 => words.text("fit.question.cash", &[]),
        1 => words.text("fit.question.rent", &[]),
        _ => words.text("fit.question.family", &[]),
    }
}

fn place(question: usize, answers: &mut Answers) -> &mut Option<f64> {
    match question {
        0 => &mut answers.cash,
        1 => &mut answers.rent,
        _ => &mut answers.family,
    }
}

fn read_line(input: &mut impl BufRead) -> Option<String> {
    let mut line = Vec::new();
    match input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(String::from_utf8_lossy(&line).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn talk(known: [bool; 3], typed: &str) -> Answers {
        let mut answers = Answers::default();
        let words = Words::of(Language::Indonesian);
        ask(known, &mut answers, &words, &mut typed.as_bytes(), &mut |_| ());
        answers
    }

    #[test]
    fn one_can_go_back_and_skip() {
        let answers = talk([false; 3], "1 juta\n<\n2 juta\n\n500 ribu\n");
        assert_eq!((answers.cash, answers.rent, answers.family), (Some(2e6), None, Some(5e5)));
    }

    #[test]
    fn what_is_known_is_not_asked_and_nonsense_is_asked_again() {
        let answers = talk([true, false, true], "banyak\n750.000\n");
        assert_eq!((answers.cash, answers.rent, answers.family), (None, Some(750_000.0), None));
    }

    #[test]
    fn the_end_of_input_ends_the_questions() {
        assert_eq!(talk([false; 3], "1 juta"), Answers { cash: Some(1e6), ..Answers::default() });
    }
}
