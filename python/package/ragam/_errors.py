"""Problems of a scenario, and why a question has no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

_Data = tuple[bool, str, str, Optional[str], Optional[int], Optional[int]]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a scenario, or doubted."""

    is_error: bool
    """Whether the scenario cannot be used; else it is a warning."""
    message: str
    """What is wrong, as one sentence."""
    label: str
    """A few words about the place; may be empty."""
    help: str | None
    """How to mend it."""
    line: int | None
    """Line, counted from 1; None where the whole text is meant."""
    column: int | None
    """Column, counted from 1."""


class ScenarioError(ValueError):
    """A scenario that is not sound. As text it shows every problem with its place."""

    def __init__(self, text: str, problems: Sequence[_Data]) -> None:
        super().__init__(text, problems)
        self.text = text
        self.problems = [Problem(*problem) for problem in problems]

    def __str__(self) -> str:
        return self.text


class NoAnswerError(ValueError):
    """A question that has no answer: an unknown mix, an impossible range, nothing to compare."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message, help)
        self.message = message
        """What is wrong."""
        self.help = help
        """How to mend it."""

    def __str__(self) -> str:
        return f"{self.message}\n{self.help}" if self.help else self.message
