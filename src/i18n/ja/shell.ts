/** The frame around every screen: sign-in, patient header, menu, hospital strip, failures of the viewer itself. */
export const shell = {
  app: '連携ビューア',
  skip: '本文へ移動',
} as const
