//! Names, titles and legal forms of other languages, and parts of the world.

use super::{holds, kind_of};

#[test]
fn bodies_are_known_by_the_words_of_their_languages() {
    for (text, name, kind) in [
        (
            "So the Universiti Torvik Malaysia said.",
            "Universiti Torvik Malaysia",
            "institution",
        ),
        (
            "So the Universitas Negeri Torvik said.",
            "Universitas Negeri Torvik",
            "institution",
        ),
        (
            "So the Technische Universität Torvik said.",
            "Technische Universität Torvik",
            "institution",
        ),
        (
            "So the Polizia di Torvik said.",
            "Polizia di Torvik",
            "institution",
        ),
        (
            "So the Universidad de los Torvik said.",
            "Universidad de los Torvik",
            "institution",
        ),
        (
            "So the Organización Torvik de la Salud said.",
            "Organización Torvik de la Salud",
            "organisation",
        ),
        ("So the Hafenbehörde said.", "Hafenbehörde", "institution"),
        (
            "So the Bundeshafenrat said.",
            "Bundeshafenrat",
            "institution",
        ),
        (
            "So the Seefahrerverband said.",
            "Seefahrerverband",
            "organisation",
        ),
        (
            "So the Torvik Patriarchate said.",
            "Torvik Patriarchate",
            "organisation",
        ),
    ] {
        assert_eq!(kind_of(text, name).as_deref(), Some(kind), "{text}");
    }
}

#[test]
fn firms_are_known_by_their_legal_forms() {
    for name in [
        "Keller Oy",
        "Hansen A/S",
        "Ricci S.p.A",
        "Novak s.r.o",
        "Vermeer B.V.",
        "Hartman Kft",
        "Silva Ltda",
        "Maju Sdn Bhd",
        "PT Torvik Asia",
    ] {
        let text = format!("So {name} bought a ship.");
        assert_eq!(kind_of(&text, name).as_deref(), Some("company"), "{name}");
    }
    holds("So AmCham Norway bought a ship.", &["AmCham Norway"]);
    holds("So Siemens Norway bought a ship.", &["Siemens Norway"]);
}

#[test]
fn titles_of_other_languages_are_no_part_of_names() {
    for (text, name) in [
        ("So Datuk Seri Khalid Norin spoke.", "Khalid Norin"),
        ("So Tan Sri Halim Norin spoke.", "Halim Norin"),
        ("So Shri Arun Torvik spoke.", "Arun Torvik"),
        ("So Bundeskanzler Olaf Torvik spoke.", "Olaf Torvik"),
        ("So Rear Admiral Jane Roe spoke.", "Jane Roe"),
        ("So Metropolitan Gennadios of Torvik spoke.", "Gennadios"),
        (
            "The Assistant Secretary of State for Northern and Pacific Affairs Jane Roe spoke.",
            "Jane Roe",
        ),
        (
            "So Under-Secretary-General for Humanitarian Affairs Jane Roe spoke.",
            "Jane Roe",
        ),
    ] {
        holds(text, &[name]);
    }
    holds(
        "Jane Roe, Executive Director of the Northern Trade Centre, spoke.",
        &["Jane Roe", "Northern Trade Centre"],
    );
}

#[test]
fn names_of_the_east_are_persons_where_their_parts_are_words_or_places() {
    for (text, name) in [
        ("Gao Xirong wrote it.", "Gao Xirong"),
        ("Then Ping Zhou wrote it.", "Ping Zhou"),
        ("Then Ryu Sung-ho wrote it.", "Ryu Sung-ho"),
        ("Paris Torvik wrote it.", "Paris Torvik"),
        ("Then Sydney Torvik wrote it.", "Sydney Torvik"),
    ] {
        assert_eq!(kind_of(text, name).as_deref(), Some("person"), "{text}");
    }
}

#[test]
fn languages_are_no_states() {
    holds(
        "The Court of Torvik (French: Cour de Torvik) sits.",
        &["Court of Torvik"],
    );
    holds("He wrote in French and Dutch.", &[]);
    holds("He wrote in French papers.", &["France"]);
}

