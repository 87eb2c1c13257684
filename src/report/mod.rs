//! What a run says: plain data, ready to be written, drawn or told.

mod anatomy;
mod calendar;
mod channels;
mod columns;
mod comparison;
mod due;
mod fates;
mod glance;
mod jumps;
mod live;
mod meaning;
mod metric;
mod metrics;
mod month;
mod paths;
mod picture_figures;
mod plan;
mod responses;
mod shocks;
mod story;
mod yearly_variation;

pub use anatomy::Anatomy;
pub use calendar::Calendar;
pub use channels::{AccountReport, ChannelReport};
pub use comparison::{Candidate, Compared, Comparison, Incomparable, Pair, Price};
pub use glance::{Fate, Glance};
pub use jumps::Jump;
pub use live::LiveFunnel;
pub use meaning::{
    AlsoAMonth, ChannelMeaning, EventMeaning, Meaning, MitigationMeaning, UnknownNumber,
};
pub use metric::{Life, Metric, MetricEstimate, MetricList, Unit};
pub use month::Month;
pub use picture_figures::{LivedFuture, PictureFigures};
pub use plan::PlanEffect;
pub use responses::ResponseReport;
pub use shocks::{ShockReport, ShockWindow};
pub use story::{Begins, Comes, Limits, LinkMeaning, ResponseMeaning, ShockMeaning};
pub use yearly_variation::YearlyVariation;

use jiff::civil::Date;

use crate::ensemble::{Ensemble, Fan};
use crate::metrics::{
    MetricError, Recovery, RecoveryShares, RunningOut, recovery_shares, running_out,
};
use crate::model::{Horizon, Model};
use crate::numeric::LANES;
use crate::simulate::{PathRecovery, Workspace, simulate_block};
use columns::Columns;

/// Ranks of the example paths among all paths by net cash flow, as shares of 1.
const EXAMPLE_RANKS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// Everything that a run of one scenario says.
#[derive(Debug, Clone)]
pub struct Report {
    /// Name of the business.
    pub business: String,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The days that were simulated.
    pub horizon: Horizon,
    /// Number of paths.
    pub paths: usize,
    /// Seed of all draws.
    pub seed: u64,
    /// The figures, in a fixed order.
    pub metrics: MetricList,
    /// What became of sales that fell below 90% of the same path without shocks.
    pub recovery: RecoveryShares,
    /// When the paths run out of cash.
    pub running_out: RunningOut,
    /// By shock, in the order of the file.
    pub shocks: Vec<ShockReport>,
    /// What the shock that changes cash most does, day by day; nothing where no shock happens.
    pub anatomy: Option<Anatomy>,
    /// By response, in the order of the file.
    pub responses: Vec<ResponseReport>,
    /// What the response that begins most often does, week by week; nothing where none begins.
    pub plan: Option<PlanEffect>,
    /// What an hour of live selling brings, by channel that sells live today.
    pub live: Vec<LiveFunnel>,
    /// By channel, in the order of the file.
    pub channels: Vec<ChannelReport>,
    /// By account, in the order of posting.
    pub accounts: Vec<AccountReport>,
    /// Quantiles of the balance by day, rupiah net of drawings.
    pub cash: Fan,
    /// The same without shocks; nothing where there are none.
    pub cash_without_shocks: Option<Fan>,
    /// Quantiles of weekly sales by channel, rupiah.
    pub weekly_sales: Vec<Fan>,
    /// Mean weekly sales of all channels without shocks, rupiah.
    pub weekly_sales_without_shocks: Vec<f64>,
    /// Balance by day of five paths: those at 10, 30, 50, 70 and 90% of all by net cash flow.
    pub examples: Vec<Example>,
    /// Amounts that move the balance at once on dates that are the same on every path.
    pub jumps: Vec<Jump>,
    /// When money comes and goes in a typical future of the first year.
    pub calendar: Calendar,
    /// Net cash flow of each path, rupiah, in path order.
    pub net_cash_flows: Vec<f64>,
    /// The same without shocks; empty where there are none.
    pub net_cash_flows_without_shocks: Vec<f64>,
    /// Mean of opening cash, rupiah.
    pub opening_cash: f64,
    /// Mean of the credit limit, rupiah.
    pub credit_limit: f64,
}

/// One path that is shown by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Its number, for `ragam replay`.
    pub path: usize,
    /// Balance at the close of each day, rupiah net of drawings.
    pub cash: Vec<f64>,
}

impl Report {
    /// Sums up the paths of a model.
    ///
    /// # Errors
    /// When an amount grew beyond what a number can hold.
    pub fn of(model: &Model, ensemble: &Ensemble) -> Result<Self, MetricError> {
        let columns = Columns::of(ensemble);
        let (figures, fans) =
            rayon::join(|| Figures::of(model, ensemble, &columns), || Fans::of(model, ensemble));
        let figures = figures?;
        let examples = examples(model, ensemble, &columns.net_cash_flow);
        Ok(Self {
            business: model.name().to_owned(),
            currency: model.currency().to_owned(),
            horizon: model.horizon(),
            paths: ensemble.paths(),
            seed: model.seed(),
            metrics: figures.metrics,
            recovery: figures.recovery,
            running_out: figures.running_out,
            anatomy: Anatomy::of(model, ensemble.paths(), &figures.shocks),
            shocks: figures.shocks,
            plan: PlanEffect::of(model, ensemble.paths(), &figures.responses)?,
            live: live::live_funnels(model),
            responses: figures.responses,
            channels: figures.channels,
            accounts: figures.accounts,
            cash: fans.cash,
            cash_without_shocks: fans.cash_without_shocks,
            weekly_sales: fans.weekly_sales,
            weekly_sales_without_shocks: fans.weekly_sales_without_shocks,
            jumps: jumps::jumps(model, &examples),
            calendar: calendar::calendar(model, &examples),
            examples,
            opening_cash: model.parameters().mean(model.opening_cash),
            credit_limit: model.parameters().mean(model.credit.limit),
            net_cash_flows_without_shocks: without_shocks(model, ensemble),
            net_cash_flows: columns.net_cash_flow,
        })
    }

