/** What stands in place of a screen, or above it, when the way to the servers or the code of the viewer is interrupted. */
export const interruption = {
  offline: {
    title: 'ネットワークに接続していません',
    detail: '{{time}} から切断中です。表示は切断前に取得した内容で、接続が戻ると自動で照会し直します。',
  },
  code: {
    title: 'この画面のプログラムを読み込めません',
    detail:
      '連携ビューアが新しい版に更新されたか、ネットワークが切れています。再試行しても開けないときは、書きかけのものを保存してから再読み込みしてください。',
    reload: '再読み込み',
  },
} as const
