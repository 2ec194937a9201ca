//! One document in, its facts out.
