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
    singleKeys: '1文字のキー（? b n）を使う',
    kept: '行の間隔とキー操作は、あなたの設定として連携基盤に保存されます。表示言語はこの端末に保存されます。',
    notKept:
      '行の間隔とキー操作は、この利用の間だけ有効です（連携基盤に保存できません）。表示言語はこの端末に保存されます。',
  },
  shortcut: {
    everywhere: 'すべての画面',
    list: 'この一覧を開く',
    main: '画面の表・一覧へ移る',
    menu: '患者メニューへ移る',
    next: '次の項目へ',
    previous: '前の項目へ',
    enter: '開く・押す',
    escape: '閉じて元の場所へ戻る',
    print: '印刷',
  },
} as const
