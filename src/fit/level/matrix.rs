//! Small square matrices: sums of outer products, Cholesky factors.

use crate::numeric::ln;

/// A square matrix by rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    size: usize,
    values: Vec<f64>,
}

impl Square {
    /// All zeros.
    #[must_use]
    pub fn zero(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// The value of a row and column.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.size + column]
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.size + column] = value;
    }

    /// Adds `weight` times the outer product of a vector with itself.
    pub(super) fn add_outer(&mut self, vector: &[f64], weight: f64) {
        for (row, one) in self.values.chunks_exact_mut(self.size).zip(vector) {
            let scaled = weight * one;
            for (value, other) in row.iter_mut().zip(vector) {
                *value += scaled * other;
            }
        }
    }

    /// `x' A x`.
    #[must_use]
    pub fn quadratic(&self, vector: &[f64]) -> f64 {
        let rows = self.values.chunks_exact(self.size).zip(vector);
        rows.map(|(row, one)| one * row.iter().zip(vector).map(|(a, b)| a * b).sum::<f64>()).sum()
    }
}

/// The lower triangular factor of a positive definite matrix.
pub(super) struct Cholesky(Square);

impl Cholesky {
    pub(super) fn of(matrix: &Square) -> Option<Self> {
        let size = matrix.size;
        let mut factor = Square::zero(size);
        for row in 0..size {
            for column in 0..=row {
                let known: f64 =
                    (0..column).map(|k| factor.at(row, k) * factor.at(column, k)).sum();
                let rest = matrix.at(row, column) - known;
                if row == column {
                    if rest.is_nan() || rest <= 0.0 {
                        return None;
                    }
                    factor.set(row, row, rest.sqrt());
                } else {
                    factor.set(row, column, rest / factor.at(column, column));
                }
            }
        }
        Some(Self(factor))
    }

    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let (factor, size) = (&self.0, self.0.size);
        let mut x = right.to_vec();
        for row in 0..size {
            let known: f64 = (0..row).map(|k| factor.at(row, k) * x[k]).sum();
            x[row] = (x[row] - known) / factor.at(row, row);
        }
        for row in (0..size).rev() {
            let known: f64 = (row + 1..size).map(|k| factor.at(k, row) * x[k]).sum();
            x[row] = (x[row] - known) / factor.at(row, row);
        }
        x
    }

    pub(super) fn inverse(&self) -> Square {
        let size = self.0.size;
        let mut inverse = Square::zero(size);
        for column in 0..size {
            let mut unit = vec![0.0; size];
            unit[column] = 1.0;
            for (row, value) in self.solve(&unit).into_iter().enumerate() {
                inverse.set(row, column, value);
            }
        }
        inverse
    }

    pub(super) fn log_determinant(&self) -> f64 {
        2.0 * (0..self.0.size).map(|k| ln(self.0.at(k, k))).sum::<f64>()
    }
}
