//! From answers to the text of a scenario.

use super::answers::Answers;
use super::questions::grouped;
use crate::language::Words;

/// Where notes begin, columns.
const NOTES_AT: usize = 40;

/// Where comments end, columns.
const WIDTH: usize = 96;

/// The effort of each of the three channels in the mix that spreads it, percent.
const SPREAD: [u64; 3] = [33, 33, 34];

/// Months of fixed costs and household that the mix with a reserve holds besides.
const RESERVE_MONTHS: u64 = 2;

/// Stops of up to so many days are like the halt of 2025, which took 2.7.
const SHORT_STOP_DAYS: u64 = 7;

/// The text of a scenario that runs, with a note on every number; the answers must agree with one
/// another (see [`Answers::check`]).
#[must_use]
pub fn scenario_text(answers: &Answers, words: &Words) -> String {
    let mut draft = Draft { text: String::new(), words };
    let channels = channels(answers, words);
    draft.head(answers);
    draft.business(answers);
    for channel in &channels {
        draft.channel(channel, answers);
    }
    let main = main_channel(&channels);
    draft.shock(main, answers);
    for other in channels.iter().filter(|channel| channel.id != main.id) {
        draft.link(main, other);
    }
    draft.mixes(&channels, answers);
    draft.costs(answers);
    draft.drawings(answers);
    draft.text
}

/// One channel with what is assumed of it.
struct Channel {
    id: &'static str,
    name: String,
    /// Percent of sales today.
    percent: u64,
    /// Percent of the effort in the mix.
    spread: u64,
    terms: Option<Terms>,
}

/// What a platform takes and when it pays.
struct Terms {
    commission: &'static str,
    returns: &'static str,
    payout_days: &'static str,
}

fn channels(answers: &Answers, words: &Words) -> [Channel; 3] {
    let [live, marketplace, direct] = SPREAD;
    let terms = |commission, returns, payout_days| Some(Terms { commission, returns, payout_days });
    [
        Channel {
            id: "tiktok_live",
            name: "TikTok Live".to_owned(),
            percent: answers.live_percent,
            spread: live,
            terms: terms("0.08", "0.04", "7"),
        },
        Channel {
            id: "marketplace",
            name: words.text("new.file.name_marketplace", &[]),
            percent: answers.marketplace_percent,
            spread: marketplace,
            terms: terms("0.07", "0.01", "4"),
        },
        Channel {
            id: "direct",
            name: words.text("new.file.name_direct", &[]),
            percent: answers.direct_percent(),
            spread: direct,
            terms: None,
        },
    ]
}

/// The channel with most sales; of equal ones the first.
fn main_channel(channels: &[Channel; 3]) -> &Channel {
    let [first, rest @ ..] = channels;
    rest.iter().fold(first, |main, next| if next.percent > main.percent { next } else { main })
}

/// The text so far.
struct Draft<'a> {
    text: String,
    words: &'a Words,
}

