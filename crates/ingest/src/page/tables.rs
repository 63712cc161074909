//! The words of page furniture, in both languages, as people spell them: all are compared folded.
//!
//! A pattern begins where its line begins: `*` stands for any words, `$` for the end of the line.

/// Appeals, advertisements, subscriptions.
pub(super) const BANNERS: &[&str] = &[
    "make a donation", "make a * donation", "please make a donation", "please donate", "please support", "donate now", "donate today",
    "donate$", "donate here", "support our", "support independent journalism", "become a member",
    "become a subscriber", "subscribe$", "subscribe now", "subscribe to our", "subscribe for",
    "subscribe today", "sign up for our", "sign up * newsletter", "sign up now",
    "start your free trial", "download our app", "get our app", "advertisement$",
    "advertisements$", "sponsored$", "sponsored content$", "story continues below",
    "article continues below", "we use cookies", "this site uses cookies", "accept all cookies",
    "تبرع$", "تبرع الآن", "تبرعوا الآن", "تبرع لصالح", "تبرعوا لصالح", "تبرع لدعم", "تبرعوا لدعم",
    "ادعمنا", "ادعموا", "ساهم في دعم", "ساهموا في دعم", "اشترك$", "اشترك الآن", "اشترك معنا",
    "حمل تطبيق", "حملوا تطبيق", "حمل التطبيق", "إعلان$", "إعلانات$", "مساحة إعلانية$",
    "يستخدم هذا الموقع ملفات",
];

/// Words that give an appeal away where no article can be: above its title.
pub(super) const APPEALS: &[&str] = &[
    "donate", "donation", "donations", "subscribe", "subscription", "subscriber", "newsletter",
    "membership", "تبرع", "تبرعوا", "تبرعك", "تبرعكم", "تبرعاتكم", "اشترك", "اشتركوا", "اشتراكك",
];

/// Mailing lists, share bars, follow-us lines.
pub(super) const SHARES: &[&str] = &[
    "join * mailing list", "join our", "mailing list$", "newsletter$", "newsletters$",
    "subscribe to * newsletter", "subscribe to * channel", "subscribe to * mailing list",
    "get * newsletter", "follow us", "follow * on twitter", "follow * on facebook",
    "follow * on google news", "like us on", "find us on", "share$", "share this",
    "share on facebook", "share on twitter", "share on x$", "share on whatsapp",
    "share on linkedin", "share on telegram", "share via", "share article$", "tweet$",
    "facebook$", "twitter$", "x$", "linkedin$", "whatsapp$", "telegram$", "facebook twitter",
    "print$", "print this", "email$", "email this", "copy link$", "comments$", "leave a comment",
    "leave a reply", "تابعنا", "تابعونا", "تابع آخر", "تابعوا آخر", "شارك$", "شاركها", "شارك هذا",
    "شارك الخبر", "شارك المقال", "شارك على فيسبوك", "شارك على تويتر", "شارك عبر$", "مشاركة$",
    "مشاركة الخبر", "مشاركة على", "مشاركة عبر", "اشترك في نشرتنا", "اشترك في النشرة",
    "اشترك في القائمة", "اشترك في قناتنا", "اشترك في خدمة", "للاشتراك في", "اشترك في * البريدية",
    "اشتركوا في نشرتنا", "اشتركوا في النشرة", "اشتركوا في القائمة", "اشتركوا في قناتنا",
    "انضم إلى قناتنا", "انضم إلى القائمة", "انضموا إلى قناتنا", "انضموا إلى القائمة",
    "القائمة البريدية$", "النشرة البريدية", "نشرتنا البريدية", "فيسبوك$", "تويتر$", "واتساب$",
    "تلغرام$", "طباعة$", "انسخ الرابط$", "نسخ الرابط$", "أضف تعليق", "اترك تعليق", "التعليقات$",
    "* اشترك في قناتنا", "* اشتركوا في قناتنا", "* قناتنا على", "* صفحتنا على", "* our telegram channel",
    "* our whatsapp channel", "* our youtube channel",
];

