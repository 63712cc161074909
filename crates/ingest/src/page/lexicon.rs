//! The words of page furniture, in both languages. All tables are here.
//!
//! A pattern is a few words as people spell them, compared folded: `^` ties it to the start of a
//! line, `$` to its end, `*` stands for any words between.

use std::sync::LazyLock;

use jisr_text::article::Furniture;

use crate::fold;

/// Longest line that is looked up, in bytes: furniture is short.
const MAX_BYTES: usize = 300;

/// Appeals, advertisements, subscriptions.
const BANNERS: &[&str] = &[
    "charitable donation",
    "^make a donation",
    "^please donate",
    "^donate now",
    "^donate today",
    "^donate$",
    "^donate to * today",
    "^support our",
    "^support independent journalism",
    "^become a member",
    "^become a subscriber",
    "^subscribe$",
    "^subscribe now",
    "^subscribe to our",
    "^subscribe for",
    "^subscribe today",
    "^sign up for our",
    "^sign up * newsletter",
    "^sign up now",
    "^start your free trial",
    "^download our app",
    "^get our app",
    "^advertisement$",
    "^advertisements$",
    "^sponsored$",
    "^sponsored content$",
    "^story continues below advertisement",
    "^article continues below",
    "^we use cookies",
    "^this site uses cookies",
    "^accept all cookies",
    "^تبرع$",
    "^تبرع الآن",
    "^تبرعوا",
    "^تبرع ل",
    "^ادعمنا",
    "^ادعموا",
    "^ساهم في دعم",
    "^ساهموا",
    "^اشترك$",
    "^اشترك الآن",
    "^اشترك معنا",
    "^حمل تطبيق",
    "^حملوا تطبيق",
    "^حمل التطبيق",
    "^إعلان$",
    "^إعلانات$",
    "^مساحة إعلانية$",
    "^يستخدم هذا الموقع ملفات",
];

/// Mailing lists, share bars, follow-us lines.
const SHARES: &[&str] = &[
    "^join * mailing list",
    "^join our",
    "mailing list$",
    "^newsletter$",
    "^newsletters$",
    "^subscribe to * newsletter",
    "^subscribe to * channel",
    "^get * newsletter",
    "^follow us",
    "^follow * on twitter",
    "^follow * on facebook",
    "^follow * on google news",
    "^like us on",
    "^find us on",
    "^share$",
    "^share this",
    "^share on",
    "^share via",
    "^share article$",
    "^tweet$",
    "^facebook$",
    "^twitter$",
    "^whatsapp$",
    "^telegram$",
    "^email this",
    "^print$",
    "^print this",
    "^email$",
    "^copy link$",
    "^comments$",
    "^leave a comment",
    "^leave a reply",
    "^facebook twitter",
    "^تابعنا",
    "^تابعونا",
    "^تابع آخر",
    "^تابعوا آخر",
    "^شارك$",
    "^شاركها",
    "^شارك هذا",
    "^شارك الخبر",
    "^شارك المقال",
    "^شارك على",
    "^مشاركة$",
    "^مشاركة الخبر",
    "^مشاركة على",
    "^شارك عبر",
    "^اشترك في",
    "^اشتركوا في",
    "^انضم إلى",
    "^انضموا إلى",
    "^القائمة البريدية$",
    "^النشرة البريدية",
    "^نشرتنا البريدية",
    "^فيسبوك$",
    "^تويتر$",
    "^واتساب$",
    "^تلغرام$",
    "^طباعة$",
    "^انسخ الرابط$",
    "^نسخ الرابط$",
    "^أضف تعليق",
    "^اترك تعليق",
    "^التعليقات$",
];

