//! What is typed wrongly.

use super::dir::Dir;
use super::scenarios::SHOP;

#[test]
fn wrong_usage_is_2_and_touches_nothing() {
    let dir = Dir::new();
    dir.write("shop.toml", SHOP);
    for arguments in [
        "",
        "run",
        "check",
        "fly shop.toml",
        "run shop.toml --fly",
        "run shop.toml --paths 0",
        "run shop.toml --paths 5000001",
        "run shop.toml --paths -1",
        "run shop.toml --paths many",
        "run shop.toml --seed -1",
        "run shop.toml --threads 0",
        "run shop.toml --threads 1025",
        "run shop.toml --precision 0",
        "run shop.toml --precision 1.1",
        "run shop.toml --precision NaN",
        "run shop.toml --lang xx",
        "run shop.toml --formats bmp",
        "run shop.toml --formats png --no-charts",
        "run shop.toml --json --quiet",
        "run shop.toml --out",
        "replay shop.toml",
        "replay shop.toml --path -1",
        "replay shop.toml --path 4294967296",
        "replay shop.toml shop.toml --path 0",
        "schema shop.toml",
        "schema -o",
    ] {
        let said = dir.ragam(arguments).ends_with(2);
        assert_eq!(said.out, "", "{arguments}");
        assert!(said.err.contains("--help") || said.err.contains("Usage"), "{arguments}");
    }
    assert_eq!(dir.names("."), ["shop.toml"]);
}

#[test]
fn limits_are_told() {
    let dir = Dir::new();
    let said = dir.ragam("run shop.toml --paths 5000001").in_english().ends_with(2);
    said.explains(&["5000001", "between 1 and 5000000"]);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_harmless() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let dir = Dir::new();
    let odd = OsStr::from_bytes(b"caf\xe9.toml");
    dir.write(odd, SHOP);
    let said = dir.ragam("run --no-charts").args([odd]).ends_with(0);
    assert!(said.out.starts_with("caf\u{fffd}.toml\n"), "{}", said.out);
    assert!(dir.exists(std::path::Path::new("ragam-out").join(OsStr::from_bytes(b"caf\xe9"))));
    for command in ["run shop.toml --seed", "run shop.toml --lang", "replay shop.toml --path"] {
        dir.ragam(command).args([OsStr::from_bytes(b"\xff\xfe")]).ends_with(2);
    }
    dir.ragam("run").args([OsStr::from_bytes(b"\xff")]).ends_with(3);
    dir.ragam("").args([OsStr::from_bytes(b"\xff")]).ends_with(2);
}
