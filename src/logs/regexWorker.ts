import { matchMessages, type MatchRequest, type MatchResponse } from './regexMatching.ts'

const post = (response: MatchResponse) => {
  globalThis.postMessage(response)
}

addEventListener('message', ({ data }: MessageEvent<MatchRequest>) => {
  post(matchMessages(data))
})
post('ready')
