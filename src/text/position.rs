//! Lines and columns, as editors count them.

/// How a client counts columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Unicode code points.
    Utf32,
}

/// A place between two characters, counted from 0; lines end at `\n`, `\r\n` and `\r`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column, in units of the encoding it was made for.
    pub column: u32,
}
