//! The command line of Jisr.
fn main() {}
