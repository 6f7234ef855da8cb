//! Reads secrets and texts from standard input, because every program on this computer can read arguments.

use std::io::{self, BufRead, IsTerminal, Read};

use sixty_core::encoding;
use sixty_core::secret::Secret;

use crate::session::Session;

mod echo;

/// The most that is read of one input: a secret, an address or an error text has kilobytes at most.
const LARGEST: u64 = 1 << 20;

/// Whether a person sits here who sees a question and can answer it.
pub fn has_person() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Whether a person says yes to a question of the texts.
pub async fn agrees(session: &Session<'_>, question: &str) -> bool {
    const YES: [&str; 4] = ["y", "yes", "д", "да"];
    session.voice.hint(question, &[]);
    let line = tokio::task::spawn_blocking(|| line(&mut io::stdin().lock()));
    let answer = session.voice.asks(line).await.ok().flatten();
    answer.is_some_and(|answer| YES.contains(&answer.expose().trim().to_lowercase().as_str()))
}

/// All of stdin without its last line break; None when it is empty. At a terminal `prompt` is shown and the answer is
/// not echoed.
///
/// # Errors
/// Stdin or the terminal cannot be read.
pub async fn secret(prompt: &str) -> io::Result<Option<Secret>> {
    let text = if io::stdin().is_terminal() {
        let _hidden = echo::Hidden::from_now_on();
        let prompt = format!("{prompt} ");
        aside(move || rpassword::prompt_password(prompt)).await?
    } else {
        all().await?
    };
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Ok((!text.trim().is_empty()).then(|| Secret::new(text)))
}

/// All of stdin as text, in UTF-8 or in UTF-16 with its mark; bytes that are neither are replaced. What exceeds
/// [`LARGEST`] is read and dropped, so that the program that writes it can finish.
///
/// # Errors
/// Stdin cannot be read.
pub async fn all() -> io::Result<String> {
    Ok(read(bytes().await?))
}

/// All of stdin as it is, up to a limit; see [`is_cut`].
///
/// # Errors
/// Stdin cannot be read.
pub async fn bytes() -> io::Result<Vec<u8>> {
    aside(|| {
        let mut bytes = Vec::new();
        whole(&mut io::stdin().lock(), &mut bytes)?;
        Ok(bytes)
    })
    .await
}

/// Whether these bytes may be only the beginning of what came in.
pub fn is_cut(bytes: &[u8]) -> bool {
    u64::try_from(bytes.len()).is_ok_and(|read| read >= LARGEST)
}

/// Reads to the end. At a terminal the end is a key press (Ctrl-D), so it is asked for once only.
fn whole(input: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    let read = input.by_ref().take(LARGEST).read_to_end(bytes)?;
    if u64::try_from(read).is_ok_and(|read| read >= LARGEST) {
        io::copy(input, &mut io::sink())?;
    }
    Ok(())
}

/// The next line of stdin without its line break; None at the end. Bytes that are not UTF-8 are replaced.
pub fn line(stdin: &mut impl BufRead) -> Option<Secret> {
    let mut bytes = Vec::new();
    match stdin.by_ref().take(LARGEST).read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(Secret::new(text(bytes).trim_end_matches(['\n', '\r']))),
    }
}

/// The text of bytes in UTF-16, as editors and PowerShell of Windows write files, or in UTF-8.
fn read(bytes: Vec<u8>) -> String {
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    is_wide.then(|| encoding::unicode(&bytes)).flatten().unwrap_or_else(|| text(bytes))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Reads on a thread of its own, so that Ctrl-C ends the program although the read may never return.
async fn aside<T: Send + 'static>(read: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    match tokio::task::spawn_blocking(read).await.unwrap_or_else(|error| Err(io::Error::other(error))) {
        // Ctrl-C interrupted the read, and the program is about to end.
        Err(error) if error.kind() == io::ErrorKind::Interrupted => std::future::pending().await,
        read => read,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_the_input_is_met_once() {
        struct Terminal {
            typed: Vec<&'static [u8]>,
            ends: usize,
        }
        impl Read for Terminal {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let Some(mut line) = self.typed.pop() else {
                    self.ends += 1;
                    return Ok(0);
                };
                line.read(into)
            }
        }
        let mut terminal = Terminal { typed: vec![b"190/463\n"], ends: 0 };
        let mut bytes = Vec::new();
        whole(&mut terminal, &mut bytes).unwrap();
        assert_eq!((bytes.as_slice(), terminal.ends), (b"190/463\n".as_slice(), 1));
    }

    #[test]
    fn what_is_too_much_is_read_to_its_end_and_dropped() {
        let input = vec![b'x'; usize::try_from(LARGEST).unwrap() + 5];
        let (mut rest, mut bytes) = (input.as_slice(), Vec::new());
        whole(&mut rest, &mut bytes).unwrap();
        assert_eq!((bytes.len() as u64, rest.len()), (LARGEST, 0));
    }

    #[test]
    fn a_file_of_windows_is_read_as_what_it_says() {
        let little: Vec<u8> = "\u{feff}190/463 ю".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}190/463 ю".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big, "190/463 ю".as_bytes().to_vec()] {
            assert_eq!(read(bytes), "190/463 ю");
        }
    }

    #[test]
    fn a_line_that_is_not_utf_8_does_not_end_the_lines() {
        let mut stdin: &[u8] = b"\xff\xfe\r\nhttps://localhost/?code=1\nlast";
        let lines: Vec<String> =
            std::iter::from_fn(|| line(&mut stdin)).map(|line| line.expose().to_owned()).collect();
        assert_eq!(lines, ["\u{fffd}\u{fffd}", "https://localhost/?code=1", "last"]);
    }
}
