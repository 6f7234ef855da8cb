use super::json::pairs;
use super::*;

#[test]
fn only_the_value_changes_whatever_stands_around_it() {
    only_the_value_changes(
        Format::Php,
        "TOKEN",
        &[
            "<?php define('TOKEN', 'old');",
            "<?php\ndefine( \"TOKEN\" , \"old\" , true ) ; // why\n",
            "<?php\n# define('TOKEN', 'x');\n// define('TOKEN', 'x');\n/* define('TOKEN', 'x'); */\ndefine(\n  'TOKEN', // why\n  'old'\n);\n?>\n",
            "<p>define('TOKEN', 'x') it's</p>\n<?php DEFINE('TOKEN','old') ?>\n<p>define('TOKEN', 'x')",
            "<?php if (!defined('TOKEN')) define('TOKEN', 'old');\n",
            "<?php defined('TOKEN') or \\define('TOKEN', 'old');\n",
            "<?php $a = 'define(\\'TOKEN\\', \\'x\\');'; $b = \"define('TOKEN', '{$c['d']}') \\\" $e\"; define('TOKEN', 'old');",
            "<?php $a = <<<X\ndefine('TOKEN', 'x'); it's\n  X;\n$b = <<<'Y'\ndefine(\"TOKEN\nYY\nY;\ndefine('TOKEN', 'old');",
            "<?php // a ?> it's <?php define('TOKEN', 'old'); // ?>",
            "<?php const OTHER = 1, TOKEN = 'old';",
            "<?php class A { public const string TOKEN = \"old\"; }",
            "<?php $this->define('TOKEN', 'x'); A::define('TOKEN', 'x'); Shop\\define('TOKEN', 'x'); define('TOKEN', 'old');",
            "<?php function define($a, $b) {} #[Attr('x')]\ndefine('TOKEN', 'old'); __halt_compiler(); define('TOKEN', 'x' it's",
            "<?php use const A\\TOKEN; define('Пекарня', 'ключ'); define('TOKEN', 'old');",
            "<?= 'a' ?><?php $x = 1 ?: 2; $y = $z?->define; define('token', 'x'); define('TOKEN', 'old');",
        ],
    );
}

#[test]
fn an_empty_value_is_filled() {
    assert_eq!(
        edit(Format::Php, "<?php define('T', '');", "T").unwrap(),
        format!("<?php define('T', '{NEW}');")
    );
}

#[test]
fn what_is_no_string_alone_is_refused() {
    for value in [
        "old",
        "1",
        "\"$old\"",
        "\"{$old['x']}\"",
        "\"${old}\"",
        "'old' . 'x'",
        "getenv('old')",
        "\"old\\n\"",
        "'old\n'",
        "`old`",
        "b'old'",
        "<<<X\nold\nX",
        "['old']",
        "",
    ] {
        is_refused(Format::Php, "T", &[(&format!("<?php\ndefine('T', {value});"), KeyTrouble::Unclear(2))]);
        if !value.is_empty() {
            is_refused(Format::Php, "T", &[(&format!("<?php\nconst T = {value};"), KeyTrouble::Unclear(2))]);
        }
    }
}

#[test]
fn a_constant_that_is_there_twice_is_said() {
    is_refused(
        Format::Php,
        "T",
        &[
            ("<?php\ndefine('T', 'old');\ndefine('T', 'x');", KeyTrouble::Twice(vec![2, 3])),
            ("<?php\nif (X) define('T', 'old');\nelse define(\"T\", X);", KeyTrouble::Twice(vec![2, 3])),
            ("<?php\ndefine('T', 'old');\nconst T = 'x';", KeyTrouble::Twice(vec![2, 3])),
        ],
    );
    is_refused(Format::Php, "t", &[("<?php define('T', 'old');", KeyTrouble::Missing)]);
    is_refused(
        Format::Php,
        "T",
        &[
            ("define('T', 'old');", KeyTrouble::Missing),
            (
                "<?php define('T' . 'U', 'old'); define($T, 'old'); $T = 'old'; namespace\\define('T', 'x');",
                KeyTrouble::Missing,
            ),
        ],
    );
}

#[test]
fn a_file_whose_end_is_not_certain_is_refused() {
    for text in
        ["'x", "\"x", "/* x", "<<<X\nx", "\"{$x[\"y\"]}\"", "?> <? x", "?> <?xml version='1.0'?>", "<<< x"]
    {
        let text = format!("<?php define('T', 'old');\n{text}");
        is_refused(Format::Php, "T", &[(&text, KeyTrouble::Unclear(2))]);
    }
}

#[test]
fn the_escapes_of_a_value_are_read() {
    let text = "<?php define('A', 'it\\'s \\\\ \\n'); define(\"B\", \"a\\\\\\\"'\"); const C = 'é';";
    assert_eq!(addresses(Format::Php, text), pairs(&[("A", "it's \\ \\n"), ("B", "a\\\"'"), ("C", "é")]));
}
