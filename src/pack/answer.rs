//! A pack as an answer: a folder of files like any other.

use serde_json::Value;

use super::{Document, Material, PackError, documents};
use crate::charts::{Look, Picture};
use crate::language::Language;
use crate::output::{Answer, CsvStyle, OutputError, RunAnswer, Table};

/// The documents of a scenario and what they were made of.
#[derive(Debug)]
pub struct Pack {
    material: Material,
    documents: Vec<Document>,
}

impl Pack {
    /// Makes the documents of these kinds, or all where none is named, in a language.
    ///
    /// # Errors
    /// When a document cannot be made.
    pub fn of(material: Material, language: Language, only: &[String]) -> Result<Self, PackError> {
        let documents = documents(&material, language, only)?;
        Ok(Self { material, documents })
    }

    fn run(&self) -> RunAnswer<'_> {
        RunAnswer { report: &self.material.report, text: self.material.text() }
    }
}

impl Answer for Pack {
    fn business(&self) -> &str {
        &self.material.report.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        self.run().sentences(language)
    }

    fn summary(&self, language: Language) -> Value {
        self.run().summary(language)
    }

    fn tables(&self, _style: CsvStyle) -> Vec<(&'static str, Table)> {
        Vec::new()
    }

    fn texts(&self, language: Language) -> Vec<(&'static str, Vec<u8>)> {
        let documents = self.documents.iter().map(|one| (one.name, one.bytes.clone()));
        documents.chain(self.run().texts(language)).collect()
    }

    fn charts(&self, _look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        Ok(Vec::new())
    }
}
