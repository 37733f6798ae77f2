//! Everything that the page says, in both languages.
//!
//! A text is a field of [`Words`], so that one that is missing in a language does not compile. Texts that other
//! programs say too are the [`Language`]'s own, which the words stand in for. What the start page says stands in `index.html`.

mod chinese;
mod english;
mod sentences;

pub use crate::interface::language::Language;
use std::ops::Deref;

impl Language {
    /// Its texts.
    pub fn words(self) -> &'static Words {
        match self {
            Language::Chinese => &chinese::TEXTS,
            Language::English => &english::TEXTS,
        }
    }
}

impl Deref for Words {
    type Target = Language;

    fn deref(&self) -> &Language {
        &self.language
    }
}

/// The texts of one language.
pub struct Words {
    language: Language,
    /// `lang` of the document.
    pub tag: &'static str,
    /// Label of the switch to the other language.
    pub other_language: &'static str,
    /// Name of the page.
    pub brand: &'static str,
    /// Button.
    pub choose_files: &'static str,
    /// Button.
    pub choose_folder: &'static str,
    /// Button.
    pub paste_text: &'static str,
    /// File name of the sample.
    pub sample_name: &'static str,
    /// Menu of the header.
    pub add: &'static str,
    /// Menu of the header.
    pub export: &'static str,
    /// Told when done.
    pub copied: &'static str,
    /// Told when refused.
    pub not_copied: &'static str,
    /// The program of many reports could not be fetched.
    pub no_program: &'static str,
    /// Page and worker differ.
    pub outdated: &'static str,
    /// Button.
    pub reload: &'static str,
    /// Button while reading.
    pub stop: &'static str,
    /// Button of the list.
    pub clear: &'static str,
    /// Button of a failed file.
    pub retry: &'static str,
    /// Title of the list.
    pub reports: &'static str,
    /// View of many reports.
    pub compare_all: &'static str,
    /// View of many reports.
    pub follow_all: &'static str,
    /// View of many reports.
    pub search_all: &'static str,
    /// View of many reports.
    pub sample_check: &'static str,
    /// Back to the list.
    pub all_reports: &'static str,
    /// State of a file.
    pub waiting: &'static str,
    /// State of a file.
    pub working: &'static str,
    /// An empty list after a filter.
    pub none_found: &'static str,
    /// Pane.
    pub outline: &'static str,
    /// An outline without headings.
    pub no_outline: &'static str,
    /// Pane.
    pub text: &'static str,
    /// Told over a text that is none.
    pub not_a_report: &'static str,
    /// Label of the legend.
    pub legend: &'static str,
    /// An empty table.
    pub no_targets: &'static str,
    /// An empty table.
    pub no_measures: &'static str,
    /// An empty tab.
    pub no_lists: &'static str,
    /// Field.
    pub indicator: &'static str,
    /// Field.
    pub value: &'static str,
    /// Column: what the review reports of the same indicator.
    pub last_year: &'static str,
    /// Field.
    pub status: &'static str,
    /// Field.
    pub period: &'static str,
    /// Field.
    pub section: &'static str,
    /// Placeholder.
    pub measure_search: &'static str,
    /// Field.
    pub known_as: &'static str,
    /// Field.
    pub unit: &'static str,
    /// Field.
    pub comparator: &'static str,
    /// Field.
    pub aspect: &'static str,
    /// Field.
    pub relation: &'static str,
    /// Field.
    pub action: &'static str,
    /// Field.
    pub confidence: &'static str,
    /// Field.
    pub headline: &'static str,
    /// Field: the chain of rules.
    pub why: &'static str,
    /// Button.
    pub previous: &'static str,
    /// Button.
    pub next: &'static str,
    /// Button.
    pub close: &'static str,
    /// List.
    pub livelihood: &'static str,
    /// List.
    pub policies: &'static str,
    /// List.
    pub glossary: &'static str,
    /// Part of a department.
    pub lead: &'static str,
    /// Part of a department.
    pub support: &'static str,
    /// Fact.
    pub kind: &'static str,
    /// Fact.
    pub region: &'static str,
    /// Fact.
    pub level: &'static str,
    /// Fact.
    pub region_code: &'static str,
    /// Fact.
    pub parents: &'static str,
    /// Fact.
    pub year: &'static str,
    /// Fact.
    pub review_years: &'static str,
    /// Fact.
    pub delivered_on: &'static str,
    /// Fact.
    pub published_on: &'static str,
    /// Fact.
    pub meeting: &'static str,
    /// Fact.
    pub speaker: &'static str,
    /// Fact.
    pub file: &'static str,
    /// Fact.
    pub format: &'static str,
    /// Fact.
    pub size: &'static str,
    /// Fact.
    pub explained: &'static str,
    /// Title.
    pub warnings: &'static str,
    /// Title.
    pub facts: &'static str,
    /// Title of a link to the text.
    pub show_source: &'static str,
    /// Help under the tables.
    pub keys: &'static str,
    /// Room.
    pub room_overview: &'static str,
    /// Room.
    pub room_text: &'static str,
    /// Room.
    pub room_measures: &'static str,
    /// Room.
    pub room_tasks: &'static str,
    /// Label of the rooms' tabs.
    pub rooms: &'static str,
    /// Title.
    pub headline_targets: &'static str,
    /// Column: the target.
    pub this_year: &'static str,
    /// Column of the plots.
    pub plot: &'static str,
    /// Column.
    pub sentence: &'static str,
    /// Hint.
    pub click_for_sentence: &'static str,
    /// Title of the strip.
    pub all_numbers: &'static str,
    /// Hint of the strip.
    pub strip_hint: &'static str,
    /// What the share of explained numbers is.
    pub explained_hint: &'static str,
    /// Title.
    pub biggest_sums: &'static str,
    /// Title.
    pub ranks: &'static str,
    /// Button.
    pub close_text: &'static str,
    /// Label of the note.
    pub selected: &'static str,
    /// Button.
    pub copy_quotation: &'static str,
    /// Field.
    pub page: &'static str,
    /// Column.
    pub number: &'static str,
    /// Label of the facets.
    pub narrow: &'static str,
    /// Facet.
    pub part: &'static str,
    /// Facet.
    pub known: &'static str,
    /// Facet.
    pub not_known: &'static str,
    /// Button.
    pub show_all: &'static str,
    /// Facet.
    pub category: &'static str,
    /// Column.
    pub task: &'static str,
    /// Column.
    pub goal: &'static str,
    /// Column.
    pub due: &'static str,
    /// Placeholder.
    pub task_search: &'static str,
    /// Label.
    pub where_one_is: &'static str,
    /// Link.
    pub to_start: &'static str,
    /// Button.
    pub previous_report: &'static str,
    /// Button.
    pub next_report: &'static str,
    /// Button.
    pub undo: &'static str,
    /// Button.
    pub redo: &'static str,
    /// Menu.
    pub kept: &'static str,
    /// Told in the menu.
    pub kept_nothing: &'static str,
    /// Switch.
    pub keep: &'static str,
    /// Button.
    pub keep_nothing: &'static str,
    /// Button.
    pub forget: &'static str,
    /// Button.
    pub remove: &'static str,
    /// Button: the measure is right.
    pub accept: &'static str,
    /// Button.
    pub correct: &'static str,
    /// Button.
    pub reject: &'static str,
    /// Button.
    pub reset: &'static str,
    /// Button.
    pub save: &'static str,
    /// Button.
    pub cancel: &'static str,
    /// Facet.
    pub review: &'static str,
    /// Facet.
    pub not_reviewed: &'static str,
    /// Field.
    pub year_from: &'static str,
    /// Field.
    pub year_to: &'static str,
    /// Button.
    pub add_measure: &'static str,
    /// Hint of the button.
    pub add_measure_hint: &'static str,
    /// Column.
    pub note: &'static str,
    /// Column.
    pub done: &'static str,
    /// Facet.
    pub not_done: &'static str,
    /// Facet.
    pub not_filled: &'static str,
    /// Help.
    pub task_keys: &'static str,
    /// Alert.
    pub could_not: &'static str,
    /// Part of the menu of exports.
    pub export_one: &'static str,
    /// Part of the menu.
    pub export_all: &'static str,
    /// Part of the menu.
    pub project: &'static str,
    /// Menu item.
    pub measures_xlsx: &'static str,
    /// Menu item.
    pub measures_csv: &'static str,
    /// Menu item.
    pub measures_md: &'static str,
    /// Menu item.
    pub tasks_docx: &'static str,
    /// Menu item.
    pub tasks_xlsx: &'static str,
    /// Menu item.
    pub reports_xlsx: &'static str,
    /// Menu item.
    pub analysis_json: &'static str,
    /// Menu item.
    pub copy_table: &'static str,
    /// Menu item.
    pub save_project: &'static str,
    /// Menu item.
    pub open_project: &'static str,
}
