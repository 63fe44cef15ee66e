/**
 * Links may lead to web pages and mail; any other link stays text.
 *
 * @param {string} url
 */
export const isSafeLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim());
