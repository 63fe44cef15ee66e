/** An origin without a path; http only on this machine and with the sandbox. */
export function isPublicUrl(text: string, isSandbox: boolean): boolean {
  const url = URL.parse(text);
  if (url?.pathname !== "/" || `${url.search}${url.hash}${url.username}` !== "") return false;
  return url.protocol === "https:" || (isSandbox && url.hostname === "localhost");
}

/** Whether a page is below `/welcome` at our own address: from there the bot leads browsers on to that page, so they would go round and round. */
export function leadsToItself(page: string | undefined, publicUrl: string | undefined): boolean {
  const [end, own] = [page, publicUrl].map((text) => (text === undefined ? null : URL.parse(text)));
  return end?.host === own?.host && /^\/welcome(?:\/|$)/i.test(end?.pathname ?? "");
}
