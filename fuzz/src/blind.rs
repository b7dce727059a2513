//! The targets without coverage, for a stable compiler: seeds are changed at random, by a generator that says the
//! same for the same seed. `cargo run --release -- TARGET EXECUTIONS [SEED]`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use vigilia_fuzz::{TARGETS, workbook};

/// Longer inputs only cost time: what is long is measured by the bench.
const LONGEST: usize = 4_000;
/// Findings that are told before the run ends.
const FINDINGS: usize = 8;

/// Pieces that readers look for, and pieces that they must not stumble over.
const WORDS: &[&str] = &[
    "\n", "\r\n", "\u{2028}", "1. ", "2/7 ", "1️⃣ ", "🔟", "- ", "• ", "(", ")", "[", "]", ":", ";", ",", "\t", "|", "\"", "'", "«", "»",
    "“", "”", " y ", " e ", " – ", "…", ".", "..", "=", "+", "@", "#", "http://", "abc.com", "<b>", "&amp;", "\0", "\u{200B}",
    "\u{202E}", "\u{2068}", "\u{FEFF}", "\u{E0FF}", "\u{301}", "\u{300}\u{301}\u{302}", "A\u{30A}", "ﬁ", "ß", "İ", "ǅ", "Ω", "А", "名",
    "🇻🇪", "👨‍👩‍👧", "𝗧𝗼", "Ｎｏ", "½", "²", "٣", "Nombre", "Centro", "Fecha", "C.I.", "Apellidos", "V-90.112.345", "90112345",
    "999999999999", "25/01/2026", "31/02/2026", "0/0/0", "46047", "20:30", "8:30 p. m.", "hasta las", "Balance", "Excarcelados",
    "Tocorón", "En La Crisálida (9):", "Rodeo I", "Yare", "LIBERTAD PLENA:", "con medidas", "casa por cárcel", "falleció",
    "RECTIFICACIÓN:", "sigue detenido", "fueron liberados", "José", "Pérez Gil", "de la", "Ma.", "CAP. (AV)", "madre de", "años",
    "Total: 9", "in Caracas", "were released", "<row r=\"2\">", "</row>", "<c r=\"A2\" t=\"s\">", "<v>0</v>", "<f>1+1</f>", "</c>",
    "<is><t>", "</t></is>", "<si>", "</si>", "<sst uniqueCount=\"3\">", "r=\"XFD1048576\"", "r=\"A4294967295\"", "s=\"1\"", "&#x41;",
    "&x;", "<![CDATA[", "]]>", "<!--", "-->", "<dimension ref=\"Z9:A1\">", "{\"nombre\":\"", "null", "1e999", "-0", "[[", "]]", "\\u0000",
    "\\uD800",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| arguments.get(at).and_then(|word| word.parse().ok()).unwrap_or(otherwise);
    let wanted = arguments.first().map_or("", String::as_str);
    let Some((name, target)) = TARGETS.iter().find(|(name, _)| *name == wanted) else {
        eprintln!("usage: blind {} EXECUTIONS [SEED]", TARGETS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("|"));
        std::process::exit(2);
    };
    let (executions, seed) = (number(1, 1_000_000), number(2, 1));
    let seeds = seeds(name);
    let mut chance = Chance(seed);
    let (begin, mut slowest, mut findings) = (Instant::now(), (Duration::ZERO, Vec::new()), 0);
    for done in 0..executions {
        let input = changed(&seeds, &mut chance);
        let start = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| target(&input)));
        if start.elapsed() > slowest.0 {
            slowest = (start.elapsed(), input.clone());
        }
        if ended.is_err() {
            findings += 1;
            let file = format!("finding-{name}-{seed}-{done}");
            std::fs::write(&file, &input).expect("the finding can be kept");
            eprintln!("{file}: {} bytes", input.len());
            if findings == FINDINGS {
                break;
            }
        }
    }
    let (took, bytes) = (slowest.0, slowest.1.len());
    println!("{name}: {executions} executions, {findings} findings, {:.0} s; slowest {took:.1?} ({bytes} bytes); seed {seed}", begin.elapsed().as_secs_f64());
    std::process::exit(i32::from(findings > 0));
}

/// The samples of the project that belong to a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let wanted: &[&str] = match target {
        "post" => &["txt"],
        "table" => &["csv"],
        "json" => &["json"],
        _ => &[],
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let files = std::fs::read_dir(folder).expect("the samples").map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files
        .filter(|file| !file.to_string_lossy().ends_with(".expected.json"))
        .filter(|file| file.extension().is_some_and(|end| wanted.iter().any(|wanted| end == *wanted)))
        .collect();
    files.sort();
    let mut seeds: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a sample")).collect();
    match target {
        "xlsx" => {
            let cell = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            let sheet = format!(
                "<worksheet><dimension ref=\"A1:C3\"/><sheetData><row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"B2\" \
                 s=\"1\"><v>46047</v></c><c r=\"C2\"><f>A2</f><v>1</v></c></row></sheetData></worksheet>",
                cell("A1", "Nombre"),
                cell("B1", "Fecha"),
                cell("A2", "Ana Gil")
            );
            seeds.push(workbook(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]));
            seeds.push(sheet.into_bytes());
            seeds.push(b"<sst uniqueCount=\"2\"><si><t>Ana Gil</t></si><si><r><t>Tocor</t></r><r><t>\xC3\xB3n</t></r></si></sst>".to_vec());
        }
        "names" => seeds.extend(
            [
                "PÉREZ RODRÍGUEZ, María José\nMa. José Pérez R.\nV-90.112.345",
                "Yusbelys de los Ángeles Añez de Urdapilleta\nANEZ URDAPILLETA YUSBELI\n90112345",
                "O'Brien-Smith, John\nJhon Obrien\nE 99 112 233",
                "Ñ\nX Æ A-12\nJ-123",
            ]
            .map(|text| text.as_bytes().to_vec()),
        ),
        _ => {}
    }
    seeds
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }
}

/// A seed with one to sixteen changes.
fn changed(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    // Half of the inputs are a piece of a seed, so that what stands late is also first.
    if chance.below(2) == 0 {
        let from = chance.below(bytes.len());
        let to = from + 1 + chance.below(bytes.len() - from);
        bytes = bytes[from..to.min(bytes.len())].to_vec();
    }
    for _ in 0..=chance.below(16) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(8) {
            0 if at < bytes.len() => bytes[at] = chance.next() as u8,
            1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                drop(bytes.splice(to..to, piece));
            }
            4 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let piece = other[from..(from + chance.below(80)).min(other.len())].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            _ => {
                let word = WORDS[chance.below(WORDS.len())];
                let times = if chance.below(20) == 0 { chance.below(60) } else { 1 };
                drop(bytes.splice(at..at, word.repeat(times).into_bytes()));
            }
        }
    }
    bytes.truncate(LONGEST);
    bytes
}
