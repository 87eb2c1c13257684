//! Problems as text for a person: file, line and column, the line itself, the place marked, what to do.

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{
    Annotation as Mark, AnnotationKind, Level, Origin, Renderer as Annotator, Snippet,
};

use super::{
    Problem, Severity, Source, Span, clip,
    visible::{self, visible},
};
use crate::language::{Language, Said, Words, count};

/// With or without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Plain text, for files and pipes.
    #[default]
    Plain,
    /// ANSI colours, for terminals.
    Coloured,
}

/// Turns problems into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renderer {
    style: Style,
    width: usize,
    most: usize,
    words: Words,
}

/// Related places and characters of a sentence that are shown: enough to see what is meant.
const MOST_RELATED: usize = 8;
const LONGEST_SENTENCE: usize = 2000;

/// Nobody mends more than this in one go, and a garbled file can have a hundred thousand.
const MOST_SHOWN: usize = 50;

impl Renderer {
    /// A renderer for a page of the usual width, in English, the language of the library's errors.
    #[must_use]
    pub const fn new(style: Style) -> Self {
        let words = Words::of(Language::English);
        Self { style, width: DEFAULT_TERM_WIDTH, most: MOST_SHOWN, words }
    }

    /// Sets the language of the reader.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.words = Words::of(language);
        self
    }

    /// Sets the width in characters to which long lines are cut.
    #[must_use]
    pub const fn width(mut self, width: usize) -> Self {
        self.width = width;
        self
    }

    /// All problems, in the given order, with an empty line between them.
    #[must_use]
    pub fn render(&self, source: &Source, problems: &[Problem]) -> String {
        let mut shown: Vec<String> =
            problems.iter().take(self.most).map(|problem| self.one(source, problem)).collect();
        if problems.len() > self.most {
            let n = count((problems.len() - self.most) as u64, self.words.language());
            shown.push(format!("{}\n", self.words.text("problem.shown.more", &[("n", &n)])));
        }
        shown.join("\n")
    }

    fn one(&self, source: &Source, problem: &Problem) -> String {
        let told = Told::new(source, problem, self.words);
        let title = self.level(problem.severity).primary_title(told.message.as_str());
        let group = match problem.span {
            Some(span) => title.element(snippet(source, &told, span)),
            None => title.element(Origin::path(visible(source.name()))),
        };
        let group = match &told.help {
            Some(help) => {
                group.element(self.named(Level::HELP, "problem.shown.help").message(help))
            }
            None => group,
        };
        let mut text = self.annotator().render(&[group]);
        text.push('\n');
        text
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        match severity {
            Severity::Error => self.named(Level::ERROR, "problem.shown.error"),
            Severity::Warning => self.named(Level::WARNING, "problem.shown.warning"),
        }
    }

    fn named(&self, level: Level<'static>, key: &str) -> Level<'static> {
        level.with_name(self.words.text(key, &[]))
    }

    fn annotator(&self) -> Annotator {
        let annotator = match self.style {
            Style::Plain => Annotator::plain(),
            Style::Coloured => Annotator::styled(),
        };
        annotator.term_width(self.width)
    }
}

/// A problem in a language, cut down to what anybody reads.
struct Told {
    message: String,
    label: String,
    help: Option<String>,
    related: Vec<(Span, String)>,
}

impl Told {
    fn new(source: &Source, problem: &Problem, words: Words) -> Self {
        let say = |said: &Said| sentence(&said.say(words));
        let related = problem.span.map(|span| near_enough(source, span, &problem.related));
        let related = related.unwrap_or_default().into_iter();
        Self {
            message: say(&problem.message),
            label: say(&problem.label),
            help: problem.help.as_ref().map(say),
            related: related.map(|(span, label)| (*span, say(label))).collect(),
        }
    }
}

