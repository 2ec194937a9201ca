//! What is read as a document, how, and what is not: PDFs, files outside the workspace. With the real binary over real files.

#[path = "support/pdf.rs"]
mod pdf;

use serde_json::Value;
use std::path::Path;
use std::process::Command;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        files.iter().for_each(|(name, bytes)| folder.write(name, bytes));
        folder
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }

    fn check(&self) -> Vec<String> {
        self.check_with(self.0.path(), &[])
    }

    /// The findings of the workspace at `root` as `path rule «words» message`, hints left out.
    fn check_with(&self, root: &Path, environment: &[(&str, &str)]) -> Vec<String> {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["check", "--format", "json", "."])
            .current_dir(root)
            .env("DATELINE_CACHE", self.path(".cache"))
            .env_remove("DATELINE_FILE_FOLDERS")
            .envs(environment.iter().copied())
            .output()
            .expect("the binary runs");
        let found: Vec<Value> = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
        let shown = |finding: &Value| {
            let (path, rule) = (finding["path"].as_str().expect("a path"), finding["rule"].as_str().expect("a rule"));
            // Places in a PDF are of its text.
            let text = match path.ends_with(".pdf") {
                true => String::new(),
                false => std::fs::read_to_string(root.join(path)).unwrap_or_default(),
            };
            let at = |key: &str| finding[key].as_u64().expect("an offset") as usize;
            let words: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
            format!("{path} {rule} «{words}» {}", finding["message"].as_str().expect("a message"))
        };
        found.iter().filter(|finding| finding["severity"] != "hint").map(shown).collect()
    }
}

const REPORT: &[&[&str]] = &[
    &["Annual report", "", "The port of Amsel closed its northern quay in March 2023,", "the harbour office said."],
    &["The repair of the quay took eleven months and cost 4.2 million crowns."],
];

const BIBLIOGRAPHY: &[u8] = b"@report{harbour, title = {Annual report}, institution = {Harbour office}, date = {2024-02-01}, file = {papers/report.pdf}}\n";

