"""Opens a pack as a trainer's programs do, and says what is wrong with it."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

from pptx import Presentation
from pptx.util import Emu

FEWEST_WORDS = 0.9


def words(text):
    """The words of a text, whatever breaks its lines or draws its letters."""
    text = unicodedata.normalize("NFKC", text).replace("\N{SOFT HYPHEN}", "")
    return re.findall(r"\w+", text.lower())


def pages(pdf):
    """The text of each page of a PDF."""
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True)
    return told.stdout.removesuffix("\f").split("\f")


def share_of(some, others):
    """The share of some words that stand among the others."""
    return sum(word in set(others) for word in some) / max(len(some), 1)


def slides(deck):
    """What each slide says, after a look at what it must have."""
    presentation = Presentation(deck)
    assert (presentation.slide_width, presentation.slide_height) == (Emu(12192000), Emu(6858000))
    assert len(presentation.slide_layouts) == 3
    found = []
    for number, slide in enumerate(presentation.slides, 1):
        title = slide.shapes.title
        assert title is not None and title.text.strip(), f"slide {number} has no title"
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert len(notes) >= 6 and all(line.strip() for line in notes), f"slide {number}: {notes}"
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        for picture in pictures:
            about = picture._element.nvPicPr.cNvPr.get("descr")
            assert title.text in about, f"slide {number}: {about}"
            assert picture.image.size == (1920, 1080), f"slide {number}"
            assert picture.width == presentation.slide_width, f"slide {number}"
        texts = [shape.text_frame.text for shape in slide.placeholders]
        found.append({"title": title.text, "text": " ".join(texts), "picture": bool(pictures)})
    return found


def compared(folder, deck):
    """The printed pages and the rendered ones hold what the slides hold, page by page."""
    printed = pages(folder / "slides.pdf")
    assert len(printed) == len(deck), f"{len(printed)} printed pages of {len(deck)} slides"
    rendered = folder / "rendered.pdf"
    rendered = pages(rendered) if rendered.exists() else printed
    assert len(rendered) == len(deck), f"{len(rendered)} rendered pages of {len(deck)} slides"
    for number, (slide, print_out, render) in enumerate(zip(deck, printed, rendered), 1):
        for name, page in (("printed", print_out), ("rendered", render)):
            share = share_of(words(slide["text"]), words(page))
            assert share >= FEWEST_WORDS, f"slide {number}, {name}: {share} of {slide['text']!r} in {page!r}"


def main():
    folder = Path(sys.argv[1])
    deck = slides(folder / "slides.pptx")
    assert sum(slide["picture"] for slide in deck) >= 5
    compared(folder, deck)
    plan = (folder / "facilitator.md").read_text(encoding="utf-8")
    assert plan.startswith("# ") and "[pack." not in plan
    headings = [line for line in plan.splitlines() if line.startswith("### ")]
    assert len(headings) == len(deck), "the plan has not the slides of the deck"
    print(f"{folder.name}: {len(deck)} slides")


main()
