//! All ways to rewrite one word as another.

use jisr_text::names::letters::Alphabet;
use jisr_text::names::transducer::Edit;

/// Letters that an edit takes and writes.
type Shape = (usize, usize);

/// The shapes of edits when Latin words are rewritten; turned round for Arabic words.
const SHAPES: [Shape; 6] = [(1, 0), (0, 1), (1, 1), (2, 1), (3, 1), (1, 2)];

/// The article, which only Arabic writes.
const ARTICLE: Shape = (0, 2);

/// Edits between the places of two words. A node is a place of the source and one of the target.
pub(crate) struct Lattice {
    arcs: Vec<Arc>,
    nodes: usize,
}

struct Arc {
    tail: usize,
    head: usize,
    /// Place of the source.
    at: usize,
    edit: Edit,
    weight: f64,
}

impl Lattice {
    /// The edits that `weight` gives more than 0, in an order in which every edit comes behind
    /// those that lead to it.
    pub(crate) fn new(
        from: Alphabet,
        source: &[u8],
        target: &[u8],
        mut weight: impl FnMut(usize, Edit) -> f64,
    ) -> Self {
        let width = target.len() + 1;
        let nodes = (source.len() + 1) * width;
        let mut reached = vec![false; nodes];
        reached[0] = true;
        let mut arcs = Vec::new();
        for tail in 0..nodes {
            if !reached[tail] {
                continue;
            }
            let (at, written) = (tail / width, tail % width);
            for (take, write) in shapes(from, &source[at..], &target[written..], tail == 0) {
                let edit = Edit::new(&source[at..at + take], &target[written..written + write]);
                let weight = weight(at, edit);
                if weight > 0.0 {
                    let head = tail + take * width + write;
                    reached[head] = true;
                    arcs.push(Arc { tail, head, at, edit, weight });
                }
            }
        }
        Self { arcs, nodes }
    }

    /// Calls `visit` with every edit, its place, and the share of all ways that go through it.
    pub(crate) fn posteriors(&self, mut visit: impl FnMut(usize, Edit, f64)) {
        let mut ahead = vec![0.0; self.nodes];
        ahead[0] = 1.0;
        for arc in &self.arcs {
            ahead[arc.head] += ahead[arc.tail] * arc.weight;
        }
        let mut back = vec![0.0; self.nodes];
        back[self.nodes - 1] = 1.0;
        for arc in self.arcs.iter().rev() {
            back[arc.tail] += back[arc.head] * arc.weight;
        }
        let total = ahead[self.nodes - 1];
        if total > 0.0 {
            for arc in &self.arcs {
                let share = ahead[arc.tail] * arc.weight * back[arc.head] / total;
                visit(arc.at, arc.edit, share);
            }
        }
    }
}

/// The shapes that fit before these letters.
fn shapes<'a>(
    from: Alphabet,
    source: &'a [u8],
    target: &'a [u8],
    first: bool,
) -> impl Iterator<Item = Shape> + 'a {
    let article = ['ا', 'ل'].map(|c| Alphabet::Arabic.letter(c));
    let arabic = if from == Alphabet::Arabic { source } else { target };
    let article = (first && arabic.starts_with(&article)).then_some(ARTICLE);
    SHAPES
        .into_iter()
        .chain(article)
        .map(move |(latin, arabic)| match from {
            Alphabet::Latin => (latin, arabic),
            Alphabet::Arabic => (arabic, latin),
        })
        .filter(|&(take, write)| take <= source.len() && write <= target.len())
}
