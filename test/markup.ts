// How a test reads markup: words without their spacing, controls and their labels.
import type { HTMLElement } from 'node-html-parser'

export const controls = (root: HTMLElement) => root.querySelectorAll('input, select, textarea').filter(isControl)

export const isControl = (element: HTMLElement) => !/^(hidden|submit|button)$/.test(element.getAttribute('type') ?? '')

/** Labels by the id of what they are for. */
export const labelsOf = (labels: HTMLElement[]): Map<string, HTMLElement> =>
  new Map(labels.filter((each) => each.hasAttribute('for')).map((each) => [each.getAttribute('for') ?? '', each]))

/** The words a person hears when they come to a control. */
export const labelOf = (
  root: HTMLElement,
  control: HTMLElement,
  labels = labelsOf(root.querySelectorAll('label')),
): string => {
  const label = control.id && labels.get(control.id)
  const outer = label ? null : control.closest('label')
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
