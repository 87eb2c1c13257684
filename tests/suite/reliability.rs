//! What `docs/reliability.md` promises, from outside: results are whole whatever happens.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const SHOP: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 9_000_000\n\
    [simulation]\nseed = 1\nweeks = 4\npaths = 64\n[[channel]]\nid = \"a\"\nweekly_sales = 2_000_000\n\
    [[channel]]\nid = \"b\"\nweekly_sales = 900_000\n";

struct Shop {
    folder: tempfile::TempDir,
}

impl Shop {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("shop.toml"), text).unwrap();
        Self { folder }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("ragam-out")
    }

    fn results(&self) -> PathBuf {
        self.out().join("shop")
    }

    fn ragam(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("ragam"));
        command.current_dir(self.folder.path()).args(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    fn run(&self, seed: u32) -> Command {
        let seed = seed.to_string();
        self.ragam(&["run", "shop.toml", "--no-charts", "--seed", &seed])
    }

    /// The seed of the results, after all their files were found to be of one run.
    fn seed(&self) -> u64 {
        let summary = fs::read(self.results().join("summary.json")).unwrap();
        let summary: serde_json::Value = serde_json::from_slice(&summary).unwrap();
        for file in summary["files"].as_array().unwrap() {
            let bytes = fs::read(self.results().join(file.as_str().unwrap())).unwrap();
            assert!(!bytes.is_empty());
        }
        summary.pointer("/engine/seed").and_then(serde_json::Value::as_u64).unwrap()
    }
}

fn hidden(folder: &Path) -> usize {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().starts_with('.')).count()
}

/// More kills: `RAGAM_KILLS=1000 cargo test --test suite a_kill_at_any_moment`.
#[cfg(unix)]
#[test]
fn a_kill_at_any_moment_leaves_whole_results_and_the_next_run_cleans_up() {
    let shop = Shop::new(SHOP);
    assert!(shop.run(0).status().unwrap().success());
    let begun = Instant::now();
    assert!(shop.run(0).status().unwrap().success());
    let life = begun.elapsed();
    fs::write(shop.results().join("notes.txt"), "mine").unwrap();
    let kills: u32 = std::env::var("RAGAM_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let mut seed_before = shop.seed();
    for kill in 1..=kills {
        let mut child = shop.run(kill).spawn().unwrap();
        // Spread over the whole life of the process, which ends by itself in the last of them. How long
        // that is depends on the machine: a fixed time once ended before anything was shown.
        std::thread::sleep(life * (kill.wrapping_mul(7919) % 1_150) / 1_000);
        child.kill().unwrap();
        child.wait().unwrap();
        let seed = shop.seed();
        assert!(seed == seed_before || seed == u64::from(kill), "{seed} after {kill}");
        seed_before = seed;
    }
    assert!(shop.run(kills + 1).status().unwrap().success());
    assert_eq!(shop.seed(), u64::from(kills + 1));
    assert_eq!(hidden(&shop.out()), 0);
    assert_eq!(fs::read_to_string(shop.results().join("notes.txt")).unwrap(), "mine");
}

#[test]
fn two_runs_into_one_folder_leave_the_results_of_one() {
    let shop = Shop::new(SHOP);
    for round in 0..5 {
        let mut both =
            [shop.run(2 * round).spawn().unwrap(), shop.run(2 * round + 1).spawn().unwrap()];
        assert!(both.iter_mut().all(|child| child.wait().unwrap().success()));
        assert!([2 * round, 2 * round + 1].contains(&(shop.seed() as u32)));
    }
    assert_eq!(hidden(&shop.out()), 0);
}

#[test]
fn a_folder_that_a_power_cut_left_empty_is_repaired() {
    let shop = Shop::new(SHOP);
    assert!(shop.run(1).status().unwrap().success());
    for entry in fs::read_dir(shop.results()).unwrap() {
        fs::write(entry.unwrap().path(), [0; 9]).unwrap();
    }
    assert!(shop.run(2).status().unwrap().success());
    assert_eq!(shop.seed(), 2);
}

/// A limit on the size of files stops the writing of a result as a full disk does: at each kibibyte
/// of its largest file, until all of them fit.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_at_any_write_leaves_the_old_results() {
    let shop = Shop::new(SHOP);
    assert!(shop.run(1).status().unwrap().success());
    let program = assert_cmd::cargo::cargo_bin!("ragam");
    let mut failures = 0;
    for kibibytes in 0.. {
        let limited = format!(
            "trap '' XFSZ; ulimit -f {kibibytes}; exec '{}' run shop.toml --no-charts --seed 9",
            program.display()
        );
        let mut bash = Command::new("bash");
        bash.args(["-c", &limited]).current_dir(shop.folder.path());
        let status = bash.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert_eq!(hidden(&shop.out()), 0);
        if status.success() {
            break;
        }
        failures += 1;
        assert_eq!(status.code(), Some(3), "{kibibytes}");
        assert_eq!(shop.seed(), 1);
    }
    assert!(failures > 5, "a result has more than {failures} kibibytes");
    assert_eq!(shop.seed(), 9);
}

