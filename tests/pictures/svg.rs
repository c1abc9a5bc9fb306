//! A buffer as an SVG that looks the same with any monospaced font.
//!
//! Each run of letters is as wide as its cells; lines, blocks and signs are
//! shapes, for fonts draw them with gaps or not at all.

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Pixels of a cell, and the baseline within it.
const CELL: (u32, u32) = (9, 19);
const BASELINE: u32 = 14;
/// Pixels around the screen.
const MARGIN: u32 = 14;
/// Thickness of light and heavy lines, in tenths of a pixel.
const LIGHT: u32 = 12;
const HEAVY: u32 = 28;

/// Lines of one colour and thickness, and areas of one colour, as path data.
type Paths = BTreeMap<(String, u32), String>;

/// Draws a buffer that has a ground of its own.
pub(super) fn picture(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (columns, rows) = (u32::from(area.width), u32::from(area.height));
    let width = columns * CELL.0 + 2 * MARGIN;
    let height = rows * CELL.1 + 2 * MARGIN;
    let ground = colour(buffer[(0, 0)].bg);
    let mut styles: Vec<String> = Vec::new();
    let (mut grounds, mut shapes, mut texts) = (Paths::new(), Paths::new(), String::new());
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let cell = &buffer[(x, y)];
            let run = (x..area.right())
                .take_while(|x| buffer[(*x, y)].bg == cell.bg)
                .count();
            if colour(cell.bg) != ground {
                let (left, top) = place(x, y);
                let wide = u32::try_from(run).unwrap() * CELL.0;
                let path = grounds.entry((colour(cell.bg), 0)).or_default();
                write!(path, "M{left} {top}h{wide}v{}h-{wide}z", CELL.1).unwrap();
            }
            x += u16::try_from(run).unwrap();
        }
        row(buffer, y, &mut styles, &mut shapes, &mut texts);
    }
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\">\n<title>{}</title>\n<style>\n\
         text {{ font: 15px ui-monospace, SFMono-Regular, Menlo, Consolas, \"DejaVu Sans Mono\", \
         \"Liberation Mono\", monospace; white-space: pre }}\n",
        escaped(title)
    );
    for (number, style) in styles.iter().enumerate() {
        writeln!(svg, ".s{number} {{ {style} }}").unwrap();
    }
    writeln!(
        svg,
        "</style>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{ground}\"/>"
    )
    .unwrap();
    draw(&mut svg, &grounds);
    draw(&mut svg, &shapes);
    svg + &texts + "</svg>\n"
}

/// Left and top of a cell.
fn place(x: u16, y: u16) -> (u32, u32) {
    (
        MARGIN + u32::from(x) * CELL.0,
        MARGIN + u32::from(y) * CELL.1,
    )
}

fn draw(svg: &mut String, paths: &Paths) {
    for ((colour, thickness), path) in paths {
        if *thickness == 0 {
            writeln!(svg, "<path fill=\"{colour}\" d=\"{path}\"/>").unwrap();
        } else {
            let (whole, tenths) = (thickness / 10, thickness % 10);
            writeln!(
                svg,
                "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{whole}.{tenths}\" \
                 d=\"{path}\"/>"
            )
            .unwrap();
        }
    }
}

fn colour(colour: Color) -> String {
    if let Color::Rgb(red, green, blue) = colour {
        return format!("#{red:02x}{green:02x}{blue:02x}");
    }
    assert_eq!(
        colour,
        Color::Black,
        "painted themes of all colours name it"
    );
    "#000000".to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn style(cell: &Cell) -> String {
    let mut style = format!("fill: {}", colour(cell.fg));
    for (modifier, rule) in [
        (Modifier::BOLD, "; font-weight: bold"),
        (Modifier::ITALIC, "; font-style: italic"),
        (Modifier::UNDERLINED, "; text-decoration: underline"),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(rule);
        }
    }
    style
}

/// The letters and shapes of one row.
fn row(buffer: &Buffer, y: u16, styles: &mut Vec<String>, shapes: &mut Paths, texts: &mut String) {
    let mut x = buffer.area.left();
    while x < buffer.area.right() {
        let cell = &buffer[(x, y)];
        if cell.symbol() == " " {
            x += 1;
            continue;
        }
        if shape(cell, place(x, y), shapes) {
            x += 1;
            continue;
        }
        let start = x;
        let (mut text, mut end) = (String::new(), x);
        while x < buffer.area.right() {
            let next = &buffer[(x, y)];
            let is_blank = next.symbol() == " ";
            let is_over = x > end + 1 || !is_blank && style(next) != style(cell);
            if is_over || shape(next, place(x, y), &mut Paths::new()) {
                break;
            }
            let columns = u16::try_from(next.symbol().width()).unwrap().max(1);
            text.push_str(next.symbol());
            x += columns;
            if !is_blank {
                end = x;
            }
        }
        let text = text.trim_end();
        let class = style(cell);
        let number = styles.iter().position(|known| *known == class);
        let number = number.unwrap_or_else(|| {
            styles.push(class);
            styles.len() - 1
        });
        let (left, top) = place(start, y);
        writeln!(
            texts,
            "<text class=\"s{number}\" x=\"{left}\" y=\"{}\" textLength=\"{}\" \
             lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            top + BASELINE,
            u32::from(end - start) * CELL.0,
            escaped(text)
        )
        .unwrap();
        x = end;
    }
}

