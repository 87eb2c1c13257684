//! What a scenario means before anything is simulated: ordinary sales, margins, break-even, days
//! of cash, variation without shocks. Numbers that are not known stand at their mean.

use jiff::civil::Date;

use super::month::{Month, Shares};
use super::story::{self, Limits, LinkMeaning, ResponseMeaning, ShockMeaning};
use super::yearly_variation::YearlyVariation;
use crate::calendar::FestivalDay;
use crate::model::{Channel, DrawingAmount, Model, ParameterId, Shock, Source, Straight, unit_at};
use crate::scenario::format::Unit;

/// Weeks of an average month.
pub(super) const WEEKS_PER_MONTH: f64 = 365.0 / 12.0 / 7.0;

/// What a scenario means.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// Name of the business.
    pub business: String,
    /// By channel, in the order of the file.
    pub channels: Vec<ChannelMeaning>,
    /// Ordinary sales of all channels, rupiah a week.
    pub weekly_sales: f64,
    /// What a rupiah of sales leaves after what it costs, share of 1; NaN without sales.
    pub margin: f64,
    /// Costs that come every month whatever is sold, rupiah.
    pub fixed_costs_per_month: f64,
    /// Sales a week at which nothing is gained or lost, rupiah; infinite where the margin is not
    /// above zero, NaN without sales.
    pub break_even_weekly_sales: f64,
    /// Opening cash, rupiah.
    pub opening_cash: f64,
    /// Days of fixed costs that the opening cash pays; infinite without fixed costs.
    pub days_of_fixed_costs: f64,
    /// Days of all ordinary payments that the opening cash pays; infinite without payments.
    pub days_of_cash: f64,
    /// How much a year's sales vary without shocks.
    pub yearly_variation: YearlyVariation,
    /// Dated events that touch a simulated day, in the order of the file.
    pub events: Vec<EventMeaning>,
    /// The mitigations that are used.
    pub mitigations: Vec<MitigationMeaning>,
    /// What else goes out in a month beside costs of sales and fixed costs.
    pub also_a_month: AlsoAMonth,
    /// An ordinary month.
    pub month: Month,
    /// The shocks, in the order of the file.
    pub shocks: Vec<ShockMeaning>,
    /// The links, in the order of the file.
    pub links: Vec<LinkMeaning>,
    /// What the owner does, in the order of the file.
    pub responses: Vec<ResponseMeaning>,
    /// What bounds the shop.
    pub limits: Limits,
    /// The numbers that are not known.
    pub unknown: Vec<UnknownNumber>,
}

/// What else goes out in a month, rupiah; zero where the scenario has none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct AlsoAMonth {
    /// Ads as planned from day 0 on.
    pub ads: f64,
    /// Payments of loans in an average month.
    pub loans: f64,
    /// What the owner takes out, where it is an amount.
    pub drawings: f64,
}

/// What a channel means.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelMeaning {
    /// Shown name.
    pub name: String,
    /// Ordinary sales at full strength, rupiah a week.
    pub weekly_sales: f64,
    /// Share of all ordinary sales; zero without sales.
    pub share: f64,
    /// What a rupiah of sales leaves after commissions, fees, returns, goods and packing.
    pub margin: f64,
    /// Fixed cost, rupiah a month.
    pub fixed_cost_per_month: f64,
}

/// A mitigation that is used.
#[derive(Debug, Clone, PartialEq)]
pub struct MitigationMeaning {
    /// Shown name.
    pub name: String,
    /// Shown names of the shocks that it works against.
    pub shocks: Vec<String>,
    /// Rupiah a month.
    pub cost_per_month: f64,
    /// Rupiah on day 0.
    pub cost_at_start: f64,
}

/// When an event takes place.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMeaning {
    /// Shown name.
    pub name: String,
    /// First peak day of each time, in order; never empty.
    pub peaks: Vec<Date>,
    /// For a festival: the days that each time is counted from.
    pub festivals: Vec<FestivalDay>,
}

/// A number that is drawn, once per path or each time that a shock happens.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownNumber {
    /// The path of its key.
    pub name: String,
    /// The unit that it is written in.
    pub unit: Unit,
    /// Its mean, after truncation.
    pub mean: f64,
    /// The value below which 5% of the draws lie.
    pub low: f64,
    /// The value above which 5% of the draws lie.
    pub high: f64,
    /// The number that it follows, by the path of its key, and the rank correlation of both.
    pub follows: Option<(String, f64)>,
    /// The number of which it is a function, by the path of its key, and the function.
    pub function: Option<(String, Straight)>,
}

