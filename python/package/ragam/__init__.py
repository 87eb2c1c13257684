"""What happens to a small shop's sales and cash when one of its sales channels fails.

    import ragam

    shop = ragam.Scenario.read("scenarios/live-halt-2025.toml", lang="en")
    result = shop.run()
    result.figures["net_cash_flow_mean"]   # value, std_error, interval, unit
    print(result)                          # in sentences

Money is in rupiah (or the scenario's currency), shares are of 1, days are counted from 0. Figures are
those of the program ``ragam`` to the last bit.
"""

from ._district import DistrictResult, LeftOut, district
from ._errors import NoAnswerError, Problem, ScenarioError
from ._ragam import Table, __version__
from ._results import Chart, Figure, Interval, Result
from ._scenario import Check, Fit, RefusedFile, Scenario, backtest, compare, fit

__all__ = [
    "Chart",
    "Check",
    "DistrictResult",
    "Figure",
    "Fit",
    "Interval",
    "LeftOut",
    "NoAnswerError",
    "Problem",
    "RefusedFile",
    "Result",
    "Scenario",
    "ScenarioError",
    "Table",
    "__version__",
    "backtest",
    "compare",
    "district",
    "fit",
]