/// Draws a cell that is a shape; false if it is letters.
fn shape(cell: &Cell, (left, top): (u32, u32), paths: &mut Paths) -> bool {
    let mut characters = cell.symbol().chars();
    let (Some(sign), None) = (characters.next(), characters.next()) else {
        return false;
    };
    let fill = colour(cell.fg);
    let (wide, high) = CELL;
    let (middle, centre) = (left * 10 + wide * 5, top * 10 + high * 5);
    let tenths = |value: u32| format!("{}.{}", value / 10, value % 10);
    let mut line = |thickness: u32, data: String| {
        let path = paths.entry((fill.clone(), thickness)).or_default();
        path.push_str(&data);
    };
    // Eighths of the height of a bar.
    let eighths = match sign {
        '▁' => 1,
        '▃' => 3,
        '▅' => 5,
        '▆' => 6,
        '▇' => 7,
        '█' => 8,
        _ => 0,
    };
    if eighths > 0 {
        let bar = high * 10 * eighths / 8;
        let from = tenths((top + high) * 10 - bar);
        let bar = tenths(bar);
        line(0, format!("M{left} {from}h{wide}v{bar}h-{wide}z"));
        return true;
    }
    if let Some(arms) = arms(sign) {
        let [to_left, to_right, up, down] = arms;
        let half = tenths(high * 5);
        let (across, along) = (tenths(middle), tenths(centre));
        for (thickness, data) in [
            (to_left, format!("M{left} {along}H{across}")),
            (to_right, format!("M{across} {along}H{}", left + wide)),
            (up, format!("M{across} {top}v{half}")),
            (down, format!("M{across} {along}v{half}")),
        ] {
            if thickness > 0 {
                line(thickness, data);
            }
        }
        return true;
    }
    // Signs, in tenths of a pixel from the middle of the cell.
    let outline: &[(i32, i32)] = match sign {
        '▌' => &[(-45, -95), (0, -95), (0, 95), (-45, 95)],
        '▲' | '▵' => &[(0, -42), (42, 36), (-42, 36)],
        '◆' | '⋄' => &[(0, -46), (42, 0), (0, 46), (-42, 0)],
        '▸' => &[(-28, -38), (34, 0), (-28, 38)],
        '▾' => &[(-38, -28), (38, -28), (0, 34)],
        '●' | '◦' => &[],
        '✓' => {
            let start = format!("M{} {}", tenths(middle - 36), tenths(centre + 4));
            line(16, start + "l2.6 3.2l4.6 -8");
            return true;
        }
        _ => return false,
    };
    let is_hollow = matches!(sign, '▵' | '⋄' | '◦');
    let size = if is_hollow { 3 } else { 4 };
    let data = if outline.is_empty() {
        let (x, y) = (tenths(middle - size * 10), tenths(centre));
        let around = size * 2;
        format!("M{x} {y}a{size} {size} 0 1 0 {around} 0a{size} {size} 0 1 0 -{around} 0z")
    } else {
        let scale = if is_hollow { 8 } else { 10 };
        let corners: Vec<String> = outline
            .iter()
            .map(|(x, y)| {
                let x = middle.checked_add_signed(x * scale / 10).unwrap();
                let y = centre.checked_add_signed(y * scale / 10).unwrap();
                format!("{} {}", tenths(x), tenths(y))
            })
            .collect();
        format!("M{}z", corners.join("L"))
    };
    line(if is_hollow { 11 } else { 0 }, data);
    true
}

/// Thickness of the arms of a line to the left, to the right, up and down.
fn arms(sign: char) -> Option<[u32; 4]> {
    Some(match sign {
        '─' => [LIGHT, LIGHT, 0, 0],
        '━' => [HEAVY, HEAVY, 0, 0],
        '│' => [0, 0, LIGHT, LIGHT],
        '┃' => [0, 0, HEAVY, HEAVY],
        '┬' => [LIGHT, LIGHT, 0, LIGHT],
        '┴' => [LIGHT, LIGHT, LIGHT, 0],
        '├' => [0, LIGHT, LIGHT, LIGHT],
        '┤' => [LIGHT, 0, LIGHT, LIGHT],
        '┥' => [HEAVY, 0, LIGHT, LIGHT],
        '┫' => [HEAVY, 0, HEAVY, HEAVY],
        _ => return None,
    })
}
