//! One problem, and a collection of them.

use super::Span;
use crate::language::Said;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, but is probably not what was meant.
    Warning,
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, as one sentence.
    pub message: Said,
    /// Where; `None` when the whole file is meant.
    pub span: Option<Span>,
    /// A few words at the marked place; may be empty.
    pub label: Said,
    /// What to do about it.
    pub help: Option<Said>,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Span, Said)>,
    /// How bad it is.
    pub severity: Severity,
}

impl Problem {
    /// A problem that makes the file unusable.
    #[must_use]
    pub fn error(message: Said) -> Self {
        Self::new(message, Severity::Error)
    }

    /// A problem that the author should know of.
    #[must_use]
    pub fn warning(message: Said) -> Self {
        Self::new(message, Severity::Warning)
    }

    fn new(message: Said, severity: Severity) -> Self {
        Self {
            message,
            span: None,
            label: Said::default(),
            help: None,
            related: Vec::new(),
            severity,
        }
    }

    /// Says where the problem is.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Puts a few words at the marked place.
    #[must_use]
    pub fn label(mut self, label: Said) -> Self {
        self.label = label;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Said) -> Self {
        self.help = Some(help);
        self
    }

    /// Marks another place that matters.
    #[must_use]
    pub fn see(mut self, span: Span, label: Said) -> Self {
        self.related.push((span, label));
        self
    }
}

/// The problems found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Adds one, and has nothing to give in place of what was asked for.
    pub fn refuse<T>(&mut self, problem: Problem) -> Option<T> {
        self.push(problem);
        None
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether any of them makes the file unusable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.list.iter()
    }

    /// All of them, in the order of the file; those without a place come first.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.list.sort_by_key(|problem| problem.span.map(|span| span.start));
        self.list
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.list.extend(problems);
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Self { list: problems.into_iter().collect() }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { list: vec![problem] }
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_in_the_order_of_the_file() {
        let mut problems = Problems::new();
        problems.push(Problem::error(Said::text("second")).at(Span::new(9, 10)));
        problems.push(Problem::error(Said::text("first")).at(Span::new(3, 4)));
        problems.push(Problem::warning(Said::text("whole file")));
        let sorted: Vec<_> =
            problems.into_sorted().into_iter().map(|p| p.message.to_string()).collect();
        assert_eq!(sorted, ["whole file", "first", "second"]);
    }

    #[test]
    fn a_warning_is_no_error() {
        assert!(!Problems::from(Problem::warning(Said::text("w"))).has_errors());
        assert!(Problems::from(Problem::error(Said::text("e"))).has_errors());
    }
}
