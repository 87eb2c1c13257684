//! The answer to a question, and the one way in which answers become files and sentences.

use serde_json::Value;

use super::csv::Table;
use super::json;
use super::pictures::in_formats;
use super::{Artifact, ArtifactOptions, CsvStyle, OutputError};
use crate::charts::{ChartError, Look, Picture};
use crate::language::Language;

/// The name of the file that holds every figure of an answer.
pub const SUMMARY: &str = "summary.json";

/// What is said, written and drawn of an answer.
pub trait Answer {
    /// Name of the business.
    fn business(&self) -> &str;

    /// The sentences.
    fn sentences(&self, language: Language) -> Vec<String>;

    /// Every figure with its error: an object, in the order in which it is written.
    fn summary(&self, language: Language) -> Value;

    /// The tables by the names of their files, in a style.
    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, Table)>;

    /// Texts by the names of their files: scenarios, and what can be pasted into them.
    fn texts(&self, _language: Language) -> Vec<(&'static str, Vec<u8>)> {
        Vec::new()
    }

    /// The charts by the names of their files, without an ending, with this look.
    ///
    /// # Errors
    /// When one cannot be drawn.
    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError>;
}

/// The charts of an answer that has one.
pub(super) fn one_chart(
    name: &str,
    drawn: Result<Picture, ChartError>,
) -> Result<Vec<(String, Picture)>, OutputError> {
    let picture = drawn.map_err(|source| OutputError::chart(name, source))?;
    Ok(vec![(name.to_owned(), picture)])
}

/// All files of an answer, `summary.json` last, which names the others.
///
/// # Errors
/// When a chart cannot be drawn.
pub fn files(answer: &dyn Answer, options: &ArtifactOptions) -> Result<Vec<Artifact>, OutputError> {
    let language = options.language;
    let named = |name: &str, bytes| Artifact { name: name.to_owned(), bytes };
    let tables =
        answer.tables(options.csv).into_iter().map(|(name, table)| named(name, table.finish()));
    let texts = answer.texts(language).into_iter().map(|(name, text)| named(name, text));
    let mut files: Vec<Artifact> = tables.chain(texts).collect();
    if options.charts {
        files.extend(in_formats(&answer.charts(language.into())?, options)?);
    }
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    files.push(named(SUMMARY, summary(answer, language, &names)));
    Ok(files)
}

/// `summary.json` of an answer, which names the files that are written with it.
pub fn summary(answer: &dyn Answer, language: Language, files: &[String]) -> Vec<u8> {
    let mut summary = answer.summary(language);
    if let Value::Object(entries) = &mut summary {
        entries.insert("files".to_owned(), Value::from(files));
    }
    json::bytes(&summary)
}
