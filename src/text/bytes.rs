//! Bytes looked at many at a time, without a branch for each.

/// Bytes that are looked at together, and fewer where these are not all alike.
const CHUNK: usize = 32;
const FEW: usize = 8;

/// How many bytes at the start are such ones.
pub(crate) fn leading(bytes: &[u8], is_one: impl Fn(u8) -> bool) -> usize {
    let all = |chunk: &[u8]| chunk.iter().fold(true, |all, byte| all & is_one(*byte));
    let (chunks, _) = bytes.as_chunks::<CHUNK>();
    let mut length = CHUNK * chunks.iter().take_while(|chunk| all(*chunk)).count();
    let (chunks, _) = bytes.get(length..).unwrap_or_default().as_chunks::<FEW>();
    length += FEW * chunks.iter().take_while(|chunk| all(*chunk)).count();
    let rest = bytes.get(length..).unwrap_or_default().iter();
    length + rest.take_while(|byte| is_one(**byte)).count()
}

/// Bytes at the start that are visible ASCII, or single blanks within it.
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let is_visible = |byte: u8| (b'!'..=b'~').contains(&byte);
    let is_blank_before = |byte: u8, next: u8| byte == b' ' && is_visible(next);
    if !bytes.first().is_some_and(|first| is_visible(*first)) {
        return 0;
    }
    // All of a chunk at once, without a branch for each.
    let are_plain = |from: usize| {
        let chunk = bytes.get(from..from + CHUNK)?;
        let behind = bytes.get(from + 1..=from + CHUNK)?;
        let pairs = chunk.iter().zip(behind);
        let is_plain = |(byte, next): (&u8, &u8)| is_visible(*byte) | is_blank_before(*byte, *next);
        Some(pairs.fold(true, |all, pair| all & is_plain(pair)))
    };
    let mut length = 0;
    while are_plain(length) == Some(true) {
        length += CHUNK;
    }
    // The last may begin within the one before it.
    if let (Some(last), Some(end)) = (bytes.last(), bytes.len().checked_sub(CHUNK + 1))
        && end < length
        && is_visible(*last)
        && are_plain(end) == Some(true)
    {
        return bytes.len();
    }
    while let Some(byte) = bytes.get(length) {
        let next = bytes.get(length + 1).copied().unwrap_or(b' ');
        if !is_visible(*byte) && !is_blank_before(*byte, next) {
            break;
        }
        length += 1;
    }
    length
}

/// How many bytes are such ones.
pub(crate) fn count(bytes: &[u8], is_one: impl Fn(u8) -> bool) -> usize {
    pairs(bytes, bytes, |byte, _| is_one(byte))
}

/// How many runs of bytes there are between blanks.
pub(crate) fn runs(bytes: &[u8], is_blank: impl Fn(u8) -> bool) -> usize {
    let first = bytes.first().is_some_and(|first| !is_blank(*first));
    usize::from(first) + successions(bytes, |byte, next| is_blank(byte) & !is_blank(next))
}

/// How many bytes there are that are one of some pairs with the next.
pub(crate) fn successions(bytes: &[u8], is_pair: impl Fn(u8, u8) -> bool) -> usize {
    pairs(bytes, bytes.get(1..).unwrap_or_default(), is_pair)
}

/// How many bytes are one of some pairs with the other at the same place.
fn pairs(bytes: &[u8], others: &[u8], is_pair: impl Fn(u8, u8) -> bool) -> usize {
    // No more at a time than a byte can count: so many are compared at once.
    let most = usize::from(u8::MAX);
    let parts = bytes.chunks(most).zip(others.chunks(most));
    let counts = parts.map(|(bytes, others)| {
        let pairs = bytes.iter().zip(others);
        let fit = pairs.map(|(byte, other)| u8::from(is_pair(*byte, *other)));
        usize::from(fit.fold(0, u8::wrapping_add))
    });
    counts.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_between_blanks_are_counted_in_texts_of_any_length() {
        for count in [0, 1, 2, 127, 128, 129, 255, 256, 1000] {
            for text in [" a".repeat(count), "a ".repeat(count), "ab  ".repeat(count)] {
                assert_eq!(runs(text.as_bytes(), |byte| byte == b' '), count, "{text}");
            }
        }
    }

    #[test]
    fn bytes_are_counted_wherever_they_stand() {
        let is_one = |byte| byte == b'a';
        for length in [0, 1, 7, 8, 9, 31, 32, 33, 41, 255, 256, 300] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(leading(&bytes, is_one), length);
            assert_eq!(count(&bytes, is_one), length);
            bytes.extend(b"ba");
            assert_eq!(leading(&bytes, is_one), length);
            assert_eq!(count(&bytes, is_one), length + 1);
        }
    }
}
