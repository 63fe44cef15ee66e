/** Teams' message to the bot when the pop-up was closed without an answer (Microsoft: Bot single sign-on). */
export const CANCELLED = "CancelledByUser";

const POLL_MS = 500;

/**
 * Signs the person in with a pop-up.
 *
 * @param {string} url
 * @returns {Promise<string>} the code from the sign-in page, or `CANCELLED`
 */
export function signInByPopup(url) {
  const { promise, resolve } = Promise.withResolvers();
  const popup = window.open(url, "_blank", "popup,width=480,height=660");
  if (!popup) return Promise.resolve(CANCELLED);
  let closed = setTimeout(look, POLL_MS);
  function look() {
    if (popup?.closed) end(CANCELLED);
    else closed = setTimeout(look, POLL_MS);
  }
  /** @param {string} code */
  function end(code) {
    clearTimeout(closed);
    window.removeEventListener("message", listen);
    resolve(code);
  }
  /** @param {MessageEvent<{ signInCode?: unknown }>} event */
  function listen({ origin, source, data }) {
    const code = origin === location.origin && source === popup ? data.signInCode : null;
    if (typeof code === "string") end(code);
  }
  window.addEventListener("message", listen);
  return promise;
}
