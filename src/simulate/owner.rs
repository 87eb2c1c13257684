//! What goes out by what came in: final income tax and the drawings of the owner (MODEL 7).

use super::ledger::Ledger;
use super::parameters::Parameters;
use crate::model::{self, DayOfMonth, DrawingAmount, Model};
use crate::numeric::{LANES, Lanes};

/// Tax and drawings on the paths of a block.
#[derive(Debug, Clone)]
pub(crate) struct Owner<'a> {
    tax: Option<Tax<'a>>,
    drawings: Option<Drawings<'a>>,
}

#[derive(Debug, Clone)]
struct Tax<'a> {
    tax: &'a model::Tax,
    rate: Lanes,
    threshold: Lanes,
    /// Sales less returns of the calendar year so far.
    turnover: Lanes,
    /// The same at the end of last month.
    turnover_before: Lanes,
    /// Tax of earlier months that is not paid yet.
    due: Lanes,
    /// What is taxed of this month's sales and has been settled by those who withhold.
    settled: Lanes,
}

#[derive(Debug, Clone)]
struct Drawings<'a> {
    drawings: &'a model::Drawings,
    /// Balance, and sum of what is no part of a surplus, when the month began.
    month_began: (Lanes, Lanes),
    /// What the last month left over; nothing before the first month is over.
    surplus: Lanes,
}

impl<'a> Owner<'a> {
    /// Opens the books of a block.
    pub(crate) fn open(model: &'a Model, parameters: &Parameters, ledger: &Ledger) -> Self {
        let tax = model.tax.as_ref().map(|tax| Tax {
            tax,
            rate: *parameters.lanes(tax.rate),
            threshold: *parameters.lanes(tax.threshold),
            turnover: *parameters.lanes(tax.turnover_so_far),
            turnover_before: *parameters.lanes(tax.turnover_so_far),
            due: *parameters.lanes(tax.due_at_start),
            settled: [0.0; LANES],
        });
        let drawings = model.drawings.as_ref().map(|drawings| Drawings {
            drawings,
            month_began: (ledger.balance, ledger.apart),
            surplus: [0.0; LANES],
        });
        Self { tax, drawings }
    }

    /// In the morning: a month that is over is closed.
    pub(crate) fn begin(&mut self, day: usize, today: DayOfMonth, ledger: &Ledger) {
        if day == 0 || today.day != 1 {
            return;
        }
        if let Some(tax) = &mut self.tax {
            tax.close_month(today.month == 1);
        }
        if let Some(drawings) = &mut self.drawings {
            drawings.close_month(ledger);
        }
    }

    /// What a channel withholds of a day's sales less returns, share of 1, before they are noted: all
    /// that is taxed of them, or, without a declaration, all of them. `total` are the sales less
    /// returns of all channels, `own` of those that withhold.
    pub(crate) fn withhold(&mut self, day: usize, total: &Lanes, own: &Lanes) -> Option<Lanes> {
        let tax = self.tax.as_mut()?;
        let withheld = tax.tax.withheld.as_ref().filter(|it| day as i64 >= it.from)?;
        let mut rate = tax.rate;
        for lane in 0..LANES {
            let above = |turnover: f64| (turnover - tax.threshold[lane]).max(0.0);
            let before = tax.turnover[lane];
            let taxed = above(before + total[lane]) - above(before);
            let share = if total[lane] > 0.0 { taxed / total[lane] } else { 0.0 };
            tax.settled[lane] += share * own[lane];
            if withheld.declared {
                rate[lane] *= share;
            }
        }
        Some(rate)
    }

    /// By channel: whether it withholds; nothing where none does.
    pub(crate) fn withholds(&self) -> Option<&'a [bool]> {
        let tax: &'a model::Tax = self.tax.as_ref()?.tax;
        tax.withheld.as_ref().map(|withheld| withheld.by.as_slice())
    }

    /// Whether sales have to be noted.
    pub(crate) fn pays_tax(&self) -> bool {
        self.tax.is_some()
    }

    /// Notes sales less returns of a day.
    pub(crate) fn note(&mut self, sales: &Lanes, kept: &Lanes) {
        if let Some(tax) = &mut self.tax {
            for lane in 0..LANES {
                tax.turnover[lane] += sales[lane] * kept[lane];
            }
        }
    }

    /// Posts what is due on a day.
    pub(crate) fn post(&mut self, day: usize, parameters: &Parameters, ledger: &mut Ledger) {
        if let Some(tax) = self.tax.as_mut().filter(|tax| tax.tax.is_due[day]) {
            let due = std::mem::replace(&mut tax.due, [0.0; LANES]);
            ledger.post(tax.tax.account, &due.map(|due| -due));
        }
        if let Some(drawings) = self.drawings.as_ref().filter(|d| d.drawings.is_due[day]) {
            let taken = match drawings.drawings.amount {
                DrawingAmount::PerMonth(id) => parameters.lanes(id).map(|amount| -amount),
                DrawingAmount::ShareOfSurplus(id) => {
                    let share = parameters.lanes(id);
                    std::array::from_fn(|lane| -(share[lane] * drawings.surplus[lane].max(0.0)))
                }
            };
            ledger.post_apart(drawings.drawings.account, &taken);
        }
    }

    /// Tax that is still due after the last day, that of the last month included.
    pub(crate) fn tax_due(&mut self) -> Lanes {
        self.tax.as_mut().map_or([0.0; LANES], |tax| {
            tax.close_month(false);
            tax.due
        })
    }
}

/// What was withheld of a rupiah of sales before day 0.
pub(crate) fn rate_withheld_before(tax: &model::Tax, parameters: &Parameters) -> Lanes {
    let declared = tax.withheld.as_ref().is_some_and(|withheld| withheld.declared);
    let mut rate = *parameters.lanes(tax.rate);
    for lane in 0..LANES {
        let (so_far, threshold) =
            (parameters.at(tax.turnover_so_far, lane), parameters.at(tax.threshold, lane));
        if declared && so_far <= threshold {
            rate[lane] = 0.0;
        }
    }
    rate
}

impl Tax<'_> {
    /// The month's part of the tax of the year so far: what is above the threshold.
    fn close_month(&mut self, year_is_over: bool) {
        for lane in 0..LANES {
            let above = |turnover: f64| (turnover - self.threshold[lane]).max(0.0);
            let more = above(self.turnover[lane]) - above(self.turnover_before[lane]);
            let more =
                if self.settled[lane] == 0.0 { more } else { (more - self.settled[lane]).max(0.0) };
            self.due[lane] += self.rate[lane] * more;
        }
        self.settled = [0.0; LANES];
        if year_is_over {
            self.turnover = [0.0; LANES];
        }
        self.turnover_before = self.turnover;
    }
}

impl Drawings<'_> {
    fn close_month(&mut self, ledger: &Ledger) {
        let (balance, apart) = self.month_began;
        for lane in 0..LANES {
            let change = ledger.balance[lane] - balance[lane];
            self.surplus[lane] = change - (ledger.apart[lane] - apart[lane]);
        }
        self.month_began = (ledger.balance, ledger.apart);
    }
}
