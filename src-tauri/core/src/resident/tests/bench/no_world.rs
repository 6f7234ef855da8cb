//! A computer on which there is nothing but Meta.

use std::path::Path;

use async_trait::async_trait;

use crate::places::uptake::Running;
use crate::ports::{
    Folders, Processes, ProgramTrouble, Programs, Unanswered, Visit, Web, WebAnswer, WebRequest,
};
use crate::secret::Secret;

/// No program, and no address but Meta's.
pub struct NoWorld;

#[async_trait]
impl Programs for NoWorld {
    async fn run(&self, _: &[String], _: Option<&Secret>) -> Result<(), ProgramTrouble> {
        Err(ProgramTrouble::Missing)
    }
}

#[async_trait]
impl Web for NoWorld {
    async fn send(&self, _: &WebRequest<'_>) -> Result<WebAnswer, Unanswered> {
        Err(Unanswered("no internet".into()))
    }
}

impl Processes for NoWorld {
    fn of_user(&self) -> Vec<Running> {
        Vec::new()
    }
}

impl Folders for NoWorld {
    fn look_through(&self, _: &Path, _: usize, _: &mut Visit<'_>) -> usize {
        0
    }
}
