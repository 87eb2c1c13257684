//! A district file, and the scenarios of its shops: a base, the shocks that all share, and what a shop
//! states itself.

use super::document::{self, Entry, Node, Table, Value};
use super::format::{DISTRICT, Declared, DistrictFile, Fields, key_of};
use super::read::{as_text, from_document};
use super::walk::{self, forget_idle};
use super::{Channel, Failed, Read, Scenario, Target};
use crate::language::{Currency, Last, say};
use crate::problems::{Problem, Problems, Source, Span};
use crate::scenario::words::{did_you_mean, quote, quoted_list};

/// A district file that was read.
#[derive(Debug, Clone)]
pub struct ReadDistrict {
    /// What it says.
    pub file: DistrictFile,
    /// The text, for showing later problems.
    pub source: Source,
    shocks: Vec<Node>,
}

/// Whether a text is that of a district: it has a table `[district]` or a list `[[base]]`.
#[must_use]
pub fn is_district(name: &str, bytes: &[u8]) -> bool {
    let root = as_text(name, bytes).ok().and_then(|source| document::parse(&source).ok());
    root.is_some_and(|root| root.has("district") || root.has("base"))
}

/// Reads a district from the bytes of a file; the name is only shown in messages.
///
/// # Errors
/// All problems that can be found at once.
pub fn read_district(name: &str, bytes: &[u8]) -> Result<ReadDistrict, Failed> {
    let source = as_text(name, bytes)?;
    match of_text(&source) {
        Ok((file, shocks)) => Ok(ReadDistrict { file, source, shocks }),
        Err(problems) => Err(Failed::new(source, problems)),
    }
}

fn of_text(source: &Source) -> Result<(DistrictFile, Vec<Node>), Problems> {
    let root = document::parse(source)?;
    let problems = walk::document_of(&root, &DISTRICT);
    if problems.has_errors() {
        return Err(problems);
    }
    let fields = Fields::new(&root, Span::default(), &DISTRICT);
    let file = DistrictFile::read(&fields).map_err(|fault| Problems::from(*fault))?;
    let problems = checked(&file);
    if problems.has_errors() {
        return Err(problems);
    }
    let shocks = root.get("shock").and_then(|node| node.value.as_array()).unwrap_or_default();
    Ok((file, shocks.to_vec()))
}

/// What the values of the file mean together.
fn checked(file: &DistrictFile) -> Problems {
    let mut problems = Problems::new();
    let ids: Vec<&str> = file.bases.iter().map(|base| base.id.value.as_str()).collect();
    for (at, base) in file.bases.iter().enumerate() {
        let earlier = file.bases.iter().take(at).find(|other| other.id.value == base.id.value);
        if let Some(first) = earlier {
            let message = say!("problem.district.base_twice.message", id = quote(&base.id.value));
            let problem =
                Problem::error(message).at(base.id.span).label(say!("problem.common.again"));
            let problem = problem.see(first.id.span, say!("problem.common.first_here"));
            problems.push(problem.help(say!("problem.district.base_twice.help")));
        }
    }
    let Some(draw) = &file.draw else { return problems };
    for (id, _) in draw.bases.iter().filter(|(id, _)| !ids.contains(&id.value.as_str())) {
        problems.push(no_base(&id.value, &ids).at(id.span).label(say!("problem.common.unknown")));
    }
    if !draw.bases.is_empty() && draw.bases.iter().all(|(_, weight)| weight.value <= 0.0) {
        let problem = Problem::error(say!("problem.district.no_weight.message"));
        problems.push(problem.help(say!("problem.district.no_weight.help")));
    }
    for (path, _) in &draw.set {
        problems.extend(path_problem(&path.value).map(|problem| problem.at(path.span)));
    }
    problems
}

