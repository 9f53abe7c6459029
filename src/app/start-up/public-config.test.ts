import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNetworkConfig } from '#sources/network-config.ts'

describe('public/config.json, the example that a deployment replaces', () => {
  it('is a configuration that the viewer can read', () => {
    const example: unknown = JSON.parse(readFileSync('public/config.json', 'utf8'))
    expect(readNetworkConfig(example, 'https://viewer.example/config.json')).toHaveProperty('config')
  })
})
