//! Workbooks (XLSX) made by hand, so that they can be wrong in ways that no library writes.

use std::fmt::Write;

/// The XML of a sheet: its dimension, if it states one, and rows of text cells.
pub fn sheet_xml(dimension: Option<&str>, rows: &[Vec<&str>], with_references: bool) -> String {
    let mut xml =
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#
            .to_owned();
    if let Some(dimension) = dimension {
        write!(xml, r#"<dimension ref="{dimension}"/>"#).unwrap();
    }
    xml.push_str("<sheetData>");
    for (line, row) in rows.iter().enumerate() {
        xml.push_str(&row_xml(line + 1, row, with_references));
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

fn row_xml(line: usize, row: &[&str], with_references: bool) -> String {
    let mut xml = if with_references { format!(r#"<row r="{line}">"#) } else { "<row>".to_owned() };
    for (column, cell) in row.iter().enumerate() {
        let letter = char::from(b'A' + u8::try_from(column).unwrap());
        let reference =
            if with_references { format!(r#" r="{letter}{line}""#) } else { String::new() };
        write!(xml, r#"<c{reference} t="inlineStr"><is><t>{cell}</t></is></c>"#).unwrap();
    }
    xml + "</row>"
}

/// A workbook of one sheet.
pub fn workbook_of(sheet_name: &str, sheet: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="{sheet_name}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let relations = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    zip(&[
        ("_rels/.rels", &relations("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// A ZIP archive of files that are stored as they are.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let offset = u32::try_from(body.len()).unwrap();
        let size = u32::try_from(content.len()).unwrap();
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend(crc32(content.as_bytes()).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        body.extend(b"PK\x03\x04");
        body.extend(&common);
        body.extend(name.as_bytes());
        body.extend(content.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let start = u32::try_from(body.len()).unwrap();
    let size = u32::try_from(directory.len()).unwrap();
    body.extend(&directory);
    body.extend(b"PK\x05\x06\x00\x00\x00\x00");
    body.extend(count);
    body.extend(count);
    body.extend(size.to_le_bytes());
    body.extend(start.to_le_bytes());
    body.extend([0, 0]);
    body
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
