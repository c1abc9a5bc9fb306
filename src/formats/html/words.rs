//! The words by which sites name and label what is not their text.

use super::name::Attribute;
use super::tree::Tree;
use crate::text::word;

/// Most words of a label such as "Related stories".
const LABEL_WORDS: usize = 7;
/// Most bytes of a paragraph that leads to the top of its page.
const WAY_UP: usize = 60;

/// Whether class or id name furniture. An id must consist of such words alone,
/// for many are made of the words of a heading.
pub(super) fn is_named(tree: &Tree, at: usize) -> bool {
    let value = |name| tree.attribute(at, name).unwrap_or_default();
    let is_furniture = |word: &String| FURNITURE.contains(&word.as_str());
    let by_class = value(Attribute::Class)
        .split_whitespace()
        .any(|token| words_of(token).iter().any(is_furniture));
    let id = words_of(value(Attribute::Id));
    let is_structural =
        |word: &String| is_furniture(word) || STRUCTURE.contains(&word.as_str()) || word.len() <= 2;
    by_class || (id.iter().any(is_furniture) && id.iter().all(is_structural))
}

/// The words of a class or an id, in lower case: "mw-editSection" has three.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words by which pages name what is not their text.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "ambox",
    "author",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "captions",
    "catlinks",
    "categories",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "credit",
    "credits",
    "dateline",
    "disqus",
    "donate",
    "dropdown",
    "editsection",
    "footer",
    "gdpr",
    "hatnote",
    "infobox",
    "links",
    "login",
    "masthead",
    "mbox",
    "menu",
    "meta",
    "modal",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "newsletters",
    "noprint",
    "pagenav",
    "pager",
    "pagination",
    "partners",
    "paywall",
    "permalink",
    "popup",
    "postmeta",
    "print",
    "printfooter",
    "promo",
    "promos",
    "promotion",
    "readmore",
    "recirc",
    "recirculation",
    "recommendations",
    "recommended",
    "references",
    "reflist",
    "related",
    "relatedposts",
    "replies",
    "reply",
    "respond",
    "search",
    "share",
    "sharebar",
    "sharedaddy",
    "shares",
    "sharing",
    "shortdescription",
    "sibling",
    "sidebar",
    "sidenav",
    "signup",
    "siteheader",
    "sitenav",
    "sitesub",
    "skip",
    "skiplink",
    "social",
    "sponsor",
    "sponsored",
    "subnav",
    "subscribe",
    "subscription",
    "tagcloud",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "thumbcaption",
    "toc",
    "toctitle",
    "toolbar",
    "topnav",
    "trending",
    "vcard",
];

/// Words that say nothing of what is in a box.
const STRUCTURE: &[&str] = &[
    "area",
    "article",
    "articles",
    "bar",
    "block",
    "bottom",
    "box",
    "button",
    "buttons",
    "column",
    "container",
    "content",
    "form",
    "global",
    "head",
    "header",
    "icons",
    "inner",
    "left",
    "list",
    "main",
    "mobile",
    "outer",
    "page",
    "panel",
    "post",
    "posts",
    "primary",
    "right",
    "section",
    "site",
    "stories",
    "story",
    "title",
    "top",
    "wrap",
    "wrapper",
];

/// Whether a text is a label that sites put over what is not the article.
pub(super) fn is_label(text: &str) -> bool {
    if text.split_whitespace().count() > LABEL_WORDS {
        return false;
    }
    let terms = word::terms(text);
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    if is_way_up(&terms) {
        return true;
    }
    LABELS.iter().any(|label| {
        let (label, is_open) = match label.strip_suffix(" …") {
            Some(label) => (label, true),
            None => (*label, false),
        };
        let mut words = label.split(' ');
        let mut left = terms.iter();
        let begins = words.by_ref().all(|word| {
            left.next().is_some_and(|term| {
                word.split('/').any(|word| match word {
                    "#" => term.starts_with(|c: char| c.is_ascii_digit()),
                    _ => word == *term,
                })
            })
        });
        begins && (is_open || left.next().is_none())
    })
}

/// Whether a paragraph says nothing but where the top of the page is, "Return to top";
/// `leads_within` if all of it is a link into the page.
pub(in super::super) fn leads_up(text: &str, leads_within: bool) -> bool {
    if text.len() > WAY_UP {
        return false;
    }
    let terms = word::terms(text);
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    is_way_up(&terms) || leads_within && matches!(terms.as_slice(), [] | ["top" | "up" | "back"])
}

fn is_way_up(terms: &[&str]) -> bool {
    let goes = |verb: &str| matches!(verb, "back" | "go" | "jump" | "return" | "scroll" | "skip");
    let place = match terms {
        ["go" | "scroll", "back" | "up", "to", place @ ..] => place,
        [verb, "to", place @ ..] if goes(verb) => place,
        ["top", "of", ..] => terms,
        _ => return false,
    };
    let place = place.strip_prefix(&["the"]).unwrap_or(place);
    match place {
        ["top"] => true,
        ["top", "of", rest @ ..] => {
            matches!(
                rest.strip_prefix(&["the"]).unwrap_or(rest),
                ["page" | "document" | "article"]
            )
        }
        _ => false,
    }
}

/// Labels that sites put over what is not the article: words, one of several
/// words, a number, and whether more may follow.
const LABELS: &[&str] = &[
    "#/no comments/comment/responses/response/replies/thoughts …",
    "comments/comment",
    "leave/post/add a comment/reply",
    "join the conversation/discussion",
    "related",
    "related articles/content/coverage/items/links/news/pages/posts/reading/stories/topics",
    "read more/next/also …",
    "also read/see …",
    "see also",
    "more from/like/on …",
    "more articles/news/posts/reading/stories",
    "you may/might also …",
    "recommended articles/content/for/posts/reading/stories …",
    "most popular/read/viewed/shared",
    "popular/trending/latest/top/featured/recent articles/news/now/posts/stories",
    "trending",
    "share",
    "share this/on …",
    "follow us …",
    "sign up …",
    "subscribe …",
    "newsletter",
    "about the author/authors",
    "contents",
    "table of contents",
    "in/on this article/page/section/story",
    "jump/skip to …",
    "external links",
    "navigation",
    "navigation menu",
    "categories/tags/topics",
    "filed under …",
    "posted in …",
    "advertisement",
    "advertisement story continues …",
    "cookies",
    "we use cookies …",
    "cookie settings/policy/preferences",
    "print this …",
    "was this page …",
    "text/font size …",
    "story/article/page tools",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_up_say_nothing_else() {
        for text in [
            "Return to top",
            "↑ Back to Top",
            "(back to the top)",
            "Back to the top of the page",
            "Top of Page",
        ] {
            assert!(leads_up(text, false) && is_label(text), "{text}");
        }
        for text in ["[Top]", "↑"] {
            assert!(leads_up(text, true) && !leads_up(text, false), "{text}");
        }
        for text in [
            "Back to the harbour",
            "The way to the top",
            "Top of the table",
            "Top",
        ] {
            assert!(!leads_up(text, false), "{text}");
        }
        assert!(!leads_up("The quay", true));
    }
}
