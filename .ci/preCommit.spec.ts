import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const UNFORMATTED = 'export const a = "1";\n'
const FORMATTED = "export const a = '1'\n"
const WITH_ERROR = 'export const a: any = 1\n'

/** The environment without Git's variables: in a commit hook, they point to another repository. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
)

let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'hooks-'))
  mkdirSync(path.join(root, '.ci'))
  cpSync('.githooks', path.join(root, '.githooks'), { recursive: true })
  for (const file of ['.ci/preCommit.mjs', '.oxlintrc.json', '.oxfmtrc.json', 'package.json']) {
    copyFileSync(file, path.join(root, file))
  }
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'))
  git('init', '--quiet')
  git('config', 'user.name', 'Test')
  git('config', 'user.email', 'test@example.com')
  write('src/lib/a.ts', "export const a = '0'\n")
  git('add', 'src', '.oxlintrc.json', '.oxfmtrc.json')
  git('commit', '--quiet', '--message', 'start')
  execFileSync('npm', ['run', '-s', 'hooks'], { cwd: root, env })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' })
}

function commit(...args: string[]) {
  const options = { cwd: root, env, encoding: 'utf8' } as const
  const { status, stderr } = spawnSync('git', ['commit', '--message', 'change', ...args], options)
  return { isCommitted: status === 0, stderr }
}

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const committed = (file: string) => git('show', `HEAD:${file}`)

describe('the pre-commit hook', () => {
  it('formats a staged file, in under 5 s', () => {
    write('src/lib/a.ts', UNFORMATTED)
    git('add', 'src')
    const start = performance.now()
    expect(commit()).toMatchObject({ isCommitted: true })
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(committed('src/lib/a.ts')).toBe(FORMATTED)
    expect(read('src/lib/a.ts')).toBe(FORMATTED)
    expect(git('status', '--short', 'src')).toBe('')
  })

  it('formats files that `git commit --all` stages', () => {
    write('src/lib/a.ts', UNFORMATTED)
    expect(commit('--all')).toMatchObject({ isCommitted: true })
    expect(committed('src/lib/a.ts')).toBe(FORMATTED)
    expect(git('status', '--short', 'src')).toBe('')
  })

  it('rejects a commit with a lint error in a staged file', () => {
    write('src/lib/a.ts', WITH_ERROR)
    git('add', 'src')
    expect(commit()).toMatchObject({ isCommitted: false })
    expect(committed('src/lib/a.ts')).toBe("export const a = '0'\n")
  })

  it('rejects a commit that breaks the import layers', () => {
    write('src/app/b.ts', 'export const b = 1\n')
    write('src/lib/a.ts', "import { b } from '#src/app/b.ts'\n\nexport const a = b\n")
    git('add', 'src')
    expect(commit()).toMatchObject({ isCommitted: false })
  })

  it('checks the staged part of a partially staged file, and leaves the rest unchanged', () => {
    write('src/lib/a.ts', FORMATTED)
    git('add', 'src')
    const later = `${FORMATTED}${WITH_ERROR.replace(' a', ' later')}`
    write('src/lib/a.ts', later)
    write('src/lib/untracked.ts', UNFORMATTED)
    expect(commit()).toMatchObject({ isCommitted: true })
    expect(committed('src/lib/a.ts')).toBe(FORMATTED)
    expect(read('src/lib/a.ts')).toBe(later)
    expect(read('src/lib/untracked.ts')).toBe(UNFORMATTED)
    expect(git('ls-files', 'src/lib/untracked.ts')).toBe('')
  })

  it('rejects an unformatted, partially staged file, and changes nothing', () => {
    write('src/lib/a.ts', UNFORMATTED)
    git('add', 'src')
    write('src/lib/a.ts', `${UNFORMATTED}// later\n`)
    const { isCommitted, stderr } = commit()
    expect(isCommitted).toBe(false)
    expect(stderr).toContain('src/lib/a.ts')
    expect(git('show', ':src/lib/a.ts')).toBe(UNFORMATTED)
    expect(read('src/lib/a.ts')).toBe(`${UNFORMATTED}// later\n`)
  })

  it('stages no other files when a commit names its files', () => {
    write('src/lib/a.ts', FORMATTED)
    write('src/lib/b.ts', UNFORMATTED)
    git('add', 'src/lib/b.ts')
    expect(commit('src/lib/a.ts')).toMatchObject({ isCommitted: true })
    expect(git('status', '--short', 'src')).toBe('A  src/lib/b.ts\n')
    expect(commit('src/lib/b.ts')).toMatchObject({ isCommitted: false })
    expect(read('src/lib/b.ts')).toBe(UNFORMATTED)
  })

  it('accepts deleted files, links, and other kinds of files', () => {
    git('rm', '--quiet', 'src/lib/a.ts')
    symlinkSync('package.json', path.join(root, 'link.json'))
    write('image.png', 'PNG')
    write('a file with spaces.txt', 'text')
    git('add', 'link.json', 'image.png', 'a file with spaces.txt')
    expect(commit()).toMatchObject({ isCommitted: true })
  })
})
