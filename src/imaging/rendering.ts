/**
 * How pictures are drawn here, found by a probe (imaging.md §3): `gpu` with a hardware renderer; `cpu` when WebGL is
 * emulated, because drawing on the processor is then several times faster; `stack-only`, on the processor as well, without
 * any WebGL context.
 */
export interface Rendering {
  readonly mode: 'gpu' | 'cpu' | 'stack-only'
  readonly why: 'hardware' | 'software-webgl' | 'no-webgl'
  /** What the browser calls its renderer, for the support desk. */
  readonly renderer: string | undefined
  /** Reformatting (MPR) needs a WebGL context, even an emulated one. */
  readonly canReformat: boolean
  /** 3D on an emulated GPU blocks the page for tens of seconds. */
  readonly canRender3d: boolean
}

/** Emulated or virtual renderers: SwiftShader, llvmpipe, softpipe, Microsoft Basic Render Driver. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

/** Decides from the renderer's name; undefined when there is no WebGL context. */
export function renderingOf(renderer: string | undefined): Rendering {
  if (renderer === undefined) {
    return { mode: 'stack-only', why: 'no-webgl', renderer, canReformat: false, canRender3d: false }
  }
  return SOFTWARE.test(renderer)
    ? { mode: 'cpu', why: 'software-webgl', renderer, canReformat: true, canRender3d: false }
    : { mode: 'gpu', why: 'hardware', renderer, canReformat: true, canRender3d: true }
}

let probed: Rendering | undefined

/** Asked once for the page: a context takes a moment to make. */
export function probedRendering(): Rendering {
  probed ??= renderingOf(webGlRenderer())
  return probed
}

/** The name of the WebGL 2 renderer, or undefined without one. The context is given back at once. */
function webGlRenderer(canvas: HTMLCanvasElement = document.createElement('canvas')): string | undefined {
  const context = canvas.getContext('webgl2')
  if (context === null) return undefined
  const info = context.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = context.getParameter(info === null ? context.RENDERER : info.UNMASKED_RENDERER_WEBGL)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof name === 'string' ? name : 'unknown'
}
