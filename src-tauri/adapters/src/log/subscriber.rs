//! The subscriber of `tracing` that writes our lines. It has no spans: an event says all that is kept.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Instant;

use sixty_core::ports::Clock;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::line::Line;
use super::repeats::Repeats;
use super::ring::Ring;

/// Makes a line of every event that it receives.
pub struct Lines {
    pub ring: Arc<Ring>,
    pub clock: Arc<dyn Clock>,
    pub repeats: Repeats,
}

impl Subscriber for Lines {
    fn enabled(&self, _metadata: &Metadata<'_>) -> bool {
        true
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::INFO)
    }

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut fields = Fields(Line::new(self.clock.now(), metadata.level(), metadata.target()));
        event.record(&mut fields);
        let Fields(mut line) = fields;
        let Some(times) = self.repeats.count(line.said(), Instant::now()) else { return };
        if times > 1 {
            line.add("times", times.into());
        }
        self.ring.append(&line.written());
    }

    /// The same id for every span, because no span is recorded.
    fn new_span(&self, _span: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _span: &Id, _values: &Record<'_>) {}

    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}

    fn enter(&self, _span: &Id) {}

    fn exit(&self, _span: &Id) {}
}

struct Fields(Line);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.add(field.name(), value.into());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.0.add(field.name(), value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.add(field.name(), value.into());
    }

    /// Values that are neither number nor plain text are left out: their Debug text could show anything.
    fn record_debug(&mut self, _field: &Field, _value: &dyn Debug) {}
}
