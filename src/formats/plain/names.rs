//! What rows are called that are no title: what kind of text follows, the first
//! section, the list of contents.

/// What an article without a title may begin with.
const FIRST_HEADINGS: &[&str] = &[
    "abstract",
    "background",
    "contents",
    "executive summary",
    "foreword",
    "in brief",
    "introduction",
    "key findings",
    "key points",
    "overview",
    "preface",
    "summary",
    "table of contents",
];

/// Whether a text is the name of a first section rather than a title.
pub(in super::super) fn is_first_heading(text: &str) -> bool {
    let name = text.trim().trim_end_matches(':');
    let is_name = |known: &&str| known.eq_ignore_ascii_case(name);
    FIRST_HEADINGS.iter().any(is_name)
}

/// Whether a row above the title tells only what kind of text follows: "ANALYSIS",
/// "Opinion | Energy".
pub(in super::super) fn is_kind_of_text(text: &str) -> bool {
    const KINDS: &[&str] = &[
        "analysis",
        "article",
        "background note",
        "backgrounder",
        "brief",
        "briefing",
        "briefing note",
        "case study",
        "comment",
        "commentary",
        "discussion paper",
        "editorial",
        "essay",
        "explainer",
        "fact sheet",
        "feature",
        "for immediate release",
        "issue brief",
        "news release",
        "occasional paper",
        "op-ed",
        "opinion",
        "policy brief",
        "policy note",
        "policy paper",
        "press release",
        "report",
        "research note",
        "special report",
        "white paper",
        "working paper",
    ];
    let mut parts = text.split(['|', '/', '·', ':']).map(str::trim);
    let first = parts.next().unwrap_or_default().to_lowercase();
    // "Working Paper No. 14"
    let kind = first.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '#' | ' '));
    let kind = [" no.", " nr.", " number"]
        .iter()
        .find_map(|sign| kind.strip_suffix(sign))
        .unwrap_or(kind);
    KINDS.contains(&kind) && parts.all(|part| part.split(' ').count() <= 3)
}

/// Whether a text heads a list of contents.
pub(super) fn is_contents(text: &str) -> bool {
    let name = text.trim();
    let names = ["contents", "table of contents"];
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
