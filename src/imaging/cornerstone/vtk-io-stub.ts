/**
 * Stands for the readers and writers of meshes in vtk.js, which Cornerstone3D imports and never uses here. With them comes
 * Node's `events`, which is empty in a browser, and the page would die at its start (imaging.md §2).
 */
export function newInstance(): never {
  throw new Error('meshes are not read here')
}

export default { newInstance }
