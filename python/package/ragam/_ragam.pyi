from collections.abc import Callable
from typing import Any, final

_Text = tuple[str, str, bytes]
_How = tuple[str, int | None, int | None, int | None, Callable[[int, int], object] | None]
_Problem = tuple[bool, str, str, str | None, int | None, int | None]
_Files = list[tuple[str, bytes]]
_Refused = tuple[str, str, str]
_Told = tuple[str | None, float | None, float | None, float | None, float | None]

__all__ = [
    "Answer",
    "District",
    "DistrictSums",
    "Table",
    "__version__",
    "attribute",
    "backtest",
    "buffer",
    "check",
    "compare",
    "compare_scenarios",
    "district_files",
    "fit",
    "optimize",
    "run",
    "sensitivity",
    "set_number",
    "stress",
    "text_of",
]

__version__: str

@final
class Table:
    @property
    def num_rows(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def column(self, name: str) -> list[Any]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class Answer:
    @property
    def business(self) -> str: ...
    def sentences(self, lang: str) -> list[str]: ...
    def summary(self, lang: str) -> bytes: ...
    def tables(self) -> list[tuple[str, Table]]: ...
    def texts(self, lang: str) -> list[tuple[str, bytes]]: ...
    def paths(self) -> Table | None: ...
    def charts(self, lang: str) -> list[tuple[str, str]]: ...
    def svg(self, name: str | None, lang: str) -> str: ...
    def png(self, name: str | None, lang: str) -> bytes: ...

@final
class District:
    def __new__(
        cls,
        name: str,
        data: bytes,
        files: list[bytes],
        paths: int | None,
        seed: int | None,
        lang: str,
    ) -> District: ...
    @property
    def id(self) -> bytes: ...
    @property
    def shops(self) -> int: ...
    @property
    def paths(self) -> int: ...
    def sums(
        self,
        first: int,
        end: int,
        lang: str,
        threads: int | None,
        progress: Callable[[int, int], object] | None,
    ) -> bytes: ...
    def answer(self, sums: bytes, lang: str) -> Answer: ...

@final
class DistrictSums:
    def __new__(cls) -> DistrictSums: ...
    def add(self, sums: bytes) -> None: ...
    def whole(self) -> bytes: ...

def district_files(name: str, data: bytes, lang: str) -> list[str]: ...
def text_of(data: dict[str, Any]) -> str: ...
def check(text: _Text, lang: str) -> tuple[bytes, list[_Problem], str]: ...
def set_number(text: _Text, path: str, value: float, lang: str) -> str: ...
def run(text: _Text, how: _How, keep_paths: bool) -> Answer: ...
def compare(text: _Text, how: _How, mixes: list[str], break_even: bool) -> Answer: ...
def compare_scenarios(texts: list[_Text], how: _How) -> Answer: ...
def buffer(text: _Text, how: _How, survive: float, mixes: list[str]) -> Answer: ...
def stress(
    text: _Text,
    how: _How,
    axes: list[tuple[str, tuple[float, float, float]]],
    breaking_point: bool,
    chance: float,
    mix: str | None,
) -> Answer: ...
def optimize(
    text: _Text,
    how: _How,
    min_share: list[tuple[str, float]],
    max_share: list[tuple[str, float]],
    risk_limit: float | None,
    step: float | None,
) -> Answer: ...
def sensitivity(text: _Text, how: _How, figure: str, mix: str | None) -> Answer: ...
def attribute(text: _Text, how: _How, mix: str | None) -> Answer: ...
def fit(
    files: _Files,
    lang: str,
    channel: str | None,
    shocks: list[tuple[str, str]],
    told: _Told,
) -> tuple[str, list[str], list[_Refused]]: ...
def backtest(
    files: _Files,
    lang: str,
    channel: str | None,
    history: list[int],
    horizon: list[int],
    every: int,
) -> tuple[Answer, list[_Refused]]: ...
