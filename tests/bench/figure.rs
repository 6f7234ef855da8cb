//! One figure: many samples, and what they should stay below.

/// The name of the measured thing, as the report prints it.
pub struct Figure {
    pub what: String,
    pub unit: &'static str,
    /// What the median should not exceed; None where nothing is asked for.
    pub limit: Option<f64>,
    samples: Vec<f64>,
}

impl Figure {
    pub fn new(
        what: impl Into<String>,
        unit: &'static str,
        limit: Option<f64>,
        mut samples: Vec<f64>,
    ) -> Self {
        assert!(!samples.is_empty(), "nothing was measured");
        samples.sort_by(f64::total_cmp);
        Self { what: what.into(), unit, limit, samples }
    }

    pub fn runs(&self) -> usize {
        self.samples.len()
    }

    pub fn median(&self) -> f64 {
        self.at(50)
    }

    pub fn p95(&self) -> f64 {
        self.at(95)
    }

    pub fn is_within(&self) -> Option<bool> {
        self.limit.map(|limit| self.median() <= limit)
    }

    /// The nearest-rank percentile: the smallest sample that so many percent do not exceed.
    fn at(&self, percent: usize) -> f64 {
        let rank = (self.samples.len() * percent).div_ceil(100);
        self.samples[rank.max(1) - 1]
    }
}
