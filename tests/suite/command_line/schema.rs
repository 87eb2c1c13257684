//! `ragam schema`.

use serde_json::Value;

use super::dir::Dir;
use super::scenarios::SHOP;

#[test]
fn the_schema_goes_to_standard_output() {
    let dir = Dir::new();
    let said = dir.ragam("schema").ends_with(0);
    assert_eq!(said.err, "");
    let schema: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(schema["$id"], "urn:ragam:scenario:1");
    assert!(said.out.ends_with("}\n"));
    assert_eq!(dir.names(".").len(), 0);
}

#[test]
fn the_schema_goes_to_a_file_when_one_is_named() {
    let dir = Dir::new();
    let printed = dir.ragam("schema").ends_with(0).out;
    for option in ["-o", "--output", "--out"] {
        let said = dir.ragam(&format!("schema {option} {}.json", option.trim_matches('-')));
        assert_eq!(said.ends_with(0).out, "");
    }
    for name in ["o", "output", "out"] {
        assert_eq!(dir.read(format!("{name}.json")), printed);
    }
    assert_eq!(dir.names("."), ["o.json", "out.json", "output.json"]);
}

#[test]
fn an_older_schema_is_replaced_and_nothing_else() {
    let dir = Dir::new();
    dir.write("old.json", r#"{"$id": "urn:ragam:scenario:0"}"#);
    dir.ragam("schema -o old.json").ends_with(0);
    assert_eq!(dir.read("old.json"), dir.ragam("schema").ends_with(0).out);
    dir.write("shop.toml", SHOP);
    dir.write("other.json", r#"{"$id": "urn:other"}"#);
    dir.make_folder("folder");
    for out in ["shop.toml", "other.json", "folder", "nowhere/schema.json"] {
        let said = dir.ragam(&format!("schema -o {out}")).in_english().ends_with(3);
        said.explains(&["error", "help:", "--out"]);
    }
    assert_eq!(dir.read("shop.toml"), SHOP);
    assert_eq!(dir.names("."), ["folder", "old.json", "other.json", "shop.toml"]);
}
