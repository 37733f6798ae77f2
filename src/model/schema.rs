//! The contract as others read it: JSON Schema and TypeScript, both generated from the types of the model.

use super::Analysis;
use schemars::generate::SchemaSettings;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// The JSON Schema (draft 2020-12) of an analysis, indented, with a line feed at its end.
///
/// It describes what is written: a field that is not known is `null` and never left out, so every field is required.
pub fn json_schema() -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Analysis>();
    format!("{:#}\n", schema.as_value())
}

/// The TypeScript types of an analysis, by name: the macro that finds them has no order of its own.
pub fn typescript() -> String {
    let mut types = Declarations { config: Config::new().with_large_int("number"), found: BTreeMap::new() };
    types.visit::<Analysis>();
    types.found.into_values().collect::<Vec<_>>().join("\n")
}

/// Collects declarations by name.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only derived types have a place to be exported to; the others (string, number) are written where they stand.
        if T::output_path().is_none() || self.found.contains_key(&T::ident(&self.config)) {
            return;
        }
        let declaration = format!("{}export {}", T::docs().unwrap_or_default(), T::decl(&self.config));
        let lines = declaration.lines().fold(String::new(), |out, line| out + line.trim_end() + "\n");
        self.found.insert(T::ident(&self.config), lines);
        T::visit_dependencies(self);
    }
}
