//! `[[mitigation]]`.

use super::key::{day_of_month, id, other, rupiah, share, text, truth};
use super::{Fallback, Group, Kind, TableFormat};

pub(super) const MITIGATION: TableFormat = TableFormat {
    name: "[[mitigation]]",
    doc: "Something that makes shocks milder, shorter or rarer, such as a second internet line, and what it costs.",
    keys: &[
        id("id").required("\"backup_internet\"").doc("Name of the mitigation, each once."),
        text("name", 80)
            .default_is(Fallback::SameAs("id"))
            .example("\"Second internet line\"")
            .doc("The name that `check` shows."),
        other("shocks", Kind::Ids)
            .required("[\"internet\"]")
            .doc("Ids of the shocks that it works against."),
        share("severity_reduction")
            .default("0")
            .example("0.5")
            .doc("Share by which the severity is smaller."),
        share("duration_reduction")
            .default("0")
            .example("0.3")
            .doc("Share by which the duration is shorter."),
        share("happens_less")
            .default("0")
            .example("0.8")
            .doc("Share of the times that it keeps from happening."),
        truth("used")
            .default("true")
            .example("false")
            .doc("Whether it is used; [mix.set] can switch it on or off."),
        rupiah("cost_per_month")
            .unit("rupiah a month")
            .default("0")
            .example("300_000")
            .doc("What it costs every month."),
        day_of_month("cost_day")
            .default("1")
            .example("1")
            .doc("Day on which the monthly cost is paid; in shorter months the last day."),
        rupiah("cost_at_start")
            .default("0")
            .example("1_500_000")
            .doc("What it costs on the first day."),
    ],
    groups: &[
        Group::AtLeastOne(&["severity_reduction", "duration_reduction", "happens_less"]),
        Group::Needs("cost_day", &["cost_per_month"]),
    ],
};
