//! Which parts of a page hold its article.
//!
//! Regions are elements that say what they are (`<article>`, `<nav>`, `itemprop="articleBody"`, a class of `related`).
//! What looks like furniture is left out unless half of the page's text stands in it (a page wrapped in a `<form>`).

use super::tags::StartTag;

/// What an element says about its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RegionKind {
    /// The whole page.
    Page,
    /// An element that says nothing of what it holds.
    Box,
    /// Navigation, asides, forms, boxes of links.
    Furniture,
    /// `<main>`.
    Main,
    /// `<article>`.
    Article,
    /// The article's own text.
    Body,
}

/// A region, in the order in which they open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub kind: RegionKind,
    pub parent: usize,
    /// Characters of running text in it, the regions inside it included.
    pub text: usize,
}

/// The region that an element opens.
pub(super) fn opened_by(tag: &StartTag) -> Option<RegionKind> {
    if matches!(tag.name.as_str(), "html" | "body") {
        return None;
    }
    let role = tag.get("role").unwrap_or_default();
    let item = tag.get("itemprop").unwrap_or_default().to_ascii_lowercase();
    match tag.name.as_str() {
        _ if item == "articlebody" => return Some(RegionKind::Body),
        "article" => return Some(RegionKind::Article),
        "main" => return Some(RegionKind::Main),
        "nav" | "header" | "footer" | "aside" | "form" | "menu" | "dialog" => return Some(RegionKind::Furniture),
        _ => {}
    }
    match role {
        "main" => return Some(RegionKind::Main),
        "article" => return Some(RegionKind::Article),
        "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "menu" | "menubar" => {
            return Some(RegionKind::Furniture);
        }
        _ => {}
    }
    let names = [tag.get("class").unwrap_or_default(), tag.get("id").unwrap_or_default()];
    if !matches!(tag.name.as_str(), "div" | "section" | "ul" | "ol" | "p" | "table" | "span") {
        return matches!(tag.name.as_str(), "td" | "center").then_some(RegionKind::Box);
    }
    let names = names.iter().flat_map(|names| names.split_ascii_whitespace());
    for name in names {
        let name: String = name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect();
        if BODIES.contains(&name.as_str()) {
            return Some(RegionKind::Body);
        }
        if MAINS.contains(&name.as_str()) {
            return Some(RegionKind::Main);
        }
    }
    let names = [tag.get("class").unwrap_or_default(), tag.get("id").unwrap_or_default()];
    let furniture = names
        .iter()
        .flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric()))
        .any(|word| is_furniture(&word.to_ascii_lowercase()));
    let is_box = matches!(tag.name.as_str(), "div" | "section");
    match furniture {
        true => Some(RegionKind::Furniture),
        false => is_box.then_some(RegionKind::Box),
    }
}

fn is_furniture(word: &str) -> bool {
    let begins = BEGINNINGS.iter().any(|beginning| word.starts_with(beginning));
    (begins && !ARTICLES.contains(&word)) || FURNITURE.binary_search(&word).is_ok()
}

/// How words in the names of elements around an article begin.
const BEGINNINGS: [&str; 8] =
    ["advert", "comment", "cookie", "newsletter", "popular", "recommend", "related", "sponsor"];
/// Words that begin so and name articles.
const ARTICLES: [&str; 3] = ["commentary", "commentaries", "commentator"];

/// Usual names of the element that holds a page's own content, without dashes.
const MAINS: [&str; 5] = ["maincontent", "contentmain", "pagecontent", "sitecontent", "mainarticle"];

/// Usual names of the element that holds an article's text, without dashes.
const BODIES: [&str; 9] = [
    "articlebody",
    "articlecontent",
    "articletext",
    "storybody",
    "storytext",
    "entrycontent",
    "postcontent",
    "postbody",
    "contentbody",
];

/// Words in the names of elements around an article, sorted.
const FURNITURE: [&str; 39] = [
    "ad",
    "ads",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "consent",
    "disqus",
    "feedback",
    "footer",
    "gdpr",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "outbrain",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "recirculation",
    "respond",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "subscribe",
    "taboola",
    "teaser",
    "teasers",
    "ticker",
    "toolbar",
    "trending",
    "widget",
    "widgets",
];

