//! `sixty`, ended as by a power cut after the call that the environment names, for systems on which the tests themselves do
//! not run.

#[path = "../../../tests/src/dying.rs"]
mod dying;

fn main() -> std::process::ExitCode {
    sixty::main(std::env::args_os(), dying::wrap)
}
