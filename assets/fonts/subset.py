"""Makes the two subset fonts from the IBM Plex Sans files of npm package @ibm/plex-sans 1.1.0.

Usage: python3 subset.py <folder with IBMPlexSans-Regular.woff and IBMPlexSans-Bold.woff>

characters.txt decides which characters are kept; the program reads the same file, so that it
knows which characters it can draw.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
FAMILY = "Ragam Sans"
KEPT_NAMES = {0, 13, 14}  # copyright, licence, licence address


def rename(font, weight):
    """The licence reserves the name "Plex", so a changed font must not carry it."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in KEPT_NAMES and n.platformID == 3]
    full = f"{FAMILY} {weight}"
    for name_id, text in [
        (1, FAMILY),
        (2, weight),
        (3, f"{full}; subset of version 1.1.0"),
        (4, full),
        (5, "Version 1.1.0; subset"),
        (6, f"{FAMILY.replace(' ', '')}-{weight}"),
    ]:
        names.setName(text, name_id, 3, 1, 0x409)


def make(source, weight):
    characters = (HERE / "characters.txt").read_text(encoding="utf-8")
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    missing = {c for c in characters if c != "\n" and ord(c) not in font.getBestCmap()}
    if missing:
        sys.exit(f"{source} has no {sorted(missing)}")
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters.replace("\n", ""))
    subsetter.subset(font)
    rename(font, weight)
    font.flavor = None
    font.save(HERE / f"ragam-sans-{weight.lower()}.ttf")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    for weight in ("Regular", "Bold"):
        make(folder / f"IBMPlexSans-{weight}.woff", weight)
