import { Component, type ReactNode } from 'react'

interface SectionBoundaryProps {
  /** What stands in the place of a section that broke; its neighbours live on (SRC-3). */
  readonly fallback: (retry: () => void) => ReactNode
  readonly children: ReactNode
}

interface SectionBoundaryState {
  readonly isBroken: boolean
}

/** Keeps the failure of one section from taking its neighbours along. */
export class SectionBoundary extends Component<SectionBoundaryProps, SectionBoundaryState> {
  override state: SectionBoundaryState = { isBroken: false }

  static getDerivedStateFromError(): SectionBoundaryState {
    return { isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback(() => this.setState({ isBroken: false })) : this.props.children
  }
}
