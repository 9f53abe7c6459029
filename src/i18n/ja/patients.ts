/** 連携患者一覧. */
export const patients = {
  title: '連携患者一覧',
} as const
