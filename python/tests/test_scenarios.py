"""Scenarios from text, dictionaries and a shop's own files; pictures; documentation."""

import datetime
import re
import shutil
import tomllib

import ragam
from conftest import ROOT, SCENARIOS, TEXT


def test_dictionaries_say_what_the_text_says():
    for path in SCENARIOS:
        shop = ragam.Scenario.read(path)
        again = ragam.Scenario.from_dict(tomllib.loads(shop.text), name=path.name)
        assert tomllib.loads(again.text) == tomllib.loads(shop.text), path
    figures = [one.run(paths=64).figures for one in (shop, again)]
    assert figures[0] == figures[1]


def test_dictionaries_take_dates_tuples_and_no_strangers():
    data = tomllib.loads(TEXT)
    data["simulation"]["start"] = datetime.date(2026, 2, 2)
    data["channel"][0]["weekly_sales"] = (4_000_000, 6_000_000)
    assert ragam.Scenario.from_dict(data).check().is_sound
    data["costs"]["goods_share"] = None
    try:
        ragam.Scenario.from_dict(data)
    except TypeError as error:
        assert "costs.goods_share" in str(error)
    else:
        raise AssertionError("None is no number")


def test_setting_a_number_leaves_the_scenario_and_its_comments_alone():
    shop = ragam.Scenario.from_text("# a note\n" + TEXT)
    other = shop.set("costs.rent_per_month", 1)
    assert other.text == shop.text.replace("rent_per_month = 8_000_000", "rent_per_month = 1")
    assert shop != other == shop.set("costs.rent_per_month", 1.0)


def test_charts_are_pictures_that_notebooks_show():
    result = ragam.Scenario.from_text(TEXT, lang="en").run()
    charts = result.charts()
    assert list(charts)[0] == "cash_fan" and len(charts) >= 4
    chart = charts["cash_fan"]
    assert chart.title in chart.svg == result.svg() == chart._repr_svg_() == result._repr_svg_()
    assert chart.svg.startswith("<svg") and result.svg(lang="id") != chart.svg
    assert chart.png.startswith(b"\x89PNG") and chart._repr_png_() == result.png() == chart.png
    assert "<img" in result._repr_html_() and "Toko Melati" in str(result)
    answers = (result, ragam.Scenario.from_text(TEXT).buffer(paths=64))
    assert all(answer.sentences("id") != answer.sentences("en") for answer in answers)


def daily(folder):
    """Two hundred days of sales, five of them without any in the middle."""
    first = datetime.date(2025, 1, 6)
    lines = ["tanggal,omzet"]
    for day in range(200):
        sold = 900_000 + 100_000 * (day % 7) + 37_000 * (day * 17 % 11)
        lines.append(f"{first + datetime.timedelta(day)},{0 if 100 <= day < 105 else sold}")
    path = folder / "harian.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_a_scenario_is_fitted_to_a_shops_own_files(tmp_path):
    garbage = tmp_path / "foto.xlsx"
    garbage.write_bytes(b"\x00\x01\x02")
    found = ragam.fit([daily(tmp_path), garbage], channel="offline", cash=25e6, lang="en")
    assert [refused.name for refused in found.refused] == ["foto.xlsx"]
    assert found.scenario.check().is_sound and found.sentences
    assert found.scenario.run(paths=64).figures["sales_mean"].value > 0
    assert tomllib.loads(found.scenario.text)["business"]["opening_cash"] == 25e6


def test_forecasts_are_tried_on_the_past(tmp_path):
    result = ragam.backtest([daily(tmp_path)], channel="offline", history=[90], horizon=[30], lang="en")
    table = result.table()
    assert "held_80" in table.column_names
    assert all(0 <= share <= 1 for share in table.column("held_80") if share is not None)
    assert result.sentences() and result.svg().startswith("<svg")


def test_files_without_sales_have_no_answer(tmp_path):
    empty = tmp_path / "kosong.csv"
    empty.write_text("a,b\n")
    for ask in (ragam.fit, ragam.backtest):
        try:
            ask([empty])
        except ragam.NoAnswerError as error:
            assert error.help
        else:
            raise AssertionError("nothing was sold")


def test_the_examples_of_the_documentation_run(tmp_path, monkeypatch):
    text = (ROOT / "docs" / "python.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    assert len(blocks) >= 3
    for scenario in SCENARIOS:
        (tmp_path / "scenarios").mkdir(exist_ok=True)
        (tmp_path / "scenarios" / scenario.name).write_bytes(scenario.read_bytes())
    shutil.copytree(ROOT / "scenarios" / "districts", tmp_path / "scenarios" / "districts")
    district = tmp_path / "scenarios" / "districts" / "pekalongan.toml"
    # Few shops: tests build an engine that is slow.
    district.write_text(district.read_text().replace("count = 200", "count = 20"))
    daily(tmp_path)
    monkeypatch.chdir(tmp_path)
    known: dict = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), known)
