//! The marks of a page, read one operation at a time: what shows text and what moves it, the rest passed over.

/// An operand that matters for text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Number(f32),
    Text(Vec<u8>),
    Name(Vec<u8>),
    Pieces(Vec<Operand>),
    Other,
}

/// The most operands that an operation keeps; those that show text have six at most.
const MOST: usize = 64;
/// The most pieces of one line of text.
const PIECES: usize = 20_000;

/// Reads operations from the bytes of a content stream.
pub(super) struct Operations<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Operations<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Operations<'a> {
        Operations { bytes, at: 0 }
    }

    /// The next operation: its operands go into `operands`.
    pub(super) fn next(&mut self, operands: &mut Vec<Operand>) -> Option<&'a [u8]> {
        operands.clear();
        loop {
            self.pass_space();
            match *self.bytes.get(self.at)? {
                b'%' => self.pass_until(|byte| byte == b'\n' || byte == b'\r'),
                b'[' => {
                    self.at += 1;
                    let pieces = self.pieces();
                    keep(operands, Operand::Pieces(pieces));
                }
                byte if is_regular(byte) && !starts_number(byte) => {
                    let word = self.word();
                    if matches!(word, b"true" | b"false" | b"null") {
                        keep(operands, Operand::Other);
                        continue;
                    }
                    if word == b"BI" {
                        self.pass_picture();
                        operands.clear();
                        continue;
                    }
                    return Some(word);
                }
                _ => {
                    let operand = self.operand();
                    keep(operands, operand);
                }
            }
        }
    }

    fn operand(&mut self) -> Operand {
        match self.bytes.get(self.at).copied() {
            Some(b'(') => Operand::Text(self.literal()),
            Some(b'<') if self.bytes.get(self.at + 1) != Some(&b'<') => Operand::Text(self.hexadecimal()),
            Some(b'/') => {
                self.at += 1;
                Operand::Name(self.word().to_vec())
            }
            Some(byte) if starts_number(byte) => {
                let word = self.word();
                Operand::Number(std::str::from_utf8(word).ok().and_then(|word| word.parse().ok()).unwrap_or(0.0))
            }
            _ => {
                self.at += 1;
                Operand::Other
            }
        }
    }

    fn pieces(&mut self) -> Vec<Operand> {
        let mut pieces = Vec::new();
        loop {
            self.pass_space();
            match self.bytes.get(self.at) {
                None => return pieces,
                Some(b']') => {
                    self.at += 1;
                    return pieces;
                }
                Some(byte) if is_regular(*byte) && !starts_number(*byte) => {
                    self.word();
                }
                Some(_) => {
                    let piece = self.operand();
                    if pieces.len() < PIECES {
                        pieces.push(piece);
                    }
                }
            }
        }
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.take() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    self.escaped(&mut text);
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            text.push(byte);
        }
        text
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.take() else { return };
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => code = code * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                text.push((code & 0xFF) as u8);
            }
            b'\n' | b'\r' => {}
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut half) = (Vec::new(), None);
        while let Some(byte) = self.take().filter(|byte| *byte != b'>') {
            let Some(digit) = (byte as char).to_digit(16).map(|digit| digit as u8) else { continue };
            match half.take() {
                None => half = Some(digit),
                Some(first) => text.push(first << 4 | digit),
            }
        }
        text.extend(half.map(|first: u8| first << 4));
        text
    }

    /// Passes over a picture that stands between the marks: from its data to the word that ends it.
    fn pass_picture(&mut self) {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let ends = |window: &[u8]| window[0].is_ascii_whitespace() && &window[1..3] == b"EI" && window[3].is_ascii_whitespace();
        self.at = rest.windows(4).position(ends).map_or(self.bytes.len(), |found| self.at + found + 4);
    }

    fn word(&mut self) -> &'a [u8] {
        let from = self.at;
        self.pass_until(|byte| !is_regular(byte));
        &self.bytes[from..self.at]
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn pass_space(&mut self) {
        self.pass_until(|byte| !byte.is_ascii_whitespace() && byte != 0);
    }

    fn pass_until(&mut self, stop: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| !stop(*byte)) {
            self.at += 1;
        }
    }
}

fn keep(operands: &mut Vec<Operand>, operand: Operand) {
    if operands.len() < MOST {
        operands.push(operand);
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

fn starts_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::{Operand, Operations};

    #[test]
    fn text_is_found_among_other_marks() {
        let marks = b"q 1 0 0 1 72 700 cm BT /F1 12 Tf (A \\(b\\) \\101) Tj [<4142> -250 (c)] TJ ET BI /W 1 ID xx EI Q % end";
        let (mut operations, mut operands, mut found) = (Operations::of(marks), Vec::new(), Vec::new());
        while let Some(operator) = operations.next(&mut operands) {
            found.push((String::from_utf8_lossy(operator).into_owned(), operands.clone()));
        }
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["q", "cm", "BT", "Tf", "Tj", "TJ", "ET", "Q"]);
        assert_eq!(found[4].1, [Operand::Text(b"A (b) A".to_vec())]);
        let pieces = vec![Operand::Text(b"AB".to_vec()), Operand::Number(-250.0), Operand::Text(b"c".to_vec())];
        assert_eq!(found[5].1, [Operand::Pieces(pieces)]);
    }

    #[test]
    fn marks_that_never_end_come_to_an_end() {
        for marks in [&b"(((((("[..], b"[ [ [", b"<<<<", b"BI ID", b"<4", b"/", b"\\"] {
            let (mut operations, mut operands) = (Operations::of(marks), Vec::new());
            for _ in 0..100 {
                if operations.next(&mut operands).is_none() {
                    break;
                }
            }
            assert!(operations.next(&mut operands).is_none(), "{marks:?}");
        }
    }
}
