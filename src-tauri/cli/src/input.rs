//! Secrets come in by standard input, never by argv.

use std::io::{self, IsTerminal, Read};

use sixty_core::secret::Secret;

/// Nothing that is meant as a secret or an error text is longer.
const LARGEST: u64 = 1 << 20;

/// All of stdin, one trailing line break dropped. A terminal asks without echo; `prompt` is what it asks.
/// None when nothing came.
pub async fn secret(prompt: &str) -> io::Result<Option<Secret>> {
    let text = if io::stdin().is_terminal() {
        let _echo = Echo::remember();
        let prompt = format!("{prompt} ");
        in_background(|| rpassword::prompt_password(prompt)).await?
    } else {
        all().await?
    };
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Ok((!text.trim().is_empty()).then(|| Secret::new(text)))
}

/// All of stdin as text; bytes that are not UTF-8 are replaced.
pub async fn all() -> io::Result<String> {
    let bytes = in_background(|| {
        let mut bytes = Vec::new();
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    Ok(String::from_utf8(bytes.await?)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// A read that never ends must not keep Ctrl-C from being heard.
async fn in_background<T: Send + 'static>(
    read: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(read).await.map_err(io::Error::other)?
}

/// Gives the terminal its echo back when a question is broken off: the read that took it away never ends.
struct Echo {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Echo {
    fn remember() -> Self {
        Self {
            #[cfg(unix)]
            before: rustix::termios::tcgetattr(io::stdin()).ok(),
        }
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(before) = &self.before {
            let back = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, before);
            // A terminal that went away needs no echo.
            back.ok();
        }
    }
}
