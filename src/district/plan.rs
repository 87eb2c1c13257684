//! From a district file, its bases and its table to shops that can be simulated.

use std::fmt;

use sha2::{Digest, Sha256};

use super::checks;
use super::shops::{DrawnShops, Shop, Shops, WrongRow};
use super::sums::Whole;
use super::table;
use crate::language::{Language, say};
use crate::model::{Model, Seeds};
use crate::numeric::{StreamKey, stream_name};
use crate::problems::{Problem, Renderer, Source, Style};
use crate::scenario::format::DistrictFile;
use crate::scenario::{Failed, ReadDistrict, ShopBase, Stated, read, read_district};

/// Numbers below this are kept whole wherever figures are read.
const SEEDS: u64 = 1_000_000_000_000;

/// A district file that was read, which says what other files it needs.
#[derive(Debug, Clone)]
pub struct DistrictFiles {
    read: ReadDistrict,
    bytes: Vec<u8>,
}

/// Why there is no district: the problems of each file.
#[derive(Debug, Clone, PartialEq)]
pub struct NoDistrict {
    /// Texts with their problems.
    pub problems: Vec<(Source, Vec<Problem>)>,
}

impl NoDistrict {
    fn of(failed: &Failed) -> Self {
        Self { problems: vec![(failed.source().clone(), failed.problems().to_vec())] }
    }

    /// All of them as text.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let renderer = Renderer::new(Style::Plain).language(language);
        let texts =
            self.problems.iter().map(|(source, problems)| renderer.render(source, problems));
        texts.collect::<Vec<String>>().join("\n")
    }
}

impl fmt::Display for NoDistrict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Language::English))
    }
}

impl std::error::Error for NoDistrict {}

impl DistrictFiles {
    /// Reads the district file itself; the name is only shown in messages.
    ///
    /// # Errors
    /// All its problems at once.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, NoDistrict> {
        let read = read_district(name, bytes).map_err(|failed| NoDistrict::of(&failed))?;
        Ok(Self { read, bytes: bytes.to_vec() })
    }

    /// The files that it names, as it names them: the bases in their order, then the table of shops.
    pub fn needed(&self) -> impl Iterator<Item = &str> {
        let bases = self.read.file.bases.iter().map(|base| base.file.value.as_str());
        bases.chain(self.read.file.shops.as_ref().map(|shops| shops.table.value.as_str()))
    }

    /// The district, given the bytes of the files that are [needed](Self::needed), in their order.
    ///
    /// # Errors
    /// All problems of all files at once.
    pub fn district(
        self,
        files: &[Vec<u8>],
        paths: Option<u64>,
        seed: Option<u64>,
    ) -> Result<District, NoDistrict> {
        let Self { read, bytes } = self;
        let mut problems = Vec::new();
        let mut bases = Vec::new();
        let file = &read.file;
        let mut hash = Sha256::new();
        for bytes in std::iter::once(&bytes).chain(files) {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        for (base, bytes) in file.bases.iter().zip(files) {
            match self::base(&read, &base.file.value, bytes) {
                Ok(base) => bases.push(base),
                Err((source, found)) => problems.push((source, found)),
            }
        }
        let all_bases = problems.is_empty();
        if all_bases {
            let found = checks::bases(&read, &bases);
            if !found.is_empty() {
                problems.push((read.source.clone(), found));
            }
        }
        let about = &file.district;
        let stated = seed.or(about.seed.as_ref().map(|seed| seed.value));
        let own = stated.unwrap_or_else(|| stream_name(&["district", &about.name.value]) % SEEDS);
        let ids: Vec<&str> = file.bases.iter().map(|base| base.id.value.as_str()).collect();
        let (mut wrong, mut warnings) = (Vec::new(), Vec::new());
        let shops = match (&file.shops, &file.draw) {
            (Some(shops), _) => {
                let bytes = files.get(file.bases.len()).map_or(&[][..], Vec::as_slice);
                let name = &shops.table.value;
                match table::read(bytes, &ids) {
                    Ok(mut found) => {
                        if all_bases {
                            found.problems.extend(checks::columns(&found.paths, &bases));
                        }
                        if !found.problems.is_empty() {
                            problems.push((Source::new(name, ""), found.problems));
                        }
                        warnings = checks::unusual(&found.paths, &found.rows, &bases);
                        wrong = found.wrong;
                        Shops::of_rows(found.rows)
                    }
                    Err(why) => {
                        let said = |of: fn(
                            &crate::fit::reading::Unreadable,
                            &crate::language::Words,
                        ) -> String| {
                            let why = why.clone();
                            crate::language::Said::each(move |words| of(&why, &words))
                        };
                        let problem = Problem::error(said(|why, words| why.sentence(words)));
                        let problem = problem.help(said(|why, words| why.help(words)));
                        problems.push((Source::new(name, ""), vec![problem]));
                        Shops::of_rows(Vec::new())
                    }
                }
            }
            (None, Some(draw)) => Shops::Drawn(DrawnShops::new(draw, &ids, own)),
            (None, None) => Shops::of_rows(Vec::new()),
        };
        if !problems.is_empty() {
            return Err(NoDistrict { problems });
        }
        let paths = paths.unwrap_or(about.paths.value);
        hash.update(paths.to_le_bytes());
        hash.update(stated.map_or([0; 9], |seed| {
            let mut bytes = [1; 9];
            bytes[1..].copy_from_slice(&seed.to_le_bytes());
            bytes
        }));
        let whole = Whole {
            id: hash.finalize().into(),
            shops: shops.len(),
            paths: u32::try_from(paths).unwrap_or(u32::MAX),
            weeks: about.days.value.div_ceil(7),
            is_diversified: file.diversify.is_some(),
        };
        let district = District { read, bases, shops, wrong, warnings, whole, stated, own };
        match checks::no_shop(&district) {
            None => Ok(district),
            Some(problems) => Err(NoDistrict { problems: vec![problems] }),
        }
    }
}

