//! Dates as pages and records write them.

use jiff::civil::date;
use jisr_text::article::DateComputation::{Hijri, Relative};

use super::*;

/// A line of a page of which nothing is known.
fn line_date(line: &str) -> Option<Published> {
    read(line, &Context::new(DateSource::Dateline, None)).date()
}

/// The day, with the hour if there is one.
fn on_line(line: &str) -> Option<String> {
    line_date(line).map(|published| published.to_string())
}

fn in_field(text: &str) -> Option<String> {
    read(text, &Context::new(DateSource::Field, None))
        .date()
        .map(|published| published.at.to_string())
}

fn line_at(line: &str, crawled: DateTime) -> Reading {
    read(line, &Context::new(DateSource::Dateline, Some(crawled)))
}

fn doubt(line: &str) -> Option<Doubt> {
    read(line, &Context::new(DateSource::Dateline, None)).doubt()
}

#[test]
fn days_are_read_in_both_languages() {
    for line in [
        "Thursday, 13 May 2021",
        "May 13, 2021",
        "2021 May 13",
        "13th of May, 2021",
        "Published: May 13th, 2021",
        "13-May-2021",
        "13-MAY-21",
        "13/5/2021",
        "5/13/2021",
        "13.05.2021",
        "2021-05-13",
        "2021/5/13",
        "Last updated on Thursday 13 May 2021.",
        "[13 May 2021]",
        "الخميس 13 مايو 2021",
        "الخميس، ١٣ أيار/مايو ٢٠٢١م",
        "الخميس ١٣ مايو (أيار) ٢٠٢١",
        "۱۳ مايو ۲۰۲۱",
        "نشر في: 13 ماي 2021",
        "آخر تحديث 13/05/2021",
        "13 مايو 2021 ميلادية",
        "13 May 2021 |",
    ] {
        assert_eq!(on_line(line).as_deref(), Some("2021-05-13"), "{line}");
    }
}

#[test]
fn times_are_read_in_both_languages() {
    for (line, time) in [
        ("Thursday, 13 May 2021 6:23 AM", "06:23"),
        ("May 13, 2021 at 6:23 p.m. GMT+3", "18:23"),
        ("6:23 PM - 13 May 2021", "18:23"),
        ("13 May 2021 12:05 am", "00:05"),
        ("13 May 2021, 7pm EST", "19:00"),
        ("13 May 2021 6.30 pm", "18:30"),
        ("2021-05-13T14:30:00.125+03:00", "14:30"),
        ("الخميس 13 مايو 2021 الساعة 22:07", "22:07"),
        ("13 مايو 2021 - 10:07 م", "22:07"),
        ("١٣ مايو ٢٠٢١م ٠٩:٣٠ صباحاً", "09:30"),
        ("13 مايو 2021 الساعة 10 مساءً", "22:00"),
        ("13 مايو 2021 10:15 ليلا", "22:15"),
        ("13 مايو 2021، 22:07 بتوقيت القدس", "22:07"),
        ("13 مايو 2021 22:07 بتوقيت مكة المكرمة", "22:07"),
        ("13 May 2021 14:30 +0300", "14:30"),
        ("14:30 -13 May 2021", "14:30"),
    ] {
        assert_eq!(on_line(line), Some(format!("2021-05-13T{time}")), "{line}");
    }
}

#[test]
fn months_have_many_names() {
    let months: [&[&str]; 12] = [
        &["January", "jan.", "كانون الثاني", "يناير", "جانفي", "كانون الثاني/يناير"],
        &["February", "feb", "شباط", "فبراير", "فيفري", "شباط / فبراير"],
        &["March", "mar", "آذار", "مارس", "آذار/مارس", "اذار"],
        &["April", "apr", "نيسان", "أبريل", "ابريل", "إبريل", "أفريل", "أبريل/نيسان"],
        &["May", "أيار", "مايو", "ماي", "ايار (مايو)"],
        &["June", "jun", "حزيران", "يونيو", "يونيه", "جوان"],
        &["July", "jul", "تموز", "يوليو", "يوليه", "جويلية", "يوليوز"],
        &["August", "aug", "آب", "أغسطس", "اغسطس", "أوت", "غشت", "آب/أغسطس"],
        &["September", "Sept.", "أيلول", "سبتمبر", "شتنبر"],
        &["October", "oct", "تشرين الأول", "تشرين الاول", "أكتوبر", "اكتوبر"],
        &["November", "nov", "تشرين الثاني", "نوفمبر", "نونبر"],
        &["December", "dec", "كانون الأول", "ديسمبر", "دجنبر", "كانون الأول/ديسمبر"],
    ];
    for (month, names) in (1..).zip(months) {
        for name in names {
            let found = line_date(&format!("1 {name} 2020")).map(|published| published.at.month());
            assert_eq!(found, Some(month), "{name}");
        }
    }
}

