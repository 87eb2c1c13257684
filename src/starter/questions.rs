//! The ten questions, in the order in which they are asked.

use super::amount::{Unreadable, rupiah, whole};
use super::answers::Answers;
use crate::language::{Words, count};
use crate::scenario::unusual;

/// One question: its flag, an answer to begin with, and where the answer goes.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The flag that answers it, without the dashes; also the end of its sentence's key.
    pub flag: &'static str,
    /// The answer of someone who just presses Enter, with Indonesian words.
    example: &'static str,
    place: Place,
}

/// Where an answer goes.
#[derive(Debug, Clone, Copy)]
enum Place {
    Name(fn(&mut Answers) -> &mut String),
    Rupiah { place: fn(&mut Answers) -> &mut u64, least: u64, most: u64 },
    Whole { place: fn(&mut Answers) -> &mut u64, least: u64, most: u64 },
}

/// The key in which an answer ends, where its usual range stands, and what makes a value of it.
const KEYS: [(&str, &str, f64); 7] = [
    ("cash", "business.opening_cash", 1.0),
    ("sales", "channel.any.weekly_sales", 1.0),
    ("order-value", "channel.any.order_value", 1.0),
    ("goods", "costs.goods_share", 0.01),
    ("fixed", "costs.other.any.per_month", 1.0),
    ("drawings", "drawings.per_month", 1.0),
    ("stop-days", "shock.any.duration_days", 1.0),
];

/// More than any shop has; far below what the scenario format allows.
const MOST_RUPIAH: u64 = 1_000_000_000_000;

/// Characters of a name, as in the scenario format.
const LONGEST_NAME: usize = 80;

/// All questions.
pub const QUESTIONS: [Question; 10] = [
    Question { flag: "name", example: "Toko Melati", place: Place::Name(|a| &mut a.name) },
    money("cash", "10 juta", |a| &mut a.cash, 0),
    money("sales", "12 juta", |a| &mut a.weekly_sales, 1_000),
    money("order-value", "85 ribu", |a| &mut a.order_value, 100),
    percent("live", "70", |a| &mut a.live_percent),
    percent("marketplace", "20", |a| &mut a.marketplace_percent),
    percent("goods", "60", |a| &mut a.goods_percent),
    money("fixed", "5 juta", |a| &mut a.fixed_per_month, 0),
    money("drawings", "6 juta", |a| &mut a.drawings_per_month, 0),
    Question {
        flag: "stop-days",
        example: "30",
        place: Place::Whole { place: |a| &mut a.stop_days, least: 1, most: 120 },
    },
];

const fn money(
    flag: &'static str,
    example: &'static str,
    place: fn(&mut Answers) -> &mut u64,
    least: u64,
) -> Question {
    Question { flag, example, place: Place::Rupiah { place, least, most: MOST_RUPIAH } }
}

const fn percent(
    flag: &'static str,
    example: &'static str,
    place: fn(&mut Answers) -> &mut u64,
) -> Question {
    Question { flag, example, place: Place::Whole { place, least: 0, most: 100 } }
}

impl Question {
    /// The question as a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        words.text(&format!("new.question.{}", self.flag.replace('-', "_")), &[])
    }

    /// The answer of someone who just presses Enter.
    #[must_use]
    pub fn example(&self, words: &Words) -> String {
        let million = words.text("new.million", &[]);
        let thousand = words.text("new.thousand", &[]);
        self.example.replace("juta", &million).replace("ribu", &thousand)
    }

    /// Puts an answer into its place.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the answer and what would be right.
    pub fn answer(&self, text: &str, answers: &mut Answers, words: &Words) -> Result<(), String> {
        let (place, read, least, most) = match self.place {
            Place::Name(place) => {
                *place(answers) = name(text, words)?;
                return Ok(());
            }
            Place::Rupiah { place, least, most } => (place, rupiah(text), least, most),
            Place::Whole { place, least, most } => (place, whole(text), least, most),
        };
        let limits = || {
            let (least, most) = (count(least, words.language()), count(most, words.language()));
            words.text("new.answer.limits", &[("least", &least), ("most", &most)])
        };
        let value = read.map_err(|error| match error {
            Unreadable::NotANumber => {
                words.text("new.answer.not_a_number", &[("example", &self.example(words))])
            }
            Unreadable::Ambiguous => words.text("new.answer.ambiguous", &[]),
            Unreadable::TooLarge => limits(),
        })?;
        if !(least..=most).contains(&value) {
            return Err(limits());
        }
        *place(answers) = value;
        Ok(())
    }

    /// A sentence of doubt where the answer that was put into its place is one that real shops do not
    /// have.
    #[must_use]
    pub fn doubt(&self, answers: &mut Answers, words: &Words) -> Option<String> {
        let (_, path, scale) = KEYS.iter().find(|(flag, _, _)| *flag == self.flag)?;
        let value = match self.place {
            Place::Name(_) => return None,
            Place::Rupiah { place, .. } | Place::Whole { place, .. } => *place(answers),
        };
        let told = unusual(path, value as f64 * scale, *words)?;
        let values = [("value", told.value.as_str()), ("reason", told.reason.as_str())];
        Some(words.text("new.answer.unusual", &values))
    }
}

fn name(text: &str, words: &Words) -> Result<String, String> {
    let name = text.trim();
    let length = name.chars().count();
    if length == 0 || length > LONGEST_NAME || name.chars().any(is_hidden) {
        let most = LONGEST_NAME.to_string();
        return Err(words.text("new.answer.name", &[("most", &most)]));
    }
    Ok(name.to_owned())
}

/// Characters that steer a screen or turn the direction of a text.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Thousands apart, as in scenario files.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