/// A base under the days and shocks of its district.
fn base(
    district: &ReadDistrict,
    name: &str,
    bytes: &[u8],
) -> Result<ShopBase, (Source, Vec<Problem>)> {
    let of_base = |failed: &Failed| (failed.source().clone(), failed.problems().to_vec());
    let read = read(name, bytes).map_err(|failed| of_base(&failed))?;
    ShopBase::new(district, &read).map_err(|found| {
        // They are of the base and the district together: their places mean nothing in either text.
        let message = |problem: Problem| {
            let message = say!("problem.district.base.message", file = name, why = problem.message);
            let told = Problem::error(message);
            match problem.help {
                Some(help) => told.help(help),
                None => told,
            }
        };
        (district.source.clone(), found.into_iter().map(message).collect())
    })
}

/// A district that can be simulated.
#[derive(Debug, Clone)]
pub struct District {
    read: ReadDistrict,
    bases: Vec<ShopBase>,
    shops: Shops,
    wrong: Vec<WrongRow>,
    warnings: Vec<Problem>,
    whole: Whole,
    /// The seed of all draws, where one is stated.
    stated: Option<u64>,
    /// The seed of what is drawn for the district: which shop is what, who takes another mix.
    own: u64,
}

impl District {
    /// What its file says.
    #[must_use]
    pub fn file(&self) -> &DistrictFile {
        &self.read.file
    }

    /// What all parts of it have in common.
    #[must_use]
    pub fn whole(&self) -> &Whole {
        &self.whole
    }

    /// Number of shops, those that turn out to be wrong among them.
    #[must_use]
    pub fn shops(&self) -> u32 {
        self.shops.len()
    }

    /// Number of paths.
    #[must_use]
    pub fn paths(&self) -> u64 {
        u64::from(self.whole.paths)
    }

    /// Seed of what is drawn for the district itself.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.own
    }

    /// Values of the table that were probably not meant, and the table for showing them.
    #[must_use]
    pub fn warnings(&self) -> Option<(Source, &[Problem])> {
        let table = &self.file().shops.as_ref()?.table.value;
        Some((Source::new(table, ""), &self.warnings))
    }

    /// Rows of the table that could not be read.
    #[must_use]
    pub fn wrong_rows(&self) -> &[WrongRow] {
        &self.wrong
    }

    /// The text of its file, for showing problems.
    pub(super) fn source(&self) -> &Source {
        &self.read.source
    }

    /// Why a shop cannot be simulated.
    pub(super) fn why_not(&self, number: u32) -> Option<Box<WrongRow>> {
        let shop = self.shop(number);
        let own = self.model(&shop, false).err();
        own.or_else(|| self.model(&shop, self.is_diversified(&shop)).err())
    }

    /// The shop of a number.
    #[must_use]
    pub fn shop(&self, number: u32) -> Shop {
        self.shops.shop(number)
    }

    /// Whether a shop is of those that take the other mix: by its name.
    #[must_use]
    pub fn is_diversified(&self, shop: &Shop) -> bool {
        let Some(diversify) = &self.read.file.diversify else { return false };
        let key = StreamKey::new(self.own, stream_name(&["district diversifies", &shop.name]));
        key.uniform(0, 0) < diversify.share.value
    }

    /// The model of a shop as it is, or with the other mix.
    ///
    /// # Errors
    /// What is wrong with its row.
    pub fn model(&self, shop: &Shop, diversified: bool) -> Result<Model, Box<WrongRow>> {
        let mix = self.read.file.diversify.as_ref().filter(|_| diversified);
        let mix = mix.map(|diversify| diversify.mix.value.as_str());
        let base = &self.bases[shop.base];
        let mut stated = vec![Stated::text("business.name", &shop.name)];
        stated.extend_from_slice(&shop.stated);
        let scenario = base.scenario(mix, &stated).map_err(|found| self.wrong(shop, mix, found))?;
        let taken = scenario.mixes.iter().find(|own| Some(own.id.value.as_str()) == mix);
        let seeds = match self.stated {
            None => Seeds::of(&scenario),
            Some(seed) => {
                let own = stream_name(&["district", &seed.to_string(), &shop.name]);
                Seeds { own, shared: seed }
            }
        };
        let model = Model::build_mix(&scenario, taken);
        Ok(model.with_simulation(Some(self.paths()), None).with_seeds(seeds))
    }

    /// Which column of a row is wrong: the first that is so by itself.
    fn wrong(&self, shop: &Shop, mix: Option<&str>, found: Vec<Problem>) -> Box<WrongRow> {
        let base = &self.bases[shop.base];
        let alone = shop.stated.iter().find_map(|one| {
            let problem = base.scenario(mix, std::slice::from_ref(one)).err()?;
            Some((one.path().to_owned(), problem))
        });
        let (column, problems) = alone.unwrap_or((String::new(), found));
        let problem = problems.into_iter().next();
        let problem = problem.unwrap_or_else(|| Problem::error(say!("problem.common.cannot_be")));
        Box::new(WrongRow { line: shop.line, column, name: shop.name.clone(), problem })
    }
}
