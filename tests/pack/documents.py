"""Opens what is printed and what is computed of a pack: pages, fonts and words of PDFs, sheets of a workbook.

    documents.py FOLDER LANGUAGE
"""

import re
import sys
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from pypdf import PdfReader

A4 = (595.28, 841.89)
# A word of each document by which its language is known.
TITLES = {
    "id": {"handout.pdf": "Lembar hitung kas", "game.pdf": "Cara bermain"},
    "en": {"handout.pdf": "Cash worksheet", "game.pdf": "How to play"},
}
PAGES = {"handout.pdf": range(2, 3), "game.pdf": range(5, 20)}


def printed(file, language):
    """Pages of A4, fonts within the file, words that can be selected, a title and a language, no date."""
    reader = PdfReader(file)
    assert len(reader.pages) in PAGES[file.name], f"{file}: {len(reader.pages)} pages"
    text = ""
    for page in reader.pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert all(abs(one - other) < 0.1 for one, other in zip(size, A4)), f"{file}: {size}"
        words = page.extract_text()
        assert len(words.split()) > 20, f"{file}: a page without words"
        text += words + "\n"
        for font in page["/Resources"]["/Font"].values():
            below = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            described = below["/FontDescriptor"].get_object()
            assert "RagamSans" in str(described["/FontName"]).replace(" ", ""), described["/FontName"]
            assert "/FontFile2" in described or "/FontFile3" in described, f"{file}: a font is not in it"
    assert TITLES[language][file.name] in text.replace("\n", " "), f"{file}: not in {language}"
    assert "\N{REPLACEMENT CHARACTER}" not in text and "[document." not in text, file
    assert reader.metadata.title and reader.metadata.get("/CreationDate") is None, reader.metadata
    assert reader.trailer["/Root"]["/Lang"] == language, file


def computed(formula, sheet):
    """What a formula gives: a sum of a range, a difference, or a quotient."""
    formula = formula.removeprefix("=").replace("$", "")
    if found := re.fullmatch(r"SUM\((\w+:\w+)\)", formula):
        left, top, right, bottom = range_boundaries(found[1])
        return sum(sheet.cell(row, column).value or 0 for row in range(top, bottom + 1) for column in range(left, right + 1))
    one, sign, other = re.fullmatch(r"(\w+)([-/])(\w+)", formula).groups()
    one, other = sheet[one].value, sheet[other].value
    return one - other if sign == "-" else one / other


def tables(file):
    """Sheets with figures as numbers, and formulas that give what is stored."""
    formulas, values = load_workbook(file), load_workbook(file, data_only=True)
    assert len(formulas.sheetnames) >= 9, formulas.sheetnames
    checked = numbers = 0
    for name in formulas.sheetnames:
        for row in formulas[name].iter_rows():
            for cell in row:
                numbers += isinstance(cell.value, (int, float))
                if cell.data_type == "f":
                    stored = values[name][cell.coordinate].value
                    again = computed(cell.value, values[name])
                    assert abs(stored - again) <= 1e-9 * max(1, abs(stored)), f"{name} {cell.coordinate}"
                    checked += 1
        assert values[name]["A1"].value, f"{name} says nothing of itself"
    assert checked > 100 and numbers > 1000, (checked, numbers)
    with zipfile.ZipFile(file) as parts:
        for part in parts.namelist():
            assert "externalLink" not in part, part
            if part.endswith((".xml", ".rels")):
                tree.fromstring(parts.read(part))


folder, language = Path(sys.argv[1]), sys.argv[2]
for document in PAGES:
    printed(folder / document, language)
tables(folder / "figures.xlsx")
print(f"{folder.name} in {language}: pages, fonts, words and figures are as they should be")
