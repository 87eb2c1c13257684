//! The figures of every distribution; their effect on sales is the effect of the drawn number itself.

use super::super::bases::{BETA, DISCRETE, GAMMA, LOGNORMAL, NORMAL, PARETO, TRIANGULAR};
use super::super::output::Output::Sales;
use super::super::row::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row("distribution", GAMMA, &[(r#""gamma""#, r#""lognormal""#)], Sales),
    row("normal.mean", NORMAL, &[("mean = 3e6", "mean = 4e6")], Sales),
    row("normal.sd", NORMAL, &[("sd = 9e5", "sd = 8e5")], Sales),
    row("normal.minimum", NORMAL, &[("minimum = 1e6", "minimum = 2e6")], Sales),
    row("normal.maximum", NORMAL, &[("maximum = 6e6", "maximum = 5e6")], Sales),
    row("lognormal.mean", LOGNORMAL, &[("mean = 3e6", "mean = 4e6")], Sales),
    row("lognormal.cv", LOGNORMAL, &[("cv = 0.5", "cv = 0.6")], Sales),
    row("lognormal.minimum", LOGNORMAL, &[("minimum = 1e6", "minimum = 2e6")], Sales),
    row("lognormal.maximum", LOGNORMAL, &[("maximum = 9e6", "maximum = 5e6")], Sales),
    row("triangular.low", TRIANGULAR, &[("low = 1e6", "low = 0")], Sales),
    row("triangular.likely", TRIANGULAR, &[("likely = 3e6", "likely = 4e6")], Sales),
    row("triangular.high", TRIANGULAR, &[("high = 7e6", "high = 8e6")], Sales),
    row("triangular.minimum", TRIANGULAR, &[("minimum = 2e6", "minimum = 3e6")], Sales),
    row("triangular.maximum", TRIANGULAR, &[("maximum = 6e6", "maximum = 5e6")], Sales),
    row("beta.alpha", BETA, &[("alpha = 2", "alpha = 3")], Sales),
    row("beta.beta", BETA, &[(" beta = 5", " beta = 4")], Sales),
    row("beta.low", BETA, &[("low = 1e6", "low = 0")], Sales),
    row("beta.high", BETA, &[("high = 9e6", "high = 8e6")], Sales),
    row("beta.minimum", BETA, &[("minimum = 2e6", "minimum = 3e6")], Sales),
    row("beta.maximum", BETA, &[("maximum = 6e6", "maximum = 5e6")], Sales),
    row("gamma.mean", GAMMA, &[("mean = 3e6", "mean = 4e6")], Sales),
    row("gamma.cv", GAMMA, &[("cv = 0.5", "cv = 0.6")], Sales),
    row("gamma.minimum", GAMMA, &[("minimum = 1e6", "minimum = 2e6")], Sales),
    row("gamma.maximum", GAMMA, &[("maximum = 9e6", "maximum = 5e6")], Sales),
    row("pareto.scale", PARETO, &[("scale = 1e6", "scale = 15e5")], Sales),
    row("pareto.tail_index", PARETO, &[("tail_index = 2.5", "tail_index = 1.5")], Sales),
    row("pareto.minimum", PARETO, &[("minimum = 2e6", "minimum = 3e6")], Sales),
    row("pareto.maximum", PARETO, &[("maximum = 9e6", "maximum = 5e6")], Sales),
    row(
        "discrete.values",
        DISCRETE,
        &[("values = [1e6, 2e6, 3e6, 5e6]", "values = [1e6, 2e6, 4e6, 5e6]")],
        Sales,
    ),
    row(
        "discrete.weights",
        DISCRETE,
        &[("weights = [1, 2, 3, 1]", "weights = [1, 3, 2, 1]")],
        Sales,
    ),
    row("discrete.minimum", DISCRETE, &[("minimum = 15e5", "minimum = 25e5")], Sales),
    row("discrete.maximum", DISCRETE, &[("maximum = 6e6", "maximum = 4e6")], Sales),
];
