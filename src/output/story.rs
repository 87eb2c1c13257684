//! What may happen to a shop, in words: its month, shocks, links, responses, limits, mixes.

use super::meaning::Teller;
use crate::language::{count, date_long, decimal, percent};
use crate::report::{
    Begins, Comes, Limits, LinkMeaning, Meaning, Month, ResponseMeaning, ShockMeaning,
};
use crate::scenario::Variant;

impl Teller {
    /// A month in rupiah: sales by channel, what goes out, what is left over.
    pub(super) fn month(&self, meaning: &Meaning) -> Vec<String> {
        let month = &meaning.month;
        if month.sales <= 0.0 {
            return Vec::new();
        }
        let all = month.sales / meaning.weekly_sales;
        let selling = meaning.channels.iter().filter(|channel| channel.weekly_sales > 0.0);
        let channels = selling.map(|channel| {
            let sales = self.money(channel.weekly_sales * all);
            self.text(
                "terminal.check.month.item",
                &[("name", channel.name.clone()), ("amount", sales)],
            )
        });
        let channels: Vec<String> = channels.collect();
        let values = [
            ("sales", self.money(month.sales)),
            ("channels", channels.join(", ")),
            ("costs", self.goes_out(month)),
        ];
        let mut lines = vec![self.text("terminal.check.month.line", &values)];
        let key = if month.left_over >= 0.0 {
            "terminal.check.month.left_over"
        } else {
            "terminal.check.month.missing"
        };
        lines.push(self.text(key, &[("amount", self.money(month.left_over.abs()))]));
        let weekly = month.break_even() / all_weeks(meaning, month);
        if weekly.is_finite() && month.drawings > 0.0 {
            let sales = ("sales", self.money(weekly));
            lines.push(self.text("terminal.check.month.break_even", &[sales]));
        }
        lines
    }

