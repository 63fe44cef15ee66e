import type { PageWords } from "./plain-page.ts";
import type { PageKind } from "./sign-in-routes.ts";
import { isRightToLeft } from "../texts/locale.ts";
import { textsFor } from "../texts/texts.ts";

/** The texts of a page in a person's language. */
export function pageWords(kind: PageKind, locale: string | undefined, reference: string): PageWords {
  const { t, language } = textsFor(locale);
  const direction = isRightToLeft(language) ? "rtl" : "ltr";
  return { language, direction, title: t(`page.${kind}-title`), text: t(`page.${kind}`, { reference }) };
}
