//! A district: read once, simulated in batches of shops anywhere, put together.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use ragam::district::{self, DistrictFiles, Findings, Gathered, NotOneDistrict, Sums, simulate};
use ragam::output::DistrictAnswer;

use crate::answer::{Answer, language};
use crate::failed::Failed;
use crate::follow::{Manner, work};

/// The most paths of a district.
const MOST_PATHS: u64 = 1_000_000;

/// Who is told how far the work has come.
type Told = Option<Py<PyAny>>;

/// The files that a district file names: its bases in their order, then its table of shops.
#[pyfunction]
#[pyo3(signature = (name, data, lang))]
pub(crate) fn district_files(
    py: Python<'_>,
    name: &str,
    data: &[u8],
    lang: &str,
) -> PyResult<Vec<String>> {
    let language = language(lang)?;
    let read = DistrictFiles::read(name, data);
    let files = read.map_err(|failed| Failed::District(failed).raised(py, language))?;
    Ok(files.needed().map(str::to_owned).collect())
}

/// A district that can be simulated.
#[pyclass(frozen, module = "ragam._ragam")]
pub(crate) struct District {
    district: district::District,
}

#[pymethods]
impl District {
    /// From a district file and the bytes of the files that it names, in their order.
    #[new]
    #[pyo3(signature = (name, data, files, paths, seed, lang))]
    fn new(
        py: Python<'_>,
        name: &str,
        data: &[u8],
        files: Vec<Vec<u8>>,
        paths: Option<u64>,
        seed: Option<u64>,
        lang: &str,
    ) -> PyResult<Self> {
        if paths.is_some_and(|paths| !(1..=MOST_PATHS).contains(&paths)) {
            return Err(PyValueError::new_err(format!("paths: 1 to {MOST_PATHS}")));
        }
        let language = language(lang)?;
        let read = || DistrictFiles::read(name, data)?.district(&files, paths, seed);
        let district = py.detach(read);
        let district = district.map_err(|failed| Failed::District(failed).raised(py, language))?;
        Ok(Self { district })
    }

    /// A digest of its files, paths and seed.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.district.whole().id)
    }

    /// Number of shops.
    #[getter]
    fn shops(&self) -> u32 {
        self.district.shops()
    }

    /// Number of paths.
    #[getter]
    fn paths(&self) -> u64 {
        self.district.paths()
    }

    /// Sums over the shops from one number up to another, which it does not hold, as bytes.
    #[pyo3(signature = (first, end, lang, threads, progress))]
    fn sums<'py>(
        &self,
        py: Python<'py>,
        first: u32,
        end: u32,
        lang: &str,
        threads: Option<usize>,
        progress: Told,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let manner = Manner { language: language(lang)?, threads, progress };
        let bytes = work(py, &manner, |follower| {
            Ok(simulate(&self.district, first..end, follower)?.to_bytes())
        })?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// What is found of all shops, from the sums of the whole.
    #[pyo3(signature = (sums, lang))]
    fn answer(&self, py: Python<'_>, sums: &[u8], lang: &str) -> PyResult<Answer> {
        let language = language(lang)?;
        let found = py.detach(|| {
            let findings = Findings::of(&self.district, &Sums::from_bytes(sums)?)?;
            Ok::<_, Failed>(DistrictAnswer::new(&self.district, findings))
        });
        Ok(Answer::new(found.map_err(|failed| failed.raised(py, language))?))
    }
}

/// Sums of batches, merged as they arrive, in any order.
#[pyclass(frozen, module = "ragam._ragam")]
pub(crate) struct DistrictSums {
    gathered: Mutex<Gathered>,
}

#[pymethods]
impl DistrictSums {
    /// Of no shop.
    #[new]
    fn new() -> Self {
        Self { gathered: Mutex::default() }
    }

    /// Adds the sums of a batch.
    #[pyo3(signature = (sums))]
    fn add(&self, py: Python<'_>, sums: &[u8]) -> PyResult<()> {
        let added = py.detach(|| {
            let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
            gathered.add(Sums::from_bytes(sums)?)
        });
        added.map_err(not_one)
    }

    /// The sums of all that was added since the last call, as bytes; the same whatever the batches
    /// and their order.
    fn whole<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let whole = py.detach(|| {
            let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
            let whole = std::mem::take(&mut *gathered).whole()?;
            Ok(whole.map(|sums| sums.to_bytes()).unwrap_or_default())
        });
        Ok(PyBytes::new(py, &whole.map_err(not_one)?))
    }
}

fn not_one(error: NotOneDistrict) -> PyErr {
    PyValueError::new_err(error.to_string())
}
