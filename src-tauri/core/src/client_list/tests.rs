use csv::WriterBuilder;
use proptest::prelude::*;

use super::*;

type Told<'a> = (usize, Option<&'a str>, Option<&'a str>, &'a str);

#[test]
fn a_list_is_read_with_and_without_names_and_with_every_separator() {
    let (one, two) = (token('a'), token('b'));
    for separator in [",", ";", "\t"] {
        for (names, first) in [(None, 1), (Some(["Handle", "Client", "Token"]), 2)] {
            let mut text = names.map(|names| names.join(separator) + "\r\n").unwrap_or_default();
            text += &["@jam.and.toast", "Jam & Toast", &one].join(separator);
            text += "\r\n";
            text += &["harbor.spa", "", &two].join(separator);

            let rows = read(&text);

            assert_eq!(
                told(&rows),
                [
                    (first, Some("jam.and.toast"), Some("Jam & Toast"), one.as_str()),
                    (first + 1, Some("harbor.spa"), None, two.as_str())
                ]
            );
        }
    }
}

#[test]
fn columns_are_found_by_their_names_in_any_order_and_in_russian() {
    let one = token('a');
    for names in ["Токен;Клиент;Аккаунт", "access_token;Client name;Account name", "TOKEN;Customer;Username"]
    {
        let rows = read(&format!("{names}\n{one};Пекарня;corner.bakery\n"));
        assert_eq!(told(&rows), [(2, Some("corner.bakery"), Some("Пекарня"), one.as_str())]);
    }
}

#[test]
fn what_excel_writes_around_a_list_is_no_part_of_it() {
    let one = token('a');
    let table = format!("handle;client;token\r\ncorner.bakery;Пекарня;{one}\r\n");
    for (text, line) in [(table.clone(), 2), (format!("sep=;\r\n{table}"), 3)] {
        let rows = read(&text);
        assert_eq!(told(&rows), [(line, Some("corner.bakery"), Some("Пекарня"), one.as_str())]);
    }
}

#[test]
fn a_row_counts_from_its_first_line_and_empty_rows_are_none() {
    let (one, two) = (token('a'), token('b'));
    let text = format!("handle,client,token\n\n\"jam\",\"Jam\n& Toast\",{one}\n,,\n\nspa,,{two}\n");
    let rows = read(&text);
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 7]);
}

#[test]
fn a_row_without_a_good_token_is_there_to_be_told_and_a_list_without_any_has_no_rows() {
    let rows = read(&format!("jam,Jam,{}\nspa,Spa,THAAcut\n", token('a')));
    assert_eq!(rows[1].token.expose(), "THAAcut");
    assert!(read("").is_empty());
    assert!(read("some,words\nand,more\n").is_empty());
}

#[test]
fn a_list_is_known_by_the_end_of_its_name() {
    for (name, is_list) in
        [("a.csv", true), ("A.CSV", true), ("a.tsv", true), (".env", false), ("csv", false)]
    {
        assert_eq!(is_called_list(Path::new(name)), is_list, "{name}");
    }
}

proptest! {
    #[test]
    fn every_cell_is_read_as_it_was_written(
        rows in prop::collection::vec(("[\\PC\n\r\"',;\t]{0,12}", "[\\PC\n\r\"',;\t]{0,12}"), 1..6),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
    ) {
        let mut writer = WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["handle", "client", "token"]).unwrap();
        for (handle, client) in &rows {
            writer.write_record([handle, client, &token('a')]).unwrap();
        }
        let list = String::from_utf8(writer.into_inner().unwrap()).unwrap();

        let read = read(&list);

        let kept = |cell: &str| {
            let cell = plain::name(cell.trim().trim_start_matches('@'));
            (!cell.is_empty()).then_some(cell)
        };
        prop_assert_eq!(read.len(), rows.len());
        for (row, (handle, client)) in read.iter().zip(&rows) {
            prop_assert_eq!(&row.handle, &kept(handle));
            prop_assert_eq!(&row.client, &kept(client));
            prop_assert_eq!(row.token.expose(), token('a'));
        }
    }

    #[test]
    fn nothing_that_stands_in_a_file_makes_it_panic(content in "\\PC{0,200}|[\r\n\"\\x00,;\t a]{0,200}") {
        let _ = read(&content);
    }
}

fn token(letter: char) -> String {
    format!("THAA{}", letter.to_string().repeat(160))
}

fn told(rows: &[Row]) -> Vec<Told<'_>> {
    let mut told = Vec::new();
    for row in rows {
        told.push((row.line, row.handle.as_deref(), row.client.as_deref(), row.token.expose()));
    }
    told
}
