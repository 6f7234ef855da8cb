//! The way to Meta and back: the port, the clock, the answers.

use super::*;

#[test]
fn a_computer_without_certificates_is_told_what_it_lacks() {
    let sandbox = Sandbox::bare();
    let empty = sandbox.file("certificates.pem", "");
    let mut command = sandbox.on_bus(built("sixty"));
    command.env("LANG", "C.UTF-8").arg("--data-dir").arg(sandbox.data_dir()).args(["--json", "doctor"]);
    command.env("SSL_CERT_FILE", empty).env_remove("SSL_CERT_DIR");

    let checks = Checks::of(run(&mut command, "").ended(5));

    assert!(checks.wrong().contains(&"meta"), "{:?}", checks.wrong());
    assert!(text(checks.one("meta"), "line").contains("no list of certificates"));
    assert!(text(checks.one("meta"), "remedy").contains("ca-certificates"));
}

#[test]
fn a_port_that_another_program_has_is_told_with_its_name() {
    let sandbox = Sandbox::set();
    for address in ["127.0.0.1", "::1"] {
        let _stranger = TcpListener::bind((address, sandbox.port)).unwrap();

        let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));

        assert_eq!(checks.wrong(), ["port"], "{address}");
        let line = text(checks.one("port"), "line");
        assert!(line.contains(&sandbox.port.to_string()) && line.starts_with("promises-"), "{line}");
    }
}

#[test]
fn a_log_in_that_waits_at_the_port_is_no_stranger() {
    let sandbox = Sandbox::set();
    let mut sign_in = SignIn::start(&sandbox, T, &[]);

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(0));

    assert!(text(checks.one("port"), "line").starts_with("A log-in of ours"), "{:?}", checks.one("port"));
    sign_in.interrupt();
    sign_in.end();
}

#[test]
fn a_clock_that_differs_from_metas_is_told() {
    let sandbox = Sandbox::bare();
    for (ahead, code) in [(0, 0), (2, 0), (30, 3), (-30, 3), (3 * 24 * 60, 3)] {
        let now = (sandbox.now() + TimeDelta::minutes(ahead)).format("%Y-%m-%dT%H:%M:%SZ").to_string();

        let answer =
            run(elsewhere(&sandbox, sandbox.practice.base.as_str()).args(["--now", &now, "doctor"]), "");

        let wrong: &[&str] = if code == 0 { &[] } else { &["clock"] };
        assert_eq!(Checks::of(answer.ended(code)).wrong(), wrong, "{ahead}");
    }
}

#[test]
fn a_meta_that_does_not_answer_is_exit_5_and_leaves_the_clock_unjudged() {
    let sandbox = Sandbox::set();
    // The discard port (RFC 863): no program listens there.
    let checks = run(elsewhere(&sandbox, "http://127.0.0.1:9/").arg("doctor"), "");
    let checks = Checks::of(checks.ended(5));
    assert_eq!(checks.wrong(), ["meta"]);
    assert_eq!(checks.one("clock")["ok"], Value::Null);

    for fault in ["html502", "reset", "empty"] {
        sandbox.practice.fault("*", "*", Some(fault), None).unwrap();
        assert_eq!(Checks::of(sandbox.sixty(&["doctor"]).ended(5)).wrong(), ["meta"], "{fault}");
    }
}
