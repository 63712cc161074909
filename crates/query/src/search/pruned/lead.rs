//! Which parts of a query have to be gone through.

use super::{Pruned, Role, Set};

/// How many times as many documents as the leading part another may have whose block maxima are
/// worth cutting windows by.
const NEAR: u64 = 8;

/// The parts of a query by what they are to the whole.
pub(super) struct Roles {
    /// By their number of documents.
    must: Vec<usize>,
    /// By their number of documents.
    should: Vec<usize>,
    optional: Vec<usize>,
    pub(super) should_set: Set,
    costs: Vec<u64>,
    /// What a document earns at most for its places, and for having all.
    extra: f64,
    coverage: f64,
}

impl Roles {
    pub(super) fn of(query: &Pruned<'_>) -> Self {
        let costs: Vec<_> = query.parts.iter().map(|(_, part)| part.cost()).collect();
        let by_cost = |role| {
            let mut parts: Vec<_> =
                (0..costs.len()).filter(|&part| query.parts[part].0 == role).collect();
            parts.sort_by_key(|&part| costs[part]);
            parts
        };
        let should = by_cost(Role::Should);
        Self {
            must: by_cost(Role::Must),
            optional: by_cost(Role::Optional),
            should_set: should.iter().fold(0, |set, part| set | 1 << part),
            should,
            costs,
            extra: query.extra(),
            coverage: f64::from(query.coverage),
        }
    }
}

/// Who leads among documents for which it is known what each part earns at most.
#[derive(Default)]
pub(super) struct Lead {
    /// Whether a document needs every part but the optional ones.
    all_needed: bool,
    /// A document without any of these cannot get in; empty when none can.
    pub(super) leading: Vec<usize>,
    /// The other parts, in the order in which they are asked about a document.
    pub(super) others: Vec<usize>,
    /// Those of the others that a document needs.
    pub(super) needed: Set,
    /// What a document earns at most beside its leading parts.
    pub(super) rest: f64,
}

impl Lead {
    /// Chooses who leads where the parts earn at most `max` and a document has to earn `least`.
    pub(super) fn choose(&mut self, roles: &Roles, max: &[f64], least: f64) {
        self.leading.clear();
        self.others.clear();
        let all = max.iter().sum::<f64>() + roles.extra;
        if all + roles.coverage < least {
            return;
        }
        let weakest = roles.should.iter().map(|&part| max[part]).fold(f64::INFINITY, f64::min);
        if !roles.must.is_empty() {
            self.all_of(&roles.must);
        } else if roles.should.len() > 1 && all - weakest < least {
            self.all_of(&roles.should);
        } else {
            self.any_of(roles, max, least);
        }
        for part in 0..max.len() {
            if !self.leading.contains(&part) && !self.others.contains(&part) {
                self.others.push(part);
            }
        }
        self.set_rest(roles, max);
    }

    /// Chooses who leads in a window where the parts earn at most `max`, when `wide` leads wherever
    /// the window is.
    pub(super) fn narrow(&mut self, wide: &Self, roles: &Roles, max: &[f64], least: f64) {
        if !wide.all_needed {
            return self.choose(roles, max, least);
        }
        (self.all_needed, self.needed) = (true, wide.needed);
        self.leading.clone_from(&wide.leading);
        self.others.clone_from(&wide.others);
        self.set_rest(roles, max);
        let leading: f64 = self.leading.iter().map(|&part| max[part]).sum();
        if leading + self.rest < least {
            self.leading.clear();
        }
    }

    fn set_rest(&mut self, roles: &Roles, max: &[f64]) {
        let rest = self.others.iter().map(|&part| max[part]).sum::<f64>();
        self.rest = rest + roles.extra + roles.coverage;
    }

    /// The rarest leads, the others are needed beside it.
    fn all_of(&mut self, parts: &[usize]) {
        let (one, others) = parts.split_at(1);
        self.all_needed = true;
        self.leading.extend(one);
        self.others.extend(others);
        self.needed = others.iter().fold(0, |set, part| set | 1 << part);
    }

    /// All lead but the weakest, which are not enough together.
    fn any_of(&mut self, roles: &Roles, max: &[f64], least: f64) {
        (self.all_needed, self.needed) = (false, 0);
        self.leading.extend(&roles.should);
        self.leading.sort_by(|&a, &b| max[a].total_cmp(&max[b]));
        let mut weak = roles.extra + roles.optional.iter().map(|&part| max[part]).sum::<f64>();
        let enough = self.leading.iter().position(|&part| {
            weak += max[part];
            weak >= least
        });
        let last = self.leading.len().saturating_sub(1);
        self.leading.drain(..enough.unwrap_or(last));
    }

    /// The parts whose block maxima cut a window: those that lead, and those needed beside them
    /// that are not so much more frequent that the windows would be too small.
    pub(super) fn bounding<'l>(&'l self, roles: &'l Roles) -> impl Iterator<Item = usize> + 'l {
        let costs = &roles.costs;
        let most = self.leading.iter().map(|&part| costs[part]).max().unwrap_or(0) * NEAR;
        let near = move |part: &usize| self.needed >> part & 1 == 1 && costs[*part] <= most;
        self.leading.iter().copied().chain(self.others.iter().copied().filter(near))
    }
}
