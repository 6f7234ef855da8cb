//! The program `sixty`: the command line with nothing between core and adapters.

fn main() -> std::process::ExitCode {
    sixty::main(std::env::args_os(), |ports| ports)
}
