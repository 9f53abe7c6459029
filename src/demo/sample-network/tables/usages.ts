/** JAMI usage codes with the text that goes with them (ss-mix2.md §8, fhir-jp.md §2.3). */
export interface Usage {
  readonly code: string
  readonly text: string
  /** Doses a day; 0 where the dose is not taken by the day (頓用, 外用). */
  readonly timesPerDay: number
}

export const USAGES = {
  morning: { code: '1011000400000000', text: '内服・経口・１日１回朝食後', timesPerDay: 1 },
  evening: { code: '1011040000000000', text: '内服・経口・１日１回夕食後', timesPerDay: 1 },
  bedtime: { code: '1011100000000000', text: '内服・経口・１日１回就寝前', timesPerDay: 1 },
  morningEvening: { code: '1012040400000000', text: '内服・経口・１日２回朝夕食後', timesPerDay: 2 },
  morningEveningBefore: { code: '1012010100000000', text: '内服・経口・１日２回朝夕食前', timesPerDay: 2 },
  threeMeals: { code: '1013044400000000', text: '内服・経口・１日３回朝昼夕食後', timesPerDay: 3 },
  mealsAndBedtime: { code: '1014144400000000', text: '内服・経口・１日４回朝昼夕食後と就寝前', timesPerDay: 4 },
  painAsNeeded: { code: '1050110020000000', text: '内服・経口・疼痛時', timesPerDay: 0 },
  sleeplessAsNeeded: { code: '1050610000000000', text: '内服・経口・不眠時', timesPerDay: 0 },
  feverAsNeeded: { code: '1050710000000000', text: '内服・経口・発熱時', timesPerDay: 0 },
  chestPainAsNeeded: { code: '1050W10000000000', text: '内服・舌下・胸痛時', timesPerDay: 0 },
  applyOnce: { code: '2B71000000000000', text: '外用・貼付・１日１回', timesPerDay: 0 },
  applyTwice: { code: '2B72000000000000', text: '外用・塗布・１日２回', timesPerDay: 0 },
  eyeOnce: { code: '2H71000000000000', text: '外用・点眼・１日１回', timesPerDay: 0 },
  inhaleTwice: { code: '2472000000000000', text: '外用・吸入・１日２回', timesPerDay: 0 },
  suppository: { code: '2R50410000000000', text: '外用・肛門挿入・便秘時', timesPerDay: 0 },
  injectBedtime: { code: '3211100000000000', text: '注射・皮下注・１日１回就寝前', timesPerDay: 0 },
  injectMeals: { code: '3213044400000000', text: '注射・皮下注・１日３回朝昼夕食直前', timesPerDay: 0 },
} as const satisfies Readonly<Record<string, Usage>>

export type UsageKey = keyof typeof USAGES