/// Labels above links to other articles: the whole line.
const RELATED: &[&str] = &[
    "^read also$",
    "^also read$",
    "^see also$",
    "^read more$",
    "^read next$",
    "^more on this$",
    "^more on this story$",
    "^related$",
    "^related articles$",
    "^related news$",
    "^related stories$",
    "^related topics$",
    "^related posts$",
    "^related content$",
    "^related links$",
    "^you may also like$",
    "^you might also like$",
    "^you may be interested in$",
    "^recommended$",
    "^recommended for you$",
    "^recommended stories$",
    "^most read$",
    "^more from *$",
    "^more stories$",
    "^latest news$",
    "^trending$",
    "^trending now$",
    "^اقرأ أيضا$",
    "^إقرأ أيضا$",
    "^اقرأوا أيضا$",
    "^اقرؤوا أيضا$",
    "^شاهد أيضا$",
    "^قد يهمك$",
    "^قد يهمك أيضا$",
    "^قد يعجبك$",
    "^قد يعجبك أيضا$",
    "^ربما يعجبك أيضا$",
    "^ربما يهمك$",
    "^طالع أيضا$",
    "^اقرأ المزيد$",
    "^للمزيد$",
    "^المزيد$",
    "^المزيد من *$",
    "^مواضيع ذات صلة$",
    "^موضوعات ذات صلة$",
    "^أخبار ذات صلة$",
    "^مقالات ذات صلة$",
    "^ذات صلة$",
    "^مواضيع متعلقة$",
    "^أخبار متعلقة$",
    "^مقالات متعلقة$",
    "^الأكثر قراءة$",
    "^أخبار أخرى$",
];

/// The same labels with the link on their own line.
const RELATED_INLINE: &[&str] = &[
    "^read also",
    "^also read",
    "^see also",
    "^read more",
    "^اقرأ أيضا",
    "^إقرأ أيضا",
    "^شاهد أيضا",
    "^طالع أيضا",
    "^قد يهمك أيضا",
    "^قد يعجبك أيضا",
];

/// Names of sections and menus: a header line that holds nothing else is a menu.
const SECTIONS: &[&str] = &[
    "home",
    "homepage",
    "main",
    "menu",
    "news",
    "latest",
    "breaking",
    "world",
    "international",
    "middle",
    "east",
    "africa",
    "europe",
    "asia",
    "politics",
    "business",
    "economy",
    "sport",
    "sports",
    "opinion",
    "opinions",
    "analysis",
    "culture",
    "science",
    "technology",
    "tech",
    "health",
    "travel",
    "video",
    "videos",
    "photos",
    "podcasts",
    "live",
    "about",
    "us",
    "contact",
    "search",
    "login",
    "register",
    "sign",
    "in",
    "skip",
    "to",
    "content",
    "and",
    "reports",
    "الرئيسية",
    "القائمة",
    "أخبار",
    "الأخبار",
    "عاجل",
    "آخر",
    "سياسة",
    "اقتصاد",
    "رياضة",
    "ثقافة",
    "منوعات",
    "العالم",
    "عربي",
    "عربية",
    "دولي",
    "دولية",
    "ودولية",
    "محلية",
    "محليات",
    "تقارير",
    "مقالات",
    "آراء",
    "رأي",
    "فيديو",
    "صور",
    "صحة",
    "تكنولوجيا",
    "بحث",
    "اتصل",
    "بنا",
    "من",
    "نحن",
    "ورد",
    "الآن",
];

/// Words that names of publishers end with.
const PUBLISHERS: &[&str] = &[
    "tv",
    "news",
    "agency",
    "press",
    "times",
    "post",
    "daily",
    "weekly",
    "herald",
    "tribune",
    "gazette",
    "radio",
    "network",
    "reuters",
    "afp",
    "ap",
    "anadolu",
    "bloomberg",
    "agencies",
    "وكالات",
    "رويترز",
    "الأناضول",
    "نيوز",
    "برس",
    "تايمز",
    "بوست",
];

/// Words that names of publishers begin with.
const PUBLISHERS_FIRST: &[&str] =
    &["وكالة", "صحيفة", "جريدة", "قناة", "موقع", "إذاعة", "تلفزيون", "شبكة"];

