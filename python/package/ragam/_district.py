"""Districts: many shops together, and the shocks that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Union

from . import _ragam
from ._places import Recipe, Task, local, ray, spark
from ._ragam import Answer, Table
from ._results import Result
from ._scenario import PathName, Progress, Scenario

_PLACES: dict[str, Callable[[Task], Generator[bytes, None, None]]] = {
    "local": local,
    "ray": ray,
    "spark": spark,
}


@dataclass(frozen=True)
class LeftOut:
    """A row of the table of shops that was left out; the other shops are simulated."""

    row: int | None
    """Its line in the table, from 1; None for a shop whose sales or cash are no numbers."""
    column: str | None
    """The column that is wrong; empty where several are wrong together."""
    name: str
    """Name of the shop; may be empty."""
    problem: str
    """What is wrong."""


class DistrictResult(Result):
    """What became of a district."""

    def __init__(self, answer: Answer, lang: str, sums: bytes) -> None:
        super().__init__(answer, lang)
        self.sums = sums
        """The exact sums of whole rupiah behind all figures, as bytes: the same bytes wherever and in
        whatever batches they were computed."""

    def shops(self) -> Table:
        """A row for each shop: shares of futures (of 1) in which it runs out of cash; means over futures of
        sales, cash, wages (rupiah); the cash before the first day that saves half or all of them (rupiah)."""
        return self.table("shops")

    def paths(self) -> Table:
        """A row for each possible future: lost sales, change of cash, unpaid wages (rupiah) and shops out
        of cash (number) of the whole district."""
        return self.table("district_paths")

    @property
    def left_out(self) -> list[LeftOut]:
        """Rows that were left out, with why."""
        return [LeftOut(**row) for row in self.summary["left_out"]]

    def __repr__(self) -> str:
        return f"<ragam.DistrictResult of {self.business}>"


def district(
    source: PathName,
    *,
    files: Mapping[str, Union[str, bytes, Scenario]] | None = None,
    on: Literal["local", "ray", "spark"] = "local",
    workers: int | None = None,
    batch: int | None = None,
    paths: int | None = None,
    seed: int | None = None,
    lang: str = "id",
    progress: Progress | None = None,
) -> DistrictResult:
    """Simulates many shops and the shocks that all of them share, as ``ragam district``.

    ``source`` is a district file, or its text (a string of several lines). The files that it names, its
    bases and its table of shops, are taken from ``files`` by their names, else read from its folder, that of
    a text being the current one.

    ``on`` says where: ``"local"`` on threads of this process, ``"ray"`` on the cluster that Ray is connected
    to, ``"spark"`` in the active session; without such, one is begun on this machine and ended afterwards.
    ``workers`` are threads, tasks at once, or cores of what is begun: all unless given. ``batch`` is the
    number of shops of a task. Workers get the bytes of all files and need this package, nothing else. A task
    whose worker dies is done again. Neither place nor workers, batches or deaths show in any figure.

    ``paths`` (1 to 1,000,000) and ``seed`` stand in for those of the file. ``progress`` is told how many
    paths of all shops are done, and of how many.
    """
    if on not in _PLACES:
        raise ValueError(f"on: one of {', '.join(_PLACES)}, not {on!r}")
    for name, number in (("workers", workers), ("batch", batch)):
        if number is not None and number < 1:
            raise ValueError(f"{name}: 1 or more")
    name, folder, data = _read(source)
    given = {key: _bytes(file) for key, file in (files or {}).items()}
    needed = _ragam.district_files(name, data, lang)
    contents = tuple(
        given[file] if file in given else (folder / file).read_bytes() for file in needed
    )
    recipe = Recipe(name, data, contents, paths, seed, lang)
    found = recipe.district()
    gathered = _ragam.DistrictSums()
    with closing(_PLACES[on](Task(found, recipe, workers, batch, progress))) as parts:
        for part in parts:
            gathered.add(part)
    whole = gathered.whole()
    return DistrictResult(found.answer(whole, lang), lang, whole)


def _read(source: PathName) -> tuple[str, Path, bytes]:
    if isinstance(source, str) and "\n" in source:
        return "district.toml", Path(), source.encode()
    path = Path(source)
    return str(path), path.parent, path.read_bytes()


def _bytes(file: str | bytes | Scenario) -> bytes:
    if isinstance(file, Scenario):
        return file._data
    return file.encode() if isinstance(file, str) else file
