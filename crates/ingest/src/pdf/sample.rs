//! Small PDF files for tests.

/// A line: its left end, its height over the foot of the page, the size of its letters (each half as
/// wide), and the letters as they are drawn from left to right.
pub(crate) type Drawn<'a> = (u32, u32, u32, &'a str);

/// A file of these pages, with these properties (`/Title(x)`). Its font says what its glyphs mean.
pub(crate) fn pdf(pages: &[Vec<Drawn<'_>>], properties: &str) -> Vec<u8> {
    let mut letters: Vec<char> = pages.iter().flatten().flat_map(|line| line.3.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    let code =
        |letter: char| letters.iter().position(|known| *known == letter).unwrap_or_default() + 1;
    let meaning = |letter: &char| {
        let units: String =
            letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
        format!("<{:02X}> <{units}>\n", code(*letter))
    };
    let meanings: String = letters.iter().map(meaning).collect();
    let count = letters.len();
    let map = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> \
         endcodespacerange {count} beginbfchar\n{meanings}endbfchar endcmap end"
    );
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 6 + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into(),
        format!(
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 255/Widths[{}]\
             /ToUnicode 4 0 R>>",
            "500 ".repeat(256)
        )
        .into(),
        stream(map.as_bytes(), ""),
        format!("<<{properties}>>").into(),
    ];
    for (number, lines) in pages.iter().enumerate() {
        objects.push(page(7 + 2 * number));
        let show = |(x, y, size, text): &Drawn<'_>| {
            let codes: String =
                text.chars().map(|letter| format!("{:02X}", code(letter))).collect();
            format!("/F {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj\n")
        };
        let content: String = lines.iter().map(show).collect();
        objects.push(stream(format!("BT {content}ET").as_bytes(), ""));
    }
    file(&objects)
}

/// A file whose page is drawn by this stream.
pub(crate) fn of_content(content: Vec<u8>) -> Vec<u8> {
    let catalog = b"<</Type/Catalog/Pages 2 0 R>>".to_vec();
    let tree = b"<</Type/Pages/Kids[6 0 R]/Count 1>>".to_vec();
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    file(&[catalog, tree, font, b"null".to_vec(), b"<<>>".to_vec(), page(7), content])
}

/// A stream with entries of its own in its dictionary.
pub(crate) fn stream(data: &[u8], entries: &str) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn page(content: usize) -> Vec<u8> {
    format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R\
         /Resources<</Font<</F 3 0 R>>>>>>"
    )
    .into()
}

fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{} 0 obj\n", number + 1).into_bytes());
        file.extend([object, &b"\nendobj\n"[..]].concat());
    }
    let (start, count) = (file.len(), objects.len() + 1);
    file.extend(
        format!(
            "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Size {count}/Root 1 0 R/Info 5 0 R>>\n\
             startxref\n{start}\n%%EOF\n"
        )
        .into_bytes(),
    );
    file
}
