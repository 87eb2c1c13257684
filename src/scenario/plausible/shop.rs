//! What the numbers of a shop mean together.

use super::notice::{said, simple};
use crate::language::Words;
use crate::problems::{Problem, Span};
use crate::scenario::document::Table;
use crate::scenario::format::Unit;
use crate::scenario::{
    Channel, DrawingAmount, Located, Mitigation, Number, OneOff, Recovery, Sales, Scenario, Shock,
    Timing,
};

/// Weeks in a month, on average.
const WEEKS_A_MONTH: f64 = 365.25 / 12.0 / 7.0;

/// Costs of so many times the sales are no bad year but a slip.
const FAR_ABOVE: f64 = 10.0;

pub(super) fn unusual(scenario: &Scenario, root: &Table) -> Vec<Problem> {
    let shop = Shop { scenario, root };
    let mut found = Vec::new();
    found.extend(shop.goods_are_free());
    found.extend(shop.costs_are_too_high());
    for channel in &scenario.channels {
        found.extend(shop.sells_at_a_loss(channel));
        found.extend(shop.never_sells_one_order(channel));
    }
    for one_off in &scenario.one_offs {
        found.extend(shop.moves_no_money(one_off));
    }
    for mitigation in &scenario.mitigations {
        found.extend(shop.helps_nothing(mitigation));
    }
    for shock in &scenario.shocks {
        found.extend(shop.never_happens(shock));
        found.extend(shop.takes_nothing(shock));
    }
    found
}

struct Shop<'a> {
    scenario: &'a Scenario,
    root: &'a Table,
}

