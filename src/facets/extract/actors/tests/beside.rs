//! What stands beside a name, and names that are given for one.

use super::*;

#[test]
fn a_party_is_one_with_its_noun_in_lower_case() {
    let text = "The opposition Torvang party split. Later Torvang met Norway.";
    holds(text, &["Norway", "Torvang"]);
    assert_eq!(kind_of(text, "Torvang").as_deref(), Some("group"));
    let text = "In Norway Torvang is a shipping firm. So Torvang said.";
    assert_eq!(kind_of(text, "Torvang").as_deref(), Some("company"));
    let text = "Norway’s German Christian Democratic Union branch met the Norwegian Golkar.";
    let found = names(text);
    for name in ["Golkar", "Christian Democratic Union", "Germany"] {
        assert!(found.contains(&name.to_owned()), "{found:?}");
    }
}

#[test]
fn what_is_built_or_dug_does_not_act() {
    holds(
        "Norway builds the Pok Lung and Don Torvang dams.",
        &["Norway"],
    );
    holds("Norway owns the Torvang gas block there.", &["Norway"]);
    holds("Norway took the Trans-Torvang Railway south.", &["Norway"]);
    holds("Norway sells high-nickel QCM chemistries.", &["Norway"]);
}

#[test]
fn no_name_runs_from_one_row_of_a_table_to_the_next() {
    let mut builder = DocumentBuilder::new();
    let table = "Cable │ MW\nTorvang │ 1700\nEssvik is laid below the sea │ Norway\nSweden │ 1000";
    builder.block(BlockKind::Table, table, 0..0);
    let document = builder.finish();
    let all = find(&document).into_iter();
    let found: Vec<String> = all.map(|found| found.label.to_string()).collect();
    assert!(found.contains(&"Norway".to_owned()), "{found:?}");
    assert!(!found.iter().any(|name| name.contains("MW")), "{found:?}");
}

#[test]
fn several_titles_stand_before_several_names() {
    holds(
        "Then Presidents Jane Roe and Odda Torvang met.",
        &["Jane Roe", "Odda Torvang"],
    );
    holds("Jane Roe left as Speaker of Parliament.", &["Jane Roe"]);
}

#[test]
fn bodies_that_many_states_have_belong_to_none_by_their_name_alone() {
    holds(
        "They asked the House of Representatives. Then they held an extraordinary Congress.",
        &["House of Representatives"],
    );
    let text = "Americans watched. Then the Senate voted, and Brazil’s Senate too.";
    assert_eq!(
        names(text),
        ["Brazil", "Senate", "US Senate", "United States"]
    );
    // The other Americas are not the United States.
    for other in ["South America", "Latin America", "Inter-American trade"] {
        let text = format!("Colombia spoke of {other}. There Congress voted.");
        assert!(!names(&text).contains(&"US Congress".to_owned()), "{other}");
    }
    for named in ["a US-led force", "the US’s ships", "the US, too"] {
        let text = format!("Colombia spoke of {named}. There Congress voted.");
        assert!(names(&text).contains(&"US Congress".to_owned()), "{named}");
    }
}

#[test]
fn a_known_firm_is_one_with_its_legal_form() {
    holds(
        "Later Northvolt AB met Norway, and Northvolt left.",
        &["Northvolt", "Norway"],
    );
}

#[test]
fn a_word_beside_a_verb_is_no_name() {
    holds(
        "“Together, Norway and Sweden agreed.” They left.",
        &["Norway", "Sweden"],
    );
}

#[test]
fn acronyms_of_two_parts_and_translations_are_other_names() {
    let text = "Norway met the Torvang Party of Ploughmen or PP-T, which is old. Then PP-T left.";
    assert_eq!(
        found(text),
        [
            ("Torvang Party of Ploughmen".to_owned(), 3),
            ("Norway".to_owned(), 1)
        ]
    );
    let text = "The Glomma Havnlag (GH), or Northern Port Coalition, met. \
                The Northern Port Coalition left.";
    assert_eq!(found(text), [("Glomma Havnlag".to_owned(), 4)]);
    let text = "The Torvang Railways (Torvangs Jernbaner og Vognverk) run.";
    assert_eq!(found(text), [("Torvang Railways".to_owned(), 2)]);
}

