//! The forms in which programs write an answer of Meta's.

use serde_json::json;

use super::answers::Answer;

pub fn body(answer: &Answer) -> String {
    let mut error = json!({ "message": answer.message, "type": "OAuthException", "code": answer.code });
    if let Some(subcode) = answer.subcode {
        error["error_subcode"] = subcode.into();
    }
    error["fbtrace_id"] = "AbcDEFghiJK1234lmnOPq".into();
    json!({ "error": error }).to_string()
}

pub fn sub(answer: &Answer, before: &str) -> String {
    answer.subcode.map_or(String::new(), |subcode| format!("{before}{subcode}"))
}

pub fn words(answer: &Answer) -> String {
    format!("(#{}) {}{}", answer.code, answer.message, sub(answer, " subcode: "))
}

pub fn ruby(answer: &Answer) -> String {
    body(answer).replace("\":", "\"=>")
}

pub fn symbols(answer: &Answer) -> String {
    format!(
        "{{:error=>{{:message=>{:?}, :type=>\"OAuthException\", :code=>{}{}, :fbtrace_id=>\"Abc\"}}}}",
        answer.message,
        answer.code,
        sub(answer, ", :error_subcode=>")
    )
}

/// Python quotes with `'`, and with `"` where the text has an apostrophe.
pub fn python(answer: &Answer) -> String {
    let quote = if answer.message.contains('\'') { '"' } else { '\'' };
    format!(
        "{{'error': {{'message': {quote}{}{quote}, 'type': 'OAuthException', 'is_transient': False, 'code': {}{}, 'error_data': None, 'fbtrace_id': 'Abc'}}}}",
        answer.message,
        answer.code,
        sub(answer, ", 'error_subcode': ")
    )
}

pub fn print_r(answer: &Answer) -> String {
    let line = |name: &str, value: &str| format!("            [{name}] => {value}\n");
    let subcode = answer.subcode.map_or(String::new(), |subcode| line("error_subcode", &subcode.to_string()));
    format!(
        "Array\n(\n    [error] => Array\n        (\n{}{}{}{subcode}        )\n\n)\n",
        line("message", answer.message),
        line("type", "OAuthException"),
        line("code", &answer.code.to_string())
    )
}

pub fn var_dump(answer: &Answer) -> String {
    let subcode = sub(answer, "    [\"error_subcode\"]=>\n    int(").replace(')', "");
    let subcode = if subcode.is_empty() { subcode } else { format!("{subcode})\n") };
    format!(
        "array(1) {{\n  [\"error\"]=>\n  array(4) {{\n    [\"message\"]=>\n    string({}) \"{}\"\n    [\"type\"]=>\n    string(14) \"OAuthException\"\n    [\"code\"]=>\n    int({})\n{subcode}  }}\n}}",
        answer.message.len(),
        answer.message,
        answer.code
    )
}

pub fn var_export(answer: &Answer) -> String {
    format!(
        "array (\n  'error' => \n  array (\n    'message' => '{}',\n    'type' => 'OAuthException',\n    'code' => {},\n{}  ),\n)",
        answer.message.replace('\'', "\\'"),
        answer.code,
        answer.subcode.map_or(String::new(), |subcode| format!("    'error_subcode' => {subcode},\n"))
    )
}

pub fn inspected(answer: &Answer) -> String {
    format!(
        "AxiosError: Request failed with status code 400\n  data: {{\n    error: {{\n      message: {:?},\n      type: 'OAuthException',\n      code: {},{}\n      fbtrace_id: 'Abc'\n    }}\n  }}\n",
        answer.message,
        answer.code,
        answer.subcode.map_or(String::new(), |subcode| format!("\n      error_subcode: {subcode},"))
    )
}

pub fn yaml(answer: &Answer) -> String {
    format!(
        "error:\n  message: {}\n  type: OAuthException\n  code: {}\n{}",
        answer.message,
        answer.code,
        answer.subcode.map_or(String::new(), |subcode| format!("  error_subcode: {subcode}\n"))
    )
}

pub fn xml(answer: &Answer) -> String {
    format!(
        "<error><message>{}</message><type>OAuthException</type><code>{}</code>{}</error>",
        answer.message,
        answer.code,
        answer.subcode.map_or(String::new(), |subcode| format!("<error_subcode>{subcode}</error_subcode>"))
    )
}

pub fn logfmt(answer: &Answer) -> String {
    format!(
        "level=error step=instagram error_code={}{} msg=\"{}\"",
        answer.code,
        sub(answer, " error_subcode="),
        answer.message
    )
}

pub fn n8n(answer: &Answer) -> String {
    json!({
        "errorMessage": "Bad request - please check your parameters",
        "errorDescription": answer.message,
        "errorDetails": { "rawErrorMessage": [format!("400 - {}", serde_json::to_string(&body(answer)).unwrap())], "httpCode": "400" },
        "n8nDetails": { "nodeName": "Publish", "nodeVersion": 1, "itemIndex": 0, "time": "11/20/2026, 10:00:00 AM" },
    })
    .to_string()
}

pub fn curl(answer: &Answer) -> String {
    format!(
        "> GET /v25.0/me HTTP/2\r\n> Host: graph.facebook.com\r\n> User-Agent: curl/8.5.0\r\n< HTTP/2 400 \r\n< content-type: application/json; charset=UTF-8\r\n< x-fb-request-id: A1\r\n{{ [210 bytes data]\r\n{}\r\n* Connection #0 to host graph.facebook.com left intact\r\n",
        body(answer)
    )
}

pub fn inspection(answer: &Answer) -> String {
    let mut error = json!({ "code": answer.code, "message": answer.message });
    if let Some(subcode) = answer.subcode {
        error["subcode"] = subcode.into();
    }
    json!({ "data": { "app_id": "1000000001", "type": "USER", "error": error, "expires_at": 1_518_660_000, "is_valid": false, "scopes": ["threads_basic"] } }).to_string()
}

pub fn csv(answer: &Answer, sign: &str) -> String {
    let head = ["time", "code", "error_subcode", "message", "type"].join(sign);
    let message = format!("\"{}\"", answer.message.replace('"', "\"\""));
    let subcode = answer.subcode.map_or(String::new(), |subcode| subcode.to_string());
    let row = ["10:00", &answer.code.to_string(), &subcode, &message, "OAuthException"].join(sign);
    format!("{head}\n{row}\n")
}

pub fn markdown(answer: &Answer) -> String {
    let subcode = answer.subcode.map_or("-".to_owned(), |subcode| subcode.to_string());
    format!(
        "| code | error_subcode | message |\n|------|------|---------|\n| {} | {subcode} | {} |\n",
        answer.code, answer.message
    )
}

pub fn upright(answer: &Answer) -> String {
    let subcode =
        answer.subcode.map_or(String::new(), |subcode| format!("| `error_subcode` | {subcode} |\n"));
    format!(
        "| Field | Value |\n|---|---|\n| `message` | {} |\n| `type` | OAuthException |\n| `code` | {} |\n{subcode}",
        answer.message, answer.code
    )
}

/// Breaks a text at the spaces before column 60, as terminals and mails do.
pub fn broken(text: &str) -> String {
    let (mut lines, mut column) = (String::new(), 0);
    for word in text.split(' ') {
        if column + word.len() > 60 && column > 0 {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
        }
        lines.push_str(word);
        column += word.len() + 1;
    }
    lines
}
