/** At the foot of the patient's menu: settings, keys, 患者提示モード. They come with the patient's page. */
export const tools = {
  tools: {
    patientFacing: '患者提示モード',
    patientFacingOn: '患者提示モード中',
    settings: '設定',
    shortcuts: 'キー操作の一覧',
    close: '閉じる',
  },
  settings: {
    language: '表示言語',
    density: '行の間隔',
    standard: '標準',
    relaxed: 'ゆったり',
    keys: 'キー操作',
    singleKeys: '1文字のキー（? / b g n）を使う',
    kept: '行の間隔とキー操作は、あなたの設定として連携基盤に保存されます。表示言語はこの端末に保存されます。',
    notKept:
      '行の間隔とキー操作は、この利用の間だけ有効です（連携基盤に保存できません）。表示言語はこの端末に保存されます。',
  },
} as const
