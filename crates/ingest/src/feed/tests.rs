use proptest::prelude::*;

use super::*;
use crate::walk::Kind;

fn feed(text: &str) -> Result<Vec<Result<Article, Skipped>>, Reason> {
    let file = File {
        id: "c/a.rss".to_owned(),
        path: "a.rss".into(),
        kind: Kind::Feed,
        bytes: text.len() as u64,
        modified: None,
    };
    let decoded = Decoded { text: text.to_owned(), guessed: false };
    Ok(Feed::new(file, decoded, &Options::default())?.collect())
}

fn read(text: &str) -> Vec<Article> {
    feed(text).unwrap().into_iter().map(Result::unwrap).collect()
}

/// Keys of the entries that are read, and lines of the reports.
fn outline(text: &str) -> Vec<String> {
    let line = |item: Result<Article, Skipped>| match item {
        Ok(article) => article.id.split_once('#').unwrap().1.to_owned(),
        Err(skipped) => format!("! {}", skipped.place.line().unwrap()),
    };
    feed(text).unwrap().into_iter().map(line).collect()
}

fn rss(items: &str) -> String {
    format!("<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>")
}

#[test]
fn rss_with_its_modules() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>Harbour &amp; Valley Gazette</title>
  <link>https://gazette.example/</link>
  <atom:link href="https://gazette.example/feed" rel="self"/>
  <language>en-gb</language>
  <image><title>A picture</title><url>https://gazette.example/a.png</url></image>
  <item>
    <title>Port re-opens after the storm &amp;#8211; at last</title>
    <link>https://gazette.example/port?a=1&b=2</link>
    <guid isPermaLink="false">gazette-17</guid>
    <dc:creator><![CDATA[Ann Lee]]></dc:creator>
    <author>ann@gazette.example (Ann Lee)</author>
    <pubDate>Mon, 07 Jun 2021 23:30:00 -0500</pubDate>
    <media:title>A picture of the port</media:title>
    <media:content url="https://gazette.example/b.jpg"><media:description>Ships</media:description></media:content>
    <description>The port is open.</description>
    <content:encoded><![CDATA[<p>The port opened its gates&nbsp;again.</p>
<p>Ships <b>came</b> in.</p><script>track()</script>]]></content:encoded>
  </item>
  <item>
    <title>عودة المطر</title>
    <guid>https://gazette.example/rain</guid>
    <description>هطل المطر يوم الخميس.&lt;br /&gt;وفرح المزارعون.</description>
    <source url="https://wire.example/feed">Valley Wire</source>
  </item>
</channel></rss>"#;
    let [port, rain] = &read(text)[..] else { panic!() };
    assert_eq!(port.id, "c/a.rss#gazette-17");
    assert_eq!(port.title.as_deref(), Some("Port re-opens after the storm – at last"));
    assert_eq!(port.url.as_deref(), Some("https://gazette.example/port?a=1&b=2"));
    assert_eq!(port.body, "The port opened its gates again.\n\nShips came in.");
    assert_eq!(port.source.as_deref(), Some("Harbour & Valley Gazette"));
    assert_eq!(port.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(port.published.as_ref().unwrap().to_string(), "2021-06-07T23:30");
    assert_eq!(port.language.as_str(), "en");
    assert_eq!(rain.id, "c/a.rss#https://gazette.example/rain");
    assert_eq!(rain.url.as_deref(), Some("https://gazette.example/rain"));
    assert_eq!(rain.body, "هطل المطر يوم الخميس.\nوفرح المزارعون.");
    assert_eq!(rain.source.as_deref(), Some("Valley Wire"));
}

