//! What is wrong with a district: each thing named, where it stands.

use ragam::district::DistrictFiles;

use crate::command_line::dir::Dir;
use crate::district::{SHOPS, base, text};

/// One row was named, not the first, without its column and at the file of the district.
#[test]
fn where_every_row_is_wrong_all_are_told_in_their_order_at_their_table() {
    let dir = Dir::new();
    dir.write("a.toml", base(""));
    dir.write("d.toml", text(32, SHOPS));
    let rows = "A,-5,1\nB,1,x\nC,2,9.000\nD,-1,1\n";
    dir.write("shops.csv", format!("name,channel.live.weekly_sales,opening_cash\n{rows}"));
    let said = dir.ragam("district d.toml").in_english().ends_with(1).err;
    let places: Vec<usize> = [
        "row 2, column channel.live.weekly_sales (A): `weekly_sales` must be at least 0",
        "row 3, column business.opening_cash (B): x is no number",
        "row 4, column business.opening_cash (C): 9.000 can be read in two ways",
        "row 5, column channel.live.weekly_sales (D)",
    ]
    .iter()
    .map(|part| said.find(part).unwrap_or_else(|| panic!("{part}: {said}")))
    .collect();
    assert!(places.is_sorted(), "{said}");
    assert_eq!((said.matches("--> shops.csv").count(), said.contains("--> d.toml")), (4, false));
    let many: String = (0..30).map(|row| format!("T{row},-5,1\n")).collect();
    dir.write("shops.csv", format!("name,channel.live.weekly_sales,opening_cash\n{many}"));
    let said = dir.ragam("district d.toml").in_english().ends_with(1).err;
    assert!(said.contains("(T19)") && !said.contains("(T20)"), "{said}");
    assert!(said.contains("10 more rows are wrong"), "{said}");
}

/// Those that could not be read stood before those that could not be simulated.
#[test]
fn rows_that_are_left_out_are_told_in_the_order_of_the_table() {
    let dir = Dir::new();
    dir.write("a.toml", base(""));
    dir.write("d.toml", text(32, SHOPS));
    let head = "name,channel.live.weekly_sales\n";
    dir.write("shops.csv", format!("{head}A,5\nB,-3\nC,x\nD,-1\n"));
    let said = dir.ragam("district d.toml --no-charts").in_english().ends_with(0).out;
    assert!(said.contains("3 shops are left out because their rows are wrong"), "{said}");
    let left_out = dir.read("ragam-out/d-district/left_out.csv");
    let rows: Vec<&str> =
        left_out.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(rows, ["3", "4", "5"]);
    dir.write("shops.csv", format!("{head}A,5\nB,-3\n"));
    let said = dir.ragam("district d.toml --no-charts").in_english().ends_with(0).out;
    assert!(said.contains("1 shop is left out because its row is wrong"), "{said}");
    assert!(said.contains("1 shop lived together"), "{said}");
}

/// Every row was said to be wrong.
#[test]
fn a_column_whose_path_leads_nowhere_in_any_base_is_a_problem_of_the_head() {
    let files = |text: &str, table: &str| {
        let files = DistrictFiles::read("d.toml", text.as_bytes()).unwrap();
        let needed = [base("").into_bytes(), table.as_bytes().to_vec()];
        files.district(&needed, None, None).unwrap_err().to_string()
    };
    let table = "name,channel.liv.weekly_sales\nA,5\nB,3\n";
    let said = files(&text(32, SHOPS), table);
    assert!(said.contains("column channel.liv.weekly_sales: the path"), "{said}");
    assert!(said.contains("--> shops.csv") && said.contains("did you mean `live`?"), "{said}");
    assert!(!said.contains("row 2"), "{said}");
    let draw = "[draw]\ncount = 9\n[draw.set]\n\"channel.liv.weekly_sales\" = 5\n";
    let said = files(&text(32, draw), "");
    assert!(said.contains("d.toml:13:1") && said.contains("leads nowhere"), "{said}");
}

/// Each of them was simulated in vain, and none was named.
#[test]
fn draws_that_are_wrong_for_every_shop_are_told_where_they_are_stated() {
    let draw = "[draw]\ncount = 9\n[draw.set]\n\"channel.live.weekly_sales\" = [-9, -5]\n";
    let files = DistrictFiles::read("d.toml", text(32, draw).as_bytes()).unwrap();
    let said = files.district(&[base("").into_bytes()], None, None).unwrap_err().to_string();
    assert!(said.contains("no shop that is drawn can be simulated"), "{said}");
    assert!(said.contains("d.toml:13:1") && said.contains("must be at least 0"), "{said}");
}

/// The district was simulated as if they were not there.
#[test]
fn shocks_and_platforms_that_meet_no_shop_are_told() {
    let refused = |more: &str| {
        let text = text(32, &format!("[draw]\ncount = 2\n{more}"));
        let files = DistrictFiles::read("d.toml", text.as_bytes()).unwrap();
        files.district(&[base("").into_bytes()], None, None).map_err(|failed| failed.to_string())
    };
    let rest = "rate_per_year = 1\nduration_days = 9\nseverity = 1\n";
    let said = refused(&format!(
        "[platforms]\ntiktok = \"TikTok\"\ntokopedia = \"T\"\n[[shock]]\nid = \"s\"\n\
         hits = [\"live\", {{ platform = \"shope\" }}]\n{rest}"
    ))
    .unwrap_err();
    for part in ["d.toml:14:1", "`tokopedia`", "d.toml:17:17", "did you mean `shopee`?"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // With a wrong shock a wrong column is told too.
    let both = text(32, &format!("{SHOPS}[[shock]]\nid = \"s\"\nhits = [\"liv\"]\n{rest}"));
    let files = DistrictFiles::read("d.toml", both.as_bytes()).unwrap();
    let table = b"name,channel.liv.weekly_sales\nA,5\n".to_vec();
    let said = files.district(&[base("").into_bytes(), table], None, None).unwrap_err().to_string();
    assert!(
        said.contains("no channel has the id `liv`") && said.contains("--> shops.csv"),
        "{said}"
    );
    let sound = format!("[[shock]]\nid = \"s\"\nhits = [{{ everything = true }}]\n{rest}");
    assert!(refused(&sound).is_ok() && refused("[platforms]\nshopee = \"S\"\n").is_ok());
}

/// A scenario file warns of them; a table did not.
#[test]
fn values_that_shops_do_not_have_are_warned_of_once_a_column() {
    let dir = Dir::new();
    dir.write("a.toml", base(""));
    dir.write("d.toml", text(32, SHOPS));
    let rows = "A,4_000_000,3_000_000\nB,20,20\nC,30,3_000_000\n";
    dir.write("shops.csv", format!("name,opening_cash,channel.live.weekly_sales\n{rows}"));
    let said = dir.ragam("district d.toml --no-charts").in_english().ends_with(0).err;
    assert!(said.contains("warning: row 3, column business.opening_cash (B): "), "{said}");
    assert!(said.contains("row 3, column channel.live.weekly_sales (B): "), "{said}");
    assert_eq!((said.matches("warning:").count(), said.contains("(C)")), (2, false), "{said}");
}
