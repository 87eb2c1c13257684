"""Where things are."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.toml"))

TEXT = """\
format = 1
[business]
name = "Toko Melati"
opening_cash = 10_000_000
[simulation]
start = 2026-01-05
weeks = 20
paths = 300
[[channel]]
id = "live"
weekly_sales = [4_000_000, 6_000_000]
[[channel]]
id = "shop"
weekly_sales = 3_000_000
[[shock]]
id = "halt"
hits = ["live"]
rate_per_year = 1
duration_days = 40
severity = [0.5, 1]
[costs]
goods_share = 0.7
rent_per_month = 8_000_000
[[mix]]
id = "spread"
shares = { live = 0.3, shop = 0.7 }
"""


@pytest.fixture(scope="session")
def program() -> str:
    """The program, which ``test/run`` builds."""
    return os.environ["RAGAM"]


@pytest.fixture
def told(program, tmp_path):
    """What the program says to a question, as JSON."""

    def ask(*words: object) -> dict:
        words = [program, *map(str, words), "--out", str(tmp_path / "out"), "--json", "--no-charts"]
        found = json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)
        found.pop("files")
        return found

    return ask


@pytest.fixture
def file(tmp_path) -> Path:
    """A small scenario as a file."""
    path = tmp_path / "melati.toml"
    path.write_text(TEXT)
    return path
