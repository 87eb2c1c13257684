//! Sentences by key, with named places to fill in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::money::amount_of;
use super::{Currency, Language};

type Sentences = BTreeMap<Cow<'static, str>, Cow<'static, str>>;

/// The files of one language, each read when a sentence of it is first asked for.
struct Files {
    /// What results say.
    results: LazyLock<Sentences>,
    /// What is said of something that is wrong: a file, what was typed, a question.
    problems: LazyLock<Sentences>,
}

/// How the keys begin of what is said of something that is wrong.
const WRONG: [&str; 4] = ["problem.", "notice.", "no_answer.", "typed."];

static INDONESIAN: Files = Files {
    results: LazyLock::new(|| read(include_str!("id.toml"))),
    problems: LazyLock::new(|| read(include_str!("id/problems.toml"))),
};
static ENGLISH: Files = Files {
    results: LazyLock::new(|| read(include_str!("en.toml"))),
    problems: LazyLock::new(|| read(include_str!("en/problems.toml"))),
};

impl Files {
    const fn of(language: Language) -> &'static Self {
        match language {
            Language::Indonesian => &INDONESIAN,
            Language::English => &ENGLISH,
        }
    }

    /// The file that holds the keys that begin so.
    fn with(&self, prefix: &str) -> &Sentences {
        let is_wrong = WRONG.iter().any(|begins| prefix.starts_with(begins));
        if is_wrong { &self.problems } else { &self.results }
    }

    fn find(&self, key: &str) -> Option<&str> {
        self.with(key).get(key).map(AsRef::as_ref)
    }
}

/// The sentences of one language, and the currency that amounts in them are in.
///
/// ```
/// use ragam::language::{Language, Words};
///
/// let words = Words::of(Language::English);
/// assert_eq!(words.text("chance.of_hundred", &[("n", "7")]), "7 of 100 possible futures");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
    currency: Currency,
}

impl From<Language> for Words {
    fn from(language: Language) -> Self {
        Self::of(language)
    }
}

impl Words {
    /// The sentences of `language`, amounts in rupiah.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self { language, currency: Currency::RUPIAH }
    }

    /// The language of these sentences.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The same sentences with amounts in the currency of this ISO 4217 code; what is no such code
    /// changes nothing.
    ///
    /// ```
    /// use ragam::language::{Language, Words};
    ///
    /// let words = Words::of(Language::English).in_currency("MYR");
    /// assert_eq!(words.money(12_500.0), "MYR12.5k");
    /// ```
    #[must_use]
    pub fn in_currency(self, code: &str) -> Self {
        Self { currency: Currency::of(code).unwrap_or(self.currency), ..self }
    }

    /// The currency of amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// An amount of the currency as [`money`](super::money) writes one of rupiah.
    #[must_use]
    pub fn money(&self, value: f64) -> String {
        amount_of(value, self.currency, self.language)
    }

    /// All keys that begin so and their sentences, places unfilled: for a shell that fills them.
    pub fn under<'a>(
        &self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'static str, &'static str)> + use<'a> {
        let sentences = Files::of(self.language).with(prefix);
        let pairs = sentences.iter().map(|(key, text)| (key.as_ref(), text.as_ref()));
        pairs.filter(move |(key, _)| key.starts_with(prefix))
    }

    /// The sentence of a key as it stands in the file of this language, if it is there.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'static str> {
        Files::of(self.language).find(key)
    }

    /// The sentence of `key` with each `{name}` replaced by its value, and `{currency}` by the name
    /// of the currency.
    ///
    /// A key that this language lacks is looked up in English. One that is missing there too is
    /// returned in brackets, so that the slip is seen and nothing fails over a word.
    #[must_use]
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        match self.find(key).or_else(|| ENGLISH.find(key)) {
            Some(sentence) => fill(sentence, values, self.currency.name()),
            None => format!("[{key}]"),
        }
    }
}

