/** The list of keys: those of every screen, and those of each. It comes with the patient's page. */
export const keys = {
  everywhere: 'すべての画面',
  list: 'この一覧を開く',
  main: '画面の表・一覧へ移る',
  menu: '患者メニューへ移る',
  find: '画面の検索・絞り込みの欄へ移る',
  goTo: 'g のあと番号：その画面へ（番号は g を押すと患者メニューに出ます）',
  goToList: 'g のあと 0：連携患者一覧へ',
  next: '次の項目へ',
  previous: '前の項目へ',
  enter: '開く・押す',
  escape: '閉じて元の場所へ戻る',
  print: '印刷',
  asked: '行き先の番号を押してください。Esc でやめます。',
} as const
