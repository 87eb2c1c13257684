//! Questions at a terminal.

use std::io::{self, BufRead, Read};

use crate::language::Words;
use crate::starter::{Answers, QUESTIONS};

/// No answer is longer, bytes; so an endless line ends.
const LONGEST_LINE: u64 = 4096;

/// Why questions stay without answers.
#[derive(Debug)]
pub(super) enum InputEnded {
    /// There is nothing more to read.
    End,
    /// Reading failed.
    Failed(io::Error),
}

/// Asks the open questions, each until its answer makes sense.
pub(super) fn ask(
    open: &[usize],
    answers: &mut Answers,
    words: &Words,
    input: &mut impl BufRead,
    say: &mut impl FnMut(&str),
) -> Result<(), InputEnded> {
    say(&words.text("new.intro", &[]));
    for &position in open {
        ask_one(position, answers, words, input, say)?;
    }
    while let Err(conflict) = answers.check() {
        say(&conflict.sentence(words));
        for (position, question) in QUESTIONS.iter().enumerate() {
            if ["live", "marketplace"].contains(&question.flag) {
                ask_one(position, answers, words, input, say)?;
            }
        }
    }
    Ok(())
}

fn ask_one(
    position: usize,
    answers: &mut Answers,
    words: &Words,
    input: &mut impl BufRead,
    say: &mut impl FnMut(&str),
) -> Result<(), InputEnded> {
    let Some(question) = QUESTIONS.get(position) else { return Ok(()) };
    let (n, all) = ((position + 1).to_string(), QUESTIONS.len().to_string());
    let sentence = question.sentence(words);
    let example = question.example(words);
    let places = [("n", &*n), ("all", &*all), ("question", &*sentence), ("example", &*example)];
    say(&words.text("new.progress", &places));
    let mut line = read_line(input)?;
    loop {
        let typed = line.trim();
        let answer = if typed.is_empty() { &example } else { typed };
        match question.answer(answer, answers, words) {
            Ok(()) => {
                let Some(doubt) = question.doubt(answers, words) else { return Ok(()) };
                say(&doubt);
                line = read_line(input)?;
                // Enter confirms.
                if line.trim().is_empty() {
                    return Ok(());
                }
            }
            Err(what) => {
                say(&what);
                say(&words.text("new.progress", &places));
                line = read_line(input)?;
            }
        }
    }
}

/// One line; bytes that are no text make an answer that is not understood.
fn read_line(input: &mut impl BufRead) -> Result<String, InputEnded> {
    let mut line = Vec::new();
    match input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
        Ok(0) => Err(InputEnded::End),
        Ok(_) => Ok(String::from_utf8_lossy(&line).into_owned()),
        Err(error) => Err(InputEnded::Failed(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn all() -> Vec<usize> {
        (0..QUESTIONS.len()).collect()
    }

    fn talk(open: &[usize], typed: &str) -> (Result<(), InputEnded>, Answers, Vec<String>) {
        let words = Words::of(Language::English);
        let (mut answers, mut said) = (Answers::default(), Vec::new());
        let mut say = |line: &str| said.push(line.to_owned());
        let ended = ask(open, &mut answers, &words, &mut typed.as_bytes(), &mut say);
        (ended, answers, said)
    }

    #[test]
    fn enter_takes_the_examples() {
        let (ended, answers, said) = talk(&all(), &"\n".repeat(10));
        assert!(ended.is_ok());
        assert_eq!((answers.name.as_str(), answers.cash), ("Toko Melati", 10_000_000));
        assert_eq!(said.len(), 11);
        assert!(said[10].starts_with("10 of 10. "), "{}", said[10]);
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_asked_for_again() {
        let (ended, answers, said) = talk(&[1], "plenty\n1.5\n\r\n");
        assert!(ended.is_ok());
        assert_eq!(answers.cash, 10_000_000);
        assert_eq!(said.len(), 6, "{said:?}");
    }

    #[test]
    fn an_answer_that_is_not_usual_is_asked_for_again_and_enter_keeps_it() {
        let (ended, answers, said) = talk(&[1], "20\n20 million\n");
        assert!(ended.is_ok());
        assert_eq!(answers.cash, 20_000_000);
        assert!(said[2].contains("Rp20") && said[2].contains("small business"), "{said:?}");
        let (ended, answers, said) = talk(&[1], "20\n\n");
        assert!(ended.is_ok());
        assert_eq!((answers.cash, said.len()), (20, 3));
    }

    #[test]
    fn every_answer_of_a_shop_that_is_not_usual_is_doubted() {
        let typed = ["20", "5000", "200", "x", "x", "2", "900 billion", "900 billion", "1"];
        for (position, answer) in (1..).zip(typed).filter(|(_, typed)| *typed != "x") {
            let (_, _, said) = talk(&[position], &format!("{answer}\n\n"));
            let is_usual = QUESTIONS[position].flag == "stop-days";
            assert_eq!(said.len(), if is_usual { 2 } else { 3 }, "{said:?}");
        }
    }

    #[test]
    fn answers_that_contradict_are_asked_for_again() {
        let (ended, answers, said) = talk(&[4, 5], "80\n30\n60\n40\n");
        assert!(ended.is_ok());
        assert_eq!((answers.live_percent, answers.marketplace_percent), (60, 40));
        assert!(said.iter().any(|line| line.contains("110")), "{said:?}");
    }

    #[test]
    fn the_end_of_input_ends_the_questions() {
        let (ended, _, _) = talk(&all(), "Toko\n");
        assert!(matches!(ended, Err(InputEnded::End)));
    }

    #[test]
    fn a_line_without_end_ends() {
        let (ended, _, said) = talk(&[1], &"9".repeat(10_000));
        assert!(matches!(ended, Err(InputEnded::End)));
        assert!(said.len() > 2);
    }
}
