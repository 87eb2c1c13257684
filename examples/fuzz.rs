//! Mutated scenario files, read and simulated until something breaks.
//!
//! `cargo run --profile test --example fuzz -- --seconds 120` runs for so long;
//! `--files 1000000 --runs 100000` until there were so many. `--seed 7` begins elsewhere; `--paths
//! 32` simulates fewer futures of each, `--cells 3000` only models with so many days of channels and
//! shocks. The same seed gives the same files on every machine. What breaks is printed with its text; the
//! exit code is 1 then.
#![allow(clippy::print_stdout, reason = "a program to look at")]

use std::error::Error;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use ragam::ensemble::{Ensemble, Interrupted, Silent};
use ragam::language::Language;
use ragam::metrics::MetricError;
use ragam::model::Model;
use ragam::numeric::{PhiloxStream, StreamKey};
use ragam::output;
use ragam::problems::{Renderer, Source, Style, is_hidden};
use ragam::report::{Metric, Report};
use ragam::scenario::{self, Editor};
use ragam::simulate::replay_path;

/// Longer than this is a hang.
const LONGEST: Duration = Duration::from_secs(1);
/// How often a long search says how far it is, files.
const SAID_EVERY: u64 = 50_000;
/// Days of channels and shocks: larger models would only make the search slower.
const MOST_CELLS: usize = 12_000;
/// Futures of each model: two blocks.
const PATHS: u64 = 64;

/// Pieces that files are mutated with.
const PIECES: &[&str] = &[
    "0",
    "1",
    "-1",
    "1e308",
    "5e-324",
    "1e15",
    "-0.0",
    "nan",
    "inf",
    "1e-9",
    "0.5",
    "1_000_000",
    "[1, 2]",
    "[0, 0]",
    "true",
    "\"\"",
    "\"a\"",
    "2026-01-05",
    "9999-12-31",
    "\r",
    "\r\r",
    "\r\n",
    "\n",
    "\t",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "\"",
    "'",
    "#",
    "\\",
    "\u{9b}",
    "\u{202e}",
    "\u{2066}",
    "\u{0}",
    "漢",
    "é",
    "{ distribution = \"normal\", mean = 1, sd = 1 }",
    "[[shock]]",
    "[[channel]]",
    "[business]",
    "id = ",
    "market",
    "weeks = 1\n",
    "days = 1\n",
];

/// Draws without end.
struct Draws {
    stream: PhiloxStream,
}

impl Draws {
    fn below(&mut self, most: usize) -> usize {
        use rand::Rng as _;
        (self.stream.next_u32() as usize) % most.max(1)
    }
}

/// What is to be done, and when it is enough.
struct Plan {
    seed: u64,
    files: u64,
    runs: u64,
    until: Option<Instant>,
    paths: u64,
    cells: usize,
}

/// What was done.
#[derive(Default)]
struct Tally {
    files: u64,
    sound: u64,
    runs: u64,
    refused_figures: u64,
    broken: u64,
    slowest: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    let plan = plan()?;
    let corpus = corpus()?;
    let (mut tally, begun) = (Tally::default(), Instant::now());
    while !enough(&plan, &tally) {
        one(&plan, &corpus, &mut tally, begun);
        if tally.files % SAID_EVERY == 0 {
            tell(&tally, begun);
        }
    }
    tell(&tally, begun);
    if tally.broken > 0 { Err("something broke; see above".into()) } else { Ok(()) }
}

fn tell(tally: &Tally, begun: Instant) {
    println!(
        "{} files, {} of them sound, {} simulated ({} without figures, with the reason); \
         slowest {:?}; {} broken; {:?}",
        tally.files,
        tally.sound,
        tally.runs,
        tally.refused_figures,
        tally.slowest,
        tally.broken,
        begun.elapsed()
    );
}

fn plan() -> Result<Plan, Box<dyn Error>> {
    let mut plan =
        Plan { seed: 1, files: 0, runs: 0, until: None, paths: PATHS, cells: MOST_CELLS };
    let mut typed = std::env::args().skip(1);
    while let Some(key) = typed.next() {
        let value: u64 = typed.next().ok_or("each option has a number after it")?.parse()?;
        match key.as_str() {
            "--seed" => plan.seed = value,
            "--files" => plan.files = value,
            "--runs" => plan.runs = value,
            "--paths" => plan.paths = value,
            "--cells" => plan.cells = usize::try_from(value)?,
            "--seconds" => plan.until = Some(Instant::now() + Duration::from_secs(value)),
            _ => {
                return Err(format!(
                    "{key} is none of --seed, --files, --runs, --seconds, --paths, --cells"
                )
                .into());
            }
        }
    }
    Ok(plan)
}

