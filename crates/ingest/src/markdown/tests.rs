use super::*;

fn read(text: &str) -> Result<Article, Reason> {
    article(text, None)
}

#[test]
fn front_matter_in_yaml_and_toml() {
    let yaml = "---\ntitle: \"Rain: again\"\ndate: 2021-05-13T06:23:00+03:00\nauthor: [Ann Lee, Omar Said]\n\
                url: https://gazette.example/rain\nsource: Gazette\nlang: en-GB\ntags:\n  - rain\n---\n";
    let toml = "+++\ntitle = \"Rain: again\"\ndate = 2021-05-13T06:23:00+03:00\nauthor = [\"Ann Lee\", \"Omar Said\"]\n\
                url = \"https://gazette.example/rain\"\nsource = \"Gazette\"\nlang = \"en\"\n[params]\na = 1\n+++\n";
    for front in [yaml, toml] {
        let article = read(&format!("{front}\nIt rained *all* day.\n")).unwrap();
        assert_eq!(article.title.as_deref(), Some("Rain: again"));
        assert_eq!(article.byline.as_deref(), Some("Ann Lee, Omar Said"));
        assert_eq!(article.url.as_deref(), Some("https://gazette.example/rain"));
        assert_eq!(article.source.as_deref(), Some("Gazette"));
        assert_eq!(article.language, Language::ENGLISH);
        assert_eq!(article.body, "It rained all day.");
        let published = article.published.unwrap();
        assert_eq!(
            (published.at.to_string().as_str(), published.from),
            ("2021-05-13T06:23:00", DateSource::Meta)
        );
    }
}

#[test]
fn the_first_heading_is_the_title() {
    let text = "# Rain *returns*\n\nIt rained in the [north](https://a.example)\nand the **so**uth.\n\n![A cloud](c.jpg)\n\n\
                ## Later\n\n- one\n- two\n\n> said he\n\n# Not this one\n";
    let article = read(text).unwrap();
    assert_eq!(article.title.as_deref(), Some("Rain returns"));
    let body =
        "It rained in the north and the south.\n\nLater\n\none\n\ntwo\n\nsaid he\n\nNot this one";
    assert_eq!(article.body, body);
}

#[test]
fn broken_front_matter_is_reported() {
    let reason = read("---\ntitle: [a\n---\n\ntext\n").unwrap_err();
    assert!(matches!(reason, Reason::FrontMatter { .. }), "{reason}");
    let bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n\
                g: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\n\ntext\n";
    let _ = read(bomb);
    assert!(matches!(read("---\ntitle: x\n---\n"), Err(Reason::Empty)));
}
