//! Logistic regression with a square penalty, by ascent of one dual variable at a time: H.-F. Yu, F.-L. Huang and C.-J. Lin, *Dual coordinate
//! descent methods for logistic regression and maximum entropy models* (Machine Learning 85, 2011), its inner step by bisection.

use crate::rows::Row;
use std::collections::BTreeMap;

/// So often each row is looked at.
const ROUNDS: usize = 60;
/// A weight that is smaller, in hundredths, is left out of the table.
const LEAST: i32 = 2;

/// A weight for each sign.
pub struct Weights {
    by_sign: BTreeMap<String, f64>,
}

impl Weights {
    /// Fits weights to the rows; `fewest`: a sign of fewer rows has none. The same for the same rows. Linear in their signs.
    pub fn fit(rows: &[&Row], strength: f64, fewest: usize) -> Weights {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for sign in rows.iter().flat_map(|row| &row.signs) {
            *count.entry(sign).or_default() += 1;
        }
        let known = count.iter().filter(|(_, count)| **count >= fewest).map(|(sign, _)| *sign);
        let places: BTreeMap<&str, usize> = known.enumerate().map(|(at, sign)| (sign, at)).collect();
        let signs_of = |row: &&Row| row.signs.iter().filter_map(|sign| places.get(sign.as_str()).copied()).collect();
        let signs: Vec<Vec<usize>> = rows.iter().map(signs_of).collect();
        let mut weights = vec![0.0; places.len()];
        let mut duals = vec![0.0; rows.len()];
        let mut draw = 1_u64;
        for _ in 0..ROUNDS {
            for step in 0..rows.len() {
                // A generator of D. Knuth's: which row comes next need not be more random than that.
                draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = if step == 0 { 0 } else { (draw >> 33) as usize % rows.len() };
                let sign = if rows[at].about { 1.0 } else { -1.0 };
                let margin: f64 = sign * signs[at].iter().map(|place| weights[*place]).sum::<f64>();
                let dual = best(margin, duals[at], signs[at].len() as f64, strength);
                let change = sign * (dual - duals[at]);
                signs[at].iter().for_each(|place| weights[*place] += change);
                duals[at] = dual;
            }
        }
        Weights { by_sign: places.into_iter().map(|(sign, at)| (sign.to_owned(), weights[at])).collect() }
    }

    /// What the signs of a sentence add up to: the logarithm of its odds to be about its text.
    pub fn sum(&self, signs: &[String]) -> f64 {
        signs.iter().filter_map(|sign| self.by_sign.get(sign)).sum()
    }

    /// Weights in hundredths, by sign, without the smallest.
    pub fn rounded(&self) -> impl Iterator<Item = (&str, i32)> {
        let rounded = self.by_sign.iter().map(|(sign, weight)| (sign.as_str(), (weight * 100.0).round() as i32));
        rounded.filter(|(sign, weight)| {
            weight.abs() >= LEAST && !sign.contains(|found: char| found.is_whitespace() && found != ' ')
        })
    }
}

/// The value between 0 and `strength` at which the dual's slope in this variable is 0: the slope falls all the way.
fn best(margin: f64, dual: f64, square: f64, strength: f64) -> f64 {
    let (mut low, mut high) = (0.0, strength);
    for _ in 0..40 {
        let middle: f64 = (low + high) / 2.0;
        let slope = square * (middle - dual) + margin + (middle / (strength - middle)).ln();
        if slope > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(about: bool, signs: &[&str]) -> Row {
        Row {
            group: "made".into(),
            about,
            is_asked: true,
            signs: signs.iter().map(|sign| (*sign).to_owned()).collect(),
            status: dateline::analysis::claim::Status::Claim,
            text: String::new(),
        }
    }

    #[test]
    fn signs_weigh_as_their_rows_say() {
        let rows: Vec<Row> = (0..60)
            .flat_map(|_| [row(true, &["Word note"]), row(true, &["Word we"]), row(false, &["Word army", "Word we"])])
            .chain([row(true, &["Word once"])])
            .collect();
        let weights = Weights::fit(&rows.iter().collect::<Vec<_>>(), 1.0, 2);
        let sum = |sign: &str| weights.sum(&[sign.to_owned()]);
        assert!(sum("Word note") > 1.0 && sum("Word army") < -1.0, "{} {}", sum("Word note"), sum("Word army"));
        assert!(weights.sum(&["Word army".to_owned(), "Word we".to_owned()]) < 0.0);
        assert_eq!(sum("Word once"), 0.0);
        // A weight is where the slope of the penalised likelihood is 0: w = C * the sum of what the rows still miss.
        let missed: f64 = rows
            .iter()
            .filter(|row| row.signs[0] == "Word note")
            .map(|row| 1.0 / (1.0 + weights.sum(&row.signs).exp()))
            .sum();
        assert!((sum("Word note") - missed).abs() < 0.05, "{} {missed}", sum("Word note"));
    }
}
