//! The manual page: one for all commands, with their options.

use std::io::{self, Write as _};

use clap::Command;
use clap_mangen::Man;

/// The manual as roff: the program, then a section for each of its commands.
pub(super) fn page(mut program: Command) -> io::Result<Vec<u8>> {
    // Gives the commands their full names, as in "briefing lens check".
    program.build();
    let mut page = Vec::new();
    let whole = Man::new(program.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    commands(&mut page, &program)?;
    writeln!(page, ".SH NOTES")?;
    page.extend(notes(&whole)?);
    Ok(page)
}

/// A section for each command below another.
fn commands(page: &mut Vec<u8>, above: &Command) -> io::Result<()> {
    for command in above.get_subcommands() {
        let name = command.get_bin_name().unwrap_or(command.get_name());
        if command.get_name() == "help" {
            continue;
        }
        if command.has_subcommands() {
            commands(page, command)?;
            continue;
        }
        writeln!(page, ".SH \"{}\"", name.to_uppercase())?;
        let section = Man::new(command.clone());
        let mut parts = Vec::new();
        section.render_description_section(&mut parts)?;
        section.render_synopsis_section(&mut parts)?;
        section.render_options_section(&mut parts)?;
        let parts = String::from_utf8_lossy(&parts).replace("\n.SH ", "\n.SS ");
        // What a command is for stands below its name.
        page.extend(parts.replacen("\n.SS DESCRIPTION\n", "\n", 1).bytes());
        if command.get_after_help().is_some() {
            writeln!(page, ".SS NOTES")?;
            page.extend(notes(&section)?);
        }
    }
    Ok(())
}

/// What follows the options in the help of a command, row by row.
fn notes(command: &Man) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    command.render_extra_section(&mut part)?;
    let part = String::from_utf8_lossy(&part).replacen(".SH EXTRA\n", ".nf\n", 1);
    Ok(format!("{part}.fi\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::Arguments;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_option_stands_in_it() {
        let mut program = Arguments::command();
        let page = String::from_utf8(page(program.clone()).unwrap()).unwrap();
        let page = page
            .replace("\\-", "-")
            .replace("\\fR", "")
            .replace("\\fB", "");
        program.build();
        let mut waiting = vec![&program];
        let mut options = 0;
        while let Some(command) = waiting.pop() {
            waiting.extend(command.get_subcommands().filter(|c| c.get_name() != "help"));
            if command.has_subcommands() && command.get_name() != "briefing" {
                continue;
            }
            let name = command.get_bin_name().unwrap_or("briefing").to_uppercase();
            let begin = format!(".SH \"{name}\"");
            let section = page.split_once(&begin).map_or(&*page, |(_, after)| after);
            let section = section.split("\n.SH ").next().unwrap_or_default();
            for option in command.get_arguments().filter_map(|known| known.get_long()) {
                assert!(
                    name == "BRIEFING" || section.contains(&format!("--{option}")),
                    "{name}: {option}"
                );
                assert!(page.contains(&format!("--{option}")), "{option}");
                options += 1;
            }
        }
        assert!(options > 30, "{options}");
        // The query language, row by row.
        for row in ["in:section", "actor:name", "these words in this order"] {
            assert!(page.contains(row), "{row}");
        }
        assert!(!page.contains("EXTRA"));
    }
}
