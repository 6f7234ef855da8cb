//! No line ends inside of a date, or between a number and its unit.
//!
//! The texts are changed and not what they become, because a name or a path in a sentence is to be copied as it is. The
//! window does the same (`ui/src/lib/words/held-together.ts`).

/// Values that are numbers: a count stays with the word behind it, and the parts of a date or a time with each other.
const NUMBERS: [&str; 9] =
    ["$count", "$total", "$days", "$hours", "$minutes", "$waited", "$day", "$year", "$minute"];

/// A space at which no line ends.
const NO_BREAK: &str = "\u{a0}";

/// A file of texts with such spaces in the place of others.
pub fn held_together(file: &str) -> String {
    let words: Vec<&str> = file.split(' ').collect();
    let mut held = String::with_capacity(file.len());
    for (at, word) in words.iter().enumerate() {
        let (before, after) = words.split_at(at);
        if at > 0 {
            held.push_str(if are_one(before, after) { NO_BREAK } else { " " });
        }
        held.push_str(word);
    }
    held
}

/// Whether no line may end between these words. A value in a sentence is three of them: `{ $count }`.
fn are_one(before: &[&str], after: &[&str]) -> bool {
    let is_said = after
        .first()
        .is_some_and(|word| word.starts_with(|letter: char| letter == '{' || letter.is_alphabetic()));
    let is_number = match before {
        [.., name, "}"] => NUMBERS.contains(name),
        [.., word] => {
            let digits = word.trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '$');
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        [] => false,
    };
    let is_day = matches!((before, after), ([.., "}"], ["{", "$day", ..]));
    is_said && is_number || is_day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_its_unit_and_a_date_with_itself() {
        for (text, held) in [
            ("a = In { $count } days, { $name } is over", "a = In { $count }~days, { $name } is over"),
            ("a = { $count } of { $total } accounts", "a = { $count }~of { $total }~accounts"),
            ("a = The token lives 60 days (32 characters)", "a = The token lives 60~days (32~characters)"),
            ("    } { $day }, { $year }", "    }~{ $day }, { $year }"),
            ("{ $day } { $month ->", "{ $day }~{ $month ->"),
            ("} { $year } года", "} { $year }~года"),
            ("{ $minute } { $half ->", "{ $minute }~{ $half ->"),
            ("        [1] Jan\n       *[2] Feb", "        [1] Jan\n       *[2] Feb"),
            ("{ $name } on { $file }", "{ $name } on { $file }"),
        ] {
            assert_eq!(held_together(text), held.replace('~', NO_BREAK));
        }
    }
}
