/** 連携患者一覧を紙やファイルに出すとき. */
export const patientOutput = {
  whose: '一覧',
  count: '人数',
  order: '並び順',
  orderOf: '{{column}}（{{direction}}）',
  asOf: '取得',
  fetched: '{{time}} 取得済み',
  missing: 'この一覧は完全ではありません（{{gaps}}）',
  caution: '患者を特定できる一覧です。用が済んだら速やかに廃棄・削除してください',
  marks: '注意',
  linkOf: '{{facility}} {{state}}',
} as const