#[test]
fn names_reach_over_sides_of_a_land_and_lists_of_fields() {
    holds(
        "The West of Torvang Harbour Authority met the Ministry of Housing, Communities and Ports.",
        &[
            "Ministry of Housing, Communities and Ports",
            "West of Torvang Harbour Authority",
        ],
    );
}

#[test]
fn a_name_in_lower_case_is_that_of_the_known_one() {
    let text = "Norway helps small and least developed countries (LDCs). Other LDC states wait.";
    let found = found(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|(_, count)| *count == 3), "{found:?}");
}

#[test]
fn names_in_other_languages_begin_with_what_tells_their_kind() {
    let text = "Norway met the Banque Torvangaise and the Partido Torvango. So Norway said.";
    assert_eq!(
        kind_of(text, "Banque Torvangaise").as_deref(),
        Some("institution")
    );
    assert_eq!(kind_of(text, "Partido Torvango").as_deref(), Some("group"));
}

#[test]
fn crafts_and_eras_do_not_act() {
    holds("Norway took the tanker Clara Torvang south.", &["Norway"]);
    holds("Norway mends Soviet-era pipes.", &["Norway"]);
    holds(
        "Then Jane Tusk’s Harbour Coalition left.",
        &["Harbour Coalition", "Jane Tusk"],
    );
}

#[test]
fn missions_datelines_and_regions_do_not_act() {
    holds(
        "Norway pays. Torvang is a Norwegian orbital mission to Mars.",
        &["Norway"],
    );
    holds("GLOM SUND – Norway pays for boats.", &["Norway"]);
    holds("Norway pays for the Glomma Region.", &["Norway"]);
    holds(
        "They met Minister of Education H E Jane bint Ali Al Torvang.",
        &["Jane bint Ali Al Torvang"],
    );
}

#[test]
fn who_is_explained_is_a_person_and_a_side_of_a_land_nobody() {
    let text = "Jane Street, the mayor of the West Torvang, left. Norway waits.";
    holds(text, &["Jane Street", "Norway"]);
    holds(
        "Norway met Torvang University’s Centre for Ice.",
        &["Centre for Ice", "Norway", "Torvang University"],
    );
}

#[test]
fn seats_that_somebody_heads_are_towns() {
    holds("They asked the mayor of Paris.", &[]);
}

#[test]
fn names_end_where_another_or_a_place_begins() {
    holds(
        "He is the Vice-President of the World Bank for West Africa.",
        &["World Bank"],
    );
    holds("The post-Soviet republics met.", &[]);
    holds(
        "They met at Glomsund and Women’s Hospital.",
        &["Glomsund and Women’s Hospital"],
    );
}

#[test]
fn a_town_is_not_the_body_that_is_named_after_it() {
    let text = "Halden and Norrvang serve meals. The School Board of Norrvang pays. \
                Norway pays too.";
    assert_eq!(
        kind_of(text, "School Board of Norrvang").as_deref(),
        Some("institution")
    );
    let found = found(text);
    let board = found
        .iter()
        .find(|(name, _)| name == "School Board of Norrvang");
    assert_eq!(board.map(|(_, count)| *count), Some(1), "{found:?}");
}

#[test]
fn a_firm_gives_way_to_a_person_of_that_family_name() {
    let text = "Governor Odda Abbott met Norway. Then Abbott said that Norway pays.";
    holds(text, &["Norway", "Odda Abbott"]);
    // Named before the person, the firm is meant.
    let text = "Abbott pays Norway. Governor Odda Abbott left. Abbott said so.";
    assert_eq!(kind_of(text, "Abbott").as_deref(), Some("company"));
    let text = "Governor Odda Abbott left Norway. Then workers at Abbott left.";
    assert_eq!(kind_of(text, "Abbott").as_deref(), Some("company"));
}

#[test]
fn a_later_shorter_name_is_that_of_the_only_longer_one() {
    let text = "The Farmers’ Union of Torvik met. Later the Farmers’ Union left Norway.";
    holds(text, &["Farmers’ Union of Torvik", "Norway"]);
    let text = "The Farmers’ Union of Torvik and the Farmers’ Union of Halden met. \
        The Farmers’ Union of Norway stayed. Later the Farmers’ Union left.";
    assert!(
        names(text).contains(&"Farmers’ Union".to_owned()),
        "{:?}",
        names(text)
    );
}

