//! Letters and digits of ASCII, eight at a time: most words are made of no others.

/// The letters and digits of ASCII that some bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Plain {
    /// How many they are.
    pub(crate) length: usize,
    /// How many of them are capitals.
    pub(crate) capitals: usize,
    /// The first eight of them in small letters, the first of them lowest; zeros
    /// where there are fewer.
    pub(crate) begins: u64,
    /// The same as they are printed.
    pub(crate) printed: u64,
}

impl Plain {
    /// Reads them.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "asked for each word, and short")]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let plain = Self::of_eight(first_eight(bytes));
        // So it is with most words.
        if plain.length < 8 {
            return plain;
        }
        plain.and_of(bytes.get(8..).unwrap_or_default())
    }

    /// These and those that other bytes begin with.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "one word in four is as long")]
    fn and_of(mut self, mut bytes: &[u8]) -> Self {
        loop {
            let more = Self::of_eight(first_eight(bytes));
            self.length += more.length;
            self.capitals += more.capitals;
            if more.length < 8 {
                return self;
            }
            bytes = bytes.get(8..).unwrap_or_default();
        }
    }

    /// Those of eight bytes, the first of them lowest.
    #[inline]
    fn of_eight(eight: u64) -> Self {
        let letters = within(eight | SMALL, b'a', b'z');
        let others = (!(letters | within(eight, b'0', b'9')) & HIGH) >> 7;
        // The bits of the bytes before the first other.
        let kept = others.wrapping_sub(1) & !others;
        let capitals = letters & !(eight << 2) & kept;
        Self {
            length: others.trailing_zeros() as usize / 8,
            // The sum of all bytes comes to stand in the highest.
            capitals: ((capitals >> 7).wrapping_mul(EACH) >> 56) as usize,
            begins: (eight | capitals >> 2) & kept,
            printed: eight & kept,
        }
    }
}

/// One in each of eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each of eight bytes.
const HIGH: u64 = EACH * 0x80;
/// The bit that tells small letters from capitals, two below the highest.
const SMALL: u64 = EACH * 0x20;

/// The highest bit of each of eight bytes that is one of some of ASCII.
#[inline]
fn within(eight: u64, first: u8, last: u8) -> u64 {
    // What is added carries into the highest bit of a byte, and never beyond.
    let low = eight & !HIGH;
    let from = low.wrapping_add(EACH * u64::from(0x80 - first));
    let behind = low.wrapping_add(EACH * u64::from(0x7f - last));
    from & !behind & !eight & HIGH
}

/// The first eight bytes of some, the first lowest; zeros where there are fewer.
#[inline]
pub(crate) const fn first_eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    // The last four of fewer than eight come to stand behind the first.
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return four(*first) | four(*last) << (8 * (bytes.len() - 4));
    }
    match bytes {
        [one, next, last, ..] => four([*one, *next, *last, 0]),
        [one, last] => four([*one, *last, 0, 0]),
        [one] => four([*one, 0, 0, 0]),
        [] => 0,
    }
}

/// Four bytes as the first of eight.
const fn four([a, b, c, d]: [u8; 4]) -> u64 {
    u64::from_le_bytes([a, b, c, d, 0, 0, 0, 0])
}

/// The bits of so many of eight bytes, the first of them lowest; of all for more.
pub(crate) const fn eight_of(length: usize) -> u64 {
    match length {
        0..8 => !(u64::MAX << (8 * length)),
        _ => u64::MAX,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_eight_bytes_are_those_there_are() {
        let bytes = *b"abcdefgh";
        for length in 0..=bytes.len() {
            let mut expected = [0; 8];
            expected[..length].copy_from_slice(&bytes[..length]);
            assert_eq!(first_eight(&bytes[..length]), u64::from_le_bytes(expected));
        }
    }

    proptest! {
        #[test]
        fn plain_letters_are_those_that_are_read_one_by_one(
            bytes in proptest::collection::vec(
                prop_oneof![
                    8 => proptest::char::range('!', '~').prop_map(|c| c as u8),
                    8 => proptest::char::range('a', 'z').prop_map(|c| c as u8),
                    4 => proptest::char::range('A', 'Z').prop_map(|c| c as u8),
                    1 => any::<u8>(),
                ],
                0..24,
            ),
        ) {
            let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric());
            let plain = Plain::of(&bytes);
            prop_assert_eq!(plain.length, letters.clone().count());
            let capitals = letters.filter(|byte| byte.is_ascii_uppercase());
            prop_assert_eq!(plain.capitals, capitals.count());
            let small = bytes[..plain.length].to_ascii_lowercase();
            prop_assert_eq!(plain.begins, first_eight(&small));
            prop_assert_eq!(plain.printed, first_eight(&bytes[..plain.length]));
        }
    }
}
