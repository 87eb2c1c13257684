//! How a table is declared: once, as a struct whose fields are keys.
//!
//! [`table!`] makes of one declaration the struct, the rows of the [`TableFormat`] and the reading.
//! The comment of a field is what the schema and messages say of its key. A field with `=` is one key
//! of the field's name; a field without is stated by several keys, which its type knows ([`Stated`]).
//! Types that are no struct of keys implement [`Declared`], [`Stated`] or [`Field`] by hand.

use super::fields::{Extracted, Fields};
use super::{KeyFormat, TableFormat};

/// What is read from one key.
pub(in crate::scenario) trait Field: Sized {
    /// Reads it.
    fn read(fields: &Fields<'_>, key: &str) -> Extracted<Self>;
}

/// What several keys of a table state together.
pub(in crate::scenario) trait Stated: Sized {
    /// The keys.
    const KEYS: &'static [KeyFormat];

    /// Reads them.
    fn read(fields: &Fields<'_>) -> Extracted<Self>;
}

/// What a table states.
pub(in crate::scenario) trait Declared: Sized {
    /// The table.
    const FORMAT: &'static TableFormat;

    /// Reads it.
    fn read(fields: &Fields<'_>) -> Extracted<Self>;
}

/// A table whose entries are keys: see the head of this file.
macro_rules! table {
    (
        $heading:literal,
        $(#[doc = $doc:literal])+
        struct $name:ident {
            $( $(#[doc = $about:literal])+ $field:ident: $type:ty $(= $key:expr)?, )+
        }
        $( rules: [ $( $rule:expr, )+ ] )?
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq)]
        #[allow(rustdoc::broken_intra_doc_links, reason = "tables stand in brackets, as in a file")]
        pub struct $name {
            $( $(#[doc = $about])+ pub $field: $type, )+
        }

        impl $crate::scenario::format::declare::Declared for $name {
            const FORMAT: &'static $crate::scenario::format::TableFormat = {
                use $crate::scenario::format::{KeyFormat, TableFormat, key};
                const PARTS: &[&[KeyFormat]] = &[
                    $( $crate::scenario::format::declare::row!($field $type [$($about)+] $($key)?), )+
                ];
                const KEYS: [KeyFormat; key::count(PARTS)] = key::join(PARTS);
                &TableFormat {
                    name: $heading,
                    doc: key::one_line(concat!($($doc),+)),
                    keys: &KEYS,
                    groups: &[ $( $( $rule, )+ )? ],
                }
            };

            fn read(
                fields: &$crate::scenario::format::fields::Fields<'_>,
            ) -> $crate::scenario::format::fields::Extracted<Self> {
                Ok(Self {
                    $( $field: $crate::scenario::format::declare::read!(
                        fields $field $type [$($about)+] $($key)?
                    )?, )+
                })
            }
        }

        impl $crate::scenario::format::declare::Field for $name {
            fn read(
                fields: &$crate::scenario::format::fields::Fields<'_>,
                key: &str,
            ) -> $crate::scenario::format::fields::Extracted<Self> {
                <Self as $crate::scenario::format::declare::Declared>::read(
                    &fields.table_or_empty(key)?,
                )
            }
        }
    };
}

/// The keys of one field of [`table!`].
macro_rules! row {
    ($field:ident $type:ty [$($about:literal)+]) => {
        <$type as $crate::scenario::format::declare::Stated>::KEYS
    };
    ($field:ident $type:ty [$($about:literal)+] $key:expr) => {
        &[$key.named(
            stringify!($field),
            $crate::scenario::format::key::one_line(concat!($($about),+)),
        )]
    };
}

/// The value of one field of [`table!`].
macro_rules! read {
    ($fields:ident $field:ident $type:ty [$($about:literal)+]) => {
        <$type as $crate::scenario::format::declare::Stated>::read($fields)
    };
    ($fields:ident $field:ident $type:ty [$($about:literal)+] $key:expr) => {{
        const NAME: &str = $key.named(stringify!($field), "").name;
        <$type as $crate::scenario::format::declare::Field>::read($fields, NAME)
    }};
}

/// Keys of a sum, of which the comments say what they are.
macro_rules! keys {
    ($( $(#[doc = $about:literal])+ $name:ident = $key:expr, )+) => {
        &[ $( $key.named(
            stringify!($name),
            $crate::scenario::format::key::one_line(concat!($($about),+)),
        ), )+ ]
    };
}

pub(super) use {keys, read, row, table};
