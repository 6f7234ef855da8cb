//! The desktop, and what begins at log-in.

use super::*;

#[test]
fn a_desktop_is_asked_for_notifications_a_tray_and_the_start_at_log_in() {
    let bare = Arc::new(PrivateBus::start_with_prompter().unwrap());
    let sandbox = Sandbox::with_vault_file_on(Arc::clone(&bare));
    sandbox.connected(T, "corner.bakery");
    let lacking = Checks::of(sandbox.sixty(&["doctor"]).ended(3));
    assert_eq!(lacking.wrong(), ["notifications", "autostart"]);

    let _notifications = Notifications::on(Arc::clone(&bare)).unwrap();
    let _panel = Panel::start(&bare.address()).unwrap();
    let entry = bare.home().join(".config/autostart/org.sixty.Sixty.desktop");
    fs::create_dir_all(entry.parent().unwrap()).unwrap();
    let starts = |program: &Path| {
        let told = format!("[Desktop Entry]\nType=Application\nExec=\"{}\" --hidden\n", program.display());
        fs::write(&entry, told).unwrap();
    };
    starts(&built("sixty"));

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(0));
    assert!(checks.0.iter().all(|check| check["ok"] == true), "{:#?}", checks.0);

    fs::write(&entry, "[Desktop Entry]\nType=Application\nHidden=true\n").unwrap();
    assert_eq!(Checks::of(sandbox.sixty(&["doctor"]).ended(3)).wrong(), ["autostart"]);

    starts(&sandbox.path("removed/sixty-app"));
    assert_eq!(Checks::of(sandbox.sixty(&["doctor"]).ended(3)).wrong(), ["autostart"], "its program is gone");
}

#[test]
fn a_keeper_that_the_system_starts_serves_as_well() {
    let bus = Arc::new(PrivateBus::start_with_prompter().unwrap());
    let sandbox = Sandbox::with_vault_file_on(Arc::clone(&bus));
    sandbox.connected(T, "corner.bakery");
    let units = bus.home().join(".config/systemd/user");
    fs::create_dir_all(units.join("default.target.wants")).unwrap();
    fs::write(units.join("sixty-keep.service"), "[Service]\n").unwrap();
    let link = units.join("default.target.wants/sixty-keep.service");
    std::os::unix::fs::symlink(units.join("sixty-keep.service"), link).unwrap();

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));

    assert_eq!(checks.wrong(), ["notifications"]);
    assert!(text(checks.one("autostart"), "line").contains("sixty keep"));

    let removed = sandbox.path("removed/sixty");
    let unit = format!("[Service]\nExecStart=\"{}\" \"keep\"\n", removed.display());
    fs::write(units.join("sixty-keep.service"), unit).unwrap();
    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));
    assert!(checks.wrong().contains(&"autostart"), "its program is gone: {:?}", checks.wrong());
}
