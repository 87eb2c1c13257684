use super::super::{ExplainedShare, Tornado, TornadoFigure, TornadoRow};
use super::{LONG_NAME, Sample};

/// A number between these inputs that moves the figure between these values.
fn row(name: &str, (low, high): (&str, &str), (at_low, at_high): (f64, f64)) -> TornadoRow {
    TornadoRow {
        name: name.to_owned(),
        low_input: low.to_owned(),
        high_input: high.to_owned(),
        at_low,
        at_high,
        explained: None,
    }
}

fn of(figure: TornadoFigure, base: f64, rows: Vec<TornadoRow>) -> Tornado {
    Tornado {
        business: "Batik Sekar Arum".to_owned(),
        days: 365,
        figure,
        base,
        rows,
        interval_level: 0.95,
        paths: 10_000,
    }
}

/// Seven numbers, with what each explains, that move a figure around `base` in units of `unit`.
fn seven(figure: TornadoFigure, (base, unit): (f64, f64)) -> Tornado {
    let better = if figure == TornadoFigure::NetCashFlow { 1.0 } else { -1.0 };
    let at = |low: f64, high: f64| (base + better * low * unit, base + better * high * unit);
    let mut rows = vec![
        row("Porsi harga pokok barang", ("52%", "64%"), at(9.0, -8.0)),
        row("Lama TikTok Live berhenti", ("4 hari", "41 hari"), at(3.0, -5.5)),
        row("Pembeli yang kembali dalam sebulan", ("35%", "80%"), at(-3.0, 2.6)),
        row("Penjualan Shopee", ("Rp2,1 jt", "Rp4,4 jt"), at(-1.9, 2.2)),
        row("Barang yang dikembalikan", ("2%", "6%"), at(0.9, -0.8)),
        row("Ongkos paket", ("Rp1,5 rb", "Rp2,5 rb"), at(0.4, -0.4)),
        row("Hari uang masuk", ("3 hari", "9 hari"), at(0.1, 0.2)),
    ];
    for (row, estimate) in rows.iter_mut().zip([0.52, 0.24, 0.11, 0.08, 0.02, 0.004, -0.003]) {
        let (low, high) = (estimate - 0.03, estimate + 0.035);
        row.explained = Some(ExplainedShare { estimate, low, high });
    }
    of(figure, base, rows)
}

fn usual() -> Tornado {
    seven(TornadoFigure::NetCashFlow, (34e6, 1e6))
}

/// This many numbers with long names and inputs, in units of `scale` rupiah.
fn many(number: u32, scale: f64) -> Tornado {
    let one = |place: u32| {
        let name = format!("Angka {}: {LONG_NAME}", place + 1);
        let swing = f64::from(number - place) * scale;
        row(&name, ("paling sedikit 12 bungkus", "paling banyak 45 bungkus"), (-swing, 2.0 * swing))
    };
    Tornado {
        business: LONG_NAME.to_owned(),
        ..of(TornadoFigure::ExpectedShortfall, 0.0, (0..number).map(one).collect())
    }
}

/// Tornadoes, ordinary and extreme.
pub fn tornadoes() -> Vec<Sample<Tornado>> {
    let mut bare = usual();
    for row in &mut bare.rows {
        row.explained = None;
    }
    let still = |value: f64| row("Ongkos paket", ("Rp1,5 rb", "Rp2,5 rb"), (value, value));
    let one = vec![row("Penjualan TikTok", ("Rp5 jt", "Rp9 jt"), (-4e6, 21e6))];
    let one_side = vec![
        row("Harga barang", ("Rp80 rb", "Rp120 rb"), (12e6, 19e6)),
        row("Ongkos paket", ("Rp1,5 rb", "Rp2,5 rb"), (9.5e6, 5e6)),
    ];
    vec![
        ("usual", usual()),
        ("out_of_cash", seven(TornadoFigure::OutOfCash, (0.12, 0.01))),
        ("reserve", seven(TornadoFigure::Reserve, (115e6, 4e6))),
        ("no_shares", bare),
        ("one_row", of(TornadoFigure::NetCashFlow, 8e6, one)),
        ("one_side", of(TornadoFigure::NetCashFlow, 10e6, one_side)),
        ("nothing_moves", of(TornadoFigure::NetCashFlow, 8e6, vec![still(8e6); 4])),
        ("never_out", of(TornadoFigure::OutOfCash, 0.0, vec![still(0.0); 3])),
        ("always_out", of(TornadoFigure::OutOfCash, 1.0, vec![still(1.0); 3])),
        ("twelve", many(12, 1e6)),
        ("twenty", many(20, 1e6)),
        ("thousand", many(6, 100.0)),
        ("ten_trillion", many(6, 1e12)),
        ("far_from_zero", seven(TornadoFigure::NetCashFlow, (2.1e9, 1e6))),
        ("thirty_days", Tornado { days: 30, ..usual() }),
    ]
}
