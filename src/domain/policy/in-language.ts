import type { Saying } from "./policy.ts";

/** What a policy says in somebody's language: in their very locale, in its language, in English, or in any. */
export function spokenIn(say: Saying, locale: string): string {
  if (typeof say === "string") return say;
  const said = Object.entries(say);
  const wanted = [locale, locale.replace(/-.*$/, ""), "en"].map((tag) => tag.toLowerCase());
  const found = wanted.flatMap((tag) => said.filter(([language]) => language.toLowerCase() === tag));
  return (found[0] ?? said[0])?.[1] ?? "";
}
