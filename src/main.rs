//! The `dateline` binary: everything is in the library's command-line room.

fn main() -> std::process::ExitCode {
    dateline::cli::main()
}