/// Puts values into their places, once: braces inside a value stay as they are. A place such as
/// `{n:day|days}` is the first word where `n` is 1, else the second.
fn fill(sentence: &str, values: &[(&str, &str)], currency: &str) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    let value_of = |name: &str| {
        let found = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        found.or_else(|| (name == "currency").then_some(currency))
    };
    while let Some((before, place, after)) = next_place(rest) {
        filled.push_str(before);
        let value = match place.split_once(':') {
            None => value_of(place),
            Some((name, forms)) => value_of(name).map(|value| of_number(value, forms)),
        };
        match value {
            Some(value) => filled.push_str(value),
            None => filled.push_str(&format!("{{{place}}}")),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The form of a word for a number, out of `one|many`.
fn of_number<'a>(number: &str, forms: &'a str) -> &'a str {
    let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
    if number == "1" { one } else { many }
}

/// Splits at the first `{name}`: the text before it, the name, the text after it. Braces around
/// anything else are a part of the text.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.match_indices('{').find_map(|(at, _)| {
        let (place, after) = text.get(at + 1..)?.split_once('}')?;
        let name = place.split_once(':').map_or(place, |(name, _)| name);
        let is_place = !name.is_empty() && name.chars().all(is_name);
        is_place.then_some((text.get(..at)?, place, after))
    })
}

/// Reads a translation file.
///
/// Ours are lines of `key = "text"`, which every start of the program reads; anything else that TOML
/// allows is left to a reader of TOML, ten times as slow. They are tested, so a broken one yields no
/// sentences.
fn read(file: &'static str) -> Sentences {
    let is_told = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let lines: Option<Sentences> = file.lines().filter(is_told).map(read_line).collect();
    lines.unwrap_or_else(|| read_as_toml(file))
}

/// One sentence with its key; nothing for a line that holds anything else.
fn read_line(line: &'static str) -> Option<(Cow<'static, str>, Cow<'static, str>)> {
    let (key, value) = line.split_once(" = ")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_' || c == '-';
    if !key.chars().all(is_plain) {
        return None;
    }
    let quote = ['"', '\''].into_iter().find(|quote| value.starts_with(*quote))?;
    let text = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let text = match quote {
        '"' if text.contains('\\') => Cow::Owned(unescaped(text)?),
        // A quotation mark inside would be the end of the text.
        _ if text.contains(quote) => return None,
        _ => Cow::Borrowed(text),
    };
    Some((Cow::Borrowed(key), text))
}

/// The text that stands between quotation marks; nothing where it ends earlier, or with an escape
/// that our files do not use.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '"' => return None,
            '\\' => match letters.next()? {
                'n' => '\n',
                same @ ('"' | '\\') => same,
                _ => return None,
            },
            other => other,
        });
    }
    Some(plain)
}

fn read_as_toml(file: &str) -> Sentences {
    let mut sentences = Sentences::new();
    if let Ok(table) = file.parse::<toml::Table>() {
        flatten("", &table, &mut sentences);
    }
    sentences
}

