//! `baogao analyze --format csv|parquet`: the analyses as tables, a file a table, written as they come.
//!
//! The columns are those of `export`, by their keys and in the codes of the contract. Memory does not grow with the number of
//! files: a table keeps at most [`GROUP`] rows.

use baogao::export::words::Wording;
use baogao::export::{self, Kind, Table};
use baogao::report::Analysis;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The tables, each with the name of its file.
const TABLES: [(Kind, &str); 5] = [
    (Kind::Reports, "reports"),
    (Kind::Headings, "headings"),
    (Kind::Measures, "measures"),
    (Kind::Tasks, "tasks"),
    (Kind::Livelihood, "livelihood"),
];

/// Rows that are held before they are written: a row group of Parquet.
#[cfg(feature = "parquet")]
const GROUP: usize = 20_000;

/// The rows of one analysis, a table each.
pub fn of(analysis: Analysis) -> Vec<Table> {
    let one = [analysis];
    TABLES.iter().map(|(kind, _)| export::table(&one, *kind, Wording::Codes)).collect()
}

/// A folder into which the tables are written.
pub struct Folder {
    tables: Vec<Written>,
}

/// A table's file.
enum Written {
    Csv(BufWriter<File>),
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Rows>),
}

impl Folder {
    /// Opens a file a table in the folder, which is made where it is missing.
    pub fn create(folder: &Path, is_parquet: bool) -> io::Result<Folder> {
        std::fs::create_dir_all(folder)?;
        let named =
            |path: &PathBuf, error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let mut tables = Vec::new();
        for (kind, name) in TABLES {
            let empty = export::table(&[], kind, Wording::Codes);
            let path = folder.join(format!("{name}.{}", if is_parquet { "parquet" } else { "csv" }));
            let file = BufWriter::new(File::create(&path).map_err(|error| named(&path, error))?);
            tables.push(if is_parquet { parquet_table(file, empty)? } else { csv_table(file, &empty)? });
        }
        Ok(Folder { tables })
    }

    /// Appends rows, a table each in the order of [`of`].
    pub fn write(&mut self, rows: &[Table]) -> io::Result<()> {
        for (table, rows) in self.tables.iter_mut().zip(rows) {
            match table {
                Written::Csv(file) => file.write_all(export::comma_separated_rows(rows).as_bytes())?,
                #[cfg(feature = "parquet")]
                Written::Parquet(file) => file.write(rows)?,
            }
        }
        Ok(())
    }

    /// Ends the files.
    pub fn finish(self) -> io::Result<()> {
        self.tables.into_iter().try_for_each(|table| match table {
            Written::Csv(mut file) => file.flush(),
            #[cfg(feature = "parquet")]
            Written::Parquet(file) => file.finish(),
        })
    }
}

fn csv_table(mut file: BufWriter<File>, empty: &Table) -> io::Result<Written> {
    file.write_all(export::comma_separated(empty).as_bytes())?;
    Ok(Written::Csv(file))
}

#[cfg(feature = "parquet")]
fn parquet_table(file: BufWriter<File>, empty: Table) -> io::Result<Written> {
    Ok(Written::Parquet(Box::new(parquet::Rows::create(file, empty)?)))
}

#[cfg(not(feature = "parquet"))]
fn parquet_table(_: BufWriter<File>, _: Table) -> io::Result<Written> {
    Err(io::Error::other("this program was built without Parquet: build it with --features parquet"))
}

/// Tables in Parquet: words as UTF-8, years and counts as INT64, other numbers as DOUBLE; what is not known is null.
#[cfg(feature = "parquet")]
mod parquet {
    use super::GROUP;
    use baogao::export::table::{Cell, Form, Table};
    use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
    use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
    use parquet::errors::ParquetError;
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
    use parquet::schema::types::Type;
    use rust_decimal::prelude::ToPrimitive;
    use std::fs::File;
    use std::io::{self, BufWriter};
    use std::sync::Arc;

    pub struct Rows {
        file: SerializedFileWriter<BufWriter<File>>,
        /// The rows of the group that is filled.
        held: Table,
    }

    impl Rows {
        pub fn create(file: BufWriter<File>, empty: Table) -> io::Result<Rows> {
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
            let schema = schema(&empty).map_err(io::Error::other)?;
            let file = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties));
            Ok(Rows { file: file.map_err(io::Error::other)?, held: empty })
        }

        pub fn write(&mut self, rows: &Table) -> io::Result<()> {
            self.held.rows.extend(rows.rows.iter().cloned());
            if self.held.rows.len() >= GROUP { self.group().map_err(io::Error::other) } else { Ok(()) }
        }

        pub fn finish(mut self) -> io::Result<()> {
            self.group().map_err(io::Error::other)?;
            self.file.close().map(drop).map_err(io::Error::other)
        }

        /// Writes what is held as one group of rows.
        fn group(&mut self) -> Result<(), ParquetError> {
            if self.held.rows.is_empty() {
                return Ok(());
            }
            let mut group = self.file.next_row_group()?;
            for at in 0..self.held.heads.len() {
                column(&mut group, &self.held, at)?;
            }
            group.close()?;
            self.held.rows.clear();
            Ok(())
        }
    }

    fn physical(form: Form) -> Physical {
        match form {
            Form::Words | Form::Prose => Physical::BYTE_ARRAY,
            Form::Year => Physical::INT64,
            Form::Number | Form::Share => Physical::DOUBLE,
        }
    }

    fn schema(table: &Table) -> Result<Type, ParquetError> {
        let field = |head: &baogao::export::table::Head| {
            let physical = physical(head.form);
            let logical = (physical == Physical::BYTE_ARRAY).then_some(LogicalType::String);
            let field = Type::primitive_type_builder(&head.key, physical);
            field.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build().map(Arc::new)
        };
        let fields = table.heads.iter().map(field).collect::<Result<Vec<_>, _>>()?;
        Type::group_type_builder("row").with_fields(fields).build()
    }

    /// Writes one column of the rows: the values that are known, and for each row whether it has one.
    fn column(
        group: &mut SerializedRowGroupWriter<'_, BufWriter<File>>,
        table: &Table,
        at: usize,
    ) -> Result<(), ParquetError> {
        let Some((mut column, head)) = group.next_column()?.zip(table.heads.get(at)) else { return Ok(()) };
        let cells = || table.rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Empty));
        let number = |cell: &Cell| match cell {
            Cell::Number(number) => Some(*number),
            _ => None,
        };
        let known = |known: bool| i16::from(known);
        match physical(head.form) {
            Physical::INT64 => {
                let values: Vec<_> = cells().map(|cell| number(cell).and_then(|it| it.to_i64())).collect();
                let levels: Vec<_> = values.iter().map(|it| known(it.is_some())).collect();
                let values: Vec<_> = values.into_iter().flatten().collect();
                column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
            }
            Physical::DOUBLE => {
                let values: Vec<_> = cells().map(|cell| number(cell).and_then(|it| it.to_f64())).collect();
                let levels: Vec<_> = values.iter().map(|it| known(it.is_some())).collect();
                let values: Vec<_> = values.into_iter().flatten().collect();
                column.typed::<DoubleType>().write_batch(&values, Some(&levels), None)?;
            }
            _ => {
                let text = |cell: &Cell| (*cell != Cell::Empty).then(|| ByteArray::from(&*cell.shown()));
                let values: Vec<_> = cells().map(text).collect();
                let levels: Vec<_> = values.iter().map(|it| known(it.is_some())).collect();
                let values: Vec<_> = values.into_iter().flatten().collect();
                column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
            }
        }
        column.close()
    }
}
