//! Amounts as shop owners write them: `Rp15.000.000`, `15 juta`, `1,5jt`, `750 ribu`.

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no number, or a word after it is not known.
    NotANumber,
    /// A point or comma could mean thousands or a fraction.
    Ambiguous,
    /// It is larger than anything that can be simulated.
    TooLarge,
}

/// Words that multiply, Indonesian, English and short.
const SCALES: [(&[&str], u64); 3] = [
    (&["ribu", "rb", "thousand", "k"], 1_000),
    (&["juta", "jt", "million"], 1_000_000),
    (&["miliar", "milyar", "billion"], 1_000_000_000),
];

/// The longest text that is looked at.
const LONGEST: usize = 40;

/// Reads an amount of money in whole rupiah.
///
/// # Errors
/// When the text is no amount, or can be read in two ways.
pub fn rupiah(text: &str) -> Result<u64, Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::NotANumber);
    }
    let small = text.trim().to_lowercase();
    let bare = small.strip_prefix("rp").unwrap_or(&small).trim_start_matches(['.', ' ']).trim();
    let digits_end = bare.find(|c: char| c.is_alphabetic()).unwrap_or(bare.len());
    let (number, word) = bare.split_at(digits_end);
    let number = number.trim();
    match word.trim() {
        "" => grouped(number),
        word => {
            let scale = SCALES.iter().find(|(words, _)| words.contains(&word));
            let (_, scale) = scale.ok_or(Unreadable::NotANumber)?;
            scaled(number, *scale)
        }
    }
}

/// Reads a whole number such as a percentage or a number of days; a `%` behind it is allowed.
///
/// # Errors
/// When the text is no whole number.
pub fn whole(text: &str) -> Result<u64, Unreadable> {
    let text = text.trim();
    digits(text.strip_suffix('%').unwrap_or(text).trim_end())
}

/// A number without a word: points, commas, spaces and underscores stand between thousands.
fn grouped(text: &str) -> Result<u64, Unreadable> {
    let separators = ['.', ',', '_', ' '];
    let mut groups = text.split(separators);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let is_number = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if !is_number(&first) || !rest.iter().all(is_number) {
        return Err(Unreadable::NotANumber);
    }
    let in_threes = rest.iter().all(|group| group.len() == 3);
    if !rest.is_empty() && (!in_threes || first.len() > 3) {
        return Err(Unreadable::Ambiguous);
    }
    digits(&text.replace(separators, ""))
}

/// A number before a word: one point or comma stands before a fraction.
fn scaled(text: &str, scale: u64) -> Result<u64, Unreadable> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if whole.is_empty() || (text.len() > whole.len() && fraction.is_empty()) {
        return Err(Unreadable::NotANumber);
    }
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unreadable::NotANumber);
    }
    // 1.500 juta may mean 1.5 million or 1,500 million.
    if fraction.len() > 2 {
        return Err(Unreadable::Ambiguous);
    }
    let whole = digits(whole)?.checked_mul(scale).ok_or(Unreadable::TooLarge)?;
    let tenths = [1, 10, 100][fraction.len()];
    let part = if fraction.is_empty() { 0 } else { digits(fraction)? * scale / tenths };
    whole.checked_add(part).ok_or(Unreadable::TooLarge)
}

fn digits(text: &str) -> Result<u64, Unreadable> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unreadable::NotANumber);
    }
    text.parse().map_err(|_| Unreadable::TooLarge)
}
