//! Numbers with their units.

use std::time::Duration;

/// `3 articles`, `1 article`.
pub(crate) fn articles(count: u64) -> String {
    format!("{} {}", grouped(count), if count == 1 { "article" } else { "articles" })
}

/// `3 words`, `1 word`.
pub(crate) fn words(count: u64) -> String {
    format!("{} {}", grouped(count), if count == 1 { "word" } else { "words" })
}

/// With a comma between thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `0.4 ms`, `12 ms`, `1.2 s`.
pub(crate) fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        _ if seconds < 0.01 => format!("{:.1} ms", seconds * 1e3),
        _ if seconds < 1.0 => format!("{:.0} ms", seconds * 1e3),
        _ => format!("{seconds:.1} s"),
    }
}

/// Bytes in a unit of a thousand: `512 B`, `3.4 MB`.
pub(crate) fn size(bytes: u64) -> String {
    let units = [(1e9, "GB"), (1e6, "MB"), (1e3, "kB")];
    let unit = units.iter().find(|(unit, _)| bytes as f64 >= *unit);
    unit.map_or(format!("{bytes} B"), |(unit, name)| format!("{:.1} {name}", bytes as f64 / unit))
}

/// Megabytes a second.
pub(crate) fn rate(bytes: u64, took: Duration) -> String {
    format!("{:.1} MB/s", bytes as f64 / 1e6 / took.as_secs_f64().max(1e-6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(
            (articles(1).as_str(), articles(1234).as_str()),
            ("1 article", "1,234 articles")
        );
        assert_eq!((grouped(12), grouped(1_234_567)), ("12".into(), "1,234,567".into()));
        assert_eq!(time(Duration::from_micros(420)), "0.4 ms");
        assert_eq!(time(Duration::from_millis(12)), "12 ms");
        assert_eq!(time(Duration::from_millis(1234)), "1.2 s");
        assert_eq!((size(512), size(3_400_000)), ("512 B".into(), "3.4 MB".into()));
        assert_eq!(rate(3_000_000, Duration::from_secs(2)), "1.5 MB/s");
    }
}
