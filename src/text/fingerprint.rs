//! Numbers that stand for words: the same words, the same number, on every
//! machine and in every version, for they are remembered.

/// Odd, and without a pattern in its bits: 2⁶⁴ over the golden ratio. A number multiplied
/// by it is spread over the highest bits, as Knuth has it.
pub(crate) const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A number for a text. It tells texts apart that differ by accident; it is no
/// secret and no proof.
pub fn fingerprint(text: &str) -> u64 {
    let mut sum = Fingerprint::default();
    sum.add(text);
    sum.finish()
}

/// The number of several texts in order, in the making.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            for (to, byte) in word.iter_mut().zip(rest) {
                *to = *byte;
            }
            self.mix(u64::from_le_bytes(word));
        }
        // Where one ends and the next begins counts too.
        self.mix(text.len() as u64);
    }

    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(29) ^ word).wrapping_mul(SPREAD);
    }

    /// The number.
    pub fn finish(self) -> u64 {
        // Multiplying carries to the left only: the upper half decides too.
        let folded = (self.0 ^ (self.0 >> 32)).wrapping_mul(SPREAD);
        folded ^ (folded >> 29)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::{BlockKind, DocumentBuilder};

    #[test]
    fn any_change_gives_another_number() {
        let texts = ["", "a", "b", "a\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab"];
        let mut all: HashSet<u64> = texts.into_iter().map(fingerprint).collect();
        assert_eq!(all.len(), texts.len());
        // In the lower half alone as well.
        let numbered = (0..20_000).map(|number| fingerprint(&format!("Sentence {number}.")));
        all.extend(numbered.map(|number| number & 0xffff_ffff));
        assert!(all.len() >= 20_000 + texts.len() - 2, "{}", all.len());
    }

    #[test]
    fn what_is_remembered_today_is_known_tomorrow() {
        assert_eq!(fingerprint("The harbour froze."), 0xaae8_4e29_4eb7_4189);
    }

    #[test]
    fn where_texts_are_divided_counts() {
        let of = |texts: &[&str]| {
            let mut sum = Fingerprint::default();
            for text in texts {
                sum.add(text);
            }
            sum.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["abc"]), fingerprint("abc"));
    }

    #[test]
    fn documents_of_the_same_sentences_have_the_same_fingerprint() {
        let of = |texts: &[&str]| {
            let mut builder = DocumentBuilder::new();
            for text in texts {
                builder.block(BlockKind::Paragraph, text, 0..0);
            }
            builder.finish().fingerprint()
        };
        assert_eq!(of(&["One. Two."]), of(&["One.  Two.\n"]));
        assert_ne!(of(&["One. Two."]), of(&["Two. One."]));
        assert_ne!(of(&["One. Two."]), of(&["One.", "Two!"]));
    }
}
