//! What a page works with: the scenario that it has opened, and the futures so far.

use ragam::ensemble::{Ensemble, Silent};
use ragam::fit::reading::Reading;
use ragam::language::Language;
use ragam::model::Model;
use ragam::scenario;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answers::{self, Opened};
use crate::exports::{self, Given};
use crate::pack;
use crate::possible;

/// A question of the page.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
enum Question {
    /// The sentences of the page.
    Words { language: String },
    /// The shipped cases.
    Cases { language: String },
    /// The questions for a shop of one's own.
    Questions { language: String },
    /// The text of a shop from its answers, or what is wrong with them.
    Draft { language: String, answers: Vec<(String, String)> },
    /// What a text says, or what is wrong with it.
    Check { language: String, text: String },
    /// The text with a number moved.
    Set { text: String, path: String, value: f64 },
    /// The text with a shock set aside or taken back.
    Switch { text: String, shock: String, on: bool },
    /// The text with a shock of the library at a place, or without it.
    Possible { language: String, text: String, shock: String, place: String, on: bool },
    /// The text without a shock that it has, of which nothing stays.
    Remove { text: String, shock: String },
    /// The text with a mix of one's own, percent by channel.
    Mix { text: String, id: String, name: String, percents: Vec<(String, u64)> },
    /// Opens a text to be simulated: today's mix alone, or all mixes.
    Open { text: String, mixes: bool },
    /// Simulates until there are so many futures.
    Grow { paths: u64 },
    /// The bytes of some futures of so many, for another instance that has opened the same text.
    Part { from: u64, to: u64, of: u64 },
    /// Simulates some futures of so many and keeps them until they are joined.
    Keep { from: u64, to: u64, of: u64 },
    /// Takes the bytes of futures that follow the question.
    Take {},
    /// Puts all futures that were kept and taken to those that are there: so many in all.
    Join { paths: u64 },
    /// Forgets what was kept and taken and is not wanted.
    Forget {},
    /// The first figures of the futures so far, at once.
    Glance { language: String },
    /// What the futures so far say.
    Result { language: String },
    /// The charts of the futures so far, as SVG.
    Charts { language: String },
    /// `summary.json` as `ragam run --no-charts` writes it.
    Summary { name: String },
    /// Some futures of a mix, one by one; today's mix is 0.
    Futures {
        #[serde(default)]
        mix: usize,
        from: usize,
        to: usize,
    },
    /// What the futures so far say of every mix.
    Mixes { language: String },
    /// A chart as PNG.
    Picture { language: String, chart: String },
    /// Reads files of a shop, whose bytes follow the question one after another: name and length.
    Exports { files: Vec<(String, usize)> },
    /// What was read of them, and what no file says.
    ReadBack { language: String },
    /// The documents of a pack that can be made.
    Kinds {},
    /// Documents of a pack of a text; their bytes follow the answer.
    Pack { language: String, text: String, paths: u64, only: Vec<String> },
    /// The scenario of these files.
    Fit {
        language: String,
        #[serde(flatten)]
        given: Given,
    },
}

/// A page's own state.
#[derive(Debug, Default)]
pub struct Session {
    opened: Option<Opened>,
    /// What was read of files, until they are fitted.
    reading: Option<Reading>,
    /// Bytes that follow the answer.
    behind: Vec<u8>,
}

