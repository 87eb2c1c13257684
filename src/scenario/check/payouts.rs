//! `payout_shares`.

use super::context::Context;
use crate::problems::{Problem, Problems};
use crate::scenario::words::number;
use crate::scenario::{Payout, PayoutShare};

/// How far the sum of shares may be from 1: what decimal fractions lose in binary.
const TOLERANCE: f64 = 1e-9;

fn shares<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Vec<PayoutShare>> {
    context.scenario.channels.iter().filter_map(|channel| match &channel.payout {
        Payout::Shares(shares) => Some(shares),
        Payout::Delay(_) => None,
    })
}

pub(super) fn shares_make_one(context: &Context<'_>, problems: &mut Problems) {
    for shares in shares(context) {
        let sum: f64 = shares.iter().map(|part| part.share.value).sum();
        let Some((first, last)) = shares.first().zip(shares.last()) else {
            continue;
        };
        if (sum - 1.0).abs() > TOLERANCE {
            // Rounded, so that 0.7 + 0.2 shows as 0.9.
            let shown = number((sum * 1e9).round() / 1e9);
            problems.push(
                Problem::error(format!("the payout shares add up to {shown}, not to 1"))
                    .at(first.days.span.join(last.share.span))
                    .label(format!("together {shown}"))
                    .help("all the money of a sale must arrive: change the shares so that they add up to 1"),
            );
        }
    }
}

pub(super) fn days_differ(context: &Context<'_>, problems: &mut Problems) {
    for shares in shares(context) {
        for (at, PayoutShare { days, .. }) in shares.iter().enumerate() {
            let earlier = shares.iter().take(at).find(|earlier| earlier.days.value == days.value);
            if let Some(earlier) = earlier {
                problems.push(
                    Problem::error(format!("two payout shares arrive after {} days", days.value))
                        .at(days.span)
                        .label("again")
                        .see(earlier.days.span, "first here")
                        .help("add the two shares up in one entry"),
                );
            }
        }
    }
}
