//! The layer table of `ARCHITECTURE.md` holds: every import in `src` points downwards.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Module name to layer number, from the rows `| 3 | \`simulate\` | ... |` of the table.
fn layers() -> BTreeMap<String, u32> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut layers = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, number, modules, ..] = cells.as_slice()
            && let Ok(number) = number.parse()
        {
            for module in modules.split(',') {
                layers.insert(module.trim().trim_matches('`').to_owned(), number);
            }
        }
    }
    layers
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy();
        let is_test = stem == "tests" || stem.ends_with("_test");
        if is_test {
            continue;
        } else if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The top-level module a file belongs to; `None` for `lib.rs` and `main.rs`.
fn module_of(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    match first.strip_suffix(".rs") {
        Some("lib" | "main") => None,
        Some(name) => Some(name.to_owned()),
        None => Some(first),
    }
}

/// Top-level modules named after `crate::` in the code of a file, with their line.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for after in code.split("crate::").skip(1) {
            if let Some(group) = after.strip_prefix('{') {
                let names = group.trim_end_matches(['}', ';']).split(',');
                found.extend(names.map(|name| (number + 1, leading_name(name.trim()))));
            } else {
                found.push((number + 1, leading_name(after)));
            }
        }
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

/// The code of a file without its tests, which stand at its end.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn every_module_has_a_layer_and_every_layer_a_module() {
    let layers = layers();
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: Vec<String> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|rest| rest.trim_end_matches(';').to_owned())
        .collect();
    assert!(modules.len() > 5, "the modules of lib.rs were not found");
    for module in &modules {
        assert!(layers.contains_key(module), "{module} has no layer in ARCHITECTURE.md");
    }
    for module in layers.keys() {
        assert!(modules.contains(module), "ARCHITECTURE.md names {module}, which is not there");
    }
}

#[test]
fn imports_point_downwards_only() {
    let layers = layers();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in rust_files(&root().join("src")) {
        let Some(module) = module_of(&file) else { continue };
        let text = code_of(&file);
        for (line, target) in imports(&text) {
            let Some(target_layer) = layers.get(&target) else { continue };
            seen += 1;
            if target != module && *target_layer >= layers[&module] {
                wrong.push(format!("{}:{line}: {module} imports {target}", file.display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} imports were found: the search itself is broken");
    assert!(wrong.is_empty(), "imports that do not point downwards:\n{}", wrong.join("\n"));
}

#[test]
fn only_the_program_touches_files_clock_environment_and_terminal() {
    let outside = [
        "std::fs",
        "std::env",
        "std::time",
        "std::process",
        "std::io::std",
        "println!(",
        "eprintln!(",
    ];
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")) {
        // Files of tests are compiled for tests alone.
        let is_test =
            file.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_test"));
        if is_test || module_of(&file).is_none_or(|module| module == "program") {
            continue;
        }
        let text = code_of(&file);
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if outside.iter().any(|word| code.contains(word)) {
                wrong.push(format!("{}:{}: {}", file.display(), number + 1, code.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "only src/program may do this:\n{}", wrong.join("\n"));
}

/// Whoever follows a guide to a file must find it: names in backquotes are whole paths or ends of some.
#[test]
fn every_file_that_the_guides_name_is_there() {
    let mut files = Vec::new();
    for folder in [
        "src",
        "tests",
        "docs",
        "benches",
        "examples",
        "scenarios",
        "fuzz",
        "web/page",
        "web/engine",
        "web/test",
    ] {
        all_files(&root().join(folder), &mut files);
    }
    let is_there = |name: &str| {
        let name = name.trim_end_matches('/');
        root().join(name).exists() || files.iter().any(|file| file.ends_with(name))
    };
    let mut seen = 0;
    let mut lost = Vec::new();
    for guide in ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/model.md", "docs/mechanisms.md"] {
        let text = fs::read_to_string(root().join(guide)).expect("a guide");
        for name in text.split('`').skip(1).step_by(2).filter(|name| is_file_name(name)) {
            seen += 1;
            if !is_there(name) {
                lost.push(format!("{guide}: {name}"));
            }
        }
    }
    assert!(seen > 60, "only {seen} names were found: the search itself is broken");
    assert!(lost.is_empty(), "files that are not there:\n{}", lost.join("\n"));
}

fn is_file_name(name: &str) -> bool {
    let plain = name.chars().all(|c| c.is_alphanumeric() || "._/-".contains(c));
    let known = [".rs", ".md", ".mjs", ".ts", ".tsx"].iter().any(|ending| name.ends_with(ending));
    plain && (known || name.starts_with("src/") || name.starts_with("tests/"))
}

fn all_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the house") {
        let path = entry.expect("a folder of the house").path();
        if path.is_dir() {
            all_files(&path, into);
        } else {
            into.push(path);
        }
    }
}
