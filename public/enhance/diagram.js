// @ts-check
// In the outline of a driver diagram: Alt and an arrow key moves the open item, as its buttons do. The keyboard goes on at
// the item after each move. Without this the buttons do the same.

const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }
const open = document.querySelector('.hf-branch__node--open')

for (const words of document.querySelectorAll('.hf-keys')) words.removeAttribute('hidden')

if (open instanceof HTMLElement) {
  if (location.hash === `#${open.id}` && !document.querySelector('.govuk-error-summary')) open.focus()
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || !Object.hasOwn(ways, event.key)) return
    if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return
    const button = open.querySelector(`[data-way="${ways[/** @type {keyof typeof ways} */ (event.key)]}"]`)
    if (!(button instanceof HTMLButtonElement)) return
    event.preventDefault()
    button.click()
  })
}
