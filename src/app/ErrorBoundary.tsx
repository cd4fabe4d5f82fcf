import { Component, type ReactNode } from 'react'
import { Fault } from './CrashScreen.tsx'

interface CrashProps {
  readonly children: ReactNode
}

/** Catches a fault in the page itself. */
export class Crash extends Component<CrashProps, { error: Error | null }> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    return error ? <Fault message={`${error.message}.`} /> : this.props.children
  }
}
