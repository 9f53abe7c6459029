/** What stands at the right of the images: one thing at a time, so that the images keep their width. */
export type SidePanel = 'report' | 'annotations'
