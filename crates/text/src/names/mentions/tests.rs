//! Mentions in sentences of both languages.

use super::*;
use crate::Analyzer;

fn find(title: &str, body: &str) -> (Words, Words, Mentions) {
    let mut analyzer = Analyzer::new();
    let (in_title, in_body) = (analyzer.analyze(title), analyzer.analyze(body));
    let found = mentions(
        Names::built_in(),
        Text { text: title, words: &in_title },
        Text { text: body, words: &in_body },
    );
    (in_title, in_body, found)
}

/// The keys of the mentions in a body.
fn keys(body: &str) -> Vec<String> {
    find("", body).2.body.into_iter().map(|mention| mention.key).collect()
}

/// The keys of the mentions in a title.
fn title_keys(title: &str, body: &str) -> Vec<String> {
    find(title, body).2.title.into_iter().map(|mention| mention.key).collect()
}

/// The mentions in a body as `(key, kind, evidence)`.
fn facts(body: &str) -> Vec<(String, Option<Kind>, Evidence)> {
    let found = find("", body).2.body.into_iter();
    found.map(|mention| (mention.key, mention.kind, mention.evidence)).collect()
}

#[test]
fn titles_and_nations_are_no_part_of_a_name() {
    let body = "The talks were opened by Turkish Deputy Foreign Minister Orhan Kutlay, and Mr. Kutlay \
                praised the Egyptian spokesman Tariq Zohny.";
    assert_eq!(keys(body), ["orhan kutlay", "orhan kutlay", "tariq zohny"]);
    assert_eq!(facts(body)[0], ("orhan kutlay".into(), Some(Kind::Person), Evidence::Title));
}

#[test]
fn a_surname_stands_for_the_full_name() {
    let body =
        "A letter from Condoleezza Rice was read. Rice said that rice was cheap, and Rice left.";
    assert_eq!(keys(body), ["condoleezza rice"; 3]);
    assert_eq!(keys("The harvest was good. Rice is cheap, and the Rice Board buys it."), [""; 0]);
}

#[test]
fn a_surname_that_two_bear_is_the_one_named_last() {
    let body = "Minister Adel Sobky met Karim Sobky. Then Sobky left the room.";
    assert_eq!(keys(body), ["adel sobky", "karim sobky", "karim sobky"]);
}

#[test]
fn the_longest_form_is_the_key() {
    let body =
        "President Recep Tayyip Erdogan spoke. Tayyip Erdogan was calm, and Erdogan's aides too.";
    assert_eq!(keys(body), ["recep tayyip erdogan"; 3]);
}

#[test]
fn articles_belong_to_the_name_they_are_written_at() {
    let body = "They met President Abdel Fattah el-Sisi, and el-Sisi agreed. Sisi thanked them.";
    assert_eq!(keys(body), ["abdel fattah el sisi"; 3]);
}

#[test]
fn small_letters_make_no_name_of_a_bird() {
    assert_eq!(keys("They ate turkey and rice in the evening."), [""; 0]);
    assert_eq!(keys("They flew to Turkey in the evening."), ["turkey"]);
}

#[test]
fn the_start_of_a_sentence_is_no_evidence() {
    assert_eq!(keys("Speaking slowly, he left. Nobody followed. Dinner was served."), [""; 0]);
    assert_eq!(keys("He left. Oil Exchange"), [""; 0]);
    assert_eq!(keys("On Monday the German teacher went home for Christmas."), [""; 0]);
}

#[test]
fn headlines_give_names_only_that_something_else_tells() {
    let body = "The engineer Nabil Farghaly showed the plan in Tobruk today.";
    assert_eq!(title_keys("Farghaly Shows Bold Plan", body), ["nabil farghaly"]);
    assert_eq!(title_keys("FARGHALY SHOWS PLAN FOR TOBRUK", body), ["nabil farghaly", "tobruk"]);
    assert_eq!(title_keys("NABIL FARGHALY SHOWS PLAN", body), ["nabil farghaly"]);
    assert_eq!(title_keys("Bold Plan Shown", body), [""; 0]);
}

#[test]
fn a_name_in_a_headline_is_covered_as_a_whole() {
    let body = "The engineer Nabil Farghaly showed the plan.";
    let (_, _, found) = find("Plan By Nabil Farghaly", body);
    assert_eq!(found.title[0].words, 2..4);
}

#[test]
fn organisations_are_told_by_a_word_of_theirs() {
    let body =
        "Yesterday the Bank of Ruritania and the firm Zadko and Sons Ltd sued Mirzam Motors.";
    let found = facts(body);
    assert!(found.contains(&(
        "bank of ruritania".into(),
        Some(Kind::Organisation),
        Evidence::Capitals
    )));
    assert!(found.contains(&(
        "mirzam motors".into(),
        Some(Kind::Organisation),
        Evidence::Capitals
    )));
    assert_eq!(keys("He asked the Foreign Ministry and the Central Committee about it."), [""; 0]);
}

#[test]
fn arabic_names_follow_titles_and_their_complements() {
    let body = "قال وزير الخارجية المصري سامح شكري إن الاجتماع مهم، وأضاف شكري أن اللقاء قريب.";
    assert_eq!(keys(body), ["سامح شكري"; 2]);
    let body = "استقبل المدير العام للشركة حمادي الزغلامي وفدا، وشكر الزغلامي ضيوفه.";
    assert_eq!(keys(body), ["حمادي الزغلامي"; 2]);
}

#[test]
fn arabic_verbs_and_nouns_behind_a_title_are_no_names() {
    assert_eq!(keys("قال الوزير إن رئيس اللجنة سيعلن القرار غدا."), [""; 0]);
    assert_eq!(keys("أكد المتحدث باسم القطب أن التحقيق مستمر."), [""; 0]);
}

#[test]
fn arabic_proclitics_are_cut_off() {
    assert_eq!(keys("وصل إلى تركيا ومصر ثم عاد بالطائرة للقاهرة"), ["تركيا", "مصر", "القاهره"]);
    assert_eq!(keys("عزل الجيش محمد مرسي، وأطيح بمرسي في الصيف"), ["محمد مرسي"; 2]);
}

#[test]
fn arabic_compounds_are_one_part_of_a_name() {
    let body = "التقى الدكتور عبد الرحمن بن يوسف بالشيخ أبو بكر الزواري.";
    assert_eq!(keys(body), ["عبد الرحمن بن يوسف", "ابو بكر الزواري"]);
}

#[test]
fn arabic_words_that_are_also_names_need_the_full_name() {
    assert_eq!(keys("قدم له يد عون كبيرة في المساء"), [""; 0]);
    assert_eq!(keys("التقى ميشال عون الوفد، وقال عون إنه سعيد"), ["ميشال عون"; 2]);
}

#[test]
fn a_given_name_before_a_known_surname_makes_another_person() {
    assert_eq!(keys("فازت ياسمين السيسي بالجائزة"), ["ياسمين السيسي"]);
}

#[test]
fn names_of_both_scripts_are_found_in_one_text() {
    let body = "استقبل الفريق متين غوراك (Metin Gürak) وفدا في أنقرة.";
    assert_eq!(keys(body), ["متين غوراك", "metin gurak", "انقره"]);
}

#[test]
fn an_empty_article_has_no_names() {
    assert_eq!(find("", "").2, Mentions::default());
}