fn enough(plan: &Plan, tally: &Tally) -> bool {
    let late = plan.until.is_some_and(|until| Instant::now() > until);
    late || (plan.until.is_none() && tally.files >= plan.files && tally.runs >= plan.runs)
}

/// The shipped scenarios and the stored corpus, in the order of their names.
fn corpus() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["scenarios", "fuzz/corpus", "tests/suite/trial"] {
        for entry in fs::read_dir(root.join(folder))? {
            files.push(entry?.path());
        }
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    Ok(files.iter().map(fs::read).collect::<Result<_, _>>()?)
}

/// Mutates a file, reads it, and simulates it if it is sound.
fn one(plan: &Plan, corpus: &[Vec<u8>], tally: &mut Tally, start: Instant) {
    let key = StreamKey::new(plan.seed, tally.files);
    let mut draws = Draws { stream: PhiloxStream::new(key, 0, 0) };
    let bytes = mutated(corpus, &mut draws);
    tally.files += 1;
    let begun = clock(start);
    let simulate = plan.until.is_some() || tally.runs < plan.runs;
    let judged = catch_unwind(AssertUnwindSafe(|| judge(&bytes, simulate.then_some(plan), tally)));
    let took = clock(start).saturating_sub(begun);
    tally.slowest = tally.slowest.max(took);
    let wrong = match judged {
        Err(_) => "a panic".to_owned(),
        Ok(Err(what)) => what,
        Ok(Ok(())) if took > LONGEST => format!("it took {took:?}"),
        Ok(Ok(())) => return,
    };
    tally.broken += 1;
    println!("BROKEN: {wrong}\n--- file {} ---\n{}\n---", tally.files, bytes.escape_ascii());
}

/// Processor time of this program where the system tells it, in ticks of a hundredth of a second;
/// else the time on the wall, which is longer while others work on the machine.
fn clock(begun: Instant) -> Duration {
    let told = fs::read_to_string("/proc/self/stat").ok();
    let ticks = told.as_deref().and_then(|told| {
        // The name, in brackets, may hold spaces; user and system time are the 12th and 13th after.
        let mut fields = told.rsplit_once(')')?.1.split_whitespace().skip(11);
        let user: u64 = fields.next()?.parse().ok()?;
        let system: u64 = fields.next()?.parse().ok()?;
        Some(user + system)
    });
    ticks.map_or_else(|| begun.elapsed(), |ticks| Duration::from_millis(10 * ticks))
}

/// One up to four mutations of a file: bytes, pieces, numbers, lines; or two files spliced.
fn mutated(corpus: &[Vec<u8>], draws: &mut Draws) -> Vec<u8> {
    let mut bytes = corpus[draws.below(corpus.len())].clone();
    for _ in 0..1 + draws.below(4) {
        match draws.below(10) {
            0 => flip(&mut bytes, draws),
            1 => put(&mut bytes, draws),
            2 => lines(&mut bytes, draws),
            3 => {
                let other = &corpus[draws.below(corpus.len())];
                let from = draws.below(other.len());
                let to = from + draws.below(200).min(other.len() - from);
                let at = draws.below(bytes.len() + 1);
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => number(&mut bytes, draws),
        }
    }
    bytes
}

fn flip(bytes: &mut [u8], draws: &mut Draws) {
    let at = draws.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << draws.below(8);
    }
}

fn put(bytes: &mut Vec<u8>, draws: &mut Draws) {
    let start = draws.below(bytes.len() + 1);
    let end = (start + draws.below(8)).min(bytes.len());
    bytes.splice(start..end, PIECES[draws.below(PIECES.len())].bytes());
}

fn lines(bytes: &mut Vec<u8>, draws: &mut Draws) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let line = lines.remove(draws.below(lines.len()));
    if draws.below(2) == 0 {
        lines.insert(draws.below(lines.len() + 1), line);
    }
    *bytes = lines.join(&b'\n');
}

/// Another number in the place of one: such files are often sound.
fn number(bytes: &mut Vec<u8>, draws: &mut Draws) {
    let is_digit = |at: &usize| bytes[*at].is_ascii_digit();
    let from = draws.below(bytes.len());
    let Some(start) = (from..bytes.len()).find(is_digit) else { return };
    let in_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'_' | b'.');
    let length = bytes[start..].iter().take_while(|byte| in_number(byte)).count();
    let text = match draws.below(4) {
        0 => PIECES[draws.below(13)].to_owned(),
        1 => draws.below(10).to_string(),
        2 => format!("0.{}", draws.below(1000)),
        _ => format!("{}e{}", 1 + draws.below(9), draws.below(9)),
    };
    bytes.splice(start..start + length, text.bytes());
}