/// A base that is not there.
#[must_use]
pub(crate) fn no_base(id: &str, known: &[&str]) -> Problem {
    let problem = Problem::error(say!("problem.district.no_base.message", id = quote(id)));
    let all = || say!("problem.common.known_here", known = quoted_list(known, Last::And));
    did_you_mean(problem, id, known.iter().copied(), all)
}

/// Why a path can be no column of shops: it leads nowhere, or is the same for all.
#[must_use]
pub(crate) fn path_problem(path: &str) -> Option<Problem> {
    let first = path.split('.').next().unwrap_or_default();
    if ["format", "simulation", "mix"].contains(&first) {
        let problem = Problem::error(say!("problem.edit.put.message", name = quote(first)));
        return Some(problem.help(say!("problem.district.same_for_all.help")));
    }
    if path.contains('.') && key_of(path).is_some_and(|key| key.kind.inner().is_none()) {
        return None;
    }
    let problem = Problem::error(say!("problem.edit.nowhere.message", path = quote(path)));
    Some(problem.help(say!("problem.edit.nowhere.help")))
}

/// A base with the shocks of its district: what a shop is made of.
#[derive(Debug, Clone)]
pub struct ShopBase {
    root: Table,
    channels: Vec<Channel>,
    currency: String,
    /// Ids of its mixes.
    pub mixes: Vec<String>,
}

/// A value that a shop states itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    path: String,
    node: Node,
}

impl Stated {
    /// A number at a path.
    #[must_use]
    pub fn number(path: &str, value: f64) -> Self {
        let node = Node { value: super::editor::number(value), span: Span::default() };
        Self { path: path.to_owned(), node }
    }

    /// A value as it would stand in a file, such as `[3, 5]`; nothing where it is none.
    #[must_use]
    pub fn written(path: &str, text: &str) -> Option<Self> {
        let Node { value, .. } = document::parse_value(text)?;
        Some(Self { path: path.to_owned(), node: Node { value, span: Span::default() } })
    }

    /// A text at a path.
    #[must_use]
    pub fn text(path: &str, text: &str) -> Self {
        let node = Node { value: Value::Text(text.to_owned()), span: Span::default() };
        Self { path: path.to_owned(), node }
    }

    /// The path of its key.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// It as a number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        self.node.value.as_number()
    }
}

impl ShopBase {
    /// Lays the days and the shocks of a district over a base.
    ///
    /// A shock whose targets the base lacks leaves it alone; one of the same id takes its place. All
    /// are shared under their id, unless they state another name.
    ///
    /// # Errors
    /// What the base cannot be under these days and shocks.
    pub fn new(district: &ReadDistrict, base: &Read) -> Result<Self, Vec<Problem>> {
        let mut root = document::parse(&base.source).map_err(Problems::into_sorted)?;
        let about = &district.file.district;
        let start = about.start.value.to_string();
        let mut simulation = Table::default();
        for (key, text) in [("start", start), ("days", about.days.value.to_string())] {
            if let Some(node) = document::parse_value(&text) {
                let key = key.to_owned();
                simulation.entries.push(Entry { key, key_span: Span::default(), node });
            }
        }
        set(&mut root, "simulation", Value::Table(simulation));
        for shock in &district.shocks {
            lay(&mut root, shock, &base.scenario);
        }
        let shown = Self {
            root,
            channels: base.scenario.channels.clone(),
            currency: base.scenario.business.currency.value.clone(),
            mixes: base.scenario.mixes.iter().map(|mix| mix.id.value.clone()).collect(),
        };
        shown.scenario(None, &[])?;
        Ok(shown)
    }

