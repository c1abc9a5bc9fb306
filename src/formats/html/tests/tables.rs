use super::*;

fn table(rows: &str) -> String {
    let page = format!("<p>Before the table stands a row of text.</p><table>{rows}</table>");
    texts(&page).pop().unwrap_or_default()
}

#[test]
fn each_cell_stands_in_its_column_behind_those_that_lie_over_several() {
    let rows = "<tr><th>Cable<th>MW<th>Year<tr><td rowspan=2>North<td>1000<td>2006\
                <tr><td>650<td>2014<tr><td>South<td>700<td>1998";
    assert_eq!(
        table(rows),
        "Cable │ MW │ Year\nNorth │ 1000 │ 2006\n │ 650 │ 2014\nSouth │ 700 │ 1998"
    );
    let rows = "<tr><th>Cable<th colspan=2>MW<th>Year<tr><td>North<td>1000<td rowspan=0>650\
                <td>2006<tr><td>South<td>700<td>1998<tbody><tr><td>East<td>1<td>2<td>3";
    assert_eq!(
        table(rows),
        "Cable │ MW │  │ Year\nNorth │ 1000 │ 650 │ 2006\nSouth │ 700 │  │ 1998\n\
         East │ 1 │ 2 │ 3"
    );
    // A row all of whose cells began above it keeps no place, but ends them.
    let rows = "<tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d";
    assert_eq!(table(rows), "a │ b\nc │ d");
    // Nor is anything added behind the last cell.
    assert_eq!(table("<tr><td>a<td>b<tr><td colspan=9>c"), "a │ b\nc");
}

#[test]
fn a_few_bytes_do_not_ask_for_millions_of_cells() {
    let wide = "<td colspan=1000>a".repeat(2000);
    let high = "<tr><td rowspan=65534>b".repeat(2000);
    let text = table(&format!("<tr>{wide}{high}"));
    assert!(text.len() < 100_000, "{}", text.len());
}
