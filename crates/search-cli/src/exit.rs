//! Exit codes, those of grep.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Something was found, or all is done.
    Found,
    /// Nothing was found.
    Nothing,
    /// Something went wrong.
    Failed,
}

impl Exit {
    /// [`Exit::Found`] if `found`, else [`Exit::Nothing`].
    pub(crate) fn of(found: bool) -> Self {
        if found { Self::Found } else { Self::Nothing }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Found => 0,
            Exit::Nothing => 1,
            Exit::Failed => 2,
        })
    }
}
