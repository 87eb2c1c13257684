//! `[[mitigation]]`.

use super::declare::table;
use super::key::{day_of_month, id, other, rupiah, share, shown_name, truth};
use super::{Group, Kind, Unit};
use crate::scenario::{Located, Number};

table! {
    "[[mitigation]]",
    /// Something that makes shocks milder, shorter or rarer, such as a second internet line, and what
    /// it costs.
    struct Mitigation {
        /// Name of the mitigation, each once.
        id: Located<String> = id().required("\"backup_internet\""),
        /// The name that `check` shows.
        name: Located<String> = shown_name().example("\"Second internet line\""),
        /// Ids of the shocks that it works against.
        shocks: Vec<Located<String>> = other(Kind::Ids).required("[\"internet\"]"),
        /// Share by which the severity is smaller.
        severity_reduction: Located<Number> = share().default("0").example("0.5"),
        /// Share by which the duration is shorter.
        duration_reduction: Located<Number> = share().default("0").example("0.3"),
        /// Share of the times that it keeps from happening.
        happens_less: Located<Number> = share().default("0").example("0.8"),
        /// Whether it is used; [mix.set] can switch it on or off.
        used: Located<bool> = truth().default("true").example("false"),
        /// What it costs every month.
        cost_per_month: Located<Number> =
            rupiah().unit(Unit::RupiahAMonth).usual(5e3, 1e9, "monthly_cost").default("0").example("300_000"),
        /// Day on which the monthly cost is paid; in shorter months the last day.
        cost_day: Located<u8> = day_of_month().default("1").example("1"),
        /// What it costs on the first day.
        cost_at_start: Located<Number> = rupiah().usual(1e4, 1e10, "amount").default("0").example("1_500_000"),
    }
    rules: [
        Group::AtLeastOne(&["severity_reduction", "duration_reduction", "happens_less"]),
        Group::Needs("cost_day", &["cost_per_month"]),
    ]
}