/// Labels of a source, as `Source: Harbour Gazette`.
pub(super) const SOURCES: &[&str] = &[
    "original source",
    "source",
    "sources",
    "via",
    "المصدر",
    "المصدر الأصلي",
    "مصدر الخبر",
    "مصدر",
    "نقلا عن",
    "المصادر",
];

/// Labels of an author, which may be an agency.
pub(super) const AUTHORS: &[&str] = &[
    "by",
    "written by",
    "author",
    "reporting by",
    "بقلم",
    "كتب",
    "كتبت",
    "كتبه",
    "الكاتب",
    "إعداد",
];

/// The ones of these that need no colon: `By Ann Lee`.
pub(super) const AUTHORS_BARE: &[&str] = &["by", "بقلم"];

/// Lines that are furniture at the end of a page only.
const FOOTERS: &[(Furniture, &[&str])] = &[
    (
        Furniture::Byline,
        &[
            "^copyright",
            "all rights reserved",
            "^جميع الحقوق محفوظة",
            "حقوق النشر محفوظة",
            "^حقوق النشر",
        ],
    ),
    (
        Furniture::Menu,
        &[
            "^tags",
            "^topics$",
            "^keywords",
            "^back to top$",
            "^privacy policy",
            "^terms of",
            "^about us",
            "^contact us",
            "^كلمات دلالية",
            "^كلمات مفتاحية",
            "^الوسوم",
            "^وسوم",
            "^اتصل بنا",
            "^من نحن",
            "^سياسة الخصوصية",
        ],
    ),
];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The tables, folded once.
struct Lexicon {
    furniture: Vec<(Furniture, Vec<Pattern>)>,
    related: Vec<Pattern>,
    footers: Vec<(Furniture, Vec<Pattern>)>,
    sections: Vec<String>,
    publishers: Vec<String>,
    publishers_first: Vec<String>,
}

impl Lexicon {
    fn new() -> Self {
        let words = |table: &[&str]| table.iter().map(|word| fold::words(word)).collect();
        Self {
            furniture: vec![
                (Furniture::Share, patterns(SHARES)),
                (Furniture::Banner, patterns(BANNERS)),
                (Furniture::Related, patterns(RELATED_INLINE)),
            ],
            related: patterns(RELATED),
            footers: FOOTERS.iter().map(|(kind, table)| (*kind, patterns(table))).collect(),
            sections: words(SECTIONS),
            publishers: words(PUBLISHERS),
            publishers_first: words(PUBLISHERS_FIRST),
        }
    }
}

fn patterns(table: &[&str]) -> Vec<Pattern> {
    table.iter().map(|pattern| Pattern::new(pattern)).collect()
}

/// A pattern, folded. Every part has a space on both sides, so that only whole words match.
struct Pattern {
    at_start: bool,
    at_end: bool,
    parts: Vec<String>,
}

impl Pattern {
    fn new(pattern: &str) -> Self {
        let parts = pattern.split('*').map(fold::words).filter(|part| !part.is_empty());
        Self {
            at_start: pattern.starts_with('^'),
            at_end: pattern.ends_with('$') && !pattern.ends_with("*$"),
            parts: parts.map(|part| format!(" {part} ")).collect(),
        }
    }

    /// Whether a line of folded words, with a space before and after, has this pattern.
    fn matches(&self, line: &str) -> bool {
        let mut rest = line;
        for (index, part) in self.parts.iter().enumerate() {
            let Some(found) = rest.find(part.as_str()) else { return false };
            if index == 0 && self.at_start && found > 0 {
                return false;
            }
            // The space after a part is the one before the next.
            rest = &rest[found + part.len() - 1..];
        }
        !self.at_end || rest.trim().is_empty()
    }
}

/// A line made ready to be looked up.
pub(super) struct Entry(String);

