//! A simple deterministic generator, independent of the one the simulation uses.

use statrs::distribution::{ContinuousCDF, Exp, Normal};

/// SplitMix64 (Steele, Lea and Flood 2014).
pub struct Generator(u64);

impl Generator {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in (0, 1), never at the ends.
    pub fn uniform(&mut self) -> f64 {
        ((self.word() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    pub fn normal(&mut self) -> f64 {
        Normal::standard().inverse_cdf(self.uniform())
    }

    /// Exponential with mean one.
    pub fn exponential(&mut self) -> f64 {
        Exp::new(1.0).unwrap().inverse_cdf(self.uniform())
    }

    pub fn normals(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| self.normal()).collect()
    }

    /// Poisson: how many exponential waits fit into `mean`.
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let mut count = 0;
        let mut waited = self.exponential();
        while waited <= mean {
            count += 1;
            waited += self.exponential();
        }
        count
    }
}