impl Session {
    /// Answers a question: one line of JSON, and bytes behind it; so is the answer. What went wrong is
    /// an answer too, under `failed`.
    pub fn ask(&mut self, question: &[u8]) -> Vec<u8> {
        let mut parts = question.splitn(2, |byte| *byte == b'\n');
        let (asked, attached) =
            (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let answer = match serde_json::from_slice(asked) {
            Ok(question) => self.answer(question, attached),
            Err(error) => Err(error.to_string()),
        };
        let answer = answer.unwrap_or_else(|failed| json!({ "failed": failed }));
        // Only maps with keys that are not text could fail, and there are none.
        let mut answer = serde_json::to_vec(&answer).unwrap_or_default();
        if !self.behind.is_empty() {
            answer.push(b'\n');
            answer.append(&mut self.behind);
        }
        answer
    }

    fn answer(&mut self, question: Question, attached: &[u8]) -> Result<Value, String> {
        match question {
            Question::Words { language } => Ok(answers::words(code(&language)?)),
            Question::Cases { language } => Ok(answers::cases(code(&language)?)),
            Question::Questions { language } => Ok(answers::questions(code(&language)?)),
            Question::Draft { language, answers } => Ok(answers::draft(code(&language)?, &answers)),
            Question::Check { language, text } => Ok(answers::check(&text, code(&language)?)),
            Question::Set { text, path, value } => Ok(answers::set(&text, &path, value)),
            Question::Switch { text, shock, on } => answers::switch(&text, &shock, on),
            Question::Possible { language, text, shock, place, on } => {
                possible::put(&text, &shock, &place, on, code(&language)?)
            }
            Question::Remove { text, shock } => possible::removed(&text, &shock),
            Question::Mix { text, id, name, percents } => {
                Ok(answers::mix(&text, &id, &name, &percents))
            }
            Question::Open { text, mixes } => self.open(&text, mixes),
            Question::Grow { paths } => self.opened()?.grow(paths),
            Question::Part { from, to, of } => {
                self.behind = self.opened()?.part(from, to, of)?;
                Ok(json!({}))
            }
            Question::Keep { from, to, of } => self.opened()?.keep(from, to, of),
            Question::Take {} => self.opened()?.take(attached),
            Question::Join { paths } => self.opened()?.join(paths),
            Question::Forget {} => Ok(self.opened()?.forget()),
            Question::Glance { language } => {
                let language = code(&language)?;
                self.opened()?.glance(language)
            }
            Question::Result { language } => {
                let language = code(&language)?;
                self.opened()?.result(language)
            }
            Question::Charts { language } => {
                let language = code(&language)?;
                self.opened()?.charts(language)
            }
            Question::Summary { name } => self.opened()?.summary(&name),
            Question::Futures { mix, from, to } => Ok(self.opened()?.futures(mix, from, to)),
            Question::Mixes { language } => {
                let language = code(&language)?;
                self.opened()?.mixes(language)
            }
            Question::Picture { language, chart } => {
                let language = code(&language)?;
                self.opened()?.picture(language, &chart)
            }
            Question::Exports { files } => {
                self.reading = Some(exports::read_files(&files, attached)?);
                Ok(json!({}))
            }
            Question::ReadBack { language } => {
                Ok(exports::read_back(self.reading()?, code(&language)?))
            }
            Question::Kinds {} => Ok(pack::list()),
            Question::Pack { language, text, paths, only } => {
                let (answer, bytes) = pack::made(&text, paths, &only, code(&language)?)?;
                self.behind = bytes;
                Ok(answer)
            }
            Question::Fit { language, given } => {
                Ok(exports::fit(self.reading()?, &given, code(&language)?))
            }
        }
    }

    fn open(&mut self, text: &str, mixes: bool) -> Result<Value, String> {
        self.opened = None;
        let read = match scenario::read(answers::NAME, text.as_bytes()) {
            Ok(read) => read,
            Err(failed) => {
                return Ok(answers::problems(
                    failed.source(),
                    failed.problems(),
                    Language::default(),
                ));
            }
        };
        let today = Model::build(&read.scenario);
        let mut models = vec![("today".to_owned(), String::new(), today)];
        if mixes {
            models.extend(read.variants.iter().map(|variant| {
                let model = Model::build_mix(&variant.scenario, Some(&variant.mix));
                (variant.mix.id.value.clone(), variant.mix.name.value.clone(), model)
            }));
        }
        let ensembles = vec![Ensemble::default(); models.len()];
        let opened = Opened { text: text.to_owned(), models, ensembles, waiting: Vec::new() };
        let answer = opened.shape();
        self.opened = Some(opened);
        Ok(answer)
    }

    fn reading(&self) -> Result<&Reading, String> {
        self.reading.as_ref().ok_or_else(|| "nothing was read".to_owned())
    }

    fn opened(&mut self) -> Result<&mut Opened, String> {
        self.opened.as_mut().ok_or_else(|| "nothing is open".to_owned())
    }
}

impl Opened {
    /// Simulates until there are so many futures of each model, over the same draws.
    fn grow(&mut self, paths: u64) -> Result<Value, String> {
        let models: Vec<Model> = self.models.iter().map(|(_, _, model)| model.clone()).collect();
        Ensemble::extend_all(&mut self.ensembles, &models, paths, &Silent)
            .map_err(|interrupted| interrupted.to_string())?;
        Ok(json!({ "paths": self.paths() }))
    }
}

fn code(language: &str) -> Result<Language, String> {
    language.parse().map_err(|unknown: ragam::language::UnknownLanguage| unknown.to_string())
}