impl Entry {
    /// `None` for lines that are too long to be furniture.
    pub(super) fn new(text: &str) -> Option<Self> {
        (text.len() <= MAX_BYTES).then(|| Self(format!(" {} ", fold::words(text))))
    }

    /// Appeals, share bars and "read also: ..." lines. In a line of prose only an opening call to
    /// action counts, not a mention.
    pub(super) fn furniture(&self, prose: bool) -> Option<Furniture> {
        self.find(&LEXICON.furniture, prose)
    }

    /// What is furniture at the end of a page only.
    pub(super) fn footer(&self) -> Option<Furniture> {
        self.find(&LEXICON.footers, false)
    }

    /// Whether it is a label above related links.
    pub(super) fn is_related_label(&self) -> bool {
        LEXICON.related.iter().any(|pattern| pattern.matches(&self.0))
    }

    /// Whether it holds nothing but names of sections.
    pub(super) fn is_section(&self) -> bool {
        let mut words = self.0.split_whitespace().peekable();
        words.peek().is_some() && words.all(|word| LEXICON.sections.iter().any(|s| s == word))
    }

    /// Whether it ends or begins as names of publishers do.
    pub(super) fn names_publisher(&self) -> bool {
        let is_in = |word: Option<&str>, table: &[String]| {
            word.is_some_and(|word| table.iter().any(|known| known == word))
        };
        let mut words = self.0.split_whitespace();
        is_in(words.clone().next_back(), &LEXICON.publishers)
            || is_in(words.next(), &LEXICON.publishers_first)
    }

    fn find(&self, tables: &[(Furniture, Vec<Pattern>)], anchored: bool) -> Option<Furniture> {
        let hit = |pattern: &Pattern| (pattern.at_start || !anchored) && pattern.matches(&self.0);
        tables.iter().find(|(_, patterns)| patterns.iter().any(hit)).map(|(kind, _)| *kind)
    }
}

/// What two lines that say the same have in common.
pub(super) fn key(text: &str) -> String {
    fold::words(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn furniture(text: &str) -> Option<Furniture> {
        Entry::new(text).unwrap().furniture(false)
    }

    #[test]
    fn patterns_match_whole_words_in_order() {
        let matches = |pattern, line: &str| Pattern::new(pattern).matches(&format!(" {line} "));
        assert!(matches("^join * mailing list", "join the gazette mailing list"));
        assert!(matches("^join * mailing list", "join mailing list today"));
        assert!(!matches("^join * mailing list", "we join the mailing list"));
        assert!(matches("^more from *$", "more from the gazette"));
        assert!(matches("^share$", "share") && !matches("^share$", "share prices fall"));
        assert!(matches("mailing list$", "the mailing list") && !matches("^print", "printers"));
    }

    #[test]
    fn furniture_is_known_in_both_languages() {
        for text in ["Donate now!", "تبرّع الآن", "ADVERTISEMENT", "إعلان"] {
            assert_eq!(furniture(text), Some(Furniture::Banner), "{text}");
        }
        for text in ["Follow us on Twitter", "Join our mailing list", "تابعونا على فيسبوك", "شارك:"]
        {
            assert_eq!(furniture(text), Some(Furniture::Share), "{text}");
        }
        for text in
            ["Share prices fall in Cairo", "Donations reach the north", "شارك الوزير في القمة"]
        {
            assert_eq!(furniture(text), None, "{text}");
        }
        assert_eq!(furniture("اقرأ أيضًا: عودة الأمطار"), Some(Furniture::Related));
    }

    #[test]
    fn sections_and_publishers() {
        let entry = |text| Entry::new(text).unwrap();
        assert!(entry("Home > News > Middle East").is_section());
        assert!(entry("الرئيسية / أخبار").is_section());
        assert!(!entry("Middle East votes").is_section());
        assert!(entry("Harbour News Agency").names_publisher());
        assert!(!entry("John Smith").names_publisher());
    }
}
