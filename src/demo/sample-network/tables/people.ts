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
]
