import { createRequire } from "node:module";
import { JSDOM } from "jsdom";
import markdownIt from "markdown-it";

/** What the page's modules expect to find globally. */
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

/** Puts a document and the two libraries of the page in place for the tests of one `describe`, and takes them away again. */
export function inBrowser(): void {
  const present = new Map<string, PropertyDescriptor | undefined>();
  const set = (name: string, value: unknown): void => {
    present.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };

  let closeWindow = (): void => {};

  before(() => {
    // Node makes this class when it is first asked for, out of the Event of that moment; it has to be Node's own.
    Reflect.get(globalThis, "MessageEvent");
    const { window } = new JSDOM("<!doctype html><html lang=en><body></body></html>", {
      url: "http://localhost/",
      pretendToBeVisual: true,
    });
    // A window left open may go on drawing for ever, and keep the tests from ending.
    closeWindow = () => window.close();
    for (const name of NAMES) set(name, Reflect.get(window, name));
    // jsdom lays nothing out: it has no innerText, nothing to scroll to, and no CSS.escape.
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
