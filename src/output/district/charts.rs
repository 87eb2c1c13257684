//! From what was found of a district to the data of its charts.

use super::DistrictAnswer;
use crate::charts::{
    GridPlatform, Look, LossExceedance, Picture, PlatformGrid, ShopsAtRisk, loss_exceedance,
    platform_grid, shops_at_risk,
};
use crate::output::OutputError;

/// The charts by the names of their files.
pub(super) fn drawn(
    answer: &DistrictAnswer,
    look: Look,
) -> Result<Vec<(String, Picture)>, OutputError> {
    let look = look.with_seed(answer.seed);
    let named = |name: &str, picture: Result<Picture, crate::charts::ChartError>| {
        let picture = picture.map_err(|source| OutputError::chart(name, source))?;
        Ok((name.to_owned(), picture))
    };
    let mut charts = vec![
        named("shops_at_risk", shops_at_risk(&risk_of(answer), look))?,
        named("loss_exceedance", loss_exceedance(&losses_of(answer), look))?,
    ];
    if !answer.findings.platforms.is_empty() {
        charts.push(named("platform_grid", platform_grid(&grid_of(answer), look))?);
    }
    Ok(charts)
}

fn risk_of(answer: &DistrictAnswer) -> ShopsAtRisk {
    let found = &answer.findings;
    ShopsAtRisk {
        district: answer.business.clone(),
        start: answer.start,
        shops: found.shops.len() as u32,
        with: found.weeks.iter().map(|week| week.with[0]).collect(),
        high: found.weeks.iter().map(|week| week.with[2]).collect(),
        without: found.weeks.iter().map(|week| week.without[0]).collect(),
        peak: found.peak[0].median.value,
        peak_without: found.peak[1].median.value,
        paths: answer.paths,
    }
}

fn losses_of(answer: &DistrictAnswer) -> LossExceedance {
    let found = &answer.findings;
    let mut losses: Vec<f64> = found.paths.iter().map(|path| path.lost).collect();
    losses.sort_by(f64::total_cmp);
    LossExceedance {
        district: answer.business.clone(),
        losses,
        mean: found.lost.mean.value,
        high: found.lost.high.value,
        paths: answer.paths,
    }
}

fn grid_of(answer: &DistrictAnswer) -> PlatformGrid {
    let found = &answer.findings;
    let platforms = found.platforms.iter();
    let place = |id: &str| found.platforms.iter().position(|platform| platform.id == id);
    PlatformGrid {
        district: answer.business.clone(),
        platforms: platforms
            .map(|one| GridPlatform { name: one.name.clone(), share: one.share })
            .collect(),
        shops: found
            .shops
            .iter()
            .map(|shop| {
                shop.main_platform.as_ref().and_then(|(id, share)| Some((place(id)?, *share)))
            })
            .collect(),
        herfindahl: found.herfindahl.unwrap_or(0.0).min(1.0),
        paths: answer.paths,
    }
}