/// Labels above links to other articles: the whole line.
pub(super) const RELATED: &[&str] = &[
    "read also$", "also read$", "see also$", "read more$", "read next$", "more on this$",
    "more on this story$", "related$", "related articles$", "related news$",
    "related stories$", "related topics$", "related posts$", "related content$",
    "related links$", "you may also like$", "you might also like$",
    "you may be interested in$", "recommended$", "recommended for you$",
    "recommended stories$", "most read$", "more from *$", "more stories$", "latest news$",
    "trending$", "trending now$", "اقرأ أيضا$", "إقرأ أيضا$", "اقرأوا أيضا$",
    "اقرؤوا أيضا$", "شاهد أيضا$", "قد يهمك$", "قد يهمك أيضا$", "قد يعجبك$",
    "قد يعجبك أيضا$", "ربما يعجبك أيضا$", "ربما يهمك$", "طالع أيضا$", "اقرأ المزيد$",
    "للمزيد$", "المزيد$", "المزيد من *$", "مواضيع ذات صلة$", "موضوعات ذات صلة$",
    "أخبار ذات صلة$", "مقالات ذات صلة$", "ذات صلة$", "مواضيع متعلقة$", "أخبار متعلقة$",
    "مقالات متعلقة$", "الأكثر قراءة$", "أخبار أخرى$",
    "مقالات أخرى$", "مواضيع أخرى$", "مختصرات أخرى$", "تقارير أخرى$", "other news$", "other stories$",
    "more news$", "also in this section$", "in other news$", "المزيد من الأخبار$",
];

/// The same labels with the link on their own line.
pub(super) const RELATED_INLINE: &[&str] = &[
    "read also", "also read", "see also", "read more", "اقرأ أيضا", "إقرأ أيضا",
    "شاهد أيضا", "طالع أيضا", "قد يهمك أيضا", "قد يعجبك أيضا",
];

/// Names of sections and menus: a header line that holds nothing else is a menu.
pub(super) const SECTIONS: &[&str] = &[
    "home", "homepage", "main", "menu", "news", "latest", "breaking", "world", "international",
    "middle", "east", "africa", "europe", "asia", "politics", "business", "economy", "sport",
    "sports", "opinion", "opinions", "analysis", "culture", "science", "technology", "tech",
    "health", "travel", "video", "videos", "photos", "podcasts", "live", "about", "us", "contact",
    "search", "login", "register", "sign", "in", "skip", "to", "content", "and", "reports",
    "الرئيسية", "القائمة", "أخبار", "الأخبار", "عاجل", "آخر", "سياسة", "اقتصاد", "رياضة", "ثقافة",
    "منوعات", "العالم", "عربي", "عربية", "دولي", "دولية", "ودولية", "محلية", "محليات", "تقارير",
    "مقالات", "آراء", "رأي", "فيديو", "صور", "صحة", "تكنولوجيا", "بحث", "اتصل", "بنا", "من",
    "نحن", "ورد", "الآن",
];

/// Words that names of publishers end with.
pub(super) const PUBLISHERS: &[&str] = &[
    "tv", "news", "agency", "press", "times", "post", "daily", "weekly", "herald", "tribune",
    "gazette", "radio", "network", "reuters", "afp", "ap", "anadolu", "bloomberg", "agencies",
    "xinhua", "tass", "online", "com", "net", "org", "observer", "chronicle", "journal", "نت",
    "وكالات", "رويترز", "الأناضول", "نيوز", "برس", "تايمز", "بوست",
];

/// Words that names of publishers begin with.
pub(super) const PUBLISHERS_FIRST: &[&str] = &[
    "وكالة", "صحيفة", "جريدة", "قناة", "موقع", "إذاعة", "تلفزيون", "شبكة",
];

/// Labels of a source, as `Source: Harbour Gazette`.
pub(super) const SOURCES: &[&str] = &[
    "original source", "source", "sources", "via", "المصدر", "المصدر الأصلي", "مصدر الخبر",
    "مصدر", "نقلا عن", "المصادر",
];

/// Labels of an author, which may be an agency.
pub(super) const AUTHORS: &[&str] = &[
    "by", "written by", "posted by", "words", "story by", "author", "reporting by", "بقلم", "كتب", "كتبت", "كتبه", "الكاتب",
    "إعداد",
];

/// The ones of these that need no colon: `By Ann Lee`.
pub(super) const AUTHORS_BARE: &[&str] = &[
    "by", "بقلم",
];

/// Notices of rights, at the end of a page only.
pub(super) const RIGHTS: &[&str] = &[
    "the views expressed", "views expressed in", "the opinions expressed", "opinions expressed in",
    "الآراء الواردة", "الآراء المنشورة", "المقالات المنشورة", "جميع المقالات تعبر",
    "copyright", "* all rights reserved", "جميع الحقوق محفوظة", "* حقوق النشر محفوظة", "حقوق النشر",
];

/// Tags and menus, at the end of a page only.
pub(super) const FOOTER_MENUS: &[&str] = &[
    "tags", "topics$", "keywords", "back to top$", "privacy policy", "terms of", "about us",
    "contact us", "كلمات دلالية", "كلمات مفتاحية", "الوسوم", "وسوم", "اتصل بنا", "من نحن",
    "سياسة الخصوصية",
];
