/** 診療カレンダー. */
export const calendar = {
  title: '診療カレンダー',
} as const