/// Reads, shows, edits, and simulates; says what is wrong.
fn judge(bytes: &[u8], plan: Option<&Plan>, tally: &mut Tally) -> Result<(), String> {
    let renderer = Renderer::new(Style::Plain);
    let read = match scenario::read("mutated.toml", bytes) {
        Err(failed) => return harmless(&failed.render(&renderer)),
        Ok(read) => read,
    };
    tally.sound += 1;
    harmless(&renderer.render(&read.source, &read.warnings))?;
    edited(&read.source)?;
    let Some(plan) = plan else {
        return Ok(());
    };
    let model = Model::build(&read.scenario);
    let cells = model.horizon().days() * (model.channels().len() + model.shocks().len() + 1);
    if cells > plan.cells {
        return Ok(());
    }
    tally.runs += 1;
    match figures(&model, plan.paths) {
        Ok(None) => Ok(()),
        Ok(Some(_)) => {
            tally.refused_figures += 1;
            Ok(())
        }
        Err(what) => Err(what),
    }
}

fn harmless(shown: &str) -> Result<(), String> {
    match shown.chars().find(|c| is_hidden(*c)) {
        Some(c) => Err(format!("{c:?} reaches the terminal")),
        None if shown.len() > 500_000 => Err(format!("{} bytes of messages", shown.len())),
        None => Ok(()),
    }
}

/// What was read once can be read again and asked for its numbers.
fn edited(source: &Source) -> Result<(), String> {
    let editor = Editor::new(source).map_err(|_| "a sound file has no editor".to_owned())?;
    match editor.number("business.opening_cash") {
        Some(number) if !number.is_finite() => Err(format!("opening cash of {number}")),
        _ => Ok(()),
    }
}

/// Simulates a few paths and holds them to the laws; the reason when there are no figures.
fn figures(model: &Model, paths: u64) -> Result<Option<String>, String> {
    let ensemble = match Ensemble::simulate(model, paths, &Silent) {
        Err(Interrupted::NotFinite { path }) => return Ok(Some(format!("path {path}"))),
        Err(stopped) => return Err(stopped.to_string()),
        Ok(ensemble) => ensemble,
    };
    for block in ensemble.blocks() {
        let sales = block.weekly_sales.iter().flatten();
        if let Some(sales) = sales.into_iter().find(|sales| sales.is_nan() || **sales < 0.0) {
            return Err(format!("weekly sales of {sales}"));
        }
    }
    postings(model)?;
    let report = match Report::of(model, &ensemble) {
        Err(error @ MetricError::ColumnsDoNotSum { .. }) => return Err(error.to_string()),
        Err(error) => return Ok(Some(error.to_string())),
        Ok(report) => report,
    };
    for (risk, shortfall) in [
        (Metric::ValueAtRisk95, Metric::ExpectedShortfall95),
        (Metric::ValueAtRisk99, Metric::ExpectedShortfall99),
    ] {
        let [risk, shortfall] = [risk, shortfall].map(|metric| report.metrics.value(metric));
        if shortfall < risk - 1e-9 * risk.abs() {
            return Err(format!("expected shortfall {shortfall} below value at risk {risk}"));
        }
    }
    let chance = report.metrics.value(Metric::ProbabilityOutOfCash);
    if !(0.0..=1.0).contains(&chance) {
        return Err(format!("a chance of {chance}"));
    }
    let said = output::spoken(&report, Language::English).join("\n");
    match ["NaN", "inf ", "-inf"].iter().find(|word| said.contains(**word)) {
        Some(word) => Err(format!("a sentence says {word}: {said}")),
        None => harmless(&said).map(|()| None),
    }
}

/// Every rupiah is posted: the postings make the balance, to the bit.
fn postings(model: &Model) -> Result<(), String> {
    let replay = replay_path(model, 0);
    let mut balance = replay.opening_cash;
    let mut postings = replay.postings.iter().peekable();
    for (day, close) in replay.closes.iter().enumerate() {
        while let Some(posting) = postings.next_if(|posting| posting.day == day) {
            balance += posting.amount;
        }
        if balance.to_bits() != close.balance.to_bits() && balance != close.balance {
            return Err(format!("day {day} closes at {} and not {balance}", close.balance));
        }
    }
    Ok(())
}
