//! Futures that several instances of the engine make together: each simulates some, one puts them
//! together. What is shown is the same however the work was divided.

use ragam::ensemble::{Part, Silent};
use serde_json::{Value, json};

use crate::answers::Opened;

impl Opened {
    /// Some futures of every model, from a path to before another, of so many in all.
    fn simulated(&self, from: u64, to: u64, of: u64) -> Result<Vec<Part>, String> {
        let part = |model| Part::simulate(model, from..to, of, &Silent);
        let parts: Result<Vec<Part>, _> =
            self.models.iter().map(|(_, _, model)| part(model)).collect();
        parts.map_err(|interrupted| interrupted.to_string())
    }

    /// The bytes of some futures, for another instance.
    pub(crate) fn part(&self, from: u64, to: u64, of: u64) -> Result<Vec<u8>, String> {
        let parts = self.simulated(from, to, of)?;
        postcard::to_allocvec(&parts).map_err(|error| error.to_string())
    }

    /// Simulates some futures and keeps them until all are there.
    pub(crate) fn keep(&mut self, from: u64, to: u64, of: u64) -> Result<Value, String> {
        let parts = self.simulated(from, to, of)?;
        self.waiting.push(parts);
        Ok(json!({}))
    }

    /// Takes futures that another instance has made.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Result<Value, String> {
        let parts: Vec<Part> = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
        if parts.len() != self.models.len() {
            return Err("these futures are of another shop".to_owned());
        }
        self.waiting.push(parts);
        Ok(json!({}))
    }

    /// Forgets futures that nobody wants any more.
    pub(crate) fn forget(&mut self) -> Value {
        self.waiting.clear();
        json!({})
    }

    /// Puts all futures together: there must be so many.
    pub(crate) fn join(&mut self, paths: u64) -> Result<Value, String> {
        let mut waiting: Vec<_> =
            std::mem::take(&mut self.waiting).into_iter().map(Vec::into_iter).collect();
        for ensemble in &mut self.ensembles {
            let parts: Vec<Part> = waiting.iter_mut().filter_map(Iterator::next).collect();
            ensemble.extend_by(parts, paths).map_err(|error| error.to_string())?;
        }
        Ok(json!({ "paths": self.paths() }))
    }
}