#[test]
fn atom() {
    let text = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
  <title type="text">جريدة الميناء</title>
  <author><name>هيئة التحرير</name><email>desk@port.example</email></author>
  <entry xml:lang="en">
    <id>tag:port.example,2021:1</id>
    <title type="html">Rain &amp;amp; wind</title>
    <link rel="self" href="https://port.example/1.atom"/>
    <link href="https://port.example/1"/>
    <updated>2021-05-07T08:00:00Z</updated>
    <published>2021-05-06T08:00:00Z</published>
    <author><name>Omar Said</name><uri>https://port.example/omar</uri></author>
    <author><name>Ann Lee</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It rained,<br/>and 4 &lt; 5.</p><p>Wind.</p></div></content>
  </entry>
  <entry>
    <id>tag:port.example,2021:2</id>
    <title>مطر &lt;ACM&gt;</title>
    <updated>2021-05-08</updated>
    <content type="image/png">iVBORw0KGgo</content>
    <summary type="text">قال: a &lt;b&gt; c</summary>
    <source><id>x</id><title>وكالة الوادي</title></source>
  </entry>
</feed>"#;
    let [rain, second] = &read(text)[..] else { panic!() };
    assert_eq!(rain.id, "c/a.rss#tag:port.example,2021:1");
    assert_eq!(rain.title.as_deref(), Some("Rain & wind"));
    assert_eq!(rain.url.as_deref(), Some("https://port.example/1"));
    assert_eq!(rain.body, "It rained,\nand 4 < 5.\n\nWind.");
    assert_eq!(rain.byline.as_deref(), Some("Omar Said, Ann Lee"));
    assert_eq!(rain.published.as_ref().unwrap().to_string(), "2021-05-06T08:00");
    assert_eq!((rain.language.as_str(), second.language.as_str()), ("en", "ar"));
    assert_eq!(second.body, "قال: a <b> c");
    assert_eq!(second.title.as_deref(), Some("مطر <ACM>"));
    assert_eq!(second.byline.as_deref(), Some("هيئة التحرير"));
    assert_eq!(second.source.as_deref(), Some("وكالة الوادي"));
    assert_eq!(second.published.as_ref().unwrap().to_string(), "2021-05-08");
}

#[test]
fn rdf_and_prefixes_of_ones_own() {
    let text = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:text="http://purl.org/rss/1.0/modules/content/">
  <channel rdf:about="https://a.example/"><title>Wire</title><d:language>en</d:language>
    <items><rdf:Seq><rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
  <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
    <d:date>2021-05-06</d:date><d:creator>Ann</d:creator><text:encoded>Body.</text:encoded></item>
</rdf:RDF>"#;
    let article = &read(text)[0];
    assert_eq!(
        (article.id.as_str(), article.body.as_str()),
        ("c/a.rss#https://a.example/1", "Body.")
    );
    assert_eq!((article.source.as_deref(), article.byline.as_deref()), (Some("Wire"), Some("Ann")));
    assert!(article.published.is_some());
    let prefixed = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Wire</a:title>\
                    <a:entry><a:id>1</a:id><a:summary>Body.</a:summary></a:entry></a:feed>";
    assert_eq!(read(prefixed)[0].source.as_deref(), Some("Wire"));
}

#[test]
fn an_entry_without_id_has_a_number_and_one_without_text_is_reported() {
    let items = "<item><description>a</description></item>\n<item><title>b</title></item>\
                 <item><description>c</description></item><item><guid>7</guid><description>d</description></item>\n\
                 <item><guid>7</guid><description>e</description></item>";
    assert_eq!(outline(&rss(items)), ["R1", "! 2", "R3", "7", "! 3"]);
}

