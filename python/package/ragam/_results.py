"""Answers: figures, sentences, tables, charts."""

from __future__ import annotations

import base64
import html
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from . import _parquet
from ._ragam import Answer, Table


@dataclass(frozen=True)
class Interval:
    """Where the truth lies, with a given confidence, as far as the number of paths can tell."""

    low: float
    """Lower end, in the unit of the figure."""
    high: float
    """Upper end, in the unit of the figure."""
    confidence: float
    """Share of such intervals that hold the truth: 0.95."""


@dataclass(frozen=True)
class Figure:
    """A figure with its error. ``float(figure)`` is its value."""

    value: float
    """The figure itself."""
    std_error: float | None
    """Standard error, in the unit of the figure; None where it cannot be estimated."""
    interval: Interval | None
    """95% interval; None where the paths allow none."""
    unit: str
    """``money`` (the scenario's currency), ``share`` (of 1), ``days`` or ``number``."""
    sample: int
    """Number of paths that it is of."""
    cautions: tuple[Any, ...] = ()
    """What a reader has to know; empty for most figures."""

    def __float__(self) -> float:
        return self.value


def _figure(found: Mapping[str, Any]) -> Figure:
    interval = found.get("interval")
    value = found["value"]
    return Figure(
        value=math.nan if value is None else float(value),
        std_error=found.get("std_error"),
        interval=Interval(**interval) if interval else None,
        unit=found["unit"],
        sample=found["sample"],
        cautions=tuple(found.get("cautions", ())),
    )


def _name_of(item: Any, position: int) -> str:
    if isinstance(item, Mapping):
        for key in ("id", "mix", "name", "key", "path"):
            if isinstance(item.get(key), str):
                against = item.get("against")
                return f"{item[key]}_against_{against}" if against else str(item[key])
    return str(position)


def _walk(found: Any, path: str) -> Iterator[tuple[str, Figure]]:
    if isinstance(found, Mapping):
        if "unit" in found and "value" in found and "sample" in found:
            yield path, _figure(found)
            return
        for key, item in found.items():
            inner = path if key in ("metrics", "differences") else f"{path}.{key}" if path else key
            yield from _walk(item, inner)
    elif isinstance(found, list):
        names = [_name_of(item, position) for position, item in enumerate(found)]
        if len(set(names)) < len(names):
            names = [str(position) for position in range(len(found))]
        for name, item in zip(names, found):
            yield from _walk(item, f"{path}.{name}")


@dataclass(frozen=True)
class Chart:
    """A chart of 1920 by 1080 pixels; notebooks show it."""

    _answer: Answer
    name: str
    """Its name, as that of its file."""
    title: str
    """The sentence that it says."""
    lang: str
    """Its language: ``id`` or ``en``."""

    @cached_property
    def svg(self) -> str:
        """The chart as SVG; letters are outlines."""
        return self._answer.svg(self.name, self.lang)

    @cached_property
    def png(self) -> bytes:
        """The chart as PNG."""
        return self._answer.png(self.name, self.lang)

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_png_(self) -> bytes:
        return self.png


class Result:
    """What came of a question.

    ``print(result)`` says it in sentences; notebooks show its first chart.
    """

    def __init__(self, answer: Answer, lang: str) -> None:
        self._answer = answer
        self.lang = lang
        """Language of sentences and charts: ``id`` or ``en``."""

    @property
    def business(self) -> str:
        """Name of the shop."""
        return self._answer.business

    @cached_property
    def summary(self) -> dict[str, Any]:
        """``summary.json`` of the program, with every figure; with its conventions."""
        found: dict[str, Any] = json.loads(self._answer.summary(self.lang))
        found.pop("files", None)
        return found

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure with its error, by its name.

        Of a run: ``net_cash_flow_mean`` (money), ``probability_out_of_cash`` (share of 1) and so on,
        and ``channels.<id>.sales_mean``, ``shocks.<id>.probability``. Of a comparison:
        ``mixes.<id>.net_cash_flow_mean``, ``pairs.<id>_against_<id>.net_cash_flow_mean``.
        """
        return dict(_walk(self.summary, ""))

    def sentences(self, lang: str | None = None) -> list[str]:
        """What the program says of it, in the language of the scenario unless given."""
        return self._answer.sentences(lang or self.lang)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by their names, such as ``cash`` (by day) and ``sales`` (by week) of a run.

        Money is in the scenario's currency, shares are of 1, days are counted from 0.
        """
        return {name.removesuffix(".csv"): table for name, table in self._answer.tables()}

    def table(self, name: str | None = None) -> Table:
        """A table by its name, the first unless given.

        Programs that speak Arrow take it as it is: ``polars.DataFrame(result.table())``.
        """
        tables = self.tables
        if name is None:
            return next(iter(tables.values()))
        return tables[name]

    def paths(self) -> Table:
        """A row for each path of a run, as ``ragam run --paths-csv`` writes them.

        Money is in the scenario's currency; days are counted from 0, and have no value where nothing
        of the kind happens.
        """
        paths = self._answer.paths()
        if paths is None:
            raise LookupError("only a run with keep_paths=True has paths")
        return paths

    @cached_property
    def texts(self) -> dict[str, bytes]:
        """Texts that come with the answer, by the names of their files."""
        return dict(self._answer.texts(self.lang))

    def charts(self, lang: str | None = None) -> dict[str, Chart]:
        """The charts by their names."""
        code = lang or self.lang
        found = self._answer.charts(code)
        return {name: Chart(self._answer, name, title, code) for name, title in found}

    def chart(self, name: str | None = None, lang: str | None = None) -> Chart:
        """A chart by its name, the first unless given."""
        charts = self.charts(lang)
        if name is None:
            return next(iter(charts.values()))
        return charts[name]

    def svg(self, name: str | None = None, lang: str | None = None) -> str:
        """A chart as SVG, the first unless named."""
        return self._answer.svg(name, lang or self.lang)

    def png(self, name: str | None = None, lang: str | None = None) -> bytes:
        """A chart as PNG of 1920 by 1080 pixels, the first unless named."""
        return self._answer.png(name, lang or self.lang)

    def save_charts(self, folder: str | Path) -> list[Path]:
        """Writes every chart as PNG into a folder, and says where."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for name, chart in self.charts().items():
            file = folder / f"{name}.png"
            file.write_bytes(chart.png)
            files.append(file)
        return files

    def to_parquet(self, folder: str | Path) -> list[Path]:
        """Writes every table, and the paths of a run, into a folder as ``<name>.parquet``, and says where.

        Needs pyarrow (``pip install "ragam[parquet]"``). Files appear when all are whole and on the disk.
        """
        tables = dict(self.tables)
        paths = self._answer.paths()
        if paths is not None:
            tables["paths"] = paths
        return _parquet.write(tables, Path(folder))

    def __str__(self) -> str:
        return "\n".join([self.business, *(f"  {line}" for line in self.sentences())])

    def __repr__(self) -> str:
        return f"<ragam.Result of {self.business or 'past forecasts'}>"

    def _repr_html_(self) -> str:
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in self.sentences())
        chart = ""
        if self._answer.charts(self.lang):
            # As a picture: names inside of it cannot meet those of another chart on the page.
            data = base64.b64encode(self.svg().encode()).decode()
            chart = f'<img src="data:image/svg+xml;base64,{data}" style="max-width:100%">'
        return f"<b>{html.escape(self.business)}</b><ul>{lines}</ul>{chart}"

    def _repr_svg_(self) -> str | None:
        return self.svg() if self._answer.charts(self.lang) else None

    def _repr_png_(self) -> bytes | None:
        return self.png() if self._answer.charts(self.lang) else None
