//! What tells languages apart: their most frequent small words, and letters that others lack.
//!
//! The lists are short on purpose. A third to a half of the words of running text are among the
//! sixty most frequent ones of its language, and those are prepositions, articles and pronouns,
//! which no other language borrows.

/// A language that can be detected. The order is that of [`LANGUAGES`].
pub(super) type Index = usize;

pub(super) const ARABIC: Index = 0;
pub(super) const ENGLISH: Index = 4;

/// How many languages are written in the Arabic script; they come first.
pub(super) const IN_ARABIC_SCRIPT: usize = 4;

/// One language.
pub(super) struct Profile {
    /// Its primary BCP 47 subtag.
    pub(super) code: &'static str,
    /// Frequent words, in lower case, with spaces between them.
    pub(super) words: &'static str,
    /// Letters that few others have.
    pub(super) letters: &'static str,
}

/// The languages that can be detected. A word or a letter may stand in several rows; then it says
/// less.
pub(super) const LANGUAGES: [Profile; 13] = [
    Profile {
        code: "ar",
        words: "في من على إلى الى ان أن إن التي الذي الذين هذا هذه ذلك تلك ما لا لم لن كان كانت \
                قال قالت وقال وقالت وأضاف عن مع بعد قبل بين كل بعض أو او ثم قد وقد لقد هو هي هم \
                حيث منذ عند حتى غير عام خلال يوم أي أكد وأكد إذا كما وفي ومن وعلى وكان وكانت به \
                بها له لها فيه فيها عليه عليها منه منها أنه أنها إنه وهو وهي ليس أيضا لكن ولكن \
                ولم ولا عدم ضد دون سوف يكون تكون بأن لأن وأن وإن علي",
        letters: "ةأإ",
    },
    Profile {
        code: "fa",
        words: "از در به که را این با است برای آن یک خود تا بر هم نیز شد بود شده می‌شود کرد کرده \
                گفت اما یا هر دو ها های می باید پس پیش بین هیچ دیگر همه آنها وی او ما من چه \
                بسیار شود کند کنند دارد دارند بوده هنوز نیست همین چند سال میان زیر اگر ولی نمی \
                خواهد خواهند توسط درباره آنان گفته آورد رسید روز سوی برابر نخستین می‌کند می‌شود بیشتر",
        letters: "پچژگکی",
    },
    Profile {
        code: "ur",
        words: "کے کی کا میں ہے اور سے کو نے پر ہیں یہ وہ کہ اس ان کر تھا تھی تھے ایک بھی نہیں ہو \
                گیا گئی گئے کیا لیے ساتھ بعد تک جو اپنے اپنی اپنا ہی تو رہا رہی رہے گا گی گے والے \
                والی والا ہوئے ہوا ہوئی کہا جس جن دو کچھ پھر مگر لیکن بہت سال",
        letters: "ٹڈڑںےہھپچگکی",
    },
    Profile {
        code: "ckb",
        words: "لە بە و بۆ لەسەر کە ئەو ئەم یەک دوو لەگەڵ بوو نا دەکات هەر هەموو بەڵام یان پێش دوای \
                کرد کردەوە ئێمە ئەوان ئەوە ئەمە نە زۆر تا گوتی وتی لەلایەن دەکەن بەر ناو نێوان \
                هەیە نییە بکات ساڵ ڕۆژ چەند دیکە هێشتا چونکە وەک دەبێت بێت لەناو",
        letters: "ڕڵێۆەپچژگکی",
    },
    Profile {
        code: "en",
        words: "the of and to in a is that for it was on as with he his be at by from are this have \
                had not but were they which or an their has been will would she her its who said \
                we you after about there more than when new over also into out up other could \
                between before some no if against under while first year two so what one all \
                where because during government war says may i me",
        letters: "",
    },
    Profile {
        code: "fr",
        words: "le la les de des du un une et est en que qui dans pour sur par au aux avec ne pas \
                plus ce cette ces son sa ses il elle ils elles on nous vous a ont été être mais ou \
                où leur leurs sont se après deux entre comme selon sans était aussi fait avait dont \
                contre depuis ans lors chez très même tout tous dit lieu aurait serait \
                sera peut faire ainsi donc car cela avaient étaient moins alors sous jour nouveau \
                nouvelle",
        letters: "éèêàçùœîô",
    },
    Profile {
        code: "de",
        words: "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine einer \
                einem einen eines als auch es an werden aus er hat dass sie nach wird bei um am \
                sind noch wie über so zum zur haben nur oder aber vor bis mehr durch man sein wurde \
                sei war gegen vom können schon wenn habe seine ihre dann unter wir soll doch was",
        letters: "äöüß",
    },
    Profile {
        code: "es",
        words: "el la los las de del un una y en que por con para se su sus al es no lo como más pero \
                ha han fue son está entre desde sobre este esta sin también muy hasta hay donde \
                cuando ya todo le les dijo años según tras ser o era dos contra nos porque dijeron tiene tienen \
                puede ser fueron mientras durante hacia sino cada otro otros ella ellos",
        letters: "ñáéíóú",
    },
    Profile {
        code: "tr",
        words: "ve bir bu da de için ile olarak olan ne gibi daha en çok kadar sonra ise ama her \
                göre veya değil olduğu olduğunu oldu dedi diye ki mi mı var yok iki ilk yeni önce \
                ancak şu onun bunu son tarafından arasında üzerine karşı yıl yılda büyük ya hem \
                bütün içinde söyledi belirtti etti eden on",
        letters: "ığşüöç",
    },
    Profile {
        code: "ku",
        words: "û li bi ji ku de di da ser ne ev ew wê wî wan bo jî xwe dê nû ye ên bû hat kir dike yê \
                ya hatin yên gelek her lê an me min te piştî berî got bûn dikin nav du sal heye hemû \
                çend êdî tê hin gor gorî",
        letters: "êîûşç",
    },
    Profile {
        code: "it",
        words: "il lo la gli le di del della dei delle degli e è un una che per con non in nel nella \
                si da dal dalla al alla sono ha come anche più ma suo sua dopo due tra fra su sul \
                sulla questo questa hanno stato era loro anni i o se già ad ed",
        letters: "àèéìòù",
    },
    Profile {
        code: "pt",
        words: "o a os as de do da dos das em no na nos nas um uma e que por com para não se ao à é \
                mais como mas foi são seu sua pelo pela entre também já sem até ser está há anos \
                dois sobre depois disse ou quando tem foram após segundo",
        letters: "ãõáâêéíóúç",
    },
    Profile {
        code: "nl",
        words: "de het een van en in is dat op te met voor zijn niet aan er om ook als dan maar bij \
                nog uit wordt door naar werd heeft hebben deze die dit over hij ze zich worden kan \
                geen meer al onder tegen na twee jaar tot wel was had of",
        letters: "",
    },
];
