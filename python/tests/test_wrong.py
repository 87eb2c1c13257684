"""What is wrong is told as data and as text, and nothing is ever left half done."""

import pickle

import pytest
import ragam
from conftest import TEXT

WRONG = TEXT.replace("duration_days = 40", 'duration_days = "lama"').replace(
    "goods_share = 0.7", "goods_share = 0.7\nwagess_per_month = 3"
)


def test_check_tells_all_problems_as_data_and_as_text():
    check = ragam.Scenario.from_text(WRONG, name="shop.toml", lang="en").check()
    assert not check.is_sound and check.meaning == {}
    assert [problem.line for problem in check.problems] == [19, 23]
    assert all(problem.is_error and problem.message for problem in check.problems)
    assert "shop.toml" in check.text and "wagess_per_month" in check.text
    assert check.problems[1].help and "wages_per_month" in check.problems[1].help


def test_a_sound_scenario_is_told_what_it_means():
    check = ragam.Scenario.from_text(TEXT, lang="en").check()
    assert check.is_sound and check.meaning["business"] == "Toko Melati"
    assert not any(problem.is_error for problem in check.problems)
    assert check.meaning["lines"][0] in str(check)


def test_an_unsound_scenario_is_not_simulated():
    with pytest.raises(ragam.ScenarioError) as raised:
        ragam.Scenario.from_text(WRONG).run()
    assert len(raised.value.problems) == 2
    assert str(raised.value) == raised.value.text != ""
    again = pickle.loads(pickle.dumps(raised.value))
    assert again.problems == raised.value.problems


def test_problems_speak_both_languages():
    texts = {ragam.Scenario.from_text(WRONG, lang=lang).check().text for lang in ("id", "en")}
    assert len(texts) == 2


@pytest.mark.parametrize("text", ["", "format = ", "\0", "= 3", "format = 1\n[business]\n", "x" * 2_000_000])
def test_garbage_is_refused_in_words(text):
    check = ragam.Scenario.from_text(text).check()
    assert not check.is_sound and check.problems[0].message


def test_bytes_that_are_no_text_are_refused_in_words(tmp_path):
    path = tmp_path / "shop.toml"
    path.write_bytes(b"format = 1\nname = \xff\xfe")
    assert not ragam.Scenario.read(path).check().is_sound


def test_a_path_that_leads_nowhere_names_the_path():
    with pytest.raises(ragam.ScenarioError, match="shock.hal.severity"):
        ragam.Scenario.from_text(TEXT, lang="en").set("shock.hal.severity", 1)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_only_numbers_are_set(value):
    with pytest.raises(ValueError):
        ragam.Scenario.from_text(TEXT).set("costs.goods_share", value)


def test_an_unknown_mix_has_no_answer_but_help():
    with pytest.raises(ragam.NoAnswerError) as raised:
        ragam.Scenario.from_text(TEXT, lang="en").compare(["today", "spred"])
    assert "spred" in raised.value.message and "spread" in raised.value.help


def test_arguments_out_of_their_limits_are_refused():
    shop = ragam.Scenario.from_text(TEXT)
    for ask in (
        lambda: shop.run(paths=0),
        lambda: shop.run(paths=5_000_001),
        lambda: shop.run(threads=0),
        lambda: shop.buffer(survive=1),
        lambda: shop.stress(breaking_point=True, chance=0),
        lambda: shop.optimize(step=2),
        lambda: shop.optimize(risk_limit=float("nan")),
        lambda: shop.sensitivity("profit"),
        lambda: ragam.Scenario.from_text(TEXT, lang="de"),
        lambda: ragam.compare([]),
    ):
        with pytest.raises(ValueError):
            ask()


def test_a_chart_or_table_that_is_not_there_is_told():
    result = ragam.Scenario.from_text(TEXT).run()
    for ask in (lambda: result.svg("x"), lambda: result.chart("x"), lambda: result.table("x")):
        with pytest.raises(KeyError):
            ask()
