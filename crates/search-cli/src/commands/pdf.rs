//! What `index` and `inspect` start to read a PDF file.

use std::io;

use anyhow::Result;
use jisr::ingest;

use crate::exit::Exit;

/// Reads a PDF file from standard input and writes what it says to standard output.
pub(crate) fn run() -> Result<Exit> {
    ingest::answer_pdf(io::stdin())?;
    Ok(Exit::Found)
}
