//! Names of elements and attributes that matter here.

use crate::text::Emphasis;

/// Declares an enum of names and how they are read.
macro_rules! names {
    ($(#[$about:meta])* $kind:ident { $($variant:ident $text:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $kind {
            $($variant,)*
            Other,
        }

        impl $kind {
            /// Reads a name in lower case.
            pub(super) fn of(name: &[u8]) -> Self {
                match name {
                    $($text => Self::$variant,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

names!(
    /// The name of an element.
    Name {
        A b"a", Address b"address", Annotation b"annotation", Area b"area", Article b"article",
        Aside b"aside", Audio b"audio", B b"b", Base b"base", Big b"big",
        Blockquote b"blockquote", Body b"body", Br b"br", Button b"button", Canvas b"canvas",
        Caption b"caption", Center b"center", Cite b"cite", Code b"code", Col b"col", Dd b"dd",
        Del b"del", Details b"details", Dfn b"dfn", Dialog b"dialog", Dir b"dir", Div b"div",
        Dl b"dl", Dt b"dt", Em b"em", Embed b"embed", Fieldset b"fieldset",
        Figcaption b"figcaption", Figure b"figure", Font b"font", Footer b"footer", Form b"form",
        Frame b"frame", H1 b"h1", H2 b"h2", H3 b"h3", H4 b"h4", H5 b"h5", H6 b"h6", Head b"head",
        Header b"header", Hgroup b"hgroup", Hr b"hr", Html b"html", I b"i", Iframe b"iframe",
        Img b"img", Input b"input", Kbd b"kbd", Label b"label", Legend b"legend", Li b"li",
        Link b"link", Listing b"listing", Main b"main", Map b"map", Menu b"menu", Meta b"meta",
        Nav b"nav", Noscript b"noscript", Object b"object", Ol b"ol", Option b"option", P b"p",
        Param b"param", Picture b"picture", Pre b"pre", Q b"q", Rp b"rp", Script b"script",
        S b"s", Samp b"samp", Search b"search", Section b"section", Select b"select",
        Source b"source", Span b"span", Strike b"strike", Strong b"strong", Style b"style",
        Summary b"summary", Sup b"sup", Svg b"svg", Table b"table", Tbody b"tbody", Td b"td", Template b"template",
        Textarea b"textarea", Tfoot b"tfoot", Th b"th", Thead b"thead", Time b"time",
        Title b"title", Tr b"tr", Track b"track", Tt b"tt", Ul b"ul", Var b"var", Video b"video",
        Wbr b"wbr", Xmp b"xmp",
    }
);

names!(
    /// The name of an attribute.
    Attribute {
        Class b"class", Colspan b"colspan", Content b"content", Datetime b"datetime",
        Hidden b"hidden",
        Href b"href", Id b"id", Itemprop b"itemprop", Lang b"lang", Name b"name",
        Property b"property", Rel b"rel", Role b"role", Rowspan b"rowspan",
        Size b"size", Start b"start",
        Style b"style", Type b"type", AriaLevel b"aria-level", AriaHidden b"aria-hidden", AriaModal b"aria-modal",
        EpubType b"epub:type",
    }
);

impl Name {
    /// Whether it never holds anything.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Area
                | Self::Base
                | Self::Br
                | Self::Col
                | Self::Embed
                | Self::Frame
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Param
                | Self::Source
                | Self::Track
                | Self::Wbr
        )
    }

    /// Whether it stands in the head of a page.
    pub(super) fn is_of_head(self) -> bool {
        matches!(
            self,
            Self::Base
                | Self::Link
                | Self::Meta
                | Self::Noscript
                | Self::Script
                | Self::Style
                | Self::Template
                | Self::Title
        )
    }

    /// The level of a heading.
    pub(super) fn level(self) -> Option<u8> {
        [Self::H1, Self::H2, Self::H3, Self::H4, Self::H5, Self::H6]
            .iter()
            .zip(1..)
            .find_map(|(name, level)| (*name == self).then_some(level))
    }

    /// Whether it is a part of a table.
    pub(super) fn is_of_table(self) -> bool {
        matches!(
            self,
            Self::Caption
                | Self::Tbody
                | Self::Td
                | Self::Tfoot
                | Self::Th
                | Self::Thead
                | Self::Tr
        )
    }

    /// Whether it is the cell of a table.
    pub(super) fn is_cell(self) -> bool {
        matches!(self, Self::Td | Self::Th)
    }

    /// Whether text before and after it stands in other blocks.
    pub(super) fn is_block(self) -> bool {
        self.level().is_some()
            || self.is_of_table()
            || matches!(
                self,
                Self::Address
                    | Self::Article
                    | Self::Aside
                    | Self::Blockquote
                    | Self::Body
                    | Self::Center
                    | Self::Dd
                    | Self::Details
                    | Self::Dialog
                    | Self::Dir
                    | Self::Div
                    | Self::Dl
                    | Self::Dt
                    | Self::Fieldset
                    | Self::Figcaption
                    | Self::Figure
                    | Self::Footer
                    | Self::Form
                    | Self::Head
                    | Self::Header
                    | Self::Hgroup
                    | Self::Hr
                    | Self::Html
                    | Self::Legend
                    | Self::Li
                    | Self::Listing
                    | Self::Main
                    | Self::Menu
                    | Self::Nav
                    | Self::Ol
                    | Self::P
                    | Self::Pre
                    | Self::Search
                    | Self::Section
                    | Self::Summary
                    | Self::Table
                    | Self::Title
                    | Self::Ul
                    | Self::Xmp
            )
    }

    /// How it sets its words apart.
    pub(super) fn emphasis(self) -> Emphasis {
        Emphasis {
            is_strong: matches!(self, Self::B | Self::Strong),
            is_stressed: matches!(
                self,
                Self::I | Self::Em | Self::Cite | Self::Dfn | Self::Var
            ),
            is_code: matches!(self, Self::Code | Self::Kbd | Self::Samp | Self::Tt),
            is_struck: matches!(self, Self::Del | Self::S | Self::Strike),
        }
    }

    /// Whether its text keeps its rows.
    pub(super) fn is_preformatted(self) -> bool {
        matches!(self, Self::Pre | Self::Listing | Self::Xmp)
    }

    /// Whether it is a list of points.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Ul | Self::Ol | Self::Menu | Self::Dir)
    }
}
