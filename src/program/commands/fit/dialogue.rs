//! The few questions that no file answers, with a way back.

use std::io::{BufRead, Read};

use crate::fit::writing::Answers;
use crate::language::Words;
use crate::starter::{rupiah, whole};

/// No answer is longer, bytes; so an endless line ends.
const LONGEST_LINE: u64 = 4096;

/// What may be asked, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Cash,
    Goods,
    Rent,
    Family,
}

/// All questions.
pub(super) const QUESTIONS: [Question; 4] =
    [Question::Cash, Question::Goods, Question::Rent, Question::Family];

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

impl Question {
    fn sentence(self, words: &Words) -> String {
        match self {
            Self::Cash => words.text("fit.question.cash", &[]),
            Self::Goods => words.text("fit.question.goods", &[]),
            Self::Rent => words.text("fit.question.rent", &[]),
            Self::Family => words.text("fit.question.family", &[]),
        }
    }

    fn place(self, answers: &mut Answers) -> &mut Option<f64> {
        match self {
            Self::Cash => &mut answers.cash,
            Self::Goods => &mut answers.goods_share,
            Self::Rent => &mut answers.rent,
            Self::Family => &mut answers.family,
        }
    }

    /// The number in an answer, or how it should be written.
    fn understood(self, text: &str, words: &Words) -> Result<f64, String> {
        let example = if self == Self::Goods { "60" } else { "15 juta" };
        let not_a_number = || words.text("new.answer.not_a_number", &[("example", example)]);
        if self != Self::Goods {
            return rupiah(text).map(|amount| amount as f64).map_err(|_| not_a_number());
        }
        let percent = text.trim_end_matches(['%', ' ']);
        match whole(percent) {
            Ok(percent) if percent <= 100 => Ok(percent as f64 / 100.0),
            Ok(_) => Err(words.text("new.answer.limits", &[("least", "0"), ("most", "100")])),
            Err(_) => Err(not_a_number()),
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
        let answers = talk(&QUESTIONS, "1 juta\n60\n<\n<\n2 juta\n55%\n\n500 ribu\n");
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
        assert_eq!(talk(&QUESTIONS, "1 juta"), Answers { cash: Some(1e6), ..Answers::default() });
    }
}