#[test]
fn a_pdf_is_read_page_by_page() {
    let folder = Folder::new(&[
        ("dateline.toml", b""),
        ("references.bib", BIBLIOGRAPHY),
        ("papers/report.pdf", &pdf::pdf(REPORT)),
        (
            "note.md",
            "---\ndate: 2024-03-01\n---\n\n\"The repair of the quay took eleven months\" [@harbour, p. 2]. It \"closed its northern quay in March 2022\" [@harbour, p. 1], \
             and \"nobody in the town was asked about any of it\" [@harbour]. There is no such page [@harbour, p. 3].\n"
                .as_bytes(),
        ),
    ]);
    expect_test::expect![[r#"
        note.md misquotation «"closed its northern quay in March 2022"» Not what `harbour` says: the source has "2023", not "2022".
        note.md unlocated-quotation «"nobody in the town was asked about any of it"» This is nowhere in `harbour`. Cite the source that it is taken from, or write it without quotation marks.
        note.md unresolved-citation «p. 3» there is no page 3: the source has 2 pages"#]]
    .assert_eq(&folder.check().join("\n"));
    // A second time from the cache, and anew when the file has changed.
    assert_eq!(folder.check().len(), 3);
    let kept = std::fs::read_dir(folder.path(".cache/pdf")).expect("a folder").count();
    assert_eq!(kept, 2, "what is kept, and its lock");
    folder.write("papers/report.pdf", &pdf::pdf(&[REPORT[0], REPORT[1], &["A third page."]]));
    assert_eq!(folder.check().len(), 2, "{:?}", folder.check());
    // A text beside it goes before it.
    folder.write("papers/report.pdf.txt", b"One page.\n\nAnd nobody in the town was asked about any of it.\n");
    let found = folder.check().join("\n");
    assert!(!found.contains("nobody in the town"), "{found}");
    assert!(found.contains("took eleven months"), "{found}");
}

#[test]
fn a_pdf_without_text_says_what_to_do() {
    let cases: [(&str, Vec<u8>, &str); 5] = [
        (
            "locked",
            pdf::locked(REPORT),
            "it opens with a password only. Put its text into `x.pdf.txt` beside it, for instance with `pdftotext -upw PASSWORD",
        ),
        (
            "scan",
            pdf::without_text(3),
            "none of its 3 pages has text, as scans have none. Have it read by a program for text recognition",
        ),
        ("text", b"Not a PDF at all.".to_vec(), "it is damaged, or no PDF. Put its text into `x.pdf.txt`"),
        ("empty", Vec::new(), "it is damaged, or no PDF."),
        ("cut", pdf::pdf(REPORT)[..200].to_vec(), "it is damaged, or no PDF."),
    ];
    for (name, bytes, says) in cases {
        let folder = Folder::new(&[
            ("dateline.toml", b""),
            ("x.pdf", &bytes),
            ("note.md", b"---\ndate: 2024-03-01\n---\n\nThe quay \"was closed for eleven months in all\" [@x, p. 9].\n\nIt says so again [@x].\n"),
        ]);
        let found = folder.check();
        let found: Vec<&String> = found.iter().filter(|line| !line.contains("undated-source")).collect();
        assert_eq!(found.len(), 2, "{name}: {found:#?}");
        assert!(
            found[0].starts_with("note.md limit-exceeded «x» The text of `x.pdf` is not here: "),
            "{name}: {found:#?}"
        );
        assert!(found[0].contains(says), "{name}: {found:#?}");
        assert!(found[1].starts_with("x.pdf limit-exceeded"), "{name}: {found:#?}");
    }
}

#[test]
fn no_pdf_stops_the_others() {
    let whole = pdf::pdf(REPORT);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for seed in 0..40usize {
        let mut bytes = whole.clone();
        for step in 0..6 {
            let at = (seed * 7_919 + step * 104_729) % bytes.len();
            match (seed + step) % 3 {
                0 => bytes[at] ^= 0x55,
                1 => drop(bytes.drain(at..(at + 9).min(bytes.len()))),
                _ => bytes.splice(at..at, *b" 99 0 R <<[(").for_each(drop),
            }
        }
        files.push((format!("papers/broken-{seed}.pdf"), bytes));
    }
    let folder = Folder::new(&[
        ("dateline.toml", b""),
        ("good.pdf", &whole),
        ("note.md", b"---\ndate: 2024-03-01\n---\n\nIt \"closed its northern quay in March 2022\" [@good].\n"),
    ]);
    files.iter().for_each(|(name, bytes)| folder.write(name, bytes));
    let found = folder.check();
    assert!(found.iter().any(|line| line.contains("the source has \"2023\", not \"2022\"")), "{found:#?}");
}

/// A workspace whose bibliography names files beside it, with a folder of papers and one of secrets outside.
#[cfg(unix)]
fn with_outside() -> Folder {
    let folder = Folder::new(&[
        ("ws/dateline.toml", b""),
        ("ws/note.md", b"---\ndate: 2024-03-01\n---\n\nIt was \"closed in March 2022 for repairs\" [@allowed], and \"never opened again after that\" [@secret], \"so they say in town\" [@link].\n"),
        ("papers/allowed.txt", b"The quay was closed in March 2023 for repairs.\n"),
        ("secrets/secret.txt", b"It was never opened again before that.\n"),
    ]);
    let root = folder.0.path().canonicalize().expect("the folder");
    let entry = |key: &str, file: &str| {
        format!("@misc{{{key}, title = {{T}}, date = {{2024}}, file = {{{}/{file}}}}}\n", root.display())
    };
    let text = [
        entry("allowed", "papers/allowed.txt"),
        entry("secret", "secrets/secret.txt"),
        entry("link", "papers/link.txt"),
        entry("pipe", "papers/pipe.txt"),
        entry("gone", "papers/gone.txt"),
    ];
    folder.write("ws/references.bib", text.concat().as_bytes());
    std::os::unix::fs::symlink(root.join("secrets/secret.txt"), root.join("papers/link.txt")).expect("a link");
    // Whoever opens a pipe that nobody writes to waits for ever.
    for pipe in ["papers/pipe.txt", "secrets/pipe.txt"] {
        assert!(Command::new("mkfifo").arg(root.join(pipe)).status().expect("mkfifo").success());
    }
    folder
}

#[test]
#[cfg(unix)]
fn files_outside_are_read_where_the_user_allows_it_alone() {
    let folder = with_outside();
    let root = folder.0.path().canonicalize().expect("the folder");
    let short = |lines: Vec<String>| lines.join("\n").replace(&root.display().to_string(), "ROOT");
    expect_test::expect![[r#"
        references.bib limit-exceeded «{ROOT/papers/allowed.txt}» `ROOT/papers/allowed.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/secrets/secret.txt}» `ROOT/secrets/secret.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/papers/link.txt}» `ROOT/papers/link.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/papers/pipe.txt}» `ROOT/papers/pipe.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/papers/gone.txt}» `ROOT/papers/gone.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line."#]].assert_eq(&short(folder.check_with(&root.join("ws"), &[])));
    let papers = root.join("papers").display().to_string();
    let allowed = folder.check_with(&root.join("ws"), &[("DATELINE_FILE_FOLDERS", &papers)]);
    expect_test::expect![[r#"
        note.md misquotation «"closed in March 2022 for repairs"» Not what `allowed` says: the source has "2023", not "2022".
        references.bib limit-exceeded «{ROOT/secrets/secret.txt}» `ROOT/secrets/secret.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib bibliography-error «{ROOT/papers/link.txt}» There is no file `ROOT/papers/link.txt`, or it cannot be read. Mend the path, or leave `file` out.
        references.bib bibliography-error «{ROOT/papers/pipe.txt}» There is no file `ROOT/papers/pipe.txt`, or it cannot be read. Mend the path, or leave `file` out.
        references.bib bibliography-error «{ROOT/papers/gone.txt}» There is no file `ROOT/papers/gone.txt`, or it cannot be read. Mend the path, or leave `file` out."#]].assert_eq(&short(allowed));
    // A workspace cannot allow anything.
    folder.write("ws/dateline.toml", format!("[workspace]\nfile-folders = [\"{papers}\"]\n").as_bytes());
    expect_test::expect![[r#"
        dateline.toml config-error «file-folders» `file-folders` is a setting of your own, in your editor or in DATELINE_FILE_FOLDERS: a workspace cannot open folders outside of itself
        references.bib limit-exceeded «{ROOT/papers/allowed.txt}» `ROOT/papers/allowed.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/secrets/secret.txt}» `ROOT/secrets/secret.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/papers/link.txt}» `ROOT/papers/link.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/papers/pipe.txt}» `ROOT/papers/pipe.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line.
        references.bib limit-exceeded «{ROOT/papers/gone.txt}» `ROOT/papers/gone.txt` lies out of the workspace and is not read. Copy it into the workspace, or allow its folder in your own settings: `workspace.file-folders` in your editor, DATELINE_FILE_FOLDERS on the command line."#]].assert_eq(&short(folder.check_with(&root.join("ws"), &[])));
}

/// Replaces every file outside that may not be read by a pipe: a program that opened one would wait for ever.
#[test]
#[cfg(unix)]
fn nothing_outside_is_opened() {
    let folder = with_outside();
    let root = folder.0.path().canonicalize().expect("the folder");
    for name in ["papers/allowed.txt", "secrets/secret.txt"] {
        std::fs::remove_file(root.join(name)).expect("it was there");
        assert!(Command::new("mkfifo").arg(root.join(name)).status().expect("mkfifo").success());
    }
    folder.write(
        "ws/more.md",
        format!("It is so [here](../secrets/secret.txt) and [there]({0}/secrets/secret.txt), [[../secrets/secret]] and [file](file://{0}/secrets/secret.txt).\n", root.display()).as_bytes(),
    );
    std::os::unix::fs::symlink(root.join("secrets"), root.join("ws/linked")).expect("a link");
    std::os::unix::fs::symlink(root.join("secrets/secret.txt"), root.join("ws/linked.txt")).expect("a link");
    let found = folder.check_with(&root.join("ws"), &[]);
    assert!(found.iter().filter(|line| line.contains("limit-exceeded")).count() >= 8, "{found:#?}");
}

/// What is said of a note that quotes a page of these bytes.
fn quoting(page: &[u8], quoted: &str) -> String {
    let note = format!("---\ndate: 2024-03-01\n---\n\nIt was \"{quoted}\" [@page].\n");
    let folder = Folder::new(&[("dateline.toml", b""), ("page.html", page), ("note.md", note.as_bytes())]);
    let found = folder.check();
    let found = found.iter().filter(|line| !line.contains("undated-source"));
    found.map(|line| format!("{line}\n")).collect()
}

#[test]
fn pages_in_other_encodings() {
    let text = "<p>The café of Åmsel was closed for eleven weeks.</p>";
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let declared = |declaration: &str| [declaration.as_bytes(), &latin].concat();
    let pages = [
        utf16,
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
        declared("<meta charset=iso-8859-1>"),
        declared("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\"></head>"),
        declared("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"),
    ];
    for (at, page) in pages.iter().enumerate() {
        assert_eq!(quoting(page, "The café of Åmsel was closed"), "", "page {at}");
        assert!(quoting(page, "The café of Amsel was opened again").contains("quotation"), "page {at}");
    }
    assert!(quoting(&latin, "The café of Åmsel was closed").contains("not-utf8"));
}

#[test]
fn a_page_of_50_mb_is_left_out_and_said() {
    let mut page = b"<p>The gate was shut for eleven weeks in all.</p>\n".repeat(1_000_000);
    page.truncate(50 << 20);
    let found = quoting(&page, "shut for twelve weeks in all");
    let words = "`page.html` was left out: it has 50000000 bytes, and the limit is 16777216. Raise `document-bytes` under `[limits]` in dateline.toml to read it.";
    assert_eq!(found, format!("note.md limit-exceeded «page» {words}\npage.html limit-exceeded «» {words}\n"));
}

#[test]
fn what_a_pdf_says_of_itself_is_the_last_that_is_believed() {
    let said = "/Info << /Title <FEFF00460065007200720069006500730020006F0066002000C9> /Author (Ann Roe; Jo Doe) /CreationDate (D:20241126101500+02'00') >>";
    let contents = ["BT /F1 11 Tf 72 720 Td (The ferry sailed twice a day.) Tj ET".to_owned()];
    let bytes = pdf::with_contents(&contents, said);
    let entry = b"@report{known, title = {Known}, date = {2020}, file = {known.pdf}}\n";
    let note = b"It sailed in 2024 [@ferries]. It sails [@known].\n";
    let files: [(&str, &[u8]); 5] = [
        ("dateline.toml", b""),
        ("refs.bib", entry),
        ("note.md", note),
        ("ferries.pdf", &bytes),
        ("known.pdf", &bytes),
    ];
    let folder = Folder::new(&files);
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["sources", "note.md", "--format", "csl-json"])
        .current_dir(folder.0.path())
        .env("DATELINE_CACHE", folder.path(".cache"))
        .output()
        .expect("the binary runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let found: Vec<Value> = serde_json::from_str(&shown).unwrap_or_else(|error| panic!("{error}: {shown} {output:?}"));
    let of = |key: &str| found.iter().find(|item| item["id"] == key).unwrap_or_else(|| panic!("{key}: {shown}"));
    assert_eq!(of("ferries")["title"], "Ferries of É", "{shown}");
    assert_eq!(of("ferries")["author"].as_array().map(Vec::len), Some(2), "{shown}");
    assert!(of("ferries")["issued"].to_string().contains("2024"), "{shown}");
    assert_eq!(of("known")["title"], "Known", "{shown}");
    assert!(of("known")["issued"].to_string().contains("2020"), "{shown}");
}

/// A page as Chromium saves it in one file.
const SINGLE: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/ferry\r\nSubject: The ferry\r\n\
Date: Mon, 2 Dec 2024 09:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n\
----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/ferry\r\n\r\n\
<html><head><meta charset=3D\"UTF-8\"><title>The ferry</title><meta property=3D\"article:published_time\" content=3D\"2023-04-05\"></head><bod=\r\ny>\
<article><h1>The ferry</h1><p>It carried ninety passengers across the =C5=82=C3=B3d=C5=BA on Mon=\r\nday morning.</p></article></body></html>\r\n----b----\r\n";

#[test]
fn a_page_saved_as_one_file_is_quoted_and_named_by_its_own_name() {
    let note = "It sailed in 2023: \"It carried eighty passengers across the łódź on Monday\" [@ferry]. [It](ferry.mhtml) sailed in 2023.\n\n\
        \"It carried ninety passengers across the łódź on Monday\" [@ferry, ¶ 1].\n";
    let entry = b"@online{ferry, file = {ferry.mhtml}}\n";
    let files: [(&str, &[u8]); 5] = [
        ("dateline.toml", b""),
        ("refs.bib", entry),
        ("note.md", note.as_bytes()),
        ("ferry.mhtml", SINGLE.as_bytes()),
        ("broken.mht", b"Content-Type: image/png\r\n\r\nx"),
    ];
    let folder = Folder::new(&files);
    let found = folder.check();
    let shown = found.join("\n");
    assert!(shown.contains("misquotation") && shown.contains("ninety"), "{shown}");
    assert!(!shown.contains("unresolved-citation") && !shown.contains("unlocated-quotation"), "{shown}");
    assert!(shown.contains("no part of it is HTML"), "{shown}");
    assert_eq!(found.iter().filter(|line| line.contains("misquotation")).count(), 1, "{shown}");
    // A page beside it with the name of its text goes before.
    folder.write(
        "ferry.mhtml.html",
        b"<p>It carried eighty passengers across the \xc5\x82\xc3\xb3d\xc5\xba on Monday.</p>",
    );
    assert!(!folder.check().join("\n").contains("eighty\u{201d}"), "{:?}", folder.check());
}
