// Starts the scripts of GOV.UK Frontend for the parts this site uses. Everything works without them.
import {
  createAll,
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from './govuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}

for (const Part of [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(Part)
}

// Closed details are printed open, and closed again afterwards.
let opened = []
window.addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')]
  for (const details of opened) details.open = true
})
window.addEventListener('afterprint', () => {
  for (const details of opened) details.open = false
})
