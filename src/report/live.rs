//! What an hour of live selling brings, before anything is simulated. Numbers that are not known stand at
//! their mean.

use super::month::Shares;
use crate::model::{Base, Model, ParameterId};

/// The funnel of a live channel: viewers, buyers, rupiah.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveFunnel {
    /// Position of its channel among those of the report.
    pub channel: usize,
    /// Sessions held in an ordinary week.
    pub sessions_per_week: f64,
    /// Hours of a session.
    pub hours_per_session: f64,
    /// People reached in the first hour of a session.
    pub viewers_first_hour: f64,
    /// People reached in each further hour.
    pub viewers_later_hour: f64,
    /// Share of the people reached who order.
    pub conversion: f64,
    /// Rupiah an order.
    pub order_value: f64,
    /// What a rupiah of sales leaves after commissions, fees, returns, goods and packing.
    pub margin: f64,
}

/// The funnels of the channels that sell live today.
pub(super) fn live_funnels(model: &Model) -> Vec<LiveFunnel> {
    let value = |id: ParameterId| model.parameters().mean(id);
    let channels = model.channels().iter().enumerate();
    let live =
        channels.filter(|(_, channel)| channel.shape.is_used()).filter_map(|(at, channel)| {
            let Base::Live(live) = &channel.base else { return None };
            let slot = value(live.time_slot_factor);
            Some(LiveFunnel {
                channel: at,
                sessions_per_week: live.sessions_held(value),
                hours_per_session: value(live.hours),
                viewers_first_hour: value(live.first_hour) * slot,
                viewers_later_hour: value(live.later_hour) * slot,
                conversion: value(live.conversion),
                order_value: channel.order_value.map_or(0.0, value),
                margin: Shares::of(channel, value).margin(),
            })
        });
    live.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    #[test]
    fn the_hours_of_a_week_bring_what_the_channel_sells_in_it() {
        let text = "format = 1\n[business]\nname = \"x\"\nopening_cash = 1_000_000\n\
            [[channel]]\nid = \"live\"\norder_value = 75_000\ncommission = 0.1\n\
            [channel.live]\nsessions_per_week = 4\nhours_per_session = 3\nviewers_first_hour = [50, 90, 130]\n\
            viewers_later_hour = 40\nconversion = [0.01, 0.03, 0.05]\ntime_slot_factor = 1.5\n\
            [costs]\ngoods_share = 0.6\n";
        let model = Model::build(&read("x.toml", text.as_bytes()).unwrap().scenario);
        let [funnel] = live_funnels(&model).try_into().unwrap();
        let viewers = funnel.viewers_first_hour + 2.0 * funnel.viewers_later_hour;
        let sales = funnel.sessions_per_week * viewers * funnel.conversion * funnel.order_value;
        let value = |id: ParameterId| model.parameters().mean(id);
        let week = model.channels()[0].ordinary_week(value);
        assert!((sales / week - 1.0).abs() < 1e-12, "{sales} {week}");
        assert!((funnel.margin - 0.3).abs() < 1e-12, "{}", funnel.margin);
    }
}
