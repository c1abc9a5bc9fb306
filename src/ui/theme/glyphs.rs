//! The signs that the screens are drawn with.

/// The signs that the screens are drawn with.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Hollow sign of all facets, where only ASCII can be drawn; else each has its
    /// own.
    pub ascii_hollow: Option<&'static str>,
    /// A note.
    pub note: &'static str,
    /// Read; done.
    pub check: &'static str,
    /// Absent; failed.
    pub cross: &'static str,
    /// The current section.
    pub current: &'static str,
    /// You are here.
    pub here: &'static str,
    /// Selected row, focused sentence.
    pub bar: &'static str,
    /// Rules: horizontal, heavy horizontal, vertical, heavy vertical.
    pub rules: [&'static str; 4],
    /// Joints: ┬ ┴ ├ ┤ ┥ ┫.
    pub joints: [&'static str; 6],
    /// Heights of a bar: none, 1, 2, 3, 4, 5 and more.
    pub heights: [&'static str; 6],
    /// Cut.
    pub ellipsis: &'static str,
    /// Paragraph.
    pub paragraph: &'static str,
    /// Point of a list.
    pub point: &'static str,
    /// A break between parts.
    pub asterism: &'static str,
    /// Wrapped around the end.
    pub wrapped: &'static str,
}

/// Signs for terminals that show Unicode.
pub const UNICODE: Glyphs = Glyphs {
    ascii_hollow: None,
    note: "✎",
    check: "✓",
    cross: "✗",
    current: "▸",
    here: "▾",
    bar: "▌",
    rules: ["─", "━", "│", "┃"],
    joints: ["┬", "┴", "├", "┤", "┥", "┫"],
    heights: ["▁", "▃", "▅", "▆", "▇", "█"],
    ellipsis: "…",
    paragraph: "¶",
    point: "•",
    asterism: "*   *   *",
    wrapped: "↓",
};

/// Plain signs.
pub const ASCII: Glyphs = Glyphs {
    ascii_hollow: Some("."),
    note: "%",
    check: "x",
    cross: "X",
    current: ">",
    here: "v",
    bar: ">",
    rules: ["-", "=", "|", "|"],
    joints: ["+", "+", "+", "+", "<", "<"],
    heights: [".", "1", "2", "3", "4", "5"],
    ellipsis: "+",
    paragraph: "P",
    point: "-",
    asterism: "*   *   *",
    wrapped: "v",
};
