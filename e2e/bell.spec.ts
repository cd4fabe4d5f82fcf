import { axe } from './support/axe.ts'
import {
  bell,
  ended,
  other,
  running,
  messages,
  notifications,
  pass,
  popup,
  recordNotifications,
  timesAsked,
  toggle,
} from './support/notifications.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs([running, other])
  await recordNotifications(page, 'granted')
  await page.clock.install()
})

test('where notifications are denied, the page says that it tells by itself, and does', async ({
  page,
  mockApi,
}) => {
  await recordNotifications(page, 'denied')
  await page.goto('/?refresh=5s&open=run1')
  await toggle(page).click()
  await bell(page).click()
  await expect(popup(page)).toContainText('Notifications are blocked for this page. It tells you')
  await page.keyboard.press('Escape')
  mockApi.setJobs([ended, other])
  await pass(page, 6000)
  await expect(messages(page)).toContainText('llama-sft Completed')
  expect(await notifications(page)).toEqual([])
  expect(await timesAsked(page)).toBe(1)
})

test('whoever did not answer the browser is asked again only when they press for it', async ({
  page,
}) => {
  await recordNotifications(page, 'default')
  await page.goto('/?refresh=off&open=run1')
  await toggle(page).click()
  await bell(page).click()
  await popup(page).getByRole('switch').click()
  expect(await timesAsked(page)).toBe(1)
  await popup(page).getByRole('button', { name: 'Allow notifications' }).click()
  expect(await timesAsked(page)).toBe(2)
})

test('with the keyboard: W watches and stops, the bell lists what is watched', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([running, other, { ...ended, id: 'old', name: 'old-run' }])
  await page.goto('/?refresh=off')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await expect(messages(page)).toContainText('You will be told when llama-sft ends')
  expect(await timesAsked(page)).toBe(1)
  await page.keyboard.press('w')
  await expect(messages(page)).toContainText('llama-sft is no longer watched')
  await page.keyboard.press('w')
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await expect(bell(page)).toHaveAccessibleName(/: 2 watched$/)
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  await expect(messages(page)).toContainText('old-run has ended: Completed')

  await bell(page).focus()
  await page.keyboard.press('ArrowDown')
  const list = popup(page).getByRole('region', { name: 'Watched' })
  await expect(list.getByRole('link')).toHaveText(['llama-sft', 'whisper-tune'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(list.getByRole('button', { name: 'Stop watching llama-sft' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: 'Stop watching whisper-tune' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list).toBeFocused()
  await expect(popup(page)).toContainText('Nothing yet.')
  await page.keyboard.press('Escape')
  await expect(bell(page)).toBeFocused()
  await expect(bell(page)).toHaveAccessibleName('Tell me when jobs end')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the bell and its list are accessible, on a desk and on a phone', async ({
      page,
      mockApi,
    }) => {
      await page.goto('/?refresh=5s&status=running&open=run1')
      await toggle(page).click()
      mockApi.setJobs([ended, other])
      await pass(page, 6000)
      await expect(messages(page)).toContainText('llama-sft Completed')
      await page.getByRole('link', { name: 'whisper-tune' }).click()
      await toggle(page).click()
      await bell(page).click()
      await popup(page).getByRole('switch').click()
      await expect(popup(page).getByRole('region', { name: 'Ended lately' })).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.goto('/?refresh=off')
      await page.setViewportSize({ width: 390, height: 844 })
      await bell(page).click()
      await expect(popup(page).getByRole('region', { name: 'Ended lately' })).toBeVisible()
      expect(await axe(page)).toEqual([])
    })
  })
}