/// Turns nested tables, which is how TOML reads dotted keys, back into dotted keys.
fn flatten(prefix: &str, table: &toml::Table, into: &mut Sentences) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into),
            toml::Value::String(text) => {
                into.insert(key.into(), text.clone().into());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn places(sentence: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut rest = sentence;
        while let Some((_, name, after)) = next_place(rest) {
            found.insert(name.split_once(':').map_or(name, |(name, _)| name));
            rest = after;
        }
        found
    }

    #[test]
    fn files_are_valid_and_hold_only_text() {
        let files = [
            include_str!("id.toml"),
            include_str!("en.toml"),
            include_str!("id/problems.toml"),
            include_str!("en/problems.toml"),
        ];
        for file in files {
            let table = file.parse::<toml::Table>().expect("a translation file is TOML");
            assert_only_text(&table);
        }
    }

    /// Lines are read as TOML reads them, or not at all.
    #[test]
    fn files_are_read_as_toml() {
        let files = [
            include_str!("id.toml"),
            include_str!("en.toml"),
            include_str!("id/problems.toml"),
            include_str!("en/problems.toml"),
        ];
        for file in files {
            assert_eq!(read(file), read_as_toml(file));
        }
        for line in [
            r#"a.b = "one \"two\" three""#,
            r#"a = 'one "two" three'"#,
            r#"a = "tab\there""#,
            r#"a = "one" # "two""#,
            r#"a = "one\\""#,
            r#"a = "one\""#,
            r#"a = """#,
            r#"a = 'it''s'"#,
            "a = 7",
            "[table]",
        ] {
            assert_eq!(read(line), read_as_toml(line), "{line}");
        }
        let long = "a.b = \"one \\\"two\\\"\\nthree\"";
        assert_eq!(read_line(long), Some(("a.b".into(), "one \"two\"\nthree".into())));
    }

    fn assert_only_text(table: &toml::Table) {
        for (name, value) in table {
            match value {
                toml::Value::Table(inner) => assert_only_text(inner),
                toml::Value::String(text) => assert!(!text.is_empty(), "{name} is empty"),
                other => panic!("{name} is not text: {other}"),
            }
        }
    }

    /// All sentences of a language.
    fn all(language: Language) -> BTreeMap<&'static str, &'static str> {
        let files = Files::of(language);
        let both = files.results.iter().chain(files.problems.iter());
        both.map(|(key, text)| (key.as_ref(), text.as_ref())).collect()
    }

    /// Texts whose English stands where what they explain is declared.
    fn is_explanation(key: &str) -> bool {
        key.starts_with("problem.about.") || key.starts_with("problem.unit.")
    }

    #[test]
    fn languages_have_the_same_keys() {
        let keys = |language| -> BTreeSet<&str> {
            all(language).into_keys().filter(|key| !is_explanation(key)).collect()
        };
        let english = keys(Language::English);
        for language in Language::ALL {
            let own = keys(language);
            let differing: Vec<_> = own.symmetric_difference(&english).collect();
            assert!(differing.is_empty(), "in {language} or English only: {differing:?}");
        }
    }

    #[test]
    fn languages_have_the_same_places() {
        let english = all(Language::English);
        for language in Language::ALL {
            for (key, own) in all(language) {
                let Some(english) = english.get(key) else { continue };
                assert_eq!(places(own), places(english), "{language}: places of {key} differ");
            }
        }
    }

    /// Words that stand for a thing which has another word, the first of each pair.
    const GLOSSARY: [(&str, &str); 11] = [
        ("saluran", "kanal"),
        ("gangguan", "guncangan"),
        ("gangguan", "kejutan"),
        ("campuran", "cara berjualan"),
        ("campuran", "cara jual"),
        ("tenaga", "bagian usaha"),
        ("kemungkinan", "skenario masa depan"),
        ("untung-untungan", "nasib"),
        ("masa buruk", "masa terburuk"),
        ("marketplace", "lokapasar"),
        ("separuh kemungkinan", "di tengah-tengah"),
    ];

    #[test]
    fn a_thing_has_one_word() {
        for (key, sentence) in all(Language::Indonesian) {
            let small = sentence.to_lowercase();
            for (word, other) in GLOSSARY {
                assert!(!small.contains(other), "{key}: {word}, not {other}: {sentence}");
            }
        }
    }

    /// What fresh readers found hard to understand, and what is said instead.
    const AWKWARD: [(&str, &str); 17] = [
        ("di tengah-tengah semua", "separuh kemungkinan"),
        ("dalam kurang dari 1 dari 100 kemungkinan, kas habis", "kas hampir tidak pernah habis"),
        ("dalam segala", "saat sepi maupun ramai"),
        ("belum terbukti", "belum bisa dipastikan"),
        ("tidak pernah terjadi atau terjadi", "jarang atau sering"),
        ("selalu kurang menguntungkan", "tetap kalah"),
        ("pangkat hasil", "kalau tenaga tambahan menghasilkan lebih banyak"),
        ("setara dengan", "seolah-olah toko hanya punya"),
        ("(lebih kurang", "(±"),
        ("rugi terburuk turun", "rata-rata rugi pada masa buruk turun"),
        ("paling banyak kurang dari", "selalu kurang dari"),
        ("itulah", "itu untung-untungan pasar"),
        ("tahun terburuk", "tahun buruk"),
        ("mengubah rata-rata penjualan", "apa yang tampak di gambar"),
        ("grafik", "gambar"),
        ("peringatan galat", "kesalahan"),
        (" opsi", "pilihan"),
    ];

    #[test]
    fn nothing_is_said_that_readers_stumbled_over() {
        for (key, sentence) in all(Language::Indonesian) {
            let small = sentence.to_lowercase();
            for (awkward, instead) in AWKWARD {
                assert!(!small.contains(awkward), "{key}: {instead}, not {awkward}: {sentence}");
            }
        }
    }

    /// Small words by which a language is known, and which the other one does not have.
    const ENGLISH_WORDS: &str = "the of and is are was were which with without not this that these \
        those it its has have file files value values error errors option options usage default must \
        cannot only there every each when where what for from in on by than more less future futures \
        shop shops sale sales cash paths warning help possible print see try required unexpected found";
    const INDONESIAN_WORDS: &str = "yang dan tidak untuk dari adalah dengan pada atau bisa harus akan \
        sudah belum kalau supaya berkas saluran gangguan kas toko ini itu angka setiap tiap kemungkinan \
        penjualan pilihan perintah bawaan contoh";

    /// The words of a sentence, without what is typed, names, and what stands in a file.
    fn words_of(sentence: &str) -> Vec<String> {
        let mut plain = String::new();
        // What stands in quotes and brackets is quoted from a file.
        let mut closing = None;
        for c in sentence.chars() {
            closing = match (closing, c) {
                (None, '`' | '"') => Some(c),
                (None, '{') => Some('}'),
                (None, '[') => Some(']'),
                (Some(end), c) if c == end => None,
                (None, c) => {
                    plain.push(c);
                    None
                }
                (inside, _) => inside,
            };
        }
        let lines = plain.lines().filter(|line| !line.starts_with("  ragam "));
        let text = lines.collect::<Vec<_>>().join(" ").replace("TikTok Shop", " ");
        let typed = |word: &&str| word.starts_with("--") || word.contains(['=', ',', '_']);
        let words = text.split_whitespace().filter(|word| {
            !typed(word) || word.trim_end_matches(',').chars().all(char::is_alphabetic)
        });
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
        words.map(bare).filter(|word| word.chars().any(char::is_lowercase)).collect()
    }

    #[test]
    fn no_language_stands_in_the_other() {
        let lists = [(Language::Indonesian, ENGLISH_WORDS), (Language::English, INDONESIAN_WORDS)];
        for (language, foreign) in lists {
            let foreign: BTreeSet<&str> = foreign.split_whitespace().collect();
            for (key, sentence) in all(language) {
                let found: Vec<String> = words_of(sentence)
                    .into_iter()
                    .filter(|word| foreign.contains(word.to_lowercase().as_str()))
                    .collect();
                assert!(found.is_empty(), "{language}, {key}: {found:?}: {sentence}");
            }
        }
    }

    #[test]
    fn words_of_a_sentence_are_those_that_a_language_chose() {
        let sentence = "Tulis \"the\" di `of` [the] {for} TikTok Shop --from, KEY=VALUE: and, 12.";
        assert_eq!(words_of(sentence), ["Tulis", "di", "and"]);
    }

    /// The mean of the worst 5% of futures has one name, so that nobody looks for two.
    #[test]
    fn one_in_twenty_is_one_thing() {
        for (language, number, name) in [
            (Language::Indonesian, "1 dari 20", "masa buruk (1 dari 20)"),
            (Language::English, "1 in 20", "worst times (1 in 20)"),
        ] {
            for (key, sentence) in all(language) {
                let named = sentence.matches(name).count();
                assert_eq!(sentence.matches(number).count(), named, "{key}: {sentence}");
            }
        }
    }

    /// "Better in 53 of 100" is said of the same futures; what is said of one level of luck after
    /// another must not use the same word, or the two contradict each other.
    #[test]
    fn what_is_said_of_levels_is_not_said_of_the_same_futures() {
        for (language, taken) in
            [(Language::Indonesian, "lebih baik daripada"), (Language::English, "is better than")]
        {
            let sentences = all(language);
            let dominance = sentences.iter().filter(|(key, _)| key.contains(".dominance_"));
            let mut seen = 0;
            for (key, sentence) in dominance {
                assert!(!sentence.contains(taken), "{key}: {sentence}");
                seen += 1;
            }
            assert_eq!(seen, 3);
        }
    }

    #[test]
    fn every_key_in_the_code_exists() {
        let known = all(Language::English);
        let mut missing = Vec::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        visit(&sources, &mut |source| {
            let keys = keys_in(source).into_iter().chain(said_in(source));
            missing.extend(keys.filter(|key| !known.contains_key(key)).map(str::to_owned));
        });
        assert!(missing.is_empty(), "no sentence for {missing:?}");
    }

    /// What is said of a file that is wrong stands in the code by its whole key.
    #[test]
    fn every_problem_in_the_files_is_in_the_code() {
        let mut used = BTreeSet::new();
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        visit(&sources, &mut |source| used.extend(said_in(source).map(str::to_owned)));
        let idle: Vec<_> = all(Language::English).into_keys().filter(|key| is_said(key)).collect();
        let idle: Vec<_> = idle.into_iter().filter(|key| !used.contains(*key)).collect();
        assert!(idle.is_empty(), "said nowhere: {idle:?}");
    }

    fn is_said(key: &str) -> bool {
        WRONG.iter().any(|begins| key.starts_with(begins))
    }

    /// All literals that are keys of what is said of a file that is wrong.
    fn said_in(source: &str) -> impl Iterator<Item = &str> {
        let is_key = |text: &&str| {
            let is_plain =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c);
            is_said(text) && text.chars().all(is_plain) && !text.ends_with('.')
        };
        source.split('"').filter(is_key)
    }

    fn visit(folder: &Path, see: &mut impl FnMut(&str)) {
        for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
            let path = entry.expect("the sources can be listed").path();
            if path.is_dir() {
                visit(&path, see);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                see(&std::fs::read_to_string(&path).expect("sources are text"));
            }
        }
    }

    /// The literal dotted keys of all calls of `text`, wherever the formatter breaks the line.
    /// Other things have a method of this name, but give it names without dots.
    fn keys_in(source: &str) -> Vec<&str> {
        let call = concat!(".te", "xt(");
        source
            .split(call)
            .skip(1)
            .filter_map(|after| after.trim_start().strip_prefix('"'))
            .filter_map(|after| after.split_once('"'))
            .map(|(key, _)| key)
            .filter(|key| key.contains('.') && !key.starts_with("test."))
            .collect()
    }

    #[test]
    fn values_fill_their_places_once() {
        let filled = fill("{a} and {b}, {a}", &[("a", "{b}"), ("b", "2")], "rupiah");
        assert_eq!(filled, "{b} and 2, {b}");
        assert_eq!(fill("{unknown} {", &[], "rupiah"), "{unknown} {");
        assert_eq!(fill("({currency})", &[], "MYR"), "(MYR)");
    }

    #[test]
    fn one_and_many_have_their_own_form() {
        let told = |n| fill("{n} {n:day is|days are} left {n:", &[("n", n)], "rupiah");
        assert_eq!(told("1"), "1 day is left {n:");
        for many in ["0", "2", "1.5", "21", "1,000"] {
            assert_eq!(told(many), format!("{many} days are left {{n:"));
        }
        assert_eq!(fill("{m:day|days}", &[("n", "1")], "rupiah"), "{m:day|days}");
    }

    #[test]
    fn a_missing_key_is_shown() {
        let words = Words::of(Language::Indonesian);
        assert_eq!(words.text("test.missing", &[]), "[test.missing]");
    }
}
