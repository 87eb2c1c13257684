//! `payout_shares`.

use super::context::Context;
use crate::language::say;
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
                Problem::error(say!(
                    "problem.payouts.shares_make_one.message",
                    sum = shown.as_str()
                ))
                .at(first.days.span.join(last.share.span))
                .label(say!("problem.common.together", sum = shown.as_str()))
                .help(say!("problem.payouts.shares_make_one.help")),
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
                    Problem::error(say!("problem.payouts.days_differ.message", days = days.value))
                        .at(days.span)
                        .label(say!("problem.common.again"))
                        .see(earlier.days.span, say!("problem.common.first_here"))
                        .help(say!("problem.payouts.days_differ.help")),
                );
            }
        }
    }
}
