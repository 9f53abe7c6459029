import { expect, it } from 'vitest'
import { renderingOf } from './rendering.ts'

it.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', 'cpu'],
  ['Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)', 'cpu'],
  ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)', 'cpu'],
  ['ANGLE (NVIDIA, NVIDIA GeForce GTX 1650 Direct3D11 vs_5_0 ps_5_0)', 'gpu'],
  ['Apple M1', 'gpu'],
])('the renderer %s is drawn on by the %s', (name, mode) => {
  expect(renderingOf(name)).toMatchObject({ mode, canReformat: true, canRender3d: mode === 'gpu' })
})

it('without a WebGL context stacks are shown, and reformatting is off with its reason', () => {
  expect(renderingOf(undefined)).toMatchObject({ mode: 'stack-only', why: 'no-webgl', canReformat: false })
})
