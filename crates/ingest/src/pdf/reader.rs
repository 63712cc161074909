//! Asks another process to read PDF files.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::document::{Document, PdfFault};
use crate::skipped::Reason;

/// Longest answer, in bytes: more text than any file has.
const MAX_ANSWER: u64 = 256 << 20;

/// A program that reads PDF files: one that calls `answer_pdf` (of the feature `pdf`) when it is started with
/// these arguments.
///
/// PDF files are programs for a printer, and a bad one can take all memory and run without end.
/// In a process of its own, with limits, that ends the process and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfReader {
    /// The program; the running one is [`std::env::current_exe`].
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
}

impl PdfReader {
    /// What a file says.
    pub(super) fn document(&self, bytes: &[u8]) -> Result<Document, Reason> {
        let mut command = Command::new(&self.program);
        command.args(&self.args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| self.failed(&error))?;
        if let Some(mut input) = child.stdin.take() {
            // One that has died already is found out below.
            let _ = input.write_all(bytes);
        }
        let mut answer = Vec::new();
        if let Some(output) = child.stdout.take() {
            output.take(MAX_ANSWER).read_to_end(&mut answer)?;
        }
        // One that answers more is of no use any more; one that has ended cannot be ended.
        let _ = child.kill();
        child.wait()?;
        let mut answers = serde_json::Deserializer::from_slice(&answer).into_iter();
        let answer: Option<Result<Result<Document, PdfFault>, _>> = answers.next();
        let answer = answer.and_then(Result::ok).unwrap_or(Err(PdfFault::TooBig));
        answer.map_err(Reason::Pdf)
    }

    fn failed(&self, error: &io::Error) -> Reason {
        let program = self.program.display();
        let message =
            format!("the program that reads PDF files ({program}) does not start: {error}");
        Reason::Io(io::Error::new(error.kind(), message))
    }
}
