//! Events and shocks: what the calendar brings, what has happened, what may happen.

use super::channel::platform;
use super::notes::Notes;
use super::page::{Page, between, decimal, quoted, range};
use crate::fit::fitted::{Fitted, Past, title_of};
use crate::fit::lebarans::Lebarans;
use crate::fit::level::{AROUND_LEBARAN, Range};
use crate::language::date_long;
use crate::numeric::exp;

const NINETY: f64 = 1.645;

/// Quantiles 5 and 95% of how often a thing happens that happened once in a stretch of time, in
/// multiples of its length: gamma with shape 1.5, from Jeffreys' prior.
const ONCE: (f64, f64) = (0.176, 3.91);

pub(super) fn write(page: &mut Page, channels: &[Fitted<'_>], notes: &Notes<'_>) {
    for fitted in channels {
        double_dates(page, fitted, notes);
        lebaran(page, fitted, notes);
    }
    for fitted in channels {
        // A shock that the owner named is looked for in every channel; some it did not touch.
        let felt = |past: &&Past| channels.len() == 1 || past.shock.severity.low > 0.0;
        for (at, past) in fitted.shocks.iter().filter(felt).enumerate() {
            past_shock(page, fitted, (at + 1, past), notes);
        }
    }
    possible(page, channels, notes);
}

fn double_dates(page: &mut Page, fitted: &Fitted<'_>, notes: &Notes<'_>) {
    let Some((mean, sd)) = fitted.outlook.double_dates else { return };
    let id = &fitted.channel.id;
    page.table("[[event]]");
    page.key("id", &quoted(&format!("double_{id}")), "");
    let days: Vec<String> = (1..=12).map(|month| format!("\"{month:02}-{month:02}\"")).collect();
    page.key("yearly", &format!("[{}]", days.join(", ")), "");
    let (low, high) = (exp((mean - NINETY * sd).max(0.0)), exp((mean + NINETY * sd).max(0.0)));
    page.key("factor", &between(low, high, decimal), &notes.of_files(&fitted.channel.source));
    if fitted.outlook.fading > 0.01 {
        page.key(
            "fades_per_year",
            &decimal(fitted.outlook.fading),
            &notes.measured("fit.file.fades", &[]),
        );
        page.key("first_year", &fitted.channel.end().year().to_string(), "");
    }
    page.key("channels", &format!("[{}]", quoted(id)), "");
}

/// Closed days are those of every Lebaran that was seen; days on which the shop was closed at some of
/// them only sell anything between nothing and all.
fn lebaran(page: &mut Page, fitted: &Fitted<'_>, notes: &Notes<'_>) {
    let id = &fitted.channel.id;
    let lebarans = Lebarans::of(fitted.channel, &fitted.history);
    let event = |page: &mut Page, name: &str, (first, last): (i32, i32), note: &str| {
        page.table("[[event]]");
        page.key("id", &quoted(&format!("lebaran_{name}{id}")), "");
        page.key("festival", "\"lebaran\"", "");
        page.key("offset_days", &first.to_string(), note);
        page.key("duration_days", &(last - first + 1).to_string(), "");
    };
    let channels = format!("[{}]", quoted(id));
    let language = notes.words.language();
    let each = lebarans.seen.iter().map(|(lebaran, _, days)| {
        let (date, days) = (date_long(*lebaran, language), days.to_string());
        notes.words.text("fit.file.lebaran_one", &[("date", &date), ("days", &days)])
    });
    let each = each.collect::<Vec<String>>().join(", ");
    let closed = notes.measured("fit.file.lebaran", &[("each", &each)]);
    if let Some(days) = lebarans.always_closed() {
        event(page, "", days, &closed);
        page.key("closed", "true", "");
        page.key("channels", &channels, "");
    }
    for (at, days) in lebarans.sometimes_closed().into_iter().enumerate() {
        event(page, &format!("edge_{}_", at + 1), days, &closed);
        let note = notes.measured("fit.file.lebaran_edge", &[]);
        page.key("factor", "[0.0, 1.0]", &note);
        page.key("channels", &channels, "");
    }
    for (at, effect) in fitted.outlook.lebaran.iter().enumerate() {
        let Some((mean, sd)) = *effect else { continue };
        let name = ["run_up_", "week_"][at];
        let stretch = &AROUND_LEBARAN[at];
        event(page, name, (*stretch.start(), *stretch.end()), "");
        let factor = between(exp(mean - NINETY * sd), exp(mean + NINETY * sd), decimal);
        page.key("factor", &factor, &notes.of_files(&fitted.channel.source));
        page.key("channels", &channels, "");
    }
}

fn past_shock(
    page: &mut Page,
    fitted: &Fitted<'_>,
    (number, past): (usize, &Past),
    notes: &Notes<'_>,
) {
    let language = notes.words.language();
    let date = date_long(past.date, language);
    let days = past.shock.days.to_string();
    page.line("");
    let key = if past.named { "fit.file.past_named" } else { "fit.file.past_found" };
    page.comment(&notes.measured(key, &[("date", &date), ("days", &days)]));
    page.line("[[shock]]");
    page.key(
        "id",
        &quoted(
            &format!("past_{number}_{}", fitted.channel.id).chars().take(40).collect::<String>(),
        ),
        "",
    );
    let title = notes.words.text("fit.file.past_name", &[("date", &date)]);
    page.key("name", &quoted(&title), "");
    page.key("hits", &format!("[{}]", quoted(&fitted.channel.id)), "");
    let years = (fitted.channel.sales.len() as f64 / 365.0).max(0.1);
    let rate = range(ONCE.0 / years, 1.0 / years, (ONCE.1 / years).min(366.0), decimal);
    page.key("rate_per_year", &rate, &notes.measured("fit.file.rate", &[]));
    let Range { low, middle, high } = past.shock.duration;
    page.key("duration_days", &range(low, middle, high, whole), "");
    let Range { low, middle, high } = past.shock.severity;
    page.key("severity", &range(low, middle, high, decimal), "");
    if let Some(Range { low, middle, high }) =
        past.shock.half_life.filter(|half_life| half_life.high > 0.5)
    {
        page.key(
            "recovery",
            &format!("{{ half_life_days = {} }}", range(low, middle, high, decimal)),
            "",
        );
    }
}

/// A number of days.
fn whole(value: f64) -> String {
    format!("{value:.0}")
}

/// What has not happened to this shop, but did to others: its main platform stops.
fn possible(page: &mut Page, channels: &[Fitted<'_>], notes: &Notes<'_>) {
    let on_platform = channels.iter().filter(|fitted| platform(&fitted.channel.id).is_some());
    let sells = |fitted: &&Fitted<'_>| fitted.outlook.ordinary_day().0;
    let Some(main) = on_platform.max_by(|one, other| sells(one).total_cmp(&sells(other))) else {
        return;
    };
    let id = &main.channel.id;
    page.line("");
    page.comment(&notes.assumed("fit.file.possible"));
    page.line("[[shock]]");
    page.key("id", "\"main_channel_stops\"", "");
    let title = notes.words.text("fit.file.possible_name", &[("channel", &title_of(id))]);
    page.key("name", &quoted(&title), "");
    page.key("hits", &format!("[{}]", quoted(id)), "");
    page.key("rate_per_year", "[0.08, 0.2, 0.5]", &notes.assumed("fit.file.possible_rate"));
    page.key("duration_days", "[3, 14, 69]", &notes.assumed("fit.file.possible_days"));
    page.key("severity", "1.0", &notes.assumed("fit.file.possible_severity"));
    page.key(
        "recovery",
        "{ half_life_days = [1, 3, 7] }",
        &notes.assumed("fit.file.possible_recovery"),
    );
    for other in channels.iter().filter(|other| other.channel.id != *id) {
        page.table("[[link]]");
        page.key("from", &quoted(id), "");
        page.key("to", &quoted(&other.channel.id), "");
        page.key("recapture", "[0.05, 0.1, 0.2]", &notes.assumed("fit.file.recapture"));
        page.key("halo", "[0.0, 0.05, 0.1]", &notes.assumed("fit.file.halo"));
    }
}
