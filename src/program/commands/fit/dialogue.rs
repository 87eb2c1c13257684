//! The few questions that no file answers, with a way back.

use std::io::{BufRead, Read};

use crate::fit::Question;
use crate::fit::writing::Answers;
use crate::language::Words;

/// No answer is longer, bytes; so an endless line ends.
const LONGEST_LINE: u64 = 4096;

/// Asks what is not known. `<` goes back; an empty line, or the end of input,
/// leaves a question open.
pub(super) fn ask(
    open: &[Question],
    answers: &mut Answers,
    words: &Words,
    input: &mut impl BufRead,
    say: &mut impl FnMut(&str),
) {
    if open.is_empty() {
        return;
    }
    say(&words.text("fit.question.intro", &[]));
    let mut at = 0;
    while let Some(question) = open.get(at) {
        say(&question.sentence(words));
        let Some(line) = read_line(input) else { return };
        match line.trim() {
            "<" => at = at.saturating_sub(1),
            "" => {
                *question.place(answers) = None;
                at += 1;
            }
            text => match question.understood(text, words) {
                Ok(number) => {
                    *question.place(answers) = Some(number);
                    at += 1;
                }
                Err(help) => say(&help),
            },
        }
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

    fn talk(open: &[Question], typed: &str) -> Answers {
        let mut answers = Answers::default();
        let words = Words::of(Language::Indonesian);
        ask(open, &mut answers, &words, &mut typed.as_bytes(), &mut |_| ());
        answers
    }

    #[test]
    fn one_can_go_back_and_skip() {
        let answers = talk(&Question::ALL, "1 juta\n60\n<\n<\n2 juta\n55%\n\n500 ribu\n");
        assert_eq!((answers.cash, answers.goods_share), (Some(2e6), Some(0.55)));
        assert_eq!((answers.rent, answers.family), (None, Some(5e5)));
    }

    #[test]
    fn what_is_known_is_not_asked_and_nonsense_is_asked_again() {
        let open = [Question::Goods, Question::Rent];
        let answers = talk(&open, "sekitar\n160\n60\nbanyak\n750.000\n");
        assert_eq!((answers.goods_share, answers.rent), (Some(0.6), Some(750_000.0)));
        assert_eq!((answers.cash, answers.family), (None, None));
    }

    #[test]
    fn the_end_of_input_ends_the_questions() {
        assert_eq!(
            talk(&Question::ALL, "1 juta"),
            Answers { cash: Some(1e6), ..Answers::default() }
        );
    }
}
