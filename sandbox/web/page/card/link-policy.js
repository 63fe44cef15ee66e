const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * T95: Which addresses a card's Action.OpenUrl may open: https, and http on this machine (the sandbox itself).
 *
 * @param {string} address
 */
export function mayOpen(address) {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
}
