import type { NetworkUser } from '../network-files.ts'

/** Who may sit before the demo; the first is the default. */
export const USERS: readonly NetworkUser[] = [
  { id: 'u-reiji-ichiro', name: '例示 一郎', kana: 'レイジ イチロウ', profession: 'physician', facility: 'reiji-chuo' },
  { id: 'u-reiji-yuri', name: '例示 百合', kana: 'レイジ ユリ', profession: 'nurse', facility: 'reiji-chuo' },
  {
    id: 'u-hinagata-kaoru',
    name: '雛形 薫',
    kana: 'ヒナガタ カオル',
    profession: 'pharmacist',
    facility: 'mihon-yakkyoku',
  },
  { id: 'u-kari-kazuo', name: '仮 一夫', kana: 'カリ カズオ', profession: 'physician', facility: 'mihon-sogo' },
  { id: 'u-zurei-midori', name: '図例 みどり', kana: 'ズレイ ミドリ', profession: 'nurse', facility: 'reiji-houkan' },
  { id: 'u-tehon-kei', name: '手本 圭', kana: 'テホン ケイ', profession: 'care-manager', facility: 'reiji-houkan' },
  { id: 'u-reiji-fumi', name: '例示 文', kana: 'レイジ フミ', profession: 'clerk', facility: 'reiji-chuo' },
]
