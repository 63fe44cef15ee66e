import { element } from "../common/element.js";
import { find } from "../common/find.js";
import { mailElement } from "./mail-view.js";
import { mailList } from "./mail-list.js";
import { isPhone } from "../common/navigation.js";
import { request } from "../api/request.js";

/** @import { MailView } from "../../../page-api/api.ts" */

/** How often the open mailbox checks for new mail. */
const POLL_MS = 2_000;

const list = find("#mails", HTMLElement);
const place = find("#mail", HTMLElement);

/** @type {readonly MailView[]} */
let mails = [];
/** @type {string | null} */
let shown = null;

/** @returns {MailView | undefined} the mail that the address names, else the newest (on a phone none) */
const current = () => mails.find(({ id }) => `#${encodeURIComponent(id)}` === location.hash) ?? (isPhone() ? undefined : mails[0]);

function draw() {
  const mail = current();
  document.body.dataset["screen"] = mail ? "mail" : "list";
  const focused = document.activeElement?.getAttribute("data-mail-id");
  list.replaceChildren(mailList(mails, mail?.id ?? null));
  const again = focused ? list.querySelector(`[data-mail-id="${CSS.escape(focused)}"]`) : null;
  if (again instanceof HTMLElement) again.focus();
  if (shown === (mail?.id ?? null)) return;
  shown = mail?.id ?? null;
  place.replaceChildren(mail ? mailElement(mail) : element("p", { class: "mail-none" }, "Nothing to read."));
}

async function read() {
  const status = find("#mail-status", HTMLElement);
  try {
    /** @type {MailView[]} */
    const found = await request("GET", "/api/mail");
    if (mails.length > 0 && found.length > mails.length) status.textContent = `New mail: ${found[0]?.subject ?? ""}`;
    if (found.length !== mails.length || found[0]?.id !== mails[0]?.id) {
      mails = found;
      draw();
    }
  } catch (error) {
    status.textContent = `The sandbox does not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
  pollLater();
}

/** A hidden mailbox waits. */
function pollLater() {
  setTimeout(() => (document.visibilityState === "visible" ? void read() : pollLater()), POLL_MS);
}

window.addEventListener("hashchange", () => {
  draw();
  const target = place.querySelector("h2");
  if (location.hash && target instanceof HTMLElement) target.focus();
});
draw();
await read();