/// The choice among a page's regions.
pub(super) struct Choice {
    /// For each region whether its own text is left out.
    left_out: Vec<bool>,
    /// For each region whether it lies in what was chosen.
    chosen: Vec<bool>,
    /// Something names the article; else links and menus must be told by their density.
    pub named: bool,
    /// Nothing does, and the box with most of the sentences was chosen.
    pub by_density: bool,
}

impl Choice {
    /// Chooses the article's text, the articles, or the main part: the first of these that holds a fair share of the
    /// text outside furniture. Where a page names none of them, it is the box in which most of its sentences stand, as long as half of them
    /// are in it. `sentences` are the characters of sentences that stand straight in each region. Linear.
    pub fn new(regions: &[Region], sentences: &[usize]) -> Choice {
        let total = regions.first().map_or(0, |page| page.text);
        let mut left_out = Vec::with_capacity(regions.len());
        for region in regions {
            let outer = left_out.get(region.parent).copied().unwrap_or(false);
            left_out.push(outer || (region.kind == RegionKind::Furniture && region.text * 2 < total.max(1)));
        }
        let kept = |at: usize| !left_out.get(at).copied().unwrap_or(false);
        let readable: usize = total
            - regions
                .iter()
                .enumerate()
                .filter(|&(at, region)| !kept(at) && (at == 0 || kept(region.parent)))
                .map(|(_, region)| region.text)
                .sum::<usize>()
                .min(total);
        for kind in [RegionKind::Body, RegionKind::Article, RegionKind::Main] {
            let largest = regions
                .iter()
                .enumerate()
                .filter(|&(at, region)| region.kind == kind && kept(at))
                .map(|(_, region)| region.text)
                .max()
                .unwrap_or(0);
            if largest == 0 || largest * 4 < readable {
                continue;
            }
            let mut chosen: Vec<bool> = Vec::with_capacity(regions.len());
            for region in regions {
                let outer = chosen.get(region.parent).copied().unwrap_or(false);
                chosen.push(outer || (region.kind == kind && region.text * 4 >= largest));
            }
            return Choice { left_out, chosen, named: true, by_density: false };
        }
        let Some(dense) = densest(regions, sentences, &left_out) else {
            return Choice { chosen: vec![true; regions.len()], left_out, named: false, by_density: false };
        };
        let mut chosen: Vec<bool> = Vec::with_capacity(regions.len());
        for (at, region) in regions.iter().enumerate() {
            chosen.push(at == dense || chosen.get(region.parent).copied().unwrap_or(false));
        }
        Choice { left_out, chosen, named: false, by_density: true }
    }

    /// Whether a block of that region belongs to the article.
    pub fn keeps(&self, region: usize) -> bool {
        self.chosen.get(region).copied().unwrap_or(true) && !self.is_furniture(region)
    }

    /// Whether a block of that region is furniture.
    pub fn is_furniture(&self, region: usize) -> bool {
        self.left_out.get(region).copied().unwrap_or(false)
    }
}

/// The box with most of the sentences: those straight in it, and half of those in the boxes straight in it, since paragraphs may be boxes. The one
/// around it is taken as long as less than half of all sentences stand in it; `None` where that is the page.
fn densest(regions: &[Region], sentences: &[usize], left_out: &[bool]) -> Option<usize> {
    let mut scores = vec![0usize; regions.len()];
    let mut within = vec![0usize; regions.len()];
    // A region opens after the one around it.
    for (at, region) in regions.iter().enumerate().rev().filter(|(at, _)| !left_out.get(*at).copied().unwrap_or(false))
    {
        let own = sentences.get(at).copied().unwrap_or(0);
        let add = |sums: &mut Vec<usize>, to: usize, share: usize| {
            if let Some(sum) = sums.get_mut(to) {
                *sum += share;
            }
        };
        add(&mut scores, at, own);
        add(&mut within, at, own);
        let all = within.get(at).copied().unwrap_or(0);
        if at > 0 {
            add(&mut scores, region.parent, own / 2);
            add(&mut within, region.parent, all);
        }
    }
    let all = within.first().copied().unwrap_or(0);
    let mut best = (1..regions.len()).max_by_key(|&at| (scores.get(at).copied(), std::cmp::Reverse(at)))?;
    while best > 0 && within.get(best).is_some_and(|held| held * 2 < all) {
        best = regions.get(best).map_or(0, |region| region.parent);
    }
    (best > 0 && all > 0).then_some(best)
}
