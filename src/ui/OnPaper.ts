import { createContext } from 'react'

/** Whether what is rendered is printed: on paper, nothing can be pressed. */
export const OnPaper = createContext(false)
