//! Where the title of a person ends, and the office that it tells.

use super::words::is_adjective;
use crate::facets::lexicon::{Cues, gazetteer, is_first_name, is_word_in_any_case};
use crate::facets::token::Token;

/// The end of the title that some tokens begin with: "Prime Minister",
/// "Secretary of State", "Vice-President".
pub(super) fn title_end(tokens: &[Token<'_>]) -> Option<usize> {
    let mut at = 0;
    let mut end = None;
    let told = |at: usize| tokens.get(at).map_or(Cues::default(), Token::cues);
    let is = |at: usize, mark: &str| tokens.get(at).is_some_and(|token| token.is(mark));
    loop {
        // "H E Jane Roe".
        if is(at, "H") && is(at + 1, "E") {
            at += 2;
            end = Some(at);
        }
        // "Tan Sri Roe", "Datuk Sri Roe".
        let tan = usize::from(is(at, "Tan"));
        if is(at + tan, "Sri") && (tan == 1 || end == Some(at) && at > 0) {
            at += tan + 1;
            end = Some(at);
        }
        // "Metropolitan Roe", but "Metropolitan Police".
        if is(at, METROPOLITAN) && is_followed_by_name(tokens, at) {
            at += 1;
            end = Some(at);
        }
        while told(at).any(Cues::TITLE_FRONT | Cues::PORTFOLIO) && !told(at).any(Cues::TITLE) {
            at += 1;
            // "Vice-President", "Trade and Industry Minister".
            if is(at, "-") || is(at, "and") && told(at + 1).any(Cues::PORTFOLIO) {
                at += 1;
            }
        }
        if !told(at).any(Cues::TITLE) {
            // "Chief Executive Jane Roe", "Chief Jane Roe".
            let is_chief = at >= 2 && is(at - 2, "Chief") && is(at - 1, "Executive");
            let leads = || tokens.get(at).is_some_and(|name| is_first_name(name.text));
            let is_chief = is_chief || at == 1 && is(0, "Chief") && leads();
            return if is_chief { Some(at) } else { end };
        }
        at += 1;
        if is(at, ".") {
            at += 1;
        }
        if is(at, "-")
            && (told(at + 1).any(Cues::TITLE) || is(at + 1, "Elect") || is(at + 1, "elect"))
        {
            at += 2;
        }
        end = Some(at);
        while (is(at, "of") || is(at, "for"))
            && !told(portfolio(at, &is)).any(Cues::PORTFOLIO)
            && let Some(wide) = wide_portfolio(tokens, portfolio(at, &is))
        {
            at = wide;
            end = Some(at);
        }
        if (is(at, "of") || is(at, "for")) && told(portfolio(at, &is)).any(Cues::PORTFOLIO) {
            at = portfolio(at, &is);
            // "Commissioner for International Partnerships Jane Roe".
            let is_common = |at: usize| {
                tokens.get(at).is_some_and(|token| {
                    token.is_capital()
                        // What comes last is more often a family name.
                        && (at + 1 < tokens.len() || token.text.ends_with('s'))
                        && is_word_in_any_case(token.text)
                        && !is_first_name(token.text)
                        && !told(at).any(Cues::TITLE | Cues::BODY)
                })
            };
            while told(at).any(Cues::PORTFOLIO)
                || is_common(at)
                || (is(at, "and") || is(at, ",") || is(at, "&"))
                    && told(at + 1).any(Cues::PORTFOLIO)
            {
                at += 1;
            }
            // "Secretary of State for South and Central Asian Affairs".
            if is(at, "for")
                && let Some(wide) = wide_portfolio(tokens, portfolio(at, &is))
            {
                at = wide;
            }
            end = Some(at);
        }
    }
}

/// The end of a field that words for a part of the world or others that are common
/// begin: "South and Central Asian Affairs", "Humanitarian Affairs".
fn wide_portfolio(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let mut end = None;
    for at in start..start + 6 {
        let Some(token) = tokens.get(at) else {
            break;
        };
        if token.cues().any(Cues::PORTFOLIO) {
            end = Some(at + 1);
        } else if end.is_some()
            || token.cues().any(Cues::TITLE | Cues::BODY)
            || !(is_word_in_any_case(token.text) || is_adjective(token) || token.is("-"))
        {
            break;
        }
    }
    // "for the Harbour Trade Group": a body, whose name goes on.
    let goes_on = |at: &usize| {
        tokens
            .get(*at)
            .is_some_and(|next| next.is_capital() && !next.is_glued && next.cues().any(Cues::BODY))
    };
    end.filter(|end| !goes_on(end))
}

fn portfolio(link: usize, is: &impl Fn(usize, &str) -> bool) -> usize {
    link + 1 + usize::from(is(link + 1, "the"))
}

/// A prelate, or an adjective.
const METROPOLITAN: &str = "Metropolitan";

/// Whether a title is that of somebody who leads a church, with a see behind his name.
pub(super) fn is_prelate(title: &Token<'_>) -> bool {
    matches!(
        title.text,
        METROPOLITAN | "Patriarch" | "Archbishop" | "Bishop" | "Abbot"
    )
}

/// Whether the "Metropolitan" at a token is a prelate: whom a name follows that is no word.
fn is_followed_by_name(tokens: &[Token<'_>], at: usize) -> bool {
    let behind = tokens.get(at + 1..).unwrap_or_default();
    behind.first().is_some_and(|name| {
        name.is_capital()
            && !is_word_in_any_case(name.text)
            && gazetteer().find(std::slice::from_ref(name)).is_none()
    }) && !behind.iter().any(|token| token.cues().any(Cues::BODY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::token::tokens;

    #[test]
    fn titles_end_before_the_name() {
        let end = |text: &str| title_end(&tokens(text).collect::<Vec<_>>());
        assert_eq!(end("Prime Minister May"), Some(2));
        assert_eq!(end("Secretary of State Jane Roe"), Some(3));
        assert_eq!(end("Vice-President Roe"), Some(3));
        assert_eq!(end("Minister for Trade and Industry Roe"), Some(5));
        assert_eq!(end("Chief Executive Jane Roe"), Some(2));
        assert_eq!(end("Chief Executive Officer Jane Roe"), Some(3));
        assert_eq!(end("Executive Board"), None);
        assert_eq!(end("H E Jane Roe"), Some(2));
        assert_eq!(end("H.E. Jane Roe"), Some(1));
        assert_eq!(end("Jane Roe"), None);
        assert_eq!(end("Foreign Trade"), None);
        assert_eq!(end("Tan Sri Norin"), Some(2));
        assert_eq!(end("Datuk Sri Norin"), Some(2));
        assert_eq!(end("Tan Norin"), None);
        assert_eq!(end("Metropolitan Torvik"), Some(1));
        assert_eq!(end("Metropolitan Police"), None);
        assert_eq!(end("Metropolitan Torvik Council"), None);
    }

    #[test]
    fn fields_of_offices_may_begin_with_parts_of_the_world() {
        let end = |text: &str| title_end(&tokens(text).collect::<Vec<_>>());
        let wide = "Assistant Secretary for South and Central Asian Affairs Jane Roe";
        assert_eq!(end(wide), Some(8));
        assert_eq!(end("Under-Secretary for Humanitarian Affairs Roe"), Some(6));
        assert_eq!(end("Secretary for Torvik Roe"), Some(1));
    }
}
