import type { ImageViewport } from '#imaging/image-viewport.ts'
import type { ViewportCommand } from '../key-map.ts'
import type { WindowOption } from '../window-choices.ts'

/** One press of a zoom key or button. */
const ZOOM_STEP = 1.25

interface CommandContext {
  readonly options: readonly WindowOption[]
  readonly fps: number
}

/** Does to a viewport what a key or a button says. */
export function runCommand(command: ViewportCommand, viewport: ImageViewport, { options, fps }: CommandContext): void {
  switch (command.does) {
    case 'step':
      viewport.step(command.by)
      break
    case 'first':
      viewport.goTo(0)
      break
    case 'last':
      viewport.goTo(viewport.getState().count - 1)
      break
    case 'zoom':
      viewport.zoomBy(command.by === 1 ? ZOOM_STEP : 1 / ZOOM_STEP)
      break
    case 'fit':
      viewport.fit()
      break
    case 'pan':
      viewport.panBy(command.x, command.y)
      break
    case 'window': {
      const { window } = viewport.getState()
      if (window === undefined) break
      viewport.setWindow(window.center + command.center, Math.max(1, window.width + command.width))
      break
    }
    case 'preset': {
      const option = options[command.place]
      if (option !== undefined) viewport.applyWindow(option.choice)
      break
    }
    case 'rotate':
      viewport.rotateBy(command.degrees)
      break
    case 'flip-horizontal':
      viewport.flipHorizontal()
      break
    case 'flip-vertical':
      viewport.flipVertical()
      break
    case 'invert':
      viewport.invert()
      break
    case 'cine':
      if (viewport.getState().cine === undefined) viewport.startCine(fps)
      else viewport.stopCine()
      break
    case 'reset':
      viewport.reset()
      break
  }
}
