//! Lanes that are kept: a number that is the same on every path takes the room of one.

use std::ops::Index;

use serde::{Deserialize, Serialize};

use super::{LANES, Lanes};

/// One number for each path of a block, as it was, to the bit; where all are the same it is kept once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PackedLanes {
    /// The number on every path.
    Same(f64),
    /// One number a path.
    Each(Box<Lanes>),
}

impl From<&Lanes> for PackedLanes {
    fn from(lanes: &Lanes) -> Self {
        let [first, rest @ ..] = lanes;
        if rest.iter().all(|value| value.to_bits() == first.to_bits()) {
            Self::Same(*first)
        } else {
            Self::Each(Box::new(*lanes))
        }
    }
}

impl PackedLanes {
    /// The number of each path.
    #[must_use]
    pub fn lanes(&self) -> Lanes {
        match self {
            Self::Same(value) => [*value; LANES],
            Self::Each(lanes) => **lanes,
        }
    }
}

impl Index<usize> for PackedLanes {
    type Output = f64;

    fn index(&self, lane: usize) -> &f64 {
        match self {
            Self::Same(value) => value,
            Self::Each(lanes) => &lanes[lane],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_to_the_bit_and_equal_ones_take_the_room_of_one() {
        let mut zeros = [0.0; LANES];
        zeros[7] = -0.0;
        let counted: Lanes = std::array::from_fn(|lane| lane as f64 / 3.0);
        let all = [[f64::NAN; LANES], [-0.0; LANES], [7.5; LANES], zeros, counted];
        for (place, lanes) in all.iter().enumerate() {
            let packed = PackedLanes::from(lanes);
            assert_eq!(packed.lanes().map(f64::to_bits), lanes.map(f64::to_bits), "{place}");
            assert_eq!(packed[7].to_bits(), lanes[7].to_bits(), "{place}");
            assert_eq!(matches!(packed, PackedLanes::Same(_)), place < 3, "{place}");
        }
    }
}
