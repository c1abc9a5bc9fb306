//! Words that lead on to what somebody says.

use crate::facets::extract::challenges::is_headword;
use crate::facets::extract::clause::{Clause, Gap};
use crate::facets::extract::lists::Kind;
use crate::facets::hash::Beginnings;

/// Whether a word only announces the trouble that a colon leads on to: "a problem:".
pub(super) fn is_announced(clause: &Clause<'_>, at: usize) -> bool {
    let end = clause.bytes(&(at..at + 1)).end;
    let rest = clause.text().get(end..).unwrap_or_default();
    rest.starts_with(':') && is_headword(clause.folded(at))
}

/// Whether a word behind which "that" opens a clause denies or doubts it.
pub(super) fn is_denied(clause: &Clause<'_>, that: usize) -> bool {
    (that.saturating_sub(4)..that).any(|at| {
        let word = clause.folded(at);
        [
            "doubt", "deni", "deny", "disput", "unlikely", "disbelie", "fail", "refus", "neglect",
            "unable", "inabilit",
        ]
        .iter()
        .any(|opens| word.starts_with(opens))
            || matches!(
                word,
                "no" | "not" | "nobody" | "never" | "none" | "if" | "little"
            )
            || clause.is_helping_not(at)
    })
}

/// Words of saying behind which "that" may be wanting.
const SAYS: [&str; 5] = ["says", "said", "say", "believes", "thinks"];
/// Those of what seems.
const SEEMS: [&str; 2] = ["appears", "seems"];
/// Words behind which other things may stand.
const ARGUES: [&str; 46] = [
    "argues",
    "argued",
    "insists",
    "insisted",
    "admits",
    "admitted",
    "saying",
    "warn",
    "warns",
    "warned",
    "claims",
    "claimed",
    "complains",
    "complained",
    "signals",
    "signalled",
    "signaled",
    "announced",
    "concedes",
    "conceded",
    "acknowledges",
    "acknowledged",
    "maintains",
    "maintained",
    "contends",
    "contended",
    "asserts",
    "asserted",
    "estimates",
    "estimated",
    "reported",
    "feared",
    "thought",
    "believed",
    "argue",
    "insist",
    "claim",
    "maintain",
    "contend",
    "assert",
    "estimate",
    "believe",
    "think",
    "concede",
    "acknowledge",
    "complain",
];
/// How all of these begin.
pub(super) const QUOTING: Beginnings = Beginnings::of(&SAYS).with(&SEEMS).with(&ARGUES);

/// Whether a word is one behind which others are quoted without "that": "the clerk says
/// nobody came".
pub(super) fn is_quoting(clause: &Clause<'_>, at: usize) -> bool {
    static BEGINNINGS: Beginnings = QUOTING;
    // Most words are none.
    if at == 0 || !BEGINNINGS.has(clause.begins(at)) {
        return false;
    }
    let word = clause.folded(at);
    SAYS.contains(&word)
        || SEEMS.contains(&word) && clause.folded(at - 1) == "it"
        || ARGUES.contains(&word)
            && clause.kind(at - 1) != Kind::Determiner
            && clause.gap(at + 1) == Gap::None
}

/// Whether a few words only tell who says the rest: ", one minister admitted,".
pub(super) fn is_saying(clause: &Clause<'_>, at: usize, count: usize) -> bool {
    let next = (at + 1..count.min(at + 5))
        .find(|word| clause.gap(*word) != Gap::None)
        .unwrap_or(count);
    // "The clerk replied, ignoring the rest" tells something.
    let tells = clause.folded(next).ends_with("ing") && clause.gap(next) == Gap::Comma;
    next - at <= 4 && next < count && is_said(clause, next - 1) && !tells
}

/// Whether somebody says something not far before "that": "warned the town that".
pub(super) fn is_told(clause: &Clause<'_>, that: usize) -> bool {
    const SAYING: [&str; 20] = [
        "warn", "told", "tell", "found", "find", "show", "said", "says", "report", "argue",
        "claim", "estimate", "conclude", "assure", "remind", "inform", "admit", "admits",
        "concede", "note",
    ];
    (that.saturating_sub(6)..that)
        .rev()
        .take_while(|at| clause.gap(at + 1) == Gap::None)
        .any(|at| {
            let word = clause.folded(at);
            SAYING.iter().any(|opens| word.starts_with(opens))
        })
}

/// Whether a word is a verb behind which "that" opens a clause.
pub(super) fn is_said(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.folded(at);
    // "The plan that the town made": a noun.
    let is_noun = at > 0 && clause.kind(at - 1) == Kind::Determiner;
    clause.kind(at) == Kind::Verb && !is_noun
        || word.ends_with("ed")
        || matches!(
            word,
            "fear"
                | "fears"
                | "worry"
                | "worries"
                | "object"
                | "objects"
                | "doubt"
                | "doubts"
                | "contend"
                | "contends"
                | "note"
                | "notes"
                | "out"
                | "caution"
                | "cautions"
                | "concede"
                | "concedes"
                | "report"
                | "reports"
                | "us"
                | "accusations"
                | "allegations"
                | "claims"
                | "complaints"
                | "concern"
                | "concerns"
                | "criticism"
                | "danger"
                | "evidence"
                | "risk"
                | "suspicion"
                | "suspicions"
                | "warnings"
                | "word"
                | "news"
                | "sign"
                | "signs"
                | "view"
                | "fact"
                | "insight"
                | "realisation"
                | "realization"
                | "argument"
                | "belief"
                | "reality"
                | "feeling"
                | "perception"
        )
}
