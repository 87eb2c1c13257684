#!/usr/bin/env python3
"""The reference work of Ragam as a good analyst would write it in NumPy.

Vectorised over paths; loops run over days and channels, never over paths. Reads
benches/reference.toml, so that both programs work on the same numbers, and supports what that file
uses, no more. Prints one JSON object: seconds of simulation and of figures, and the figures with
their standard errors.

    python3 benches/peer_numpy.py [--float32] [--paths N] [--seed N]

Needs NumPy, which neither the build nor the tests of Ragam need.
"""

import argparse
import datetime
import json
import math
import pathlib
import time
import tomllib

import numpy as np

REFERENCE = pathlib.Path(__file__).with_name("reference.toml")

# Defaults of the format, see docs/model.md: what is not known is drawn once a path for the business.
NOISE, LOADING, SLOW_LOADING = (0.35, 0.5, 0.6), (0.3, 0.4, 0.6), (0.4, 0.6, 0.85)
HALF_LIFE = (60.0, 90.0, 180.0)
STEP_ONLINE, STEP_OTHER = (0.0623, 0.533), (0.05, 0.8)  # lognormal: mean and coefficient of variation
ONLINE = {"tiktok", "shopee", "tokopedia", "lazada", "blibli", "bukalapak", "zalora", "marketplace"}
RECAPTURE_HALF_LIFE = 14.0


def tail_area(since, half_life):
    """Area under a halving from 1, up to `since` days."""
    return half_life / math.log(2.0) * (1.0 - np.exp2(-np.maximum(since, 0.0) / half_life))


def strength_of_day(day, start, duration, half_life):
    """Mean strength of the shock on a day: full, then halving; the exact mean over the day."""
    from_ = day - start
    to = from_ + 1.0
    full = np.maximum(np.minimum(to, duration) - np.maximum(from_, 0.0), 0.0)
    tail = tail_area(to - duration, half_life) - tail_area(from_ - duration, half_life)
    return full + tail


def pert(rng, low, likely, high, paths):
    """A number known by its least, likeliest and largest value: a stretched beta, lambda 4."""
    up = (likely - low) / (high - low)
    return low + (high - low) * rng.beta(1.0 + 4.0 * up, 5.0 - 4.0 * up, paths)


def lognormal(rng, mean, cv, paths):
    variance = math.log(1.0 + cv * cv)
    return rng.lognormal(math.log(mean) - variance / 2.0, math.sqrt(variance), paths)


