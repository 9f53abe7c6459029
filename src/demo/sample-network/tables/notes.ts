import type { FacilityLetter } from '../facilities.ts'
import type { Profession } from '../network-files.ts'

/** One note that somebody wrote to the others who care for a patient. */
export interface NoteRow {
  /** Key of the person's row. */
  readonly person: string
  readonly id: string
  readonly sent: string
  readonly author: string
  readonly profession: Profession
  readonly facility: FacilityLetter
  readonly text: string
  /** Note that it answers. */
  readonly replyTo?: string
  /** Who may read it; without, everybody who is linked for the patient. */
  readonly audience?: 'facility'
  /** A picture that goes with it: its name. */
  readonly picture?: string
  readonly homeCare?: {
    readonly nextVisit: string
    readonly isPolicyChanged: boolean
    readonly policy?: string
    readonly carePoints: string
    readonly endOfLife?: string
  }
  /** Ids of users who say to have read it. */
  readonly readBy?: readonly string[]
}

export const NOTES: readonly NoteRow[] = [
  {
    person: 'mihon-taro',
    id: 'taro-1',
    sent: '2026-11-09T15:40',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    readBy: ['u-reiji-ichiro'],
    homeCare: {
      nextVisit: '2026-11-12',
      isPolicyChanged: true,
      policy: '退院時に利尿薬を増量。体重 64 kg を超えたら連絡。',
      carePoints: '塩分 6 g 未満。起立時のふらつきに注意。内服は一包化。',
      endOfLife: '延命のみを目的とした処置は望まない（2026/10 退院前カンファレンスで本人・妻と確認）。',
    },
    text: '退院後の初回訪問。血圧 126/72、脈拍 78 不整。体重 62.3 kg。内服は妻が一包化カレンダーで管理。',
  },
  {
    person: 'mihon-taro',
    id: 'taro-2',
    sent: '2026-11-12T09:15',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: '血圧 128/74、脈 76 不整。内服カレンダーの飲み残しなし。',
  },
  {
    person: 'mihon-taro',
    id: 'taro-3',
    sent: '2026-11-12T10:20',
    author: '例示 一郎',
    profession: 'physician',
    facility: 'A',
    text: '抗凝固薬 継続中。処置前に循環器内科へ連絡。',
  },
  {
    person: 'mihon-taro',
    id: 'taro-own',
    sent: '2026-11-13T14:00',
    author: '例示 百合',
    profession: 'nurse',
    facility: 'A',
    text: '次回採血は K と Cr を必ず追加。',
    audience: 'facility',
  },
  {
    person: 'mihon-taro',
    id: 'taro-4',
    sent: '2026-11-16T16:05',
    author: '手本 圭',
    profession: 'care-manager',
    facility: 'G',
    readBy: ['u-reiji-ichiro', 'u-zurei-midori'],
    text: 'サービス担当者会議を 11/27（金）14時に予定しています。配食サービスの導入を検討します。',
  },
  {
    person: 'mihon-taro',
    id: 'taro-5',
    sent: '2026-11-19T11:05',
    author: '雛形 薫',
    profession: 'pharmacist',
    facility: 'F',
    text: 'アムロジピンOD錠5mg（見本総合）とノルバスク錠2.5mg（例示中央）が手元に両方あります。服用の要否をご確認ください。',
  },
  {
    person: 'mihon-taro',
    id: 'taro-6',
    sent: '2026-11-19T13:20',
    author: '仮 一夫',
    profession: 'physician',
    facility: 'B',
    text: '当院ではアムロジピンOD錠5mgに一本化する方針です。ノルバスクは中止でお願いします。',
    replyTo: 'taro-5',
  },
  {
    person: 'mihon-taro',
    id: 'taro-7',
    sent: '2026-11-19T17:42',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: '体重 62.8 kg、下腿浮腫は軽度。夜間の息切れなし。塩分の多い惣菜が続いているとのことで、配食への切り替えを家族と相談しました。',
    picture: '下腿_20261119.jpg',
    readBy: ['u-kari-kazuo'],
  },
  {
    person: 'kaku-saburo',
    id: 'saburo-1',
    sent: '2026-11-17T10:30',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: '在宅酸素 1 L/分。SpO2 93%。痰の量は変わりなし。',
  },
  {
    person: 'kaku-saburo',
    id: 'saburo-2',
    sent: '2026-11-18T11:10',
    author: '雛形 薫',
    profession: 'pharmacist',
    facility: 'F',
    text: '吸入手技を確認しました。残薬は７日分です。',
  },
  {
    person: 'kaku-saburo',
    id: 'saburo-3',
    sent: '2026-11-19T18:20',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: '昨日から痰が黄色。体温 37.4 ℃。明日の受診をすすめました。',
  },
  {
    person: 'kamei-umeko',
    id: 'umeko-1',
    sent: '2026-11-18T15:00',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: '仙骨部の発赤は消退。体位変換の間隔は２時間のまま継続。',
  },
  {
    person: 'kamei-umeko',
    id: 'umeko-2',
    sent: '2026-11-19T16:48',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: '食事摂取 ７割。むせなし。次回、嚥下の評価をお願いします。',
  },
  {
    person: 'shitagaki-fumiyo',
    id: 'fumiyo-1',
    sent: '2026-10-28T13:27',
    author: '図例 みどり',
    profession: 'nurse',
    facility: 'G',
    text: 'インスリンの自己注射は手技良好。低血糖なし。',
  },
]

/** 重要メモ: pinned to the head of the patient. */
export const MEMOS: readonly Omit<NoteRow, 'replyTo'>[] = [
  {
    person: 'mihon-taro',
    id: 'memo-taro',
    sent: '2026-11-12T10:20',
    author: '例示 一郎',
    profession: 'physician',
    facility: 'A',
    text: '抗凝固薬 継続中。\n処置前に循環器内科へ連絡。',
  },
  {
    person: 'kaku-saburo',
    id: 'memo-saburo',
    sent: '2026-09-02T09:40',
    author: '例示 一郎',
    profession: 'physician',
    facility: 'A',
    text: '在宅酸素療法中。急変時は気管挿管を希望されない（2026/09/02 本人・長男と確認）。',
  },
  {
    person: 'kuran-tadashi',
    id: 'memo-tadashi',
    sent: '2026-11-02T09:05',
    author: '例示 一郎',
    profession: 'physician',
    facility: 'A',
    text: '2026/11/02 見本総合病院にて死亡。家族への連絡済み。',
  },
]

/** Warnings about drugs that the network keeps itself. */
export const WARNINGS: readonly {
  readonly person: string
  readonly id: string
  readonly since: string
  readonly text: string
  readonly facility: FacilityLetter
  readonly author: string
}[] = [
  {
    person: 'mihon-taro',
    id: 'warn-taro',
    since: '2026-05-13',
    text: 'ロキソプロフェン（ＮＳＡＩＤｓ）：喘息発作の既往',
    facility: 'A',
    author: '例示 一郎',
  },
  {
    person: 'kaku-saburo',
    id: 'warn-saburo',
    since: '2024-06-18',
    text: 'β遮断薬：気管支攣縮の既往',
    facility: 'A',
    author: '例示 一郎',
  },
]
