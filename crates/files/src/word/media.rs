//! Pictures without what cameras and programs wrote into them: places, names, moments.

/// The picture without its notes, when it had any.
pub(super) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let cleaned = if bytes.starts_with(&[0xFF, 0xD8]) {
        jpeg(bytes)?
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)?
    } else {
        return None;
    };
    (cleaned.len() != bytes.len()).then_some(cleaned)
}

/// A JPEG without the segments for notes (APP1, APP13, comments).
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut at) = (bytes[..2].to_vec(), 2);
    loop {
        let (lead, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if lead != 0xFF {
            return None;
        }
        if marker == 0xDA {
            out.extend_from_slice(&bytes[at..]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        if !matches!(marker, 0xE1 | 0xED | 0xFE) {
            out.extend_from_slice(segment);
        }
        at += 2 + length;
    }
}

/// A PNG without its chunks of text, time and camera notes.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut at) = (bytes[..8].to_vec(), 8);
    while at < bytes.len() {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if !matches!(&chunk[4..8], b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            out.extend_from_slice(chunk);
        }
        at += length + 12;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn notes_leave_a_picture_and_the_picture_stays() {
        let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2];
        jpeg.extend([0xFF, 0xE1, 0, 8]);
        jpeg.extend(b"Exif51");
        jpeg.extend([0xFF, 0xDA, 0, 2, 9, 9, 9]);
        assert_eq!(cleaned(&jpeg).expect("cleaned"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDA, 0, 2, 9, 9, 9]);
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        let bare = [&png[..], &[0, 0, 0, 1], b"IDAT", &[7, 0, 0, 0, 0]].concat();
        png.extend([&[0, 0, 0, 2][..], b"tEXt", b"me", &[0; 4], &[0, 0, 0, 1], b"IDAT", &[7, 0, 0, 0, 0]].concat());
        assert_eq!(cleaned(&png).expect("cleaned"), bare);
        assert_eq!(cleaned(&bare), None);
        assert_eq!(cleaned(&[0xFF, 0xD8, 0xFF]), None);
    }
}
