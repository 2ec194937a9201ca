//! One document in, its facts out.

pub mod claim;
