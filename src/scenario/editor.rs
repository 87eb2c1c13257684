//! A scenario whose values can be set by the path of their key, as often as one likes.

use super::document::{self, Node, Table, Value};
use super::format::Unit;
use super::walk::forget_idle;
use super::{Mix, Scenario, from_document};
use crate::problems::{Problem, Problems, Source, Span};

/// A sound scenario file that is kept as a document, so that numbers in it can be set.
#[derive(Debug, Clone)]
pub struct Editor {
    root: Table,
}

/// A value that is to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The path of its key, such as `shock.live_halt.severity`.
    pub path: String,
    /// The number in its place.
    pub value: f64,
}

impl Editor {
    /// Keeps the text of a scenario that was read.
    ///
    /// # Errors
    /// The problems of a text that is no document.
    pub fn new(source: &Source) -> Result<Self, Vec<Problem>> {
        document::parse(source).map(|root| Self { root }).map_err(|problems| problems.into_sorted())
    }

    /// The scenario with what a mix sets, then these values, in place; checked as if all stood in
    /// the file.
    ///
    /// # Errors
    /// What is wrong with a path (with the nearest name), with a value, or with what the values mean
    /// together.
    pub fn set(&self, mix: Option<&Mix>, settings: &[Setting]) -> Result<Scenario, Vec<Problem>> {
        let mut root = self.root.clone();
        let mut problems = Problems::new();
        for (path, node) in self.set_by(mix) {
            let put = document::put(&mut root, &path, node, Span::default());
            problems.extend(put.err().map(|problem| *problem));
        }
        for setting in settings {
            let node = Node { value: number(setting.value), span: Span::default() };
            let put = document::put(&mut root, &setting.path, node, Span::default());
            problems.extend(put.err().map(|problem| *problem));
        }
        if problems.has_errors() {
            return Err(problems.into_sorted());
        }
        forget_idle(&mut root);
        from_document(&root).map(|(scenario, _)| scenario).map_err(Problems::into_sorted)
    }

    /// The number that stands at a path; `None` where there is none or it is not known.
    #[must_use]
    pub fn number(&self, path: &str) -> Option<f64> {
        document::find(&self.root, path)?.value.as_number()
    }

    /// The number that a mix sets at a path, else the one that stands there.
    #[must_use]
    pub fn number_of(&self, mix: Option<&Mix>, path: &str) -> Option<f64> {
        match self.set_by(mix).iter().find(|(set, _)| set == path) {
            Some((_, node)) => node.value.as_number(),
            None => self.number(path),
        }
    }

    /// The unit of the number at a path.
    #[must_use]
    pub fn unit(&self, path: &str) -> Unit {
        document::key_at(path).map_or(Unit::None, |key| key.unit)
    }

    fn set_by(&self, mix: Option<&Mix>) -> Vec<(String, Node)> {
        let entries = || {
            let wanted = &mix?.id.value;
            let mixes = self.root.get("mix")?.value.as_array()?;
            let table = mixes.iter().filter_map(|node| node.value.as_table()).find(|table| {
                table.get("id").and_then(|id| id.value.as_text()) == Some(wanted.as_str())
            })?;
            Some(&table.get("set")?.value.as_table()?.entries)
        };
        let entries = entries().into_iter().flatten();
        entries.map(|entry| (entry.key.clone(), entry.node.clone())).collect()
    }
}

/// Whole numbers as such, since some keys take nothing else.
pub(super) fn number(value: f64) -> Value {
    // Below 2^53, where every whole number is exact.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        Value::Integer(value as i64)
    } else {
        Value::Float(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Number, Read, read};

    const TEXT: &str = "format = 1\n[business]\nname = \"x\"\nopening_cash = 5\n\
        [[channel]]\nid = \"a\"\nweekly_sales = [7, 9]\n\
        [[channel]]\nid = \"b\"\nweekly_sales = 7\ncommission = 0.1\n\
        [[mix]]\nid = \"m\"\nshares = { a = 1 }\n[mix.set]\n\"business.opening_cash\" = 8\n\
        \"channel.b.commission\" = 0.2\n";

    fn opened() -> (Editor, Read) {
        let read = read("x.toml", TEXT.as_bytes()).unwrap();
        (Editor::new(&read.source).unwrap(), read)
    }

    fn setting(path: &str, value: f64) -> Setting {
        Setting { path: path.to_owned(), value }
    }

    #[test]
    fn a_number_is_set_by_its_path_after_what_a_mix_sets() {
        let (editor, read) = opened();
        let mix = &read.scenario.mixes[0];
        let set = editor.set(Some(mix), &[setting("channel.b.commission", 0.3)]).unwrap();
        assert_eq!(set.business.opening_cash.value, Number::Plain(8.0));
        assert_eq!(set.channels[1].commission.value, Number::Plain(0.3));
        let plain = editor.set(None, &[]).unwrap();
        assert_eq!(plain, read.scenario);
    }

    #[test]
    fn a_number_that_stands_there_is_found() {
        let (editor, _) = opened();
        assert_eq!(editor.number("channel.b.commission"), Some(0.1));
        assert_eq!(editor.number("business.opening_cash"), Some(5.0));
        assert_eq!(editor.number("channel.a.weekly_sales"), None);
        assert_eq!(editor.number("channel.c.commission"), None);
        assert_eq!(editor.number("channel"), None);
        let (_, read) = opened();
        let mix = read.scenario.mixes.first();
        assert_eq!(editor.number_of(mix, "channel.b.commission"), Some(0.2));
        assert_eq!(editor.number_of(None, "channel.b.commission"), Some(0.1));
    }

    #[test]
    fn a_unit_is_that_of_the_format() {
        let (editor, _) = opened();
        assert_eq!(editor.unit("channel.b.commission"), Unit::ShareOfSalesLessReturns);
        assert_eq!(editor.unit("business.opening_cash"), Unit::Rupiah);
        assert_eq!(editor.unit("channel.b"), Unit::None);
        assert_eq!(editor.unit("business.opening_cash.x"), Unit::None);
    }

    #[test]
    fn a_whole_number_is_set_where_nothing_else_will_do() {
        let (editor, _) = opened();
        let rent = setting("costs.rent_per_month", 9.0);
        let on = |day| editor.set(None, &[rent.clone(), setting("costs.rent_day", day)]);
        assert!(on(7.0).is_ok());
        assert!(on(7.5).is_err());
    }

    #[test]
    fn a_path_that_leads_nowhere_and_a_value_beyond_its_limits_are_told() {
        let (editor, _) = opened();
        let wrong = editor.set(None, &[setting("channel.b.comission", 0.3)]).unwrap_err();
        assert!(wrong[0].message.to_string().contains("leads nowhere"), "{wrong:?}");
        assert!(
            wrong[0].help.clone().unwrap_or_default().to_string().contains("commission"),
            "{wrong:?}"
        );
        let beyond = editor.set(None, &[setting("channel.b.commission", 1.5)]).unwrap_err();
        assert!(!beyond.is_empty());
    }
}
