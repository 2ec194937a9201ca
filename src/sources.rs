//! What notes rest on: metadata, bibliographies, passages and locators, the alignment of quotations.
