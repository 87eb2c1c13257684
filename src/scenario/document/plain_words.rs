//! What the TOML parser says, in plain words.

use crate::language::{Said, say};

/// Message and help for what the TOML parser calls an error.
pub(super) fn of(description: &str) -> (Said, Said) {
    let known = WORDS.iter().find(|(start, ..)| description.starts_with(start));
    match known {
        Some((_, message, help)) => (Said::sentence(message), Said::sentence(help)),
        None => (
            say!("problem.syntax.unknown.message", description = description),
            say!("problem.syntax.unknown.help"),
        ),
    }
}

/// How a description begins, and the keys of message and help.
const WORDS: &[(&str, &str, &str)] = &[
    (
        "key with no value",
        "problem.syntax.what.this_line_has_no",
        "problem.syntax.help.write_each_setting_as_name_value",
    ),
    (
        "missing value for key",
        "problem.syntax.what.this_line_has_no",
        "problem.syntax.help.write_each_setting_as_name_value_2",
    ),
    (
        "missing value",
        "problem.syntax.what.there_is_no_value_after",
        "problem.syntax.help.write_a_value_or_leave_the",
    ),
    (
        "string values must be quoted",
        "problem.syntax.what.this_is_neither_a_number_a",
        "problem.syntax.help.put_texts_in_double_quotes",
    ),
    (
        "invalid basic string",
        "problem.syntax.what.this_text_is_not_closed_or",
        "problem.syntax.help.put_the_text_in_double_quotes",
    ),
    (
        "invalid literal string",
        "problem.syntax.what.this_text_is_not_closed_or",
        "problem.syntax.help.put_the_text_in_double_quotes",
    ),
    (
        "invalid multi-line",
        "problem.syntax.what.this_text_is_not_closed_or",
        "problem.syntax.help.put_the_text_in_double_quotes",
    ),
    (
        "missing escaped value",
        "problem.syntax.what.a_in_a_text_must_be",
        "problem.syntax.help.write_for_a_backslash",
    ),
    (
        "too few unicode",
        "problem.syntax.what.this_u_needs_four_hexadecimal_digits",
        "problem.syntax.help.write_the_character_itself_instead",
    ),
    (
        "invalid value",
        "problem.syntax.what.this_u_is_no_character",
        "problem.syntax.help.write_the_character_itself_instead",
    ),
    (
        "unclosed array table",
        "problem.syntax.what.this_heading_is_not_closed",
        "problem.syntax.help.write_two_brackets_on_both_sides",
    ),
    (
        "unclosed table",
        "problem.syntax.what.this_heading_is_not_closed",
        "problem.syntax.help.write_a_bracket_on_both_sides",
    ),
    (
        "invalid table",
        "problem.syntax.what.this_heading_has_no_name",
        "problem.syntax.help.write_the_name_between_the_brackets",
    ),
    (
        "unclosed array",
        "problem.syntax.what.this_list_is_not_closed",
        "problem.syntax.help.end_the_list_with",
    ),
    (
        "extra comma in array",
        "problem.syntax.what.this_comma_is_too_many",
        "problem.syntax.help.write_one_comma_between_two_entries",
    ),
    (
        "missing comma between array elements",
        "problem.syntax.what.a_comma_is_missing_in_this",
        "problem.syntax.help.separate_the_entries_with_commas_and",
    ),
    (
        "unexpected `=` in array",
        "problem.syntax.what.a_list_cannot_hold",
        "problem.syntax.help.end_the_list_with_or_put",
    ),
    (
        "unclosed inline table",
        "problem.syntax.what.this_is_not_closed",
        "problem.syntax.help.end_it_with",
    ),
    (
        "extra comma in inline table",
        "problem.syntax.what.this_comma_is_too_many",
        "problem.syntax.help.write_one_comma_between_two_settings",
    ),
    (
        "missing comma between key-value pairs",
        "problem.syntax.what.a_comma_is_missing_between_and",
        "problem.syntax.help.separate_the_settings_with_commas_and",
    ),
    (
        "missing key for inline table",
        "problem.syntax.what.a_name_is_missing_before",
        "problem.syntax.help.write_name_value_between_and",
    ),
    (
        "missing assignment",
        "problem.syntax.what.an_is_missing_between_and",
        "problem.syntax.help.write_name_value_between_and",
    ),
    (
        "extra assignment",
        "problem.syntax.what.this_is_too_many",
        "problem.syntax.help.write_name_value_with_a_comma",
    ),
    (
        "invalid inline table",
        "problem.syntax.what.this_does_not_belong_between_and",
        "problem.syntax.help.write_name_value_separated_by_commas",
    ),
    (
        "missing inline table opening",
        "problem.syntax.what.there_is_no_for_this",
        "problem.syntax.help.write_before_the_first_setting",
    ),
    (
        "missing array opening",
        "problem.syntax.what.there_is_no_for_this_2",
        "problem.syntax.help.write_before_the_first_entry",
    ),
    ("extra `=`", "problem.syntax.what.this_is_too_many", "problem.syntax.help.write_name_value"),
    (
        "unexpected key or value",
        "problem.syntax.what.this_does_not_belong_here",
        "problem.syntax.help.write_one_setting_a_line_and",
    ),
    (
        "unexpected content",
        "problem.syntax.what.this_does_not_belong_here",
        "problem.syntax.help.write_one_setting_a_line_and",
    ),
    (
        "invalid unquoted key",
        "problem.syntax.what.this_name_holds_a_character_that",
        "problem.syntax.help.names_are_made_of_letters_digits",
    ),
    (
        "unquoted keys cannot be empty",
        "problem.syntax.what.a_name_is_missing_before",
        "problem.syntax.help.write_each_setting_as_name_value_2",
    ),
    (
        "invalid key-value pair",
        "problem.syntax.what.this_line_cannot_be_read",
        "problem.syntax.help.write_each_setting_as_name_value_2",
    ),
    (
        "missing table open",
        "problem.syntax.what.there_is_no_for_this_2",
        "problem.syntax.help.write_headings_such_as_business_or",
    ),
    (
        "cannot recurse further",
        "problem.syntax.what.too_many_brackets_inside_brackets",
        "problem.syntax.help.no_setting_of_a_scenario_is",
    ),
    (
        "recursion limit",
        "problem.syntax.what.too_many_brackets_inside_brackets",
        "problem.syntax.help.no_setting_of_a_scenario_is",
    ),
    (
        "carriage return",
        "problem.syntax.what.this_line_ends_in_an_unusual",
        "problem.syntax.help.save_the_file_again_with_a",
    ),
    (
        "invalid comment character",
        "problem.syntax.what.this_comment_holds_a_control_character",
        "problem.syntax.help.delete_the_character_or_type_the",
    ),
    (
        "unexpected leading zero",
        "problem.syntax.what.a_number_does_not_begin_with",
        "problem.syntax.help.leave_out_the_leading_zero",
    ),
    (
        "`_` may only go between digits",
        "problem.syntax.what.may_only_stand_between_two_digits",
        "problem.syntax.help.write_numbers_such_as_1_000",
    ),
    (
        "redundant numeric sign",
        "problem.syntax.what.one_sign_is_enough",
        "problem.syntax.help.write_numbers_such_as_5",
    ),
    (
        "invalid boolean",
        "problem.syntax.what.this_is_neither_true_nor_false",
        "problem.syntax.help.write_true_or_false_in_small",
    ),
    (
        "invalid date-time",
        "problem.syntax.what.this_is_not_a_date",
        "problem.syntax.help.write_dates_as_2026_01_31",
    ),
    (
        "failed to parse datetime",
        "problem.syntax.what.this_is_not_a_date",
        "problem.syntax.help.write_dates_as_2026_01_31",
    ),
    (
        "invalid mantissa",
        "problem.syntax.what.this_is_not_a_number",
        "problem.syntax.help.write_numbers_such_as_0_5",
    ),
    (
        "invalid fraction",
        "problem.syntax.what.this_is_not_a_number",
        "problem.syntax.help.write_a_digit_after_the_point",
    ),
    (
        "invalid exponent",
        "problem.syntax.what.this_is_not_a_number",
        "problem.syntax.help.write_numbers_such_as_0_5",
    ),
    (
        "invalid float",
        "problem.syntax.what.this_is_not_a_number",
        "problem.syntax.help.write_numbers_such_as_0_5",
    ),
    (
        "invalid integer",
        "problem.syntax.what.this_is_not_a_number",
        "problem.syntax.help.write_numbers_such_as_0_5",
    ),
    (
        "cannot extend value",
        "problem.syntax.what.this_name_is_already_set_to",
        "problem.syntax.help.set_each_name_once",
    ),
];
