//! PDFs written by hand: pages of lines in Helvetica, and what can be wrong with one.
#![allow(dead_code)]

/// A PDF with these pages; a page's lines, an empty one being a gap between paragraphs.
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let contents: Vec<String> = pages.iter().map(|lines| content(lines)).collect();
    with_contents(&contents, "")
}

/// The same, which opens with a password that nobody gives.
pub fn locked(pages: &[&[&str]]) -> Vec<u8> {
    let contents: Vec<String> = pages.iter().map(|lines| content(lines)).collect();
    let hash = "ab".repeat(32);
    let encrypt = format!(
        "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{hash}> /U <{hash}> >> /ID [<00> <00>]"
    );
    with_contents(&contents, &encrypt)
}

/// A PDF whose pages show rectangles, as scans show pictures.
pub fn without_text(pages: usize) -> Vec<u8> {
    with_contents(&vec!["0 0 200 300 re f".to_owned(); pages], "")
}

fn content(lines: &[&str]) -> String {
    let mut out = String::from("BT /F1 11 Tf 72 720 Td 14 TL\n");
    for line in lines {
        let escaped = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        out.push_str(&format!("({escaped}) Tj T*\n"));
    }
    out + "ET"
}

/// A PDF whose pages paint these contents.
pub fn with_contents(contents: &[String], trailer: &str) -> Vec<u8> {
    let pages = contents.len();
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (page, content) in contents.iter().enumerate() {
        let own = 5 + 2 * page;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {own} 0 R >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", number + 1).as_bytes());
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    out.extend_from_slice(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").as_bytes(),
    );
    out
}
