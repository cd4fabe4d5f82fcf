import { createContext } from 'react'

/** Whether the content is rendered for print, where nothing is interactive. */
export const OnPaper = createContext(false)
