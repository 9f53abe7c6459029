import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inPseudoLanguage } from './pseudo-language.ts'

const SOURCE = join(import.meta.dirname, '..')
const [ja, en] = await Promise.all([wordsOf('ja'), wordsOf('en')])

/** Every namespace of a language, by the name of its export. */
async function wordsOf(language: 'ja' | 'en'): Promise<Readonly<Record<string, object>>> {
  const files = readdirSync(join(import.meta.dirname, language)).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(files.map((file) => import(`./${language}/${file.slice(0, -3)}.ts`)))
  return Object.assign({}, ...modules)
}

function leaves(words: object, path: readonly string[] = []): string[][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[...path, key]] : leaves(value, [...path, key]),
  )
}

function textAt(words: object, path: readonly string[]): string | undefined {
  let at: unknown = words
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  return typeof at === 'string' ? at : undefined
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').sort()
}

/** Everything that is written in components and formatters, in one text, without the words themselves and the tests. */
function sourceText(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^i18n[\\/](ja|en)[\\/]/.test(file),
  )
  return files.map((file) => readFileSync(join(SOURCE, file), 'utf8')).join('\n')
}

/** A word is used by `$.a.b`, `$.a['b-c']`, or by any computed key below `$.a[`. */
function isUsed(source: string, path: readonly string[]): boolean {
  const spelled = path.map((key) => key.replace(/_(one|other)$/, ''))
  const step = (key: string) => (/^\w+$/.test(key) ? `\\.${key}` : `\\['${key}'\\]`)
  const whole = new RegExp(`\\$${spelled.map(step).join('')}(?![\\w'])`)
  if (whole.test(source)) return true
  return spelled.some((_, depth) =>
    new RegExp(`\\$${spelled.slice(0, depth).map(step).join('')}\\[[a-zA-Z]`).test(source),
  )
}

describe('the words of the interface', () => {
  it('are there in English wherever they are in Japanese, with the same placeholders', () => {
    const differing = leaves(ja).filter((path) => {
      const [source, translated] = [textAt(ja, path), textAt(en, path)]
      return (
        source === undefined ||
        translated === undefined ||
        translated.trim() === '' ||
        placeholders(source).join() !== placeholders(translated).join()
      )
    })
    expect(differing.map((path) => path.join('.'))).toEqual([])
  })

  it('are all used', () => {
    const source = sourceText()
    const unused = leaves(ja).filter(([, ...path]) => !isUsed(source, path))
    expect(unused.map((path) => path.join('.'))).toEqual([])
  })

  it('say 基準範囲 and never 正常値, 連携 and never 接続先 (clinical-ux.md §3)', () => {
    const forbidden = leaves(ja).filter((path) => /正常値|接続先病院/.test(textAt(ja, path) ?? ''))
    expect(forbidden.map((path) => path.join('.'))).toEqual([])
  })

  it('keep their placeholders in the pseudo-language', () => {
    expect(inPseudoLanguage({ a: { b: '{{count}}件' } })).toEqual({ a: { b: '［{{count}}件］' } })
  })
})
