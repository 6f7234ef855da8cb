//! A service in the words of each system. Pure; each is used on its own system and tested on all.
#![cfg_attr(not(test), allow(dead_code, reason = "each system uses its own"))]

use super::Service;

/// The unit of systemd (systemd.service(5)).
pub fn unit(service: &Service) -> String {
    let program = service.program.to_string_lossy();
    let arguments = service.arguments.iter().map(|word| argument_of_unit(word));
    // The program is taken as it stands: systemd replaces variables in the words behind it alone.
    let command: Vec<String> = std::iter::once(quoted(&program)).chain(arguments).collect();
    let environment: String = service
        .environment
        .iter()
        .map(|(name, value)| format!("Environment={}\n", quoted(&format!("{name}={value}"))))
        .collect();
    format!(
        "[Unit]\n\
         Description=Sixty keeps access tokens alive\n\
         ConditionFileIsExecutable={}\n\
         \n\
         [Service]\n\
         Type=notify\n\
         ExecStart={}\n\
         {environment}\
         Restart=on-failure\n\
         RestartSec=60\n\
         WatchdogSec=600\n\
         TimeoutStopSec=10\n\
         \n\
         [Install]\n\
         WantedBy=default.target\n",
        // A program that was removed is not started, instead of failing again and again. Quotes are no part of a condition.
        program.replace('%', "%%"),
        command.join(" ")
    )
}

/// An argument in a unit.
pub fn argument_of_unit(word: &str) -> String {
    quoted(word).replace('$', "$$")
}

/// The program that a unit of ours starts; None where the text is another's.
pub fn program_of_unit(unit: &str) -> Option<String> {
    let command = unit.lines().find_map(|line| line.strip_prefix("ExecStart=\""))?;
    let mut letters = command.chars();
    let mut program = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(program.replace("%%", "%")),
            '\\' => program.push(match letters.next()? {
                'n' => '\n',
                other => other,
            }),
            other => program.push(other),
        }
    }
}

/// A word as systemd reads it back (systemd.syntax(7), "Quoting"; systemd.unit(5), "Specifiers").
fn quoted(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('%', "%%");
    format!("\"{escaped}\"")
}

/// The agent of launchd (launchd.plist(5)).
pub fn agent(service: &Service, label: &str) -> String {
    let string = argument_of_agent;
    let arguments: String = std::iter::once(service.program.to_string_lossy().into_owned())
        .chain(service.arguments.iter().cloned())
        .map(|word| string(&word))
        .collect();
    let environment: String = service
        .environment
        .iter()
        .map(|(name, value)| format!("<key>{}</key>{}", in_xml(name), string(value)))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\"><dict>\n\
         <key>Label</key>{}\n\
         <key>ProgramArguments</key><array>{arguments}</array>\n\
         <key>EnvironmentVariables</key><dict>{environment}</dict>\n\
         <key>RunAtLoad</key><true/>\n\
         <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>\n\
         <key>ProcessType</key><string>Background</string>\n\
         </dict></plist>\n",
        string(label)
    )
}

/// An argument in an agent.
pub fn argument_of_agent(word: &str) -> String {
    format!("<string>{}</string>", in_xml(word))
}

/// The program that an agent of ours starts; None where the text is another's.
pub fn program_of_agent(agent: &str) -> Option<String> {
    let command = agent.split_once("<key>ProgramArguments</key><array><string>")?.1;
    Some(out_of_xml(command.split_once("</string>")?.0))
}

/// The task of Windows ("Task Scheduler Schema"), for the person with this name. It begins at their log-in and is begun
/// again within the hour where it ended.
pub fn task(service: &Service, person: &str) -> String {
    let arguments: Vec<String> = service.arguments.iter().map(|word| argument_of_task(word)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n\
         <Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\r\n\
         <RegistrationInfo><Description>Sixty keeps access tokens alive</Description></RegistrationInfo>\r\n\
         <Triggers><LogonTrigger><Repetition><Interval>PT1H</Interval></Repetition><UserId>{person}</UserId></LogonTrigger></Triggers>\r\n\
         <Principals><Principal id=\"Author\"><UserId>{person}</UserId><LogonType>InteractiveToken</LogonType>\
         <RunLevel>LeastPrivilege</RunLevel></Principal></Principals>\r\n\
         <Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\
         <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\
         <ExecutionTimeLimit>PT0S</ExecutionTimeLimit><Hidden>true</Hidden></Settings>\r\n\
         <Actions Context=\"Author\"><Exec><Command>{}</Command><Arguments>{}</Arguments></Exec></Actions>\r\n\
         </Task>\r\n",
        in_xml(&service.program.to_string_lossy()),
        arguments.join(" "),
        person = in_xml(person),
    )
}

