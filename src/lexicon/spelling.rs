//! How the names of one indicator are written together: read by the build, which refuses what is wrong, and again when
//! the names are looked for.

/// Every spelling of a name: `(规模以上/规上)工业` is two, `国(家)级` is two.
pub fn spell_out(pattern: &str) -> Result<Vec<String>, String> {
    let Some(open) = pattern.find('(') else {
        return match pattern.find(')') {
            Some(_) => Err(format!("`{pattern}`: ) without (")),
            None => Ok(vec![pattern.into()]),
        };
    };
    let close = pattern[open..].find(')').map(|at| open + at).ok_or(format!("`{pattern}`: ( without )"))?;
    let inside = &pattern[open + 1..close];
    let tails = spell_out(&pattern[close + 1..])?;
    let choices: Vec<&str> = if inside.contains('/') { inside.split('/').collect() } else { vec![inside, ""] };
    Ok(choices
        .iter()
        .flat_map(|choice| tails.iter().map(move |tail| format!("{}{choice}{tail}", &pattern[..open])))
        .collect())
}
