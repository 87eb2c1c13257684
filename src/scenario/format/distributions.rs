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

const MEAN: &str = "Mean, before anything is cut off.";
const MEAN_ABOVE_0: KeyFormat = plain().above(0.0).required("100").named("mean", MEAN);
const MINIMUM: KeyFormat =
    cut("minimum", "0", "Lowest value kept. Cutting off a tail moves the mean.");
const MAXIMUM: KeyFormat =
    cut("maximum", "100", "Highest value kept. Cutting off a tail moves the mean.");

const fn cut(name: &'static str, example: &'static str, doc: &'static str) -> KeyFormat {
    plain().example(example).named(name, doc)
}

/// The key that names the distribution, known before all others.
pub const WHICH: &str = "distribution";

const NORMAL: TableFormat = TableFormat {
    name: "normal",
    doc: "Bell curve; unbounded, so most keys need `minimum` or `maximum` too.",
    keys: &[
        plain().required("10").named("mean", "Mean, before anything is cut off."),
        plain()
            .above(0.0)
            .required("2")
            .named("sd", "Standard deviation, before anything is cut off."),
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
        plain()
            .from(0.001)
            .to(100.0)
            .required("0.5")
            .named("cv", "Standard deviation divided by the mean."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const TRIANGULAR: TableFormat = TableFormat {
    name: "triangular",
    doc: "From low to high, in straight lines up to the likeliest value and down again.",
    keys: &[
        plain().required("5").named("low", "Lowest value."),
        plain().required("10").named("likely", "Likeliest value."),
        plain().required("20").named("high", "Highest value."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const BETA: TableFormat = TableFormat {
    name: "beta",
    doc: "Between low and high; 0 and 1 unless stated.",
    keys: &[
        plain().from(0.001).to(1e6).required("2").named("alpha", "First shape parameter."),
        plain().from(0.001).to(1e6).required("5").named("beta", "Second shape parameter."),
        plain().default("0").example("0").named("low", "Lowest value."),
        plain().default("1").example("1").named("high", "Highest value."),
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
        plain()
            .from(0.001)
            .to(4.0)
            .required("0.5")
            .named("cv", "Standard deviation divided by the mean."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const PARETO: TableFormat = TableFormat {
    name: "pareto",
    doc: "From `scale` upwards, with a heavy tail: P(X > x) = (scale / x)^tail_index.",
    keys: &[
        plain().above(0.0).required("1").named("scale", "Lowest value."),
        plain()
            .from(0.1)
            .to(1000.0)
            .required("2.5")
            .named("tail_index", "The smaller, the heavier the tail."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const DISCRETE: TableFormat = TableFormat {
    name: "discrete",
    doc: "One of several values, each as likely as its weight.",
    keys: &[
        list().required("[1, 2, 5]").named("values", "The values."),
        list()
            .from(0.0)
            .required("[0.7, 0.2, 0.1]")
            .named("weights", "Their weights, one a value; they need not add up to 1."),
        MINIMUM,
        MAXIMUM,
    ],
    groups: &[],
};

const fn list() -> KeyFormat {
    super::key::other(Kind::PlainList(1000))
}
