//! `[[factor]]` and `[[link]]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::Located;
use crate::scenario::types::{Factor, Link, Loadings};

/// The factor that is always there.
const MARKET: &str = "market";

/// All factors; the market first when the file has none of that id.
pub(super) fn factors(root: &Fields<'_>) -> Extracted<Vec<Factor>> {
    let mut factors = Vec::new();
    for fields in &root.tables("factor")? {
        factors.push(factor(fields, fields.text("id")?)?);
    }
    if factors.iter().all(|factor| factor.id.value != MARKET) {
        let id = Located { value: MARKET.to_owned(), span: root.span() };
        factors.insert(0, factor(&root.empty("factor", root.span())?, id)?);
    }
    Ok(factors)
}

fn factor(fields: &Fields<'_>, id: Located<String>) -> Extracted<Factor> {
    Ok(Factor {
        id,
        loading: fields.number("loading")?,
        slow_loading: fields.own_number("slow_loading")?,
        loadings: loadings(&fields.table_or_empty("loadings")?)?,
        slow_loadings: fields.table("slow_loadings")?.as_ref().map(loadings).transpose()?,
    })
}

fn loadings(fields: &Fields<'_>) -> Extracted<Loadings> {
    fields.names().map(|id| Ok((id.clone(), fields.number(&id.value)?))).collect()
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
