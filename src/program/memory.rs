//! How much memory a scenario asks for, and whether the machine has it.

use std::fs;
use std::path::Path;

use super::notice::Notice;
use crate::ensemble::KEPT_WHOLE;
use crate::language::{Said, decimal, say};
use crate::model::Model;

/// Room for simulated paths, bytes: little enough for a small laptop. A scenario that needs more
/// runs alone, and `check` says so.
pub(super) const ROOM: u64 = 1 << 30;

/// Three quarters of the memory that is free are for a run; the rest is left to everything else.
const SHARE: (u64, u64) = (3, 4);

/// Models of many paths that questions keep at a time, at most, those they are compared with among
/// them (`src/decide/batches.rs`).
pub(super) const SIDE_BY_SIDE: u64 = 8;

/// Bytes that the paths of a model and the columns of its report take, roughly.
pub(super) fn needed(model: &Model) -> u64 {
    let (channels, weeks) = (model.channels().len() as u64, model.horizon().weeks() as u64);
    // Cash by day in both lives, sales by channel and week, and those without shocks.
    let lives = if model.shocks().is_empty() { 1 } else { 2 };
    let days = lives * model.horizon().days() as u64 + (channels + 1) * weeks;
    let with_days = model.paths().min(KEPT_WHOLE as u64);
    totals(model).saturating_add(with_days.saturating_mul(8 * days))
}

/// Bytes that the paths of a model take without their days: figures, with shocks and without, and
/// without each of the shocks.
pub(super) fn totals(model: &Model) -> u64 {
    let count = |things: usize| things as u64;
    let (channels, accounts) = (count(model.channels().len()), count(model.accounts().len()));
    let figures = 2 * accounts + 3 * channels + 14 * count(model.shocks().len()) + 40;
    model.paths().saturating_mul(8 * figures)
}

/// Bytes that so many models take of which only the outcome of each path is kept.
pub(super) fn outcomes(paths: u64, models: u64) -> u64 {
    paths.saturating_mul(models).saturating_mul(64)
}

/// Why a model is not run here: it asks for more than there is.
pub(super) fn refusal(file: &Path, model: &Model) -> Option<Notice> {
    refusal_of(file, needed(model), model.paths())
}

/// As [`refusal`], for questions that need so many bytes for so many paths.
pub(super) fn refusal_of(file: &Path, needed: u64, paths: u64) -> Option<Notice> {
    refusal_within(file, (needed, paths), free()?)
}

/// Whether the paths of a model, so many, fit, each of which takes so many bytes beside the simulation.
pub(super) fn fits(model: &Model, paths: u64, beside: u64) -> bool {
    let larger = model.clone().with_simulation(Some(paths), None);
    let needed = needed(&larger).saturating_add(paths.saturating_mul(beside));
    free().is_none_or(|free| needed <= allowed(free))
}

/// What `check` says of a sound scenario: too much for this machine, or much.
pub(super) fn remark(file: &Path, model: &Model) -> Option<Notice> {
    refusal(file, model).or_else(|| {
        (needed(model) > ROOM).then(|| {
            let what = say!("notice.memory.much.message", memory = gigabytes(needed(model)));
            Notice::warning(file, what, say!("notice.memory.much.help"))
        })
    })
}

fn allowed(free: u64) -> u64 {
    free / SHARE.1 * SHARE.0
}

fn refusal_within(file: &Path, (needed, paths): (u64, u64), free: u64) -> Option<Notice> {
    let allowed = allowed(free);
    (needed > allowed).then(|| {
        let what = say!(
            "notice.memory.too_much.message",
            memory = gigabytes(needed),
            free = gigabytes(free)
        );
        let fitting = (paths as f64 * (allowed as f64 / needed as f64) * 0.9).floor();
        let help = if fitting < 1.0 {
            say!("notice.memory.too_much.help")
        } else {
            say!("notice.memory.too_much.help_paths", paths = format!("{fitting:.0}"))
        };
        Notice::error(file, what, help)
    })
}

fn gigabytes(bytes: u64) -> Said {
    Said::each(|words| format!("{} GB", decimal(bytes as f64 / 1e9, 1, words.language())))
}

/// Memory that is free, bytes; `None` where the system does not say it in a file.
fn free() -> Option<u64> {
    let free = kibibytes(&fs::read_to_string("/proc/meminfo").ok()?, "MemAvailable:")? * 1024;
    // A container may have less than the machine.
    let bytes = |file| fs::read_to_string(file).ok()?.trim().parse::<u64>().ok();
    let most = bytes("/sys/fs/cgroup/memory.max");
    let used = bytes("/sys/fs/cgroup/memory.current").unwrap_or(0);
    let free = most.map_or(free, |most| free.min(most.saturating_sub(used)));
    // So may a process, by `ulimit -v`; what it cannot have would end it.
    Some(address_space().map_or(free, |most| free.min(most)))
}

/// What is left of the addresses that this process may have, bytes; `None` without a limit.
fn address_space() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    let most: u64 = line.split_whitespace().next()?.parse().ok()?;
    let used = kibibytes(&fs::read_to_string("/proc/self/status").ok()?, "VmSize:")? * 1024;
    Some(most.saturating_sub(used))
}

fn kibibytes(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    fn model(paths: u64) -> Model {
        let text = format!(
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 1\n[simulation]\nseed = 1\npaths = {paths}\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 1\n"
        );
        Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario)
    }

    /// A file of 40 KB asked for 139 GB, and nobody said so.
    #[test]
    fn what_does_not_fit_is_refused_with_the_number_of_paths_that_do() {
        let (file, large) = (Path::new("x.toml"), model(4_000_000));
        let free = needed(&large);
        assert!(refusal_within(file, (free, large.paths()), 2 * free).is_none());
        let (_, problem) = refusal_within(file, (free, large.paths()), free).unwrap().parts();
        assert!(
            problem.message.to_string().contains(&gigabytes(free).to_string()),
            "{}",
            problem.message
        );
        let help = problem.help.unwrap().to_string();
        let paths: u64 = help.split(' ').find_map(|word| word.parse().ok()).unwrap();
        assert!(refusal_within(file, (needed(&model(paths)), paths), free).is_none());
    }

    #[test]
    fn where_not_one_path_fits_none_is_recommended() {
        let (_, problem) = refusal_within(Path::new("x"), (1 << 40, 8), 1 << 20).unwrap().parts();
        assert!(!problem.help.unwrap().to_string().contains("--paths"));
    }

    #[test]
    fn the_free_memory_is_read() {
        let text = "MemTotal:  16 kB\nMemAvailable:   1234 kB\n";
        assert_eq!(kibibytes(text, "MemAvailable:"), Some(1234));
        assert_eq!(kibibytes("", "MemAvailable:"), None);
    }
}
