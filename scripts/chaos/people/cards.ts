export type CardData = Readonly<Record<string, unknown>>;

/** The data of the first action with this verb, at any depth of the card. */
export function actionOf(node: unknown, verb: string): CardData | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("verb" in node && node.verb === verb && "data" in node && isData(node.data)) return node.data;
  for (const part of Object.values(node)) {
    const found = actionOf(part, verb);
    if (found) return found;
  }
  return undefined;
}

function isData(value: unknown): value is CardData {
  return typeof value === "object" && value !== null;
}

/** What a card or message says in plain characters: without what escapes a name or address, and without texts for an old Teams. */
export function wordsOf(thing: unknown): string {
  if (thing === undefined || thing === null) return "";
  const text = JSON.stringify(thing, (key, value: unknown) => (key === "fallbackText" || key === "fallback" ? undefined : value));
  return text.replace(/\\\\/g, "").replace(/[^\x20-\x7e]/g, "");
}

/** The texts and buttons of a card, for people who read the log. */
export function sketchOf(card: unknown): string {
  const parts: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && node.type === "TextBlock" && "text" in node) parts.push(String(node.text));
    if ("type" in node && node.type === "Action.Execute" && "title" in node) parts.push(`[${String(node.title)}]`);
    Object.values(node).forEach(walk);
  };
  walk(card);
  return parts.join(" | ").slice(0, 420);
}

export type ShownState = "form" | "accepted" | "invited" | "revoked" | "rejected" | "failed" | "awaiting-approval" | "sending" | "other";

/** Which state of the invitation a card shows: by its buttons, else by its words. */
export function stateShown(card: unknown): ShownState {
  const text = wordsOf(card);
  const has = (verb: string) => actionOf(card, verb) !== undefined;
  if (has("send-invitation")) return "form";
  if (/"Accepted"|Accepted \{\{|"text":"Accepted/.test(text) && !has("resend")) return "accepted";
  if (has("resend") || has("show-link")) return "invited";
  if (/Revoked/.test(text)) return "revoked";
  if (/Rejected/.test(text) && has("invite-again")) return "rejected";
  if (/Not sent/.test(text)) return "failed";
  if (has("withdraw") || /Waiting for approval/.test(text)) return "awaiting-approval";
  return /Working on it/.test(text) ? "sending" : "other";
}

/** What the person knew and confirmed when the form was drawn. */
export function confirmedIn(data: CardData): readonly unknown[] {
  return Array.isArray(data["confirmed"]) ? data["confirmed"] : [];
}