    fn goes_out(&self, month: &Month) -> String {
        let items = [
            ("terminal.check.month.refunds", month.refunds),
            ("terminal.check.month.fees", month.fees),
            ("terminal.check.month.goods", month.goods),
            ("terminal.check.month.wages", month.wages),
            ("terminal.check.month.rent", month.rent),
            ("terminal.check.month.other", month.other),
            ("terminal.check.month.ads", month.ads),
            ("terminal.check.month.loans", month.loans),
            ("terminal.check.month.family", month.drawings),
        ];
        let items = items.into_iter().filter(|(_, amount)| *amount > 0.0);
        let said = items.map(|(key, amount)| {
            let values = [("name", self.text(key, &[])), ("amount", self.money(amount))];
            self.text("terminal.check.month.item", &values)
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() {
            self.text("terminal.check.month.nothing", &[])
        } else {
            said.join(", ")
        }
    }

    /// When a shock comes and what it does.
    pub(super) fn shock(&self, shock: &ShockMeaning) -> String {
        let name = ("name", shock.name.clone());
        let comes = match shock.comes {
            Comes::On(date) => self
                .text("terminal.check.shock.on", &[name, ("date", date_long(date, self.language))]),
            Comes::Between { from, to, chance } => self.text(
                "terminal.check.shock.between",
                &[
                    name,
                    ("from", date_long(from, self.language)),
                    ("to", date_long(to, self.language)),
                    ("chance", crate::language::chance(chance, self.language)),
                ],
            ),
            Comes::Rate { times, chance } => self.text(
                "terminal.check.shock.rate",
                &[
                    name,
                    ("times", self.few(times)),
                    ("chance", crate::language::chance(chance, self.language)),
                ],
            ),
            Comes::Never => self.text("terminal.check.shock.never", &[name]),
        };
        format!("{comes} {}", self.effects(shock))
    }

    fn effects(&self, shock: &ShockMeaning) -> String {
        // Every field by name, so that the compiler asks for what is said of a new one.
        let ShockMeaning {
            name: _,
            comes: _,
            channels,
            lost,
            commission_points,
            unit_cost_increase,
            holds_payouts,
            payouts_lost,
            days,
            half_life_days,
            lasting,
            shared,
        } = shock;
        let share = |key: &str, share: f64| {
            self.text(key, &[("share", percent(share.abs(), self.language))])
        };
        let either = |change: &Option<f64>, more: &str, less: &str| {
            change.map(|change| share(if change < 0.0 { less } else { more }, change))
        };
        let (fees, goods) = ("terminal.check.shock.fees", "terminal.check.shock.goods");
        let mut said = Vec::new();
        said.extend(either(lost, "terminal.check.shock.lost", "terminal.check.shock.gained"));
        said.extend(either(commission_points, fees, "terminal.check.shock.fees_less"));
        said.extend(either(unit_cost_increase, goods, "terminal.check.shock.goods_less"));
        match payouts_lost {
            Some(lost) => said.push(share("terminal.check.shock.held_and_lost", *lost)),
            None if *holds_payouts => said.push(self.text("terminal.check.shock.held", &[])),
            None => {}
        }
        let values = [
            ("channels", channels.join(", ")),
            ("effects", said.join(", ")),
            ("days", self.few(*days)),
        ];
        let mut line = self.text("terminal.check.shock.effects", &values);
        if let Some(days) = half_life_days {
            let days = ("days", self.few(*days));
            line.push_str(&format!(" {}", self.text("terminal.check.shock.recovers", &[days])));
        }
        if *lasting > 0.0 {
            line.push_str(&format!(" {}", share("terminal.check.shock.lasting", *lasting)));
        }
        if let Some(name) = shared {
            let shared = self.text("terminal.check.shock.shared", &[("shared", name.clone())]);
            line.push_str(&format!(" {shared}"));
        }
        line
    }

    pub(super) fn link(&self, link: &LinkMeaning) -> String {
        let values = [
            ("from", link.from.clone()),
            ("to", link.to.clone()),
            ("recapture", percent(link.recapture, self.language)),
            ("halo", percent(link.halo, self.language)),
        ];
        self.text("terminal.check.link", &values)
    }

    pub(super) fn response(&self, response: &ResponseMeaning) -> String {
        let name = ("name", response.name.clone());
        match &response.begins {
            Begins::On(date) => {
                let date = ("date", date_long(*date, self.language));
                self.text("terminal.check.response.on", &[name, date])
            }
            Begins::AfterShock { shock, days } => {
                let values = [name, ("shock", shock.clone()), ("days", self.few(*days))];
                self.text("terminal.check.response.after", &values)
            }
            Begins::SalesBelow(share) => {
                let share = ("share", percent(*share, self.language));
                self.text("terminal.check.response.sales_below", &[name, share])
            }
            Begins::CashBelow(days) => {
                let days = ("days", self.few(*days));
                self.text("terminal.check.response.cash_below", &[name, days])
            }
        }
    }

    pub(super) fn limits(&self, limits: &Limits) -> Vec<String> {
        let number = |key: &str, value: Option<f64>| {
            let value = value?;
            Some(self.text(key, &[("n", count(value.round().max(0.0) as u64, self.language))]))
        };
        let amount =
            |key: &str, value: Option<f64>| Some(self.text(key, &[("amount", self.money(value?))]));
        let stock = limits.stock_days.map(|days| days as f64);
        let mut lines: Vec<String> = [
            number("terminal.check.limit.orders", limits.orders_per_day),
            amount("terminal.check.limit.sales", limits.sales_per_day),
            number("terminal.check.limit.stock", stock),
            amount("terminal.check.limit.credit", limits.credit),
        ]
        .into_iter()
        .flatten()
        .collect();
        if let (Some(rate), Some(free)) = (limits.tax_rate, limits.tax_free) {
            let values = [("share", percent(rate, self.language)), ("amount", self.money(free))];
            lines.push(self.text("terminal.check.tax", &values));
        }
        lines
    }

    /// The mixes of the file and how each spreads the effort.
    pub(super) fn mix(&self, variant: &Variant) -> String {
        let mix = &variant.mix;
        let shares = mix.shares.iter().map(|(channel, share)| {
            let known = variant.scenario.channels.iter().find(|c| c.id.value == channel.value);
            let name = known.map_or(channel.value.as_str(), |channel| &channel.name.value);
            format!("{name} {}", percent(share.value, self.language))
        });
        let shares: Vec<String> = shares.collect();
        let values = [("name", mix.name.value.clone()), ("shares", shares.join(", "))];
        let key = if mix.in_place.value {
            "terminal.check.mix.in_place"
        } else {
            "terminal.check.mix.line"
        };
        self.text(key, &values)
    }

    /// A small number: one decimal where it has some.
    fn few(&self, value: f64) -> String {
        let places = if value >= 10.0 || value.fract().abs() < 0.05 { 0 } else { 1 };
        decimal(value, places, self.language)
    }
}

/// Weeks of the month in which a shop sells what it does.
fn all_weeks(meaning: &Meaning, month: &Month) -> f64 {
    month.sales / meaning.weekly_sales
}