#[test]
fn hijri_days_are_converted() {
    for line in [
        "12 رمضان 1442 هـ",
        "السبت ١٢ رمضان المبارك ١٤٤٢هـ",
        "1442/9/12 هـ",
        "12/9/1442هـ",
        "12-09-1442 هجري",
        "12 Ramadan 1442 AH",
        "Ramadan 12, 1442",
        "12 رمضان 1442 هـ - 24 أبريل",
    ] {
        let published = line_date(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(published.to_string(), "2021-04-24", "{line}");
        assert_eq!(published.computed, Some(Hijri), "{line}");
    }
    for (line, day) in [
        ("1 محرم 1443", "2021-08-09"),
        ("9 ذو الحجة 1442 هـ", "2021-07-19"),
        ("1 ربيع الآخر 1442", "2020-11-16"),
        ("10 Dhu al-Hijjah 1442 AH", "2021-07-20"),
        ("1 Jumada al-Thani 1442", "2021-01-14"),
        ("3 Sha'ban 1442", "2021-03-16"),
    ] {
        assert_eq!(on_line(line).as_deref(), Some(day), "{line}");
    }
}

#[test]
fn the_gregorian_date_beside_a_hijri_one_wins() {
    for line in [
        "السبت 12 رمضان 1442 هـ الموافق 24 أبريل 2021",
        "السبت 12 رمضان 1442 هـ الموافق لـ 24 أبريل 2021 م",
        "12/9/1442 هـ الموافق 24/4/2021 م",
        "12 رمضان 1442 - 24 نيسان/أبريل 2021",
        "24 April 2021 (12 Ramadan 1442 AH)",
        "11 رمضان 1442 هـ - 2021/04/24",
    ] {
        let published = line_date(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((published.to_string().as_str(), published.computed), ("2021-04-24", None));
    }
    // It also tells the day from the month.
    assert_eq!(on_line("21 شعبان 1442 هـ - 3/4/2021").as_deref(), Some("2021-04-03"));
}

#[test]
fn relative_dates_need_the_day_of_the_crawl() {
    let crawled = date(2021, 5, 13).at(14, 30, 0, 0);
    for (line, expected) in [
        ("yesterday", "2021-05-12"),
        ("2 hours ago", "2021-05-13T12:30"),
        ("Updated 5 minutes ago", "2021-05-13T14:25"),
        ("today at 14:05", "2021-05-13T14:05"),
        ("Yesterday, 6:23 PM", "2021-05-12T18:23"),
        ("قبل ساعتين", "2021-05-13T12:30"),
        ("نشر منذ 3 أيام", "2021-05-10"),
        ("آخر تحديث: أمس الساعة 22:07", "2021-05-12T22:07"),
        ("اليوم", "2021-05-13"),
        ("اليوم 09:15 صباحا", "2021-05-13T09:15"),
        ("قبل يومين", "2021-05-11"),
    ] {
        let published = line_at(line, crawled).date().unwrap_or_else(|| panic!("{line}"));
        assert_eq!(
            (published.to_string().as_str(), published.computed),
            (expected, Some(Relative))
        );
        assert_eq!(read(line, &Context::new(DateSource::Dateline, None)), Reading::None, "{line}");
    }
    let today = line_at("اليوم الخميس 13 مايو 2021", crawled).date().unwrap();
    assert_eq!((today.to_string().as_str(), today.computed), ("2021-05-13", None));
    assert_eq!(line_at("Yesterday the gates opened", crawled), Reading::None);
    assert_eq!(line_at("2 hours ago 14:05", crawled), Reading::None);
}

#[test]
fn two_orders_are_one_doubt() {
    for line in ["03/04/2021", "Published: 3-4-2021 14:05", "٣/٤/٢٠٢١", "03/04/05", "3.4.2021"]
    {
        assert_eq!(doubt(line), Some(Doubt::DateOrder), "{line}");
        assert_eq!(on_line(line), None, "{line}");
    }
    assert_eq!(on_line("5/5/2021").as_deref(), Some("2021-05-05"));
}

#[test]
fn evidence_decides_between_two_orders() {
    assert_eq!(on_line("Monday 5/4/2021").as_deref(), Some("2021-04-05"));
    assert_eq!(on_line("الثلاثاء 5/4/2021").as_deref(), Some("2021-05-04"));
    // On neither day was a Sunday.
    assert_eq!(doubt("Sunday 5/4/2021"), Some(Doubt::DateOrder));
    let crawled = date(2021, 4, 7).at(8, 0, 0, 0);
    assert_eq!(line_at("5/4/2021", crawled).date().unwrap().to_string(), "2021-04-05");
    assert_eq!(line_at("3/4/2021", crawled), Reading::Ambiguous);
    let mut context = Context::new(DateSource::Dateline, None);
    context.orders = Orders::of("The last storm was on 25/03/2021.");
    assert_eq!(read("3/4/2021", &context).date().unwrap().to_string(), "2021-04-03");
    assert_eq!(read("3-4-2021", &context), Reading::Ambiguous);
}

#[test]
fn what_was_meant_as_a_date_and_is_none_is_a_doubt() {
    for line in [
        "31 February 2021",
        "2021-13-45",
        "1/2/3/2021",
        "1442/9/12",
        "30 صفر 1500 م",
        "May 13, 0021",
        "13 May 2021 - 14 May 2021",
        "Published: 13 Mayo 2021",
        "تاريخ النشر: 13 فروردين 1400",
    ] {
        assert_eq!(doubt(line), Some(Doubt::DateUnread), "{line}");
        assert_eq!(on_line(line), None, "{line}");
    }
}

#[test]
fn what_holds_more_or_less_than_a_date_is_none() {
    for line in [
        "",
        "2021",
        "May 2021",
        "13 May",
        "The talks began on 13 May 2021",
        "13 May 2021, Cairo",
        "13 May 2021 25:00",
        "10 12 May 2021",
        "في 13 مايو 2021 بدأت المحادثات",
        "13 May 2021 6:00 7:00",
        "Updated 200 years of harbour history",
    ] {
        let reading = read(line, &Context::new(DateSource::Dateline, None));
        assert_eq!(reading, Reading::None, "{line}");
    }
}

#[test]
fn records_write_dates_in_many_ways() {
    for (text, expected) in [
        ("2021-05-05", "2021-05-05T00:00:00"),
        ("20210505", "2021-05-05T00:00:00"),
        ("2021-05-05T06:23:07Z", "2021-05-05T06:23:07"),
        ("2021-05-05 06:23:07.123456", "2021-05-05T06:23:07"),
        ("2021-05-05T06:23:07.5-05:00", "2021-05-05T06:23:07"),
        ("2021-05-05T23:59:59+0300", "2021-05-05T23:59:59"),
        ("Wed, 05 May 2021 06:23:00 +0300", "2021-05-05T06:23:00"),
        ("Wed, 5 May 2021 06:23 GMT", "2021-05-05T06:23:00"),
        ("5-MAY-1987 15:01:01.79", "1987-05-05T15:01:01"),
        ("1620195780", "2021-05-05T06:23:00"),
        ("1620195780123", "2021-05-05T06:23:00.123"),
        ("-1000000000", "1938-04-24T22:13:20"),
        ("١٢ مارس ٢٠٢١", "2021-03-12T00:00:00"),
    ] {
        assert_eq!(in_field(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_field_without_date_is_a_doubt() {
    let field = Context::new(DateSource::Field, None);
    for text in ["yesterday", "2021-13-45", "99999999", "99999999999999999999", "2021", "soon"] {
        assert_eq!(read(text, &field), Reading::Unread, "{text}");
    }
    assert_eq!(read("05/04/2021", &field), Reading::Ambiguous);
    assert_eq!(read("  ", &field), Reading::None);
    let meta = Context::new(DateSource::Meta, None);
    assert_eq!(read("2021-05-05", &meta).date().unwrap().from, DateSource::Meta);
}
