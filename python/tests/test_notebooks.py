"""Notebooks run from start to end, and show what they say they show."""

import ast
import json
import re
import shutil

import pytest
from conftest import ROOT

NOTEBOOKS = sorted((ROOT / "python" / "notebooks").glob("*.ipynb"))


def shown(value: object) -> list[str]:
    """What a notebook would show of a value."""
    kinds = [name for name in ("_repr_html_", "_repr_svg_", "_repr_png_") if hasattr(value, name)]
    return [kind for kind in kinds if getattr(value, kind)()] or [repr(value)]


def cell_by_cell(cells, known):
    """Runs the cells as a kernel does: a last line that is an expression is shown."""
    for cell in cells:
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), cell["id"], "exec"), known)
        if last is not None:
            yield shown(eval(compile(ast.Expression(last.value), cell["id"], "eval"), known))


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.name)
def test_a_notebook_runs_from_start_to_end(file, tmp_path, monkeypatch, capsys):
    notebook = json.loads(file.read_text())
    assert notebook["nbformat"] == 4
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] for cell in cells), "figures would grow old in it"
    # Few shops and few futures: tests build an engine that is slow.
    source, count = re.subn(r"paths = \d+ ", "paths = 16 ", "".join(cells[0]["source"]))
    assert count == 1
    cells[0]["source"] = [source]
    districts = tmp_path / "scenarios" / "districts"
    shutil.copytree(ROOT / "scenarios" / "districts", districts)
    for district in districts.glob("*.toml"):
        district.write_text(district.read_text().replace("count = 200", "count = 20"))
    here = tmp_path / "python" / "notebooks"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    said = list(cell_by_cell(cells, {}))
    assert ["_repr_html_", "_repr_svg_", "_repr_png_"] in said
    assert capsys.readouterr().out.count("\n") >= 5
