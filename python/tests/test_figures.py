"""Figures are the program's, to the last bit."""

import csv
import subprocess

import pytest
import ragam
from conftest import SCENARIOS


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_figures_of_every_shipped_scenario_are_those_of_the_program(path, told):
    result = ragam.Scenario.read(path).run(paths=96)
    # Numbers in JSON are the shortest that read back as the same bits.
    assert result.summary == told("run", path, "--paths", 96)
    assert len(result.figures) > 50


QUESTIONS = {
    "compare": (lambda shop: shop.compare(paths=200), ("compare",)),
    "compare_two": (
        lambda shop: shop.compare(["spread", "today"], break_even=False, paths=200),
        ("compare", "--mix", "spread,today", "--no-break-even"),
    ),
    "buffer": (lambda shop: shop.buffer(survive=0.9, paths=200), ("buffer", "--survive", "0.9")),
    "stress": (
        lambda shop: shop.stress(
            {"shock.halt.severity": (0, 1, 0.5), "share.live": (0.2, 0.8, 0.3)}, paths=200
        ),
        ("stress", "--axis", "shock.halt.severity=0:1:0.5", "--axis", "share.live=0.2:0.8:0.3"),
    ),
    "breaking_point": (
        lambda shop: shop.stress(breaking_point=True, chance=0.2, mix="spread", paths=200),
        ("stress", "--breaking-point", "--chance", "0.2", "--mix", "spread"),
    ),
    "optimize": (
        lambda shop: shop.optimize(max_share={"live": 0.6}, step=0.25, paths=200),
        ("optimize", "--max-share", "live=0.6", "--step", "0.25"),
    ),
    "optimize_any_risk": (
        lambda shop: shop.optimize(risk_limit=float("inf"), step=0.5, paths=200),
        ("optimize", "--risk-limit", "none", "--step", "0.5"),
    ),
    "sensitivity": (
        lambda shop: shop.sensitivity("lowest_cash", paths=200),
        ("sensitivity", "--figure", "lowest_cash"),
    ),
    "attribute": (lambda shop: shop.attribute(mix="spread", paths=200), ("attribute", "--mix", "spread")),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_to_every_question_are_those_of_the_program(question, file, told):
    ask, (command, *words) = QUESTIONS[question]
    assert ask(ragam.Scenario.read(file)).summary == told(command, file, *words, "--paths", 200)


def test_scenarios_side_by_side_are_those_of_the_program(file, told, tmp_path):
    shop = ragam.Scenario.read(file)
    other = tmp_path / "other.toml"
    other.write_text(shop.set("costs.rent_per_month", 9e6).text)
    result = ragam.compare([shop, ragam.Scenario.read(other)], paths=200, seed=5)
    assert result.summary == told("compare", file, other, "--paths", 200, "--seed", 5)
    assert "pairs.other.toml_against_melati.toml.net_cash_flow_mean" in result.figures


def test_a_number_is_set_as_by_the_program(file, told):
    shop = ragam.Scenario.read(file).set("channel.live.weekly_sales", 6_500_000)
    assert shop.run(seed=3).summary == told(
        "run", file, "--set", "channel.live.weekly_sales=6500000", "--seed", 3
    )


def test_variants_share_their_draws(file):
    shop = ragam.Scenario.read(file)
    flows = [
        shop.set("costs.rent_per_month", rent).run().paths().column("net_cash_flow")
        for rent in (8e6, 9e6)
    ]
    # Twenty weeks have five first days of a month on which rent is paid, or four.
    differences = {round(one - other) for one, other in zip(*flows)}
    assert len(differences) == 1 and 4e6 <= differences.pop() <= 5e6


def test_threads_do_not_show(file):
    shop = ragam.Scenario.read(file)
    assert shop.run(threads=1).summary == shop.run(threads=3).summary


def test_a_figure_has_its_error_and_its_unit(file):
    figure = ragam.Scenario.read(file).run().figures["probability_out_of_cash"]
    assert figure.unit == "share" and figure.sample == 300
    assert figure.interval.low <= float(figure) <= figure.interval.high
    assert figure.interval.confidence == 0.95 and figure.std_error > 0


def test_paths_are_the_rows_of_the_program(file, program, tmp_path):
    words = [program, "run", file, "--out", tmp_path, "--paths-csv", "--no-charts", "--quiet"]
    subprocess.run(words, check=True)
    with open(tmp_path / "melati" / "paths.csv", newline="") as rows:
        rows = list(csv.DictReader(rows))
    paths = ragam.Scenario.read(file).run().paths()
    assert len(paths) == len(rows) == 300
    assert paths.column_names == list(rows[0])
    for name in paths.column_names:
        read = [float(row[name]) if row[name] else None for row in rows]
        assert paths.column(name) == read, name


def test_tables_are_the_files_of_the_program(file, program, tmp_path):
    words = [program, "run", file, "--out", tmp_path, "--no-charts", "--quiet"]
    subprocess.run(words, check=True)
    result = ragam.Scenario.read(file).run()
    assert set(result.tables) == {"cash", "sales"}
    for table_name, table in result.tables.items():
        with open(tmp_path / "melati" / f"{table_name}.csv", newline="") as rows:
            rows = list(csv.DictReader(rows))
        assert table.column_names == list(rows[0])
        for name in table.column_names:
            written = [row[name] for row in rows]
            values = table.column(name)
            if isinstance(values[0], float):
                assert values == [float(cell) for cell in written], name
            else:
                assert [str(value) for value in values] == written, name
