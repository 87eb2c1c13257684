//! Ragam in Python: texts and questions go in, answers come out.
//!
//! There is no engine in here. The classes that people use stand in `package/ragam`, in Python;
//! this is the door through which they reach the library.

mod answer;
mod asked;
mod district;
mod failed;
mod fits;
mod follow;
mod given;
mod table;

/// The library behind the package.
#[pyo3::pymodule(name = "_ragam")]
mod module {
    #[pymodule_export]
    use crate::answer::Answer;
    #[pymodule_export]
    use crate::asked::{
        attribute, cash_buffer, check, compare, compare_scenarios, optimize, run, sensitivity,
        set_number, stress,
    };
    #[pymodule_export]
    use crate::district::{District, DistrictSums, district_files};
    #[pymodule_export]
    use crate::fits::{backtest, fit_files};
    #[pymodule_export]
    use crate::given::text_of;
    #[pymodule_export]
    use crate::table::Table;

    /// Version of the library.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name in Python")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
