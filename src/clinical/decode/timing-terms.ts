import type { FormatLanguage } from '../format/date.ts'

type Terms = Readonly<Record<FormatLanguage, string>>

const term = (ja: string, en: string): Terms => ({ ja, en })

/** EventTiming of FHIR R4 in the words of dosing. */
export const WHEN: ReadonlyMap<string, Terms> = new Map([
  ['MORN', term('朝', 'in the morning')],
  ['MORN.early', term('早朝', 'early in the morning')],
  ['MORN.late', term('午前遅く', 'late in the morning')],
  ['NOON', term('正午', 'at noon')],
  ['AFT', term('午後', 'in the afternoon')],
  ['AFT.early', term('午後早く', 'early in the afternoon')],
  ['AFT.late', term('午後遅く', 'late in the afternoon')],
  ['EVE', term('夕', 'in the evening')],
  ['EVE.early', term('夕方早く', 'early in the evening')],
  ['EVE.late', term('夕方遅く', 'late in the evening')],
  ['NIGHT', term('夜', 'at night')],
  ['PHS', term('就寝後', 'after sleep')],
  ['HS', term('就寝前', 'before sleep')],
  ['WAKE', term('起床時', 'on waking')],
  ['C', term('食事中', 'with meals')],
  ['CM', term('朝食中', 'with breakfast')],
  ['CD', term('昼食中', 'with lunch')],
  ['CV', term('夕食中', 'with dinner')],
  ['AC', term('食前', 'before meals')],
  ['ACM', term('朝食前', 'before breakfast')],
  ['ACD', term('昼食前', 'before lunch')],
  ['ACV', term('夕食前', 'before dinner')],
  ['PC', term('食後', 'after meals')],
  ['PCM', term('朝食後', 'after breakfast')],
  ['PCD', term('昼食後', 'after lunch')],
  ['PCV', term('夕食後', 'after dinner')],
])

export const DAYS: ReadonlyMap<string, Terms> = new Map([
  ['mon', term('月', 'Mon')],
  ['tue', term('火', 'Tue')],
  ['wed', term('水', 'Wed')],
  ['thu', term('木', 'Thu')],
  ['fri', term('金', 'Fri')],
  ['sat', term('土', 'Sat')],
  ['sun', term('日', 'Sun')],
])

export const UNITS: ReadonlyMap<string, Terms> = new Map([
  ['s', term('秒', 's')],
  ['min', term('分', 'min')],
  ['h', term('時間', 'h')],
  ['d', term('日', 'd')],
  ['wk', term('週間', 'wk')],
  ['mo', term('か月', 'mo')],
  ['a', term('年', 'y')],
])

/** Units that stand alone: once a day. */
export const A_UNIT: ReadonlyMap<string, string> = new Map([
  ['s', 'second'],
  ['min', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['wk', 'week'],
  ['mo', 'month'],
  ['a', 'year'],
])

/** Stands behind words that no prescriber wrote: they were made from the structure of the record (VAL-5). */
export const MADE = term('（構造化データから）', ' (from structured data)')
