//! What all sentences of all languages keep: the same keys and places, one word a thing, each language by
//! itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Language;
use super::sentences::{Files, WRONG};
use super::words::next_place;

fn places(sentence: &str) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut rest = sentence;
    while let Some((_, name, after)) = next_place(rest) {
        found.insert(name.split_once(':').map_or(name, |(name, _)| name));
        rest = after;
    }
    found
}

/// All sentences of a language.
fn all(language: Language) -> BTreeMap<&'static str, &'static str> {
    let files = Files::of(language);
    let more = files.problems.iter().chain(files.documents.iter());
    files.results.iter().chain(more).map(|(key, text)| (key.as_ref(), text.as_ref())).collect()
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
const GLOSSARY: [(&str, &str); 13] = [
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
    ("gaji", "upah"),
    ("kisaran", "rentang"),
];

#[test]
fn a_thing_has_one_word() {
    refuse(GLOSSARY.map(|(word, other)| (other, word)));
}

/// No Indonesian sentence holds the first of a pair; the second is said instead.
fn refuse<const N: usize>(pairs: [(&str, &str); N]) {
    for (key, sentence) in all(Language::Indonesian) {
        let small = sentence.to_lowercase();
        for (refused, instead) in pairs {
            assert!(!small.contains(refused), "{key}: {instead}, not {refused}: {sentence}");
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
    refuse(AWKWARD);
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
    let words = text
        .split_whitespace()
        .filter(|word| !typed(word) || word.trim_end_matches(',').chars().all(char::is_alphabetic));
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
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._".contains(c);
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
