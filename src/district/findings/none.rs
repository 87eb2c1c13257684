//! Why nothing can be read off sums.

use super::super::sums::NotOneDistrict;
use super::shops::LeftOut;
use crate::language::{Said, say};
use crate::metrics::MetricError;

/// Why there are no findings.
#[derive(Debug, Clone, PartialEq)]
pub enum NoFindings {
    /// The sums are not those of the whole district.
    Sums(NotOneDistrict),
    /// A figure could not be computed.
    Metric(MetricError),
    /// Every shop is left out.
    NoShop(Vec<LeftOut>),
}

impl From<NotOneDistrict> for NoFindings {
    fn from(error: NotOneDistrict) -> Self {
        Self::Sums(error)
    }
}

impl From<MetricError> for NoFindings {
    fn from(error: MetricError) -> Self {
        Self::Metric(error)
    }
}

impl NoFindings {
    /// What is wrong.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Metric(error) => say!("no_answer.metric.message", why = error.said()),
            Self::Sums(error) => Said::text(error.to_string()),
            Self::NoShop(left_out) => {
                let first = left_out.iter().find(|shop| shop.row.is_some()).or(left_out.first());
                let line = first.and_then(|shop| shop.row.as_ref()).map_or(0, |row| row.line);
                let why = first.map(LeftOut::why).unwrap_or_default();
                say!("no_answer.no_shop.message", line = line, why = why)
            }
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(&self) -> Said {
        match self {
            Self::Metric(_) => say!("no_answer.metric.help"),
            Self::Sums(_) => say!("no_answer.district_sums.help"),
            Self::NoShop(_) => say!("no_answer.no_shop.help"),
        }
    }
}
