//! Colours that people with colour blindness can tell apart (Okabe and Ito) on white paper.
//!
//! Text is always ink or muted ink, or one of the two hues dark enough to read; other hues mark
//! areas, which carry a label or a pattern too, so that nothing is told by colour alone.

/// A colour without transparency, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Color(pub(crate) u8, pub(crate) u8, pub(crate) u8);

impl Color {
    /// This colour mixed with white: `share` 1 is the colour itself, 0 is white.
    pub(super) fn tint(self, share: f64) -> Self {
        let mix = |part: u8| {
            let mixed = 255.0 - (255.0 - f64::from(part)) * share.clamp(0.0, 1.0);
            mixed.round() as u8
        };
        Self(mix(self.0), mix(self.1), mix(self.2))
    }
}

impl Color {
    /// This colour as it is on a dark page: light becomes dark and dark light, the hue stays.
    pub(super) fn on_dark(self) -> Self {
        let parts = [self.0, self.1, self.2].map(f64::from);
        let most = parts.into_iter().fold(0.0, f64::max);
        let least = parts.into_iter().fold(255.0, f64::min);
        let lightness = (most + least) / 2.0;
        let turned = DARK_PAPER + (255.0 - lightness) * (LIGHT_INK - DARK_PAPER) / 255.0;
        // How far the parts lie from the lightness, as a share of how far they could.
        let room = |lightness: f64| lightness.min(255.0 - lightness).max(1e-9);
        let share = room(turned) / room(lightness);
        let part = |part: f64| {
            let from_middle = if most > least { (part - lightness) * share } else { 0.0 };
            (turned + from_middle).clamp(0.0, 255.0).round() as u8
        };
        let [red, green, blue] = parts.map(part);
        Self(red, green, blue)
    }
}

/// The lightness of white and of black on a dark page.
const DARK_PAPER: f64 = 22.0;
const LIGHT_INK: f64 = 255.0;

/// Titles and labels.
pub(crate) const INK: Color = Color(0x1f, 0x29, 0x33);
/// Tick labels and notes.
pub(crate) const MUTED: Color = Color(0x4b, 0x58, 0x66);
/// Grid lines.
pub(crate) const GRID: Color = Color(0xdf, 0xe3, 0xe8);
/// Axis lines and leaders.
pub(crate) const RULE: Color = Color(0x9a, 0xa5, 0xb1);
/// Windows of shocks behind the data.
pub(crate) const SHADE: Color = Color(0xec, 0xee, 0xf1);
/// The page.
pub(crate) const PAPER: Color = Color(0xff, 0xff, 0xff);
/// The main data.
pub(crate) const BLUE: Color = Color(0x00, 0x72, 0xb2);
/// What goes wrong: running out of cash, losses.
pub(crate) const VERMILLION: Color = Color(0xd5, 0x5e, 0x00);

/// Vermillion, dark enough for words.
pub(crate) const VERMILLION_TEXT: Color = Color(0xb4, 0x4f, 0x00);

const GREEN: Color = Color(0x00, 0x9e, 0x73);
const ORANGE: Color = Color(0xe6, 0x9f, 0x00);
const SKY: Color = Color(0x56, 0xb4, 0xe9);
const PINK: Color = Color(0xcc, 0x79, 0xa7);
const GREY: Color = Color(0x8a, 0x94, 0xa0);

/// Neighbours in this order differ in lightness too. Vermillion is kept for trouble.
const SERIES: [Color; 6] = [BLUE, ORANGE, GREEN, SKY, PINK, GREY];

/// The colour of the channel at this place of the scenario, the same in all charts, and whether it is
/// hatched because all plain colours are taken.
pub(super) fn series(place: usize) -> (Color, bool) {
    let color = SERIES[place % SERIES.len()];
    (color, (place / SERIES.len()) % 2 == 1)
}

/// Colours of mixes, none of which is that of a channel or of trouble; neighbours differ in lightness.
const MIXES: [Color; 6] = [
    INK,
    Color(0x9a, 0x6b, 0xc2),
    Color(0x7a, 0x4a, 0x12),
    Color(0x3f, 0xb8, 0xa8),
    Color(0x6d, 0x1a, 0x5e),
    Color(0xa8, 0x9a, 0x3c),
];

/// The colour of the mix at this place.
pub(super) fn mix(place: usize) -> Color {
    MIXES[place % MIXES.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mix_has_the_colour_of_a_channel_or_of_trouble() {
        for mix in MIXES {
            assert!(mix != VERMILLION && SERIES.iter().all(|channel| *channel != mix));
        }
    }

    #[test]
    fn twelve_series_all_look_different() {
        for one in 0..12 {
            for other in 0..one {
                assert_ne!(series(one), series(other));
            }
        }
    }

    #[test]
    fn on_a_dark_page_paper_is_dark_ink_is_light_and_hues_stay_apart() {
        let light = |color: Color| f64::from(color.0) + f64::from(color.1) + f64::from(color.2);
        assert!(light(PAPER.on_dark()) < 100.0 && light(INK.on_dark()) > 600.0);
        for one in 0..SERIES.len() {
            for other in 0..one {
                assert_ne!(SERIES[one].on_dark(), SERIES[other].on_dark());
            }
        }
    }

    #[test]
    fn tint_runs_from_white_to_the_color() {
        assert_eq!(BLUE.tint(1.0), BLUE);
        assert_eq!(BLUE.tint(0.0), PAPER);
    }
}
