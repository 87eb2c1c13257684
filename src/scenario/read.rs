//! The road from bytes to a scenario.

use std::fmt;

use super::document::{self, Table};
use super::format::{Declared, Factor, Fields, Function, ROOT};
use super::variants::{Variant, variants};
use super::{Scenario, check, plausible, walk, wrong_file};
use crate::language::say;
use crate::problems::{Problem, Problems, Renderer, Source, Span, Style};

/// The largest file that is read, bytes.
pub const LARGEST_FILE: usize = 1024 * 1024;

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it says.
    pub scenario: Scenario,
    /// What it says for each of its mixes.
    pub variants: Vec<Variant>,
    /// What its author should know of, in the order of the file.
    pub warnings: Vec<Problem>,
    /// The text, for showing warnings and later problems.
    pub source: Source,
}

/// A file that could not be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    source: Source,
    problems: Vec<Problem>,
}

impl Failed {
    pub(super) fn new(source: Source, problems: Problems) -> Self {
        Self { source, problems: problems.into_sorted() }
    }

    /// The text to which the problems refer.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// All problems, at least one of them an error, in the order of the file.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The problems as text.
    #[must_use]
    pub fn render(&self, renderer: &Renderer) -> String {
        renderer.render(&self.source, &self.problems)
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::new(Style::Plain)))
    }
}

impl std::error::Error for Failed {}

/// Reads a scenario from the bytes of a file; the name is only shown in messages.
///
/// # Errors
///
/// All problems that can be found at once: of the text itself, else of its syntax, else of its keys
/// and values, else of what they mean together.
pub fn read(name: &str, bytes: &[u8]) -> Result<Read, Failed> {
    let source = as_text(name, bytes)?;
    match scenario(&source) {
        Ok((scenario, variants, warnings)) => Ok(Read { scenario, variants, warnings, source }),
        Err(_) if super::is_district(name, bytes) => {
            let problem = wrong_file::problem(wrong_file::Kind::District, name);
            Err(Failed::new(source, Problems::from(problem)))
        }
        Err(_) if wrong_file::is_table(name, source.text()) => {
            let problem = wrong_file::problem(wrong_file::Kind::Table, name);
            Err(Failed::new(source, Problems::from(problem)))
        }
        Err(problems) => Err(Failed::new(source, problems)),
    }
}

fn scenario(source: &Source) -> Result<(Scenario, Vec<Variant>, Vec<Problem>), Problems> {
    let root = document::parse(source)?;
    let (scenario, mut warnings) = from_document(&root)?;
    warnings.extend(plausible::warnings(&scenario, &root, source));
    warnings.sort_by_key(|warning| warning.span.map(|span| span.start));
    let variants = variants(&root, &scenario)?;
    Ok((scenario, variants, warnings))
}

/// Checks a document as a whole and takes the scenario out of it, with warnings.
pub(super) fn from_document(root: &Table) -> Result<(Scenario, Vec<Problem>), Problems> {
    let problems = walk::document(root);
    if problems.has_errors() {
        return Err(problems);
    }
    let scenario = typed(root).map_err(|fault| Problems::from(*fault))?;
    let problems = check::scenario(&scenario, root);
    if problems.has_errors() {
        return Err(problems);
    }
    Ok((scenario, problems.into_sorted()))
}

/// What a file that has passed the walker says.
fn typed(root: &Table) -> Result<Scenario, Box<Problem>> {
    let mut scenario = Scenario::read(&Fields::new(root, Span::default(), &ROOT))?;
    if scenario.factors.iter().all(|factor| factor.id.value != Factor::MARKET) {
        scenario.factors.insert(0, Factor::market()?);
    }
    let functions = scenario.functions.iter().map(Function::as_value);
    scenario.values.extend(functions);
    Ok(scenario)
}

/// The text of a file.
pub(super) fn as_text(name: &str, bytes: &[u8]) -> Result<Source, Failed> {
    let failed =
        |text: &str, problem| Failed::new(Source::new(name, text), Problems::from(problem));
    if let Some(kind) = wrong_file::by_beginning(bytes) {
        return Err(failed("", wrong_file::problem(kind, name)));
    }
    if bytes.len() > LARGEST_FILE {
        return Err(failed("", too_large(bytes.len())));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(failed("", utf16()));
    }
    match std::str::from_utf8(bytes) {
        // Some editors begin files with a byte order mark; it is no part of the text.
        Ok(text) => checked(Source::new(name, text.strip_prefix('\u{feff}').unwrap_or(text))),
        Err(error) => {
            let problem = not_utf8(bytes, error.valid_up_to());
            Err(failed(&String::from_utf8_lossy(bytes), problem))
        }
    }
}

fn checked(source: Source) -> Result<Source, Failed> {
    let problem = if source.text().trim().is_empty() {
        empty()
    } else if let Some(at) = source.text().find('\0') {
        nul(at)
    } else {
        return Ok(source);
    };
    Err(Failed::new(source, Problems::from(problem)))
}

fn too_large(size: usize) -> Problem {
    Problem::error(say!("problem.read.too_large.message", size = size))
        .help(say!("problem.read.too_large.help", most = LARGEST_FILE))
}

/// What some editors call Unicode.
fn utf16() -> Problem {
    Problem::error(say!("problem.read.utf16.message")).help(say!("problem.read.save_as_utf8"))
}

fn not_utf8(bytes: &[u8], at: usize) -> Problem {
    let line = bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
    Problem::error(say!("problem.read.not_utf8.message", at = at + 1, line = line))
        .at(Span::new(at, at + '\u{fffd}'.len_utf8()))
        .label(say!("problem.read.not_utf8.label"))
        .help(say!("problem.read.save_as_utf8"))
}

fn nul(at: usize) -> Problem {
    Problem::error(say!("problem.read.nul.message"))
        .at(Span::new(at, at + 1))
        .help(say!("problem.read.save_as_utf8"))
}

fn empty() -> Problem {
    Problem::error(say!("problem.read.empty.message"))
        .help(say!("problem.read.empty.help", example = SMALLEST))
}

/// The smallest scenario, shown to those who begin with nothing.
pub(in crate::scenario) const SMALLEST: &str = r#"format = 1

[business]
name = "Toko Melati"
opening_cash = 10_000_000

[[channel]]
id = "shopee"
weekly_sales = 5_000_000
"#;
