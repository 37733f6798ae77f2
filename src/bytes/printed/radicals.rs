//! Radicals that stand for the ordinary characters that they look like, as the fonts of many a PDF have it: U+2F00 to U+2FD5
//! by Unicode's compatibility decomposition, U+2E80 to U+2EF3 by its list of equivalent unified ideographs.

const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳\
    心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
    頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// 〓 where there is none.
const SUPPLEMENT: &str = "丶厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄心扌攵〓旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁㓁网羊羊羊老肀聿\
    月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// The ordinary character in place of a radical; every other as it is.
pub fn folded(ch: char) -> char {
    let of = |table: &str, first: u32| {
        table.chars().nth((ch as u32 - first) as usize).filter(|ch| *ch != '〓').unwrap_or(ch)
    };
    match ch {
        '\u{2F00}'..='\u{2FD5}' => of(KANGXI, 0x2F00),
        '\u{2E80}'..='\u{2EF3}' => of(SUPPLEMENT, 0x2E80),
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn radicals_become_characters() {
        assert_eq!("⼀⽣⽤⼈⻓⻩⺠⿕一".chars().map(folded).collect::<String>(), "一生用人长黄民龠一");
    }
}
