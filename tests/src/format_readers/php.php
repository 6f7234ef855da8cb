<?php
// Answers the path of a file on each line of stdin with its leaves, as JSON on one line; null where it cannot be read.
// PHP's own files run in a process of their own each, because a constant stays for good.
error_reporting(0);
ini_set('display_errors', '0');

function leaves($value, string $way): array
{
    if (!is_array($value)) {
        return [[$way, is_string($value) ? $value : [gettype($value), var_export($value, true)]]];
    }
    $found = [[$way, ['list', '']]];
    foreach ($value as $key => $item) {
        array_push($found, ...leaves($item, "$way/$key"));
    }
    return $found;
}

function constants(string $path): void
{
    // What the file shows is nobody's, also where it ends by an error.
    ob_start(fn () => '');
    try {
        include $path;
        $found = get_defined_constants(true)['user'] ?? [];
        foreach (get_declared_classes() as $name) {
            $class = new ReflectionClass($name);
            $found += $class->isInternal() ? [] : [$name => $class->getConstants()];
        }
        $found = leaves($found, '');
    } catch (Throwable) {
        $found = null;
    }
    ob_end_clean();
    echo json_encode($found), "\n";
}

while (($line = fgets(STDIN)) !== false) {
    $path = rtrim($line, "\n");
    if (str_ends_with($path, '.ini')) {
        $text = preg_replace('/^\xef\xbb\xbf/', '', file_get_contents($path));
        $read = parse_ini_string($text, true);
        echo json_encode($read === false ? null : leaves($read, '')), "\n";
        continue;
    }
    $child = pcntl_fork();
    if ($child === 0) {
        constants($path);
        exit(0);
    }
    pcntl_waitpid($child, $status);
    if (!pcntl_wifexited($status) || pcntl_wexitstatus($status) !== 0) {
        echo "null\n";
    }
}
