//! `[[mix]]`.

use super::Extracted;
use super::fields::Fields;
use crate::scenario::types::Mix;

pub(super) fn mix(fields: &Fields<'_>) -> Extracted<Mix> {
    let shares = fields.table_or_empty("shares")?;
    let each = shares.names().map(|id| {
        let share = shares.plain(&id.value)?;
        Ok((id, share))
    });
    Ok(Mix {
        id: fields.text("id")?,
        name: fields.text("name")?,
        shares: each.collect::<Extracted<_>>()?,
        in_place: fields.truth("in_place")?,
    })
}
