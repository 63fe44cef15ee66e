/**
 * Reports which cards become visible, because cards with an automatic refresh then refresh (Microsoft: Up-to-date cards).
 *
 * @param {(messages: readonly string[]) => unknown} report called with the ids of messages
 * @returns {(message: HTMLElement) => void} adds a message to watch
 */
export function cardViews(report) {
  const observer = new IntersectionObserver((entries) => {
    const messages = entries
      .filter(({ isIntersecting }) => isIntersecting)
      .map(({ target }) => target.getAttribute("data-message-id") ?? "");
    if (messages.length > 0) report(messages);
  });
  return (message) => observer.observe(message);
}
