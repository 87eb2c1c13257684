//! Lines of a scenario file: keys with their notes, comments, numbers.

/// Where notes begin, columns.
const NOTES_AT: usize = 58;

/// Where comments end, columns.
const WIDTH: usize = 100;

/// The text so far.
#[derive(Default)]
pub(super) struct Page(pub(super) String);

impl Page {
    pub(super) fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    pub(super) fn table(&mut self, header: &str) {
        self.line("");
        self.line(header);
    }

    /// A key with its note behind it; a note that is too long stands above.
    pub(super) fn key(&mut self, key: &str, value: &str, note: &str) {
        let entry = format!("{key} = {value}");
        if note.is_empty() {
            self.line(&entry);
        } else if entry.chars().count() > NOTES_AT || NOTES_AT + note.chars().count() > WIDTH + 30 {
            self.comment(note);
            self.line(&entry);
        } else {
            self.line(&format!("{entry:NOTES_AT$} # {note}"));
        }
    }

    /// A comment of as many lines as it needs.
    pub(super) fn comment(&mut self, sentence: &str) {
        let mut line = "#".to_owned();
        for word in sentence.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line != "#" {
                self.line(&line);
                "#".clone_into(&mut line);
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(&line);
    }
}

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An amount to three significant digits, thousands apart.
pub(super) fn amount(value: f64) -> String {
    let mut scale = 1.0;
    while value.abs() / scale >= 1_000.0 {
        scale *= 10.0;
    }
    grouped((value / scale).round() * scale)
}

/// Whole rupiah, thousands apart.
pub(super) fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    if value < 0.0 && text != "0" { format!("-{text}") } else { text }
}

/// A number with at most four decimals.
pub(super) fn decimal(value: f64) -> String {
    let text = format!("{value:.4}");
    let short = text.trim_end_matches('0');
    if let Some(whole) = short.strip_suffix('.') { format!("{whole}.0") } else { short.to_owned() }
}

/// Low, likely and high as a range, or as one number when they are written alike.
pub(super) fn range(low: f64, likely: f64, high: f64, write: fn(f64) -> String) -> String {
    let [low, likely, high] = [low, likely, high].map(write);
    if low == high { likely } else { format!("[{low}, {likely}, {high}]") }
}

/// Low and high as a range, or as one number.
pub(super) fn between(low: f64, high: f64, write: fn(f64) -> String) -> String {
    let (low, high) = (write(low), write(high));
    if low == high { low } else { format!("[{low}, {high}]") }
}
