//! Portion markings before a sentence: `(U)`, `(C//NF)`, `(SBU)`. They are no part of it.

use super::token::{Token, TokenKind};

/// The index of the first token behind a portion marking that opens the sentence; 0 where none does. Constant.
pub fn after_marking(text: &str, tokens: &[Token]) -> usize {
    /// The longest marking, in tokens.
    const LONGEST: usize = 14;
    if !tokens.first().is_some_and(|token| token.is_punct(text, "(")) {
        return 0;
    }
    let capitals = |token: &Token| {
        let word = token.of(text);
        match token.kind {
            TokenKind::Word => word.len() <= 14 && word.bytes().all(|byte| byte.is_ascii_uppercase()),
            TokenKind::Punct => matches!(word, "/" | "," | "-"),
            _ => false,
        }
    };
    let close = tokens.iter().take(LONGEST).position(|token| token.is_punct(text, ")"));
    let Some(close) = close.filter(|&close| close > 1 && close + 1 < tokens.len()) else { return 0 };
    let all = tokens.get(1..close).unwrap_or_default().iter().all(capitals);
    if all { close + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::tokenize;

    #[test]
    fn markings_are_passed_over() {
        let after = |text: &str| after_marking(text, &tokenize(text));
        assert_eq!(after("(U) The crane fell."), 3);
        assert_eq!(after("(C//NF) The crane fell."), 6);
        assert_eq!(after("(The crane) fell."), 0);
        assert_eq!(after("(U)"), 0);
        assert_eq!(after("The crane fell."), 0);
        assert_eq!(after(""), 0);
    }
}
