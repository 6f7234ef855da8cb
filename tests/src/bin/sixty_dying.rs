//! `sixty`, ended as by a power cut after the call that the environment names.

fn main() -> std::process::ExitCode {
    sixty::main(std::env::args_os(), sixty_tests::dying::wrap)
}
