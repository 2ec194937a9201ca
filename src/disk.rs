//! The rooms that touch files.
