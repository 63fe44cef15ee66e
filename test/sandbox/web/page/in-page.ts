/** Finds elements on the page as people do: by their text. */

const labelOf = (part: Element): string => part.getAttribute("aria-label") ?? part.textContent;

export function button(name: string, within: ParentNode = document): HTMLElement {
  const found = [...within.querySelectorAll("button, a")].find((part) => labelOf(part).trim() === name);
  if (!(found instanceof HTMLElement)) throw new Error(`There is no button "${name}".`);
  return found;
}

export function field(label: string, within: ParentNode = document): HTMLInputElement | HTMLTextAreaElement {
  for (const part of within.querySelectorAll("input, textarea")) {
    const ids = part.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const name =
      ids.length > 0 ? ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ") : part.getAttribute("aria-label");
    if (name?.startsWith(label) && (part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement)) return part;
  }
  throw new Error(`There is no field "${label}".`);
}

export function type(into: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  into.value = text;
  into.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Presses a key; true if the page handled it. */
export function key(on: HTMLElement, name: string, options: KeyboardEventInit = {}): boolean {
  return !on.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...options }));
}

/** Waits for promises and mutation observers. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
