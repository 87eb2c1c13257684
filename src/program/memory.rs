//! How much memory a scenario asks for, and whether the machine has it.

use std::fs;
use std::path::Path;

use super::notice::Notice;
use crate::ensemble::KEPT_WHOLE;
use crate::model::Model;

/// Room for simulated paths, bytes: little enough for a small laptop. A scenario that needs more
/// runs alone, and `check` says so.
pub(super) const ROOM: u64 = 1 << 30;

/// Three quarters of the memory that is free are for a run; the rest is left to everything else.
const SHARE: (u64, u64) = (3, 4);

/// Bytes that the paths of a model and the columns of its report take, roughly.
pub(super) fn needed(model: &Model) -> u64 {
    let (channels, accounts) = (model.channels().len(), model.accounts().len());
    let days = model.horizon().days() + (channels + 1) * model.horizon().weeks();
    let figures = 2 * accounts + 3 * channels + 2 * model.shocks().len() + 32;
    let with_days = model.paths().min(KEPT_WHOLE as u64);
    let numbers = model.paths().saturating_mul(figures as u64) + with_days * days as u64;
    numbers.saturating_mul(8)
}

/// Why a model is not run here: it asks for more than there is.
pub(super) fn refusal(file: &Path, model: &Model) -> Option<Notice> {
    refusal_within(file, model, free()?)
}

/// What `check` says of a sound scenario: too much for this machine, or much.
pub(super) fn remark(file: &Path, model: &Model) -> Option<Notice> {
    refusal(file, model).or_else(|| {
        (needed(model) > ROOM).then(|| {
            let what = format!("a run takes about {} of memory", gigabytes(needed(model)));
            Notice::warning(file, what, "fewer paths take less; --paths sets them for one run")
        })
    })
}

fn refusal_within(file: &Path, model: &Model, free: u64) -> Option<Notice> {
    let (needed, allowed) = (needed(model), free / SHARE.1 * SHARE.0);
    (needed > allowed).then(|| {
        let what = format!(
            "a run takes about {} of memory, more than three quarters of the {} that are free",
            gigabytes(needed),
            gigabytes(free)
        );
        let paths = model.paths() as f64 * (allowed as f64 / needed as f64) * 0.9;
        let help = format!("take at most {paths:.0} paths with --paths, or a larger machine");
        Notice::error(file, what, help)
    })
}

fn gigabytes(bytes: u64) -> String {
    format!("{:.1} GB", bytes as f64 / 1e9)
}

/// Memory that is free, bytes; `None` where the system does not say it in a file.
fn free() -> Option<u64> {
    let free = kibibytes(&fs::read_to_string("/proc/meminfo").ok()?, "MemAvailable:")? * 1024;
    // A container may have less than the machine.
    let bytes = |file| fs::read_to_string(file).ok()?.trim().parse::<u64>().ok();
    let most = bytes("/sys/fs/cgroup/memory.max");
    let used = bytes("/sys/fs/cgroup/memory.current").unwrap_or(0);
    Some(most.map_or(free, |most| free.min(most.saturating_sub(used))))
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
            "format = 1\n[business]\nname = \"x\"\nopening_cash = 1\n[simulation]\npaths = {paths}\n\
             [[channel]]\nid = \"a\"\nweekly_sales = 1\n"
        );
        Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario)
    }

    /// A file of 40 KB asked for 139 GB, and nobody said so.
    #[test]
    fn what_does_not_fit_is_refused_with_the_number_of_paths_that_do() {
        let (file, large) = (Path::new("x.toml"), model(4_000_000));
        let free = needed(&large);
        assert!(refusal_within(file, &large, 2 * free).is_none());
        let (_, problem) = refusal_within(file, &large, free).unwrap().parts();
        assert!(problem.message.contains(&gigabytes(free)), "{}", problem.message);
        let help = problem.help.unwrap();
        let paths: u64 = help.split(' ').find_map(|word| word.parse().ok()).unwrap();
        assert!(refusal_within(file, &model(paths), free).is_none());
    }

    #[test]
    fn the_free_memory_is_read() {
        let text = "MemTotal:  16 kB\nMemAvailable:   1234 kB\n";
        assert_eq!(kibibytes(text, "MemAvailable:"), Some(1234));
        assert_eq!(kibibytes("", "MemAvailable:"), None);
    }
}
