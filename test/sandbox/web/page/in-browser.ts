import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import markdownIt from "markdown-it";

/** The globals that the page's modules need. */
const NAMES = [
  "window",
  "document",
  "location",
  "history",
  "localStorage",
  "sessionStorage",
  "Node",
  "Element",
  "Event",
  "FormData",
  "KeyboardEvent",
  "MouseEvent",
  "MutationObserver",
  "HTMLElement",
  "HTMLAnchorElement",
  "HTMLButtonElement",
  "HTMLFormElement",
  "HTMLInputElement",
  "HTMLSelectElement",
  "HTMLTextAreaElement",
  "HTMLUListElement",
];

const scriptPackage = createRequire(import.meta.url);

/** Sets up a document and the page's two libraries for the tests of one `describe`, and removes them after it. */
export function inBrowser(): void {
  const present = new Map<string, PropertyDescriptor | undefined>();
  const set = (name: string, value: unknown): void => {
    present.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };

  let closeWindow = (): void => {};

  before(() => {
    // Node creates this class at its first use, from the Event of that moment; it must be Node's own.
    Reflect.get(globalThis, "MessageEvent");
    const { window } = new JSDOM("<!doctype html><html lang=en><body></body></html>", {
      url: "http://localhost/",
      pretendToBeVisual: true,
    });
    // An open window may keep drawing, and keep the tests from ending.
    closeWindow = () => window.close();
    for (const name of NAMES) set(name, Reflect.get(window, name));
    // jsdom has no layout: no innerText, no scrolling, and no CSS.escape.
    Object.defineProperty(
      window.HTMLElement.prototype,
      "innerText",
      Object.getOwnPropertyDescriptor(window.Node.prototype, "textContent") ?? {},
    );
    Object.assign(window.Element.prototype, { scrollIntoView: () => {} });
    set("CSS", { escape: (text: string) => text.replace(/[^\w-]/g, String.raw`\$&`) });
    set("markdownit", markdownIt);
    set("AdaptiveCards", scriptPackage("adaptivecards/dist/adaptivecards.min.js"));
  });

  beforeEach(() => {
    document.body.replaceChildren();
  });

  after(() => {
    for (const [name, descriptor] of present) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
    closeWindow();
  });
}
