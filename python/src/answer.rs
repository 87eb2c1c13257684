//! An answer of the library: figures, sentences, tables, charts.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use ragam::charts::{ChartError, Look, Picture};
use ragam::language::{Language, UnknownLanguage};
use ragam::output::{self, CsvStyle, OutputError, RunAnswer, ScenarioText};
use ragam::report::Report;
use serde_json::Value;

use crate::failed::Failed;
use crate::table::Table;

/// An answer, ready to be written, drawn or told.
#[pyclass(frozen, module = "ragam._ragam")]
pub(crate) struct Answer {
    answer: Box<dyn output::Answer + Send + Sync>,
    /// A row for each path, where that was asked for.
    paths: Option<Table>,
}

impl Answer {
    pub(crate) fn new(answer: impl output::Answer + Send + Sync + 'static) -> Self {
        Self { answer: Box::new(answer), paths: None }
    }

    pub(crate) fn with_paths(mut self, paths: Option<Table>) -> Self {
        self.paths = paths;
        self
    }

    /// A chart by its name; the first unless given.
    fn drawn<T: Send>(
        &self,
        py: Python<'_>,
        (name, lang): (Option<&str>, &str),
        draw: impl FnOnce(&Picture) -> Result<T, ChartError> + Send,
    ) -> PyResult<T> {
        let language = language(lang)?;
        let drawn = py.detach(|| {
            let charts = self.answer.charts(language.into())?;
            let mut found = charts.iter();
            let found = match name {
                Some(name) => found.find(|(known, _)| known == name),
                None => found.next(),
            };
            let found = found.map(|(name, picture)| {
                let failed = |source| OutputError::Chart { name: name.clone(), source };
                draw(picture).map_err(failed)
            });
            found.transpose()
        });
        let drawn = drawn.map_err(|error| Failed::from(error).raised(py, language))?;
        drawn.ok_or_else(|| PyKeyError::new_err(name.unwrap_or("there is no chart").to_owned()))
    }
}

#[pymethods]
impl Answer {
    /// Name of the business.
    #[getter]
    fn business(&self) -> &str {
        self.answer.business()
    }

    /// The sentences that the program says.
    #[pyo3(signature = (lang))]
    fn sentences(&self, lang: &str) -> PyResult<Vec<String>> {
        Ok(self.answer.sentences(language(lang)?))
    }

    /// summary.json as the program writes it, but for the names of files.
    #[pyo3(signature = (lang))]
    fn summary<'py>(&self, py: Python<'py>, lang: &str) -> PyResult<Bound<'py, PyBytes>> {
        let summary = output::summary(self.answer.as_ref(), language(lang)?, &[]);
        Ok(PyBytes::new(py, &summary))
    }

    /// The tables by the names of their files.
    fn tables(&self) -> PyResult<Vec<(&'static str, Table)>> {
        let tables = self.answer.tables(CsvStyle::Plain).into_iter();
        tables.map(|(name, table)| Ok((name, Table::of_output(table)?))).collect()
    }

    /// Texts by the names of their files.
    #[pyo3(signature = (lang))]
    fn texts<'py>(
        &self,
        py: Python<'py>,
        lang: &str,
    ) -> PyResult<Vec<(&'static str, Bound<'py, PyBytes>)>> {
        let texts = self.answer.texts(language(lang)?).into_iter();
        Ok(texts.map(|(name, text)| (name, PyBytes::new(py, &text))).collect())
    }

    /// A row for each path; None where that was not asked for.
    fn paths(&self) -> Option<Table> {
        self.paths.clone()
    }

    /// Names of the charts with the sentence that each says.
    #[pyo3(signature = (lang))]
    fn charts(&self, py: Python<'_>, lang: &str) -> PyResult<Vec<(String, String)>> {
        let language = language(lang)?;
        let charts = py.detach(|| self.answer.charts(language.into()));
        let charts = charts.map_err(|error| Failed::from(error).raised(py, language))?;
        let told = |(name, picture): (String, Picture)| (name, picture.title().to_owned());
        Ok(charts.into_iter().map(told).collect())
    }

    /// A chart as SVG; the first unless named.
    #[pyo3(signature = (name, lang))]
    fn svg(&self, py: Python<'_>, name: Option<&str>, lang: &str) -> PyResult<String> {
        self.drawn(py, (name, lang), |picture| Ok(picture.svg()))
    }

    /// A chart as PNG, 1920 by 1080 pixels; the first unless named.
    #[pyo3(signature = (name, lang))]
    fn png<'py>(
        &self,
        py: Python<'py>,
        name: Option<&str>,
        lang: &str,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let png = self.drawn(py, (name, lang), Picture::png)?;
        Ok(PyBytes::new(py, &png))
    }
}

/// A language by its code.
pub(crate) fn language(code: &str) -> PyResult<Language> {
    code.parse().map_err(|unknown: UnknownLanguage| {
        pyo3::exceptions::PyValueError::new_err(unknown.to_string())
    })
}

/// What a run says, with the text that it is of.
pub(crate) struct Run {
    pub(crate) report: Report,
    /// Name of the file, without a folder.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Run {
    fn told(&self) -> RunAnswer<'_> {
        let text = ScenarioText { name: &self.name, bytes: &self.bytes };
        RunAnswer { report: &self.report, text }
    }
}

impl output::Answer for Run {
    fn business(&self) -> &str {
        &self.report.business
    }

    fn sentences(&self, language: Language) -> Vec<String> {
        self.told().sentences(language)
    }

    fn summary(&self, language: Language) -> Value {
        self.told().summary(language)
    }

    fn tables(&self, style: CsvStyle) -> Vec<(&'static str, output::Table)> {
        self.told().tables(style)
    }

    fn texts(&self, language: Language) -> Vec<(&'static str, Vec<u8>)> {
        self.told().texts(language)
    }

    fn charts(&self, look: Look) -> Result<Vec<(String, Picture)>, OutputError> {
        self.told().charts(look)
    }
}
