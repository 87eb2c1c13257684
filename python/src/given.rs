//! What Python gives: a scenario as dictionaries, which becomes the text that anyone else reads.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyList, PyString, PyTuple};
use toml::Value;
use toml::value::Datetime;

/// The text of a scenario that is given as dictionaries, lists and plain values.
#[pyfunction]
#[pyo3(signature = (data))]
pub(crate) fn text_of(data: &Bound<'_, PyDict>) -> PyResult<String> {
    let table = table(data, "")?;
    toml::to_string(&table).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn table(data: &Bound<'_, PyDict>, path: &str) -> PyResult<toml::Table> {
    let entry = |(key, item): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
        let key: String = key
            .extract()
            .map_err(|_| PyTypeError::new_err(format!("{path}: keys are texts, not {key}")))?;
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        Ok((key, value(&item, &path)?))
    };
    data.iter().map(entry).collect()
}

fn value(item: &Bound<'_, PyAny>, path: &str) -> PyResult<Value> {
    if let Ok(truth) = item.cast::<PyBool>() {
        return Ok(Value::Boolean(truth.is_true()));
    }
    if let Ok(text) = item.cast::<PyString>() {
        return Ok(Value::String(text.to_cow()?.into_owned()));
    }
    if let Ok(data) = item.cast::<PyDict>() {
        return Ok(Value::Table(table(data, path)?));
    }
    if item.is_instance_of::<PyList>() || item.is_instance_of::<PyTuple>() {
        let items = item.try_iter()?.enumerate();
        let items = items.map(|(at, item)| value(&item?, &format!("{path}[{at}]")));
        return Ok(Value::Array(items.collect::<PyResult<_>>()?));
    }
    if item.hasattr("isoformat")? {
        let text: String = item.call_method0("isoformat")?.extract()?;
        let date = text.parse::<Datetime>();
        return date.map(Value::Datetime).map_err(|error| wrong(path, &error.to_string()));
    }
    // Before whole numbers, which floats would pass as where they are whole.
    if item.is_instance_of::<PyFloat>() {
        return Ok(Value::Float(item.extract()?));
    }
    if let Ok(whole) = item.extract::<i64>() {
        return Ok(Value::Integer(whole));
    }
    // Numbers of other packages.
    item.extract::<f64>().map(Value::Float).map_err(|_| {
        let kind = item.get_type().name().map_or_else(|_| String::new(), |name| name.to_string());
        wrong(path, &format!("a scenario cannot have {kind}"))
    })
}

fn wrong(path: &str, why: &str) -> PyErr {
    PyTypeError::new_err(format!("{path}: {why}"))
}
