//! Tables as a workbook: numbers are numbers, the head stays in sight, every column can be filtered.

use super::table::{Cell, Form, Table};
use crate::error::{Error, Kind};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Rows that a sheet holds, without its head.
const MOST_ROWS: usize = 1_048_575;
/// Characters (as UTF-16 counts them) that a cell holds.
const MOST_UNITS: usize = 32_767;
/// Digits that a number of a spreadsheet keeps.
const DIGITS: usize = 15;

/// A workbook with a sheet for each table. An error where a table has more rows than a sheet.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, Error> {
    let mut book = Workbook::new();
    // The same tables give the same bytes: the writer is told a date, lest it ask the clock.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    for table in tables {
        if table.rows.len() > MOST_ROWS {
            let message = format!("{} rows; a sheet of a workbook holds {MOST_ROWS}", table.rows.len());
            return Err(Error::new(Kind::Limit, message));
        }
        fill(book.add_worksheet(), table).map_err(failed)?;
    }
    book.save_to_buffer().map_err(failed)
}

fn failed(error: XlsxError) -> Error {
    Error::new(Kind::Internal, format!("the workbook cannot be written: {error}"))
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let bold = Format::new().set_bold().set_background_color("EEEEEE").set_align(FormatAlign::VerticalCenter);
    sheet.set_name(&table.name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, head) in table.heads.iter().enumerate() {
        let at = at as u16;
        let set = match head.form {
            Form::Words | Form::Number => top.clone(),
            Form::Prose => top.clone().set_text_wrap(),
            Form::Year => top.clone().set_num_format("0"),
            Form::Share => top.clone().set_num_format("0.00"),
        };
        sheet.set_column_width(at, f64::from(head.width))?;
        sheet.set_column_format(at, &set)?;
        sheet.write_string_with_format(0, at, head.title.as_ref(), &bold)?;
        for (row, cells) in (1..).zip(&table.rows) {
            match cells.get(at as usize) {
                None | Some(Cell::Empty) => {}
                // A string is written as such, whatever it begins with: never as a formula or a link.
                Some(Cell::Text(text)) => {
                    sheet.write_string_with_format(row, at, short(text), &set)?;
                }
                Some(Cell::Number(number)) => match float(*number) {
                    Some(float) => sheet.write_number_with_format(row, at, float, &set).map(drop)?,
                    // As words it keeps all its digits.
                    None => sheet.write_string_with_format(row, at, number.normalize().to_string(), &set).map(drop)?,
                },
            }
        }
    }
    if !table.rows.is_empty() && !table.heads.is_empty() {
        sheet.autofilter(0, 0, table.rows.len() as u32, table.heads.len() as u16 - 1)?;
    }
    Ok(())
}

/// The number as a spreadsheet keeps it; `None` where digits would be lost.
fn float(number: Decimal) -> Option<f64> {
    let number = number.normalize();
    let digits = number.mantissa().unsigned_abs().to_string().len();
    if digits > DIGITS { None } else { number.to_string().parse().ok() }
}

/// Cut, with a sign of it, to what a cell holds.
fn short(text: &str) -> std::borrow::Cow<'_, str> {
    if text.encode_utf16().count() <= MOST_UNITS {
        return text.into();
    }
    let mut left = MOST_UNITS - 1;
    let fits = |ch: &char| match left.checked_sub(ch.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let mut out: String = text.chars().take_while(fits).collect();
    out.push('…');
    out.into()
}
