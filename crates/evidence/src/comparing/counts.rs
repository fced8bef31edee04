//! How likely counts are: the Poisson and the binomial distribution, exact to about thirteen digits for counts up to millions.
//!
//! Single probabilities follow C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000): the large parts of
//! the logarithms cancel before they are worked out. Sums run from the largest term to where terms no longer count.

use std::f64::consts::TAU;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Model {
    /// Events that may happen to the same person several times, such as reports: the number of events expected.
    Poisson {
        /// The number expected, above nought.
        expected: f64,
    },
    /// People or cases, each of whom counts once or not at all.
    Binomial {
        /// How many there are.
        of: u64,
        /// The share expected, from 0 to 1.
        share: f64,
    },
}

impl Model {
    /// How likely it is to count exactly this.
    pub fn exactly(self, count: u64) -> f64 {
        match self {
            Model::Poisson { expected } => poisson(count as f64, expected),
            Model::Binomial { of, share } => binomial(count, of, share),
        }
    }

    /// How likely it is to count this or fewer.
    pub fn at_most(self, count: u64) -> f64 {
        if self.most().is_some_and(|most| count >= most) {
            return 1.0;
        }
        // Above the middle, the other tail is the shorter sum.
        if count as f64 > self.expected() { 1.0 - self.sum_up(count + 1) } else { self.sum_down(count) }
    }

    /// The smallest count that is reached with at least this probability.
    pub fn quantile(self, probability: f64) -> u64 {
        let spread = self.variance().sqrt();
        let mut count = (self.expected() - spread * 4.0).max(0.0).floor() as u64;
        let mut reached = self.at_most(count);
        while count > 0 && reached >= probability {
            count = count.saturating_sub(spread.max(1.0).ceil() as u64);
            reached = self.at_most(count);
        }
        let mut term = self.exactly(count);
        while reached < probability && self.most().is_none_or(|most| count < most) {
            count += 1;
            term /= self.step_down(count as f64);
            reached += term;
        }
        count
    }

    fn expected(self) -> f64 {
        match self {
            Model::Poisson { expected } => expected,
            Model::Binomial { of, share } => of as f64 * share,
        }
    }

    fn variance(self) -> f64 {
        match self {
            Model::Poisson { expected } => expected,
            Model::Binomial { of, share } => of as f64 * share * (1.0 - share),
        }
    }

    fn most(self) -> Option<u64> {
        match self {
            Model::Poisson { .. } => None,
            Model::Binomial { of, .. } => Some(of),
        }
    }

    /// How much less likely the count before this one is.
    fn step_down(self, count: f64) -> f64 {
        match self {
            Model::Poisson { expected } => count / expected,
            Model::Binomial { of, share } => count * (1.0 - share) / ((of as f64 - count + 1.0) * share),
        }
    }

    fn sum_down(self, count: u64) -> f64 {
        let (mut at, mut term) = (count as f64, self.exactly(count));
        let mut sum = term;
        while at > 0.0 && term > sum * 1e-18 {
            term *= self.step_down(at);
            sum += term;
            at -= 1.0;
        }
        sum
    }

    fn sum_up(self, count: u64) -> f64 {
        let (mut at, mut term) = (count as f64, self.exactly(count));
        let mut sum = term;
        while term > sum * 1e-18 && self.most().is_none_or(|most| at < most as f64) {
            at += 1.0;
            term /= self.step_down(at);
            sum += term;
        }
        sum
    }
}

fn poisson(count: f64, expected: f64) -> f64 {
    if expected <= 0.0 {
        return if count == 0.0 { 1.0 } else { 0.0 };
    }
    if count == 0.0 {
        return (-expected).exp();
    }
    (-stirling(count) - deviance(count, expected)).exp() / (TAU * count).sqrt()
}

fn binomial(count: u64, of: u64, share: f64) -> f64 {
    if count > of {
        return 0.0;
    }
    let (x, n) = (count as f64, of as f64);
    if share <= 0.0 || share >= 1.0 {
        return if (share <= 0.0 && count == 0) || (share >= 1.0 && count == of) { 1.0 } else { 0.0 };
    }
    if count == 0 {
        return (n * (-share).ln_1p()).exp();
    }
    if count == of {
        return (n * share.ln()).exp();
    }
    let rest = n - x;
    let exponent = stirling(n) - stirling(x) - stirling(rest) - deviance(x, n * share) - deviance(rest, n * (1.0 - share));
    exponent.exp() * (n / (TAU * x * rest)).sqrt()
}

/// What Stirling's formula leaves out of the logarithm of `n!`.
fn stirling(n: f64) -> f64 {
    if n < 16.0 {
        let mut factorial = 1.0;
        let mut at = 2.0;
        while at <= n {
            factorial *= at;
            at += 1.0;
        }
        return f64::ln(factorial) - (n + 0.5) * n.ln() + n - TAU.ln() / 2.0;
    }
    let square = n * n;
    let inner = 1.0 / 1680.0 - 1.0 / (1188.0 * square);
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - inner / square) / square) / square) / n
}

/// `x ln(x / m) + m - x`, without losing digits where both are close.
fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() + m - x;
    }
    let ratio = (x - m) / (x + m);
    let mut sum = (x - m) * ratio;
    let mut term = 2.0 * x * ratio;
    let mut odd = 3.0;
    loop {
        term *= ratio * ratio;
        let next = sum + term / odd;
        if next == sum {
            return next;
        }
        sum = next;
        odd += 2.0;
    }
}
