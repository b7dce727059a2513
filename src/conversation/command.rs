//! Reads what arrived: a command, a text, a button. Pure.
//!
//! ```text
//! command = "/" name [ "@" bot ] [ space argument ]
//! ```

use crate::domain::{Command, MessageId, Press};

use super::What;

/// What arrived, read. It borrows: names are not copied about.
pub(super) enum Input<'a> {
    Command { command: Command, argument: &'a str, message: MessageId },
    UnknownCommand { message: MessageId },
    Text { message: MessageId, text: &'a str },
    File { message: MessageId },
    NotText { message: MessageId },
    Press { message: MessageId, press: Press },
    ForgedPress { message: MessageId },
    Blocked,
    Unblocked,
}

/// Reads one incoming thing.
pub(super) fn read(what: &What) -> Input<'_> {
    match what {
        What::Text { message, text } => read_text(*message, text.open()),
        What::File { message, .. } => Input::File { message: *message },
        What::Other { message } => Input::NotText { message: *message },
        What::Press { message, data } => match Press::parse(data) {
            Ok(press) => Input::Press { message: *message, press },
            Err(_) => Input::ForgedPress { message: *message },
        },
        What::Blocked => Input::Blocked,
        What::Unblocked => Input::Unblocked,
    }
}

fn read_text(message: MessageId, text: &str) -> Input<'_> {
    let Some(rest) = text.trim().strip_prefix('/') else {
        return Input::Text { message, text };
    };
    let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = name.split('@').next().unwrap_or(name);
    match Command::named(name) {
        Some(command) => Input::Command { command, argument: argument.trim(), message },
        None => Input::UnknownCommand { message },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_command_only_with_a_slash_in_front() {
        let m = MessageId(1);
        assert!(matches!(read_text(m, " /agregar "), Input::Command { command: Command::Add, argument: "", .. }));
        assert!(matches!(
            read_text(m, "/verificar@un_bot  K7F3"),
            Input::Command { command: Command::Verify, argument: "K7F3", .. }
        ));
        assert!(matches!(read_text(m, "/borrarlo_todo"), Input::UnknownCommand { .. }));
        assert!(matches!(read_text(m, "agregar"), Input::Text { .. }));
    }
}
