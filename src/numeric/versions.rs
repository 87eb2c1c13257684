//! One body, several instruction sets.

/// Compiles the body of a function for several instruction sets and chooses the best one at run
/// time.
///
/// The body is inlined into each version, and what it calls must be `#[inline(always)]` to be
/// compiled with it. In tests a version can be asked for (`with_version`), so that whole runs can be
/// compared.
macro_rules! versions {
    (
        $(#[$attribute:meta])*
        $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $out:ty)? $body:block
    ) => {
        $(#[$attribute])*
        $visibility fn $name($($argument: $type),*) $(-> $out)? {
            #[inline(always)]
            fn body($($argument: $type),*) $(-> $out)? $body

            #[multiversion::multiversion(targets(
                "x86_64+avx512f+avx512dq+avx512vl+avx512bw",
                "x86_64+avx2"
            ))]
            fn best($($argument: $type),*) $(-> $out)? {
                body($($argument),*)
            }

            #[cfg(test)]
            {
                use $crate::numeric::Version;

                #[multiversion::multiversion(targets("x86_64+avx2"))]
                fn avx2($($argument: $type),*) $(-> $out)? {
                    body($($argument),*)
                }

                match $crate::numeric::wanted_version() {
                    Version::Baseline => return body($($argument),*),
                    Version::Avx2 => return avx2($($argument),*),
                    Version::Best => {}
                }
            }
            best($($argument),*)
        }
    };
}

pub(crate) use versions;

#[cfg(test)]
pub(crate) use switch::{Version, wanted_version, with_version};

#[cfg(test)]
mod switch {
    use std::cell::Cell;

    /// Code for which instruction sets.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Version {
        /// Those that every processor of the architecture has: SSE2 on x86-64.
        Baseline,
        /// AVX2, where the processor has it.
        Avx2,
        /// The best that the processor has.
        Best,
    }

    thread_local! {
        static WANTED: Cell<Version> = const { Cell::new(Version::Best) };
    }

    /// The version asked for on this thread.
    pub(crate) fn wanted_version() -> Version {
        WANTED.get()
    }

    /// Does something with one version of all that is compiled for several, on this thread.
    pub(crate) fn with_version<T>(version: Version, work: impl FnOnce() -> T) -> T {
        WANTED.set(version);
        let done = work();
        WANTED.set(Version::Best);
        done
    }
}
