//! Where the article of a page is, and what of the page around it belongs to it: its title and when it was published.

use super::tree::{BLOCKS, Node, Tree};

/// The article of a page.
#[derive(Debug, Default)]
pub struct Article {
    /// What stands before it and belongs to it, in order.
    pub before: Vec<usize>,
    /// The element that holds it.
    pub inside: usize,
    /// Elements inside it that are no part of it; true at their numbers.
    pub left_out: Vec<bool>,
    /// A line that tells the date of publication, where only a `<meta>` tells it.
    pub published: Option<String>,
}

/// Elements whose inside is no text of the page.
const NO_TEXT: [&str; 16] = [
    "script", "style", "noscript", "template", "iframe", "svg", "math", "select", "button", "textarea", "object",
    "head", "rt", "rp", "video", "audio",
];
/// Elements that stand around an article, where they hold little of the page's text.
const AROUND: [&str; 3] = ["nav", "aside", "footer"];
/// Words in the class or id of what stands around an article.
const AROUND_CLASS: [&str; 40] = [
    "nav",
    "navbar",
    "menu",
    "footer",
    "foot",
    "breadcrumb",
    "crumb",
    "crumbs",
    "location",
    "position",
    "share",
    "bdsharebuttonbox",
    "print",
    "printer",
    "toolbar",
    "tools",
    "tool",
    "fontsize",
    "font",
    "related",
    "relate",
    "relatednews",
    "recommend",
    "sidebar",
    "copyright",
    "pager",
    "pagination",
    "search",
    "qrcode",
    "ewm",
    "comment",
    "comments",
    "friendlink",
    "links",
    "catalog",
    "toc",
    "dqwz",
    "xgwd",
    "xgxx",
    "gongju",
];
/// Words in the class or id of an article's title.
const TITLE_CLASS: [&str; 8] = ["title", "tit", "bt", "biaoti", "headline", "subject", "arttitle", "articletitle"];
/// What the line under a title begins with.
const DATED: [&str; 8] = ["发布时间", "发布日期", "发稿时间", "成文日期", "时间：", "日期：", "来源：", "信息来源"];
/// Characters of the longest line that can be a title.
const TITLE: usize = 80;

/// Finds the article.
pub fn find(tree: &Tree) -> Article {
    let weights = weights(tree, &[]);
    let whole = weights.first().copied().unwrap_or(0);
    // What stands around the article by its name holds little; an article in a `div class="print"` stays.
    let left_out: Vec<bool> = (tree.nodes.iter().zip(&weights))
        .map(|(node, weight)| no_text(node) || is_around(node) && weight * 5 <= whole)
        .collect();
    let weights = self::weights(tree, &left_out);
    let whole = weights.first().copied().unwrap_or(0);
    let mut chain = vec![0];
    let mut inside = 0;
    while let Some(child) = heaviest(tree, inside, &weights) {
        // A paragraph, or what is inside one, is no article.
        let name = tree.node(child).name.as_str();
        let holds = BLOCKS.contains(&name) && name != "p" || matches!(name, "html" | "tbody" | "th" | "span" | "font");
        let weight = weights.get(child).copied().unwrap_or(0);
        if !holds || weight * 5 < whole * 4 || whole < 100 {
            break;
        }
        chain.push(child);
        inside = child;
    }
    let (before, dated) = before(tree, &chain, &left_out);
    let published = tree.published.as_ref().filter(|_| !dated).map(|date| format!("发布时间：{date}"));
    Article { before, inside, left_out, published }
}

fn no_text(node: &Node) -> bool {
    node.hidden || NO_TEXT.contains(&node.name.as_str())
}

fn has_class(node: &Node, words: &[&str]) -> bool {
    node.class.split(|ch: char| !ch.is_ascii_alphabetic()).any(|word| words.contains(&word))
}

fn is_around(node: &Node) -> bool {
    AROUND.contains(&node.name.as_str()) || has_class(node, &AROUND_CLASS)
}

/// Characters of text in each node that are no link.
fn weights(tree: &Tree, left_out: &[bool]) -> Vec<usize> {
    let mut weights = vec![0; tree.nodes.len()];
    for (at, node) in tree.nodes.iter().enumerate().rev() {
        let out = left_out.get(at).copied().unwrap_or_else(|| no_text(node));
        let inside: usize = node.children.iter().filter_map(|&child| weights.get(child)).sum();
        let own = node.text.chars().filter(|ch| !ch.is_whitespace()).count();
        if let Some(weight) = weights.get_mut(at) {
            *weight = if out || node.name == "a" { 0 } else { own + inside };
        }
    }
    weights
}

fn heaviest(tree: &Tree, of: usize, weights: &[usize]) -> Option<usize> {
    let children = tree.node(of).children.iter().copied();
    children.filter(|&child| !tree.node(child).name.is_empty()).max_by_key(|&child| weights.get(child).copied())
}

/// What stands before the chain of elements that leads to the article and belongs to it; whether a date is among it.
fn before(tree: &Tree, chain: &[usize], left_out: &[bool]) -> (Vec<usize>, bool) {
    let mut found = Vec::new();
    let mut dated = false;
    for pair in chain.windows(2) {
        let [outer, inner] = pair else { continue };
        for &sibling in tree.node(*outer).children.iter().take_while(|&child| child != inner) {
            collect(tree, sibling, left_out, &mut found, &mut dated);
        }
    }
    // The title nearest to the article, and what stands between.
    let is_title = |at: &usize| is_title(tree.node(*at));
    match found.iter().rposition(is_title) {
        Some(last) => {
            let first = found.iter().take(last).rposition(|at| !is_title(at)).map_or(0, |at| at + 1);
            let first = if last - first > 2 { last } else { first };
            (found.split_off(first), dated)
        }
        None => (found, dated),
    }
}

fn is_title(node: &Node) -> bool {
    matches!(node.name.as_str(), "h1" | "h2" | "h3") || has_class(node, &TITLE_CLASS)
}

/// Titles and lines with a date in and below a node.
fn collect(tree: &Tree, at: usize, left_out: &[bool], found: &mut Vec<usize>, dated: &mut bool) {
    let node = tree.node(at);
    if left_out.get(at).copied().unwrap_or(true) || node.name == "a" || node.name == "ul" {
        return;
    }
    if !node.name.is_empty() {
        let mut words = String::new();
        text(tree, at, left_out, &mut words);
        let words = words.trim();
        let short = !words.is_empty() && words.chars().nth(TITLE).is_none();
        let is_dated = short && DATED.iter().any(|start| words.starts_with(start));
        if short && (is_title(node) || is_dated) {
            *dated |= is_dated;
            found.push(at);
            return;
        }
    }
    for &child in &node.children {
        collect(tree, child, left_out, found, dated);
    }
}

fn text(tree: &Tree, at: usize, left_out: &[bool], out: &mut String) {
    if left_out.get(at).copied().unwrap_or(true) || out.len() > 4 * TITLE {
        return;
    }
    let node = tree.node(at);
    out.push_str(&node.text);
    node.children.iter().for_each(|&child| text(tree, child, left_out, out));
}