    /// The scenario of a shop: the base with what a mix sets, and what the shop states, in place.
    ///
    /// # Errors
    /// What is wrong with what it states.
    pub fn scenario(&self, mix: Option<&str>, stated: &[Stated]) -> Result<Scenario, Vec<Problem>> {
        let mut root = self.root.clone();
        let mut problems = Problems::new();
        let set = mix.and_then(|mix| self.set_by(mix)).map_or(&[][..], |table| &table.entries);
        let of_mix = set.iter().map(|entry| (entry.key.as_str(), &entry.node));
        // What the shop states is its own whatever mix it takes.
        for (path, node) in of_mix.chain(stated.iter().map(|one| (one.path.as_str(), &one.node))) {
            let put = document::put(&mut root, path, node.clone(), Span::default());
            problems.extend(put.err().map(|problem| *problem));
        }
        if problems.has_errors() {
            return Err(problems.into_sorted());
        }
        forget_idle(&mut root);
        from_document(&root).map(|(scenario, _)| scenario).map_err(Problems::into_sorted)
    }

    /// Whether its amounts are in rupiah.
    pub(crate) fn is_in_rupiah(&self) -> bool {
        Currency::of(&self.currency).unwrap_or_default().is_rupiah()
    }

    /// Its channels, before a shop states anything.
    pub(super) fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// Why no shop of this base can state a value at a path: it leads nowhere there.
    pub(crate) fn lacks(&self, path: &str) -> Option<Problem> {
        let node = Node { value: Value::Integer(0), span: Span::default() };
        let put = document::put(&mut self.root.clone(), path, node, Span::default());
        put.err().map(|problem| *problem)
    }

    fn set_by(&self, mix: &str) -> Option<&Table> {
        let mixes = self.root.get("mix")?.value.as_array()?;
        let tables = mixes.iter().filter_map(|node| node.value.as_table());
        let is_it = |table: &&Table| text_of(table, "id") == Some(mix);
        tables.clone().find(is_it)?.get("set")?.value.as_table()
    }
}

fn text_of<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(|node| node.value.as_text())
}

fn set(table: &mut Table, key: &str, value: Value) {
    let node = Node { value, span: Span::default() };
    match table.entries.iter_mut().find(|entry| entry.key == key) {
        Some(entry) => entry.node = node,
        None => table.entries.push(Entry { key: key.to_owned(), key_span: Span::default(), node }),
    }
}

/// Adds a shock of the district to a base, where it hits anything of it.
fn lay(root: &mut Table, shock: &Node, base: &Scenario) {
    let Some(table) = shock.value.as_table() else { return };
    let mut shock = table.clone();
    let hits = shock.get("hits").and_then(|node| node.value.as_array()).unwrap_or_default();
    let felt: Vec<Node> = hits.iter().filter(|hit| is_felt(hit, base)).cloned().collect();
    if felt.is_empty() {
        return;
    }
    set(&mut shock, "hits", Value::Array(felt));
    let id = text_of(&shock, "id").unwrap_or_default().to_owned();
    if !shock.has("shared") {
        set(&mut shock, "shared", Value::Text(id.clone()));
    }
    let node = Node { value: Value::Table(shock), span: Span::default() };
    let shocks = root.entries.iter_mut().find(|entry| entry.key == "shock");
    match shocks.map(|entry| &mut entry.node.value) {
        Some(Value::Array(shocks)) => {
            let own =
                |shock: &Node| shock.value.as_table().and_then(|it| text_of(it, "id")) == Some(&id);
            match shocks.iter().position(own) {
                Some(place) => shocks[place] = node,
                None => shocks.push(node),
            }
        }
        _ => set(root, "shock", Value::Array(vec![node])),
    }
}

/// Whether a line of `hits` meets a channel of a base.
fn is_felt(hit: &Node, base: &Scenario) -> bool {
    let target = match &hit.value {
        Value::Text(id) => Target::Channel(id.clone()),
        Value::Table(table) => {
            let text = |key: &str| text_of(table, key).map(str::to_owned);
            match (text("channel"), text("platform"), text("feature")) {
                (Some(id), _, _) => Target::Channel(id),
                (_, Some(platform), _) => Target::Platform(platform),
                (_, _, Some(feature)) => Target::Feature(feature),
                _ => Target::Everything,
            }
        }
        _ => return false,
    };
    base.channels.iter().any(|channel| target.matches(channel))
}
