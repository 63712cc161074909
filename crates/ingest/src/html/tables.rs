//! Names that give the furniture of a page away.

use jisr_text::article::Furniture::{self, Banner, Byline, Caption, Comments, Menu, Other, Related, Share};

use super::furniture::Certainty::{self, Likely, Sure, Weak};

type Row = (Furniture, Certainty, &'static [&'static str]);

/// Titles of pages that hold no article: what they begin with, or the whole of them before a `$`.
/// News may begin with "Search" or with "500".
pub(super) const NO_ARTICLE_TITLES: &[&str] = &[
    "404$", "403$", "410$", "500$", "502$", "503$", "404 not found", "404 page", "404 error", "403 forbidden",
    "error 404", "error 403", "500 internal server error", "502 bad gateway", "503 service",
    "page not found", "not found$", "access denied$", "forbidden$", "search results for", "search results$",
    "search$", "attention required$", "just a moment$", "are you a robot$", "page introuvable",
    "sayfa bulunamadı", "الصفحة غير موجودة", "صفحة غير موجودة", "عفوا الصفحة", "لم يتم العثور على الصفحة",
    "الصفحة المطلوبة غير", "خطأ 404", "نتائج البحث$", "البحث$",
];

/// Names of elements.
pub(super) const ELEMENTS: &[Row] = &[
    (Menu, Sure, &["nav"]),
    (Menu, Likely, &["footer", "menu"]),
    (Caption, Sure, &["figcaption"]),
    (Other, Likely, &["aside", "button", "details"]),
    (Other, Weak, &["form"]),
    (Share, Sure, &["amp-social-share"]),
];

/// Values of `role`.
pub(super) const ROLES: &[Row] = &[
    (Menu, Sure, &["navigation", "menu", "menubar", "tablist", "directory"]),
    (Menu, Likely, &["banner", "contentinfo"]),
    (Banner, Sure, &["dialog", "alertdialog"]),
    (Other, Likely, &["complementary", "search", "button", "alert", "status"]),
    (Share, Sure, &["toolbar"]),
    (Other, Weak, &["form"]),
];

/// Types and properties of schema.org.
pub(super) const SCHEMA: &[Row] = &[
    (Menu, Sure, &["SiteNavigationElement", "WPHeader", "WPFooter", "BreadcrumbList", "breadcrumb"]),
    (Menu, Likely, &["keywords", "articleSection", "about"]),
    (Banner, Sure, &["WPAdBlock"]),
    (Related, Likely, &["ItemList", "WPSideBar", "relatedLink", "citation"]),
    (Comments, Sure, &["Comment", "UserComments", "comment", "commentCount", "interactionStatistic"]),
    (Caption, Sure, &["caption", "copyrightHolder", "creditText"]),
    (Byline, Likely, &["author", "creator", "dateModified", "datePublished", "publisher"]),
];

/// First words of classes that tell of something elsewhere on the page.
pub(super) const ELSEWHERE: &[&str] = &["has", "no", "not", "with", "without", "is", "show", "hide", "single", "layout"];

/// Words of classes and ids, and pairs of words.
pub(super) const CLASS_WORDS: &[Row] = &[
    (Menu, Likely, &[
        "nav", "navbar", "navigation", "menu", "submenu", "megamenu", "mega", "breadcrumb",
        "breadcrumbs", "crumb", "crumbs", "topbar", "masthead", "hdr", "burger", "hamburger",
        "skip", "ticker", "pagination", "pager", "paging", "toc", "colophon", "footer", "ftr",
        "foot", "site-header", "site-footer", "skip-link", "tag-list", "site-name", "logo",
        "prev-next", "post-navigation", "jump",
    ]),
    (Menu, Weak, &[
        "tags", "taglist", "topics", "keywords", "kw", "categories", "terms", "tax", "tabs", "kicker",
        "eyebrow", "header-top", "top-bar", "path", "section-label", "tagcloud", "bottom-bar",
    ]),
    (Related, Likely, &[
        "related", "relateds", "rel", "recommended", "recommendations", "recommend", "recirc",
        "recirculation", "readmore", "seealso", "also", "popular", "trending", "outbrain",
        "taboola", "mgid", "teaser", "teasers", "read-more", "read-also", "see-also", "read-next",
        "more-news", "more-from", "more-stories", "more-in", "most-read", "most-viewed", "up-next",
        "latest-news", "latest-posts", "you-may", "more-like", "similar", "carousel", "mostread",
        "headlines", "latest", "crosslink", "onward", "interlink", "next-article", "next-up",
    ]),
    (Related, Weak, &["more", "links", "list-posts", "next", "top-stories", "stories"]),
    (Caption, Likely, &[
        "caption", "captions", "figcaption", "imgnote", "photocredit", "image-credit",
        "photo-credit", "img-caption", "cap", "legend", "image-caption", "photo-caption",
        "pic-desc", "image-desc", "img-desc", "photographer", "cutline",
    ]),
    (Comments, Sure, &[
        "comments", "commentlist", "disqus", "respond", "comment-list", "comments-area",
        "comments-section", "fb-comments", "discussion", "commentsection", "yorum", "yorumlar", "commentaires", "kommentare", "comentarios",
    ]),
    (Comments, Likely, &["comment", "replies", "reply", "talkback", "feedback", "reader-comments"]),
    (Share, Likely, &[
        "share", "sharing", "shares", "shr", "social", "socials", "addthis", "sharethis", "addtoany",
        "sharedaddy", "sharebar", "sharebox", "share-bar", "follow-us", "followus", "follow", "print", "bookmark",
    ]),
    (Share, Weak, &["tools", "toolbar", "toolbox", "actions", "buttons", "rating", "rate", "reactions", "reaction", "votes"]),
    (Banner, Likely, &[
        "cookie", "cookies", "consent", "gdpr", "newsletter", "subscribe", "subscription",
        "signup", "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adsense", "adslot", "dfp",
        "mpu", "leaderboard", "skyscraper", "sponsor", "sponsored", "sponsors", "donate", "donation", "paywall",
        "popup", "modal", "overlay", "promo", "promos", "promotion", "cta", "app-banner", "toast", "regwall",
        "sign-up", "sign-in", "login", "notification", "notifications", "membership", "onboarding",
    ]),
    (Banner, Weak, &["join", "banner", "alert", "breaking", "notice"]),
    (Byline, Weak, &[
        "byline", "dateline", "timestamp", "postmeta", "newsinfo", "articleinfo", "credits", "posted",
        "posted-on", "post-meta", "entry-meta", "article-meta", "story-meta", "meta", "info",
        "author", "authors", "writer", "published", "pubdate", "postinfo", "date", "post-date", "post-info",
        "publish-date", "reading-time", "read-time", "readtime", "submitted", "aut", "by",
    ]),
    (Other, Likely, &[
        "sidebar", "sidebars", "widget-area", "rail", "bio", "author-bio", "author-box", "about-author",
        "authorbox", "search", "searchform", "weather", "rates", "poll", "quiz", "player", "video-player",
        "audio-player", "copyright", "rights", "disclaimer", "report-error", "corrections-link", "language-switcher",
        "screen-reader", "sr-only", "visually-hidden", "element-invisible", "scroll-top", "backtotop",
        "video-overlay", "twitter-tweet", "instagram-media", "tiktok-embed", "fb-post", "embed-card", "cite-this", "how-to-cite", "stock", "currency", "prayer",
    ]),
    (Other, Weak, &["widget", "widgets", "side", "box-ad", "utility", "utilities", "tool", "views", "view-count", "counter"]),
];
