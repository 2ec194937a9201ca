//! Hover over a time expression: its value, and how it was resolved.

use crate::analysis::TimeMention;
use crate::analysis::document::BlockView;
use crate::rules::date_text::day;
use jiff::civil::Date;

/// The hover of a time expression.
pub fn hover(view: &BlockView, time: &TimeMention) -> String {
    let words = time.span.of(&view.block.running.text);
    let value = &time.value;
    let mut parts = vec![format!("**{}** · {}", value.value, super::words::plain(words))];
    if let Some((first, last)) = value.interval {
        parts.push(match () {
            () if first == last => day(first),
            () if last == Date::MAX => format!("since {}", day(first)),
            () => format!("{} to {}", day(first), day(last)),
        });
    }
    parts.push(value.how.explain());
    parts.join("\n\n")
}
