//! Who held what: occupancies and memberships, which may come before or after those whom they connect.

use crate::dossier::cycles::{self, Part};
use crate::dossier::import::Builder;
use crate::dossier::import::{Office, Shared};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// A `Position` entity: an office that somebody may hold. Its texts are shared.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    title: u32,
    role: Option<u32>,
    of: Option<u32>,
}

impl Post {
    /// The post of that title and country.
    pub fn of(title: &str, of: Option<u32>, shared: &mut Shared) -> Post {
        Post { title: shared.number(title), role: role(title).map(|role| shared.number(&role)), of }
    }
}

/// An `Occupancy` or `Membership`: keys of ids, shared texts.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Key of the holder's or member's id.
    pub who: u64,
    /// Key of the id of the post or body.
    pub what: u64,
    /// The id of the body.
    pub body: u32,
    /// What the member is there.
    pub role: Option<u32>,
    /// Dates in EDTF.
    pub start: Option<u32>,
    pub end: Option<u32>,
    /// Where the id of the post or body stands.
    pub at: Span,
}

/// The links and posts of a file, about 70 bytes each.
#[derive(Debug, Default)]
pub struct Links {
    posts: FxHashMap<u64, Post>,
    links: Vec<Link>,
}

impl Links {
    /// Adds a post by the key of its id; the first of one id counts.
    pub fn post(&mut self, id: u64, post: Post) {
        self.posts.entry(id).or_insert(post);
    }

    /// Adds a link.
    pub fn add(&mut self, link: Link) {
        self.links.push(link);
    }

    /// Gives the entries their offices, in the order of the file, and says which memberships go round. `bodies` are there too, in lines
    /// that are not read.
    pub fn resolve(
        &mut self,
        entry_of: &FxHashMap<u64, u32>,
        bodies: &FxHashSet<u64>,
        countries: &[Option<u32>],
        image: &mut Builder<'_>,
    ) {
        self.say_cycles(entry_of, image);
        let held = self.links.iter().filter_map(|link| Some((*entry_of.get(&link.who)?, link)));
        let mut held: Vec<(u32, &Link)> = held.collect();
        held.sort_by_key(|(entry, _)| *entry);
        for links in held.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(entry, _)) = links.first() else { continue };
            let office = |(_, link): &(u32, &Link)| {
                let (start, end) = (link.start, link.end);
                match self.posts.get(&link.what) {
                    Some(post) => Some(Office { title: Some(post.title), role: post.role, of: post.of, start, end }),
                    None if entry_of.contains_key(&link.what) || bodies.contains(&link.what) => {
                        let word = link.role.and_then(|title| role(image.shared.get(title)?));
                        let role = word.map(|word| image.shared.number(&word));
                        Some(Office { title: link.role, role, of: Some(link.body), start, end })
                    }
                    None => None,
                }
            };
            let offices: Vec<Office> = links.iter().filter_map(office).collect();
            if !offices.is_empty() {
                image.offices(entry, &offices, countries.get(entry as usize).copied().flatten());
            }
        }
    }
}

impl Links {
    fn say_cycles(&self, entry_of: &FxHashMap<u64, u32>, image: &mut Builder<'_>) {
        let here = |link: &&Link| entry_of.contains_key(&link.who) && entry_of.contains_key(&link.what);
        let part = |link: &Link| Part { part: link.who, of: link.what, at: link.at.start };
        let found = cycles::cycles(self.links.iter().filter(here).map(part).collect());
        if found.is_empty() {
            return;
        }
        let link_of: FxHashMap<u64, &Link> = self.links.iter().filter(here).map(|link| (link.what, link)).collect();
        let at: FxHashMap<usize, Span> = self.links.iter().map(|link| (link.at.start, link.at)).collect();
        for cycle in found {
            let name = |key: &u64| link_of.get(key).and_then(|link| image.shared.get(link.body)).unwrap_or_default();
            let names: Vec<&str> = cycle.path.iter().map(name).collect();
            let (message, span) = (cycles::message(&names), at.get(&cycle.at).copied());
            image.cycle(span.unwrap_or(Span::at(cycle.at)), &message);
        }
    }
}

/// The words of a title that may stand for its holder: `President of the Republic` is a `president`. Long titles have none.
fn role(title: &str) -> Option<String> {
    let head = title.split(" of ").next().unwrap_or(title).split([',', '(']).next().unwrap_or(title).trim();
    let few = head.split(' ').count() <= 3 && !head.is_empty();
    few.then(|| head.to_lowercase())
}
