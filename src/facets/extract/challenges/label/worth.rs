//! How much a name tells by itself.

use super::deed::DEEDS;
use crate::facets::extract::challenges::is_headword;
use crate::facets::extract::lists::{Kind, WordKinds};
use crate::facets::extract::sets::WordSet;
use crate::facets::phrase::each_token;

/// How much a name tells, the most last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// Only that there is trouble: "a serious challenge".
    Bare,
    /// What is done, but not by whom: "refusal to pay".
    Thin,
    /// What the trouble is.
    Full,
}

/// How much a name tells.
pub(super) fn of(text: &str) -> Worth {
    let kinds = WordKinds::bundled();
    let (mut words, mut says, mut heads) = (0, 0, 0);
    let (mut is_conduct, mut is_threat, mut is_to) = (false, false, false);
    let tells_enough = each_token(text, None).any(|word| {
        let folded = word.folded();
        let kind = kinds.kind(folded);
        // "A refusal".
        let opens = words == 0 && kind == Kind::Determiner;
        match words {
            0 => is_conduct = WordSet::NeedsDoer.has(folded),
            1 if is_threat => is_to = folded == "to",
            // "Threat to the harvest" is what threatens it, "threat of lawsuits" a deed.
            2 if is_threat && is_to => is_conduct = kind == Kind::Verb,
            2 if is_threat => is_conduct = DEEDS.contains(&folded),
            _ => {}
        }
        is_threat |= words == 0 && matches!(folded, "threat" | "threats");
        words += usize::from(!opens);
        if kind == Kind::Content {
            let is_number = folded.starts_with(|c: char| c.is_ascii_digit())
                || matches!(folded, "percent" | "cent");
            let is_head = is_headword(folded);
            heads += usize::from(is_head);
            says += usize::from(!is_number && !is_head && !WordSet::PaleTrouble.has(folded));
        }
        says > 1 && words > 2 && !is_conduct
    });
    match says {
        _ if tells_enough => Worth::Full,
        0 => Worth::Bare,
        _ if is_conduct => Worth::Thin,
        // "Diseases", "myriad crises"; but "local obstacles".
        1 if words + heads < 3 => Worth::Bare,
        _ => Worth::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conduct_needs_somebody_whatever_stands_before_it() {
        for text in [
            "refusal to pay",
            "A refusal to pay",
            "Threat of lawsuits",
            "threats of lawsuits",
        ] {
            assert_eq!(of(text), Worth::Thin, "{text}");
        }
        for text in ["a serious challenge", "Diseases"] {
            assert_eq!(of(text), Worth::Bare, "{text}");
        }
        assert_eq!(of("Threat to the harvest of the island"), Worth::Full);
    }
}
