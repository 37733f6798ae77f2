//! What kind of character one is, and how much room it takes.

/// Whether a character is Han, or a numeral written like one.
pub fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Columns of a character in print.
pub fn columns(ch: char) -> usize {
    match ch {
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}' => 0,
        // Quotation marks and dashes are full width in Chinese print.
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' => 2,
        ch if (ch as u32) < 0x1100 => 1,
        _ => 2,
    }
}

/// Whether a character is white space or stands for none at all.
pub fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}' | '\u{180E}')
}
