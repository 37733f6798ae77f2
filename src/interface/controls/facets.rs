//! Facets: groups of values, each with how many rows have it; what is pressed narrows the table.
//!
//! A row is wanted if for each group it has one of the group's pressed values, or none is pressed. A value's count is
//! of the rows that the other groups and the search leave.

use leptos::prelude::*;

/// A group of values.
pub struct Group {
    /// Its title.
    pub title: &'static str,
    /// Names of its values, in the order in which they are to stand.
    pub values: Vec<String>,
    /// For each row, which of the values it has.
    pub of_row: Vec<Option<usize>>,
}

/// Which values are pressed: group and value.
pub type Pressed = RwSignal<Vec<(usize, usize)>>;

/// The group of these keys: values in order of how many rows have them, `order` first where it is given.
pub fn group(title: &'static str, order: &[&str], keys: Vec<Option<String>>) -> Group {
    let mut values: Vec<String> = order.iter().map(|it| (*it).to_owned()).collect();
    let fixed = values.len();
    let mut counts = vec![0u32; fixed];
    let mut of_row = Vec::with_capacity(keys.len());
    for key in keys {
        of_row.push(key.map(|key| {
            let at = values.iter().position(|it| *it == key).unwrap_or_else(|| {
                values.push(key);
                counts.push(0);
                values.len() - 1
            });
            counts[at] += 1;
            at
        }));
    }
    let mut places: Vec<usize> = (0..values.len()).collect();
    baogao::order::by(&mut places, |&a, &b| {
        (a >= fixed).cmp(&(b >= fixed)).then_with(|| if a < fixed { a.cmp(&b) } else { counts[b].cmp(&counts[a]) })
    });
    let mut new = vec![0; values.len()];
    places.iter().enumerate().for_each(|(to, &from)| new[from] = to);
    let values = places.iter().map(|&at| std::mem::take(&mut values[at])).collect();
    Group { title, values, of_row: of_row.into_iter().map(|at| at.map(|at| new[at])).collect() }
}

/// Whether the row is wanted by every group but `except`.
pub fn wants(groups: &[Group], pressed: &[(usize, usize)], row: usize, except: Option<usize>) -> bool {
    groups.iter().enumerate().all(|(at, group)| {
        let mut of_group = pressed.iter().filter(|(it, _)| *it == at).peekable();
        except == Some(at)
            || of_group.peek().is_none()
            || of_group.any(|(_, value)| group.of_row.get(row).copied().flatten() == Some(*value))
    })
}

/// The groups as lists of buttons. `base` tells which rows the search leaves.
#[component]
pub fn Facets(
    /// In order.
    #[prop(into)]
    groups: Signal<std::sync::Arc<Vec<Group>>>,
    /// What is pressed.
    pressed: Pressed,
    /// Rows that are wanted apart from the facets.
    base: Signal<Vec<bool>>,
    /// Label of the whole.
    label: &'static str,
) -> impl IntoView {
    view! {
        <div class="facets" role="group" aria-label=label>
            {move || {
                let groups = groups.get();
                let pressed_now = pressed.get();
                let base = base.get();
                groups.iter().enumerate().filter_map(|(at, group)| {
                    let mut counts = vec![0usize; group.values.len()];
                    for (row, value) in group.of_row.iter().enumerate() {
                        if let Some(value) = value
                            && base.get(row) == Some(&true)
                            && wants(&groups, &pressed_now, row, Some(at))
                        {
                            counts[*value] += 1;
                        }
                    }
                    let lines: Vec<_> = (group.values.iter().zip(counts).enumerate())
                        .filter(|(value, (_, count))| *count > 0 || pressed_now.contains(&(at, *value)))
                        .map(|(value, (name, count))| {
                            let on = pressed_now.contains(&(at, value));
                            view! {
                                <button class="facet" aria-pressed=on.to_string() on:click=move |_| pressed.update(|it| {
                                    match it.iter().position(|it| *it == (at, value)) {
                                        Some(place) => drop(it.remove(place)),
                                        None => it.push((at, value)),
                                    }
                                })>
                                    <span class="facet-name">{name.clone()}</span><span class="facet-count">{count}</span>
                                </button>
                            }
                        })
                        .collect();
                    (!lines.is_empty()).then(|| view! { <div class="facet-group"><h2>{group.title}</h2>{lines}</div> }.into_any())
                }).collect_view()
            }}
        </div>
    }
}
