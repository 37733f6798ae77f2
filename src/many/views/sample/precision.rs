//! How many of a sample are right, and how far that may be from the whole.

/// The 95 % quantile of the normal distribution, two-sided.
const Z: f64 = 1.959_964;

/// Wilson's interval for a share of `right` in `judged`, in thousandths: lower end, share, upper end. Nothing for none.
/// (E. B. Wilson, 1927: unlike the plain normal interval it holds for small samples and shares near one.)
pub fn wilson(right: u32, judged: u32) -> Option<(u32, u32, u32)> {
    if judged == 0 {
        return None;
    }
    let (count, share) = (f64::from(judged), f64::from(right) / f64::from(judged));
    let middle = share + Z * Z / (2.0 * count);
    let spread = Z * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    let scale = 1.0 + Z * Z / count;
    let thousandths = |it: f64| (it.clamp(0.0, 1.0) * 1000.0).round() as u32;
    Some((thousandths((middle - spread) / scale), thousandths(share), thousandths((middle + spread) / scale)))
}

/// Thousandths in per cent.
pub fn percent(thousandths: u32) -> String {
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}
