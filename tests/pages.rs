//! Pages saved by Chromium (`chromium --headless --dump-dom`): the article and only the article. Every block of an article's text, and every
//! caption, speaks of Amsel; everything around it of Quux.

use dateline::syntax::{BlockKind, Document, Format};
use expect_test::expect_file;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the pages").map(|entry| entry.expect("a page").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "html"));
    pages.sort();
    pages
}

fn blocks(html: &str) -> Vec<(BlockKind, String)> {
    let document = Document::parse(html, Format::Html);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    document.blocks().map(|(_, block)| (block.kind, words(&block.running.text))).collect()
}

#[test]
fn the_article_and_only_the_article() {
    let mut wrong = String::new();
    for page in pages() {
        let html = std::fs::read_to_string(&page).expect("a page");
        let found = blocks(&html);
        let mut shown = String::new();
        for (kind, text) in &found {
            let _ = writeln!(shown, "{kind:?}: {text}");
        }
        let name = page.file_stem().expect("a name").to_string_lossy().into_owned();
        for (kind, text) in found.iter().filter(|(_, text)| text.contains("Quux")) {
            let _ = writeln!(wrong, "{name}: not of the article: {kind:?} {text}");
        }
        // As many as the page's own text has, tags taken away.
        let all = html.matches("Amsel").count()
            - html.split("</head>").next().map_or(0, |head| head.matches("Amsel").count());
        let scripted = html
            .split("<script")
            .skip(1)
            .map(|part| part.split("</script>").next().unwrap_or_default().matches("Amsel").count());
        let scripted: usize = scripted.sum::<usize>()
            - html
                .split("</head>")
                .next()
                .map_or(0, |head| head.split("<script").skip(1).map(|part| part.matches("Amsel").count()).sum());
        let kept: usize = found.iter().map(|(_, text)| text.matches("Amsel").count()).sum();
        if kept != all - scripted {
            let _ = writeln!(wrong, "{name}: {kept} of {} of the article", all - scripted);
        }
        expect_file![page.with_extension("txt")].assert_eq(&shown);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// HTML lets these end tags be left out (HTML standard, 13.1.2.4), and many pages leave them out.
#[test]
fn pages_without_end_tags_are_the_same() {
    let left_out = [
        "</p>",
        "</li>",
        "</dt>",
        "</dd>",
        "</tr>",
        "</td>",
        "</th>",
        "</thead>",
        "</tbody>",
        "</tfoot>",
        "</option>",
        "</body>",
        "</html>",
        "</head>",
    ];
    let kept =
        |blocks: Vec<(BlockKind, String)>| blocks.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>();
    for page in pages() {
        let html = std::fs::read_to_string(&page).expect("a page");
        let bare = left_out.iter().fold(html.clone(), |html, tag| html.replace(tag, ""));
        assert!(bare.len() < html.len());
        assert_eq!(kept(blocks(&bare)), kept(blocks(&html)), "{}", page.display());
    }
}

#[test]
fn what_is_hidden_ends_where_its_end_tag_may_be_left_out() {
    let page = "<head><title>T</title><meta name=x><body><article><p hidden>No.<p>Amsel shut.<ul><li style='display:none'>No<ul><li>No</ul><li>Amsel item\
        </ul><table><tr hidden><td>No<tr><td>Amsel cell</table><p>Amsel open.</article>";
    let found: Vec<String> = blocks(page).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["Amsel shut.", "Amsel item", "Amsel cell", "Amsel open."]);
}

/// Saved by Chromium as `Webpage, Single File` (`Page.captureSnapshot`): the page that was loaded, its articles and its metadata.
#[test]
fn pages_saved_as_one_file_are_the_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    for name in ["news", "tables", "blog"] {
        let read = dateline::disk::mhtml::read_mhtml(&folder.join(format!("{name}.mhtml")), 1 << 24).expect("the file");
        assert!(read.extracted && !read.lossy && read.left_out.is_none(), "{name}");
        let html = std::fs::read_to_string(folder.join(format!("{name}.html"))).expect("a page");
        assert_eq!(blocks(&read.text), blocks(&html), "{name}");
        let properties = read.properties.expect("what the message says");
        assert!(properties.retrieved.starts_with("202") && !properties.title.is_empty(), "{properties:?}");
    }
}
