//! How a document spells, American or British: it tells in which order it writes day and month where its dates do not.

use crate::lang::{Token, TokenKind};
use crate::time::DateOrder;

/// Words, in lower case, that Americans spell so and hardly anyone else; sorted.
#[rustfmt::skip]
const AMERICAN: &[&str] = &[
    "armored", "behavior", "canceled", "center", "centers", "color", "colors", "defense", "defenses", "favor", "favorable",
    "favored", "favorite", "fueled", "harbor", "harbors", "honor", "honored", "labor", "maneuver", "maneuvers", "neighbor",
    "neighboring", "neighbors", "offense", "rumor", "rumors", "skeptical", "theater", "theaters", "traveled", "traveling",
    "vapor",
];

/// Words that the others spell so; sorted.
#[rustfmt::skip]
const BRITISH: &[&str] = &[
    "armoured", "behaviour", "cancelled", "centre", "centres", "colour", "colours", "defence", "defences", "favour",
    "favourable", "favoured", "favourite", "fuelled", "harbour", "harbours", "honour", "honoured", "labour", "manoeuvre",
    "manoeuvres", "neighbour", "neighbouring", "neighbours", "offence", "organisation", "organisations", "organised",
    "programme", "programmes", "realised", "recognised", "rumour", "rumours", "sceptical", "theatre", "theatres",
    "travelled", "travelling", "vapour",
];

/// How many words of a text are of either spelling; names in capitals (`the Department of Defense`) say nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spelling {
    american: u32,
    british: u32,
}

impl Spelling {
    /// Counts the words of a text. Linear.
    pub fn of(text: &str, tokens: &[Token]) -> Spelling {
        let mut spelling = Spelling::default();
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
        for word in words.map(|token| token.of(text)).filter(|word| (5..=13).contains(&word.len())) {
            if AMERICAN.binary_search(&word).is_ok() {
                spelling.american += 1;
            } else if BRITISH.binary_search(&word).is_ok() {
                spelling.british += 1;
            }
        }
        spelling
    }

    /// Both together.
    pub fn and(self, other: Spelling) -> Spelling {
        Spelling {
            american: self.american.saturating_add(other.american),
            british: self.british.saturating_add(other.british),
        }
    }

    /// The order of day and month that goes with it: two words at least, and hardly any of the other spelling.
    pub fn order(self) -> Option<DateOrder> {
        let clear = |own: u32, other: u32| own >= 2 && own >= other.saturating_mul(4);
        match () {
            () if clear(self.american, self.british) => Some(DateOrder::American),
            () if clear(self.british, self.american) => Some(DateOrder::British),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::tokenize;

    fn order(text: &str) -> Option<DateOrder> {
        Spelling::of(text, &tokenize(text)).order()
    }

    #[test]
    fn spelling_tells_the_order() {
        assert!(AMERICAN.is_sorted() && BRITISH.is_sorted());
        assert_eq!(order("The defense budget favors no labor program."), Some(DateOrder::American));
        assert_eq!(order("The defence budget and the labour programme."), Some(DateOrder::British));
        assert_eq!(order("The defense budget."), None);
        assert_eq!(order("The defense budget, the labor programme, the centre."), None);
        assert_eq!(order("Department of Defense, Pearl Harbor, Labor Day."), None);
    }
}
