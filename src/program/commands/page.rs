//! `ragam page`: the whole of Ragam as one page for a browser, with scenarios inside.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use serde_json::json;

use super::written;
use crate::language::say;
use crate::program::World;
use crate::program::args::PageArgs;
use crate::program::ending::Ending;
use crate::program::inputs::{self, Input};
use crate::program::load::{Refused, load};
use crate::program::results::SingleFile;

/// The page as `web/build` made it; the program carries it packed (`build.rs`).
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.gz"));
    let mut page = String::new();
    // It was packed when this was compiled, so it can be unpacked: a test compares the two.
    let _ = GzDecoder::new(packed).read_to_string(&mut page);
    page
});

/// Where scenarios stand in it.
const SLOT: &str = r#"<script type="application/json" id="shops">"#;

/// Writes the page if every scenario is sound.
pub(super) fn page(typed: &PageArgs, world: &World) -> Ending {
    let (mut shops, mut ending) = (Vec::new(), Ending::Well);
    for input in inputs::find(&typed.inputs) {
        let loaded = match input {
            Input::File(path) => load(&path),
            Input::Missing(notice) => Err(Refused::Unreadable(notice)),
        };
        match loaded {
            Ok(loaded) => {
                loaded.warn(&world.terminal);
                let text = String::from_utf8_lossy(&loaded.bytes).into_owned();
                shops.push((loaded.model.name().to_owned(), text));
            }
            Err(refused) => ending = ending.max(refused.report(&world.terminal)),
        }
    }
    if ending != Ending::Well {
        return ending;
    }
    world.interrupt.guard();
    let file = SingleFile { what: say!("notice.single.page"), is_ours: &is_page };
    written(file.save(&typed.output, page_with(&shops).as_bytes()), world)
}

fn is_page(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).contains(SLOT)
}

/// The page with scenarios inside: the name of each shop and its text.
fn page_with(shops: &[(String, String)]) -> String {
    let shops: Vec<_> =
        shops.iter().map(|(name, text)| json!({ "name": name, "text": text })).collect();
    // A browser would take the sign for the end of the script.
    let shops = json!(shops).to_string().replace('<', "\\u003c");
    let Some((before, rest)) = PAGE.split_once(SLOT) else {
        return PAGE.clone();
    };
    let after = rest.find("</script>").and_then(|end| rest.get(end..)).unwrap_or(rest);
    format!("{before}{SLOT}{shops}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenarios_stand_in_the_page_and_nothing_in_them_ends_it() {
        let hostile = "name = \"</script><script>\"".to_owned();
        let page = page_with(&[("A & B".to_owned(), hostile.clone())]);
        let inside = page.split_once(SLOT).and_then(|(_, rest)| rest.split_once("</script>"));
        let shops: serde_json::Value = serde_json::from_str(inside.unwrap().0).unwrap();
        assert_eq!(shops, json!([{ "name": "A & B", "text": hostile }]));
        assert_eq!(page_with(&[]), include_str!("../../../web/dist/ragam.html"));
        assert!(is_page(page.as_bytes()) && !is_page(b"<html>"));
    }
}
