/** What stands in place of a screen, or above it, when the way to the servers or the code of the viewer is interrupted. */
export const interruption = {
  offline: {
    title: 'ネットワークに接続していません',
    detail: '{{time}} から切断中です。表示は切断前に取得した内容で、接続が戻ると自動で照会し直します。',
  },
  clock: {
    title: 'サーバーと端末の時刻が{{minutes}}分ずれています',
    device:
      'この端末の時計が違います。端末の日付と時刻を合わせてください。画面の取得時刻と「今日」はサーバーの時計に合わせています。',
    server: '時計が違うサーバー：{{facilities}}。運用担当者に伝えてください。',
    hub: '連携基盤のサーバーの時計が違います。運用担当者に伝えてください。',
  },
  code: {
    title: 'この画面のプログラムを読み込めません',
    detail:
      '連携ビューアが新しい版に更新されたか、ネットワークが切れています。再試行しても開けないときは、書きかけのものを保存してから再読み込みしてください。',
    reload: '再読み込み',
  },
} as const