/// Where no thread can start, or memory for none, there is a result or a refusal and no fault.
#[cfg(unix)]
#[test]
fn too_little_memory_for_threads_is_no_fault() {
    let shop = Shop::new(SHOP);
    let program = assert_cmd::cargo::cargo_bin!("ragam");
    for kibibytes in [90_000, 120_000, 200_000, 1_000_000] {
        let limited = format!(
            "ulimit -v {kibibytes}; exec '{}' run shop.toml --no-charts --seed 9",
            program.display()
        );
        let mut bash = Command::new("bash");
        let output = bash.args(["-c", &limited]).current_dir(shop.folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code();
        assert!(code == Some(0) || code == Some(3) || code == Some(1), "{code:?}: {said}");
        assert!(!said.contains("panicked"), "{kibibytes}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn results_are_not_written_through_a_link() {
    let shop = Shop::new(SHOP);
    fs::create_dir_all(shop.out()).unwrap();
    fs::create_dir(shop.folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", shop.results()).unwrap();
    assert_eq!(shop.run(1).status().unwrap().code(), Some(3));
    assert_eq!(fs::read_dir(shop.folder.path().join("elsewhere")).unwrap().count(), 0);
}

/// A profile of 1e308 made `buffer` say that no reserve is needed.
#[test]
fn no_question_is_answered_from_numbers_that_are_none() {
    for bad in ["weekday_profile = [1e308, 1e308, 1, 1, 1, 1, 1]", "order_value = 5e-324"] {
        let text = SHOP.replace("id = \"b\"\n", &format!("id = \"b\"\n{bad}\n"));
        let shop = Shop::new(&text);
        for command in ["run", "buffer", "check"] {
            assert_eq!(
                shop.ragam(&[command, "shop.toml"]).status().unwrap().code(),
                Some(1),
                "{bad}"
            );
        }
    }
}

/// One such file stopped a whole batch.
#[test]
fn a_file_of_carriage_returns_stops_no_other() {
    let shop = Shop::new(SHOP);
    fs::write(shop.folder.path().join("odd.toml"), "x\r\r").unwrap();
    let status = shop.ragam(&["run", "odd.toml", "shop.toml", "--no-charts"]).status().unwrap();
    assert_eq!(status.code(), Some(1));
    shop.seed();
}

/// "the parts of path 0 do not add up to its total"
#[test]
fn small_sales_beside_a_large_balance_add_up() {
    let text = SHOP.replace("9_000_000", "1e15").replace("2_000_000", "8").replace("900_000", "3");
    assert!(Shop::new(&text).run(1).status().unwrap().success());
}

/// A link among the results is replaced; what it leads to is nobody's business.
#[cfg(unix)]
#[test]
fn links_among_the_results_are_not_followed() {
    let shop = Shop::new(SHOP);
    assert!(shop.run(1).status().unwrap().success());
    let outside = shop.folder.path().join("outside.txt");
    fs::write(&outside, "mine").unwrap();
    let summary = fs::read(shop.results().join("summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_slice(&summary).unwrap();
    for file in summary["files"].as_array().unwrap() {
        let file = shop.results().join(file.as_str().unwrap());
        if !file.ends_with("summary.json") {
            fs::remove_file(&file).unwrap();
            std::os::unix::fs::symlink("../../outside.txt", &file).unwrap();
        }
    }
    assert!(shop.run(2).status().unwrap().success());
    assert_eq!(shop.seed(), 2);
    assert_eq!(fs::read_to_string(outside).unwrap(), "mine");
    for entry in fs::read_dir(shop.results()).unwrap() {
        assert!(entry.unwrap().file_type().unwrap().is_file());
    }
}

#[cfg(unix)]
#[test]
fn results_without_the_right_to_write_stay_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::new(SHOP);
    assert!(shop.run(1).status().unwrap().success());
    fs::set_permissions(shop.results(), fs::Permissions::from_mode(0o555)).unwrap();
    assert_eq!(shop.run(2).status().unwrap().code(), Some(3));
    assert_eq!(shop.seed(), 1);
    assert_eq!(hidden(&shop.out()), 0);
    fs::set_permissions(shop.results(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(shop.run(2).status().unwrap().success());
}

/// 800 kilobytes of mistakes were answered with 12 megabytes.
#[test]
fn many_mistakes_are_told_in_few_words() {
    let mistakes: String = (0..30_000).map(|n| format!("wrong_{n} = \u{22}x\u{22}\n")).collect();
    let shop = Shop::new(&format!("{SHOP}{mistakes}"));
    let output = shop.ragam(&["check", "shop.toml"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!((1_000..60_000).contains(&output.stderr.len()), "{} bytes", output.stderr.len());
}

/// `new` left an empty file when its questions were not answered to the end.
#[test]
fn a_file_whose_questions_were_not_answered_is_not_there() {
    let shop = Shop::new(SHOP);
    let mut command = shop.ragam(&["new", "mine.toml"]);
    let status = command.stdin(Stdio::null()).status().unwrap();
    assert!(!status.success());
    assert!(!shop.folder.path().join("mine.toml").exists());
    assert_eq!(fs::read_dir(shop.folder.path()).unwrap().count(), 1);
}

/// The stem of `..toml` is a dot: its results went among those of all others.
#[test]
fn a_file_named_by_dots_has_a_folder_of_its_own() {
    let shop = Shop::new(SHOP);
    fs::rename(shop.folder.path().join("shop.toml"), shop.folder.path().join("..toml")).unwrap();
    let output = shop.ragam(&["run", "..toml", "--no-charts"]).output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("titik"));
    assert!(shop.out().join("scenario/summary.json").exists());
}
