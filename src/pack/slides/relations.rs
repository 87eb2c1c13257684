//! How the parts of a package refer to each other.

/// The beginning of all kinds of relationships.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The kind of the part that says title and author.
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The relationships of one part; their ids are `rId1`, `rId2` and so on.
#[derive(Default)]
pub(super) struct Relations {
    lines: Vec<String>,
}

impl Relations {
    /// Adds one of a kind, such as `slide`, to a path as seen from the part; gives back its id.
    pub(super) fn add(&mut self, kind: &str, target: &str) -> String {
        let id = format!("rId{}", self.lines.len() + 1);
        let kind = if kind == "core" { CORE.to_owned() } else { format!("{OFFICE}/{kind}") };
        self.lines.push(format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
        id
    }

    /// The part that holds them.
    pub(super) fn xml(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
             xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            self.lines.join("")
        )
    }
}
