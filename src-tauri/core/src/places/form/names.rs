//! The languages of files, and the names, endings and first words by which a file shows its own. Data.

macro_rules! forms {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// The language of a file, or what the file is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Form { $($(#[$doc])* $name,)* }

        impl Form {
            /// Every form; a test holds each against the texts of every language.
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The spelling in the texts.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

forms! {
    Json = "json",
    Yaml = "yaml",
    /// YAML for Docker Compose.
    Compose = "compose",
    /// YAML for Kubernetes.
    Kubernetes = "kubernetes",
    /// A Secret of Kubernetes, whose values are in base64.
    KubernetesSecret = "kubernetes_secret",
    /// A workflow of GitHub Actions.
    Actions = "actions",
    Toml = "toml",
    Php = "php",
    Python = "python",
    JavaScript = "javascript",
    TypeScript = "typescript",
    Ruby = "ruby",
    PowerShell = "powershell",
    Fish = "fish",
    Html = "html",
    Xml = "xml",
    Terraform = "terraform",
    Dockerfile = "dockerfile",
    Batch = "batch",
    Ini = "ini",
    Systemd = "systemd",
    Go = "go",
    Java = "java",
    CSharp = "csharp",
    C = "c",
    Rust = "rust",
    Swift = "swift",
    Dart = "dart",
    Lua = "lua",
    Perl = "perl",
    Elixir = "elixir",
    Nix = "nix",
    Css = "css",
    Sql = "sql",
    Csv = "csv",
    Markdown = "markdown",
    Rtf = "rtf",
    Make = "make",
    Apache = "apache",
    Nginx = "nginx",
}

/// Whole names of files, each with its language.
pub const NAMES: &[(&[&str], Form)] = &[
    (&["makefile", "gnumakefile", "justfile"], Form::Make),
    (&["gemfile", "rakefile", "procfile", "vagrantfile"], Form::Ruby),
    (&["jenkinsfile"], Form::Java),
    (&[".htaccess"], Form::Apache),
    (&["nginx.conf"], Form::Nginx),
];

/// The endings of file names, each with its language.
pub const ENDINGS: &[(&[&str], Form)] = &[
    (&["json", "jsonc", "json5", "ipynb", "webmanifest", "har"], Form::Json),
    (&["yaml", "yml"], Form::Yaml),
    (&["toml"], Form::Toml),
    (&["php", "phtml", "php3", "php5", "php7", "php8"], Form::Php),
    (&["py", "pyw", "pyi"], Form::Python),
    (&["js", "mjs", "cjs", "jsx"], Form::JavaScript),
    (&["ts", "mts", "cts", "tsx"], Form::TypeScript),
    (&["vue", "svelte", "astro"], Form::JavaScript),
    (&["rb", "rake", "ru", "gemspec"], Form::Ruby),
    (&["ps1", "psm1", "psd1"], Form::PowerShell),
    (&["fish"], Form::Fish),
    (&["html", "htm", "xhtml"], Form::Html),
    (&["xml", "plist", "csproj", "resx"], Form::Xml),
    (&["tf", "tfvars", "hcl"], Form::Terraform),
    (&["bat", "cmd"], Form::Batch),
    (&["service", "timer", "socket"], Form::Systemd),
    (&["go"], Form::Go),
    (&["java", "kt", "kts", "gradle"], Form::Java),
    (&["cs"], Form::CSharp),
    (&["c", "h", "cpp", "hpp"], Form::C),
    (&["rs"], Form::Rust),
    (&["swift"], Form::Swift),
    (&["dart"], Form::Dart),
    (&["lua"], Form::Lua),
    (&["pl", "pm"], Form::Perl),
    (&["ex", "exs"], Form::Elixir),
    (&["nix"], Form::Nix),
    (&["css", "scss", "less"], Form::Css),
    (&["sql"], Form::Sql),
    (&["csv", "tsv"], Form::Csv),
    (&["md", "markdown", "rst"], Form::Markdown),
    (&["rtf"], Form::Rtf),
];

/// The first words of lines that no settings file has, each with its language.
pub const FIRST_WORDS: &[(&[&str], Form)] = &[
    (&["define('", "define(\"", "define( '", "define( \"", "$_ENV[", "$_SERVER[", "putenv("], Form::Php),
    (&["import os", "import sys", "from os", "from decouple", "def ", "os.environ"], Form::Python),
    (&["const ", "module.exports", "export default", "export const", "process.env."], Form::JavaScript),
    (&["ENV[", "require '", "require \""], Form::Ruby),
    (&["resource \"", "variable \"", "provider \"", "terraform {", "locals {"], Form::Terraform),
    (&["FROM ", "ENTRYPOINT ", "WORKDIR "], Form::Dockerfile),
    (&["@echo ", "setx ", "REM "], Form::Batch),
    (&["SetEnv ", "<VirtualHost"], Form::Apache),
    (&["fastcgi_param ", "proxy_set_header ", "server {"], Form::Nginx),
    (&["Environment=", "ExecStart="], Form::Systemd),
];
