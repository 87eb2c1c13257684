//! The currency that amounts of a scenario are in.

/// A currency by its ISO 4217 code; rupiah where nothing else is said.
///
/// It decides how amounts are written and nothing else: none is ever converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: [u8; 3],
}

impl Currency {
    /// Rupiah, written `Rp`.
    pub const RUPIAH: Self = Self { code: *b"IDR" };

    /// The currency of a code such as `MYR`: three capital letters. None for anything else.
    ///
    /// ```
    /// use ragam::language::Currency;
    ///
    /// assert_eq!(Currency::of("IDR"), Some(Currency::RUPIAH));
    /// assert_eq!(Currency::of("ringgit"), None);
    /// ```
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self { code })
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// What stands before an amount: `Rp`, else the code.
    #[must_use]
    pub fn sign(&self) -> &str {
        if self.is_rupiah() { "Rp" } else { self.code() }
    }

    /// Its name within a sentence: `rupiah`, else the code.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.is_rupiah() { "rupiah" } else { self.code() }
    }

    /// Whether amounts are rupiah, of which nobody pays a part.
    #[must_use]
    pub fn is_rupiah(self) -> bool {
        self == Self::RUPIAH
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::RUPIAH
    }
}
