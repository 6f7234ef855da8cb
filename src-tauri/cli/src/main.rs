//! The program `sixty`.

fn main() -> std::process::ExitCode {
    sixty::main(std::env::args_os(), |ports| ports)
}
