"""Scenarios, and the questions that can be put to them."""

from __future__ import annotations

import datetime
import math
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

from . import _ragam
from ._errors import Problem
from ._results import Result

Progress = Callable[[int, int], object]
"""Told how many paths are done, and of how many, about twenty times a second."""

PathName = Union[str, "os.PathLike[str]"]
_How = tuple[str, Union[int, None], Union[int, None], Union[int, None], Union[Progress, None]]


@dataclass(frozen=True)
class Check:
    """What a scenario says, and what is wrong with it."""

    is_sound: bool
    """Whether it can be simulated."""
    problems: list[Problem]
    """All errors, or all warnings of a sound scenario, in the order of the text."""
    text: str
    """The same for people, with the places; empty where nothing is wrong."""
    meaning: dict[str, Any]
    """What a sound scenario means, as ``ragam check --json`` says it; empty where it is not sound."""

    def __str__(self) -> str:
        return "\n".join([*self.meaning.get("lines", ()), self.text]).strip()


class Scenario:
    """A shop with its channels and what may happen to it, as text.

    A scenario never changes: :meth:`set` gives another one. All questions to scenarios with the same
    seed share their draws, so variants are compared path by path.
    """

    def __init__(self, data: bytes, *, name: str, shown: str, lang: str) -> None:
        if lang not in ("id", "en"):
            raise ValueError(f'lang: "id" or "en", not {lang!r}')
        self._data = data
        self._name = name
        self._shown = shown
        self._lang = lang

    @classmethod
    def read(cls, path: PathName, *, lang: str = "id") -> Scenario:
        """Reads a scenario file. ``lang`` is the language of all that is said of it."""
        path = Path(path)
        return cls(path.read_bytes(), name=path.name, shown=str(path), lang=lang)

    @classmethod
    def from_text(cls, text: str, *, name: str = "scenario.toml", lang: str = "id") -> Scenario:
        """A scenario from its text."""
        return cls(text.encode(), name=name, shown=name, lang=lang)

    @classmethod
    def from_dict(
        cls, data: dict[str, Any], *, name: str = "scenario.toml", lang: str = "id"
    ) -> Scenario:
        """A scenario from dictionaries and lists with the names of the file format.

        ``{"format": 1, "business": {...}, "channel": [{...}, ...]}``; dates are
        :class:`datetime.date`, money is rupiah, shares are of 1.
        """
        return cls.from_text(_ragam.text_of(data), name=name, lang=lang)

    @property
    def name(self) -> str:
        """Name of the file."""
        return self._name

    @property
    def text(self) -> str:
        """The text."""
        return self._data.decode(errors="replace")

    @property
    def lang(self) -> str:
        """Language of all that is said: ``id`` or ``en``."""
        return self._lang

    def __repr__(self) -> str:
        return f"<ragam.Scenario {self._shown}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[bytes, str, str]:
        return self._data, self._name, self._lang

    def _text(self) -> tuple[str, str, bytes]:
        return self._shown, self._name, self._data

    def _how(
        self,
        paths: int | None,
        seed: int | None,
        threads: int | None,
        progress: Progress | None,
    ) -> _How:
        return self._lang, paths, seed, threads, progress

    def set(self, path: str, value: float) -> Scenario:
        """The scenario with another number at the path of a key, in the unit of that key.

        Paths are those of the program's ``--set``, such as ``shock.live_halt.severity`` (share of 1)
        or ``business.opening_cash`` (rupiah). Where a range stands, all of it moves in proportion, so
        that its middle becomes the number. Comments stay.
        """
        text = _ragam.set_number(self._text(), path, float(value), self._lang)
        return Scenario(text.encode(), name=self._name, shown=self._shown, lang=self._lang)

    def check(self) -> Check:
        """All problems at once, as data and as text; what a sound scenario means."""
        import json

        told, problems, text = _ragam.check(self._text(), self._lang)
        meaning = json.loads(told)["files"][0]
        is_sound = bool(meaning.pop("sound"))
        meaning.pop("problems")
        found = [Problem(*problem) for problem in problems]
        return Check(is_sound, found, text.strip("\n"), meaning if is_sound else {})

    def run(
        self,
        *,
        paths: int | None = None,
        seed: int | None = None,
        keep_paths: bool = True,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """Simulates possible futures, as ``ragam run``.

        ``paths`` (1 to 5,000,000) and ``seed`` stand in for those of the scenario. ``keep_paths``
        keeps a row for each path, about 200 bytes, for :meth:`Result.paths`. ``threads`` are all
        cores unless given; figures do not depend on them.
        """
        how = self._how(paths, seed, threads, progress)
        return Result(_ragam.run(self._text(), how, keep_paths), self._lang)

    def compare(
        self,
        mixes: Sequence[str] = (),
        *,
        break_even: bool = True,
        paths: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """Compares mixes of channels over the same futures, as ``ragam compare``.

        ``mixes`` are ids, ``today`` is today's; all of the scenario unless given. The others are
        judged against the first. ``break_even`` asks also from how often on a shock makes a mix pay
        off, which takes the longest.
        """
        how = self._how(paths, seed, threads, progress)
        return Result(_ragam.compare(self._text(), how, list(mixes), break_even), self._lang)

    def buffer(
        self,
        *,
        survive: float = 0.95,
        mixes: Sequence[str] = (),
        paths: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """How much cash to hold today (rupiah), as ``ragam buffer``.

        ``survive`` is the share of futures in which cash is to last, between 0 and 1.
        """
        how = self._how(paths, seed, threads, progress)
        return Result(_ragam.buffer(self._text(), how, survive, list(mixes)), self._lang)

    def stress(
        self,
        axes: Mapping[str, tuple[float, float, float]] | None = None,
        *,
        breaking_point: bool = False,
        chance: float = 0.05,
        mix: str | None = None,
        paths: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """The chance of running out of cash over one or two numbers, as ``ragam stress``.

        ``axes`` are paths of keys with first value, last value and step, in the unit of the key;
        ``share.<channel>`` is a channel's share of the effort. ``breaking_point`` finds where the
        chance crosses ``chance`` (share of 1).
        """
        how = self._how(paths, seed, threads, progress)
        wanted = list((axes or {}).items())
        answer = _ragam.stress(self._text(), how, wanted, breaking_point, chance, mix)
        return Result(answer, self._lang)

    def optimize(
        self,
        *,
        min_share: Mapping[str, float] | None = None,
        max_share: Mapping[str, float] | None = None,
        risk_limit: float | None = None,
        step: float | None = None,
        paths: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """The mix with the most cash on average within a limit of risk, as ``ragam optimize``.

        ``min_share`` and ``max_share`` are shares of effort (of 1) by channel. ``risk_limit`` is the
        largest expected shortfall at 95% that is borne, in rupiah: today's unless given,
        ``math.inf`` for any. ``step`` is that of the first mixes tried, a share of 1.
        """
        how = self._how(paths, seed, threads, progress)
        least, most = list((min_share or {}).items()), list((max_share or {}).items())
        answer = _ragam.optimize(self._text(), how, least, most, risk_limit, step)
        return Result(answer, self._lang)

    def sensitivity(
        self,
        figure: str = "net_cash_flow",
        *,
        mix: str | None = None,
        paths: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """Which unknown number matters most, as ``ragam sensitivity``.

        ``figure`` is ``net_cash_flow``, ``lowest_cash`` or ``sales``, all in money.
        """
        how = self._how(paths, seed, threads, progress)
        return Result(_ragam.sensitivity(self._text(), how, figure, mix), self._lang)

    def attribute(
        self,
        *,
        mix: str | None = None,
        paths: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> Result:
        """Where the risk comes from, as ``ragam attribute``."""
        how = self._how(paths, seed, threads, progress)
        return Result(_ragam.attribute(self._text(), how, mix), self._lang)


def compare(
    scenarios: Iterable[Scenario],
    *,
    paths: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Compares scenarios over the same draws, each with the first, as ``ragam compare A B``.

    They must agree in horizon, start date and currency.
    """
    scenarios = list(scenarios)
    if not scenarios:
        raise ValueError("compare: no scenarios")
    lang = scenarios[0].lang
    how: _How = (lang, paths, seed, threads, progress)
    return Result(_ragam.compare_scenarios([one._text() for one in scenarios], how), lang)


@dataclass(frozen=True)
class RefusedFile:
    """A file that could not be used."""

    name: str
    """Its name."""
    why: str
    """What is wrong with it."""
    help: str
    """How to mend it."""


@dataclass(frozen=True)
class Fit:
    """A scenario from a shop's own files."""

    scenario: Scenario
    """The scenario, in which every number says where it comes from."""
    sentences: list[str]
    """What was read, and what was found."""
    refused: list[RefusedFile]
    """Files that could not be used."""

    def __str__(self) -> str:
        return "\n".join(self.sentences)


def _files(files: Iterable[PathName]) -> list[tuple[str, bytes]]:
    # Folders say nothing of a shop, and may say too much of its owner.
    return [(Path(file).name, Path(file).read_bytes()) for file in files]


def fit(
    files: Iterable[PathName],
    *,
    channel: str | None = None,
    shocks: Sequence[tuple[datetime.date | str, datetime.date | str]] = (),
    name: str | None = None,
    cash: float | None = None,
    rent: float | None = None,
    family: float | None = None,
    goods_share: float | None = None,
    lang: str = "id",
) -> Fit:
    """Makes a scenario from exports, cash books and tables, as ``ragam fit``.

    ``shocks`` are first and last days of shocks that are known. ``cash`` today, ``rent`` a month and
    what the ``family`` takes a month are rupiah; ``goods_share`` is the share of sales (of 1) that
    goods cost. What no file says is assumed and marked so.
    """
    if goods_share is not None and not 0 <= goods_share <= 1:
        raise ValueError("goods_share: 0 to 1")
    for told, amount in (("cash", cash), ("rent", rent), ("family", family)):
        if amount is not None and not math.isfinite(amount):
            raise ValueError(f"{told}: {amount} is no amount")
    days = [(str(first), str(last)) for first, last in shocks]
    text, sentences, refused = _ragam.fit(
        _files(files), lang, channel, days, (name, cash, rent, family, goods_share)
    )
    scenario = Scenario.from_text(text, name="fitted.toml", lang=lang)
    return Fit(scenario, sentences, [RefusedFile(*one) for one in refused])


def backtest(
    files: Iterable[PathName],
    *,
    channel: str | None = None,
    history: Sequence[int] = (90, 180, 365),
    horizon: Sequence[int] = (30, 90),
    every: int = 7,
    lang: str = "id",
) -> Result:
    """Tries forecasts on a shop's own past, as ``ragam backtest``; all lengths are days.

    The table ``coverage`` says how often ranges held (shares of 1).
    """
    answer, _ = _ragam.backtest(
        _files(files), lang, channel, list(history), list(horizon), every
    )
    return Result(answer, lang)