def simulate(scenario, paths, seed, real):
    """Daily cash and sales of all paths, arrays [day, path], and the opening balance."""
    rng = np.random.default_rng(seed)
    start = scenario["simulation"]["start"]
    days = 7 * scenario["simulation"]["weeks"]
    channels = scenario["channel"]
    normal = lambda: rng.standard_normal(paths, dtype=real)
    uniform = lambda low, high: (low + (high - low) * rng.random(paths)).astype(real)

    noise, loading, slow_loading, level_half_life = (
        pert(rng, *known, paths).astype(real) for known in (NOISE, LOADING, SLOW_LOADING, HALF_LIFE)
    )
    # Channels of one kind have one step, and so one variance of their levels.
    steps = {True: STEP_ONLINE, False: STEP_OTHER}
    steps = {is_online: lognormal(rng, *known, paths).astype(real) for is_online, known in steps.items()}
    kinds = [channel.get("platform", channel["id"]) in ONLINE for channel in channels]
    phi = np.exp2(-1.0 / level_half_life)
    rest, slow_rest = np.sqrt(1.0 - loading**2), np.sqrt(1.0 - slow_loading**2)
    level = [np.sqrt(steps[kind] * noise) * normal() for kind in kinds]
    variance = {kind: step * noise for kind, step in steps.items()}

    shock, link = scenario["shock"][0], scenario["link"][0]
    window = shock["window"]
    first, last = ((window[end] - start).days for end in ("from", "to"))
    happens = rng.random(paths) < window["probability"]
    begin = first + np.floor(rng.random(paths) * (last - first + 1))
    begin = np.where(happens, begin, np.inf).astype(real)
    duration = uniform(*shock["duration_days"])
    severity = uniform(*shock["severity"])
    half_life = shock["recovery"]["half_life_days"]
    ids = [channel["id"] for channel in channels]
    hit, to = ids.index(shock["hits"][0]), ids.index(link["to"])
    keep = 2.0 ** (-1.0 / link.get("half_life_days", RECAPTURE_HALF_LIFE))
    found = np.zeros(paths, real)

    costs = scenario["costs"]
    daily = [channel["weekly_sales"] / 7.0 for channel in channels]
    profiles = [np.array(channel["weekday_profile"]) for channel in channels]
    profiles = [profile * 7.0 / profile.sum() for profile in profiles]
    delays = [channel.get("payout_delay_days", 0) for channel in channels]
    net = [1.0 - channel.get("commission", 0.0) for channel in channels]
    weekday = lambda day: (start.weekday() + day) % 7
    # Sales before day 0 are ordinary: what they leave due is in the pipeline.
    rings = [np.zeros((delay + 1, paths), real) for delay in delays]
    for c, delay in enumerate(delays):
        for day in range(-delay, 0):
            rings[c][(day + delay) % (delay + 1)] = net[c] * daily[c] * profiles[c][weekday(day)]

    cash = np.empty((days, paths), real)
    sales = np.zeros((days, paths), real)
    calm = np.zeros((days, paths), real)
    weekly = np.zeros((len(channels), -(-days // 7), paths), real)
    balance = np.full(paths, scenario["business"]["opening_cash"], real)
    for day in range(days):
        slow, quick = normal(), normal()
        if day > 0:
            variance = {kind: phi * phi * variance[kind] + steps[kind] ** 2 for kind in steps}
        correction = {kind: 0.5 * (variance[kind] + noise * noise) for kind in steps}
        ordinary = []
        for c, kind in enumerate(kinds):
            if day > 0:
                level[c] *= phi
                level[c] += steps[kind] * (slow_loading * slow + slow_rest * normal())
            own = loading * quick + rest * normal()
            x = np.exp(level[c] + noise * own - correction[kind])
            ordinary.append(real(daily[c] * profiles[c][weekday(day)]) * x)
        q = 1.0 - severity * strength_of_day(day, begin, duration, half_life).astype(real)
        np.maximum(q, 0.0, out=q)
        lost = 1.0 - q
        found = real(keep) * found + real(1.0 - keep) * lost
        sold = list(ordinary)
        sold[hit] = ordinary[hit] * q
        sold[to] = ordinary[to] * (1.0 - real(link["halo"]) * lost)
        sold[to] = sold[to] + real(link["recapture"]) * np.minimum(found, lost) * ordinary[hit]
        for c, amount in enumerate(sold):
            sales[day] += amount
            calm[day] += ordinary[c]
            weekly[c, day // 7] += amount
            rings[c][(day + delays[c]) % (delays[c] + 1)] = real(net[c]) * amount
            balance += rings[c][day % (delays[c] + 1)]
            balance -= real(costs["goods_share"]) * amount
        date = start + datetime.timedelta(days=day)
        due = 0.0
        if date.day == min(25, days_in_month(date)):
            due += costs["wages_per_month"]
        if date.day == 1:
            due += costs["rent_per_month"]
        balance -= real(due)
        cash[day] = balance
    return cash, sales, calm, weekly, real(scenario["business"]["opening_cash"])


def days_in_month(date):
    following = (date.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return (following - datetime.timedelta(days=1)).day


def with_error(values):
    return float(values.mean()), float(values.std(ddof=1) / math.sqrt(len(values)))


def quantile_with_error(values, p, ordered=None):
    """Type 7 quantile; its error from order statistics one binomial deviation away."""
    ordered = np.sort(values) if ordered is None else ordered
    n = len(ordered)
    deviation = math.sqrt(n * p * (1.0 - p))
    low = ordered[max(int(math.floor(n * p - deviation)), 0)]
    high = ordered[min(int(math.ceil(n * p + deviation)), n - 1)]
    return float(np.quantile(ordered, p)), float(high - low) / 2.0


def shortfall(x, a):
    """Mean of the worst 1 - a, with the error of its influence function."""
    n = len(x)
    ordered = np.sort(x)
    count = (1.0 - a) * n
    whole = int(math.floor(count))
    tail = ordered[:whole].sum() + (count - whole) * ordered[min(whole, n - 1)]
    threshold = ordered[min(int(math.ceil(count)) - 1, n - 1)]
    influence = np.minimum(x - threshold, 0.0) / (1.0 - a) + threshold
    return float(-tail / count), float(influence.std(ddof=1) / math.sqrt(n))


def recovery_days(sales, calm):
    """Days until trailing weeks that fell below 90% of those without shocks are back."""
    cumulated = np.cumsum(np.vstack([np.zeros_like(sales[:1]), sales]), axis=0, dtype=np.float64)
    ordinary = np.cumsum(np.vstack([np.zeros_like(calm[:1]), calm]), axis=0, dtype=np.float64)
    week, usual = cumulated[7:] - cumulated[:-7], ordinary[7:] - ordinary[:-7]
    low = week < 0.9 * usual
    fell = low.any(axis=0)
    first = low.argmax(axis=0)
    later = ~low & (np.arange(len(low))[:, None] > first)
    back = later.any(axis=0) & fell
    return fell, back, later.argmax(axis=0) - first


def figures(cash, sales, calm, weekly, opening):
    """The figures of `ragam run`, with standard errors, and the daily quantiles of cash."""
    x = (cash[-1] - opening).astype(np.float64)
    lowest = cash.min(axis=0).astype(np.float64)
    out = (cash < 0.0).any(axis=0)
    total, ordinary = sales.sum(axis=0, dtype=np.float64), calm.sum(axis=0, dtype=np.float64)
    high = np.maximum.accumulate(np.vstack([np.full_like(cash[:1], opening), cash]), axis=0)
    fall = (high[1:] - cash).max(axis=0).astype(np.float64)
    needed = np.maximum(opening - lowest, 0.0)
    fell, back, days = recovery_days(sales, calm)
    n, p = len(x), float(out.mean())
    median, middle = quantile_with_error(x, 0.5), np.sort(x)
    found = {
        "net_cash_flow_mean": with_error(x),
        "net_cash_flow_median": median,
        "net_cash_flow_standard_deviation": deviation_with_error(x),
        "value_at_risk_95": negative(quantile_with_error(x, 0.05, middle)),
        "value_at_risk_99": negative(quantile_with_error(x, 0.01, middle)),
        "expected_shortfall_95": shortfall(x, 0.95),
        "expected_shortfall_99": shortfall(x, 0.99),
        "probability_out_of_cash": (p, math.sqrt(max(p * (1.0 - p), 1.0 / n) / n)),
        "cash_needed_90": quantile_with_error(needed, 0.90),
        "cash_needed_95": quantile_with_error(needed, 0.95),
        "cash_needed_99": quantile_with_error(needed, 0.99),
        "lowest_cash_median": quantile_with_error(lowest, 0.5),
        "lowest_cash_worst_5_percent": quantile_with_error(lowest, 0.05),
        "largest_fall_median": quantile_with_error(fall, 0.5),
        "days_below_zero_mean": with_error((cash < 0.0).sum(axis=0).astype(np.float64)),
        "sales_mean": with_error(total),
        "sales_without_shocks_mean": with_error(ordinary),
        "sales_change_by_shocks_mean": with_error(total - ordinary),
        "recovery.fell": share(fell),
        "recovery.back": share(back),
    }
    by_channel = weekly.sum(axis=1, dtype=np.float64).mean(axis=1)
    shares = by_channel / by_channel.sum()
    found["herfindahl_index"] = (float((shares**2).sum()), None)
    quantiles = np.quantile(cash, [0.05, 0.25, 0.5, 0.75, 0.95], axis=1)
    for p, row in zip((5, 25, 50, 75, 95), quantiles):
        found[f"cash_on_day_200_{p}_percent"] = (float(row[200]), day_error(cash[200], p / 100.0))
    np.quantile(weekly, [0.05, 0.25, 0.5, 0.75, 0.95], axis=2)
    return found


def day_error(values, p):
    return quantile_with_error(values.astype(np.float64), p)[1]


def deviation_with_error(x):
    centred = x - x.mean()
    variance = (centred**2).mean()
    deviation = math.sqrt(variance * len(x) / (len(x) - 1))
    kurtosis = (centred**4).mean() / variance**2
    return deviation, deviation * math.sqrt(max(kurtosis - 1.0, 0.0) / (4.0 * len(x)))


def negative(figure):
    return -figure[0], figure[1]


def share(flags):
    p = float(flags.mean())
    return p, math.sqrt(max(p * (1.0 - p), 1.0 / len(flags)) / len(flags))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--float32", action="store_true")
    parser.add_argument("--paths", type=int)
    parser.add_argument("--seed", type=int, default=2)
    arguments = parser.parse_args()
    scenario = tomllib.loads(REFERENCE.read_text())
    paths = arguments.paths or scenario["simulation"]["paths"]
    real = np.float32 if arguments.float32 else np.float64
    began = time.perf_counter()
    state = simulate(scenario, paths, arguments.seed, real)
    simulated = time.perf_counter()
    found = figures(*state)
    done = time.perf_counter()
    print(
        json.dumps(
            {
                "simulate_seconds": simulated - began,
                "figures_seconds": done - simulated,
                "paths": paths,
                "figures": {name: {"value": v, "std_error": e} for name, (v, e) in found.items()},
            }
        )
    )


if __name__ == "__main__":
    main()
