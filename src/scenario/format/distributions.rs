//! The distributions that a number can be drawn from, as tables.

use super::key::{KeyFormat, plain};
use super::{Kind, TableFormat};

/// `{ distribution = "normal", mean = 10, sd = 2 }` and so on; `name` is the distribution's name.
pub const DISTRIBUTIONS: &[TableFormat] =
    &[NORMAL, LOGNORMAL, TRIANGULAR, BETA, GAMMA, PARETO, DISCRETE];

/// The distribution of a name.
#[must_use]
pub fn distribution(name: &str) -> Option<&'static TableFormat> {
    DISTRIBUTIONS.iter().find(|distribution| distribution.name == name)
}

const MINIMUM: KeyFormat =
    plain("minimum").example("0").doc("Lowest value kept. Cutting off a tail moves the mean.");
const MAXIMUM: KeyFormat =
    plain("maximum").example("100").doc("Highest value kept. Cutting off a tail moves the mean.");
const MEAN_ABOVE_0: KeyFormat =
    plain("mean").above(0.0).required("100").doc("Mean, before anything is cut off.");

/// The key that names the distribution, known before all others.
pub const WHICH: &str = "distribution";

const NORMAL: TableFormat = TableFormat {
    name: "normal",
    doc: "Bell curve; unbounded, so most keys need `minimum` or `maximum` too.",
    keys: &[
        plain("mean").required("10").doc("Mean, before anything is cut off."),
        plain("sd").above(0.0).required("2").doc("Standard deviation, before anything is cut off."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const LOGNORMAL: TableFormat = TableFormat {
    name: "lognormal",
    doc: "Above zero, with a long tail to the right.",
    keys: &[
        MEAN_ABOVE_0,
        plain("cv")
            .from(0.001)
            .to(100.0)
            .required("0.5")
            .doc("Standard deviation divided by the mean."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const TRIANGULAR: TableFormat = TableFormat {
    name: "triangular",
    doc: "From low to high, in straight lines up to the likeliest value and down again.",
    keys: &[
        plain("low").required("5").doc("Lowest value."),
        plain("likely").required("10").doc("Likeliest value."),
        plain("high").required("20").doc("Highest value."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const BETA: TableFormat = TableFormat {
    name: "beta",
    doc: "Between low and high; 0 and 1 unless stated.",
    keys: &[
        plain("alpha").from(0.001).to(1e6).required("2").doc("First shape parameter."),
        plain("beta").from(0.001).to(1e6).required("5").doc("Second shape parameter."),
        plain("low").default("0").example("0").doc("Lowest value."),
        plain("high").default("1").example("1").doc("Highest value."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

/// The limits of shape parameters keep every draw finite: with a cv above 4 so much weight lies near zero that draws could round to zero.
const GAMMA: TableFormat = TableFormat {
    name: "gamma",
    doc: "Above zero, with a tail to the right that is shorter than the lognormal's.",
    keys: &[
        MEAN_ABOVE_0,
        plain("cv")
            .from(0.001)
            .to(4.0)
            .required("0.5")
            .doc("Standard deviation divided by the mean."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const PARETO: TableFormat = TableFormat {
    name: "pareto",
    doc: "From `scale` upwards, with a heavy tail: P(X > x) = (scale / x)^tail_index.",
    keys: &[
        plain("scale").above(0.0).required("1").doc("Lowest value."),
        plain("tail_index")
            .from(0.1)
            .to(1000.0)
            .required("2.5")
            .doc("The smaller, the heavier the tail."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const DISCRETE: TableFormat = TableFormat {
    name: "discrete",
    doc: "One of several values, each as likely as its weight.",
    keys: &[
        KeyFormat::list("values").required("[1, 2, 5]").doc("The values."),
        KeyFormat::list("weights")
            .from(0.0)
            .required("[0.7, 0.2, 0.1]")
            .doc("Their weights, one a value; they need not add up to 1."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

impl KeyFormat {
    const fn list(name: &'static str) -> Self {
        super::key::other(name, Kind::PlainList(1000))
    }
}
