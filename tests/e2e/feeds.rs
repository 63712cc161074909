//! Feeds, tables and JSON in, the same articles out.

use crate::support::Desk;

const TEXT: &str = "The harbour of Beirut opened its gates on Monday.\n\nShips came from Ankara.";

/// One article in every format that holds many.
fn write_formats(desk: &Desk) {
    let (first, second) = TEXT.split_once("\n\n").unwrap();
    desk.write(
        "news/rss.xml",
        format!(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Port Wire</title><item><guid>7</guid>\
             <title>Port reopens</title><pubDate>Mon, 07 Jun 2021 09:30:00 GMT</pubDate>\
             <description><![CDATA[<p>{first}</p><p>{second}</p>]]></description></item></channel></rss>"
        ),
    );
    desk.write(
        "news/atom.atom",
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Port Wire</title><entry><id>7</id>\
             <title>Port reopens</title><updated>2021-06-07T09:30:00Z</updated>\
             <content>{TEXT}</content></entry></feed>"
        ),
    );
    desk.write(
        "news/table.csv",
        format!("\u{feff}ID;Title;Date;Source;Text\r\n7;Port reopens;2021-06-07 09:30;Port Wire;\"{TEXT}\"\r\n"),
    );
    let table = format!(
        "id\ttitle\tdate\tpublication\ttext\n7\tPort reopens\t2021-06-07 09:30\tPort Wire\t\"{TEXT}\"\n"
    );
    let utf16 = table.encode_utf16().flat_map(u16::to_le_bytes);
    desk.write("news/table.tsv", [0xff, 0xfe].into_iter().chain(utf16).collect::<Vec<u8>>());
    let record = serde_json::json!({"id": "7", "title": "Port reopens", "date_publish": "2021-06-07 09:30:00",
        "maintext": TEXT, "source_domain": "Port Wire"});
    desk.write("news/list.json", format!("[{record}]"));
    desk.write("news/one.json", serde_json::to_string_pretty(&record).unwrap());
    let item = serde_json::json!({"id": "7", "title": "Port reopens", "date_published": "2021-06-07T09:30:00Z",
        "content_text": TEXT});
    let feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Port Wire", "items": [item]});
    desk.write("news/feed.json", feed.to_string());
}

#[test]
fn one_article_is_the_same_in_every_format() {
    let desk = Desk::new();
    write_formats(&desk);
    let run = desk.run(&["index", "news"]).succeeds();
    assert!(!run.err.contains("skipped"), "{}", run.err);
    let results = desk.json("harbour Ankara");
    let hits = results["hits"].as_array().unwrap();
    let mut ids: Vec<_> = hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    let expected = [
        "news/atom.atom#7",
        "news/feed.json#7",
        "news/list.json#7",
        "news/one.json",
        "news/rss.xml#7",
        "news/table.csv#7",
        "news/table.tsv#7",
    ];
    assert_eq!(ids, expected);
    for hit in hits {
        assert_eq!(hit["title"], "Port reopens", "{hit}");
        assert_eq!(hit["source"], "Port Wire", "{hit}");
        assert_eq!(hit["score"], hits[0]["score"], "{hit}");
        assert!(hit["published"].as_str().unwrap().starts_with("2021-06-07"), "{hit}");
    }
}

#[test]
fn what_is_broken_is_named_with_its_line_and_the_rest_is_found() {
    let desk = Desk::new();
    desk.write("news/rows.csv", "id,text\n1,harbour\n2,\"harbour\n3,harbour\n4,a,b\n");
    desk.write(
        "news/feed.rss",
        "<rss version='2.0'><channel>\n<item><guid>1</guid><description>harbour</description></item>\n\
         <item><guid>2</guid><description><![CDATA[harbour</description></item>\n\
         <item><guid>3</guid><description>harbour</description></item></channel></rss>",
    );
    desk.write(
        "news/list.json",
        "[{\"id\": 1, \"body\": \"harbour\"},\n{\"id\": 2},\n{\"id\": 3, \"body\": \"harbour\"}]",
    );
    desk.write(
        "news/sitemap.xml",
        "<urlset><url><loc>https://gazette.example/harbour</loc></url></urlset>",
    );
    desk.write("news/gdelt.csv", "20210607,harbour,7\n20210608,harbour,8\n");
    let run = desk.run(&["index", "news"]).succeeds();
    let report = format!("{}{}", run.out, run.err);
    for place in [
        "rows.csv, line 3",
        "rows.csv, line 5",
        "feed.rss, line 3",
        "list.json, line 2",
        "`urlset`",
        "gdelt.csv",
    ] {
        assert!(report.contains(place), "{place} is not reported in\n{report}");
    }
    let mut ids = desk.ids("harbour");
    ids.sort();
    assert_eq!(
        ids,
        ["feed.rss#1", "feed.rss#3", "list.json#1", "list.json#3", "rows.csv#1", "rows.csv#3"]
    );
}

#[test]
fn columns_are_named_on_the_command_line() {
    let desk = Desk::new();
    desk.write("news/export.csv", "رقم;عنوان;نص\n1;خبر;هطل المطر في الميناء\n");
    let named = ["--field", "body=نص", "--field", "title=عنوان", "--field", "id=رقم"];
    desk.run(&[&["index", "news"][..], &named[..]].concat()).succeeds();
    assert_eq!(desk.ids("المطر"), ["export.csv#1"]);
}