#[test]
fn what_is_not_well_formed_costs_its_entry_at_most() {
    let entry = |id: &str, body: &str| {
        format!("<item><guid>{id}</guid><description>{body}</description></item>\n")
    };
    let good = (entry("a", "x"), entry("z", "y"));
    for (broken, ids) in [
        ("<item><guid>b</guid><description>Bread & butter &copy;</description></item>\n", "a b z"),
        ("<item><guid>b</guid><description>x</descr></item>\n", "a b z"),
        ("<item><guid>b</guid><description>x <b>y</description></item>\n", "a b z"),
        ("<item><guid>b</guid><description>x</description>\n", "a b z"),
        ("<item><guid>b</guid><description>x &#x110000; &#0;</description></item>\n", "a b z"),
        ("<item><guid>b</guid><description><![CDATA[x</description></item>\n", "a ! 2 z"),
        ("<item><guid>b</guid><!-- x</item>\n", "a ! 2 z"),
        ("<!-- x <item><guid>b</guid><description>x</description></item>\n", "a b z"),
        ("</channel></rss>\n", "a z"),
    ] {
        let text = rss(&format!("\n{}{broken}{}", good.0, good.1))
            .replace('\n', "\r\n")
            .replace("\r\n", "\n");
        let found = outline(&text).join(" ").replace("! 3", "! 2");
        assert_eq!(found, ids, "{broken}");
    }
    let cut = rss(&(entry("a", "x") + "<item><guid>b</guid><descr"));
    let cut = cut.strip_suffix("</channel></rss>").unwrap();
    assert_eq!(outline(cut), ["a", "! 2"]);
}

#[test]
fn other_xml_is_reported() {
    let reason = |text: &str| feed(text).unwrap_err().to_string();
    assert!(reason("<?xml version='1.0'?><urlset><url/></urlset>").contains("`urlset`"));
    assert!(reason("plain text").contains("no feed"));
    let empty = feed(&rss("")).unwrap();
    assert!(matches!(empty[..], [Err(ref skipped)] if skipped.holds_nothing()));
}

#[test]
fn bombs_do_nothing() {
    let entities: String = (1..20)
        .map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10)))
        .collect();
    let bomb = format!(
        "<!DOCTYPE rss [<!ENTITY e0 \"boom\">{entities}<!ENTITY f SYSTEM \"file:///etc/passwd\">]>{}",
        rss("<item><description>&e19; &f;</description></item>")
    );
    assert_eq!(read(&bomb)[0].body, "&e19; &f;");
    let deep = "<b>".repeat(50_000);
    let nested =
        rss(&format!("<item><description>x{deep}</item><item><description>y</description></item>"));
    assert_eq!(read(&nested).len(), 2);
    let open = rss(&"<item><description><![CDATA[x".repeat(20_000));
    assert_eq!(outline(&open).len(), MAX_BROKEN);
    let attributes: String =
        (0..20_000).map(|n| format!(" xmlns:a{n}='http://a.example/{n}'")).collect();
    let wide = format!(
        "<rss{attributes}><channel><item{attributes}><description>z</description></item></channel></rss>"
    );
    assert_eq!(read(&wide)[0].body, "z");
}

proptest! {
    #[test]
    fn what_was_written_is_read(bodies in proptest::collection::vec("[a-z][a-z؀-ي<>&;'\" ]{0,20}[a-z]", 1..6)) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let items: String = bodies.iter().enumerate()
            .map(|(n, body)| format!("<entry><id>{n}</id><content type='text'>{}</content></entry>", escape(body)))
            .collect();
        let bodies: Vec<_> = bodies.iter().map(|body| body.trim().to_owned()).collect();
        let read: Vec<_> = read(&format!("<feed>{items}</feed>")).into_iter().map(|article| article.body).collect();
        prop_assert_eq!(read, bodies);
    }

    #[test]
    fn any_text_ends(
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec!["<item>", "</item>", "<title>", "</title>", "<![CDATA[", "]]>", "<!--",
                    "-->", "&", "&#", "<a b='", "'", "<", ">", "/>", "<link href=", "<author>", "<name>", "\n"])
                    .prop_map(str::to_owned),
                "\\PC{0,6}",
            ], 0..40),
    ) {
        let _ = feed(&rss(&pieces.concat()));
        let _ = feed(&pieces.concat());
    }
}