/// Only the lines from the first to the last marked place are handed over: the renderer copies
/// and measures all it gets, and there may be many problems in a large file.
fn snippet<'a>(source: &'a Source, told: &'a Told, span: Span) -> Snippet<'a, Mark<'a>> {
    let starts = told.related.iter().map(|(place, _)| place.start).chain([span.start]);
    let (first, last) =
        starts.fold((usize::MAX, 0), |(first, last), at| (first.min(at), last.max(at)));
    let lines = Span::new(source.line_at(first).start, source.line_at(last).end);
    let shown_before = |at: usize| visible::lines(source.slice(Span::new(lines.start, at))).len();
    let within = |place: Span| {
        let range = clip::to_first_line(source, place);
        shown_before(range.start)..shown_before(range.end)
    };
    let primary = AnnotationKind::Primary.span(within(span)).label(label(&told.label));
    let context = told
        .related
        .iter()
        .map(|(place, text)| AnnotationKind::Context.span(within(*place)).label(label(text)));
    Snippet::source(visible::lines(source.slice(lines)))
        .line_start(source.place(lines.start).line)
        .path(visible(source.name()))
        .annotations(std::iter::once(primary).chain(context))
}

/// All marks of a problem are shown in one window of columns, so they must not be far apart.
const FARTHEST: usize = 120;

/// The related places without those that would stretch the lines beyond what can be shown.
fn near_enough<'a>(
    source: &Source,
    span: Span,
    related: &'a [(Span, Said)],
) -> Vec<&'a (Span, Said)> {
    let column = |place: Span| place.start.saturating_sub(source.line_at(place.start).start);
    let (mut left, mut right) = (column(span), column(span));
    let near = related.iter().filter(|(place, _)| {
        let at = column(*place);
        let fits = right.max(at) - left.min(at) <= FARTHEST;
        if fits {
            (left, right) = (left.min(at), right.max(at));
        }
        fits
    });
    near.take(MOST_RELATED).collect()
}

/// A sentence as it can be shown, and no longer than anybody reads.
fn sentence(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SENTENCE) {
        Some((end, _)) => format!("{}...", visible(&text[..end])),
        None => visible(text).into_owned(),
    }
}

