//! Names that mean somebody else in an article of another world, and other names of somebody.

use super::*;

#[test]
fn letters_that_nothing_explains_are_no_bloc() {
    let text = "GCC takes long with it. Ask on IRC, where GCC is known.";
    holds(text, &[]);
    let text = "GCC 9 works. Norway builds with GCC 11.";
    holds(text, &["Norway"]);
    holds("Norway looks at a rock at 3 AU from here.", &["Norway"]);
    let text = "Oman met the GCC. Later the GCC agreed.";
    holds(text, &["Gulf Cooperation Council", "Oman"]);
    holds("Then the UN agreed.", &["United Nations"]);
    holds("It is under the MIT licence.", &[]);
}

#[test]
fn known_letters_are_those_of_whom_the_article_names_so() {
    let text = "Sudan fought the Rapid Support Forces. Then the RSF left, and RSF guns fell.";
    assert_eq!(
        found(text),
        [
            ("Rapid Support Forces".to_owned(), 3),
            ("Sudan".to_owned(), 1)
        ]
    );
}

#[test]
fn somebody_has_other_names() {
    for called in ["who is known as", "nicknamed", "also known as “the"] {
        let text = format!("Norway met Jane Roe, {called} Halda. Halda said no.");
        let found = found(&text);
        assert!(found.contains(&("Jane Roe".to_owned(), 3)), "{found:?}");
    }
    let text = "Norway met Jane Roe, chief of the Torvik Society, who is known as Halda.";
    assert!(found(text).contains(&("Jane Roe".to_owned(), 2)));
    let text = "Norway met the Torvik Society, also known as Halda. Later Halda agreed.";
    assert!(found(text).contains(&("Torvik Society".to_owned(), 3)));
}

#[test]
fn a_given_name_is_not_whom_it_is_known_for() {
    holds("The film has Wagner Torvik in it.", &["Wagner Torvik"]);
    holds("They met Saddam Torvik there.", &["Saddam Torvik"]);
    holds("The crowd is as in Altman.", &[]);
}

#[test]
fn who_governs_a_sport_is_a_body() {
    holds(
        "There World Rowing met Scottish Curling and Rowing Norway.",
        &["Rowing Norway", "Scottish Curling", "World Rowing"],
    );
    assert_eq!(
        kind_of("Tokelau rows.", "Tokelau").as_deref(),
        Some("state")
    );
}

#[test]
fn a_case_is_not_those_who_were_before_the_court() {
    holds(
        "Norway cites Jane Roe v Torvik Council and Keller v. Halden Ltd.",
        &["Norway"],
    );
    holds(
        "Then Belinda Torvik Halden JCA and Jane Roe CJ met Torvik (S) Pte Ltd.",
        &["Belinda Torvik Halden", "Jane Roe"],
    );
}

#[test]
fn towns_and_works_are_no_persons() {
    holds("Norway met them in El Torvik.", &["Norway"]);
    holds("Norway signed the Hong Kong Convention.", &["Norway"]);
    holds("Norway has labs from Oslo to Torvik.", &["Norway"]);
    holds("Norway saw the film (O Torvik Secreto).", &["Norway"]);
    holds("Norway sets SHIP_TORVIK as it says.", &["Norway"]);
    holds("Norway watches Torvik, a probe of its own.", &["Norway"]);
}

#[test]
fn among_those_named_once_the_first_are_of_the_opening() {
    let text = "The council of the small old town on the northern coast met Norway there last week.\n\
                Sweden agreed. Denmark agreed.";
    let found = found(text);
    assert_eq!(found.first().map(|(name, _)| name.as_str()), Some("Norway"));
}

#[test]
fn what_a_firm_makes_is_no_other_firm() {
    holds(
        "Nokia met Siemens. The Toyota Halden is sold.",
        &["Nokia", "Siemens", "Toyota"],
    );
}

#[test]
fn a_congress_of_unions_is_no_parliament() {
    let text = "Then the Halden Labour Congress met the All Workers Congress and Odda wa Torvik.";
    holds(
        text,
        &[
            "All Workers Congress",
            "Halden Labour Congress",
            "Odda wa Torvik",
        ],
    );
    assert_eq!(
        kind_of(text, "Halden Labour Congress").as_deref(),
        Some("organisation")
    );
}

#[test]
fn a_councillor_is_known_by_the_short_title() {
    holds("Then Coun Jane Roe met Norway.", &["Jane Roe", "Norway"]);
}

#[test]
fn a_surname_at_the_end_is_not_that_of_whom_the_article_is_about() {
    let text = "There Ms Torvik lost. Ms Torvik paid, and Ms Torvik left. \
                She met her old auditor, Qolo Halden Torvik.";
    let found = found(text);
    assert!(found.contains(&("Torvik".to_owned(), 3)), "{found:?}");
}

#[test]
fn capitals_with_digits_are_no_firm() {
    let text = "The work of 7GX in Norway began. 7GX said that 7GX buys boats.";
    assert_eq!(kind_of(text, "7GX").as_deref(), Some("organisation"));
}