#[test]
fn a_name_spelled_out_behind_one_is_no_other() {
    holds(
        "The Harbour Union (Arabic: إتحاد Ittiḥād al-Norī; HU) met. Then HU left.",
        &["Harbour Union"],
    );
    // Without its own script, and behind another mark, it may be somebody's.
    holds(
        "The Harbour Union (Ittiḥād Norī) met.",
        &["Harbour Union", "Ittiḥād Norī"],
    );
    holds(
        "The Harbour Union (Greek: Ένωση; Jane Roe) met.",
        &["Harbour Union", "Jane Roe"],
    );
}

#[test]
fn lands_that_are_no_states_have_governments() {
    let text = "So the Torvik Government and the Government of Alberta said.";
    holds(text, &["Government of Alberta", "Torvik Government"]);
    holds("So the Government of Norway said.", &["Norway"]);
}

#[test]
fn initials_may_be_written_as_a_word() {
    holds(
        "The National Union of Roofers of South Africa (Nurosa) struck. Then Nurosa won.",
        &["National Union of Roofers of South Africa"],
    );
}

#[test]
fn things_that_are_dubbed_and_any_of_a_kind_are_no_actors() {
    holds(
        "The farms, dubbed Halla, Torvik and Halden, said nothing.",
        &[],
    );
    holds("They will open a Satellite Office.", &[]);
    holds("They met, while Solidarity wants more.", &["Solidarity"]);
    holds("Then Salt Typhoon struck.", &["Salt Typhoon"]);
}

#[test]
fn words_beside_a_name_tell_whose_house_it_is() {
    for (text, name, kind) in [
        (
            "They met at Torvikja’s headquarters.",
            "Torvikja",
            "organisation",
        ),
        ("So the Norway-based Torvikja grew.", "Torvikja", "company"),
        ("They met at the start-up Torvikja.", "Torvikja", "company"),
        (
            "It is owned by Unilever (60%) and Torvikja (40%).",
            "Torvikja",
            "company",
        ),
        ("A survey by Torvikja was out.", "Torvikja", "organisation"),
        ("So the Torvikja joint venture grew.", "Torvikja", "company"),
        ("Torvikja, 54, came.", "Torvikja", "person"),
        ("So Chief Jane Roe came.", "Jane Roe", "person"),
        ("So Administrator Power came.", "Power", "person"),
        ("So Lim Jock Hoi came.", "Lim Jock Hoi", "person"),
        (
            "So the US Consulate General came.",
            "US Consulate General",
            "institution",
        ),
        (
            "So the Torvik Association of Peoples of the North came.",
            "Torvik Association of Peoples of the North",
            "organisation",
        ),
    ] {
        assert_eq!(kind_of(text, name).as_deref(), Some(kind), "{text}");
    }
}

#[test]
fn what_is_called_or_named_after_two_is_a_thing() {
    holds("They broke a suite called TorvikGuard.", &[]);
    holds(
        "The Roe-Torvik Threat Reduction (TR) plan and the TR went on.",
        &[],
    );
    holds("They fired at the USS Carney.", &[]);
    holds("He studied Labour Law.", &[]);
}

#[test]
fn names_end_where_those_of_another_begin() {
    holds(
        "So the chairman of the Board of Torvikja said. Then Torvikja grew.",
        &["Torvikja"],
    );
    holds(
        "So the Harbour Chamber of Commerce’s Court of Arbitration ruled.",
        &["Court of Arbitration", "Harbour Chamber of Commerce"],
    );
    holds("Trade in Eastern & Southern Africa grew.", &[]);
    holds(
        "So USAID Administrator Power came.",
        &["Power", "US Agency for International Development"],
    );
    holds(
        "So the Torvik Association for Regional Co-operation met.",
        &["Torvik Association for Regional Co-operation"],
    );
    holds(
        "So the Roe University Torvik met.",
        &["Roe University Torvik"],
    );
    holds("The Partnership for Northern Ports paid for it.", &[]);
    holds(
        "The University of Torvik (UOT) grew, and UoT built more.",
        &["University of Torvik"],
    );
    holds(
        "It was printed in Harbour Supply magazine.",
        &["Harbour Supply"],
    );
    holds(
        "Then Cabinet Secretary Jane Roe and Astronaut Norishige Torvik came.",
        &["Jane Roe", "Norishige Torvik"],
    );
}