fn label(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, problem: Problem) -> String {
        Renderer::new(Style::Plain).render(&Source::new("shop.toml", text), &[problem])
    }

    fn marked(text: &str, what: &str) -> String {
        let start = text.find(what).unwrap();
        plain(
            text,
            Problem::error(Said::text("wrong"))
                .at(Span::new(start, start + what.len()))
                .label(Said::text("here")),
        )
    }

    #[test]
    fn shows_place_line_and_help() {
        let text = "[business]\nname = \"Toko\"\n";
        let problem = Problem::error(Said::text("wrong"))
            .at(Span::new(18, 24))
            .label(Said::text("here"))
            .help(Said::text("do this"));
        assert_eq!(
            plain(text, problem),
            "error: wrong\n --> shop.toml:2:8\n  |\n2 | name = \"Toko\"\n  |        ^^^^^^ here\n  |\n  = help: do this\n"
        );
    }

    #[test]
    fn marks_the_right_place_after_tabs() {
        assert!(marked("\tx = 7", "7").ends_with("1 |     x = 7\n  |         ^ here\n"));
    }

    #[test]
    fn marks_the_right_place_after_wide_characters() {
        assert!(
            marked("x = \"漢字\" # 7", "7")
                .ends_with("1 | x = \"漢字\" # 7\n  |              ^ here\n")
        );
    }

    #[test]
    fn shows_no_carriage_return() {
        let shown = marked("a = 1\r\nb = 2\r\n", "2");
        assert!(!shown.contains('\r'), "{shown:?}");
        assert!(shown.contains("shop.toml:2:5"), "{shown}");
    }

    #[test]
    fn cuts_very_long_lines() {
        let text = format!("x = \"{}\" # 7 {}", "a".repeat(100_000), "b".repeat(100_000));
        let shown = marked(&text, "7");
        assert!(shown.contains("# 7 b") && shown.len() < 1000, "{shown}");
    }

    #[test]
    fn leaves_out_related_places_far_along_the_line() {
        let text = "x".repeat(5000);
        let problem = Problem::error(Said::text("e")).at(Span::new(4000, 4001));
        let shown = plain(
            &text,
            problem
                .see(Span::new(3990, 3991), Said::text("near"))
                .see(Span::new(0, 1), Said::text("far")),
        );
        assert!(shown.contains("near") && !shown.contains("far"), "{shown}");
    }

    #[test]
    fn shows_related_places() {
        let text = "a = 1\nb = 2\n\n\n\n\n\na = 3\n";
        let problem = Problem::error(Said::text("twice"))
            .at(Span::new(17, 18))
            .label(Said::text("again"))
            .see(Span::new(0, 1), Said::text("first here"));
        let shown = plain(text, problem);
        assert!(
            shown.contains("first here") && shown.contains("again") && shown.contains(":8:1"),
            "{shown}"
        );
    }

    #[test]
    fn a_problem_without_a_place_names_the_file() {
        assert_eq!(
            plain("", Problem::warning(Said::text("empty"))),
            "warning: empty\n--> shop.toml\n"
        );
    }

    #[test]
    fn shows_the_end_of_an_empty_file() {
        assert!(
            plain("", Problem::error(Said::text("e")).at(Span::new(0, 0)))
                .contains("shop.toml:1:1")
        );
    }

    #[test]
    fn escapes_never_reach_the_terminal() {
        let shown = marked("x = \"\u{1b}[31m\" # 7", "7");
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }

    /// `x\r\r` was marked at a carriage return that the shown line had lost.
    #[test]
    fn every_place_of_a_text_with_odd_line_ends_can_be_marked() {
        for text in ["x\r\r", "x\r\r\n", "\r\r\r\ny", "a\r\n\r\r\nb\r", "\u{9b}\r\r\n漢\r\r"] {
            for start in 0..=text.len() + 1 {
                for end in start..=text.len() + 1 {
                    let problem = Problem::error(Said::text("e"))
                        .at(Span::new(start, end))
                        .label(Said::text("here"));
                    let shown = plain(text, problem.see(Span::new(end, end), Said::text("there")));
                    assert!(shown.contains("shop.toml:"), "{text:?} {start} {end}");
                    assert!(!shown.contains(['\r', '\u{9b}']), "{shown:?}");
                }
            }
        }
    }

    #[test]
    fn codes_of_one_byte_and_direction_marks_never_reach_the_terminal() {
        let text = "x = \"\u{9b}31m\u{202e}\u{2066}\u{61c}\u{85}\u{2028}\" # 7";
        let source = Source::new("a\u{202e}\u{9b}.toml", text);
        let problems = [
            Problem::error(Said::text("\u{9d}")).at(Span::new(4, 9)),
            Problem::error(Said::text("e")),
        ];
        let shown = Renderer::new(Style::Plain).render(&source, &problems);
        assert!(!shown.chars().any(crate::problems::is_hidden), "{shown:?}");
    }

    /// 12 MB of messages came from a file of 800 KB.
    #[test]
    fn a_long_sentence_and_many_related_places_are_cut_short() {
        let text = "a = 1\n".repeat(10_000);
        let related = |problem: Problem, at: usize| {
            problem.see(Span::new(6 * at, 6 * at + 1), Said::text("b"))
        };
        let problem = Problem::error(Said::text("e".repeat(100_000))).at(Span::new(0, 1));
        let shown = plain(&text, (1..10_000).fold(problem, related));
        assert!(shown.len() < 10_000, "{}", shown.len());
    }

    #[test]
    fn colours_only_when_asked() {
        let source = Source::new("a", "x = 1");
        let problem = [Problem::error(Said::text("e")).at(Span::new(0, 1))];
        assert!(Renderer::new(Style::Coloured).render(&source, &problem).contains('\u{1b}'));
        assert!(!Renderer::new(Style::Plain).render(&source, &problem).contains('\u{1b}'));
    }

    #[test]
    fn a_flood_is_cut_short() {
        let many = vec![Problem::error(Said::text("e")); 60];
        let shown = Renderer::new(Style::Plain).render(&Source::new("a", ""), &many);
        assert!(shown.ends_with("... and 10 more problems\n"));
    }
}