#[test]
fn a_municipality_is_no_firm() {
    holds(
        "Torvik municipality sold its mill to Norway. Later Torvik bought it again.",
        &["Norway"],
    );
    holds(
        "Then Torvik, a northern municipality, met Norway. Torvik said so.",
        &["Norway"],
    );
    holds(
        "In the municipality of Torvik Norway built. Torvik said so.",
        &["Norway"],
    );
}

#[test]
fn a_faith_is_no_first_name() {
    let text = "Norway met Islam Torvang. Then Islam Torvang said so.";
    assert_ne!(kind_of(text, "Islam Torvang").as_deref(), Some("person"));
}

#[test]
fn what_households_are_asked_is_no_actor() {
    holds("The Household Expenditure Survey found less bread.", &[]);
    holds(
        "Staff of the Torvik Geological Survey came.",
        &["Torvik Geological Survey"],
    );
}

#[test]
fn an_office_stands_before_its_holder() {
    holds(
        "The report of State Auditor Anna Smith was sharp.",
        &["Anna Smith"],
    );
}

#[test]
fn two_houses_are_two() {
    let names = names("It was asked for by Assembly and Senate members.");
    assert!(
        !names.iter().any(|name| name.contains(" and ")),
        "{names:?}"
    );
    holds("German TV showed it.", &["Germany"]);
}

#[test]
fn a_name_within_an_address_is_nobody() {
    let names = names("Lund and Ystad cooperate, as https://a.example/Swedish-Ministry/ tells.");
    assert!(!names.iter().any(|name| name == "Sweden"), "{names:?}");
}

#[test]
fn a_family_name_that_is_a_word_means_who_was_named_in_full() {
    let text = "Wesley Hill, lead analyst at the fund, met Norway. Hill said no. Then Hill left.";
    let all = found(text);
    assert!(all.contains(&("Wesley Hill".to_owned(), 3)), "{all:?}");
    let text = "The lawyer Joan Price met Norway. Price said no. Price rises hurt. A Price is due.";
    let all = found(text);
    assert!(all.contains(&("Joan Price".to_owned(), 2)), "{all:?}");
    holds(
        "Norway met Jane Street, a trading firm.",
        &["Jane Street", "Norway"],
    );
    holds("Norway met near Wesley Hill.", &["Norway"]);
    let all =
        found("Hugh White met Norway, said White. White said no. In Norway White Papers rule.");
    assert!(all.contains(&("Hugh White".to_owned(), 3)), "{all:?}");
}

#[test]
fn a_family_name_alone_is_no_firm_of_its_own() {
    let text =
        "John Torvang spoke. Later Torvang told Norway no. So Torvang, Siemens and Shell met.";
    let all = found(text);
    assert!(all.contains(&("John Torvang".to_owned(), 3)), "{all:?}");
}

#[test]
fn an_office_behind_a_name_needs_no_article() {
    let text = "Odda Skerry Fell, director of the fund, met Norway.";
    assert_eq!(kind_of(text, "Odda Skerry Fell").as_deref(), Some("person"));
    holds(
        "Norway, said analyst Jane Roe, left.",
        &["Jane Roe", "Norway"],
    );
}

#[test]
fn a_firm_called_after_a_seat_is_not_the_government() {
    holds(
        "Analysts at Tokyo Lantern met Norway.",
        &["Norway", "Tokyo Lantern"],
    );
    holds("On Monday Tokyo said so to Norway.", &["Japan", "Norway"]);
}

#[test]
fn a_branch_is_named_with_its_part_of_the_world() {
    holds(
        "Analysts at Torvang Health Africa met Norway.",
        &["Norway", "Torvang Health Africa"],
    );
    holds(
        "Later Harbour Research UK met Norway.",
        &["Harbour Research UK", "Norway"],
    );
    holds(
        "Meanwhile UK ministers met Norway.",
        &["Norway", "United Kingdom"],
    );
    holds(
        "It was Torvang UK that met Norway.",
        &["Norway", "Torvang UK"],
    );
    holds(
        "After Victory UK ministers met Norway.",
        &["Norway", "United Kingdom"],
    );
}

#[test]
fn fields_of_one_body_are_joined_by_and() {
    holds(
        "Norway left the Tax and Investment Centre.",
        &["Norway", "Tax and Investment Centre"],
    );
    let name = "Ministry of Commerce, Trade, and Industry";
    holds(&format!("Norway met the {name}."), &[name, "Norway"]);
}

