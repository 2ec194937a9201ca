//! The rules: one file each, and a registry with one line each.

pub mod finding;

pub use finding::{Finding, Fix, Related, Severity};
