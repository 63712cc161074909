//! Articles on their way into the index.

use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};

use jisr_text::Article;
use jisr_text::names::Names;
use jisr_text::stem::Stemmer;
use tantivy::TantivyDocument;
use tantivy::schema::Document;

use crate::document::{Documents, Numbers};
use crate::schema::Fields;

/// Bytes of articles above which no further article is let in to wait.
const WAITING: usize = 8 << 20;
/// Bytes of articles that still wait when whoever was held up may go on. A good deal less, so that
/// threads are not put to sleep and woken for every article.
const LEFT: usize = WAITING / 2;

/// An article whose document is built when it is first read. That is on the thread of the engine
/// that writes its postings, so articles are analysed on all threads at once, and one that waits
/// holds no more memory than its text.
pub(super) struct Pending(LazyLock<TantivyDocument, Build>);

type Build = Box<dyn FnOnce() -> TantivyDocument + Send>;

impl Pending {
    pub(super) fn new(
        article: Article,
        numbers: Numbers,
        analysts: &Arc<Analysts>,
        place: Place,
    ) -> Self {
        let analysts = Arc::clone(analysts);
        Self(LazyLock::new(Box::new(move || {
            drop(place);
            analysts.build(article, numbers)
        })))
    }
}

impl Document for Pending {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.0.iter_fields_and_values()
    }
}

/// What builds documents, as many at a time as there are threads that ask.
pub(super) struct Analysts {
    fields: Fields,
    stemmer: Stemmer,
    names: Arc<Names>,
    /// Those that nobody uses: each keeps its buffers and its cache of words.
    idle: Mutex<Vec<Documents>>,
}

impl Analysts {
    pub(super) fn new(fields: Fields, stemmer: Stemmer, names: Arc<Names>) -> Self {
        Self { fields, stemmer, names, idle: Mutex::default() }
    }

    fn build(&self, article: Article, numbers: Numbers) -> TantivyDocument {
        let idle = lock(&self.idle).pop();
        let mut documents = idle
            .unwrap_or_else(|| Documents::new(self.fields, self.stemmer, Arc::clone(&self.names)));
        let document = documents.build(article, numbers);
        lock(&self.idle).push(documents);
        document
    }
}

/// Room for articles that wait: whoever brings more in than can be indexed is held up.
#[derive(Default)]
pub(super) struct Room {
    waiting: Mutex<usize>,
    left: Condvar,
}

impl Room {
    /// A place for an article of so many bytes, waiting until there is one.
    pub(super) fn take(self: &Arc<Self>, bytes: usize) -> Place {
        let mut waiting = lock(&self.waiting);
        if *waiting > WAITING {
            let full = |waiting: &mut usize| *waiting > LEFT;
            waiting = self.left.wait_while(waiting, full).unwrap_or_else(PoisonError::into_inner);
        }
        *waiting += bytes;
        Place { room: Arc::clone(self), bytes }
    }
}

/// The place of one article in the [`Room`]; free again when dropped.
pub(super) struct Place {
    room: Arc<Room>,
    bytes: usize,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut waiting = lock(&self.room.waiting);
        let before = *waiting;
        *waiting -= self.bytes;
        if before > LEFT && *waiting <= LEFT {
            self.room.left.notify_one();
        }
    }
}

/// What is behind these locks is whole whenever they are free.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
