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

// Forms that save what is typed by themselves, every few seconds, with the request that their button sends. They say so; when it
// does not work, the button still does, and the browser asks before the page is left.
for (const form of document.querySelectorAll('form[data-gt-saves]')) {
  const status = form.querySelector('[data-gt-saved]')
  let typed = false
  let stopped = false
  let timer = 0
  let sending = null

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words
  }

  const send = async () => {
    timer = 0
    typed = false
    const sent = new URLSearchParams(new FormData(form))
    sent.set('quiet', 'yes')
    try {
      const answer = await fetch(form.action, { method: 'POST', body: sent })
      const told = await answer.json()
      if (told.state === 'saved') form.elements.was.value = told.was
      else typed = true
      // A new thing has an address of its own once it is saved.
      if (told.at) {
        form.action = told.at
        history.replaceState(null, '', told.at)
      }
      if (told.state === 'overtaken') stopped = true
      say(told.words)
    } catch {
      typed = true
      say(form.dataset.gtSaves)
    }
  }

  const soon = () => {
    if (timer || stopped) return
    timer = setTimeout(async () => {
      sending = send()
      await sending
      sending = null
    }, 3000)
  }

  form.addEventListener('input', () => {
    typed = true
    soon()
  })
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (sending) {
      event.preventDefault()
      sending.then(() => form.requestSubmit(event.submitter))
      return
    }
    typed = false
    stopped = true
  })
  window.addEventListener('beforeunload', (event) => {
    if (typed) event.preventDefault()
  })
}
