use super::*;

const LEAD: &str = "The harbour of the old town opened its gates again on Monday, two days after the \
                    storm had closed it.";
const MORE: &str =
    "Fishermen said they had lost nets and boats, and that the town would have to help.";

fn read(head: &str, body: &str) -> Article {
    article(&format!("<html><head>{head}</head><body>{body}</body></html>"), None, None).unwrap()
}

fn body_of(body: &str) -> String {
    read("", &format!("<h1>Harbour reopens today</h1><p>{LEAD}</p>{body}<p>{MORE}</p>")).body
}

fn kind_of(article: &Article, text: &str) -> Furniture {
    let piece = article.trimmed.iter().find(|piece| piece.text.contains(text));
    piece.unwrap_or_else(|| panic!("{text} in {:?}", article.trimmed)).kind
}

#[test]
fn a_page_loses_its_furniture() {
    let article = read(
        "<title>Harbour reopens after the storm | Evening Gazette</title>",
        &format!(
            "<nav><a href=/>Home</a> <a href=/w>World</a></nav>\
             <div class=cookie-bar>We use cookies to make the page better for you.</div>\
             <h1>Harbour reopens after the storm</h1>\
             <div class=byline>By Ann Lee, Harbour correspondent</div>\
             <figure><img src=a.jpg><figcaption>The gates on Monday.</figcaption></figure>\
             <p>{LEAD}</p><p>Read also: <a href=/x>Storm closes the harbour</a></p><p>{MORE}</p>\
             <div class=share-bar>Share this with a friend</div>\
             <section><h3>Related articles</h3><ul><li><a href=/y>Nets for the fishermen</a></ul></section>\
             <div id=comments><p>Good news at last, and it was high time for it, I say.</p></div>"
        ),
    );
    assert_eq!(article.title.as_deref(), Some("Harbour reopens after the storm"));
    assert_eq!(article.source.as_deref(), Some("Evening Gazette"));
    assert_eq!(article.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(article.body, format!("{LEAD}\n\n{MORE}"));
    for (text, kind) in [
        ("World", Furniture::Menu),
        ("cookies", Furniture::Banner),
        ("The gates", Furniture::Caption),
        ("Storm closes", Furniture::Related),
        ("Share this", Furniture::Share),
        ("Nets for", Furniture::Related),
        ("high time", Furniture::Comments),
    ] {
        assert_eq!(kind_of(&article, text), kind, "{text}");
    }
    let also = article.trimmed.iter().find(|piece| piece.text.contains("Storm closes")).unwrap();
    assert_eq!(also.at, LEAD.len());
}

#[test]
fn inline_tags_never_end_a_word_and_blocks_do() {
    for (html, text) in [
        (
            "<p><b>H</b>arbour in<i>side</i> the t<wbr>own, and it is open again.</p>",
            "Harbour inside the town, and it is open again.",
        ),
        (
            "<p>Har&shy;bour&nbsp;town &amp; the sea, and it is open&#32;again.</p>",
            "Harbour town & the sea, and it is open again.",
        ),
        (
            "<p>One line of the page<br>another line of the page, and so on.</p>",
            "One line of the page\nanother line of the page, and so on.",
        ),
        (
            "The gates of it were open.<br><br>The nets of it were lost.",
            "The gates of it were open.\n\nThe nets of it were lost.",
        ),
        (
            "<div>The gates of it were open.<div>The nets of it were lost.</div></div>",
            "The gates of it were open.\n\nThe nets of it were lost.",
        ),
        (
            "<ul><li>The gates of it were open.<li>The nets of it were lost.</ul>",
            "The gates of it were open.\n\nThe nets of it were lost.",
        ),
        (
            "<p>The gates <script>var x;</script>were open<span hidden>not</span> for all of us.</p>",
            "The gates were open for all of us.",
        ),
        (
            "<p dir=rtl>قال ال<b>وزير</b> إن المي&#1606;اء فتح أبوابه من جديد.</p>",
            "قال الوزير إن الميناء فتح أبوابه من جديد.",
        ),
    ] {
        assert_eq!(body_of(html), format!("{LEAD}\n\n{text}\n\n{MORE}"), "{html}");
    }
}

#[test]
fn dates_come_from_the_most_trusted_place() {
    let jsonld = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-05-01\"}</script>";
    let meta = "<meta property=article:published_time content=2021-05-02T10:00>";
    let time = "<time datetime=2021-05-03>3 May</time>";
    let url = "<link rel=canonical href=https://gazette.example/2021/05/04/harbour>";
    let line = "<p>5 May 2021</p>";
    for (head, body, day, from) in [
        (format!("{meta}{url}{jsonld}"), format!("{time}{line}"), 1, "json-ld"),
        (format!("{meta}{url}"), format!("{time}{line}"), 2, "meta"),
        (url.to_owned(), format!("{time}{line}"), 3, "time"),
        (url.to_owned(), line.to_owned(), 4, "url"),
        (String::new(), line.to_owned(), 5, "dateline"),
    ] {
        let body = format!("<h1>Harbour reopens today</h1>{body}<p>{LEAD}</p><p>{MORE}</p>");
        let published = read(&head, &body).published.unwrap();
        let found = serde_json::to_value(published.from).unwrap();
        assert_eq!((published.at.day(), found.as_str()), (day, Some(from)));
    }
}

#[test]
fn only_web_addresses_are_kept() {
    let url = |href: &str| {
        let head = format!("<link rel=canonical href=\"{href}\">");
        read(&head, &format!("<h1>Harbour reopens today</h1><p>{LEAD}</p>")).url
    };
    assert_eq!(
        url("https://gazette.example/a?b=1"),
        Some("https://gazette.example/a?b=1".to_owned())
    );
    for href in ["/a", "javascript:alert(1)", "file:///etc/passwd", "https://", "ftp://a.example/b"]
    {
        assert_eq!(url(href), None, "{href}");
    }
}

#[test]
fn pages_without_an_article_say_so() {
    let teaser = |n: u8| {
        format!(
            "<div class=c><h2><a href=/{n}>Story number {n} of the day</a></h2><p>{MORE}</p></div>"
        )
    };
    let list: String = (0..8).map(teaser).collect();
    for page in [
        format!(
            "<title>World | Gazette</title><h1>World</h1><p>All that happens in the whole wide world.</p>{list}"
        ),
        format!("<title>Page not found | Gazette</title><h1>Page not found</h1><p>{LEAD}</p>"),
        "<title>Gazette</title><ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>".to_owned(),
        "<html><body></body></html>".to_owned(),
    ] {
        assert!(matches!(article(&page, None, None), Err(Reason::NoArticle)), "{page}");
    }
}

#[test]
fn a_page_made_by_scripts_has_its_text_in_json_ld() {
    let data = serde_json::json!({"@graph": [
        {"@type": "Organization", "@id": "#o", "name": "Evening Gazette"},
        {"@type": ["NewsArticle"], "headline": "Harbour &amp; town", "articleBody": format!("{LEAD} {MORE}"),
         "author": [{"name": "Ann Lee"}, {"name": "Omar Said"}], "publisher": {"@id": "#o"}, "inLanguage": "en"},
    ]});
    let article =
        read(&format!("<script type=application/ld+json>{data}</script>"), "<div id=app></div>");
    assert_eq!(article.title.as_deref(), Some("Harbour & town"));
    assert_eq!(article.byline.as_deref(), Some("Ann Lee, Omar Said"));
    assert_eq!(article.source.as_deref(), Some("Evening Gazette"));
    assert_eq!(article.body, format!("{LEAD} {MORE}"));
    assert_eq!(article.language.as_str(), "en");
}

#[test]
fn trimmed_pieces_are_bounded() {
    let menu: String = (0..40_000).map(|n| format!("<li><a href=/{n}>Section {n}</a>")).collect();
    let article = read(
        "",
        &format!(
            "<nav><ul>{menu}</ul></nav><h1>Harbour reopens today</h1><p>{LEAD}</p><p>{MORE}</p>"
        ),
    );
    assert!(article.trimmed.iter().map(|piece| piece.text.len()).sum::<usize>() <= MAX_TRIMMED);
    assert!(!article.trimmed.is_empty());
}

#[test]
fn tags_are_kept_within_bounds() {
    let depth = |html: &str| html.matches("<div").count();
    let deep = guard::guard(&"<div>".repeat(1000)).unwrap();
    assert!(depth(&deep) <= 200);
    let plain = "<div class=\"a>b\"><p>x<br/>y</p><!-- z --></div>";
    assert_eq!(guard::guard(plain).unwrap(), "<div class=\"a>b\"><p>x<br/>y</p></div>");
    assert_eq!(
        guard::guard("<b>W</b>ord 1 < 2 <em class=c>x</em>").unwrap(),
        "Word 1 < 2 <span class=c>x</span>"
    );
    assert_eq!(
        guard::guard("<script>if (a < b) '</div>'</script>").unwrap(),
        "<script>if (a < b) '</div>'</script>"
    );
    assert!(matches!(guard::guard(&"<p>".repeat(300_000)), Err(Reason::TooManyElements { .. })));
}