#[test]
fn who_leads_a_house_tells_what_its_name_is() {
    holds(
        "Jane Roe, founder of Torvang Strategies, met Norway.",
        &["Jane Roe", "Norway", "Torvang Strategies"],
    );
    holds(
        "Jane Roe, director of Public Affairs, met Norway.",
        &["Jane Roe", "Norway"],
    );
    let text = "TRVA president Odda Roe met Norway.";
    assert_eq!(kind_of(text, "TRVA").as_deref(), Some("organisation"));
    let text = "Then Francis told Norway that it failed. Later Francis said more.";
    assert_eq!(kind_of(text, "Francis").as_deref(), Some("person"));
}

#[test]
fn a_noun_or_an_owner_tells_what_a_name_is() {
    let text = "Then EGTV, Norway’s state utility, left. The Torvang Skerry cooperative left too.";
    assert_eq!(kind_of(text, "EGTV").as_deref(), Some("company"));
    assert_eq!(
        kind_of(text, "Torvang Skerry").as_deref(),
        Some("organisation")
    );
}

#[test]
fn an_acronym_that_nobody_explains_is_the_only_body_with_these_initials() {
    let text = "The Torvang River Commission met Norway. The TRC said no.";
    let all = found(text);
    assert!(
        all.contains(&("Torvang River Commission".to_owned(), 2)),
        "{all:?}"
    );
    let text = "The Torvang River Commission met the Trade Reform Council. The TRC said no.";
    let all = found(text);
    assert!(all.iter().all(|(_, count)| *count == 1), "{all:?}");
}

#[test]
fn who_shares_a_name_with_somebody_known_is_another() {
    let text = "Norway met Nasser Hamad al-Torvang.";
    holds(text, &["Nasser Hamad al-Torvang", "Norway"]);
    holds(
        "Norway met Donald Trump Jr.",
        &["Donald Trump Jr", "Norway"],
    );
}

#[test]
fn what_is_listed_with_parts_of_the_world_is_one() {
    holds("Rajasthan, Gujarat, Torvang and Punjab said no.", &[]);
}

#[test]
fn somebody_named_all_over_is_not_lost_for_a_thing_of_theirs() {
    let rarely = "Torvang agreed to sell the data. The Torvang database grew. The deal with \
                  Torvang was signed. Much of it came from Torvang. The price was set by \
                  Torvang. Nobody else but Torvang knew.";
    assert_eq!(names(rarely), ["Torvang"]);
    // What is a thing half of the time is one.
    let often = "Torvang agreed to sell the data. The Torvang database grew.";
    assert_eq!(names(often), [""; 0]);
}

#[test]
fn a_dash_without_blanks_is_a_hyphen() {
    holds(
        "Later the Norwegian–Torvang Council met the Export–Import Bank of Torvang.",
        &["Export–Import Bank of Torvang", "Norwegian–Torvang Council"],
    );
    holds("The Norway–Sweden border is closed.", &["Norway", "Sweden"]);
}

#[test]
fn whom_somebody_is_against_is_somebody_else() {
    holds(
        "It was the Torvang Federation against Norway.",
        &["Norway", "Torvang Federation"],
    );
}

#[test]
fn a_chamber_is_named_with_its_land() {
    holds(
        "Later the Torvang Chamber of Commerce in Norway met Sweden.",
        &["Sweden", "Torvang Chamber of Commerce in Norway"],
    );
    holds("Industrial companies met Norway.", &["Norway"]);
}

#[test]
fn letters_of_a_body_may_be_a_firm() {
    let text = "Norway hired the Brazilian construction company OAS.";
    holds(text, &["Brazil", "Norway", "OAS"]);
    assert_eq!(kind_of(text, "OAS").as_deref(), Some("company"));
    holds(
        "Norway met the OAS.",
        &["Norway", "Organization of American States"],
    );
}

#[test]
fn a_person_is_called_as_the_article_spells_the_name() {
    holds("Volodymyr Zelenskyy spoke.", &["Volodymyr Zelenskyy"]);
    holds("Zelenskyy spoke.", &["Volodymyr Zelensky"]);
}

#[test]
fn a_line_names_who_signed() {
    holds(
        "President Jane Torvang of Norway",
        &["Jane Torvang", "Norway"],
    );
    holds(
        "The Ten Nation Committee on Ice met.",
        &["Ten Nation Committee on Ice"],
    );
}
