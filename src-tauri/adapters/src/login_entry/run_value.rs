//! The command line that Windows runs at a log-in. Pure, and tested on every system.

use std::path::Path;

/// A program as the first word of a command line: without the mark for long paths ("Naming Files, Paths, and Namespaces").
/// None where its path is no text.
pub fn first_word(program: &Path) -> Option<String> {
    let path = program.to_str()?;
    Some(match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r#""\\{share}""#),
        None => format!("\"{}\"", path.strip_prefix(r"\\?\").unwrap_or(path)),
    })
}

/// The program of a command line.
pub fn program(command: &str) -> Option<&str> {
    match command.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map(|(program, _)| program),
        None => command.split_ascii_whitespace().next(),
    }
}

/// Whether the note of Windows about a value says that a person switched it off: its first byte is odd then. Microsoft
/// tells nothing of it; the Task Manager writes 2 or 6 for on, and 3 with the moment behind it for off.
pub fn is_switched_off(note: &[u8]) -> bool {
    note.first().is_some_and(|first| first % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_on_a_share_keeps_its_server() {
        for (path, line) in [
            (r"\\?\C:\Program Files\Sixty\sixty-app.exe", r#""C:\Program Files\Sixty\sixty-app.exe""#),
            (r"C:\Sixty\sixty-app.exe", r#""C:\Sixty\sixty-app.exe""#),
            (r"\\?\UNC\server\apps\sixty-app.exe", r#""\\server\apps\sixty-app.exe""#),
        ] {
            assert_eq!(first_word(Path::new(path)).as_deref(), Some(line));
        }
    }

    #[test]
    fn the_program_is_read_back_from_its_command_line() {
        let word = first_word(Path::new(r"C:\Program Files\Sixty\sixty-app.exe")).unwrap();
        assert_eq!(program(&format!("{word} --hidden")), Some(r"C:\Program Files\Sixty\sixty-app.exe"));
        assert_eq!(program(r"C:\Sixty\sixty-app.exe --hidden"), Some(r"C:\Sixty\sixty-app.exe"));
        assert_eq!(program(""), None);
    }

    #[test]
    fn what_the_task_manager_switched_off_is_off() {
        assert!(is_switched_off(&[3, 0, 0, 0, 12, 34, 56, 78, 90, 1, 2, 3]));
        assert!(!is_switched_off(&[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        assert!(!is_switched_off(&[6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) && !is_switched_off(&[]));
    }
}
