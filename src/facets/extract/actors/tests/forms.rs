//! Forms of names: shortened and turned round, with words of other languages, and letters that
//! are units.

use super::*;

#[test]
fn a_short_form_may_leave_out_whose_body_it_is() {
    let text = "The Interim Torvik Committee met in Norway. Then the Interim Committee agreed.";
    assert_eq!(found(text)[0], ("Interim Torvik Committee".to_owned(), 2));
    // Common words tell of another body, and who is named in full later is another.
    for text in [
        "The Interim Water Committee met Norway. Then the Interim Committee agreed.",
        "The Interim Committee met Norway. Then the Interim Torvik Committee agreed.",
    ] {
        let found = names(text);
        assert!(found.contains(&"Interim Committee".to_owned()), "{found:?}");
    }
}

#[test]
fn what_is_behind_of_may_be_set_before_the_body() {
    for (long, short) in [
        ("Alliance of Torvik States", "Torvik Alliance"),
        ("Ministry of Trade", "Trade Ministry"),
        ("Union of the Polar Nations", "Polar Union"),
    ] {
        let text = format!("The {long} met in Norway. The {short} agreed.");
        assert_eq!(found(&text)[0], (long.to_owned(), 2), "{text}");
    }
    for (long, short) in [
        ("University of Torvik", "Torvik University"),
        ("Alliance of Torvik Farmers", "Torvik Alliance"),
        ("Alliance for Torvik", "Torvik Alliance"),
    ] {
        let text = format!("The {long} met in Norway. The {short} agreed.");
        assert!(names(&text).contains(&short.to_owned()), "{text}");
    }
    // So it is with other names of somebody who is known.
    let text = "The Confederation of Sahel States met. Then the Sahel Confederation agreed.";
    holds(text, &["Alliance of Sahel States"]);
}

#[test]
fn a_person_is_one_with_and_without_the_first_of_three_names() {
    let text = "Then Ali Torvan Haldesh spoke. At the Polar Commonwealth, Torvan Haldesh spoke.";
    assert!(found(text).contains(&("Ali Torvan Haldesh".to_owned(), 2)));
    let text = "At the Polar Commonwealth, Torvan Haldesh spoke. Ali Torvan Haldesh spoke later.";
    assert!(names(text).contains(&"Torvan Haldesh".to_owned()));
}

#[test]
fn a_title_behind_a_given_name_is_a_family_name() {
    holds(
        "Norway asked Federico Mayor, then the head, and met John Major.",
        &["Federico Mayor", "John Major", "Norway"],
    );
    holds(
        "Norway asked the Victoria Judge. The Stephen Bishop of Torvik came.",
        &["Norway"],
    );
    holds("In Paris Mayor Anne Roe spoke.", &["Anne Roe"]);
}

#[test]
fn letters_behind_a_figure_are_a_unit() {
    holds("Norway runs it at 2 QeV, with 2.5 QeV later.", &["Norway"]);
    holds("Norway sent some 40 QXT and left.", &["Norway"]);
    for text in [
        "Norway sent 12 QXT ships. Then QXT agreed.",
        "In 2019 QXT agreed with Norway. Then QXT left.",
        "Under Resolution 12 QXT met Norway. Then QXT left.",
    ] {
        assert!(found(text).contains(&("QXT".to_owned(), 2)), "{text}");
    }
}

#[test]
fn arabic_words_hold_a_name_together() {
    holds(
        "Norway fights Jabhat Torvan al-Islam wal Haldeen.",
        &["Jabhat Torvan al-Islam wal Haldeen", "Norway"],
    );
    holds("Norway met Hamas, a foe of Islam.", &["Hamas", "Norway"]);
    holds(
        "The Khmer Rouge government fell. Then the Viet Minh left.",
        &["Khmer Rouge", "Viet Minh"],
    );
}

#[test]
fn letters_beside_a_body_or_behind_through_act() {
    holds(
        "Norway has rules (See TQO, QNT, and National Ice Board of Torvik).",
        &["National Ice Board of Torvik", "Norway", "QNT", "TQO"],
    );
    holds("Norway paid for it through TQO.", &["Norway", "TQO"]);
    holds("Norway paid for it through TQO lines.", &["Norway"]);
    holds("Norway has dust, TQO and ice.", &["Norway"]);
}

#[test]
fn an_administration_is_called_after_who_leads_it() {
    holds(
        "Norway met the first Bush administration.",
        &["Bush", "Norway"],
    );
    let text = "Norway met the Roe administration. Later George Roe left.";
    assert!(found(text).contains(&("George Roe".to_owned(), 2)));
    for text in [
        "Norway met the Health administration.",
        "Norway met a Bush administration.",
        "Norway met the Bush family.",
    ] {
        holds(text, &["Norway"]);
    }
}

#[test]
fn who_acts_and_owns_may_look_like_the_form_of_a_word() {
    holds(
        "Norway fell, and Harper took its side. So Norway opposed Harper’s plan.",
        &["Harper", "Norway"],
    );
    holds(
        "Norway fell, and Winter took its side. So Norway opposed Winter’s plan.",
        &["Norway"],
    );
    holds("Norway fell, and Harper took its side.", &["Norway"]);
}
