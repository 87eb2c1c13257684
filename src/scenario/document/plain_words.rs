//! What the TOML parser says, in plain words.

/// Message and help for what the TOML parser calls an error.
pub(super) fn of(description: &str) -> (String, &'static str) {
    let known = WORDS.iter().find(|(start, ..)| description.starts_with(start));
    match known {
        Some((_, message, help)) => ((*message).to_owned(), help),
        None => {
            (format!("this cannot be read: {description}"), "compare the line with an example file")
        }
    }
}

const WORDS: &[(&str, &str, &str)] = &[
    (
        "key with no value",
        "this line has no `=`",
        "write each setting as `name = value`, and start comments with `#`",
    ),
    ("missing value for key", "this line has no `=`", "write each setting as `name = value`"),
    ("missing value", "there is no value after `=`", "write a value, or leave the whole line out"),
    (
        "string values must be quoted",
        "this is neither a number, a date, true nor false",
        "put texts in double quotes",
    ),
    (
        "invalid basic string",
        "this text is not closed, or holds a character that is not allowed",
        "put the text in double quotes, on one line",
    ),
    (
        "invalid literal string",
        "this text is not closed, or holds a character that is not allowed",
        "put the text in double quotes, on one line",
    ),
    (
        "invalid multi-line",
        "this text is not closed, or holds a character that is not allowed",
        "put the text in double quotes, on one line",
    ),
    (
        "missing escaped value",
        "a `\\` in a text must be followed by a letter such as n or t",
        "write `\\\\` for a backslash",
    ),
    (
        "too few unicode",
        "this `\\u` needs four hexadecimal digits",
        "write the character itself instead",
    ),
    ("invalid value", "this `\\u` is no character", "write the character itself instead"),
    (
        "unclosed array table",
        "this heading is not closed",
        "write two brackets on both sides, such as `[[channel]]`",
    ),
    (
        "unclosed table",
        "this heading is not closed",
        "write a bracket on both sides, such as `[business]`",
    ),
    (
        "invalid table",
        "this heading has no name",
        "write the name between the brackets, such as `[business]`",
    ),
    ("unclosed array", "this list is not closed", "end the list with `]`"),
    (
        "extra comma in array",
        "this comma is too many",
        "write one comma between two entries of a list",
    ),
    (
        "missing comma between array elements",
        "a comma is missing in this list",
        "separate the entries with commas, and end the list with `]`",
    ),
    (
        "unexpected `=` in array",
        "a list cannot hold `=`",
        "end the list with `]`, or put `{ name = value }` in it",
    ),
    ("unclosed inline table", "this `{` is not closed", "end it with `}`"),
    (
        "extra comma in inline table",
        "this comma is too many",
        "write one comma between two settings",
    ),
    (
        "missing comma between key-value pairs",
        "a comma is missing between `{` and `}`",
        "separate the settings with commas, and end with `}`",
    ),
    (
        "missing key for inline table",
        "a name is missing before `=`",
        "write `name = value` between `{` and `}`",
    ),
    (
        "missing assignment",
        "an `=` is missing between `{` and `}`",
        "write `name = value` between `{` and `}`",
    ),
    (
        "extra assignment",
        "this `=` is too many",
        "write `name = value`, with a comma before the next name",
    ),
    (
        "invalid inline table",
        "this does not belong between `{` and `}`",
        "write `name = value`, separated by commas",
    ),
    (
        "missing inline table opening",
        "there is no `{` for this `}`",
        "write `{` before the first setting",
    ),
    ("missing array opening", "there is no `[` for this `]`", "write `[` before the first entry"),
    ("extra `=`", "this `=` is too many", "write `name = value`"),
    (
        "unexpected key or value",
        "this does not belong here",
        "write one setting a line, and start comments with `#`",
    ),
    (
        "unexpected content",
        "this does not belong here",
        "write one setting a line, and start comments with `#`",
    ),
    (
        "invalid unquoted key",
        "this name holds a character that is not allowed",
        "names are made of letters, digits, `_` and `-`",
    ),
    (
        "unquoted keys cannot be empty",
        "a name is missing before `=`",
        "write each setting as `name = value`",
    ),
    ("invalid key-value pair", "this line cannot be read", "write each setting as `name = value`"),
    (
        "missing table open",
        "there is no `[` for this `]`",
        "write headings such as `[business]` or `[[channel]]`",
    ),
    (
        "cannot recurse further",
        "too many brackets inside brackets",
        "no setting of a scenario is nested this deeply",
    ),
    (
        "recursion limit",
        "too many brackets inside brackets",
        "no setting of a scenario is nested this deeply",
    ),
    (
        "carriage return",
        "this line ends in an unusual way",
        "save the file again with a text editor",
    ),
    (
        "invalid comment character",
        "this comment holds a control character",
        "delete the character, or type the comment again",
    ),
    ("unexpected leading zero", "a number does not begin with 0", "leave out the leading zero"),
    (
        "`_` may only go between digits",
        "`_` may only stand between two digits",
        "write numbers such as 1_000_000",
    ),
    ("redundant numeric sign", "one sign is enough", "write numbers such as -5"),
    (
        "invalid boolean",
        "this is neither true nor false",
        "write `true` or `false`, in small letters",
    ),
    ("invalid date-time", "this is not a date", "write dates as 2026-01-31"),
    ("failed to parse datetime", "this is not a date", "write dates as 2026-01-31"),
    ("invalid mantissa", "this is not a number", "write numbers such as 0.5 or 1_000_000"),
    ("invalid fraction", "this is not a number", "write a digit after the point, such as 5.0"),
    ("invalid exponent", "this is not a number", "write numbers such as 0.5 or 1_000_000"),
    ("invalid float", "this is not a number", "write numbers such as 0.5 or 1_000_000"),
    ("invalid integer", "this is not a number", "write numbers such as 0.5 or 1_000_000"),
    ("cannot extend value", "this name is already set to something else", "set each name once"),
];
