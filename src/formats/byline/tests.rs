use super::*;

fn author(text: &str) -> Option<String> {
    closing(text, |_| false).map(|credit| credit.author.unwrap_or_default())
}

#[test]
fn an_opening_line_names_author_and_date() {
    for (line, author, date) in [
        ("By Ann Lee", Some("Ann Lee"), None),
        (
            "BY ANN LEE AND BOB O’HARA",
            Some("ANN LEE AND BOB O’HARA"),
            None,
        ),
        (
            "by Ann Lee, Bob Clerk and Cy van der Berg",
            Some("Ann Lee, Bob Clerk and Cy van der Berg"),
            None,
        ),
        ("By J. R. Hart, senior editor", Some("J. R. Hart"), None),
        (
            "By Ann Lee | 14 March 2024",
            Some("Ann Lee"),
            Some("14 March 2024"),
        ),
        (
            "Published: March 14th, 2024",
            None,
            Some("March 14th, 2024"),
        ),
        ("2024-03-14", None, Some("2024-03-14")),
    ] {
        let credit = opening(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(
            (credit.author.as_deref(), credit.date.as_deref()),
            (author, date),
            "{line}"
        );
    }
}

#[test]
fn an_opening_sentence_is_no_credit() {
    for line in [
        "By Thursday Evening the ships had left.",
        "By the numbers",
        "By South Korea, the plan was accepted.",
        "In May 2024 the talks began",
        "March for Peace",
        "2024",
        "1984 2001",
    ] {
        assert_eq!(opening(line), None, "{line}");
    }
}

#[test]
fn a_closing_line_names_the_author() {
    for (line, name) in [
        (
            "Ann Lee is director of studies at the Harbour Institute in Oslo.",
            "Ann Lee",
        ),
        (
            "*Dr. Ann B. Lee is a non-resident senior fellow with the Council.*",
            "Dr. Ann B. Lee",
        ),
        (
            "Ann Lee and Bob Clerk are researchers at the Institute.",
            "Ann Lee and Bob Clerk",
        ),
        (
            "Written after an article by Ann Lee, who directs studies in Oslo.",
            "Ann Lee",
        ),
        (
            "This essay was adapted from a talk held by Ann Lee in Oslo.",
            "Ann Lee",
        ),
        ("By Ann Lee.", "Ann Lee"),
        ("The author teaches history in Oslo.", ""),
    ] {
        assert_eq!(author(line).as_deref(), Some(name), "{line}");
    }
}

#[test]
fn a_closing_sentence_is_no_credit() {
    for line in [
        "South Korea is a partner of the alliance in the region.",
        "The committee is led by a director from Oslo.",
        "This article was right about the risks posed by South Korea.",
        "Based on growth alone, the region is carried by South Korea.",
        "Ann Lee was in Oslo.",
        "Written rules are kept by New Zealand.",
    ] {
        assert_eq!(author(line), None, "{line}");
    }
    let known = closing("Ann Lee is director of the port.", |name| name == "Ann Lee");
    assert_eq!(known, None);
}

#[test]
fn lines_of_several_parts_name_author_and_date() {
    for (line, author, date) in [
        (
            "Ann Lee | 14 March 2024 | 5 min read",
            Some("Ann Lee"),
            Some("14 March 2024"),
        ),
        (
            "14 March 2024 · By Ann Lee",
            Some("Ann Lee"),
            Some("14 March 2024"),
        ),
        ("Oslo, 14 March 2024", None, Some("14 March 2024")),
        (
            "Ann Lee, 14 March 2024",
            Some("Ann Lee"),
            Some("14 March 2024"),
        ),
        ("Policy Brief | May 2024", None, Some("May 2024")),
        ("By Ann Lee in Oslo", Some("Ann Lee"), None),
        (
            "By Ann Lee\n14 March 2024",
            Some("Ann Lee"),
            Some("14 March 2024"),
        ),
        ("Remarks by Ann Lee, Harbour Forum", Some("Ann Lee"), None),
        ("FROM: ANN LEE, DIRECTOR", Some("ANN LEE"), None),
        ("From: Ann Lee <ann@example.org>", Some("Ann Lee"), None),
        (
            "Date: Tuesday, 14 March 2024 10:30 GMT",
            None,
            Some("Tuesday, 14 March 2024 10:30 GMT"),
        ),
        ("14 de marzo de 2024", None, Some("14 de marzo de 2024")),
    ] {
        let credit = opening(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(
            (credit.author.as_deref(), credit.date.as_deref()),
            (author, date),
            "{line}"
        );
    }
    let credit = opening("TO: All staff\nSUBJECT: The port");
    assert_eq!(credit.unwrap().title.as_deref(), Some("The port"));
}

#[test]
fn lines_of_several_parts_that_tell_something_else_are_no_credit() {
    for line in [
        "From: the harbour, where it began.",
        "To the north, May 2024 was cold and wet for everyone",
        "Ships | Cranes | Quays",
        "By Ann Lee\nThe port is old and small.",
        "Remarks by the sea were not heard",
        "Date: unknown",
    ] {
        assert_eq!(opening(line), None, "{line}");
    }
    assert_eq!(names("Harbour Institute"), None);
    assert_eq!(names("South Korea"), None);
    assert_eq!(names("Ann Lee, Oslo"), None);
}

#[test]
fn the_last_lines_may_be_a_signature_or_a_note() {
    for (line, name) in [
        ("— Ann Lee", "Ann Lee"),
        ("About the author: Ann Lee teaches history.", "Ann Lee"),
        ("Ann Lee (Oslo) is an economist.", "Ann Lee"),
        ("Ann Lee, a geographer, writes on harbours.", "Ann Lee"),
    ] {
        assert_eq!(author(line).as_deref(), Some(name), "{line}");
    }
    let credit = closing("14 March 2024", |_| false).unwrap();
    assert_eq!(credit.date.as_deref(), Some("14 March 2024"));
    assert_eq!(author("South Korea leads the region in this."), None);
}

#[test]
fn a_date_may_stand_behind_the_author() {
    let credit = opening("By Ann Lee, 5 June 2023").unwrap();
    assert_eq!(credit.author.as_deref(), Some("Ann Lee"));
    assert_eq!(credit.date.as_deref(), Some("5 June 2023"));
    let credit = opening("By Ann Lee, of the Gazette, Oslo").unwrap();
    assert_eq!(credit.date, None);
}

#[test]
fn rows_without_end_are_no_credit() {
    let row = "By Ann Lee | 14 March 2024\n";
    assert!(opening(&row.repeat(3)).is_some());
    assert_eq!(opening(&row.repeat(300)), None);
}

#[test]
fn what_generators_of_pages_print_is_a_credit() {
    for (line, author, date) in [
        (
            "Submitted by Ann Lee on Mon, 06/15/2020 - 09:12",
            Some("Ann Lee"),
            Some("Mon, 06/15/2020 - 09:12"),
        ),
        (
            "Posted by Ann Lee on 5 June 2023",
            Some("Ann Lee"),
            Some("5 June 2023"),
        ),
        (
            "Tuesday 9 March 2021 | Ann Lee | Oslo",
            Some("Ann Lee"),
            Some("Tuesday 9 March 2021"),
        ),
        (
            "By ANN LEE Tuesday, Aug. 17, 2010",
            Some("ANN LEE"),
            Some("Aug. 17, 2010"),
        ),
        (
            "by Ann Lee and Bob Clerk\nPolicy Brief, 14 May 2022",
            Some("Ann Lee and Bob Clerk"),
            Some("14 May 2022"),
        ),
    ] {
        let credit = opening(line).unwrap_or_default();
        assert_eq!(
            (credit.author.as_deref(), credit.date.as_deref()),
            (author, date),
            "{line}"
        );
    }
    assert_eq!(
        opening("Submitted by Ann Lee to the court, it failed."),
        None
    );
}
