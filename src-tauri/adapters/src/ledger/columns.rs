//! How facts are written in a column, and how they are read back.

use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sixty_core::moment::Moment;

/// A moment as Unix milliseconds, the form in which the ledger keeps it.
pub fn millis(moment: Moment) -> i64 {
    moment.timestamp_millis()
}

/// The rows that can be read. A row that none of our programs can have written is left out, because it must not keep
/// the others from being read.
pub fn readable<T>(rows: impl Iterator<Item = rusqlite::Result<T>>) -> rusqlite::Result<Vec<T>> {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    let is_of_the_row = |error: &rusqlite::Error| {
        matches!(
            error,
            FromSqlConversionFailure(..)
                | IntegralValueOutOfRange(..)
                | InvalidColumnType(..)
                | Utf8Error(..)
        )
    };
    rows.filter(|row| !row.as_ref().is_err_and(is_of_the_row)).collect()
}

/// The moment that a column holds.
pub fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Moment> {
    let millis: i64 = row.get(column)?;
    Moment::from_timestamp_millis(millis).ok_or_else(|| broken(row, column, "not a moment"))
}

/// The moment of a column that may be empty. A number that is no moment counts as empty.
pub fn moment_if_any(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Moment>> {
    Ok(row.get::<_, Option<i64>>(column)?.and_then(Moment::from_timestamp_millis))
}

/// A list or a structure as JSON text.
pub fn json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// A structure from a JSON column.
pub fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| broken(row, column, &error.to_string()))
}

/// A structure from a JSON column that may be empty. A text that cannot be understood counts as empty.
pub fn from_json_if_any<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// The word of a unit variant, as serde names it, without quotes.
pub fn word(value: &impl Serialize) -> rusqlite::Result<String> {
    Ok(json(value)?.trim_matches('"').to_owned())
}

/// A unit variant from its word.
pub fn from_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(word))
        .map_err(|error| broken(row, column, &error.to_string()))
}

/// A unit variant from the word in a column that may be empty.
pub fn from_word_if_any<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    match row.get::<_, Option<String>>(column)? {
        Some(_) => from_word(row, column).map(Some),
        None => Ok(None),
    }
}

/// The error of a column whose content none of our programs can have written.
pub fn broken(row: &Row<'_>, column: &str, why: &str) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, why.to_owned().into())
}
