import { matchMessages, type MatchRequest, type MatchResponse } from './regexMatching.ts'

const post = (response: MatchResponse) => {
  const isOffsets = response !== null && response !== 'ready'
  globalThis.postMessage(response, {
    transfer: isOffsets ? response.map(({ buffer }) => buffer) : [],
  })
}

addEventListener('message', ({ data }: MessageEvent<MatchRequest>) => {
  post(matchMessages(data))
})
post('ready')
