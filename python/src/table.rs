//! Tables, handed over as Arrow without a copy.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Date32Type, Float64Type, Int64Type, UInt32Type};
use arrow_array::{
    Array, ArrayRef, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchIterator,
    StringArray, UInt32Array,
};
use arrow_schema::{DataType, Field, Schema};
use jiff::civil::Date;
use pyo3::exceptions::{PyKeyError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList};
use ragam::output::{self, ColumnKind, PathColumn};

/// Names by which programs know what is in a capsule: the Arrow PyCapsule interface.
const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

/// The first day of Arrow's dates.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A table in memory: columns with names, all of the same length.
///
/// Everything that speaks Arrow takes it as it is: `polars.DataFrame(table)`,
/// `pyarrow.table(table)`, `pandas.DataFrame.from_arrow(table)`, DuckDB.
#[pyclass(frozen, module = "ragam._ragam")]
#[derive(Clone)]
pub(crate) struct Table {
    batch: RecordBatch,
}

impl Table {
    /// A table of columns of the same length.
    fn of(columns: Vec<(String, ArrayRef)>) -> PyResult<Self> {
        let field = |(name, column): &(String, ArrayRef)| {
            Field::new(name, column.data_type().clone(), true)
        };
        let schema = Schema::new(columns.iter().map(field).collect::<Vec<Field>>());
        let columns = columns.into_iter().map(|(_, column)| column).collect();
        let batch = RecordBatch::try_new(Arc::new(schema), columns);
        batch.map(|batch| Self { batch }).map_err(|error| fault(&error))
    }

    /// The figures of all paths.
    pub(crate) fn of_paths(columns: Vec<(String, PathColumn)>) -> PyResult<Self> {
        let column = |(name, values): (String, PathColumn)| {
            let values: ArrayRef = match values {
                PathColumn::Counts(counts) => Arc::new(UInt32Array::from(counts)),
                // The numbers stay where they are.
                PathColumn::Amounts(amounts) => Arc::new(Float64Array::from(amounts)),
            };
            (name, values)
        };
        Self::of(columns.into_iter().map(column).collect())
    }

    /// A table that was made for a file.
    pub(crate) fn of_output(table: output::Table) -> PyResult<Self> {
        let kinds = table.kinds().to_vec();
        let bytes = table.finish();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let names = reader.headers().map_err(|error| fault(&error))?.clone();
        let rows: Result<Vec<csv::StringRecord>, csv::Error> = reader.records().collect();
        let rows = rows.map_err(|error| fault(&error))?;
        let column = |(at, name): (usize, &str)| {
            let cells: Vec<&str> = rows.iter().map(|row| row.get(at).unwrap_or("")).collect();
            let kind = kinds.get(at).copied().unwrap_or(ColumnKind::Empty);
            (name.to_owned(), column(kind, &cells))
        };
        Self::of(names.iter().enumerate().map(column).collect())
    }
}

/// The cells of a column; empty ones have no value.
fn column(kind: ColumnKind, cells: &[&str]) -> ArrayRef {
    let filled = |cell: &&str| (!cell.is_empty()).then(|| (*cell).to_owned());
    match kind {
        ColumnKind::Empty | ColumnKind::Numbers => {
            let numbers: Float64Array = cells.iter().map(|cell| cell.parse::<f64>().ok()).collect();
            Arc::new(numbers)
        }
        ColumnKind::Counts if cells.iter().all(|cell| is_empty_or::<i64>(cell)) => {
            let counts: Int64Array = cells.iter().map(|cell| cell.parse::<i64>().ok()).collect();
            Arc::new(counts)
        }
        ColumnKind::Texts if cells.iter().all(|cell| is_empty_or::<Date>(cell)) => {
            let dates: Date32Array = cells.iter().map(|cell| day_of(cell)).collect();
            Arc::new(dates)
        }
        // Seeds may be larger than any of Arrow's signed numbers.
        ColumnKind::Counts | ColumnKind::Texts => {
            let texts: StringArray = cells.iter().map(filled).collect();
            Arc::new(texts)
        }
    }
}

fn is_empty_or<T: std::str::FromStr>(cell: &str) -> bool {
    cell.is_empty() || cell.parse::<T>().is_ok()
}

/// Days since 1970.
fn day_of(cell: &str) -> Option<i32> {
    let date: Date = cell.parse().ok()?;
    EPOCH.until(date).ok().map(|span| span.get_days())
}

fn fault(error: &dyn std::error::Error) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

#[pymethods]
impl Table {
    /// Number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batch.num_rows()
    }

    /// Names of the columns, in their order.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        let schema = self.batch.schema();
        schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    fn __repr__(&self) -> String {
        let (rows, columns) = (self.batch.num_rows(), self.column_names());
        format!("<ragam.Table of {rows} rows: {}>", columns.join(", "))
    }

    /// The values of a column as a list; None where there is none.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        let column = self.batch.column_by_name(name);
        let column = column.ok_or_else(|| PyKeyError::new_err(name.to_owned()))?;
        match column.data_type() {
            DataType::UInt32 => PyList::new(py, column.as_primitive::<UInt32Type>().iter()),
            DataType::Int64 => PyList::new(py, column.as_primitive::<Int64Type>().iter()),
            DataType::Float64 => PyList::new(py, column.as_primitive::<Float64Type>().iter()),
            DataType::Date32 => {
                let days = column.as_primitive::<Date32Type>().iter();
                let dates = days.map(|day| day.map(|day| EPOCH.saturating_add(day_span(day))));
                let date = py.import("datetime")?.getattr("date")?;
                let dates: PyResult<Vec<_>> = dates
                    .map(|day| {
                        let Some(day) = day else { return Ok(py.None().into_bound(py)) };
                        date.call1((day.year(), day.month(), day.day()))
                    })
                    .collect();
                PyList::new(py, dates?)
            }
            _ => PyList::new(py, column.as_string::<i32>().iter()),
        }
    }

    /// The table for programs that speak Arrow.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // There is one way to hand it over; whoever wants other types converts them.
        drop(requested_schema);
        let batches = RecordBatchIterator::new([Ok(self.batch.clone())], self.batch.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, STREAM)
    }

    /// Names and types of the columns for programs that speak Arrow.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = self.batch.schema();
        let schema = FFI_ArrowSchema::try_from(schema.as_ref()).map_err(|error| fault(&error))?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }
}

fn day_span(days: i32) -> jiff::Span {
    jiff::Span::new().try_days(days).unwrap_or_default()
}
