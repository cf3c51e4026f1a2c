// @ts-check
// Brings the error summary to those who hear the page: it is read out as soon as the page opens.
const summary = document.querySelector('.govuk-error-summary')
if (summary instanceof HTMLElement) {
  summary.tabIndex = -1
  summary.focus()
}
