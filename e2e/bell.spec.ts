import { axeInBothThemes } from './support/axe.ts'
import {
  bell,
  ended,
  other,
  pass,
  permissionRequests,
  popup,
  recordedNotifications,
  recordNotifications,
  running,
  toggle,
  viewSwitch,
} from './support/notifications.ts'
import { messages, row } from './support/page.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs([running, other])
  await recordNotifications(page, 'granted')
  await page.clock.install()
})

test('when notifications are blocked, the page says so and displays a message instead', async ({
  page,
  mockApi,
}) => {
  await recordNotifications(page, 'denied')
  await page.goto('/?refresh=5s&open=run1')
  await toggle(page).click()
  await bell(page).click()
  await expect(popup(page)).toContainText(
    'Notifications are blocked in your browser. You’ll still see a message here',
  )
  await page.keyboard.press('Escape')
  mockApi.setJobs([ended, other])
  await pass(page, 6000)
  await expect(messages(page)).toContainText('llama-sft completed')
  expect(await recordedNotifications(page)).toEqual([])
  expect(await permissionRequests(page)).toBe(1)
})

test('after the permission request is dismissed, only a button repeats it', async ({ page }) => {
  await recordNotifications(page, 'default')
  await page.goto('/?refresh=off&open=run1')
  await toggle(page).click()
  await bell(page).click()
  await viewSwitch(page).click()
  expect(await permissionRequests(page)).toBe(1)
  await popup(page).getByRole('button', { name: 'Allow notifications' }).click()
  expect(await permissionRequests(page)).toBe(2)
})

test('with the keyboard: W watches and unwatches a job, and the bell lists watched jobs', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([running, other, { ...ended, id: 'old', name: 'old-run' }])
  await page.goto('/?refresh=off')
  await expect(row(page, 'llama-sft')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await expect(messages(page)).toContainText('You’ll be notified when llama-sft ends')
  expect(await permissionRequests(page)).toBe(1)
  await page.keyboard.press('w')
  await expect(messages(page)).toContainText('Stopped watching llama-sft')
  await page.keyboard.press('w')
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await expect(bell(page)).toHaveAccessibleName(/: 2 watched$/)
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await expect(messages(page)).toContainText('old-run has ended: Completed')

  await bell(page).focus()
  await page.keyboard.press('ArrowDown')
  // The popup takes the focus an animation frame after it opens.
  await expect(viewSwitch(page)).toBeFocused()
  const list = popup(page).getByRole('region', { name: 'Watched' })
  await expect(list.getByRole('link')).toHaveText(['llama-sft', 'whisper-tune'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(list.getByRole('button', { name: 'Stop watching llama-sft' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: 'Stop watching whisper-tune' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list).toBeFocused()
  await expect(popup(page)).toContainText('You’re not watching anything.')
  await page.keyboard.press('Escape')
  await expect(bell(page)).toBeFocused()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
})

test('the bell and its popup are accessible on desktop and on a phone', async ({
  page,
  mockApi,
}) => {
  const endedLately = popup(page).getByRole('region', { name: 'Recently ended' })
  await page.goto('/?refresh=5s&status=running&open=run1')
  await toggle(page).click()
  mockApi.setJobs([ended, other])
  await pass(page, 6000)
  await expect(messages(page)).toContainText('llama-sft completed')
  await page.getByRole('link', { name: 'whisper-tune' }).click()
  await toggle(page).click()
  await bell(page).click()
  await viewSwitch(page).click()
  await expect(endedLately).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await expect(endedLately, 'a change of the theme leaves the popup open').toBeVisible()

  await page.goto('/?refresh=off')
  await page.setViewportSize({ width: 390, height: 844 })
  await bell(page).click()
  await expect(endedLately).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await expect(endedLately, 'a change of the theme leaves the popup open').toBeVisible()
})
