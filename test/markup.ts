// How a test reads markup: words without their spacing, controls and their labels.
import type { HTMLElement } from 'node-html-parser'

export const controls = (root: HTMLElement) =>
  root
    .querySelectorAll('input, select, textarea')
    .filter((control) => !/^(hidden|submit|button)$/.test(control.getAttribute('type') ?? ''))

export const labelOf = (root: HTMLElement, control: HTMLElement): string => {
  const label = control.id && root.querySelectorAll('label').find((each) => each.getAttribute('for') === control.id)
  const outer = control.closest('label')
  return squeeze((label && label.text) || outer?.text || control.getAttribute('aria-label') || byIds(root, control))
}

const byIds = (root: HTMLElement, control: HTMLElement) =>
  (control.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => (id && root.getElementById(id)?.text) || '')
    .join(' ')

export const words = (element: HTMLElement) =>
  squeeze(
    element.getAttribute('aria-label') ??
      (element.text.trim() || element.querySelector('img')?.getAttribute('alt') || ''),
  )

export const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
