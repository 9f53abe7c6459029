import { describe, expect, it } from 'vitest'
import { grantOf } from './granted-scope.ts'

const TYPES = ['Observation', 'Condition'] as const
const reachOf = (scopes: string) => TYPES.map((type) => grantOf(scopes.split(' '))?.read(type) ?? 'unknown')

describe('what the scopes of a token let somebody read', () => {
  it.each([
    // SMART v2: create, read, update, delete, search, in this order.
    ['user/Observation.rs', 'all', 'none'],
    ['user/Observation.s user/Condition.cruds', 'all', 'all'],
    ['patient/Observation.r', 'all', 'none'],
    ['user/Observation.cud user/Condition.rs', 'none', 'all'],
    // SMART v1.
    ['user/Observation.read', 'all', 'none'],
    ['user/Observation.write user/Condition.*', 'none', 'all'],
    // Only records of one category: what else there is the server keeps to itself.
    ['user/Observation.rs?category=laboratory', 'part', 'none'],
    ['user/Observation.rs?category=laboratory user/Observation.rs', 'all', 'none'],
    ['user/*.rs?_security=N', 'part', 'part'],
    ['user/*.cud user/Observation.rs', 'all', 'none'],
    ['openid profile launch/patient patient/Condition.rs online_access', 'none', 'all'],
    ['user/Patient.rs', 'none', 'none'],
    // Writing alone opens nothing.
    ['user/Communication.cud', 'none', 'none'],
  ])('B1: %s', (scopes, observations, conditions) => {
    expect(reachOf(scopes)).toEqual([observations, conditions])
  })

  it.each([
    '',
    'openid profile online_access',
    'user/*.rs',
    'user/*.read',
    'patient/*.*',
    'user/*.cruds openid',
    'user/Observation.rs user/*.rs',
    // Of no grammar that is known: nothing is closed by guessing.
    'user/Observation.Read',
    'user/Observation.rs user/vendor-specific',
    'api://hospital/records.read',
  ])('B1: leave everything to the server, which is asked: "%s"', (scopes) => {
    expect(grantOf(scopes.split(' '))).toBeUndefined()
  })
})
