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
        return None;
    }
    let names = names.iter().flat_map(|names| names.split_ascii_whitespace());
    for name in names {
        let name: String = name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect();
        if BODIES.contains(&name.as_str()) {
            return Some(RegionKind::Body);
        }
    }
    let names = [tag.get("class").unwrap_or_default(), tag.get("id").unwrap_or_default()];
    let furniture = names
        .iter()
        .flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric()))
        .any(|word| FURNITURE.binary_search(&word.to_ascii_lowercase().as_str()).is_ok());
    furniture.then_some(RegionKind::Furniture)
}

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
const FURNITURE: [&str; 32] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "recirculation",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "toolbar",
];

/// The choice among a page's regions.
pub(super) struct Choice {
    /// For each region whether its own text is left out.
    left_out: Vec<bool>,
    /// For each region whether it lies in what was chosen.
    chosen: Vec<bool>,
    /// Something names the article; else links and menus must be told by their density.
    pub named: bool,
}

impl Choice {
    /// Chooses the article's text, the articles, or the main part: the first of these that holds a fair share of the
    /// text outside furniture. Linear.
    pub fn new(regions: &[Region]) -> Choice {
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
            return Choice { left_out, chosen, named: true };
        }
        Choice { chosen: vec![true; regions.len()], left_out, named: false }
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
