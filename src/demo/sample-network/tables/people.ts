/**
 * The sixty people, all invented: names are words for "sample", "model", "draft" and the like.
 * One row: 氏名, フリガナ (empty where nobody recorded it), birth, sex, number at A, links elsewhere, and what is special.
 *
 * A link is a letter, alone or with `=state:since` and, while importing, the number of records still to come:
 * `C=requested:2026-11-16`, `H=importing(12):2026-11-17`.
 */
export interface PersonRow {
  readonly key: string
  readonly name: string
  readonly kana: string
  readonly birth: string
  readonly sex: 'M' | 'F'
  readonly ownId: string
  readonly links: string
  readonly died?: readonly [day: string, time: string]
  readonly isMerged?: true
}

function row(
  key: string,
  name: string,
  kana: string,
  birth: string,
  sex: 'M' | 'F',
  ownId: string,
  links: string,
  more: Partial<PersonRow> = {},
): PersonRow {
  return { key, name, kana, birth, sex, ownId, links, ...more }
}

export const PEOPLE: readonly PersonRow[] = [
  row('mihon-taro', '見本 太郎', 'ミホン タロウ', '1948-04-12', 'M', '00012345', 'B C D=linked:2026-11-11 F G'),
  row('reiji-hanako-1', '例示 花子', 'レイジ ハナコ', '1961-07-03', 'F', '00010877', 'B F'),
  row('kaku-saburo', '架空 三郎', 'カクウ サブロウ', '1939-12-24', 'M', '00009214', 'B D F G'),
  row('shiken-jiro', '試験 次郎', 'シケン ジロウ', '1955-02-18', 'M', '00011530', 'C'),
  row('kamei-umeko', '仮名 梅子', 'カメイ ウメコ', '1932-09-09', 'F', '00003307', 'B E G'),
  row('reiji-hanako-2', '例示 花子', 'レイジ ハナコ', '1961-11-23', 'F', '00015562', 'D'),
  row('hinagata-kenichi', '雛形 健一', 'ヒナガタ ケンイチ', '1970-05-30', 'M', '00014016', 'B C'),
  row('mogi-sakura', '模擬 さくら', 'モギ サクラ', '1988-03-21', 'F', '00016203', 'H=importing(12):2026-11-17'),
  row('hyohon-yoshie', '標本 よし江', 'ヒョウホン ヨシエ', '1944-01-02', 'F', '00007741', 'B=stopped:2026-11-10'),
  row('reidai-baby', '例題 桃子ベビー', 'レイダイ モモコベビー', '2026-11-14', 'F', '00016390', 'C=linked:2026-11-14'),
  row('kaso-shiro', '仮想 四郎', 'カソウ シロウ', '1951-08-15', 'M', '00008850', 'B D'),
  row('tehon-kumiko', '手本 久美子', 'テホン クミコ', '1966-06-06', 'F', '00012009', 'B'),
  row('tehon-kuniko', '手本 久仁子', 'テホン クニコ', '1966-06-06', 'F', '00012010', 'B'),
  row('zurei-takashi', '図例 隆', 'ズレイ タカシ', '1947-10-10', 'M', '00006123', 'B F'),
  row('kinyu-reiko', '記入 礼子', 'キニュウ レイコ', '1958-04-29', 'F', '00013348', 'D E'),
  row('mihongaoka', '見本ヶ丘 権之助', 'ミホンガオカ ゴンノスケ', '1949-09-01', 'M', '00005590', 'B C'),
  row('kuran-tadashi', '空欄 正', 'クウラン タダシ', '1936-02-29', 'M', '00004418', 'B', {
    died: ['2026-11-02', '03:18'],
  }),
  row('reibun-akari', '例文 あかり', 'レイブン アカリ', '2019-12-05', 'F', '00015901', 'C=requested:2026-10-30'),
  row('shoshiki-yukio', '書式 幸雄', 'ショシキ ユキオ', '1963-03-14', 'M', '00010222', 'B'),
  row('shitagaki-fumiyo', '下書 文代', 'シタガキ フミヨ', '1953-11-11', 'F', '00009876', 'B D G'),
  row('tanaka-sample', '髙見 﨑子', 'タカミ サキコ', '1957-05-05', 'F', '00008121', 'B E H'),
  row('yoshi-gaiji', '𠮷例 正男', 'ヨシレイ マサオ', '1962-01-30', 'M', '00011034', 'B H'),
  row('no-kana', '王 試', '', '1990-10-01', 'M', '00016011', 'C'),
  row('kokuchi-mamoru', '未告知 守', 'ミコクチ マモル', '1959-08-08', 'M', '00012777', 'C F'),
  row('hutago-a', '双葉 一子', 'フタバ イチコ', '2018-07-07', 'F', '00015011', 'B'),
  row('hutago-b', '双葉 二子', 'フタバ ニコ', '2018-07-07', 'F', '00015012', 'B'),
  row('sokudo-rokuju', '速度 六十', 'ソクド ロクジュウ', '1965-12-12', 'M', '00014600', 'B'),
  row('kiroku-nashi', '記録 無子', 'キロク ナシコ', '1978-02-02', 'F', '00016420', ''),
  row(
    'tetsuzuki-naka',
    '手続 仲太',
    'テツヅキ ナカタ',
    '1973-09-19',
    'M',
    '00016333',
    'B=importing(37):2026-11-18 C=requested:2026-11-19 D=stopped:2026-10-01 H=withdrawn:2026-08-20',
  ),
  row('torichigae-jiro', '取違 次郎', 'トリチガエ ジロウ', '1950-06-15', 'M', '00007002', 'D'),
  row('kowareta-natsu', '破損 夏', 'ハソン ナツ', '1969-08-01', 'F', '00013999', 'B'),
  row('nayose-kazumi', '名寄 和美', 'ナヨセ カズミ', '1954-03-03', 'F', '00006650', 'B C', { isMerged: true }),
  row('riumachi-rie', '関節 理恵', 'カンセツ リエ', '1960-10-20', 'F', '00010510', 'C F'),
  row('toseki-osamu', '透析 修', 'トウセキ オサム', '1952-02-27', 'M', '00008333', 'D F'),
  row('nyugan-chieko', '乳腺 千恵子', 'ニュウセン チエコ', '1971-01-17', 'F', '00013501', 'C'),
  row('zensoku-takeru', '喘鳴 岳', 'ゼイメイ タケル', '2014-04-04', 'M', '00014850', 'B'),
  row('ninpu-haruka', '妊婦 遥', 'ニンプ ハルカ', '1993-06-11', 'F', '00015777', 'C'),
  row('nokosoku-tsutomu', '梗塞 努', 'コウソク ツトム', '1943-11-03', 'M', '00004900', 'B E G'),
  row('kossetsu-kiyo', '骨折 キヨ', 'コッセツ キヨ', '1938-01-28', 'F', '00003811', 'D E G'),
  row('kokyu-minoru', '呼吸 実', 'コキュウ ミノル', '1946-05-21', 'M', '00005022', 'B F G'),
  row('zenritsu-yutaka', '前立 豊', 'マエダテ ユタカ', '1949-12-30', 'M', '00005940', 'D'),
  row('kojosen-yuki', '甲状 由紀', 'コウジョウ ユキ', '1984-09-09', 'F', '00015220', 'H'),
  row('kanen-makoto', '肝炎 誠', 'カンエン マコト', '1956-07-23', 'M', '00009601', 'C H'),
  row('tonyo-satoshi', '糖尾 聡', 'トウビ サトシ', '1967-02-14', 'M', '00013120', 'B F'),
  row('fuseimyaku-aya', '脈野 綾', 'ミャクノ アヤ', '1951-04-18', 'F', '00008010', 'B'),
  row('kyoshin-hiroshi', '狭間 弘', 'ハザマ ヒロシ', '1954-10-05', 'M', '00009245', 'B F'),
  row('utsu-kaori', '休養 香', 'キュウヨウ カオリ', '1986-12-24', 'F', '00015333', 'H'),
  row('ninchi-tome', '物忘 トメ', 'モノワスレ トメ', '1934-06-30', 'F', '00002980', 'B E G'),
  row('parkinson-sumio', '歩行 澄男', 'ホコウ スミオ', '1945-08-12', 'M', '00005333', 'C E'),
  row('konnan-aki', '貧血 亜紀', 'ヒンケツ アキ', '1980-03-28', 'F', '00014444', 'H'),
  row('tsufu-tetsuya', '痛風 哲也', 'ツウフウ テツヤ', '1972-07-15', 'M', '00014105', 'B'),
  row('haigan-jun', '肺葉 淳', 'ハイヨウ ジュン', '1953-09-27', 'M', '00008512', 'C G'),
  row('idai-noboru', '胃台 昇', 'イダイ ノボル', '1948-11-19', 'M', '00005444', 'C F'),
  row('ryokunai-mitsu', '緑内 ミツ', 'リョクナイ ミツ', '1941-02-11', 'F', '00004120', 'D'),
  row('kenshin-daisuke', '健診 大輔', 'ケンシン ダイスケ', '1985-05-16', 'M', '00015088', 'H'),
  row('kafun-mei', '花粉 芽衣', 'カフン メイ', '1997-01-06', 'F', '00015999', 'H'),
  row('yotsu-shoji', '腰野 昭二', 'コシノ ショウジ', '1950-09-23', 'M', '00007455', 'D F'),
  row('zaitaku-hana', '在宅 ハナ', 'ザイタク ハナ', '1931-03-03', 'F', '00002001', 'B F G'),
  row('iryo-sensho', '腎臓 泉', 'ジンゾウ イズミ', '1964-04-10', 'F', '00012880', 'C'),
  row('kanja-goro', '塩分 五郎', 'シオワケ ゴロウ', '1957-12-03', 'M', '00010005', 'B F'),
]
