//! Packs the page that `ragam page` writes, which would be a fifth of the program as it is.

use std::path::Path;
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::GzEncoder;

const PAGE: &str = "web/dist/ragam.html";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={PAGE}");
    let Some(folder) = env::var_os("OUT_DIR") else {
        return Err(io::Error::other("OUT_DIR is not set: this is to be run by cargo"));
    };
    if env::var_os("CARGO_FEATURE_PROGRAM").is_none() {
        return Ok(());
    }
    let file = fs::File::create(Path::new(&folder).join("page.gz"))?;
    let mut packer = GzEncoder::new(file, Compression::best());
    io::copy(&mut fs::File::open(PAGE)?, &mut packer)?;
    packer.finish()?.sync_all()
}
