// @ts-check
// Keeps the words typed into <form data-keep="..."> in this tab until they are saved, offers them again when something went
// wrong, and asks before they are left behind. Without it the form works the same.

const prefix = 'holdfast:'
let isSending = false

if (document.querySelector('.govuk-notification-banner--success')) forget((kept) => kept.sent)
for (const form of document.querySelectorAll('form')) {
  if (form.dataset.keep !== undefined) keep(form)
  if (form.getAttribute('action') === '/sign-out') form.addEventListener('submit', () => forget(() => true))
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const key = `${prefix}${form.dataset.keep}:${location.pathname}:${form.getAttribute('action') ?? ''}`
  const areas = [...form.querySelectorAll('textarea')]
  const now = () => Object.fromEntries(areas.map((area) => [area.name, area.value]))
  let saved = JSON.stringify(now())
  const isUnsaved = () => JSON.stringify(now()) !== saved
  // After an error the server has sent the words back: they are on the page, but saved nowhere.
  if (document.querySelector('.govuk-error-summary')) saved = ''
  else offer(form, areas, key)
  form.addEventListener('input', () => store(key, { words: now(), sent: false }))
  form.addEventListener('submit', () => {
    isSending = true
    store(key, { words: now(), sent: true })
  })
  addEventListener('pageshow', () => (isSending = false))
  addEventListener('beforeunload', (event) => {
    if (!isSending && isUnsaved()) event.preventDefault()
  })
}

/** @param {HTMLFormElement} form @param {HTMLTextAreaElement[]} areas @param {string} key */
function offer(form, areas, key) {
  const kept = read(key)
  if (!kept || areas.every((area) => (kept.words[area.name] ?? area.value) === area.value)) {
    if (kept) sessionStorage.removeItem(key)
    return
  }
  const line = document.createElement('p')
  line.className = 'govuk-inset-text'
  line.setAttribute('role', 'status')
  line.append('You typed words here that may not have been saved. ')
  const put = document.createElement('button')
  put.type = 'button'
  put.className = 'govuk-button govuk-button--secondary'
  put.textContent = 'Put my words back'
  put.addEventListener('click', () => {
    for (const area of areas) area.value = kept.words[area.name] ?? area.value
    line.remove()
    areas[0]?.focus()
  })
  line.append(put)
  form.prepend(line)
}

/** @param {string} key @param {{ words: Record<string, string>, sent: boolean }} kept */
function store(key, kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A full or forbidden store must not stop anybody from typing.
  }
}

/** @param {string} key @returns {{ words: Record<string, string>, sent: boolean } | null} */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** @param {(kept: { sent: boolean }) => boolean} which */
function forget(which) {
  try {
    for (const key of Object.keys(sessionStorage)) {
      const kept = key.startsWith(prefix) ? read(key) : null
      if (kept && which(kept)) sessionStorage.removeItem(key)
    }
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}