/// An argument in a task.
pub fn argument_of_task(word: &str) -> String {
    in_xml(&in_quotes_of_windows(word))
}

/// The program that a task of ours starts; None where the text is another's.
pub fn program_of_task(task: &str) -> Option<String> {
    Some(out_of_xml(task.split_once("<Command>")?.1.split_once("</Command>")?.0))
}

/// A word as a program of Windows reads it back ("Parsing C command-line arguments").
fn in_quotes_of_windows(word: &str) -> String {
    let mut quoted = String::from("\"");
    let mut backslashes = 0;
    for letter in word.chars() {
        if letter == '"' {
            quoted.push_str(&"\\".repeat(backslashes + 1));
        }
        backslashes = if letter == '\\' { backslashes + 1 } else { 0 };
        quoted.push(letter);
    }
    quoted.push_str(&"\\".repeat(backslashes));
    quoted.push('"');
    quoted
}

fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn out_of_xml(text: &str) -> String {
    text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_has_each_word_in_quotes_that_systemd_reads() {
        let unit = unit(&service());
        assert!(unit.contains("\nConditionFileIsExecutable=/opt/a b/sixty\n"), "{unit}");
        assert!(
            unit.contains("ExecStart=\"/opt/a b/sixty\" \"--data-dir\" \"/home/ma%%ra/$$x\\\"\" \"keep\"\n"),
            "{unit}"
        );
        assert!(unit.contains("Environment=\"SIXTY_PASSPHRASE_FILE=/home/mara/a b\"\n"), "{unit}");
    }

    #[test]
    fn an_agent_and_a_task_are_xml_whatever_a_folder_is_called() {
        let service = Service { arguments: vec!["<&>".into(), "a \\\" b\\".into()], ..service() };
        assert!(agent(&service, "label").contains("<string>&lt;&amp;&gt;</string>"));
        assert!(
            task(&service, "PC\\mara").contains(r#"<Arguments>"&lt;&amp;&gt;" "a \\\" b\\"</Arguments>"#),
            "{}",
            task(&service, "m")
        );
    }

    #[test]
    fn the_program_is_read_back_from_what_each_system_was_told() {
        for program in ["/usr/bin/sixty", "/opt/$HOME & <co>/100 %/\"a\"/b\\c/sixty", "/opt/%%/$$/sixty"] {
            let service = Service { program: program.into(), ..service() };
            assert_eq!(program_of_unit(&unit(&service)).as_deref(), Some(program));
            assert_eq!(program_of_agent(&agent(&service, "label")).as_deref(), Some(program));
            assert_eq!(program_of_task(&task(&service, "m")).as_deref(), Some(program));
        }
        assert_eq!(program_of_unit("[Service]\nExecStart=sixty keep\n"), None);
    }

    /// systemd itself says of each unit whether it would find the program. It takes none with a quote or a backslash in its
    /// path, and says so when it is installed.
    #[cfg(target_os = "linux")]
    #[test]
    fn systemd_finds_the_program_whatever_its_folder_is_called() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        for name in ["$HOME", "$$", "${HOME}", "100 %", "%h", "My Programs"] {
            let program = folder.path().join(name).join("sixty");
            std::fs::create_dir(folder.path().join(name)).unwrap();
            std::fs::write(&program, "").unwrap();
            std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
            let file = folder.path().join("sixty-keep.service");
            std::fs::write(&file, unit(&Service { program, ..service() })).unwrap();

            let verified = std::process::Command::new("systemd-analyze")
                .env("XDG_RUNTIME_DIR", folder.path())
                .args(["verify", "--user", "--man=no", "--recursive-errors=no"])
                .arg(&file)
                .output()
                .unwrap();

            let said = String::from_utf8_lossy(&verified.stderr).into_owned();
            assert!(verified.status.success() && !said.contains("sixty-keep"), "{name}: {said}");
        }
    }

    fn service() -> Service {
        Service {
            program: "/opt/a b/sixty".into(),
            arguments: vec!["--data-dir".into(), "/home/ma%ra/$x\"".into(), "keep".into()],
            environment: vec![("SIXTY_PASSPHRASE_FILE".into(), "/home/mara/a b".into())],
        }
    }
}
