//! Generated files in five languages, as people write them and worse.

use proptest::prelude::*;

/// JSON as people write it.
pub fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => "\"[a-zA-Z0-9 é/:{},\\[\\]]{0,8}\"",
        1 => "\"[a-z]{0,2}(\\\\n|\\\\\"|\\\\\\\\|\\\\u00e9|\\\\/)[a-z]{0,2}\"",
        2 => prop_oneof![Just("1"), Just("-2.5e3"), Just("true"), Just("null"), Just("[ ]"), Just("{}")]
            .prop_map(str::to_owned),
    ];
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        let pairs = prop::collection::vec(("[a-e~/é.]{1,2}", inner.clone()), 0..4);
        prop_oneof![
            pairs.prop_map(|pairs| {
                let pairs: Vec<String> =
                    pairs.into_iter().map(|(key, value)| format!("\"{key}\" : {value}")).collect();
                format!("{{\n  {}\n}}", pairs.join(",\n  "))
            }),
            prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(" ,"))),
        ]
    });
    (value, ends()).prop_map(|(value, ends)| ended(&value, ends))
}

/// Texts made of some of these lines, in any order.
pub fn lines(known: &'static [&'static str]) -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(prop::sample::select(known), 1..8);
    (lines, ends()).prop_map(|(lines, ends)| ended(&lines.join("\n"), ends))
}

/// Anything made of what has a meaning in one of the languages, between two lines. Without a backtick, because in PHP it
/// starts programs.
pub fn wild(above: &'static str, below: &'static str) -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "old",
        "é",
        "0",
        "-",
        "- ",
        "  ",
        " ",
        "\t",
        "\n",
        "\n  ",
        "\n- ",
        ":",
        ": ",
        "=",
        " = ",
        "\"",
        "'",
        "\\",
        "\"\"\"",
        "'''",
        "#",
        " # ",
        "\n#",
        "//",
        "/*",
        "*/",
        ";",
        "\n;",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        "(",
        ")",
        "&x ",
        "*x",
        "!!str ",
        "|\n",
        ">-\n",
        "\n---\n",
        "\n...\n",
        "<<: ",
        "? ",
        "%",
        "$",
        "<?php ",
        "?>",
        "<<<X\n",
        "\nX",
        "define('C', ",
        "const C = ",
        "\n[t]\n",
        "c: old\n",
        "\nc = old\n",
        "\nc = 'old'\n",
        ",\"c\": \"old\"",
        "true",
        "\\u00e9",
        "\u{a0}",
    ];
    let middle = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..9);
    (middle, ends()).prop_map(move |(pieces, ends)| ended(&[above, &pieces.concat(), below].concat(), ends))
}

/// Whether lines end as on Windows, whether the last has an end, and whether a mark stands before them.
fn ends() -> impl Strategy<Value = (bool, bool, bool)> {
    (any::<bool>(), any::<bool>(), prop::bool::weighted(0.2))
}

fn ended(text: &str, (is_windows, is_ended, has_bom): (bool, bool, bool)) -> String {
    let text = format!("{}{text}{}", if has_bom { "\u{feff}" } else { "" }, if is_ended { "\n" } else { "" });
    if is_windows { text.replace('\n', "\r\n") } else { text }
}

pub const YAML: &[&str] = &[
    "a: old",
    "b:   \"old\"   # why",
    "c: 'it''s'",
    "d:",
    "e: # why",
    "f:\n  g: old\n  h:\n    - x\n    - y: old\n      z: 1",
    "i:\n- old\n-\n- - 1\n  - old",
    "j: |\n  a: x\n\n   it's\n  # y",
    "k: >-\n  folded\n  text: 1",
    "l: {a: 1, \"b\":'x, y'}",
    "m: [\n  'a',\n  b # ]\n]",
    "n: true",
    "o: 12",
    "p: 2026-01-02",
    "q: \"a\\tb\\u00e9\"",
    "# comment: x",
    "",
    "r: http://x:80/#y",
    "имя: Пекарня ☕ # да",
    "s: &s\n  t: old",
    "u: *s",
    "v: several\n  lines",
    "w: \"several\n  lines: x\"",
    "---",
    "\"x.y\": old",
    "z: ~",
    "A: a\\n'b\"",
    "B: - x",
    "C:\n    D: old\n    E:\n    - old\n    F: x",
    "G: 1234567|abc",
    "H: yes",
    "I: !!str old",
    "...",
];

pub const TOML: &[&str] = &[
    "a = \"old\"",
    "b='old' # why",
    "c.d = 'old'",
    "c . \"e.f\" = \"old\"",
    "[g]",
    "[g.h] # why",
    "[[i]]",
    "[[i.j]]",
    "[i.k]",
    "l = { m = 'old', n.o = \"x\" }",
    "p = ['old', [1, \"x\"],\n  # ]\n  {q = 'y'},\n]",
    "r = \"\"\"\na = 'x'\n\\\"\"\" \"\"\"\"",
    "s = '''\n[g]''x'''",
    "t = 1979-05-27 07:32:00",
    "u = -1_000.5e-3",
    "v = true",
    "w = \"a\\tb\\u00e9\\\"\"",
    "# a = 'x'",
    "",
    "\"имя\" = 'Пекарня'",
    "x = \"\"",
    "y = inf",
    "\t z = 'old'\t",
    "1 = '2'",
];

pub const INI: &[&str] = &[
    "a = old",
    "b=old",
    "c: old",
    "d = \"old\"",
    "e = 'old'",
    "f =",
    "g = ",
    "[h]",
    "[i.j] ; why",
    "; a = x",
    "# b = x",
    "",
    "k = two words",
    "l = old ; why",
    "m = old # why",
    "n = old\n  more = x",
    "o.p = old",
    "A = old",
    "q = it's",
    "r = 100%",
    "s",
    "t = http://x/?y=z#w",
    "имя = Пекарня",
    "u = a|b",
    "v = \"a|b\"",
    "w = (x)",
    "x = -1",
    "  y = old",
    "z = /a/b, c",
    "B = yes",
    "C = \"\"",
];

pub const PHP: &[&str] = &[
    "define('A', 'old');",
    "define( \"B\" , \"old\" ) ; // why",
    "const C = 'old';",
    "const D = 1, E = \"old\";",
    "/* define('A', 'x'); it's */",
    "# define('A', 'x');",
    "// it's ?> define('F', 'x') it's <?php",
    "if (!defined('G')) define('G', 'old');",
    "define('H', 'a' . 'b');",
    "$v = 1; define('I', \"$v\");",
    "define('J', \"{$_SERVER['argc']}\");",
    "$s = <<<X\ndefine('A', 'x'); it's\n  X;",
    "$s = \"define('A', \\\"x\\\")\";",
    "define('K', 'it\\'s \\\\ \\n');",
    "define('L', \"a\\tb\");",
    "define(\n  'M', // why\n  'old'\n);",
    "\\define('N', 'old');",
    "define('Имя', 'Пекарня');",
    "?>\nit's define('O', 'x')\n<?php",
    "$f = 'strlen'; $f('define'); ",
    "",
    "define('P', '');",
    "define('Q', 12);",
    "class R { const S = 'old'; }",
];
