// The document's language and theme, whether the window is as narrow as a phone, and choices that nothing stands behind: greyed, and neither clicked nor entered.
const CHOICES = '[role="option"], [data-testid="stButtonGroup"] button'
const ACTS = ["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click"]

const PHONE = window.matchMedia("(max-width: 640px)") // as the theme's

export default function ({ data, setStateValue }) {
  document.documentElement.lang = data.language
  document.documentElement.style.colorScheme = data.theme ?? "" // dialogs stand outside Streamlit's own theme

  const measure = () => {
    if (PHONE.matches !== data.narrow) setStateValue("narrow", PHONE.matches)
  }
  measure()
  PHONE.addEventListener("change", measure)

  const isEmpty = (choice) => choice.textContent.trim().endsWith(data.empty)
  const grey = () => {
    for (const choice of document.querySelectorAll(CHOICES)) {
      if (isEmpty(choice)) choice.setAttribute("aria-disabled", "true")
      else choice.removeAttribute("aria-disabled")
    }
  }
  const refuse = (event) => {
    if (!event.type.startsWith("touch")) event.preventDefault() // a finger may still scroll the list
    event.stopImmediatePropagation()
  }
  const onAct = (event) => {
    const choice = event.target.closest?.(CHOICES)
    if (choice && isEmpty(choice)) refuse(event)
  }
  const onKey = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    const named = event.target.getAttribute?.("aria-activedescendant")
    const choice = named ? document.getElementById(named) : event.target.closest?.(CHOICES)
    if (choice && isEmpty(choice) && (event.key === "Enter" || !named)) refuse(event)
  }

  const seen = new MutationObserver(grey)
  seen.observe(document.body, { childList: true, characterData: true, subtree: true })
  ACTS.forEach((act) => window.addEventListener(act, onAct, true))
  window.addEventListener("keydown", onKey, true)
  grey()
  return () => {
    PHONE.removeEventListener("change", measure)
    seen.disconnect()
    ACTS.forEach((act) => window.removeEventListener(act, onAct, true))
    window.removeEventListener("keydown", onKey, true)
  }
}