impl Shop<'_> {
    fn in_currency(&self, words: Words) -> Words {
        words.in_currency(&self.scenario.business.currency.value)
    }

    fn least(&self, number: &Located<Number>) -> f64 {
        number.value.support(&self.scenario.values).map_or(f64::NAN, |support| support.low)
    }

    fn most(&self, number: &Located<Number>) -> f64 {
        number.value.support(&self.scenario.values).map_or(f64::NAN, |support| support.high)
    }

    /// Nobody says what goods cost.
    fn goods_are_free(&self) -> Option<Problem> {
        let costs = self.root.get("costs");
        let said = costs.and_then(|costs| costs.value.as_table()?.get("goods_share")).is_some();
        if said {
            return None;
        }
        let silent = self.scenario.channels.iter().find(|channel| channel.goods_share.is_none())?;
        let place = costs.map_or(silent.id.span, |costs| costs.span);
        Some(simple(place, "goods_free", |_| vec![("channel", silent.name.value.clone())]))
    }

    /// The most that an ordinary week of a channel sells, rupiah.
    fn week(&self, channel: &Channel) -> f64 {
        let (most, least) = (|number: &_| self.most(number), |number: &_| self.least(number));
        channel.sales.rough_week(channel.order_value.as_ref(), &most, &least)
    }

    /// Monthly costs beside which the sales of a month are next to nothing.
    fn costs_are_too_high(&self) -> Option<Problem> {
        let used =
            self.scenario.channels.iter().filter(|channel| channel.reference_share.is_none());
        let sales = used.map(|channel| self.week(channel)).sum::<f64>() * WEEKS_A_MONTH;
        let costs = &self.scenario.costs;
        let drawings =
            self.scenario.drawings.as_ref().and_then(|drawings| match &drawings.amount {
                DrawingAmount::PerMonth(amount) => Some(amount),
                DrawingAmount::ShareOfSurplus(_) => None,
            });
        let all = [&costs.wages_per_month, &costs.rent_per_month];
        let all = all.into_iter().chain(costs.other.iter().map(|other| &other.per_month));
        let all: Vec<&Located<Number>> = all.chain(drawings).collect();
        let total: f64 = all.iter().map(|cost| self.least(cost)).sum();
        let rent = self.least(&costs.rent_per_month);
        let key = if total > FAR_ABOVE * sales {
            "costs_far_above"
        } else if rent > sales {
            "rent_above"
        } else {
            return None;
        };
        if sales <= 0.0 {
            return None;
        }
        let largest = all.into_iter().max_by(|a, b| self.least(a).total_cmp(&self.least(b)))?;
        let place = if key == "rent_above" { costs.rent_per_month.span } else { largest.span };
        let costs = if key == "rent_above" { rent } else { total };
        Some(simple(place, key, |words| {
            let words = self.in_currency(words);
            vec![
                ("costs", said(costs, Unit::Rupiah, words)),
                // Computed, not written: parts of a rupiah say nothing of what was typed.
                ("sales", said(sales.round(), Unit::Rupiah, words)),
            ]
        }))
    }

    /// What the platform and creators take and what goods cost is more than the sale.
    fn sells_at_a_loss(&self, channel: &Channel) -> Option<Problem> {
        let goods = self.least(channel.goods_share(&self.scenario.costs));
        let creators = self.least(&channel.creator_commission) * self.least(&channel.creator_share);
        let platform = self.least(&channel.commission);
        let together = goods + platform + creators;
        // A goods share above 1 alone is told with the number itself.
        if together <= 1.0 || goods > 1.0 {
            return None;
        }
        Some(simple(channel.id.span, "loss", |words| {
            vec![
                ("channel", channel.name.value.clone()),
                ("together", said(together, Unit::Share, words)),
                ("goods", said(goods, Unit::Share, words)),
                ("fees", said(platform + creators, Unit::Share, words)),
            ]
        }))
    }

    /// All the sales of the simulation are less than one order.
    fn never_sells_one_order(&self, channel: &Channel) -> Option<Problem> {
        let value = channel.order_value.as_ref()?;
        let Sales::Weekly(_) = &channel.sales else {
            return None;
        };
        let weeks = f64::from(self.scenario.simulation.days.value) / 7.0;
        let (sales, order) = (self.week(channel) * weeks, self.least(value));
        if sales <= 0.0 || sales >= order {
            return None;
        }
        Some(simple(value.span, "one_order", |words| {
            let words = self.in_currency(words);
            vec![
                ("channel", channel.name.value.clone()),
                ("order", said(order, Unit::Rupiah, words)),
                ("sales", said(sales, Unit::Rupiah, words)),
            ]
        }))
    }

    fn never_happens(&self, shock: &Shock) -> Option<Problem> {
        let chance = match &shock.timing {
            Timing::Window { probability, .. } => probability,
            Timing::Rate(rate) => rate,
            Timing::Date(_) => return None,
        };
        (self.most(chance) <= 0.0).then(|| of_shock(shock, chance.span, "never"))
    }

    fn is_zero(&self, number: &Located<Number>) -> bool {
        self.most(number) == 0.0 && self.least(number) == 0.0
    }

    fn moves_no_money(&self, one_off: &OneOff) -> Option<Problem> {
        self.is_zero(&one_off.amount).then(|| {
            simple(one_off.amount.span, "no_money", |_| vec![("name", one_off.name.value.clone())])
        })
    }

    fn helps_nothing(&self, mitigation: &Mitigation) -> Option<Problem> {
        let shares = [
            &mitigation.severity_reduction,
            &mitigation.duration_reduction,
            &mitigation.happens_less,
        ];
        shares.into_iter().all(|share| self.is_zero(share)).then(|| {
            simple(mitigation.id.span, "no_help", |_| vec![("name", mitigation.name.value.clone())])
        })
    }

    fn takes_nothing(&self, shock: &Shock) -> Option<Problem> {
        let first = shock.strengths().next();
        let is_nothing = shock.strengths().all(|strength| self.is_zero(strength));
        if let Some(strength) = first.filter(|_| is_nothing && !shock.holds_payouts.value) {
            return Some(of_shock(shock, strength.span, "nothing"));
        }
        let at_once = shock.recovery == Recovery::AtOnce && self.most(&shock.lasting) <= 0.0;
        let passes = first.is_none() || at_once;
        let over = passes && self.most(&shock.duration_days) <= 0.0;
        over.then(|| of_shock(shock, shock.duration_days.span, "over"))
    }
}

fn of_shock(shock: &Shock, place: Span, key: &str) -> Problem {
    simple(place, key, |_| vec![("shock", shock.name.value.clone())])
}
