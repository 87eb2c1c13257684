//! `[[factor]]` and `[[link]]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::types::{Channel, Factor, Link};
use crate::scenario::{Located, Number};

/// The factor that is always there.
const MARKET: &str = "market";

/// All factors; the market first when the file has none of that id.
pub(super) fn factors(root: &Fields<'_>, channels: &[Channel]) -> Extracted<Vec<Factor>> {
    let mut factors = Vec::new();
    let written = root.tables("factor")?;
    for fields in &written {
        factors.push(factor(fields, fields.text("id")?, channels)?);
    }
    if factors.iter().all(|factor| factor.id.value != MARKET) {
        factors.insert(0, market(root, channels)?);
    }
    Ok(factors)
}

fn market(root: &Fields<'_>, channels: &[Channel]) -> Extracted<Factor> {
    let id = Located { value: MARKET.to_owned(), span: root.span() };
    factor(&root.empty("factor", root.span())?, id, channels)
}

fn factor(fields: &Fields<'_>, id: Located<String>, channels: &[Channel]) -> Extracted<Factor> {
    // Without a table of its own, the slow level follows `loadings`.
    let slow = if fields.has("slow_loadings") { "slow_loadings" } else { "loadings" };
    Ok(Factor {
        id,
        loading: fields.number("loading")?,
        slow_loading: fields.number("slow_loading")?,
        loadings: loadings(fields, "loading", "loadings", channels)?,
        slow_loadings: loadings(fields, "slow_loading", slow, channels)?,
    })
}

fn loadings(
    fields: &Fields<'_>,
    general: &str,
    single: &str,
    channels: &[Channel],
) -> Extracted<Vec<Located<Number>>> {
    let general = fields.number(general)?;
    let single = fields.table_or_empty(single)?;
    let loading = |channel: &Channel| {
        let id = &channel.id.value;
        if single.has(id) { single.number(id) } else { Ok(general.clone()) }
    };
    channels.iter().map(loading).collect()
}

pub(super) fn link(fields: &Fields<'_>) -> Extracted<Link> {
    Ok(Link {
        from: fields.text("from")?,
        to: fields.text("to")?,
        recapture: fields.number("recapture")?,
        half_life_days: fields.number("half_life_days")?,
        halo: fields.number("halo")?,
    })
}
