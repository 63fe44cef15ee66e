/**
 * Watches which cards come into view, because those that refresh by themselves do so then (Microsoft: Up-to-date cards).
 *
 * @param {(messages: readonly string[]) => unknown} report told of the ids of messages
 * @returns {(message: HTMLElement) => void} to watch one more
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
