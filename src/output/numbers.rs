//! Numbers in files: the shortest text that reads back as the same bits.

/// A number for CSV; what is not a number is an empty cell.
pub(super) fn number(value: f64) -> String {
    if value.is_finite() {
        // Minus zero would read as a different number than zero without meaning one.
        format!("{}", value + 0.0)
    } else {
        String::new()
    }
}

/// The name of a quantile's column: `p05`, `p50`, `p99_5`.
pub(super) fn quantile_name(probability: f64) -> String {
    let percent = probability * 100.0;
    let whole = percent.floor();
    let tenths = ((percent - whole) * 10.0).round();
    if tenths == 0.0 { format!("p{whole:02}") } else { format!("p{whole:02}_{tenths}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_as_the_same_bits() {
        for value in [0.1 + 0.2, 1e300, -123_456_789.123_456_78, 5e-324, 1e15 + 0.3] {
            assert_eq!(number(value).parse::<f64>().unwrap().to_bits(), value.to_bits());
        }
        assert_eq!(number(f64::NAN), "");
        assert_eq!(number(-0.0), "0");
    }

    #[test]
    fn columns_are_named_by_percent() {
        assert_eq!(quantile_name(0.05), "p05");
        assert_eq!(quantile_name(0.5), "p50");
        assert_eq!(quantile_name(0.995), "p99_5");
    }
}