impl Draft<'_> {
    fn head(&mut self, answers: &Answers) {
        self.comment(&self.words.text("new.file.title", &[("name", &answers.name)]));
        self.comment(&self.words.text("new.file.marks", &[]));
        self.comment(&self.words.text("new.file.numbers", &[]));
        self.blank();
        self.plain("format = 1");
    }

    fn business(&mut self, answers: &Answers) {
        self.table("[business]");
        self.answered("name", &quoted(&answers.name));
        self.answered("opening_cash", &grouped(answers.cash));
        self.table("[simulation]");
        self.noted("start", "2026-01-01", "new.file.start");
        self.noted("weeks", "52", "new.file.weeks");
        self.noted("paths", "10_000", "new.file.paths");
    }

    fn channel(&mut self, channel: &Channel, answers: &Answers) {
        self.table("[[channel]]");
        self.plain(&format!("id = {}", quoted(channel.id)));
        self.plain(&format!("name = {}", quoted(&channel.name)));
        if channel.id == "tiktok_live" {
            self.plain("platform = \"tiktok\"");
            self.plain("features = [\"live\"]");
        }
        if channel.percent > 0 {
            let sales = grouped(answers.weekly_sales * channel.percent / 100);
            let percent = channel.percent.to_string();
            let note = self.words.text("new.file.sales", &[("percent", &percent)]);
            self.with_note("weekly_sales", &sales, &note);
        } else {
            self.comment(&self.words.text("new.file.unused", &[]));
            let sales = grouped(answers.weekly_sales * channel.spread / 100);
            self.noted("weekly_sales", &sales, "new.file.unused_sales");
            self.noted("reference_share", &share(channel.spread), "new.file.unused_share");
        }
        self.answered("order_value", &grouped(answers.order_value));
        if let Some(terms) = &channel.terms {
            self.noted("commission", terms.commission, "new.file.commission");
            self.noted("order_fee", "1_250", "new.file.order_fee");
            self.noted("returns", terms.returns, "new.file.returns");
            self.noted("payout_delay_days", terms.payout_days, "new.file.payout");
        }
    }

    fn shock(&mut self, main: &Channel, answers: &Answers) {
        self.blank();
        self.comment(&self.words.text("new.file.shock", &[]));
        self.plain("[[shock]]");
        self.plain("id = \"main_channel_stops\"");
        let name = self.words.text("new.file.name_shock", &[("channel", &main.name)]);
        self.plain(&format!("name = {}", quoted(&name)));
        self.plain(&format!("hits = [{}]", quoted(main.id)));
        self.comment(&self.words.text("new.file.window", &[]));
        self.plain("window = { from = 2026-02-01, to = 2026-08-31, probability = 1.0 }");
        self.answered("duration_days", &answers.stop_days.to_string());
        self.noted("severity", "1.0", "new.file.severity");
        // What the halt of 2025 taught is about live shows that stop for some days.
        let (days, note) = match main.id {
            "tiktok_live" if answers.stop_days <= SHORT_STOP_DAYS => {
                ("[0.5, 1.4, 2.5]", "new.file.recovery_live")
            }
            _ => ("[3, 10, 30]", "new.file.recovery"),
        };
        self.noted("recovery", &format!("{{ half_life_days = {days} }}"), note);
    }

    fn link(&mut self, from: &Channel, to: &Channel) {
        self.table("[[link]]");
        self.plain(&format!("from = {}", quoted(from.id)));
        self.plain(&format!("to = {}", quoted(to.id)));
        self.noted("recapture", "[0.05, 0.1, 0.2]", "new.file.recapture");
        self.noted("half_life_days", "14", "new.file.found_after");
        self.noted("halo", "[0.0, 0.05, 0.1]", "new.file.halo");
    }

    /// The same shares three ways: long in place, from now on, and from now on with a reserve.
    fn mixes(&mut self, channels: &[Channel; 3], answers: &Answers) {
        self.blank();
        self.comment(&self.words.text("new.file.mix", &[]));
        self.mix("spread_long", "new.file.name_mix_long", channels);
        self.plain("in_place = true");
        self.blank();
        self.mix("spread_now", "new.file.name_mix_now", channels);
        self.blank();
        self.mix("spread_with_reserve", "new.file.name_mix_reserve", channels);
        self.table("[mix.set]");
        let reserve = RESERVE_MONTHS * (answers.fixed_per_month + answers.drawings_per_month);
        let cash = grouped(answers.cash + reserve);
        self.noted("\"business.opening_cash\"", &cash, "new.file.reserve");
    }

    fn mix(&mut self, id: &str, name: &str, channels: &[Channel; 3]) {
        self.plain("[[mix]]");
        self.plain(&format!("id = {}", quoted(id)));
        self.plain(&format!("name = {}", quoted(&self.words.text(name, &[]))));
        let shares: Vec<String> = channels
            .iter()
            .map(|channel| format!("{} = {}", channel.id, share(channel.spread)))
            .collect();
        self.plain(&format!("shares = {{ {} }}", shares.join(", ")));
    }

    fn costs(&mut self, answers: &Answers) {
        self.table("[costs]");
        self.answered("goods_share", &share(answers.goods_percent));
        self.noted("packing_per_order", "2_000", "new.file.packing");
        self.table("[[costs.other]]");
        self.plain(&format!("name = {}", quoted(&self.words.text("new.file.name_fixed", &[]))));
        self.answered("per_month", &grouped(answers.fixed_per_month));
        self.noted("day", "25", "new.file.day");
    }

    fn drawings(&mut self, answers: &Answers) {
        self.table("[drawings]");
        self.answered("per_month", &grouped(answers.drawings_per_month));
        self.noted("day", "15", "new.file.day");
    }

    fn table(&mut self, header: &str) {
        self.blank();
        self.plain(header);
    }

    fn answered(&mut self, key: &str, value: &str) {
        self.noted(key, value, "new.file.answer");
    }

    fn noted(&mut self, key: &str, value: &str, note: &str) {
        let note = self.words.text(note, &[]);
        self.with_note(key, value, &note);
    }

    fn with_note(&mut self, key: &str, value: &str, note: &str) {
        self.plain(&with_note(key, value, note));
    }

    /// A comment of as many lines as it needs.
    fn comment(&mut self, sentence: &str) {
        let mut line = "#".to_owned();
        for word in sentence.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line != "#" {
                self.plain(&line);
                "#".clone_into(&mut line);
            }
            line.push(' ');
            line.push_str(word);
        }
        self.plain(&line);
    }

    fn plain(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }
}

/// A line `key = value` with a note behind it.
pub(super) fn with_note(key: &str, value: &str, note: &str) -> String {
    let line = format!("{key} = {value}");
    format!("{line:NOTES_AT$} # {note}")
}

/// A text in quotes; names have no characters that steer.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A percentage as a share of 1.
fn share(percent: u64) -> String {
    format!("{}.{:02}", percent / 100, percent % 100)
}
