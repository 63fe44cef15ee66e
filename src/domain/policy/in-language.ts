import type { Saying } from "./policy.ts";

/** A policy's sentence in a person's language: by their exact locale, else by language, else in English, else in any language. */
export function inLanguage(say: Saying, locale: string): string {
  if (typeof say === "string") return say;
  const said = Object.entries(say);
  const wanted = [locale, locale.replace(/-.*$/, ""), "en"].map((tag) => tag.toLowerCase());
  const found = wanted.flatMap((tag) => said.filter(([language]) => language.toLowerCase() === tag));
  return (found[0] ?? said[0])?.[1] ?? "";
}
