import type { Lever } from '../demo-state.ts'

export interface PanelTexts {
  readonly pill: string
  readonly region: string
  readonly fictitious: string
  readonly servers: string
  readonly hub: string
  readonly levers: Readonly<Record<Lever, string>>
  readonly nextRequest: string
  readonly reload: string
  readonly today: string
  readonly ownToday: string
  readonly apply: string
  readonly close: string
}

const JA: PanelTexts = {
  pill: 'デモ',
  region: 'デモの設定',
  fictitious: '架空のデータです。実在の患者・医療機関の情報は含まれていません。',
  servers: '医療機関の応答',
  hub: '連携基盤（患者一覧・メモ）',
  levers: {
    normal: '通常',
    slow: '遅い（12秒）',
    silent: '応答しない',
    down: '接続できない',
    refusing: '閲覧を拒否',
    'opted-out': '患者の同意の範囲外',
    'not-disclosing': '公開していない',
    html200: 'HTMLを返す',
    malformed: '途中で切れる',
    'lost-answer': '書き込みの返事が届かない',
  },
  nextRequest: '次の取得から反映されます。',
  reload: '今すぐ読み込み直す',
  today: '今日の日付',
  ownToday: '見本データの日付に戻す',
  apply: 'この日付で開き直す',
  close: '閉じる',
}

const EN: PanelTexts = {
  pill: 'Demo',
  region: 'Demo settings',
  fictitious: 'All data are fictitious. No real patient or institution is in them.',
  servers: 'How each hospital answers',
  hub: 'Hub (patients, notes)',
  levers: {
    normal: 'Normal',
    slow: 'Slow (12 s)',
    silent: 'Never answering',
    down: 'Unreachable',
    refusing: 'Refusing access',
    'opted-out': 'Outside the consent',
    'not-disclosing': 'Not disclosing',
    html200: 'Answering HTML',
    malformed: 'Cut off midway',
    'lost-answer': 'Answers to writes get lost',
  },
  nextRequest: 'Takes effect with the next request.',
  reload: 'Reload now',
  today: 'Today',
  ownToday: 'Back to the day of the sample data',
  apply: 'Reopen on this day',
  close: 'Close',
}

export function panelTexts(language: string): PanelTexts {
  return language.startsWith('en') ? EN : JA
}
