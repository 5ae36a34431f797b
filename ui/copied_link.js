// A button that copies an address, or a text that ends with it; where the browser has no clipboard, it stands there to copy by hand.
const SHOWN = 2500 // milliseconds that "copied" stays

export default function ({ data, parentElement }) {
  const make = (tag, name) => Object.assign(document.createElement(tag), { className: name })
  const button = make("button", "copy-link")
  const said = make("span", "said")
  const icon = make("span", "icon")
  icon.setAttribute("aria-hidden", "true")
  button.type = "button"
  button.append(icon, said)
  said.setAttribute("aria-live", "polite")
  const rest = () => {
    said.textContent = data.label
    icon.textContent = data.text ? "content_copy" : "link"
  }
  rest()
  const hand = make("label", "copy-by-hand")
  const field = make("input", "")
  field.readOnly = true
  hand.append(data.by_hand, field)
  hand.hidden = true

  const words = () => {
    const url = data.page ? new URL(data.page, location.href) : new URL(location.href)
    for (const [name, value] of Object.entries(data.query)) url.searchParams.set(name, value)
    return data.text ? `${data.text} · ${url.href}` : url.href
  }
  let timer
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(words())
      said.textContent = data.done
      icon.textContent = "check"
      clearTimeout(timer)
      timer = setTimeout(rest, SHOWN)
    } catch {
      field.value = words()
      hand.hidden = false
      field.focus()
      field.select()
    }
  }
  hand.onkeydown = (event) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    hand.hidden = true
    button.focus()
  }
  parentElement.replaceChildren(button, hand)
  return () => clearTimeout(timer)
}
