//! Texts and numbers as a page shows them.

/// A text as HTML or SVG, in elements and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A value: `0.4375`.
pub(super) fn value(value: f64) -> String {
    format!("{value:.4}")
}

/// A difference, with its sign unless it rounds to nothing: `+0.0210`, `−0.0004`, `0.0000`.
pub(super) fn difference(difference: f64) -> String {
    let text = format!("{difference:+.4}");
    match text[1..].bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        true => text[1..].to_owned(),
        false => text.replace('-', "−"),
    }
}

/// A share of the baseline: `+4.2%`.
pub(super) fn relative(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{:+.1}%", share * 100.0).replace('-', "−"),
        None => "–".to_owned(),
    }
}

/// A p-value: `0.0312`, `< 0.0001`.
pub(super) fn p_value(p: f64) -> String {
    if p < 0.0001 { "&lt; 0.0001".to_owned() } else { value(p) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(escape("<b a='1'>&\"خبر\""), "&lt;b a=&#39;1&#39;&gt;&amp;&quot;خبر&quot;");
    }

    #[test]
    fn numbers() {
        assert_eq!(difference(0.021), "+0.0210");
        assert_eq!(difference(-0.0004), "−0.0004");
        assert_eq!(difference(-0.00001), "0.0000");
        assert_eq!(relative(Some(-0.0421)), "−4.2%");
        assert_eq!(relative(None), "–");
        assert_eq!(p_value(0.00002), "&lt; 0.0001");
        assert_eq!(p_value(0.03125), "0.0312");
    }
}