impl Meaning {
    /// What a model means.
    pub fn of(model: &Model) -> Self {
        let value = |id: ParameterId| model.parameters().mean(id);
        let today = |c: &Channel| if c.shape.is_used() { c.ordinary_week(value) } else { 0.0 };
        let sales: Vec<f64> = model.channels().iter().map(today).collect();
        let weekly_sales: f64 = sales.iter().sum();
        let channels: Vec<ChannelMeaning> = model
            .channels()
            .iter()
            .zip(&sales)
            .map(|(channel, sales)| ChannelMeaning {
                name: channel.name().to_owned(),
                weekly_sales: *sales,
                share: if weekly_sales > 0.0 { sales / weekly_sales } else { 0.0 },
                margin: Shares::of(channel, value).margin(),
                fixed_cost_per_month: value(channel.fixed_cost),
            })
            .collect();
        let margin = channels.iter().map(|c| c.margin * c.weekly_sales).sum::<f64>() / weekly_sales;
        let fixed = model.schedule.monthly_costs().map(value).sum::<f64>();
        let variable = (1.0 - margin) * weekly_sales;
        let payments_a_day = fixed / (WEEKS_PER_MONTH * 7.0) + variable.max(0.0) / 7.0;
        let opening_cash = value(model.opening_cash);
        let also = also_a_month(model);
        Self {
            business: model.name().to_owned(),
            channels,
            weekly_sales,
            margin,
            fixed_costs_per_month: fixed,
            break_even_weekly_sales: break_even(fixed, margin),
            opening_cash,
            days_of_fixed_costs: opening_cash / (fixed / (WEEKS_PER_MONTH * 7.0)),
            days_of_cash: opening_cash / payments_a_day,
            yearly_variation: YearlyVariation::of(model, &sales),
            also_a_month: also,
            month: Month::of(model, &sales, also),
            shocks: story::shocks(model),
            links: story::links(model),
            responses: story::responses(model),
            limits: story::limits(model),
            events: events(model),
            mitigations: mitigations(model),
            unknown: unknown_numbers(model),
        }
    }
}

fn break_even(fixed_per_month: f64, margin: f64) -> f64 {
    if margin <= 0.0 {
        return f64::INFINITY;
    }
    fixed_per_month / WEEKS_PER_MONTH / margin
}

fn mitigations(model: &Model) -> Vec<MitigationMeaning> {
    let value = |id: ParameterId| model.parameters().mean(id);
    let shocks = model.shocks();
    let used = model.mitigations.iter().filter_map(|mitigation| {
        let cost = mitigation.cost?;
        Some(MitigationMeaning {
            name: mitigation.name.clone(),
            shocks: mitigation.shocks.iter().map(|at| shocks[*at].name().to_owned()).collect(),
            cost_per_month: value(cost.per_month),
            cost_at_start: value(cost.at_start),
        })
    });
    used.collect()
}

fn also_a_month(model: &Model) -> AlsoAMonth {
    let value = |id: ParameterId| model.parameters().mean(id);
    let used = model.channels().iter().filter(|channel| channel.shape.is_used());
    let ads = used.filter_map(|channel| channel.ads.as_ref());
    let drawings = model.drawings.as_ref().map(|drawings| drawings.amount);
    AlsoAMonth {
        ads: ads.map(|ads| value(ads.planned) * WEEKS_PER_MONTH).sum(),
        loans: model.schedule.loans().iter().map(|loan| loan.a_month(value)).sum(),
        drawings: match drawings {
            Some(DrawingAmount::PerMonth(amount)) => value(amount),
            Some(DrawingAmount::ShareOfSurplus(_)) | None => 0.0,
        },
    }
}

fn events(model: &Model) -> Vec<EventMeaning> {
    let events = model.events.iter().filter(|event| !event.times.is_empty());
    events
        .map(|event| EventMeaning {
            name: event.name.clone(),
            peaks: event.times.iter().map(|time| time.first_peak).collect(),
            festivals: event.times.iter().filter_map(|time| time.festival).collect(),
        })
        .collect()
}

fn unknown_numbers(model: &Model) -> Vec<UnknownNumber> {
    let of_the_path =
        model.parameters().entries().iter().filter_map(|parameter| match parameter.source() {
            Source::Fixed(_) => None,
            Source::Drawn { .. } => {
                let follows = parameter.follows().map(|(other, rank)| (other.to_owned(), rank));
                let function = parameter
                    .function()
                    .map(|(of, line)| (model.parameters().get(of).name().to_owned(), line));
                Some(UnknownNumber {
                    name: parameter.name().to_owned(),
                    unit: parameter.unit(),
                    follows,
                    function,
                    mean: parameter.mean(),
                    low: parameter.quantile(0.05),
                    high: parameter.quantile(0.95),
                })
            }
        });
    let each_time = model.shocks().iter().flat_map(Shock::drawn_each_time);
    let each_time = each_time.map(|(name, distribution)| UnknownNumber {
        unit: unit_at(&name),
        name,
        follows: None,
        function: None,
        mean: distribution.mean(),
        low: distribution.quantile(0.05),
        high: distribution.quantile(0.95),
    });
    of_the_path.chain(each_time).collect()
}