    /// The first day of the month in which cash most often runs out, if it ever does.
    pub fn likeliest_month_out_of_cash(&self) -> Option<Date> {
        self.likeliest_month_of(&self.running_out)
    }

    /// The first day of the month in which such futures most often run out of cash, if they ever do.
    pub fn likeliest_month_of(&self, running_out: &RunningOut) -> Option<Date> {
        let mut months: Vec<(Date, u64)> = Vec::new();
        for (day, count) in running_out.first_on_day.iter().enumerate() {
            let month = self.horizon.date(day as i64).first_of_month();
            match months.last_mut() {
                Some((last, total)) if *last == month => *total += count,
                _ => months.push((month, *count)),
            }
        }
        // The first of equals: `max_by_key` would give the last.
        let most = months.iter().map(|(_, count)| *count).max().filter(|count| *count > 0)?;
        months.iter().find(|(_, count)| *count == most).map(|(month, _)| *month)
    }
}

/// What is summed up over paths.
struct Figures {
    metrics: MetricList,
    recovery: RecoveryShares,
    running_out: RunningOut,
    shocks: Vec<ShockReport>,
    responses: Vec<ResponseReport>,
    channels: Vec<ChannelReport>,
    accounts: Vec<AccountReport>,
}

impl Figures {
    fn of(model: &Model, ensemble: &Ensemble, columns: &Columns) -> Result<Self, MetricError> {
        let (metrics, (shocks, (channels, accounts))) = rayon::join(
            || metrics::metrics(model, ensemble, columns),
            || {
                rayon::join(
                    || shocks::shocks(model, ensemble, columns),
                    || {
                        (
                            channels::channels(model, ensemble, columns),
                            channels::accounts(model, ensemble),
                        )
                    },
                )
            },
        );
        Ok(Self {
            metrics: metrics?,
            recovery: recovery_shares(&recoveries(ensemble))?,
            running_out: running_out(&first_days_out(ensemble), model.horizon().days())?,
            shocks: shocks?,
            responses: responses::responses(model, ensemble)?,
            channels: channels?,
            accounts: accounts?,
        })
    }
}

/// What is shown day by day or week by week.
struct Fans {
    cash: Fan,
    cash_without_shocks: Option<Fan>,
    weekly_sales: Vec<Fan>,
    weekly_sales_without_shocks: Vec<f64>,
}

impl Fans {
    fn of(model: &Model, ensemble: &Ensemble) -> Self {
        let channels = 0..model.channels().len();
        Self {
            cash: ensemble.cash_fan(),
            cash_without_shocks: ensemble.cash_fan_without_shocks(),
            weekly_sales: channels.map(|channel| ensemble.weekly_fan(channel)).collect(),
            weekly_sales_without_shocks: ensemble.weekly_without_shocks(),
        }
    }
}

/// Net cash flow of each path without shocks, rupiah; empty where there are none.
fn without_shocks(model: &Model, ensemble: &Ensemble) -> Vec<f64> {
    if model.shocks().is_empty() {
        return Vec::new();
    }
    ensemble.column(|block| block.without_shocks.net_cash_flow)
}

/// What became of sales after a fall, in path order.
fn recoveries(ensemble: &Ensemble) -> Vec<Recovery> {
    ensemble.collect(|block, lane| recovery_code(block.figures.recovery[lane]))
}

/// The first day out of cash, in path order.
fn first_days_out(ensemble: &Ensemble) -> Vec<u32> {
    ensemble.counts(|block| &block.figures.first_day_out_of_cash)
}

fn recovery_code(recovery: PathRecovery) -> Recovery {
    match recovery {
        PathRecovery::NeverFell => Recovery::NeverFell,
        PathRecovery::Back(days) => Recovery::Back(days),
        PathRecovery::NotBack => Recovery::NotBack,
    }
}

fn examples(model: &Model, ensemble: &Ensemble, net_cash_flow: &[f64]) -> Vec<Example> {
    let mut order: Vec<usize> = (0..net_cash_flow.len()).collect();
    order.sort_by(|a, b| net_cash_flow[*a].total_cmp(&net_cash_flow[*b]));
    let last = order.len().saturating_sub(1) as f64;
    let mut paths: Vec<usize> = EXAMPLE_RANKS
        .iter()
        .filter_map(|rank| order.get((rank * last).round() as usize).copied())
        .collect();
    paths.dedup();
    let cash = |path| ensemble.cash_of_path(path).unwrap_or_else(|| simulate_again(model, path));
    paths.into_iter().map(|path| Example { path, cash: cash(path) }).collect()
}

/// The balance by day of a path whose days were not kept.
fn simulate_again(model: &Model, path: usize) -> Vec<f64> {
    let first_path = (path / LANES * LANES) as u32;
    let block = simulate_block(model, first_path, &mut Workspace::default());
    block.cash.iter().map(|row| row[path % LANES]).collect()
}
