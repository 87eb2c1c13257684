use super::*;
use crate::pack::samples::{HOSTILE, PLAIN, material};

fn made(text: &str) -> String {
    String::from_utf8(page(material(text), Language::Indonesian).unwrap()).unwrap()
}

/// The names of all tags, each once, without those within a tag's attributes.
fn tags(page: &str) -> std::collections::BTreeSet<&str> {
    let begins = page.split('<').skip(1);
    begins
        .filter_map(|tag| tag.split([' ', '>', '/', '\n']).find(|name| !name.is_empty()))
        .collect()
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    assert_eq!(made(PLAIN), made(PLAIN));
}

#[test]
fn no_name_becomes_a_tag_and_nothing_leads_outside() {
    let page = made(HOSTILE);
    let tags = tags(&page);
    for refused in ["script", "img", "b", "i", "iframe", "link", "object"] {
        assert!(!tags.contains(refused), "{refused}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let in_tags = page.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    let style = page.split_once("</style>").unwrap().0;
    for tag in in_tags.chain([style]) {
        let tag = tag.replace("http://www.w3.org/", "").replace("http-equiv", "");
        let tag = tag.replace("url(data:font/ttf;base64,", "").replace("font-src data:", "");
        for outside in [" src=", "http", "@import", " on", "data:"] {
            assert!(!tag.contains(outside), "{outside} in {tag}");
        }
    }
}

#[test]
fn every_id_stands_once_and_what_is_referred_to_is_there() {
    let page = made(HOSTILE);
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for reference in page.split("url(#").skip(1).filter_map(|s| s.split(')').next()) {
        assert!(unique.contains(reference), "{reference}");
    }
}

#[test]
fn all_is_there_in_both_languages_with_every_number_and_its_mark() {
    let page = made(HOSTILE);
    let numbers = material(HOSTILE).numbers.len();
    for language in Language::ALL {
        let from = page.find(&format!("<article class=\"part part-{language}\"")).unwrap();
        let part = &page[from..from + page[from..].find("</article>").unwrap()];
        assert_eq!(part.matches("<tr><td>").count(), numbers);
        assert!(part.matches("<figure>").count() >= 9);
        assert_eq!(part.matches("<figure>").count(), part.matches("<desc>").count());
        assert_eq!(part.matches("<dt>").count(), 16);
        assert!(!part.contains("[document."), "a sentence is missing");
    }
}

#[test]
fn a_shop_without_shocks_is_not_told_of_them() {
    let page = made(PLAIN);
    let twice = Words::of(Language::Indonesian).text("document.report.read_twice", &[]);
    assert!(!page.contains(&escaped(&twice)));
}
